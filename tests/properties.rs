//! What holds of every page: cut anywhere, written otherwise, exported and read again.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use khabar::export::{body_text, html};
use khabar::input::Form;
use khabar::{Article, Error, Input, Options, page};
use scraper::Html;

/// Every so many bytes a page is cut; `EVERY=1 cargo test --test properties cut` cuts at every one. `PAGES=FOLDER` cuts
/// the pages of a folder too.
const EVERY: usize = 97;

/// Our pages: name, source and address.
fn pages() -> Vec<(String, String, Option<String>)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/pages").unwrap().map(|it| it.unwrap().path()).collect();
    folders.retain(|it| it.is_dir());
    folders.sort();
    let read = |folder: &PathBuf| {
        let expected: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(folder.join("article.json")).unwrap()).unwrap();
        let page = ["page.html", "page.txt"].iter().find_map(|it| fs::read(folder.join(it)).ok()).unwrap();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let url = expected["options"]["url"].as_str().map(str::to_owned);
        (name, String::from_utf8(page).unwrap(), url)
    };
    folders.iter().map(read).collect()
}

fn html_pages() -> impl Iterator<Item = (String, String, Option<String>)> {
    pages().into_iter().filter(|it| it.1.trim_start().starts_with('<'))
}

fn parse(page: &str, url: Option<&String>) -> Article {
    khabar::parse(page, &Options { url: url.cloned(), ..Options::default() }).unwrap()
}

/// The files of the folder that `PAGES` names, whatever bytes they have.
fn further_pages() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = std::env::var_os("PAGES") else { return Vec::new() };
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.iter().map(|it| (it.display().to_string(), fs::read(it).unwrap())).collect()
}

#[test]
fn a_page_cut_anywhere_gives_an_article_or_a_warning() {
    let every = std::env::var("EVERY").ok().and_then(|it| it.parse().ok()).unwrap_or(EVERY);
    let mut all: Vec<(String, Vec<u8>)> =
        pages().into_iter().map(|(name, page, _)| (name, page.into_bytes())).collect();
    all.extend(further_pages());
    let mut cuts = 0;
    for (name, page) in &all {
        for end in (0..page.len()).step_by(every) {
            match khabar::parse(Input::Bytes(&page[..end]), &Options::default()) {
                Ok(article) => {
                    assert!(!article.body.is_empty() || !article.warnings.is_empty(), "{name} cut at {end}");
                }
                Err(error) => assert_eq!(error, Error::EmptyInput, "{name} cut at {end}"),
            }
            cuts += 1;
        }
    }
    println!("{cuts} cuts of {} pages", all.len());
}

/// Of the paragraphs that a cut page still holds whole, the body holds nearly all: giving up is no way to survive a cut.
#[test]
fn a_page_cut_anywhere_keeps_the_text_that_is_left() {
    let (mut left, mut kept) = (0, 0);
    for (_, page, url) in html_pages() {
        let whole = body_text(&parse(&page, url.as_ref()));
        let paragraphs: Vec<(usize, &str)> = whole
            .lines()
            .filter(|it| PARAGRAPH_BYTES <= it.len())
            .filter_map(|it| page.find(it).map(|at| (at + it.len(), it)))
            .collect();
        for end in (0..page.len()).step_by(7 * EVERY).filter(|it| page.is_char_boundary(*it)) {
            let whole_ones: Vec<&str> =
                paragraphs.iter().filter(|(to, _)| *to <= end).map(|(_, it)| *it).collect();
            if whole_ones.len() < PARAGRAPHS_LEFT {
                continue;
            }
            let body = body_text(&parse(&page[..end], url.as_ref()));
            left += whole_ones.len();
            kept += whole_ones.iter().filter(|it| body.contains(**it)).count();
        }
    }
    println!("{kept} of {left} paragraphs");
    assert!(left * 9 <= kept * 10 && 200 < left, "{kept} of {left}");
}

/// A shorter line may stand elsewhere on its page too.
const PARAGRAPH_BYTES: usize = 60;

/// With fewer paragraphs a page may be no article yet.
const PARAGRAPHS_LEFT: usize = 3;

/// Elements whose content is no markup or keeps its white space.
const VERBATIM: [&str; 6] = ["pre", "script", "style", "textarea", "title", "noscript"];

/// A page's source as its tags, and what stands between them; the second says whether it is a start tag.
fn pieces(source: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        pieces.push((text.to_owned(), false));
        let end = tag.find('>').map_or(tag.len(), |it| it + 1);
        let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        pieces.push((tag[..end].to_owned(), !name.is_empty()));
        rest = &tag[end..];
        if VERBATIM.contains(&name.as_str()) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            pieces.push((rest[..end].to_owned(), true));
            rest = &rest[end..];
        }
    }
    pieces.push((rest.to_owned(), false));
    pieces
}

