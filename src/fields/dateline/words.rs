//! The word lists of `words.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::language::{Pack, Section, labels_in, packs};
use crate::text::{fold, list};

/// The values of a section, as they are written and folded.
#[derive(Default)]
struct List {
    written: Vec<&'static str>,
    folded: Vec<String>,
}

fn section(name: &str) -> &'static List {
    static LISTS: OnceLock<HashMap<&'static str, List>> = OnceLock::new();
    static EMPTY: List = List { written: Vec::new(), folded: Vec::new() };
    let lists = LISTS.get_or_init(|| {
        let mut lists: HashMap<&str, List> = HashMap::new();
        for (name, line) in list::sections(include_str!("words.txt")) {
            let list = lists.entry(name).or_default();
            list.written.push(line);
            list.folded.push(fold::key(line));
        }
        lists
    });
    lists.get(name).unwrap_or(&EMPTY)
}

/// The folded values of a section.
fn list(name: &str) -> &'static [String] {
    &section(name).folded
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

/// A text without the word between a place and its day at its end.
pub(super) fn without_on(text: &str) -> &str {
    let cut = |it: &&str| text.strip_suffix(*it)?.strip_suffix(' ');
    section("on").written.iter().find_map(cut).map_or(text, str::trim)
}

/// Whether a word that stands before places ends a text, or one that stands behind them begins the other.
pub(super) fn is_beside_place(before: &str, behind: &str) -> bool {
    let ends = |it: &&str| {
        let rest = match it.strip_suffix(GLUED) {
            Some(glued) => before.strip_suffix(glued),
            None => before.strip_suffix(' ').and_then(|before| before.strip_suffix(*it)),
        };
        rest.is_some_and(|it| !it.ends_with(char::is_alphanumeric))
    };
    let begins = |it: &&str| {
        let rest = behind.strip_prefix(' ').and_then(|behind| behind.strip_prefix(*it));
        rest.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
    };
    section("before-places").written.iter().any(ends) || section("behind-places").written.iter().any(begins)
}

/// Whether a word stands behind a comma in names of persons and companies: "Paul Reeve, Jr."
pub(super) fn is_name_tail(word: &str) -> bool {
    list("name-tails").contains(&fold::key(word))
}

/// Ends a word that is written together with the next.
const GLUED: char = '\u{2026}';

/// What follows the words with which agencies' reports begin in Persian.
pub(super) fn behind_reported(text: &str) -> Option<&str> {
    section("reported").written.iter().find_map(|it| text.strip_prefix(it))
}

/// A text parted at the last word for "from".
pub(super) fn at_from(text: &str) -> Option<(&str, &str)> {
    let parts = section("from").written.iter().filter_map(|it| text.rsplit_once(&format!(" {it} ")));
    parts.max_by_key(|it| it.0.len())
}

/// Whether a text ends with the word before "from" where a source follows and no place.
pub(super) fn is_quoted(text: &str) -> bool {
    section("quoted").written.iter().any(|it| text.ends_with(it))
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
    let months = months();
    let month = months.get(months.partition_point(|it| **it < *key));
    let is_month =
        month.is_some_and(|it| **it == key || 3 <= key.chars().count() && it.starts_with(key.as_str()));
    is_month || weekdays().contains(&key) || list("day-words").contains(&key)
}

/// The folded names of months in all languages, in order.
fn months() -> &'static [&'static str] {
    static MONTHS: OnceLock<Vec<&str>> = OnceLock::new();
    MONTHS.get_or_init(|| {
        let of_pack = |pack: &'static Pack| pack.months().iter().chain(pack.jalali_months());
        let mut months: Vec<&str> = packs().iter().flat_map(of_pack).map(|it| it.0.as_str()).collect();
        months.sort_unstable();
        months
    })
}

/// The folded names of weekdays in all languages.
fn weekdays() -> &'static FxHashSet<String> {
    static WEEKDAYS: OnceLock<FxHashSet<String>> = OnceLock::new();
    WEEKDAYS.get_or_init(|| {
        let lines = packs().iter().flat_map(|it| it.section("weekdays"));
        lines.filter_map(|it| it.split_once(' ')).map(|(_, name)| fold::key(name)).collect()
    })
}
