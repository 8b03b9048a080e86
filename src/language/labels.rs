//! Labels: the fixed words by which pages of news say what a line is ("Read also", "Source:").

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::pack::packs;
use crate::order;
use crate::text::fold;

macro_rules! sections {
    ($($variant:ident $name:literal $meaning:literal;)*) => {
        /// A section of labels in the packs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Section { $(#[doc = $meaning] $variant,)* }

        impl Section {
            /// Every section.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The section's heading in the packs.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

sections! {
    BylinePrefixes "byline-prefixes" "Words before an author's name.";
    DateLabels "date-labels" "Words before a date of publication.";
    ModifiedLabels "modified-labels" "Words before a date of change.";
    SourceLabels "source-labels" "Words before the name of a source.";
    Agencies "agencies" "Names of agencies and picture services.";
    CreditLabels "credit-labels" "Words before the name of who made a picture.";
    RelatedLabels "related-labels" "Words that point to other pieces.";
    CommentLabels "comment-labels" "Words that open what readers say.";
    NewsletterLabels "newsletter-labels" "Calls to subscribe or to install.";
    ShareLabels "share-labels" "Words on buttons for sharing and following.";
    PromoLabels "promo-labels" "Words that mark an advert.";
    LegalLabels "legal-labels" "Words of rights and terms.";
    CookieLabels "cookie-labels" "Words that ask for consent.";
    LoginLabels "login-labels" "Words that ask to sign in.";
    NavigationLabels "navigation-labels" "Words on ways through a site.";
    CorrectionLabels "correction-labels" "Words that open a correction.";
    OpinionLabels "opinion-labels" "Names of opinion sections.";
    LiveLabels "live-labels" "Words that mark a live report.";
    InterviewLabels "interview-labels" "Words that mark an interview.";
    ReviewLabels "review-labels" "Words that mark a review.";
    StaffNames "staff-names" "Names for a newsroom as a whole.";
}

/// A set of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionSet(u32);

impl SectionSet {
    /// Whether a section is in the set.
    pub fn has(self, section: Section) -> bool {
        self.0 & (1 << section as u32) != 0
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

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

/// A label's words after the first, and its sections.
type Tails = Vec<(Vec<&'static str>, u32)>;

/// All packs' labels by their first word.
fn index() -> &'static FxHashMap<&'static str, Tails> {
    static INDEX: OnceLock<FxHashMap<&'static str, Tails>> = OnceLock::new();
    static KEYS: OnceLock<Vec<(String, u32)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let keys = KEYS.get_or_init(|| {
            let of_pack = |section: &'static Section| {
                let bit = 1 << *section as u32;
                let labels = packs().iter().flat_map(|pack| pack.section(section.name()));
                labels.map(move |it| (fold::key(it), bit))
            };
            Section::ALL.iter().flat_map(of_pack).collect()
        });
        let mut index: FxHashMap<&str, Tails> = FxHashMap::default();
        for (key, bit) in keys {
            let mut words = key.split(' ');
            let Some(first) = words.next().filter(|it| !it.is_empty()) else { continue };
            index.entry(first).or_default().push((words.collect(), *bit));
        }
        index
    })
}

/// A label that may stand inside a run of letters, for scripts that set no spaces between words.
struct Open {
    key: String,
    bit: u32,
    /// Whether letters may stand before it too.
    anywhere: bool,
}

impl Open {
    fn first(&self) -> Option<char> {
        self.key.chars().next()
    }
}

/// The sign behind a label that letters may follow without a space, and before one that they may precede.
const OPEN: char = '\u{2026}';

/// Letters from here on belong to scripts that may be written without spaces (South and East Asia).
/// Words of other scripts are not looked into.
const UNSPACED_FROM: char = '\u{E00}';

/// All packs' open labels, in the order of their first letters.
fn open_labels() -> &'static [Open] {
    static LABELS: OnceLock<Vec<Open>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let of_pack = |section: &'static Section| {
            let labels = packs().iter().flat_map(|pack| pack.section(section.name()));
            labels.filter(|it| it.ends_with(OPEN)).map(|it| Open {
                key: fold::key(it),
                bit: 1 << *section as u32,
                anywhere: it.starts_with(OPEN),
            })
        };
        let mut labels: Vec<Open> = Section::ALL.iter().flat_map(of_pack).collect();
        order::sort_by_key(&mut labels, Open::first);
        labels
    })
}

