//! Whole pages that we wrote, each with the article that must come out of it.
//!
//! `tests/pages/<slug>/page.html` (or `page.txt`) is read, and what `article.json` states is compared; a key that
//! is not there is not checked, and `null` says that a field must be absent.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use khabar::article::{Block, Kind, ListItem, Run};
use khabar::{Article, Options};
use serde_json::{Value, json};

fn pages() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/pages").unwrap().map(|it| it.unwrap().path()).collect();
    folders.retain(|it| it.is_dir());
    folders.sort();
    folders
}

fn read(folder: &Path) -> (Article, Value) {
    let expected: Value = serde_json::from_str(&fs::read_to_string(folder.join("article.json")).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let html = folder.join("page.html");
    let page = fs::read(if html.exists() { html } else { folder.join("page.txt") }).unwrap();
    let url = expected["options"]["url"].as_str().map(str::to_owned);
    let article = khabar::parse(&page, &Options { url, ..Options::default() }).unwrap();
    (article, expected)
}

/// The blocks as `article.json` writes them.
fn outline(blocks: &[Block]) -> Vec<Value> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => out.push(json!(text(content))),
            Block::Heading { level, content, .. } => {
                out.push(json!(format!("{} {}", "#".repeat(usize::from(*level)), text(content))));
            }
            Block::List { ordered, items, .. } => list(*ordered, items, 0, &mut out),
            Block::Quote { blocks, .. } => {
                for line in outline(blocks) {
                    out.push(line.as_str().map_or(line.clone(), |it| json!(format!("> {it}"))));
                }
            }
            Block::Figure(it) => {
                let mut figure = json!({});
                for (key, value) in [("figure", &it.url), ("caption", &it.caption), ("credit", &it.credit)] {
                    if let Some(value) = value {
                        figure[key] = json!(value);
                    }
                }
                out.push(figure);
            }
            Block::Table(it) => {
                let rows: Vec<Vec<String>> =
                    it.rows.iter().map(|row| row.iter().map(|cell| text(&cell.content)).collect()).collect();
                out.push(json!({ "table": rows }));
            }
            Block::Code { text, .. } => out.push(json!({ "code": text })),
            Block::Embed { url, .. } => out.push(json!({ "embed": url })),
            Block::Update { heading, blocks, .. } => {
                out.extend(heading.iter().map(|it| json!(format!("## {it}"))));
                out.extend(outline(blocks));
            }
            Block::Separator => out.push(json!("---")),
        }
    }
    out
}

fn list(ordered: bool, items: &[ListItem], depth: usize, out: &mut Vec<Value>) {
    for (index, item) in items.iter().enumerate() {
        let mark = if ordered { format!("{}.", index + 1) } else { "-".to_owned() };
        out.push(json!(format!("{}{mark} {}", "  ".repeat(depth), text(&item.content))));
        for block in &item.blocks {
            match block {
                Block::List { ordered, items, .. } => list(*ordered, items, depth + 1, out),
                other => out.extend(outline(std::slice::from_ref(other))),
            }
        }
    }
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().trim().to_owned()
}

/// What the article says on one key of `article.json`.
fn found(article: &Article, key: &str) -> Value {
    let plain = serde_json::to_value(article).unwrap();
    let names = |list: &str, name: &str| match &plain[list] {
        Value::Array(items) => json!(items.iter().map(|it| it[name].clone()).collect::<Vec<_>>()),
        _ => json!([]),
    };
    match key {
        "authors" => names("authors", "name"),
        "sources" => names("sources", "name"),
        "related" => names("related", "title"),
        "warnings" => names("warnings", "code"),
        "published" | "modified" => plain[key]["value"].clone(),
        "site" => plain["site"]["name"].clone(),
        "image" => plain["image"]["url"].clone(),
        "imageCaption" => plain["image"]["caption"].clone(),
        "imageCredit" => plain["image"]["credit"].clone(),
        "canonical" => plain["url"].clone(),
        "tags" => plain.get("tags").cloned().unwrap_or(json!([])),
        "body" => json!(outline(&article.body)),
        _ => plain[key].clone(),
    }
}

/// Everything that differs, one line a difference.
fn differences(article: &Article, expected: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for (key, wanted) in expected.as_object().unwrap() {
        match key.as_str() {
            "options" | "notBody" | "about" | "others" => {}
            "body" => out.extend(body_differences(&outline(&article.body), wanted.as_array().unwrap())),
            _ => {
                let got = found(article, key);
                if got != *wanted {
                    out.push(format!(
                        "{key}: expected {wanted}\n{:>width$}: found    {got}",
                        "",
                        width = key.len()
                    ));
                }
            }
        }
    }
    let body = serde_json::to_string(&outline(&article.body)).unwrap();
    for line in expected["notBody"].as_array().into_iter().flatten() {
        let line = serde_json::to_string(line).unwrap();
        if body.contains(line.trim_matches('"')) {
            out.push(format!("body holds {line}"));
        }
    }
    out
}

