//! Names of makers behind labels that have no sign, told from sentences that begin with the same words.

use super::credit_lists::{COLONS, LISTS, after_folded, at, names_agency};
use crate::text::words::ASIA_FROM;

/// Words of a name that nothing marks as a credit.
pub(super) const MOST_WORDS_ALONE: usize = 7;

/// What stands behind a label without a sign, when that is a name to the end: one word is enough behind a label that is
/// shortened or in small letters, "fot. Nowak"; others begin names too, "Photo News".
pub(super) fn before_name(text: &str) -> Option<&str> {
    at(&LISTS.before_names, text).find_map(|label| {
        let rest = after_folded(text, label)?;
        let is_plain = label.ends_with('.') || text.starts_with(char::is_lowercase);
        let ends = rest.starts_with(char::is_whitespace) || label.ends_with('.');
        (ends && is_maker(rest, if is_plain { 1 } else { 2 })).then(|| rest.trim_start())
    })
}

/// Whether such a label stands at a place where it can open a credit: behind a sentence or a sign that parts. A shortened
/// one does so anywhere, and so does any before an agency; a comma parts things that are listed too.
pub(super) fn opens_name(before: &str, text: &str) -> bool {
    let Some(name) = before_name(text) else { return false };
    let label = text[..text.len() - name.len()].trim_end();
    let parts = |it: char| {
        matches!(it, '.' | '!' | '?' | ';' | '|' | '/' | '-' | '(' | '[' | '"' | '\n')
            || matches!(
                it,
                '\u{2026}' | '\u{BB}' | '\u{201D}' | '\u{2013}' | '\u{2014}' | '\u{2022}' | '\u{A9}'
            )
    };
    let before = before.trim_end();
    before.ends_with(parts)
        || before.ends_with(',') && is_maker(name, 2)
        || label.ends_with('.')
        || names_agency(name)
}

/// Whether a text is one name or several with bars and small words between: at least so many capitals, or an agency.
pub(super) fn is_maker(text: &str, least: usize) -> bool {
    let text = text.trim().trim_end_matches('.');
    let mut capitals = 0;
    let is_part = |word: &str| {
        let bare = word.trim_start_matches('(').trim_end_matches(')');
        let is_capital = bare.starts_with(char::is_uppercase);
        capitals += usize::from(is_capital);
        is_capital || bare.is_empty() || LISTS.particles.contains(bare)
    };
    let mut words = text.split(|it: char| it.is_whitespace() || matches!(it, '/' | '|' | ','));
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= MOST_WORDS_ALONE
        && words.all(is_part)
        && (least <= capitals || names_agency(text))
}

/// Whether a text is the full name of one person and nothing else.
pub(super) fn is_bare_name(text: &str) -> bool {
    NAME_WORDS.contains(&text.split_whitespace().count())
        && !text.contains(['/', '|', ','])
        && is_maker(text, 2)
}

/// Words of one name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// Whether a text has words enough for a caption.
pub(super) fn tells(text: &str) -> bool {
    CAPTION_WORDS_MIN <= text.split_whitespace().count() && text.split_whitespace().any(is_small_word)
}

/// Words of a caption that may have its maker behind it without a sign.
const CAPTION_WORDS_MIN: usize = 3;

/// Whether a bracket behind a text names makers: "… on Friday. (Jane Roe)", "… on Friday (Jane Roe/The Herald)".
pub(super) fn names_makers_behind(text: &str, inside: &str) -> bool {
    let is_behind_sentence = text.trim_end().ends_with('.');
    // Call signs of stations: "(KZXV)".
    let is_sign = || 3 <= inside.len() && inside.chars().all(|it| it.is_ascii_uppercase());
    is_behind_sentence && (is_maker(inside, 2) || is_sign() || names_maker_of_site(inside))
        || inside.contains('/') && is_maker(inside, 3) && !text.trim_end().ends_with(COLONS)
}

/// Whether what stands in an element of its own behind a caption is a maker in brackets: "<em>(J. Roe)</em>". What
/// brackets say besides is one word, or has a label: "(left)", "(file photo)".
pub(super) fn is_bracketed(before: &str, text: &str) -> bool {
    let inside = text.trim().strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    let Some(inside) = inside.filter(|it| !it.contains(|it: char| it == '(' || it.is_numeric())) else {
        return false;
    };
    let is_label = |word: &str| at(&LISTS.labels, word).any(|it| it == word);
    let is_named = if inside.contains(|it: char| it.is_lowercase() || it.is_uppercase()) {
        is_maker(inside, 2)
    } else {
        BRACKETED_WORDS.contains(&inside.split_whitespace().count())
            && inside.chars().all(|it| it < ASIA_FROM)
            && !inside.split_whitespace().any(is_label)
    };
    is_named && CAPTION_WORDS_MIN <= before.split_whitespace().count()
}

/// Words of a maker in letters that have no capitals.
const BRACKETED_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// "Jane Roe/theherald": sites write their names in small letters.
fn names_maker_of_site(text: &str) -> bool {
    let site = |it: &str| !it.trim().is_empty() && !it.trim().contains(char::is_whitespace);
    text.split_once('/').is_some_and(|(name, rest)| is_maker(name, 2) && site(rest))
}

/// Whether a word is no part of a name.
pub(super) fn is_small_word(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !LISTS.particles.contains(word)
}
