//! Words and sentences.

use super::letter::is_alphanumeric;

/// Letters of scripts that set no spaces between words: Han, Kana, and those of South-East Asia.
#[inline]
pub fn is_unspaced(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}' | '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Letters from here on are of South-East and East Asia. A cheaper answer than [`is_unspaced`], and a wider one: scripts
/// that do set spaces, such as those of Georgia and Korea, lie behind it too.
pub const ASIA_FROM: char = '\u{E00}';

/// Letters from here on are of East Asia, Korean among them; behind them lie the full-width forms.
pub const EAST_ASIA_FROM: char = '\u{2E80}';

/// Syllables of Korean, which sets spaces between words.
pub fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{AC00}'..='\u{D7A3}')
}

/// How many words a text has; in scripts without spaces each letter is counted.
pub fn count(text: &str) -> u32 {
    let (mut words, mut inside) = (0, false);
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            words += u32::from(!inside);
            inside = true;
        } else if is_unspaced(letter) {
            words += 1;
            inside = false;
        } else if is_alphanumeric(letter) {
            words += u32::from(!inside);
            inside = true;
        } else if !matches!(letter, '\'' | '\u{2019}' | '-' | '\u{640}' | '\u{200C}' | '\u{200D}')
            && !is_mark(letter)
        {
            inside = false;
        }
    }
    words
}

/// Vowel signs of Arabic, Hebrew and Indic scripts and tone marks of Thai, which stand inside words. The readers of dates
/// have sets of their own, which hold joiners too and leave out what names of months do not have.
#[inline]
pub fn is_mark(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{900}'..='\u{DFF}' | '\u{E47}'..='\u{E4E}')
}

/// Whether a letter ends a sentence in any of the large scripts.
pub fn is_full_stop(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!'
            | '?'
            | '\u{2026}'
            | '\u{61F}'
            | '\u{6D4}'
            | '\u{964}'
            | '\u{3002}'
            | '\u{FF01}'
            | '\u{FF1F}'
            | '\u{FF0E}'
            | '\u{FF61}'
            | '\u{589}'
            | '\u{1362}'
            | '\u{104B}'
            | '\u{17D4}'
    )
}

/// Whether a text ends as a sentence does: with a full stop, which a quotation mark or a bracket may
/// follow.
pub fn ends_sentence(text: &str) -> bool {
    let closes = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '"' | '\'' | ')' | ']' | '\u{BB}' | '\u{AB}' | '\u{2018}'
                    ..='\u{201F}' | '\u{300D}' | '\u{300F}' | '\u{FF09}' | '\u{203A}'
            )
    };
    text.trim_end_matches(closes).ends_with(is_full_stop)
}

#[cfg(test)]
mod tests {
    use super::{count, ends_sentence};

    #[test]
    fn counts_words_of_every_kind_of_script() {
        assert_eq!(count("It's a well-known fact"), 4);
        assert_eq!(count("\u{4ECA}\u{5929}"), 2);
        assert_eq!(count("\u{642}\u{627}\u{644}\u{64E} \u{627}\u{644}\u{631}\u{626}\u{64A}\u{633}"), 2);
        assert_eq!(count("\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940} \u{92E}\u{947}\u{902}"), 2);
        assert_eq!(count(" \u{2013} "), 0);
    }

    #[test]
    fn sentences_end_behind_quotes_and_brackets() {
        assert!(ends_sentence("He said: \"Yes.\""));
        assert!(ends_sentence("\u{645}\u{62A}\u{649}\u{61F}"));
        assert!(ends_sentence("\u{3002}\u{300D}"));
        assert!(!ends_sentence("Read more"));
    }
}
