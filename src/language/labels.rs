//! Labels: the fixed words by which pages of news say what a line is ("Read also", "Source:").
//!
//! A page is searched for those of all languages, some 19,000. `build.rs` has folded most of them, so that little more is
//! left to do before the first page than to note down where each stands.

use std::sync::OnceLock;

use super::pack::packs;
use super::section::{OPEN_SIGN, Section, SectionSet, folded};
use crate::order;
use crate::text::fold;
use crate::text::words::ASIA_FROM;

/// The labels found in a text, of all languages at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Labels {
    /// Sections with a label that is the whole text.
    pub is: SectionSet,
    /// Sections with a label that the text begins with.
    pub starts: SectionSet,
    /// Sections with a label anywhere in the text.
    pub holds: SectionSet,
}

/// A label of any pack.
struct Label {
    key: &'static str,
    section: Section,
    /// The number of the next label in the same slot, plus one; zero behind the last.
    next: u16,
}

impl Label {
    /// The bytes of the label when a folded text begins with it, in whole words.
    fn length_in(&self, text: &str) -> Option<usize> {
        let behind = text.strip_prefix(self.key)?;
        (behind.is_empty() || behind.starts_with(' ')).then_some(self.key.len())
    }

    /// Whether a folded word is the first of the label.
    fn begins_with(&self, word: &str) -> bool {
        self.key.strip_prefix(word).is_some_and(|it| it.is_empty() || it.starts_with(' '))
    }
}

/// All packs' labels, found by their first word.
struct Index {
    labels: Vec<Label>,
    slots: Vec<Slot>,
    /// The labels that may stand inside a run of letters, in the order of their first letters.
    open: Vec<Open>,
}

/// Labels whose first words share a hash.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The number of the first, plus one; zero where there is none.
    first: u16,
    /// A bit for each mark that the first words have: it tells most words that begin no label.
    marks: u16,
}

/// About twice as many as there are labels, which a test counts; their numbers fit into 16 bits.
const SLOTS: usize = 1 << 15;

impl Index {
    fn get() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(Self::of_packs)
    }

    fn of_packs() -> Self {
        let mut index = Self {
            labels: Vec::with_capacity(SLOTS / 2),
            slots: vec![Slot::default(); SLOTS],
            open: Vec::new(),
        };
        for (line, section) in as_written() {
            index.add(line, line.trim_matches(OPEN_SIGN), *section);
        }
        for section in Section::ALL.iter().filter(|it| !it.is_as_written()) {
            for line in packs().iter().flat_map(|it| it.text(section.name()).lines()) {
                index.add(line, line.trim_matches(OPEN_SIGN), *section);
            }
        }
        order::sort_by_key(&mut index.open, Open::first);
        index
    }

    fn add(&mut self, line: &str, key: &'static str, section: Section) {
        if line.ends_with(OPEN_SIGN) {
            self.open.push(Open { key, section, anywhere: line.starts_with(OPEN_SIGN) });
        }
        if key.is_empty() {
            return;
        }
        let (slot, mark) = slot_of(key);
        let slot = &mut self.slots[slot];
        self.labels.push(Label { key, section, next: slot.first });
        *slot = Slot { first: self.labels.len() as u16, marks: slot.marks | mark };
    }

    /// Whether what follows a label is a count, another such label ("4 comments, add a comment"), or nothing.
    fn ends_counted(&self, rest: &str, section: Section) -> bool {
        let rest = rest.trim_matches(is_count_sign);
        let mut labels = self.near(rest).filter(|it| it.section == section);
        rest.is_empty() || labels.any(|it| it.key == rest)
    }

    /// The labels that may begin with the first word of a folded text, and some others.
    fn near(&self, text: &str) -> impl Iterator<Item = &Label> {
        let (slot, mark) = slot_of(text);
        let slot = self.slots[slot];
        let mut next = if slot.marks & mark == 0 { 0 } else { slot.first };
        std::iter::from_fn(move || {
            let label = &self.labels[usize::from(next.checked_sub(1)?)];
            next = label.next;
            Some(label)
        })
    }
}

/// The labels that the packs hold as they are written, folded here.
fn as_written() -> &'static [(String, Section)] {
    static KEYS: OnceLock<Vec<(String, Section)>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut keys = Vec::new();
        for section in Section::ALL.iter().filter(|it| it.is_as_written()) {
            let values = packs().iter().flat_map(|it| it.section(section.name()));
            keys.extend(values.map(|it| (folded(it), *section)));
        }
        keys
    })
}

