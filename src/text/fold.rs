//! Texts made comparable: case, accents, digits and letter variants that readers take for the same.

/// A text's comparison key: small letters and digits, everything else one space.
///
/// Arabic vowel signs and the tatweel are dropped; the forms of alef, ya, kaf and ta marbuta are made
/// one; digits of any script become ASCII digits; full-width letters become ASCII.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_key(&mut out, text);
    out
}

/// As [`key`], appended to a buffer.
pub fn push_key(out: &mut String, text: &str) {
    let start = out.len();
    let mut gap = false;
    for letter in text.chars() {
        if is_dropped(letter) {
            continue;
        }
        if !is_word_letter(letter) {
            gap = true;
            continue;
        }
        if gap && start < out.len() {
            out.push(' ');
        }
        gap = false;
        push_letter(out, letter);
    }
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
        _ => letter.to_lowercase().for_each(|it| out.push(base_form(it))),
    }
}

/// Whether a letter is part of a word: a letter or a digit, but not the few letters that are set as signs,
/// the Han stroke and the Hangul vowel that serve as bars, and the C in a circle.
pub fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '\u{4E28}' | '\u{3163}' | '\u{24B8}' | '\u{24D2}')
}

/// Signs inside words that do not make another word: Arabic vowels, the tatweel, Hebrew points, joiners
/// and direction marks, combining accents.
pub fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{300}'..='\u{36F}'
        | '\u{AD}' | '\u{FEFF}')
}

/// One form for letters that are typed in several.
fn base_form(letter: char) -> char {
    match letter {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}', // forms of alef
        '\u{649}' | '\u{6CC}' => '\u{64A}',                         // alef maksura and Farsi ya
        '\u{6A9}' => '\u{643}',                                     // keheh
        '\u{629}' => '\u{647}',                                     // ta marbuta
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
        _ => letter,
    }
}

/// The value of a decimal digit of any script that news is printed in.
pub fn digit_value(letter: char) -> Option<u8> {
    const ZEROS: [u32; 12] =
        [0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xE50, 0xFF10];
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| (code - zero) as u8)
}

/// The text with digits of any script as ASCII digits, all else as it is.
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(|it| digit_value(it).map_or(it, |digit| char::from(b'0' + digit))).collect()
}

#[cfg(test)]
mod tests {
    use super::{ascii_digits, key};

    #[test]
    fn makes_variants_equal() {
        assert_eq!(key("  Caf\u{E9} \u{2014} OPEN! "), "cafe open");
        assert_eq!(key("\u{623}\u{62D}\u{645}\u{64E}\u{62F}"), key("\u{627}\u{62D}\u{645}\u{62F}"));
        assert_eq!(key("\u{645}\u{640}\u{640}\u{635}\u{631}"), "\u{645}\u{635}\u{631}");
        assert_eq!(key("\u{662}\u{660}\u{662}\u{661}"), "2021");
        assert_eq!(key("\u{FF21}\u{FF11}"), "a1");
    }

    #[test]
    fn letters_set_as_signs_part_words() {
        assert_eq!(key("\u{6587}\u{4E28}\u{5F20}\u{4E09}"), "\u{6587} \u{5F20}\u{4E09}");
        assert_eq!(key("\u{24D2}\u{B274}\u{C2A4}"), "\u{B274}\u{C2A4}");
    }

    #[test]
    fn digits_change_alone() {
        assert_eq!(ascii_digits("\u{661}\u{662} \u{645}"), "12 \u{645}");
    }
}
