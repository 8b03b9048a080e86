//! Files of `tests/archives/`, each with the same story, made by other programs than ours (Python's `plistlib`, `quopri`,
//! `base64` and `gzip`).
#![allow(clippy::unwrap_used)]

use std::fs;

use khabar::input::archives::warc::Pages;
use khabar::{Article, Options};

fn hold(article: &Article, url: Option<&str>, file: &str) {
    assert_eq!(article.headline.as_deref(), Some("Rain floods the old town"), "{file}");
    assert_eq!(article.url.as_deref(), url, "{file}");
    assert_eq!(article.body.len(), 2, "{file}");
    assert!(article.warnings.is_empty(), "{file}: {:?}", article.warnings);
}

#[test]
fn saved_pages_and_mails_are_read_from_their_bytes() {
    let rain = Some("https://harbour.example/rain");
    for (file, url, published) in [
        ("story.mhtml", rain, Some("2024-05-31T07:40:00+02:00")),
        ("letter.eml", None, Some("2024-05-31T07:40:00+02:00")),
        ("page.webarchive", rain, None),
    ] {
        let bytes = fs::read(format!("tests/archives/{file}")).unwrap();
        let article = khabar::parse(&bytes, &Options::default()).unwrap();
        hold(&article, url, file);
        assert_eq!(article.published.as_ref().map(|it| it.value.as_str()), published, "{file}");
    }
}

#[test]
fn every_page_of_a_crawl_is_read() {
    for file in ["crawl.warc", "crawl.warc.gz"] {
        let bytes = fs::read(format!("tests/archives/{file}")).unwrap();
        let pages: Vec<_> = Pages::new(bytes.as_slice()).unwrap().collect::<Result<_, _>>().unwrap();
        let urls: Vec<&str> = pages.iter().map(|it| it.url.rsplit('/').next().unwrap()).collect();
        assert_eq!(urls, ["rain", "chunks", "packed", "alone"], "{file}");
        for page in &pages {
            let article = khabar::parse(&page.body, &page.options(&Options::default())).unwrap();
            hold(&article, Some(&page.url), file);
        }
    }
}
