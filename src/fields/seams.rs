//! Lines whose facts stand in elements side by side: a name, a post, a place, a date.

use super::word_lists::{List, has_key};
use super::{people, persons};
use crate::page::{BORDER, NodeId, Page};
use crate::text::fold;
use crate::text::space::collapse;

/// The text of some rows, with a [`BORDER`] between facts.
pub(super) fn line(page: &Page, rows: impl Iterator<Item = NodeId>) -> String {
    page.parted_text(rows, is_border)
}

/// A line as a reader sees it.
pub(super) fn printed(line: &str) -> String {
    line.replace(BORDER, " ")
}

/// A line with single spaces in each fact.
pub(super) fn collapsed(line: &str) -> String {
    let facts: Vec<String> = line.split(BORDER).map(collapse).filter(|it| !it.is_empty()).collect();
    facts.join("\t")
}

/// A line without its facts that hold a number, where another one names somebody.
pub(super) fn undated(line: &str) -> String {
    let is_dated = |it: &str| it.contains(fold::is_digit);
    let kept: Vec<&str> = line.split(BORDER).filter(|it| !is_dated(it)).collect();
    let is_named = kept.iter().any(|it| people::is_full_name(people::without_prefix(it)));
    if is_named { kept.join("\t") } else { line.to_owned() }
}

/// Whether a line is a name and short facts, each in an element of its own.
pub(super) fn lists_facts(line: &str, name: &str) -> bool {
    let facts: Vec<&str> = line.split(BORDER).collect();
    (2..=FACTS_MAX).contains(&facts.len())
        && facts.contains(&name)
        && persons::may_be_person(name)
        && facts.iter().all(|it| it.split_whitespace().count() <= FACT_WORDS_MAX)
}

/// Facts of a line, and words of one.
const FACTS_MAX: usize = 6;
const FACT_WORDS_MAX: usize = 7;

/// Whether texts of two elements are two facts: one has several words or a number, and the first does not lead to the
/// second as "By" and a title do.
fn is_border(before: &str, behind: &str) -> bool {
    let (before, behind) = (before.trim(), behind.trim());
    let is_fact = |it: &str| it.contains(' ') || it.contains(fold::is_digit);
    let is_small = |it: char| it.is_lowercase();
    let title = fold::key(before.rsplit(' ').next().unwrap_or(before));
    (is_fact(before) || is_fact(behind))
        && before.ends_with(|it: char| it.is_alphanumeric() || it == ')' || it == '.')
        && behind.starts_with(char::is_alphanumeric)
        && !(behind.starts_with(is_small) && before.ends_with(is_small))
        && !people::is_prefix(before)
        && !has_key(List::Titles, &title)
}