/// The page with its text changed where white space means nothing, and its start tags.
fn rewritten(source: &str, text: impl Fn(&str) -> String, tag: impl Fn(&str) -> String) -> String {
    let is_tag = |it: &str| it.starts_with('<');
    let change = |(piece, is_start): (String, bool)| match (is_start, is_tag(&piece)) {
        (true, true) => tag(&piece),
        (true, false) | (false, true) => piece,
        (false, false) => text(&piece),
    };
    pieces(source).into_iter().map(change).collect()
}

/// A start tag with its attributes the other way round.
fn turned(tag: &str) -> String {
    let inner = &tag[1..tag.len() - 1];
    let mut words: Vec<String> = vec![String::new()];
    let mut quote = None;
    for sign in inner.chars() {
        match sign {
            '"' | '\'' if quote.is_none() => quote = Some(sign),
            _ if quote == Some(sign) => quote = None,
            _ => {}
        }
        if quote.is_none() && sign.is_whitespace() {
            words.push(String::new());
        } else {
            words.last_mut().unwrap().push(sign);
        }
    }
    words[1..].reverse();
    format!("<{}>", words.join(" ").trim_end())
}

#[test]
fn attribute_order_comments_and_white_space_change_nothing() {
    let same = |it: &str| it.to_owned();
    let mut seen = 0;
    for (name, source, url) in html_pages() {
        let article = parse(&source, url.as_ref());
        let spaced = |text: &str| {
            let words: Vec<&str> = text.split([' ', '\n', '\t']).collect();
            if words.len() == 1 { text.to_owned() } else { words.join("\n \t") }
        };
        let commented = |tag: &str| {
            let is_verbatim = VERBATIM.iter().any(|it| tag.starts_with(&format!("<{it}")));
            format!("<!-- <p>no</p> -->{tag}{}", if is_verbatim { "" } else { "<!---->" })
        };
        for (what, changed) in [
            ("attributes", rewritten(&source, same, turned)),
            ("white space", rewritten(&source, spaced, same)),
            ("comments", rewritten(&source, same, commented)),
        ] {
            assert_ne!(changed, source, "{what} of {name}");
            assert_eq!(parse(&changed, url.as_ref()), article, "{what} of {name}");
            seen += 1;
        }
    }
    assert!(40 <= seen, "{seen}");
}

#[test]
fn an_exported_article_is_read_as_the_same() {
    let mut seen = 0;
    for (name, source, url) in pages() {
        let article = parse(&source, url.as_ref());
        if article.headline.is_none() || body_text(&article).chars().count() < 600 {
            continue;
        }
        let title = article.headline.clone().unwrap().replace('&', "&amp;").replace('<', "&lt;");
        let page = format!(
            "<!doctype html><html><head><title>{title}</title></head><body>{}</body></html>",
            html(&article)
        );
        let back = parse(&page, url.as_ref());
        assert_eq!(back.headline, article.headline, "{name}");
        assert_eq!(body_text(&back), body_text(&article), "{name}");
        seen += 1;
    }
    println!("{seen} articles");
    assert!(8 <= seen, "{seen}");
}

fn letters(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// A script with the escapes of JSON undone, those of strings inside strings as well.
fn without_escapes(script: &str) -> String {
    let mut text = script.to_owned();
    for _ in 0..2 {
        let mut pieces = text.split("\\u");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let letter =
                piece.get(..4).and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
            out.extend(letter);
            out.push_str(if letter.is_some() { &piece[4..] } else { piece });
        }
        text = out.replace("\\n", "\n").replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
    }
    text
}

/// All that a page says: its text, and the text in its scripts with the escapes of JSON undone.
fn said(source: &str) -> String {
    let options = Options::default();
    let opened = khabar::input::open(source.into(), &options).unwrap();
    let page = page::build(&opened, &options.limits);
    let mut said = page.text().to_owned();
    if opened.form == Form::Html {
        for raw in page.ids().filter_map(|id| page.raw(id)) {
            said.push('\n');
            said.push_str(raw);
            said.extend(Html::parse_fragment(&without_escapes(raw)).root_element().text());
        }
    }
    letters(&said)
}

/// A page without an element: a reading over a word is no part of the line.
fn without(source: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    source.split(&open).map(|it| it.rsplit(&close).next().unwrap()).collect()
}

#[test]
fn every_character_of_the_body_comes_from_the_page() {
    for (name, source, url) in pages() {
        for end in [source.len(), source.len() / 2, source.len() / 3] {
            let end = (0..=end).rev().find(|it| source.is_char_boundary(*it)).unwrap();
            let unread = without(&without(&source[..end], "rt"), "rp");
            let said = said(&unread);
            let article = parse(&source[..end], url.as_ref());
            for line in body_text(&article).lines() {
                let line = letters(line.trim_start_matches(['-', ' ']));
                assert!(said.contains(&line), "{name}: {line}");
            }
        }
    }
}
