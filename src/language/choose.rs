//! Which language a page is in.

use super::pack::{Pack, pack, packs};
use super::script::{self, Script};
use super::stop_words::best_pack;
use crate::article::Direction;
use crate::text::cut;

/// A page's language.
#[derive(Debug, Clone)]
pub struct Language {
    /// The BCP 47 tag; `None` when neither page nor text tells.
    pub tag: Option<String>,
    /// The direction in which most of the text is read.
    pub direction: Direction,
    /// The language's words, or the English ones where there are none yet.
    pub pack: &'static Pack,
}

/// So much text is enough to judge a language by; more only costs.
const SAMPLE_BYTES: usize = 20_000;

/// Chooses the language of a text: the stated one, unless the text is in another script.
pub fn choose(stated: Option<&str>, text: &str) -> Language {
    let sample = cut::head(text, SAMPLE_BYTES);
    let counts = script::Counts::of(sample);
    let written_in = counts.majority();
    let stated = stated.map(str::trim).filter(|it| is_tag(it)).filter(|it| fits(it, written_in));
    let tag = stated.map(normal_tag).or_else(|| guess(sample, &counts).map(str::to_owned));
    let direction = counts
        .direction()
        .or_else(|| {
            tag.as_deref().map(|it| if script::is_rtl_language(it) { Direction::Rtl } else { Direction::Ltr })
        })
        .unwrap_or_default();
    // Kurdish in Arabic letters is Sorani, whatever the tag says of it; Serbian in Latin ones is near Croatian.
    let words_of = |tag: &str| match (tag.split('-').next(), written_in) {
        (Some("ku"), Some(Script::Arabic)) => pack("ckb"),
        (Some("sr"), Some(Script::Latin)) => pack("hr"),
        _ => pack(tag),
    };
    let words = tag.as_deref().and_then(words_of).or_else(|| pack("en")).unwrap_or(&packs()[0]);
    Language { tag, direction, pack: words }
}

/// Whether a value has the form of a language tag.
fn is_tag(value: &str) -> bool {
    let mut parts = value.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    // "utf-8" stands there too.
    parts.all(|it| 2 <= it.len())
        && (2..=3).contains(&language.len())
        && language.chars().all(|it| it.is_ascii_alphabetic())
}

