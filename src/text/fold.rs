//! Texts made comparable: case, accents, digits and letter variants that readers take for the same.

use super::letter::{has_case, is_alphabetic, is_alphanumeric};

/// A text's comparison key: small letters and digits, everything else one space.
///
/// Arabic vowel signs and the tatweel are dropped, and so are the nukta and the virama of the scripts of India
/// and the tone marks of Thai;
/// the forms of alef, ya, kaf, heh and ta marbuta are made one, and so are the i with and without a dot, the two
/// small sigmas, and e and io in Cyrillic; digits of any script become ASCII digits; full-width letters become
/// ASCII.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_key(&mut out, text);
    out
}

/// As [`key`], appended to a buffer.
pub fn push_key(out: &mut String, text: &str) {
    let start = out.len();
    let mut gap = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // Words of ASCII letters, which most are, need no look at each.
        let plain = rest.bytes().position(|it| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let length = plain.max(letter.len_utf8());
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        let is_own = is_own_key(letter);
        // What is dropped joins the letters on its sides; vowel signs count as letters and are dropped too.
        let is_kept = 0 < plain || is_own || is_word_letter(letter) && !is_dropped(letter);
        if !is_kept {
            gap |= !is_dropped(letter);
            continue;
        }
        if gap && start < out.len() {
            out.push(' ');
        }
        gap = false;
        if 0 < plain {
            push_ascii(out, piece);
        } else if is_own {
            out.push(letter);
        } else {
            push_letter(out, letter);
        }
    }
}

/// Whether a letter stands for itself in keys: most of the scripts without case and variants, so that no table need be
/// asked about them.
#[inline]
fn is_own_key(letter: char) -> bool {
    matches!(letter,
        '\u{430}'..='\u{44F}' | '\u{5D0}'..='\u{5EA}' | '\u{626}'..='\u{628}' | '\u{62A}'..='\u{63A}'
        | '\u{641}'..='\u{648}' | '\u{64A}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}'
        | '\u{4E29}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

fn push_ascii(out: &mut String, word: &str) {
    let start = out.len();
    out.push_str(word);
    out[start..].make_ascii_lowercase();
}

fn push_letter(out: &mut String, letter: char) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    if let Some(digit) = digit_value(letter) {
        out.push(char::from(b'0' + digit));
        return;
    }
    match letter {
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            let ascii = char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter);
            out.push(ascii.to_ascii_lowercase());
        }
        _ if !has_case(letter) => out.push(base_form(letter)),
        // The small form of the capital I with a dot is an i and a dot of its own.
        _ => out.extend(letter.to_lowercase().filter(|it| !is_dropped(*it)).map(base_form)),
    }
}

/// Whether a letter is part of a word: a letter or a digit, but not the few letters that are set as signs,
/// the Han stroke and the Hangul vowel that serve as bars, and the C in a circle.
#[inline]
pub fn is_word_letter(letter: char) -> bool {
    is_alphanumeric(letter) && !matches!(letter, '\u{4E28}' | '\u{3163}' | '\u{24B8}' | '\u{24D2}')
}

/// Signs inside words that do not make another word: Arabic vowels, the tatweel, Hebrew points, joiners
/// and direction marks, combining accents, the nukta and the virama of the scripts of India, the tone marks of Thai.
#[inline]
pub(crate) fn is_dropped(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter,
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{300}'..='\u{36F}'
        | '\u{AD}' | '\u{FEFF}' | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}'
        | '\u{E47}'..='\u{E4E}' | '\u{ABC}' | '\u{ACD}' | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CCD}' | '\u{D4D}')
}

/// One form for letters that are typed in several.
fn base_form(letter: char) -> char {
    match letter {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}', // forms of alef
        '\u{649}' | '\u{6CC}' => '\u{64A}',                         // alef maksura and Farsi ya
        '\u{6A9}' => '\u{643}',                                     // keheh
        '\u{629}' | '\u{6C0}'..='\u{6C3}' | '\u{6D5}' => '\u{647}', // ta marbuta, heh of Farsi and Urdu
        '\u{901}' => '\u{902}',                                     // chandrabindu
        '\u{958}'..='\u{95A}' => char::from_u32(u32::from(letter) - 0x43).unwrap_or(letter), // with nukta
        '\u{95B}' => '\u{91C}',
        '\u{95C}' | '\u{95D}' | '\u{9DC}' | '\u{9DD}' => {
            char::from_u32(u32::from(letter) - 0x3B).unwrap_or(letter)
        }
        '\u{95E}' => '\u{92B}',
        '\u{95F}' => '\u{92F}',
        '\u{9DF}' => '\u{9AF}',
        '\u{E0}'..='\u{E5}' | '\u{101}' | '\u{103}' | '\u{105}' => 'a',
        '\u{E7}' | '\u{107}' | '\u{10D}' => 'c',
        '\u{10F}' | '\u{111}' => 'd',
        '\u{E8}'..='\u{EB}' | '\u{113}' | '\u{117}' | '\u{119}' | '\u{11B}' => 'e',
        '\u{11F}' => 'g',
        '\u{EC}'..='\u{EF}' | '\u{12B}' | '\u{12F}' | '\u{131}' => 'i',
        '\u{142}' => 'l',
        '\u{F1}' | '\u{144}' | '\u{148}' => 'n',
        '\u{F2}'..='\u{F6}' | '\u{F8}' | '\u{14D}' | '\u{151}' => 'o',
        '\u{159}' => 'r',
        '\u{15B}' | '\u{15F}' | '\u{161}' | '\u{219}' => 's',
        '\u{163}' | '\u{165}' | '\u{21B}' => 't',
        '\u{F9}'..='\u{FC}' | '\u{16B}' | '\u{16F}' | '\u{171}' => 'u',
        '\u{FD}' | '\u{FF}' => 'y',
        '\u{17A}' | '\u{17C}' | '\u{17E}' => 'z',
        '\u{3AC}' => '\u{3B1}', // Greek capitals are printed without accents
        '\u{3AD}' => '\u{3B5}',
        '\u{3AE}' => '\u{3B7}',
        '\u{390}' | '\u{3AF}' | '\u{3CA}' => '\u{3B9}',
        '\u{3CC}' => '\u{3BF}',
        '\u{3B0}' | '\u{3CB}' | '\u{3CD}' => '\u{3C5}',
        '\u{3CE}' => '\u{3C9}',
        '\u{3C2}' => '\u{3C3}', // final sigma
        '\u{451}' => '\u{435}', // Cyrillic io, mostly printed as e
        _ => letter,
    }
}

