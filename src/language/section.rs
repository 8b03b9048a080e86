//! The sections of labels in the packs.
//!
//! `build.rs` reads this file too, as it folds the labels.

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
    PitchLabels "pitch-labels" "What a site says for itself in whole sentences: follow us, support our work.";
    ShareLabels "share-labels" "Words on buttons for sharing and following.";
    PromoLabels "promo-labels" "Words that mark an advert.";
    LegalLabels "legal-labels" "Words of rights and terms.";
    NoteLabels "note-labels" "What a site tells its readers in whole sentences: report a mistake, enable scripts.";
    CookieLabels "cookie-labels" "Words that ask for consent.";
    OfferLabels "offer-labels" "Words of an offer to subscribe.";
    LoginLabels "login-labels" "Words that ask to sign in.";
    NavigationLabels "navigation-labels" "Words on ways through a site.";
    CorrectionLabels "correction-labels" "Words that open a correction.";
    EndLabels "end-labels" "Words that mark where a report begins or ends.";
    OpinionLabels "opinion-labels" "Names of opinion sections.";
    LiveLabels "live-labels" "Words that mark a live report.";
    InterviewLabels "interview-labels" "Words that mark an interview.";
    ReviewLabels "review-labels" "Words that mark a review.";
    StaffNames "staff-names" "Names for a newsroom as a whole.";
}

impl Section {
    /// Whether its labels are needed as they are written, too: `build.rs` folds all others.
    pub(crate) fn is_as_written(self) -> bool {
        matches!(self, Self::Agencies | Self::CreditLabels)
    }
}

/// Stands behind a label that letters may follow without a space, and before one that they may precede too. Folded labels
/// keep it.
pub(crate) const OPEN_SIGN: char = '\u{2026}';

/// A label folded, with the signs where letters may stand beside it.
pub(crate) fn folded(label: &str) -> String {
    let mut out = String::new();
    if label.starts_with(OPEN_SIGN) {
        out.push(OPEN_SIGN);
    }
    fold::push_key(&mut out, label);
    if label.ends_with(OPEN_SIGN) {
        out.push(OPEN_SIGN);
    }
    out
}

/// A set of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionSet(u32);

impl SectionSet {
    /// Whether a section is in the set.
    pub fn has(self, section: Section) -> bool {
        self.0 & (1 << section as u32) != 0
    }

    pub(crate) fn insert(&mut self, section: Section) {
        self.0 |= 1 << section as u32;
    }

    /// The set without some sections.
    #[must_use]
    pub fn without(mut self, sections: &[Section]) -> Self {
        for section in sections {
            self.0 &= !(1 << *section as u32);
        }
        self
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
