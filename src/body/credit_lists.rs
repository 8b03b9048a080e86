//! The words by which credits are told, from the packs and from `credit_labels.txt`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Section, packs};
use crate::order;
use crate::text::names::{self, Kinds};
use crate::text::{fold, list};

const LIST: &str = include_str!("credit_labels.txt");

/// Values by their first letter in lower case, the longest first.
type Index = FxHashMap<char, Vec<&'static str>>;

pub(super) struct Lists {
    /// Longest first, so that "photo by" is tried before "photo".
    pub(super) labels: Index,
    pub(super) openers: Index,
    /// Labels that need no sign before a name.
    pub(super) before_names: Index,
    pub(super) particles: FxHashSet<&'static str>,
    pub(super) barred: Index,
    pub(super) agencies: Index,
    pub(super) offices: Vec<&'static str>,
    classes: Kinds,
    /// Folded.
    pub(super) controls: FxHashSet<String>,
    /// Folded.
    pub(super) counters: FxHashSet<String>,
    pub(super) titles: Vec<&'static str>,
    pub(super) writers: FxHashSet<&'static str>,
    pub(super) rights: Vec<&'static str>,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of_packs = |labels: Section| {
        let values = packs().iter().flat_map(move |pack| pack.section(labels.name()));
        values.map(|it| it.trim_matches('\u{2026}'))
    };
    let labels: FxHashSet<&str> = of_packs(Section::CreditLabels).collect();
    // What says only that the picture is not of the day names no maker.
    let agencies = of_packs(Section::Agencies).filter(|it| !labels.contains(it));
    Lists {
        labels: index(&mut labels.iter().copied().chain(list::section(LIST, "labels"))),
        openers: index(&mut list::section(LIST, "openers")),
        before_names: index(&mut list::section(LIST, "before-names")),
        particles: list::section(LIST, "particles").collect(),
        barred: index(&mut list::section(LIST, "barred")),
        agencies: index(&mut agencies.chain(list::section(LIST, "agencies"))),
        offices: list::section(LIST, "offices").collect(),
        classes: Kinds::of_sections(LIST, &["classes", "wholes"]),
        controls: list::section(LIST, "controls").map(fold::key).collect(),
        counters: list::section(LIST, "counters").map(fold::key).collect(),
        titles: list::section(LIST, "titles").collect(),
        writers: list::section(LIST, "writers").collect(),
        rights: list::section(LIST, "rights").collect(),
    }
});

fn index(values: &mut dyn Iterator<Item = &'static str>) -> Index {
    let mut index = Index::default();
    for value in values {
        index.entry(first_of(value)).or_default().push(value);
    }
    for values in index.values_mut() {
        order::sort_by_key(values, |it| (std::cmp::Reverse(it.len()), *it));
        values.dedup();
    }
    index
}

fn first_of(text: &str) -> char {
    text.chars().flat_map(char::to_lowercase).next().unwrap_or(' ')
}

/// The values of a list that can begin a text.
pub(super) fn at<'a>(list: &'a Index, text: &str) -> impl Iterator<Item = &'static str> + use<'a> {
    list.get(&first_of(text)).into_iter().flatten().copied()
}

/// Signs behind a label.
pub(super) const COLONS: [char; 3] = [':', '\u{FF1A}', '\u{55D}'];

/// The rest of a text that begins with some words, whatever the case.
pub(super) fn after_folded<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut letters = text.chars();
    for wanted in words.chars() {
        let letter = letters.next()?;
        if letter != wanted && !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// Whether it is the name of an agency and no more.
pub(super) fn is_agency(text: &str) -> bool {
    at(&LISTS.agencies, text).any(|agency| after_folded(text, agency).is_some_and(str::is_empty))
}

/// Whether an agency is named in it.
pub(super) fn names_agency(text: &str) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, letter)| {
        let starts_word = !before.is_alphanumeric() && letter.is_alphanumeric();
        before = letter;
        let rest = |word: &str| after_folded(&text[at..], word);
        let is_whole_word = |it: &str| rest(it).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let is_barred = |it: &str| rest(it).is_some_and(|rest| rest.starts_with('/'));
        starts_word
            && (self::at(&LISTS.agencies, &text[at..]).any(is_whole_word)
                || self::at(&LISTS.barred, &text[at..]).any(is_barred))
    })
}

/// Whether a class says that its element holds a credit. The last word counts: `caption__credit` holds a credit,
/// `credit-caption` the caption too.
pub(super) fn is_class_of_credit(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| {
        let words = names::parts(name)
            .map(|it| LISTS.classes.of_word(it))
            .filter_map(|kinds| (kinds != 0).then_some(kinds & 1 != 0));
        words.last() == Some(true)
    })
}

/// A caption without the label at its end whose maker stands in an element of its own: "The old lens / Photo:".
pub(super) fn without_label_behind(text: &str) -> &str {
    // Some close the label with dots for those who listen to the page: "Credit...".
    let Some(before) = text.trim_end().strip_suffix(COLONS).or_else(|| text.trim_end().strip_suffix("..."))
    else {
        return text;
    };
    let is_start = |at: usize| !before[..at].ends_with(char::is_alphanumeric);
    let starts = before.char_indices().rev().map(|it| it.0).filter(|it| is_start(*it)).take(LABEL_STARTS);
    let is_label =
        |label: &str, at: usize| after_folded(&before[at..], label).is_some_and(|it| it.trim().is_empty());
    let label =
        starts.filter(|it| at(&LISTS.labels, &before[*it..]).any(|label| is_label(label, *it))).last();
    label.map_or(text, |it| &text[..it])
}

/// Places at the end of a caption where such a label may begin: labels have few words.
const LABEL_STARTS: usize = 6;
