//! Text that was decoded by the wrong character set before it reached us: UTF-8 read as windows-1252 or as
//! ISO 8859-1, so that "é" is printed as "Ã©". Saved by such a program, a page keeps the damage for good.

use std::borrow::Cow;

/// The characters of windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding standard); where it has none, the byte
/// stays a control character.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// Fewer damaged characters than this may be what the author wrote.
const DAMAGED_MIN: usize = 3;

/// So many damaged characters stand against one lead character that nothing fitting follows.
const DAMAGED_TO_SOUND: usize = 10;

/// The byte that a character was before it was decoded wrongly.
fn byte_of(letter: char) -> Option<u8> {
    u8::try_from(u32::from(letter)).ok().or_else(|| {
        let at = WINDOWS_1252.iter().position(|it| *it == letter)?;
        Some(0x80 + at as u8)
    })
}

/// The character that the text begins with once its damage is undone, and the bytes of the text that it takes.
fn damaged_at(text: &str) -> Option<(char, usize)> {
    let mut letters = text.chars();
    let lead = byte_of(letters.next()?)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    for byte in &mut bytes[1..length] {
        *byte = byte_of(letters.next()?).filter(|it| (0x80..0xC0).contains(it))?;
    }
    let sound = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((sound, text.len() - letters.as_str().len()))
}

/// The text with its damage undone; `None` when it seems sound.
pub(super) fn undo(text: &str) -> Option<String> {
    let (mut damaged, mut sound) = (0, 0);
    for at in leads(text) {
        if damaged_at(&text[at..]).is_some() { damaged += 1 } else { sound += 1 }
    }
    if damaged < DAMAGED_MIN || damaged < sound * DAMAGED_TO_SOUND {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    for at in leads(text) {
        if let Some((letter, length)) = damaged_at(&text[at..]) {
            out.push_str(&text[rest..at]);
            out.push(letter);
            rest = at + length;
        }
    }
    out.push_str(&text[rest..]);
    Some(out)
}

/// The byte with which UTF-8 begins the characters U+00C0 to U+00FF.
const LATIN_LEAD: u8 = 0xC3;

/// Where characters stand that a damaged sequence can begin with.
fn leads(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(LATIN_LEAD, text.as_bytes())
}

/// As [`undo`], in place. Says whether there was damage.
pub(super) fn repair(text: &mut Cow<'_, str>) -> bool {
    match undo(text) {
        Some(whole) => {
            *text = Cow::Owned(whole);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::undo;

    fn damage(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn undoes_one_wrong_decoding() {
        let sound = "It doesn\u{2019}t rain \u{2014} \u{201C}caf\u{E9}\u{201D} \u{645}\u{631}\u{62D}\u{628}\u{627} \u{1F600}";
        assert_eq!(undo(&damage(sound)).as_deref(), Some(sound));
        let in_windows = "don\u{E2}\u{20AC}\u{2122}t, can\u{E2}\u{20AC}\u{2122}t, won\u{E2}\u{20AC}\u{2122}t";
        assert_eq!(undo(in_windows).as_deref(), Some("don\u{2019}t, can\u{2019}t, won\u{2019}t"));
    }

    #[test]
    fn leaves_sound_text_alone() {
        for sound in [
            "S\u{C3}O PAULO, MA\u{C7}\u{C3} e \u{C2}ngela \u{2014} \u{E2}nimo, \u{E0} la carte, \u{EE}le",
            "\u{DC}\u{BB} \u{C2}\u{BB} is rare",
            "plain words",
            "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{4F60}\u{597D}",
        ] {
            assert_eq!(undo(sound), None, "{sound}");
        }
    }

    #[test]
    fn keeps_what_is_sound_beside_the_damage() {
        let mixed = format!("{} \u{E9}", damage(&"\u{E9}".repeat(12)));
        assert_eq!(undo(&mixed), Some(format!("{} \u{E9}", "\u{E9}".repeat(12))));
    }
}