/// `EN_us` as `en-US`.
fn normal_tag(tag: &str) -> String {
    let mut parts = tag.split(['-', '_']).filter(|it| !it.is_empty());
    let mut out = parts.next().unwrap_or_default().to_ascii_lowercase();
    for part in parts {
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 if part.is_ascii() => {
                let (first, rest) = part.split_at(1);
                out.push_str(&first.to_ascii_uppercase());
                out.push_str(&rest.to_ascii_lowercase());
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// Whether a stated language can be written in the script of the text. Templates often keep `en` on
/// pages in other scripts.
fn fits(tag: &str, written_in: Option<Script>) -> bool {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let Some(written_in) = written_in else { return true };
    let scripts: &[Script] = match language.as_str() {
        "ar" | "arz" | "ary" | "fa" | "ur" | "ps" | "sd" | "ug" | "ckb" => &[Script::Arabic],
        "he" | "iw" | "yi" => &[Script::Hebrew],
        "ru" | "uk" | "be" | "bg" | "mk" | "mn" | "ky" => &[Script::Cyrillic],
        "sr" | "kk" | "uz" | "tg" | "bs" => &[Script::Cyrillic, Script::Latin],
        "el" => &[Script::Greek],
        "zh" | "yue" => &[Script::Han],
        "ja" => &[Script::Kana, Script::Han],
        "ko" => &[Script::Hangul],
        "hi" | "mr" | "ne" => &[Script::Devanagari],
        "bn" | "as" => &[Script::Bengali],
        "th" => &[Script::Thai],
        "ka" => &[Script::Georgian],
        "hy" => &[Script::Armenian],
        "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "sv" | "da" | "no" | "nb" | "nn" | "fi" | "pl"
        | "cs" | "sk" | "hu" | "ro" | "tr" | "id" | "ms" | "vi" | "ca" | "hr" | "sl" | "et" | "lv" | "lt"
        | "sq" | "is" | "sw" => &[Script::Latin],
        _ => return true,
    };
    scripts.contains(&written_in)
}

/// Letters that one language of a script has and its neighbours have not: Persian and Urdu beside
/// Arabic, Ukrainian and Bulgarian beside Russian, Yiddish digraphs aside.
const TELLING_LETTERS: [(Script, &[char], &str); 6] = [
    (Script::Arabic, &['\u{6CE}', '\u{695}', '\u{6B5}'], "ckb"),
    (
        Script::Arabic,
        &['\u{67C}', '\u{689}', '\u{693}', '\u{69A}', '\u{681}', '\u{685}', '\u{6AB}', '\u{6CD}'],
        "ps",
    ),
    (Script::Arabic, &['\u{6D2}', '\u{679}', '\u{688}', '\u{691}', '\u{6BA}', '\u{6BE}'], "ur"),
    (Script::Arabic, &['\u{67E}', '\u{686}', '\u{698}', '\u{6AF}', '\u{6CC}', '\u{6A9}'], "fa"),
    (Script::Cyrillic, &['\u{456}', '\u{457}', '\u{454}', '\u{491}'], "uk"),
    (Script::Cyrillic, &['\u{44A}', '\u{42A}'], "bg"),
];

/// Telling letters are at least this share of a text in their language, in thousandths; names and
/// loan words in other languages stay below.
const TELLING_SHARE: usize = 12;

fn guess(text: &str, counts: &script::Counts) -> Option<&'static str> {
    let written_in = counts.majority()?;
    if written_in == Script::Latin {
        return by_stop_words(text);
    }
    let letters = counts.total() as usize;
    let is_told = |telling: &[char]| {
        letters * TELLING_SHARE < text.chars().filter(|it| telling.contains(it)).count() * 1_000
    };
    TELLING_LETTERS
        .into_iter()
        .find_map(|(script, telling, language)| {
            (script == written_in && is_told(telling)).then_some(language)
        })
        .or_else(|| written_in.usual_language())
}

/// The share of words that are a language's stop words: above this a text is in that language.
const STOP_WORD_PERCENT: usize = 12;

fn by_stop_words(text: &str) -> Option<&'static str> {
    let (best, found, words) = best_pack(text)?;
    (words * STOP_WORD_PERCENT < found * 100).then_some(best.tag)
}

#[cfg(test)]
mod tests {
    use super::{Direction, choose};

    const ARABIC: &str = "\u{642}\u{627}\u{644} \u{627}\u{644}\u{648}\u{632}\u{64A}\u{631} \u{627}\u{644}\u{64A}\u{648}\u{645}";

    #[test]
    fn a_stated_language_must_fit_the_script() {
        assert_eq!(choose(Some("ar_eg"), ARABIC).tag.as_deref(), Some("ar-EG"));
        assert_eq!(choose(Some("en"), ARABIC).tag.as_deref(), Some("ar"));
        assert_eq!(choose(Some("en"), ARABIC).direction, Direction::Rtl);
        assert_eq!(choose(Some("not a tag"), ARABIC).tag.as_deref(), Some("ar"));
    }

    #[test]
    fn guesses_from_letters_and_stop_words() {
        assert_eq!(
            choose(None, "The mayor of the town said that it was time to go to the polls").tag.as_deref(),
            Some("en")
        );
        assert_eq!(
            choose(None, "\u{627}\u{6CC}\u{646} \u{6CC}\u{6A9} \u{67E}\u{6CC}\u{627}\u{645}").tag.as_deref(),
            Some("fa")
        );
        assert_eq!(choose(None, "Lorem ipsum dolor").tag, None);
    }

    #[test]
    fn tags_of_near_languages_are_kept() {
        let serbian = choose(Some("sr"), "Most je otvoren");
        assert_eq!((serbian.tag.as_deref(), serbian.pack.tag), (Some("sr"), "hr"));
        let nynorsk = choose(Some("nn"), "Brua er open");
        assert_eq!((nynorsk.tag.as_deref(), nynorsk.pack.tag), (Some("nn"), "nb"));
    }
}
