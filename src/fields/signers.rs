//! Names beside a word such as "reporter", as newsrooms of East Asia sign.

use std::ops::RangeInclusive;

use super::{people, word_lists};
use crate::text::words::{ends_sentence, is_full_stop, is_hangul, is_unspaced};

/// Letters of a person's name in East Asian scripts.
const SHORT_NAME: RangeInclusive<usize> = 2..=4;

/// The names behind a word such as "reporter" inside a line of a script without spaces between words.
pub(super) fn behind(text: &str) -> Option<String> {
    if !text.contains(is_unspaced) {
        return None;
    }
    let words = word_lists::list(word_lists::List::Signers);
    let (at, word) =
        words.iter().filter_map(|it| Some((text.rfind(it.as_str())?, it))).max_by_key(|it| it.0)?;
    let is_gap =
        |it: char| it.is_whitespace() || matches!(it, ':' | '\u{FF1A}' | '/' | '\u{FF0F}' | '|' | '\u{FF5C}');
    let behind = &text[at + word.len()..];
    let rest = behind.trim_start_matches(is_gap);
    let is_closed =
        word_lists::list(word_lists::List::SignerEnds).iter().any(|it| rest.contains(it.as_str()));
    if rest.len() == behind.len() && !is_closed {
        return None;
    }
    names(rest).map(|it| it.join("\u{3001}"))
}

/// The names with which a text opens, up to the next fact.
pub(super) fn names(text: &str) -> Option<Vec<String>> {
    let is_end =
        |it: char| !it.is_alphanumeric() && !it.is_whitespace() && it != '\u{3001}' && it != '\u{B7}';
    let run = text.split(is_end).next().unwrap_or_default();
    // The next fact's label may stand behind a space.
    let is_labelled = text[run.len()..].starts_with([':', '\u{FF1A}']);
    let rest = run.rsplit_once(' ').filter(|_| is_labelled).map_or(run, |it| it.0);
    let is_gap = |it: char| it.is_whitespace() || it == '\u{3001}';
    let names = before_end(rest).split(is_gap).map(without_signer);
    let names: Vec<&str> = names.filter(|it| !it.is_empty()).collect();
    let fits = |it: &&str| SHORT_NAME.contains(&it.chars().count()) && it.chars().all(is_unspaced);
    (!names.is_empty() && names.len() <= NAMES_MAX && names.iter().all(fits))
        .then(|| names.into_iter().map(str::to_owned).collect())
}

/// A name without the word for a reporter before it: "记者林晓".
fn without_signer(name: &str) -> &str {
    let words = word_lists::list(word_lists::List::Signers).iter();
    words.filter_map(|it| name.strip_prefix(it.as_str())).min_by_key(|it| it.len()).unwrap_or(name)
}

/// Names in one line.
const NAMES_MAX: usize = 6;

/// What stands before a word that ends the names behind a signer.
pub(super) fn before_end(text: &str) -> &str {
    let ends = word_lists::list(word_lists::List::SignerEnds).iter();
    ends.fold(text, |rest, end| rest.split(end.as_str()).next().unwrap_or_default()).trim_end()
}

/// The names in brackets behind the last sentence or the first words of a Chinese report: "…。（记者 林晓 何川）".
pub(super) fn in_brackets(text: &str, is_last: bool) -> Option<String> {
    let is_open = |it: char| matches!(it, '(' | '\u{FF08}' | '[' | '\u{3010}');
    let is_close = |it: char| matches!(it, ')' | '\u{FF09}' | ']' | '\u{3011}');
    let inside = if is_last {
        let inner = text.trim_end().strip_suffix(is_close)?;
        &inner[inner.rfind(is_open).filter(|it| ends_sentence(&inner[..*it]))?..]
    } else {
        let end = text.char_indices().take(OPENING_CHARS).find(|it| is_close(it.1))?.0;
        &text[text[..end].find(is_open)?..end]
    };
    if BRACKETS_CHARS_MAX < inside.chars().count() {
        return None;
    }
    let word = word_lists::list(word_lists::List::Signers).iter().find(|it| inside.contains(it.as_str()))?;
    let rest = inside[inside.find(word.as_str())? + word.len()..].trim_start_matches(is_sign);
    // Another word than names is no signature.
    names(rest)
        .filter(|it| it.iter().all(|it| !people::is_role(it) && !people::is_label(it)))
        .map(|it| it.join("\u{3001}"))
}

/// Whether a letter is no part of a word.
fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// Characters at the beginning of a report in which its reporter stands in brackets, and of what is inside of them.
const OPENING_CHARS: usize = 40;
const BRACKETS_CHARS_MAX: usize = 30;

/// The name in black brackets behind the last sentence of a Japanese report: "…という。【桐島彩】".
pub(super) fn at_end(text: &str) -> Option<&str> {
    let (before, name) = text.trim_end().strip_suffix('\u{3011}')?.rsplit_once('\u{3010}')?;
    let is_kanji = |it: char| matches!(it, '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    let is_name = NAME_AT_END.contains(&name.chars().count()) && name.chars().all(is_kanji);
    let is_other = people::is_label(name) || people::is_organisation(name) || people::is_helper(name);
    (is_name && before.ends_with(is_full_stop) && !is_other).then_some(name)
}

/// Letters of a Japanese name.
const NAME_AT_END: RangeInclusive<usize> = 3..=6;

/// The name before a word such as "reporter": "김철수 기자".
pub(super) fn before(text: &str) -> Option<String> {
    let is_name = |it: &str| SHORT_NAME.contains(&it.chars().count()) && it.chars().all(is_hangul);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let signer = pair[1].trim_matches(|it: char| !it.is_alphanumeric());
        if !word_lists::has(word_lists::List::SignersBehind, signer) {
            return None;
        }
        // Other facts may stand before the names without a space: "(서울=연합뉴스)김철수".
        let names = pair[0].rsplit(|it: char| !it.is_alphanumeric() && !people::is_joint(it)).next()?;
        let names: Vec<&str> = names.split(people::is_joint).collect();
        names.iter().all(|it| is_name(it)).then(|| names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::{at_end, before, behind};

    #[test]
    fn names_follow_the_word_in_chinese() {
        assert_eq!(behind("新华社记者 张三 李四").as_deref(), Some("张三、李四"));
        assert_eq!(behind("记者会在下午举行"), None);
        assert_eq!(behind("reporter Jane Doe"), None);
    }

    #[test]
    fn names_end_reports_in_japanese() {
        assert_eq!(at_end("絵は常連客に配られる。【桐島彩】"), Some("桐島彩"));
        assert_eq!(at_end("絵は常連客に配られる。【おわり】"), None);
        assert_eq!(at_end("絵【桐島彩】"), None);
    }

    #[test]
    fn names_stand_before_the_word_in_korean() {
        assert_eq!(before("(서울=연합뉴스) 김철수 기자").as_deref(), Some("김철수"));
        assert_eq!(before("김철수·이영희 기자").as_deref(), Some("김철수, 이영희"));
        assert_eq!(before("기자 회견"), None);
    }
}
