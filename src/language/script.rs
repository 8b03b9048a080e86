//! Scripts, and the direction in which they are read.

use crate::article::Direction;
use crate::text::letter::is_alphabetic;

/// A script, as far as languages and directions are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the script of that name")]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Khmer,
    Myanmar,
    Han,
    Kana,
    Hangul,
    Georgian,
    Armenian,
    Ethiopic,
    Syriac,
    Thaana,
}

/// First and last code points of the blocks of each script beyond ASCII (Unicode 16, Blocks.txt).
#[rustfmt::skip]
const BLOCKS: [(u32, u32, Script); 34] = [
    (0xAA, 0x24F, Script::Latin),
    (0x370, 0x3FF, Script::Greek), (0x400, 0x52F, Script::Cyrillic), (0x531, 0x58A, Script::Armenian),
    (0x5D0, 0x5F4, Script::Hebrew), (0x620, 0x64A, Script::Arabic), (0x66E, 0x6D3, Script::Arabic),
    (0x6EE, 0x6FF, Script::Arabic), (0x710, 0x74F, Script::Syriac), (0x750, 0x77F, Script::Arabic),
    (0x780, 0x7B1, Script::Thaana), (0x8A0, 0x8C9, Script::Arabic), (0x904, 0x97F, Script::Devanagari),
    (0x980, 0x9FF, Script::Bengali), (0xA00, 0xA7F, Script::Gurmukhi), (0xA80, 0xAFF, Script::Gujarati),
    (0xB80, 0xBFF, Script::Tamil), (0xC00, 0xC7F, Script::Telugu), (0xC80, 0xCFF, Script::Kannada),
    (0xD00, 0xD7F, Script::Malayalam), (0xD80, 0xDFF, Script::Sinhala), (0xE01, 0xE3A, Script::Thai),
    (0x1000, 0x109F, Script::Myanmar), (0x10A0, 0x10FF, Script::Georgian), (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x139F, Script::Ethiopic), (0x1780, 0x17FF, Script::Khmer), (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek), (0x3041, 0x30FF, Script::Kana), (0x3400, 0x9FFF, Script::Han),
    (0xAC00, 0xD7A3, Script::Hangul), (0xFB50, 0xFEFC, Script::Arabic), (0x20000, 0x2FA1F, Script::Han),
];

/// The script of a letter; `None` for digits, signs and white space.
pub fn of(letter: char) -> Option<Script> {
    let code = u32::from(letter);
    if letter.is_ascii() {
        return letter.is_ascii_alphabetic().then_some(Script::Latin);
    }
    if !is_alphabetic(letter) {
        return None;
    }
    let at = BLOCKS.partition_point(|block| block.1 < code);
    BLOCKS.get(at).filter(|block| block.0 <= code).map(|block| block.2)
}

impl Script {
    /// All, in their order.
    const ALL: [Self; 25] = [
        Self::Latin,
        Self::Cyrillic,
        Self::Greek,
        Self::Arabic,
        Self::Hebrew,
        Self::Devanagari,
        Self::Bengali,
        Self::Gurmukhi,
        Self::Gujarati,
        Self::Tamil,
        Self::Telugu,
        Self::Kannada,
        Self::Malayalam,
        Self::Sinhala,
        Self::Thai,
        Self::Khmer,
        Self::Myanmar,
        Self::Han,
        Self::Kana,
        Self::Hangul,
        Self::Georgian,
        Self::Armenian,
        Self::Ethiopic,
        Self::Syriac,
        Self::Thaana,
    ];

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Syriac | Self::Thaana)
    }

    /// The language that a text in this script most likely has, when the script alone decides.
    pub fn usual_language(self) -> Option<&'static str> {
        Some(match self {
            Self::Latin | Self::Ethiopic => return None,
            Self::Cyrillic => "ru",
            Self::Greek => "el",
            Self::Arabic => "ar",
            Self::Hebrew => "he",
            Self::Devanagari => "hi",
            Self::Bengali => "bn",
            Self::Gurmukhi => "pa",
            Self::Gujarati => "gu",
            Self::Tamil => "ta",
            Self::Telugu => "te",
            Self::Kannada => "kn",
            Self::Malayalam => "ml",
            Self::Sinhala => "si",
            Self::Thai => "th",
            Self::Khmer => "km",
            Self::Myanmar => "my",
            Self::Han => "zh",
            Self::Kana => "ja",
            Self::Hangul => "ko",
            Self::Georgian => "ka",
            Self::Armenian => "hy",
            Self::Syriac => "syr",
            Self::Thaana => "dv",
        })
    }
}

/// How many letters of each script a text has.
pub struct Counts([u32; Script::ALL.len()]);

impl Counts {
    /// Counts the letters of a text.
    pub fn of(text: &str) -> Self {
        let mut counts = Self([0; Script::ALL.len()]);
        for script in text.chars().filter_map(of) {
            counts.0[script as usize] += 1;
        }
        counts
    }

    fn each(&self) -> impl Iterator<Item = (Script, u32)> {
        Script::ALL.into_iter().map(|it| (it, self.0[it as usize])).filter(|it| 0 < it.1)
    }

    /// All letters.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The script of most letters. Some Kana among Han makes it Kana, since no Chinese text has any and every Japanese
    /// text has.
    pub fn majority(&self) -> Option<Script> {
        let (script, most) = self.each().max_by_key(|it| it.1)?;
        let kana = self.0[Script::Kana as usize];
        if matches!(script, Script::Han | Script::Kana) && most < kana * 12 + 1 {
            return Some(if 0 < kana { Script::Kana } else { Script::Han });
        }
        Some(script)
    }

    /// The direction of most letters; `None` where there is none.
    pub fn direction(&self) -> Option<Direction> {
        let rtl: u32 = self.each().filter(|it| it.0.is_rtl()).map(|it| it.1).sum();
        match self.total() {
            0 => None,
            all if all < 2 * rtl => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }
}

/// Whether a BCP 47 tag names a language that is read from right to left.
pub fn is_rtl_language(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    if parts.any(|it| it.eq_ignore_ascii_case("latn") || it.eq_ignore_ascii_case("cyrl")) {
        return false;
    }
    matches!(
        language.as_str(),
        "ar" | "arz"
            | "ary"
            | "fa"
            | "he"
            | "iw"
            | "ur"
            | "ps"
            | "sd"
            | "ug"
            | "yi"
            | "dv"
            | "ckb"
            | "syr"
            | "azb"
    )
}

#[cfg(test)]
mod tests {
    use super::{Counts, Direction, Script, is_rtl_language, of};

    #[test]
    fn tells_scripts_apart() {
        assert_eq!(of('a'), Some(Script::Latin));
        assert_eq!(of('\u{633}'), Some(Script::Arabic));
        assert_eq!(of('7'), None);
        assert_eq!(
            Counts::of("2021 \u{421}\u{435}\u{433}\u{43E}\u{434}\u{43D}\u{44F} UN").majority(),
            Some(Script::Cyrillic)
        );
        assert_eq!(Counts::of("\u{6771}\u{4EAC}\u{3067}\u{96E8}").majority(), Some(Script::Kana));
    }

    #[test]
    fn most_letters_give_the_direction() {
        assert_eq!(
            Counts::of("\u{642}\u{627}\u{644} NATO \u{627}\u{644}\u{64A}\u{648}\u{645}").direction(),
            Some(Direction::Rtl)
        );
        assert_eq!(Counts::of("12:30").direction(), None);
        assert!(
            is_rtl_language("fa-IR")
                && is_rtl_language("ur")
                && !is_rtl_language("az-Latn")
                && !is_rtl_language("en")
        );
    }
}