/// The open labels that a run of letters begins with.
fn open_at(run: &str) -> impl Iterator<Item = &'static Open> {
    let first = run.chars().next().filter(|it| UNSPACED_FROM <= *it);
    let labels = if first.is_some() { open_labels() } else { &[] };
    let from = labels.partition_point(|it| it.first() < first);
    labels[from..].iter().take_while(move |it| it.first() == first).filter(move |it| run.starts_with(&it.key))
}

/// The labels in a text. Meant for short texts; the time grows with the text's length.
pub fn labels_in(text: &str) -> Labels {
    let key = fold::key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let mut labels = Labels::default();
    for (at, word) in words.iter().enumerate() {
        find_open(word, at == 0, &mut labels);
        let Some(tails) = index().get(word) else { continue };
        let rest = &words[at + 1..];
        for (tail, bit) in tails {
            if rest.starts_with(tail) {
                labels.holds.0 |= bit;
                if at == 0 {
                    labels.starts.0 |= bit;
                    labels.is.0 |= if rest.len() == tail.len() { *bit } else { 0 };
                }
            }
        }
    }
    labels
}

/// Adds the open labels in a run of letters.
fn find_open(run: &str, opens_text: bool, labels: &mut Labels) {
    if !run.starts_with(|it| UNSPACED_FROM <= it) {
        return;
    }
    for (at, _) in run.char_indices() {
        for label in open_at(&run[at..]).filter(|it| at == 0 || it.anywhere) {
            labels.holds.0 |= label.bit;
            labels.starts.0 |= if opens_text && at == 0 { label.bit } else { 0 };
        }
    }
}

/// What follows the longest label of a section that a text begins with, without the signs between.
pub fn strip_label(text: &str, section: Section) -> Option<&str> {
    let bit = 1 << section as u32;
    if !opens_with(text, bit) {
        return None;
    }
    // The label can only be among the first words; folding more of a long text would be wasted.
    let head: String = text.chars().take(80).collect();
    let key = fold::key(&head);
    let words: Vec<&str> = key.split(' ').collect();
    let first = *words.first()?;
    let closed = index().get(first).map_or(&[][..], Vec::as_slice);
    let length = closed
        .iter()
        .filter(|(tail, bits)| bits & bit != 0 && words[1..].starts_with(tail))
        .map(|(tail, _)| tail.len() + 1)
        .max();
    let rest = if let Some(length) = length {
        skip_words(text, length)
    } else {
        let letters = open_at(first).filter(|it| it.bit == bit).map(|it| it.key.chars().count()).max()?;
        skip_letters(text, letters)
    };
    Some(rest.trim_start_matches(|it: char| {
        !fold::is_word_letter(it) && !matches!(it, '(' | '"' | '\u{AB}' | '\u{201C}' | '@')
    }))
}

/// Whether any label of such a section begins with the text's first word, or may stand at the head of its first run
/// of letters: most texts begin with none, and need no further look.
fn opens_with(text: &str, bit: u32) -> bool {
    let is_kept = |it: &char| fold::is_word_letter(*it) || fold::is_dropped(*it);
    let run = text.trim_start_matches(|it| !fold::is_word_letter(it));
    if run.starts_with(|it| UNSPACED_FROM <= it) {
        return true;
    }
    let end = run.char_indices().find(|it| !is_kept(&it.1)).map_or(run.len(), |it| it.0);
    index().get(fold::key(&run[..end]).as_str()).is_some_and(|it| it.iter().any(|(_, bits)| bits & bit != 0))
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
    use super::{Section, labels_in, strip_label};

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
