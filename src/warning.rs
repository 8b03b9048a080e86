//! Warnings: what a careful user should know about a result that was still given.

use serde::{Deserialize, Serialize};

/// A code for programs and a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// A stable name such as `no-article`.
    pub code: WarningCode,
    /// One English sentence.
    pub message: String,
}

macro_rules! warnings {
    ($($name:ident => $code:literal, $message:literal;)*) => {
        /// The stable names of all warnings. Each variant's doc is the sentence that goes with it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum WarningCode { $(#[doc = $message] #[serde(rename = $code)] $name,)* }

        impl WarningCode {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name, as it stands in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The sentence for people.
            pub fn message(self) -> &'static str {
                match self { $(Self::$name => $message,)* }
            }
        }
    };
}

warnings! {
    NoArticle => "no-article", "no article was found on this page";
    IndexPage => "index-page", "the page lists other pieces and holds no article of its own";
    LoginWall => "login-wall", "the page asks its reader to sign in before it shows an article";
    OnlyScripts => "only-scripts", "the page has no text without its scripts; save it from a browser and try again";
    InputCut => "input-cut", "the input was longer than the limit and was read only up to it";
    ArchiveCut => "archive-cut", "the archive is longer than the limit, has more parts or nests them deeper; the rest was left out";
    PageTooDeep => "page-too-deep", "elements nested past the limit were flattened";
    TooManyNodes => "too-many-nodes", "the page has more elements than the limit; the rest was left out";
    TooManyPassages => "too-many-passages", "the page has more passages than the limit; the text of the rest was left out";
    AttributesCut => "attributes-cut", "attributes longer than the limit, or more of them on one element, were left out";
    TableCut => "table-cut", "a table has more cells than the limit, or wider ones; the rest was left out";
    PicturesCut => "pictures-cut", "a picture has more addresses than the limit; the rest was not looked at";
    ArticlesCut => "articles-cut", "the page holds more articles than the limit; the rest were left out";
    AddressesCut => "addresses-cut", "the page's own address is too long to be put before each relative one; those were left out";
    MarkupRepaired => "markup-repaired", "an element that was never closed held the whole page; it was closed at its line's end";
    CharsetGuessed => "charset-guessed", "nothing states the character set, so it was guessed from the bytes";
    CharsetMismatch => "charset-mismatch", "the bytes do not fit the character set that is stated, so another was used";
    CharsetErrors => "charset-errors", "some bytes do not fit the character set and were replaced";
    CharsetRepaired => "charset-repaired", "the text had been decoded by a wrong character set before; that was undone";
    JsonLdCut => "json-ld-cut", "JSON-LD longer or nested deeper than the limit was left out";
    JsonLdBroken => "json-ld-broken", "a JSON-LD script could not be read";
    BodyFromJsonLd => "body-from-json-ld", "the text comes from JSON-LD, because the page itself shows none";
    BodyFromScript => "body-from-script", "the text comes from the page's scripts, because the page itself shows none; check that it is the article's";
    HeadlinesDisagree => "headlines-disagree", "the page's metadata and its visible headline differ";
    DatesDisagree => "dates-disagree", "the page states more than one publication day";
    AmbiguousDate => "ambiguous-date", "the publication date is given in digits alone, and nothing tells the day from the month";
    UnknownPassage => "unknown-passage", "an option gives a role to a passage that the page does not have; it was left out";
    DayConflict => "day-conflict", "the text names a weekday that its day does not fall on";
}

impl From<WarningCode> for Warning {
    fn from(code: WarningCode) -> Self {
        Self { code, message: code.message().to_owned() }
    }
}