/// The value of a decimal digit of any script that news is printed in.
#[inline]
pub fn digit_value(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return letter.is_ascii_digit().then(|| letter as u8 - b'0');
    }
    foreign_digit_value(letter)
}

/// Whether a letter is a decimal digit of any script that news is printed in.
#[inline]
pub fn is_digit(letter: char) -> bool {
    digit_value(letter).is_some()
}

fn foreign_digit_value(letter: char) -> Option<u8> {
    const ZEROS: [u32; 11] = [0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xE50, 0xFF10];
    if is_alphabetic(letter) {
        return None;
    }
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| (code - zero) as u8)
}

/// The text with digits of any script as ASCII digits, all else as it is.
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(|it| digit_value(it).map_or(it, |digit| char::from(b'0' + digit))).collect()
}

#[cfg(test)]
mod tests {
    use super::{ascii_digits, is_dropped, is_own_key, is_word_letter, key, push_letter};

    #[test]
    fn makes_variants_equal() {
        assert_eq!(key("  Caf\u{E9} \u{2014} OPEN! "), "cafe open");
        assert_eq!(key("\u{623}\u{62D}\u{645}\u{64E}\u{62F}"), key("\u{627}\u{62D}\u{645}\u{62F}"));
        assert_eq!(key("\u{645}\u{640}\u{640}\u{635}\u{631}"), "\u{645}\u{635}\u{631}");
        assert_eq!(key("\u{6C1}\u{6A9}\u{6C0}"), key("\u{647}\u{643}\u{647}"));
        assert_eq!(key("\u{92A}\u{95D}\u{947}\u{902}"), key("\u{92A}\u{922}\u{93C}\u{947}\u{901}"));
        assert_eq!(key("\u{905}\u{928}\u{94D}\u{92F} \u{95B}"), "\u{905}\u{928}\u{92F} \u{91C}");
        assert_eq!(key("\u{9AA}\u{9DC}\u{9C1}\u{9A8}"), key("\u{9AA}\u{9A1}\u{9BC}\u{9C1}\u{9A8}"));
        assert_eq!(key("\u{E17}\u{E35}\u{E48}"), "\u{E17}\u{E35}");
        assert_eq!(key("\u{662}\u{660}\u{662}\u{661}"), "2021");
        assert_eq!(key("\u{FF21}\u{FF11}"), "a1");
        assert_eq!(key("\u{130}LAN ISI"), key("ilan \u{131}s\u{131}"));
        assert_eq!(key("\u{3A0}\u{397}\u{393}\u{395}\u{3A3}"), key("\u{3C0}\u{3B7}\u{3B3}\u{3AD}\u{3C2}"));
        assert_eq!(key("\u{401}\u{436}"), key("\u{435}\u{436}"));
    }

    #[test]
    fn letters_set_as_signs_part_words() {
        assert_eq!(key("\u{6587}\u{4E28}\u{5F20}\u{4E09}"), "\u{6587} \u{5F20}\u{4E09}");
        assert_eq!(key("\u{24D2}\u{B274}\u{C2A4}"), "\u{B274}\u{C2A4}");
    }

    #[test]
    fn letters_that_are_their_own_keys_are_so_without_a_short_way() {
        for letter in ('\0'..=char::MAX).filter(|it| is_own_key(*it)) {
            let mut out = String::new();
            push_letter(&mut out, letter);
            assert!(is_word_letter(letter) && !is_dropped(letter) && out == letter.to_string(), "{letter:?}");
        }
    }

    #[test]
    fn digits_change_alone() {
        assert_eq!(ascii_digits("\u{661}\u{662} \u{645}"), "12 \u{645}");
    }
}
