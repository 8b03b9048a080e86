//! The word lists of `words.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::{Section, labels_in, packs};
use crate::text::fold;

/// The folded lines of a section.
fn list(name: &str) -> &'static [String] {
    static LISTS: OnceLock<HashMap<&'static str, Vec<String>>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let mut lists: HashMap<&str, Vec<String>> = HashMap::new();
        let mut current = "";
        for line in include_str!("words.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            match line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                Some(name) => current = name,
                None => lists.entry(current).or_default().push(fold::key(line)),
            }
        }
        lists
    });
    lists.get(name).map_or(&[], Vec::as_slice)
}

/// Whether a text is an agency's name, or begins with one before a slash or a hyphen.
pub(super) fn is_agency(text: &str) -> bool {
    let is_one = |it: &str| {
        let key = fold::key(it);
        labels_in(it).is.has(Section::Agencies) || list("agencies").contains(&key)
    };
    is_one(text)
        || text.split(['/', '\u{FF0F}']).any(is_one)
        || text
            .split_once('-')
            .is_some_and(|(first, _)| is_one(first) && first.chars().all(char::is_alphabetic))
}

/// Whether a text opens lines but is no place.
pub(super) fn is_opener(text: &str) -> bool {
    let key = fold::key(text);
    let labels = labels_in(text).is;
    list("openers").contains(&key) || Section::ALL.iter().any(|it| labels.has(*it))
}

/// Words between an agency and the place that name a reporter follow.
pub(super) fn reporters() -> &'static [String] {
    list("reporters")
}

/// What ends the opening of an agency's report in Chinese.
pub(super) fn wired() -> &'static [String] {
    list("wired")
}

/// Whether a word may stand in a dateline's day: a month, a weekday, a small word.
pub(super) fn is_day_word(word: &str) -> bool {
    let key = fold::key(word);
    let is_month = |it: &(String, i8)| it.0 == key || 3 <= key.chars().count() && it.0.starts_with(&key);
    list("day-words").contains(&key)
        || packs().iter().any(|pack| {
            pack.months.iter().any(is_month)
                || pack.jalali_months.iter().any(is_month)
                || pack
                    .section("weekdays")
                    .iter()
                    .any(|it| it.split_once(' ').is_some_and(|(_, name)| fold::key(name) == key))
        })
}
