//! Labels: the fixed words by which pages of news say what a line is ("Read also", "Source:").

use std::collections::HashMap;
use std::sync::OnceLock;

use super::pack::packs;
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
fn index() -> &'static HashMap<&'static str, Tails> {
    static INDEX: OnceLock<HashMap<&'static str, Tails>> = OnceLock::new();
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
        let mut index: HashMap<&str, Tails> = HashMap::new();
        for (key, bit) in keys {
            let mut words = key.split(' ');
            let Some(first) = words.next().filter(|it| !it.is_empty()) else { continue };
            index.entry(first).or_default().push((words.collect(), *bit));
        }
        index
    })
}

/// The labels in a text. Meant for short texts; the time grows with the text's length.
pub fn labels_in(text: &str) -> Labels {
    let key = fold::key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let mut labels = Labels::default();
    for (at, word) in words.iter().enumerate() {
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

/// What follows the longest label of a section that a text begins with, without the signs between.
pub fn strip_label(text: &str, section: Section) -> Option<&str> {
    let bit = 1 << section as u32;
    // The label can only be among the first words; folding more of a long text would be wasted.
    let head: String = text.chars().take(80).collect();
    let key = fold::key(&head);
    let words: Vec<&str> = key.split(' ').collect();
    let tails = index().get(words.first()?)?;
    let length = tails
        .iter()
        .filter(|(tail, bits)| bits & bit != 0 && words[1..].starts_with(tail))
        .map(|(tail, _)| tail.len() + 1)
        .max()?;
    let rest = skip_words(text, length);
    Some(rest.trim_start_matches(|it: char| {
        !it.is_alphanumeric() && !matches!(it, '(' | '"' | '\u{AB}' | '\u{201C}' | '@')
    }))
}

/// The text behind its first `count` words, words as [`fold::key`] counts them.
fn skip_words(text: &str, count: usize) -> &str {
    let (mut seen, mut inside) = (0, false);
    for (at, letter) in text.char_indices() {
        let is_letter = letter.is_alphanumeric();
        if is_letter && !inside {
            seen += 1;
        }
        // Signs that folding drops stand inside words.
        inside = is_letter || inside && fold::is_dropped(letter);
        if count <= seen && !inside {
            return &text[at..];
        }
    }
    ""
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
}
