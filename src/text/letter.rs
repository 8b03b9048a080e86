//! Letters: what the standard library says of them, answered at once.
//!
//! The standard library searches a table for every letter beyond ASCII, and a page is asked about all of its
//! letters many times. `build.rs` asks it once about all letters of the scripts in use, and writes a bit for each
//! answer; a test holds these against the standard library's.

/// `BLOCKS`: for each [`BLOCK`] letters of the Basic Multilingual Plane their row in the tables beside it, which have
/// one bit for each letter of a row; equal rows stand there once.
#[allow(clippy::unreadable_literal, reason = "nobody reads them")]
mod table {
    include!(concat!(env!("OUT_DIR"), "/letters.rs"));
}

/// Letters in a row of a table.
const BLOCK: usize = 64;

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    bit(&table::ALPHANUMERIC, letter).unwrap_or_else(|| letter.is_alphanumeric())
}

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic();
    }
    bit(&table::ALPHABETIC, letter).unwrap_or_else(|| letter.is_alphabetic())
}

/// Whether a letter is a small or a capital one, or has another form in small letters.
#[inline]
pub fn has_case(letter: char) -> bool {
    bit(&table::CASED, letter).unwrap_or(true)
}

/// A letter's bit in a table; none for letters outside of the Basic Multilingual Plane.
#[inline]
fn bit(rows: &[u64], letter: char) -> Option<bool> {
    let code = letter as usize;
    let row = table::BLOCKS.get(code / BLOCK)?;
    Some(rows[usize::from(*row)] >> (code % BLOCK) & 1 == 1)
}

/// Appends a letter's small form.
#[inline]
pub fn push_lower(out: &mut String, letter: char) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
    } else if has_case(letter) {
        out.extend(letter.to_lowercase());
    } else {
        out.push(letter);
    }
}

/// Whether a text is set in capitals, whatever signs and letters without capitals it has beside.
pub fn is_in_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase) && text.contains(char::is_uppercase)
}

/// Whether a letter is of the Hebrew or the Arabic script, which have no capitals and set spaces between words.
pub fn is_right_to_left(letter: char) -> bool {
    ('\u{5D0}'..'\u{780}').contains(&letter) && is_alphabetic(letter)
}

#[cfg(test)]
mod tests {
    use super::{has_case, is_alphabetic, is_alphanumeric, push_lower};

    #[test]
    fn every_letter_is_what_the_standard_library_says() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(letter), letter.is_alphanumeric(), "{letter:?}");
            assert_eq!(is_alphabetic(letter), letter.is_alphabetic(), "{letter:?}");
            assert!(has_case(letter) || letter.to_lowercase().eq([letter]), "{letter:?}");
            assert!(has_case(letter) || !letter.is_lowercase() && !letter.is_uppercase(), "{letter:?}");
            let mut lower = String::new();
            push_lower(&mut lower, letter);
            assert!(letter.to_lowercase().eq(lower.chars()), "{letter:?}");
        }
    }
}
