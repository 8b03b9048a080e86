//! Attacks in every place of a page: none is left in any format.
//!
//! `tests/web/attacks.test.mjs` shows the same to a browser.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "attacks/allowed.rs"]
mod allowed;
#[path = "attacks/corpus.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet};

use allowed::{check_html, check_rendered, is_safe_address};
use corpus::{Place, attacks, places};
use khabar::export::{Format, body_text, json_for_script, render};
use khabar::{Article, Options};
use scraper::{Html, Selector};
use serde_json::Value;

/// What every place says before an attack.
const BEFORE: &str = "opened the flood gates on Monday after three days of rain";

/// A page of control characters is no text, and that is an error.
fn parse(page: &str) -> Option<Article> {
    let url = Some("https://gazette.example/gates".to_owned());
    khabar::parse(page, &Options { url, ..Options::default() }).ok()
}

/// Puts every attack into a place and looks at what comes out; says how many of the pages were read as articles.
fn withstand(place: &Place) -> usize {
    let mut read = 0;
    for attack in attacks() {
        let Some(article) = parse(&place.with(&attack.words)) else { continue };
        read += usize::from(body_text(&article).contains(BEFORE));
        for format in Format::ALL {
            let out = render(&article, *format);
            if let Err(found) = check(&out, *format) {
                panic!("{} in {}: {} has {found}\n{out}", attack.words, place.name, format.name());
            }
        }
        let script = json_for_script(&article);
        stands_in_a_script(&script).unwrap_or_else(|found| panic!("{}: {found}", attack.words));
    }
    read
}

/// Says what stands in an output of a format that may not.
fn check(out: &str, format: Format) -> Result<(), String> {
    match format {
        Format::Html => check_html(out).map(drop),
        Format::Markdown => {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(out, extensions()));
            check_rendered(&html).map(drop)
        }
        Format::Text => has_no_controls(out),
        Format::Json => serde_json::from_str::<Article>(out).map(drop).map_err(|error| error.to_string()),
        Format::Ninjs => check_data(out),
        Format::JsonLd => check_data(out).and_then(|()| stands_in_a_script(out)),
    }
}

/// All that a reader of Markdown may understand beside the standard.
fn extensions() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

fn has_no_controls(text: &str) -> Result<(), String> {
    let found = text.chars().find(|it| it.is_control() && *it != '\n' && *it != '\t');
    found.map_or(Ok(()), |it| Err(format!("{it:?}")))
}

/// Formats of data hold clean words, safe addresses and, in ninjs, HTML that may stand anywhere.
fn check_data(out: &str) -> Result<(), String> {
    let mut waiting: Vec<(String, Value)> =
        vec![(String::new(), serde_json::from_str(out).map_err(|error| error.to_string())?)];
    while let Some((name, value)) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.into_iter().map(|it| (name.clone(), it))),
            Value::Object(fields) => {
                let is_html = fields.get("contentType").is_some_and(|it| it == "text/html");
                if let Some(html) = fields.get("value").and_then(Value::as_str).filter(|_| is_html) {
                    check_html(html)?;
                }
                waiting.extend(fields);
            }
            Value::String(text) => {
                has_no_controls(&text)?;
                let is_address = ["@id", "embedUrl", "href", "relatedLink", "uri", "url"].contains(&&*name);
                let is_urn = text.starts_with("urn:uuid:");
                if is_address && !is_urn && !is_safe_address(&text, true) && !is_safe_address(&text, false) {
                    return Err(format!("{name}: {text}"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether data between script tags comes out of a page as it was put in, and nothing beside it.
fn stands_in_a_script(data: &str) -> Result<(), String> {
    let page = Html::parse_document(&format!("<script type='application/ld+json'>{data}</script><p>end</p>"));
    let everything = Selector::parse("*").map_err(|error| error.to_string())?;
    let names: Vec<&str> = page.select(&everything).map(|it| it.value().name()).collect();
    let script = page.select(&everything).find(|it| it.value().name() == "script");
    let is_whole = script.is_some_and(|it| it.text().collect::<String>() == data);
    if is_whole && names == ["html", "head", "script", "body", "p"] {
        Ok(())
    } else {
        Err(format!("{names:?}"))
    }
}

/// One test a place, so that they run side by side. Some attacks of a place end the page at its start, and no
/// article is left: the share of those that are read is known, so that a place cannot fall silent.
macro_rules! place_tests {
    ($($test:ident $place:literal $read_percent:literal;)*) => {
        const PLACES: &[&str] = &[$($place,)*];
        $(#[test]
        fn $test() {
            let place = places().into_iter().find(|it| it.name == $place).unwrap();
            let read = withstand(&place);
            let all = attacks().len();
            assert!(all * $read_percent <= read * 100, "{read} of {all} pages were read");
        })*
    };
}

place_tests! {
    in_addresses "addresses" 100;
    in_attributes "attributes" 95;
    between_paragraphs "between-paragraphs" 95;
    in_captions_and_cells "captions-and-cells" 95;
    in_copied_text "copied" 95;
    everywhere "everywhere" 98;
    in_the_headline "headline" 90;
    inside_a_paragraph "inside-a-paragraph" 95;
    in_json_ld "json-ld" 90;
    in_text_in_json_ld "text-in-json-ld" 100;
}

#[test]
fn the_corpus_is_large_and_without_repeats() {
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for attack in attacks() {
        *classes.entry(attack.class).or_default() += 1;
        assert!(seen.insert(attack.words.clone()), "{} is there twice", attack.words);
    }
    let all: usize = classes.values().sum();
    println!("{all} attacks in {} classes, {} places: {classes:?}", classes.len(), places().len());
    assert!(400 <= all && 20 <= classes.len());
    assert_eq!(places().iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), PLACES);
}

/// Attacks that are put everywhere as words are shown as words.
#[test]
fn attacks_land_in_the_article() {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let place = places().into_iter().find(|it| it.name == "everywhere").unwrap();
    for attack in attacks() {
        let Some(article) = parse(&place.with(&attack.words)) else { continue };
        let shown = body_text(&article);
        assert!(letters(&shown).contains(&letters(&attack.words)), "{} is not in {shown}", attack.words);
    }
}

/// What looks for attacks finds them in what was never cleaned.
#[test]
fn the_checks_find_what_they_look_for() {
    for bad in [
        "<script>hit()</script>",
        "<p onclick=hit()>x</p>",
        "<p style=color:red>x</p>",
        "<a href='java&#10;script:hit()'>x</a>",
        "<a href='javascript&amp;colon;hit()'>x</a>",
        "<a href='//spy.example/'>x</a>",
        "<img src='data:image/svg+xml,x'>",
        "<p class=x>x</p>",
        "<p id=x>x</p>",
        "<x-y>x</x-y>",
        "<!-- x -->",
        "<svg></svg>",
    ] {
        assert!(check_html(bad).is_err(), "{bad}");
    }
    let bare = attacks().iter().filter(|it| check_html(&it.words).is_err()).count();
    assert!(450 < bare, "only {bare} attacks are markup as they stand");
    assert!(stands_in_a_script("\"</script><script>\"").is_err() && stands_in_a_script("1").is_ok());
    assert!(check("[x](javascript:hit())", Format::Markdown).is_err());
    assert!(check("<b onclick=hit()>x</b>", Format::Markdown).is_err());
    assert!(check("{\"url\":\"javascript:hit()\"}", Format::Ninjs).is_err());
}
