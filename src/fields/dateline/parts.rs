//! The stretches between signs at the start of a text.

/// A stretch between two signs, and the signs behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    /// Where the text ends in the head.
    pub(super) end: usize,
    /// The signs and spaces behind it.
    pub(super) sign: &'a str,
}

/// Stretches that are read; a dateline has fewer.
const PARTS_MAX: usize = 8;

/// The stretches between signs at the start of a text.
pub(super) fn parts(head: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = head.len() - head.trim_start_matches(|it: char| is_sign(it) || it.is_whitespace()).len();
    while start < head.len() && parts.len() < PARTS_MAX {
        let end = end_of_part(head, start);
        let rest = &head[end..];
        let next = rest.len() - rest.trim_start_matches(|it: char| is_sign(it) || it.is_whitespace()).len();
        let text = head[start..end].trim();
        let end_of_text = start + head[start..end].trim_end().len();
        parts.push(Part { text, end: end_of_text, sign: rest[..next].trim() });
        start = end + next;
        if next == 0 {
            break;
        }
    }
    parts
}

/// Where the stretch that begins at `start` ends: at a sign, but not at a hyphen or a stop inside a name.
fn end_of_part(head: &str, start: usize) -> usize {
    let mut before = ' ';
    for (at, letter) in head[start..].char_indices() {
        let after = head[start + at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        let ends = match letter {
            '-' => before.is_whitespace() || after.is_whitespace() || is_caseless(before),
            // Some set it as a dash; inside of a word it only makes it longer.
            TATWEEL => before.is_whitespace(),
            // "St. Louis" and "Jan. 3" go on; a sentence, or a sign behind the stop, does not.
            '.' => {
                let is_before_sign = head[start + at + 1..].trim_start().starts_with(is_sign);
                is_before_sign || after.is_whitespace() && is_stop(head, start, start + at)
            }
            other => is_sign(other),
        };
        if ends && 0 < at {
            return start + at;
        }
        before = letter;
    }
    head.len()
}

/// Whether a stop ends a place or a day: "Moscow. 3 May. Interfax".
fn is_stop(head: &str, start: usize, at: usize) -> bool {
    let word = head[start..at].rsplit([' ', '.']).next().unwrap_or_default();
    let is_in_capitals = || 3 <= word.chars().count() && word.chars().all(char::is_uppercase);
    5 <= word.chars().count() || is_in_capitals()
}

fn is_sign(letter: char) -> bool {
    is_dash_sign(letter)
        || matches!(
            letter,
            ',' | '\u{60C}'
                | '('
                | ')'
                | '/'
                | ':'
                | '['
                | ']'
                | '|'
                | '.'
                | '\u{AB}'
                | '\u{BB}'
                | '\u{2022}'
                | '\u{964}'
        )
}

const TATWEEL: char = '\u{640}';

pub(super) fn is_dash_sign(letter: char) -> bool {
    matches!(letter, '-' | '\u{2012}'..='\u{2015}' | '\u{2212}' | TATWEEL)
}

pub(super) fn is_long_dash(sign: &str) -> bool {
    sign.contains(['\u{2014}', '\u{2015}']) || sign.contains("--")
}

pub(super) fn is_dash(sign: &str) -> bool {
    sign.contains(is_dash_sign)
}

/// Whether signs part a dateline from its text.
pub(super) fn closes(sign: &str) -> bool {
    is_dash(sign) || sign.contains([':', '.', '/']) || sign.ends_with(']')
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}
