//! Hostile words in every field of an article: no export lets any of them become markup.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "attacks/allowed.rs"]
mod allowed;
#[path = "attacks/corpus.rs"]
mod corpus;
#[path = "attacks/fields.rs"]
mod fields;

use allowed::check_html;
use fields::{HOSTILE, MARKS, articles};
use khabar::article::{Article, Block, Cell, ListItem, Locale, Run, Table};
use khabar::export::{Format, NESTING, body_text, html, json_for_script, json_ld, markdown, render, text};
use scraper::Html;

fn is_safe(address: &str, is_image: bool) -> bool {
    let bare: String = address.chars().filter(|it| !it.is_ascii_control() && !it.is_whitespace()).collect();
    let bare = bare.to_lowercase();
    let starts = |schemes: &[&str]| schemes.iter().any(|scheme| bare.starts_with(scheme));
    if is_image {
        starts(&["http:", "https:", "data:image/"]) && !bare.contains("image/svg")
    } else {
        starts(&["http:", "https:", "mailto:", "tel:"])
    }
}

#[test]
fn html_has_only_what_is_allowed() {
    assert!(HOSTILE.len() >= 60);
    for mut article in articles() {
        let words = article.tags[0].clone();
        let with_code = Block::Code { text: words.clone(), syntax: Some(words.clone()) };
        let coded = Run { text: words, marks: MARKS.to_vec(), href: None };
        let paragraph = Block::Paragraph { content: vec![coded], locale: Locale::default() };
        article.body.extend([with_code, paragraph]);
        let out = html(&article);
        let seen = check_html(&out).unwrap_or_else(|found| panic!("{found} in {out}"));
        assert!(seen > 40, "{out}");
    }
}

/// Signs of Markdown outside of code, each with whether a backslash stands before it.
fn signs(markdown: &str) -> Vec<(char, bool)> {
    let mut escaped = false;
    let pair = |sign: char| {
        let this = escaped;
        escaped = sign == '\\' && !this;
        (sign, this)
    };
    markdown.chars().map(pair).collect()
}

#[test]
fn markdown_has_no_tag_and_no_unsafe_address() {
    for article in articles() {
        let out = markdown(&article);
        let signs = signs(&out);
        assert!(!signs.iter().any(|(sign, escaped)| "<`".contains(*sign) && !escaped), "{out}");
        let is_end = |pair: &[(char, bool)]| pair[0] == (']', false) && pair[1].0 == '(';
        for at in (0..signs.len() - 1).filter(|at| is_end(&signs[*at..*at + 2])) {
            let address: String =
                signs[at + 2..].iter().map(|it| it.0).take_while(|sign| *sign != ')').collect();
            assert!(is_safe(&address, true) || is_safe(&address, false), "{address:?} in {out}");
            assert!(!address.contains(|it: char| it.is_whitespace() || "<>(\\".contains(it)), "{address:?}");
        }
        let brackets = |wanted| signs.iter().filter(|it| **it == (wanted, false)).count();
        assert_eq!(brackets('['), brackets(']'), "{out}");
        assert!(!out.contains("\n\n\n"), "{out:?}");
    }
}

/// How many directions a text opens and does not close; the end of an isolate closes what is open inside it.
fn open_directions(text: &str) -> usize {
    let mut open = Vec::new();
    for sign in text.chars() {
        match sign {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => open.push(sign),
            '\u{202C}' if open.last().is_some_and(|it| *it < '\u{2066}') => drop(open.pop()),
            '\u{2069}' => {
                let isolate = open.iter().rposition(|it| '\u{2066}' <= *it);
                open.truncate(isolate.unwrap_or(open.len()));
            }
            _ => {}
        }
    }
    open.len()
}