/// The slot of a text's first word, and a bit that few of the other words in the slot have: a hash of few steps
/// (Fowler, Noll and Vo, 1991), with its high bits mixed into the low ones.
fn slot_of(text: &str) -> (usize, u16) {
    let word = text.bytes().take_while(|it| *it != b' ');
    let hash = word.fold(0x811C_9DC5, |hash: u32, it| (hash ^ u32::from(it)).wrapping_mul(0x0100_0193));
    ((hash ^ hash >> 15) as usize % SLOTS, 1 << (hash >> 28))
}

/// A label that may stand inside a run of letters, for scripts that set no spaces between words.
struct Open {
    key: &'static str,
    section: Section,
    /// Whether letters may stand before it too.
    anywhere: bool,
}

impl Open {
    fn first(&self) -> Option<char> {
        self.key.chars().next()
    }
}

/// The open labels that a run of letters begins with; words of scripts that set spaces are not looked into.
fn open_at(run: &str) -> impl Iterator<Item = &'static Open> {
    let first = run.chars().next().filter(|it| ASIA_FROM <= *it);
    let labels: &[Open] = if first.is_some() { &Index::get().open } else { &[] };
    let from = labels.partition_point(|it| it.first() < first);
    labels[from..].iter().take_while(move |it| it.first() == first).filter(move |it| run.starts_with(it.key))
}

/// The labels in a text. Meant for short texts; the time grows with the text's length.
pub fn labels_in(text: &str) -> Labels {
    let key = fold::key(text);
    let index = Index::get();
    let mut labels = Labels::default();
    let mut at = Some(key.as_str());
    while let Some(here) = at {
        let end = here.find(' ').unwrap_or(here.len());
        let opens_text = here.len() == key.len();
        find_open(&here[..end], opens_text, &mut labels);
        for label in index.near(here) {
            let Some(length) = label.length_in(here) else { continue };
            labels.holds.insert(label.section);
            if opens_text {
                labels.starts.insert(label.section);
            }
            let opens_counted = || {
                label.section == Section::CommentLabels
                    && key[..key.len() - here.len()].chars().all(is_count_sign)
            };
            if length == key.len() || opens_counted() && index.ends_counted(&here[length..], label.section) {
                labels.is.insert(label.section);
            }
        }
        at = here.get(end + 1..);
    }
    labels
}

/// A digit of a count, or the space between it and what is counted: "7 comments", "Comments (7)".
fn is_count_sign(letter: char) -> bool {
    letter.is_numeric() || letter == ' '
}

/// Adds the open labels in a run of letters.
fn find_open(run: &str, opens_text: bool, labels: &mut Labels) {
    if !run.starts_with(|it| ASIA_FROM <= it) {
        return;
    }
    for (at, _) in run.char_indices() {
        for label in open_at(&run[at..]).filter(|it| at == 0 || it.anywhere) {
            labels.holds.insert(label.section);
            if opens_text && at == 0 {
                labels.starts.insert(label.section);
            }
        }
    }
}

/// What follows the longest label of a section that a text begins with, without the signs between.
pub fn strip_label(text: &str, section: Section) -> Option<&str> {
    if !opens_with(text, section) {
        return None;
    }
    // The label can only be among the first words; folding more of a long text would be wasted.
    let head: String = text.chars().take(80).collect();
    let key = fold::key(&head);
    let length = Index::get()
        .near(&key)
        .filter(|it| it.section == section)
        .filter_map(|it| it.length_in(&key))
        .map(|it| 1 + key[..it].matches(' ').count())
        .max();
    let rest = if let Some(length) = length {
        skip_words(text, length)
    } else {
        let letters = open_at(key.split(' ').next()?)
            .filter(|it| it.section == section)
            .map(|it| it.key.chars().count())
            .max()?;
        skip_letters(text, letters)
    };
    Some(rest.trim_start_matches(|it: char| {
        !fold::is_word_letter(it) && !matches!(it, '(' | '"' | '\u{AB}' | '\u{201C}' | '@')
    }))
}

/// Whether any label of such a section begins with the text's first word, or may stand at the head of its first run
/// of letters: most texts begin with none, and need no further look.
fn opens_with(text: &str, section: Section) -> bool {
    let is_kept = |it: &char| fold::is_word_letter(*it) || fold::is_dropped(*it);
    let run = text.trim_start_matches(|it| !fold::is_word_letter(it));
    if run.starts_with(|it| ASIA_FROM <= it) {
        return true;
    }
    let end = run.char_indices().find(|it| !is_kept(&it.1)).map_or(run.len(), |it| it.0);
    let word = fold::key(&run[..end]);
    Index::get().near(&word).any(|it| it.section == section && it.begins_with(&word))
}

