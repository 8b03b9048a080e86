//! How places, days and agencies are written in scripts with spaces.

use super::words;
use crate::text::fold::is_digit;
use crate::text::words::is_mark;

/// Words and characters of one place's name.
const PLACE_WORDS_MAX: usize = 4;
pub(super) const PLACE_CHARS_MAX: usize = 34;

/// Letters of the shortest place in capitals; shorter ones are abbreviations of other things.
pub(super) const CAPITALS_MIN: usize = 4;

/// Words of a day: "Wednesday, 3 May 2021".
const DAY_WORDS_MAX: usize = 5;

/// How a place is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Letters {
    Capitals,
    Title,
    /// The script has no capitals.
    Caseless,
}

/// How a place is set; `None` when the text cannot be one.
pub(super) fn place_letters(text: &str) -> Option<Letters> {
    let names: Vec<&str> = text.split_whitespace().collect();
    let fits = |it: char| {
        it.is_alphabetic() || is_mark(it) || matches!(it, ' ' | '-' | '.' | '\'' | '\u{2019}' | '\u{200C}')
    };
    let is_owner =
        |word: &&str| word.to_lowercase().ends_with("'s") || word.to_lowercase().ends_with("\u{2019}s");
    let is_shaped = (1..=PLACE_WORDS_MAX).contains(&names.len())
        && text.chars().count() <= PLACE_CHARS_MAX
        && text.chars().all(fits)
        && !names.iter().any(is_owner)
        && !names.iter().any(|it| words::is_day_word(it) && 4 <= it.chars().count());
    if !is_shaped || words::is_opener(text) || words::is_agency(text) {
        return None;
    }
    let cased = |it: &char| it.is_uppercase() || it.is_lowercase();
    if !text.chars().any(|it| cased(&it)) {
        return Some(Letters::Caseless);
    }
    if !text.chars().any(char::is_lowercase) {
        return Some(Letters::Capitals);
    }
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || word.chars().count() <= 3;
    let opens = names.first().is_some_and(|it| it.starts_with(char::is_uppercase));
    (opens && names.iter().all(is_name)).then_some(Letters::Title)
}

/// Whether a place has letters enough for one in capitals.
pub(super) fn is_long(place: &str) -> bool {
    CAPITALS_MIN <= place.chars().filter(|it| it.is_alphabetic()).count()
}

/// A place and the day that follows it without a sign: "London 3 May".
pub(super) fn split_day(text: &str) -> (&str, Option<&str>) {
    match text.find(is_digit) {
        Some(at) if 0 < at && is_day(&text[at..]) => {
            let place = text[..at].trim();
            (words::without_on(place), Some(&text[at..]))
        }
        _ => (text, None),
    }
}

/// Whether a text is a day, or the part of one.
pub(super) fn is_day(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|it: char| it.is_whitespace() || it == '.').filter(|it| !it.is_empty()).collect();
    (1..=DAY_WORDS_MAX).contains(&words.len())
        && words.iter().all(|word| word.chars().all(is_digit) || words::is_day_word(word))
}

/// Whether a day has a number.
pub(super) fn is_numbered(day: Option<&str>) -> bool {
    day.is_some_and(|it| it.contains(is_digit))
}

/// Whether a text is a site's host, as newsrooms set it in capitals: "HARBOUR.co".
pub(super) fn is_host(text: &str) -> bool {
    let Some((name, end)) = text.rsplit_once('.') else { return false };
    !text.contains(' ')
        && (2..=3).contains(&end.len())
        && 2 <= name.len()
        && name.starts_with(char::is_uppercase)
        && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '.')
}

/// Whether a text is the call sign of an American station, which stands in brackets where others name an agency.
pub(super) fn is_station(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|it| matches!(it, 'K' | 'W'))
        && (3..=4).contains(&text.len())
        && letters.all(|it| it.is_ascii_uppercase())
}