#[test]
fn no_export_holds_control_characters_or_open_directions() {
    for article in articles() {
        for out in [html(&article), markdown(&article), text(&article), body_text(&article)] {
            assert!(!out.chars().any(|it| it.is_control() && it != '\n' && it != '\t'), "{out:?}");
            for line in out.split("\n\n") {
                assert_eq!(open_directions(line), 0, "{line:?}");
            }
        }
        assert!(!json_for_script(&article).contains(['<', '\u{2028}', '\u{2029}']));
    }
}

/// Every string of a JSON value.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|it| strings(it, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|it| strings(it, found)),
        _ => {}
    }
}

/// Every address of a JSON value: what stands under a name for addresses.
fn addresses(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|it| addresses(it, found)),
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                let is_address = ["@id", "embedUrl", "href", "relatedLink", "uri", "url"].contains(&&**name);
                if is_address { strings(field, found) } else { addresses(field, found) }
            }
        }
        _ => {}
    }
}

#[test]
fn news_objects_and_json_ld_hold_clean_words_and_safe_addresses() {
    for article in articles() {
        for format in [Format::Ninjs, Format::JsonLd] {
            let out = render(&article, format);
            let value: serde_json::Value = serde_json::from_str(&out).unwrap();
            let (mut words, mut links) = (Vec::new(), Vec::new());
            strings(&value, &mut words);
            addresses(&value, &mut links);
            assert!(!links.is_empty() && 5 < words.len(), "{out}");
            for text in words {
                assert!(!text.trim().is_empty(), "{out}");
                assert!(!text.chars().any(|it| it.is_control() && it != '\n' && it != '\t'), "{text:?}");
            }
            for link in links {
                let is_urn = link.strip_prefix("urn:uuid:").is_some_and(|it| it.len() == 36);
                assert!(is_urn || is_safe(&link, true) || is_safe(&link, false), "{link:?}");
                assert!(format == Format::JsonLd || link.is_ascii(), "{link:?}");
                assert!(
                    !link.contains(|it: char| it.is_whitespace() || "<>\"'\\^`{|}".contains(it)),
                    "{link:?}"
                );
            }
        }
    }
}

#[test]
fn json_ld_can_stand_in_a_script() {
    for article in articles() {
        let out = json_ld(&article);
        assert!(!out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{out}");
        let page =
            Html::parse_document(&format!("<script type='application/ld+json'>{out}</script><p>x</p>"));
        let script =
            page.tree.root().descendants().find_map(|it| it.value().as_text().map(|it| it.to_string()));
        assert_eq!(script.as_deref(), Some(&*out));
    }
}

#[test]
fn json_comes_back_as_it_was() {
    for article in articles() {
        let back: Article = serde_json::from_str(&render(&article, Format::Json)).unwrap();
        assert_eq!(back, article);
    }
}

#[test]
fn words_nested_too_deep_are_in_every_format() {
    let content = vec![Run { text: "innermost".into(), ..Run::default() }];
    let mut body = vec![Block::Paragraph { content, locale: Locale::default() }];
    for _ in 0..NESTING * 10 {
        let item = ListItem { content: Vec::new(), blocks: body };
        let list = Block::List { ordered: true, start: None, items: vec![item], locale: Locale::default() };
        body = vec![Block::Quote { blocks: vec![list], locale: Locale::default() }];
    }
    let article = Article { body, ..Article::default() };
    for format in Format::ALL {
        assert!(render(&article, *format).contains("innermost"), "{}", format.name());
    }
}

#[test]
fn giant_spans_do_not_fill_the_memory() {
    let cell = || Cell { columns: Some(u16::MAX), rows: Some(u16::MAX), ..Cell::default() };
    let rows = (0..100).map(|_| (0..100).map(|_| cell()).collect()).collect();
    let article = Article { body: vec![Block::Table(Table { caption: None, rows })], ..Article::default() };
    for format in Format::ALL.iter().copied().filter(|it| *it != Format::Json) {
        assert!(render(&article, format).len() < 1_000_000, "{}", format.name());
    }
}