/// The text behind its first `count` words, words as [`fold::key`] counts them.
fn skip_words(text: &str, count: usize) -> &str {
    let (mut seen, mut inside) = (0, false);
    for (at, letter) in text.char_indices().filter(|it| !fold::is_dropped(it.1)) {
        let is_letter = fold::is_word_letter(letter);
        seen += usize::from(is_letter && !inside);
        inside = is_letter;
        if count <= seen && !inside {
            return &text[at..];
        }
    }
    ""
}

/// The text behind its first `count` letters.
fn skip_letters(text: &str, count: usize) -> &str {
    let mut letters =
        text.char_indices().filter(|it| !fold::is_dropped(it.1) && fold::is_word_letter(it.1)).skip(count);
    letters.next().map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::{Index, SLOTS, Section, labels_in, strip_label};

    #[test]
    fn labels_have_slots_enough() {
        let count = Index::get().labels.len();
        assert!(SLOTS / 4 < count && count < SLOTS * 3 / 4 && count < usize::from(u16::MAX), "{count}");
    }

    #[test]
    fn finds_labels_of_all_languages() {
        let labels = labels_in("Read also:");
        assert!(labels.is.has(Section::RelatedLabels) && labels.starts.has(Section::RelatedLabels));
        let arabic = labels_in(
            "\u{627}\u{644}\u{645}\u{635}\u{62F}\u{631}: \u{648}\u{643}\u{627}\u{644}\u{627}\u{62A}",
        );
        assert!(arabic.starts.has(Section::SourceLabels) && !arabic.is.has(Section::SourceLabels));
        assert!(!labels_in("Readers also complained").starts.has(Section::RelatedLabels));
    }

    #[test]
    fn gives_what_follows_the_label() {
        assert_eq!(strip_label("By Jane Doe", Section::BylinePrefixes), Some("Jane Doe"));
        assert_eq!(strip_label("Source: Reuters", Section::SourceLabels), Some("Reuters"));
        assert_eq!(
            strip_label(
                "\u{627}\u{644}\u{645}\u{635}\u{62F}\u{631}: \u{648}\u{643}\u{627}\u{644}\u{627}\u{62A}",
                Section::SourceLabels
            ),
            Some("\u{648}\u{643}\u{627}\u{644}\u{627}\u{62A}")
        );
        assert_eq!(strip_label("Byzantium fell", Section::BylinePrefixes), None);
        // A sign that folding drops does not part words; one that it keeps as a space does.
        assert_eq!(
            strip_label("\u{938}\u{94D}\u{930}\u{94B}\u{924}: PTI", Section::SourceLabels),
            Some("PTI")
        );
        assert_eq!(
            strip_label(
                "\u{5E4}\u{5D5}\u{5E8}\u{5E1}\u{5DD} \u{5E2}\u{5F4}\u{5D9} \u{5D3}\u{5E0}\u{5D4} \u{5DC}\u{5D5}\u{5D9}",
                Section::BylinePrefixes
            ),
            Some("\u{5D3}\u{5E0}\u{5D4} \u{5DC}\u{5D5}\u{5D9}")
        );
    }

    #[test]
    fn signs_part_a_label_from_what_follows() {
        let editor = "\u{8D23}\u{4EFB}\u{7F16}\u{8F91}";
        let name = "\u{5F20}\u{4E09}";
        let signs = ["\u{FF1A}", ":", " ", "\u{FF0F}", "\u{4E28}", "\u{FF5C}", "\u{FF08}", "\u{3000}", ""];
        for sign in signs {
            let line = format!("\u{3010}{editor}{sign}{name}");
            assert!(labels_in(&line).starts.has(Section::BylinePrefixes), "{line}");
            assert_eq!(strip_label(&line, Section::BylinePrefixes), Some(name), "{line}");
        }
    }

    #[test]
    fn open_labels_stand_inside_runs_of_letters() {
        let forbidden = "\u{7121}\u{65AD}\u{8EE2}\u{8F09}\u{3092}\u{7981}\u{3058}\u{307E}\u{3059}";
        let inside = labels_in(&format!("\u{672C}\u{8A18}\u{4E8B}\u{306E}{forbidden}"));
        assert!(inside.holds.has(Section::LegalLabels) && !inside.starts.has(Section::LegalLabels));
        let editorial_office = "\u{7F16}\u{8F91}\u{90E8}";
        assert!(!labels_in(editorial_office).starts.has(Section::BylinePrefixes));
        assert_eq!(strip_label(editorial_office, Section::BylinePrefixes), None);
    }
}
