//! What a passage is for.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! roles {
    ($($name:ident $text:literal $meaning:literal;)*) => {
        /// What a passage of a page is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Role { $(#[doc = $meaning] #[serde(rename = $text)] $name,)* }

        impl Role {
            /// Every role, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The role's name in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The role with a name of those in JSON.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == name)
            }
        }
    };
}

roles! {
    Body "body" "The article's own text, headings, lists and tables.";
    Headline "headline" "The article's headline.";
    Kicker "kicker" "The short label above the headline.";
    Dek "dek" "The standfirst below the headline.";
    Byline "byline" "Who wrote it.";
    Date "date" "When it was published or changed.";
    Caption "caption" "What is said about a picture.";
    Credit "credit" "Who made a picture.";
    Source "source" "The agency or outlet that the report is attributed to.";
    Correction "correction" "A note that says what was changed after publication.";
    AuthorNote "author-note" "A note about the author.";
    Related "related" "Another piece that the reader is pointed to.";
    Comment "comment" "What readers say, and the form for it.";
    Newsletter "newsletter" "A call to subscribe or to install.";
    Promo "promo" "An advert, an offer, a sponsored piece.";
    Share "share" "Buttons and counts for sharing and following.";
    Tags "tags" "Keywords and breadcrumbs.";
    Legal "legal" "Rights, terms and imprint.";
    Cookie "cookie" "A request for consent.";
    Login "login" "A request to sign in.";
    Navigation "navigation" "The ways through the site.";
    Control "control" "A label that is pressed, not read.";
    Repeat "repeat" "Text that stands elsewhere on the page already.";
    Hidden "hidden" "Text that no reader sees.";
    Other "other" "None of these, but no part of the article.";
}

impl<'de> Deserialize<'de> for Role {
    // By its name: what serde would write by itself also reads numbers and bytes, and is a good deal longer.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::named(&name).ok_or_else(|| D::Error::custom("expected the name of a role"))
    }
}
