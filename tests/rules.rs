//! Every rule of the roles room, where it speaks and where it must not: `tests/rules/cases.txt`.
#![allow(clippy::unwrap_used, clippy::panic)]

use khabar::Options;
use khabar::article::LabelledPassage;
use khabar::roles::rule_names;

const CASES: &str = include_str!("rules/cases.txt");
const FRAME: &str = include_str!("rules/frame.html");
/// The same page as copied text, with one place, below the text.
const COPIED: &str = include_str!("rules/frame.txt");
const PLACES: [&str; 8] = ["top", "over", "head", "body", "end", "foot", "below", "copied"];

struct Case {
    rule: &'static str,
    place: &'static str,
    /// The role of a passage that the rule leaves alone; none when it fires.
    spared: Option<&'static str>,
    snippet: &'static str,
}

fn cases() -> Vec<Case> {
    let lines = CASES.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    lines
        .map(|it| {
            let (start, markup) = it.split_once(": ").unwrap();
            let words: Vec<&str> = start.split(' ').collect();
            match words[..] {
                [rule, "fires", place] => Case { rule, place, spared: None, snippet: markup },
                [rule, "spares", place, wanted] => {
                    Case { rule, place, spared: Some(wanted), snippet: markup }
                }
                _ => panic!("not a case: {it}"),
            }
        })
        .collect()
}

/// The passage that holds what stands between the brackets.
fn judged(case: &Case) -> LabelledPassage {
    let mut page = if case.place == "copied" { COPIED } else { FRAME }.to_owned();
    for place in PLACES {
        let snippet = if place == case.place { case.snippet } else { "" };
        page = page.replace(&format!("{{{place}}}"), &snippet.replace(" \u{23CE} ", "\n"));
    }
    let marked = &page[page.find("[[").unwrap() + 2..page.find("]]").unwrap()];
    let mut text = String::new();
    let mut inside = false;
    for letter in marked.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let page = page.replace("[[", "").replace("]]", "");
    let article = khabar::parse(page.as_str(), &Options { passages: true, ..Options::default() }).unwrap();
    let mut all = article.passages.iter();
    all.find(|it| it.text.contains(text.trim()))
        .unwrap_or_else(|| panic!("{}: no passage has {text:?}", case.rule))
        .clone()
}

#[test]
fn every_rule_speaks_where_it_should_and_nowhere_else() {
    let mut wrong = Vec::new();
    for case in cases() {
        let passage = judged(&case);
        let spoke = passage.reasons.first().is_some_and(|it| it == case.rule);
        let is_right = match case.spared {
            None => spoke,
            Some(role) => !spoke && passage.role == role,
        };
        if !is_right {
            wrong.push(format!(
                "{} {}: {} {:.2} {:?} {:?}",
                case.rule,
                if case.spared.is_some() { "spares" } else { "fires" },
                passage.role,
                passage.probability,
                passage.reasons.first(),
                passage.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_both_kinds_of_case() {
    let cases = cases();
    for rule in rule_names() {
        for fires in [true, false] {
            assert!(
                cases.iter().any(|it| it.rule == rule && it.spared.is_none() == fires),
                "{rule} has no case where it {}",
                if fires { "fires" } else { "spares" }
            );
        }
    }
    assert!(cases.iter().all(|it| rule_names().any(|name| name == it.rule)), "a case of an unknown rule");
}
