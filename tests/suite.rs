//! Cases in prose: `tests/suite/*.md`, each a heading, a page in a fence, and what its article must hold.
//!
//! A case is a line `## name`, words of explanation if needed, one fence `html` or `text` with the page, and one
//! fence `json` with members of the article's JSON. Members that are not given are not checked; a list must have
//! as many items as given, and each item must hold the members given; `null` says that a member must be absent.
//! The page of an `html` fence is set into an article with a headline unless it has an `<html>` of its own; `lang`
//! stands behind the fence's word: `html ar`. `CASE=substring cargo test --test suite` runs the cases whose name
//! or file holds the substring.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use khabar::Options;
use serde_json::Value;

/// One case as it is written.
#[derive(Default)]
struct Case {
    name: String,
    /// `html` or `text`, and the language.
    form: String,
    page: String,
    expected: String,
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        } else if let Some(kind) = line.strip_prefix("```") {
            let case =
                cases.last_mut().unwrap_or_else(|| panic!("{}: a fence before a heading", path.display()));
            let content: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
            let content = content.join("\n");
            if kind == "json" {
                case.expected = content;
            } else {
                (case.form, case.page) = (kind.to_owned(), content);
            }
        }
    }
    cases
}

impl Case {
    fn page(&self) -> String {
        let (kind, language) = self.form.split_once(' ').unwrap_or((self.form.as_str(), ""));
        match kind {
            "html" if !self.page.contains("<html") => format!(
                "<html lang=\"{language}\"><body><main><article><h1>A day in the harbour town</h1>{}</article></main></body></html>",
                self.page
            ),
            "html" | "text" => self.page.clone(),
            other => panic!("{}: no such fence: {other}", self.name),
        }
    }

    /// What differs, one line a member.
    fn faults(&self) -> Vec<String> {
        let options = Options { passages: self.expected.contains("\"passages\""), ..Options::default() };
        let article = khabar::parse(self.page().as_bytes(), &options).unwrap();
        let found = serde_json::to_value(&article).unwrap();
        let expected: Value =
            serde_json::from_str(&self.expected).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let mut faults = Vec::new();
        compare("", &found, &expected, &mut faults);
        if !faults.is_empty() {
            faults.push(format!("  body: {}", khabar::export::text(&article)));
            for key in expected.as_object().unwrap().keys() {
                faults
                    .push(format!("  all of {key}: {}", serde_json::to_string_pretty(&found[key]).unwrap()));
            }
        }
        faults
    }
}

/// Whether what is found holds what is expected.
fn compare(place: &str, found: &Value, expected: &Value, faults: &mut Vec<String>) {
    match expected {
        Value::Object(members) => {
            for (key, value) in members {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                compare(&place, &found[key], value, faults);
            }
        }
        Value::Array(items) => {
            let none = Vec::new();
            let list = found.as_array().unwrap_or(&none);
            if list.len() != items.len() {
                faults.push(format!("{place} has {} items, not {}", list.len(), items.len()));
            }
            for (index, (found, expected)) in list.iter().zip(items).enumerate() {
                compare(&format!("{place}[{index}]"), found, expected, faults);
            }
        }
        _ if found == expected => {}
        _ => faults.push(format!("{place} is {found}, not {expected}")),
    }
}

#[test]
fn every_case_holds() {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let mut failed = 0;
    let mut count = 0;
    let mut paths: Vec<_> = fs::read_dir("tests/suite").unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "md"));
    paths.sort();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for case in cases(&path) {
            if !case.name.contains(&wanted) && !file.contains(&wanted) {
                continue;
            }
            count += 1;
            let faults = case.faults();
            if !faults.is_empty() {
                failed += 1;
                println!("{file}: {}\n  {}", case.name, faults.join("\n  "));
            }
        }
    }
    assert!(0 < count, "no case is named {wanted}");
    assert_eq!(failed, 0, "of {count} cases");
}
