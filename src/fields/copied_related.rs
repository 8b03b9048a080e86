//! Titles of other pieces in copied text, where dates, buttons and rights stand among them.

use std::ops::Range;

use super::{Case, byline, related};
use crate::dates::spoken::{Meaning, mentions};
use crate::dates::written;
use crate::language::{Section, labels_in};
use crate::roles::Role;
use crate::text::{fold, words};

/// What a line is for that is nothing but such a label.
const NO_TITLES: [Section; 7] = [
    Section::NavigationLabels,
    Section::ShareLabels,
    Section::NewsletterLabels,
    Section::CommentLabels,
    Section::LoginLabels,
    Section::PromoLabels,
    Section::CookieLabels,
];

/// A longer line is no label, no date and no button.
const LINE_BYTES_MAX: usize = 150;

/// Fewer words beside a date are a place or a section.
const TITLE_WORDS_MIN: u32 = 3;

/// The lines that read like titles of other pieces.
pub(super) fn titles<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let is_general = related::below_general(case);
    let lines = case.page.passages().iter().map(|it| case.page.passage_text(it)).enumerate();
    let is_named = |index: usize| case.roles.role(index) == Role::Related && !is_general[index];
    lines.filter(|it| is_named(it.0) && is_title(case, it.1)).map(|it| it.1).collect()
}

fn is_title(case: &Case<'_>, line: &str) -> bool {
    if LINE_BYTES_MAX < line.len() {
        return true;
    }
    let labels = labels_in(line);
    !related::is_label(line)
        && !labels.holds.has(Section::LegalLabels)
        && !line.contains(['\u{A9}', '\u{24B8}'])
        && !labels.starts.has(Section::NewsletterLabels)
        && !NO_TITLES.iter().any(|it| labels.is.has(*it))
        && !is_date(case, line)
}

/// Whether a line says when something appeared, and no more.
fn is_date(case: &Case<'_>, line: &str) -> bool {
    if !line.contains(fold::is_digit) {
        return false;
    }
    let pack = case.language.pack;
    let has_date = || !written::readings(&fold::ascii_digits(line), pack).is_empty();
    let is_age = || {
        let spoken = mentions(line, pack);
        spoken.iter().any(|it| matches!(it.meaning, Meaning::Ago(..)) && is_all_of(&it.range, line))
    };
    words::count(&byline::without_date(case, line)) < TITLE_WORDS_MIN && has_date() || is_age()
}

/// Whether no letters stand outside of a part of a line.
fn is_all_of(part: &Range<usize>, line: &str) -> bool {
    !line[..part.start].contains(char::is_alphanumeric) && !line[part.end..].contains(char::is_alphanumeric)
}
