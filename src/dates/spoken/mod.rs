//! Days as running text speaks of them: "today, Tuesday", "last Friday", "in January 2022", "3 days ago".
//!
//! The words come from the language's pack; the code knows how they stand together.

mod absolute;
mod compose;
pub mod line;
mod meaning;
mod phrases;
mod tokens;

use std::ops::Range;

pub use meaning::{Meaning, Unit, Which, Written};

use crate::language::Pack;
use absolute::Reader;
use phrases::{Lexicon, Openings, Sense};
use tokens::Tokens;

/// A stretch of a text that speaks of a day, or of a week, month or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
    /// The weekday that is printed beside a day, 1 for Monday.
    pub weekday: Option<u8>,
}

/// Every mention in a text, in order; time is linear in the text.
pub fn mentions(text: &str, pack: &Pack) -> Vec<Mention> {
    let tokens = Tokens::of(text);
    let openings = Openings::of(Lexicon::of(pack), &tokens);
    let reader = Reader { tokens: &tokens, openings, pack };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !reader.openings.opens(at) {
            at += 1;
            continue;
        }
        let other = reader.openings.find(at, |it| (it == Sense::Other).then_some(()));
        let other = other.map_or(0, |it| it.0);
        match reader.mention(at) {
            Some((length, mention)) if other < length => {
                found.push(mention);
                at += length;
            }
            _ => at += other.max(1),
        }
    }
    found
}
