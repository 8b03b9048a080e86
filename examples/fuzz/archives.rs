//! Archives of a page, and of many pages.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use khabar::input::archives::warc::{PAGE_BYTES, Pages, WarcError};
use khabar::{Error, Input, Options};

use crate::targets::read;

/// Pages of a crawl that are read to their end; how each is read, the other targets try.
const READ_MAX: usize = 2;

fn files(names: &[&str]) -> Vec<Vec<u8>> {
    names.iter().filter_map(|it| fs::read(format!("tests/archives/{it}")).ok()).collect()
}

pub fn saved_pages() -> Vec<Vec<u8>> {
    files(&["story.mhtml", "letter.eml", "page.webarchive"])
}

pub fn crawls() -> Vec<Vec<u8>> {
    files(&["crawl.warc", "crawl.warc.gz"])
}

/// A saved page or a mail, as bytes and as text.
pub fn archive(input: &[u8]) -> Result<u64, String> {
    let of_bytes = read(Input::Bytes(input), None)?;
    let of_text = std::str::from_utf8(input).map_or(Ok(0), |text| read(Input::Text(text), None))?;
    Ok(of_bytes ^ of_text.rotate_left(1))
}

/// Every page of a crawl, none larger than it may be, and no more of them than there is room for.
pub fn crawl(input: &[u8]) -> Result<u64, String> {
    let mut outcome = DefaultHasher::new();
    let mut count = 0;
    for found in Pages::new(input).map_err(|error| error.to_string())? {
        count += 1;
        match found {
            Ok(page) if PAGE_BYTES < page.body.len() => return Err("a page past the limit".into()),
            Ok(page) if count <= READ_MAX => {
                match khabar::parse(&page.body, &page.options(&Options::default())) {
                    Ok(article) => {
                        (article.body.len().min(4), article.published.is_some()).hash(&mut outcome);
                    }
                    Err(Error::EmptyInput | Error::NotText(_)) => 9.hash(&mut outcome),
                    Err(error) => return Err(error.to_string()),
                }
            }
            Ok(_) => {}
            Err(WarcError::Damaged { url, why }) => (url.is_some(), why).hash(&mut outcome),
            Err(WarcError::Unreadable(error)) => return Err(error.to_string()),
        }
    }
    // A packed file may hold a thousand times its bytes.
    if input.len() * 1_100 + 1 < count * 10 {
        return Err(format!("{count} pages"));
    }
    count.min(8).hash(&mut outcome);
    Ok(outcome.finish())
}