fn body_differences(got: &[Value], wanted: &[Value]) -> Vec<String> {
    if got == wanted {
        return Vec::new();
    }
    let missing = wanted.iter().filter(|it| !got.contains(it)).map(|it| format!("body: missing {it}"));
    let extra = got.iter().filter(|it| !wanted.contains(it)).map(|it| format!("body: extra   {it}"));
    let mut out: Vec<String> = missing.chain(extra).collect();
    if out.is_empty() {
        out.push("body: the same blocks in another order or number".to_owned());
    }
    out
}

#[test]
fn every_page_gives_its_article() {
    let only = std::env::var("PAGE").ok();
    let mut failed = 0;
    for folder in pages() {
        let slug = folder.file_name().unwrap().to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|it| *it != slug) {
            continue;
        }
        let (article, mut expected) = read(&folder);
        let known = take_known_failures(&slug, &mut expected);
        for key in known {
            let got = found(&article, &key.0);
            assert_ne!(got, key.1, "{slug}: {} is right now; take it off the list of known failures", key.0);
        }
        let differences = differences(&article, &expected);
        if !differences.is_empty() {
            failed += 1;
            println!("== {slug}\n{}", differences.join("\n"));
        }
    }
    assert_eq!(failed, 0, "{failed} pages differ");
}

/// Takes out of a page's expectations what `known_failures.txt` lists as not reached yet.
fn take_known_failures(slug: &str, expected: &mut Value) -> Vec<(String, Value)> {
    let list = fs::read_to_string("tests/pages/known_failures.txt").unwrap();
    let lines = list.lines().filter(|it| !it.starts_with('#'));
    let keys = lines.filter_map(|it| it.split_once(' ')).filter(|it| it.0 == slug).map(|it| it.1.to_owned());
    keys.filter_map(|key| Some((key.clone(), expected.as_object_mut()?.remove(&key)?))).collect()
}

/// `others` in `article.json` lists the articles beside the main one.
#[test]
fn every_other_article_of_a_page_is_found() {
    for folder in pages() {
        let (first, expected) = read(&folder);
        let page = fs::read(folder.join("page.html")).unwrap_or_default();
        if page.is_empty() {
            continue;
        }
        let url = expected["options"]["url"].as_str().map(str::to_owned);
        let all = khabar::parse_all(&page, &Options { url, ..Options::default() }).unwrap();
        let others = expected["others"].as_array().cloned().unwrap_or_default();
        assert_eq!(all.len(), 1 + others.len(), "{}", folder.display());
        assert_eq!(outline(&all[0].body), outline(&first.body), "{}", folder.display());
        for (article, expected) in all[1..].iter().zip(&others) {
            assert_eq!(differences(article, expected), Vec::<String>::new(), "{}", folder.display());
        }
    }
}

#[test]
fn the_quick_look_agrees_with_the_reading() {
    let mut seen = [0, 0];
    for folder in pages() {
        let (article, expected) = read(&folder);
        let html = folder.join("page.html");
        let page = fs::read(if html.exists() { html } else { folder.join("page.txt") }).unwrap();
        let url = expected["options"]["url"].as_str().map(str::to_owned);
        let quick = khabar::is_probably_article(&page, &Options { url, ..Options::default() }).unwrap();
        assert_eq!(quick, !matches!(article.kind, Kind::Index | Kind::None), "{}", folder.display());
        seen[usize::from(quick)] += 1;
    }
    assert!(seen.iter().all(|it| 0 < *it), "pages with and without an article");
}

#[test]
fn there_are_pages_of_every_kind_and_many_languages() {
    let articles: Vec<Article> = pages().iter().map(|it| read(it).0).collect();
    assert!(16 <= articles.len());
    for language in ["ar", "en", "fr", "ru", "zh", "ja", "he", "hi"] {
        let has =
            articles.iter().any(|it| it.language.as_deref().is_some_and(|tag| tag.starts_with(language)));
        assert!(has, "no page in {language}");
    }
}

#[test]
fn a_page_is_read_the_same_without_lang_and_dir() {
    for folder in pages().iter().filter(|it| it.join("page.html").exists()) {
        let (stated, expected) = read(folder);
        let page = fs::read_to_string(folder.join("page.html")).unwrap();
        let url = expected["options"]["url"].as_str().map(str::to_owned);
        let bare = without_attributes(&page, &[" lang=\"", " dir=\""]);
        let unstated = khabar::parse(bare.as_str(), &Options { url, ..Options::default() }).unwrap();
        assert_eq!(unstated.direction, stated.direction, "{}", folder.display());
        assert_eq!(outline(&unstated.body), outline(&stated.body), "{}", folder.display());
    }
}

fn without_attributes(page: &str, starts: &[&str]) -> String {
    let mut out = page.to_owned();
    for start in starts {
        while let Some(at) = out.find(start) {
            let value = at + start.len();
            let end = out[value..].find('"').map_or(out.len(), |it| value + it + 1);
            out.replace_range(at..end, "");
        }
    }
    out
}
