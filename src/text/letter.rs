//! Letters: what the standard library says of them, answered at once for the scripts that most news is in.
//!
//! The standard library searches a table for every letter beyond ASCII, and a page is asked about all of its
//! letters several times. A test holds each answer here against the standard library's.

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    is_in_letter_block(letter) || !is_in_sign_block(letter) && letter.is_alphanumeric()
}

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic();
    }
    is_in_letter_block(letter) || !is_in_sign_block(letter) && letter.is_alphabetic()
}

/// Runs of the Unicode table that hold letters alone: Latin with accents, Cyrillic, Hebrew, Arabic, Devanagari,
/// Kana, Han and Hangul.
fn is_in_letter_block(letter: char) -> bool {
    matches!(letter,
        '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{3A3}'..='\u{3F5}' | '\u{400}'..='\u{481}' | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{657}' | '\u{66E}'..='\u{6D3}' | '\u{904}'..='\u{93B}' | '\u{93D}'..='\u{94C}'
        | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// Runs of the Unicode table that hold neither letters nor digits: quotation marks, dashes and spaces, and the
/// punctuation of Arabic, Chinese and Japanese.
fn is_in_sign_block(letter: char) -> bool {
    matches!(letter,
        '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{600}'..='\u{60F}' | '\u{61B}'..='\u{61F}' | '\u{2000}'..='\u{206F}'
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// Whether a letter may have another form in small letters; signs and scripts without capitals need not be asked.
pub fn has_case(letter: char) -> bool {
    !matches!(letter, '\u{2000}'..='\u{206F}' | '\u{590}'..='\u{109F}' | '\u{1100}'..='\u{139F}' | '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{FAFF}')
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
