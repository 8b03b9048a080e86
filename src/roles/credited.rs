//! Lines that say by their words alone who made a picture.

use crate::language::{Section, closers, labels_in, strip_label};
use crate::text::letter::is_right_to_left;
use crate::text::words::{EAST_ASIA_FROM, ends_sentence};

/// Words behind a credit's label, its colon counted.
const CREDIT_WORDS_MAX: usize = 8;

/// Whether a line of copied text is a credit or a caption that ends with one: besides the signs of [`ends_with_credit`],
/// "Photo by Jane Roe", "(Jane Roe/The Sandby Post)", labels alone behind a sentence or a bar,
/// and a label that the copy glued to the caption.
pub(super) fn is_credited_line(text: &str) -> bool {
    let text = text.trim();
    ends_with_credit(text)
        || is_maker_in_brackets(text)
        || opens_with_credit(text)
        || has_glued_label(text)
        || last_part(text).is_some_and(|it| is_credit_part(it) || opens_with_credit(it))
}

/// Whether such a line says something before it names the maker: "Video: the quay" may be a headline.
pub(super) fn is_caption_with_credit(text: &str) -> bool {
    is_credited_line(text) && strip_label(text, Section::CreditLabels).is_none()
}

/// Whether such a line names the maker and says nothing else: "Photo: Jane Roe".
pub(super) fn is_credit_alone(text: &str) -> bool {
    let text = text.trim();
    let name = strip_label(text, Section::CreditLabels).filter(|it| it.len() < text.len());
    name.is_some_and(|it| {
        !it.is_empty()
            && it.split_whitespace().count() <= CREDIT_WORDS_MAX
            && text[..text.len() - it.len()].trim_end().ends_with(COLONS)
    })
}

/// What stands behind the last sentence or bar of a line.
fn last_part(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['.', '\u{3002}', ')', ']', '\u{FF09}']);
    let ends = |it: char| {
        matches!(
            it,
            '.' | '|' | '/' | '(' | '[' | '\u{3002}' | '\u{FF08}' | '\u{2013}' | '\u{2014}' | '\u{6D4}'
        )
    };
    let (at, sign) = text.char_indices().rev().take(CREDIT_CHARS_MAX).find(|it| ends(it.1))?;
    let part = text[at + sign.len_utf8()..].trim();
    (!part.is_empty()).then_some(part)
}

/// Whether the last part of a caption is a label and no more: "资料图片", "فائل فوٹو". A word alone says that pictures follow.
fn is_credit_part(part: &str) -> bool {
    let is_long =
        part.contains(' ') || part.starts_with(|it| EAST_ASIA_FROM <= it) && 2 < part.chars().count();
    is_long && labels_in(part).is.has(Section::CreditLabels)
}

/// Whether a text is a label of several words and a name: "Photo by Jane Roe", "Image source, Jane Roe".
fn opens_with_credit(text: &str) -> bool {
    if ends_sentence(text) && !text.ends_with('.')
        || CREDIT_CHARS_MAX < text.chars().take(CREDIT_CHARS_MAX + 1).count()
    {
        return false;
    }
    let Some(name) = strip_label(text, Section::CreditLabels) else { return false };
    let label = text[..text.len() - name.len()].trim();
    let name = name.trim_start_matches(|it: char| !it.is_alphanumeric()).trim_end_matches('.');
    let mut words = name.split_whitespace();
    let is_name = |word: &str| word.starts_with(|it: char| it.is_uppercase() || is_right_to_left(it));
    label.contains(' ')
        && (1..=NAME_WORDS_MAX).contains(&words.clone().count())
        && words.all(is_name)
        && !name.contains(['.', ':', '?'])
}

/// Words of a name behind a label that has no sign.
const NAME_WORDS_MAX: usize = 5;

/// Whether a line ends with a maker and a paper in brackets, "(Jane Roe/The Sandby Post)", or an agency.
fn is_maker_in_brackets(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let Some(inner) = text.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map(|it| it.1.trim()) else {
        return false;
    };
    let is_name = |it: &str| {
        let mut words = it.split_whitespace();
        (1..=NAME_WORDS_MAX).contains(&words.clone().count())
            && words.all(|it| it.starts_with(char::is_uppercase))
    };
    let is_signed = |(maker, paper): (&str, &str)| is_name(maker) && is_name(paper) && maker.contains(' ');
    // In brackets a label needs no sign: "(photo Jane Roe)".
    let is_labelled = || {
        let behind = strip_label(inner, Section::CreditLabels);
        behind.is_some_and(|it| (1..=NAME_WORDS_MAX).contains(&it.split_whitespace().count()))
    };
    !inner.contains(|it: char| it.is_numeric())
        && (is_labelled()
            || inner.split_once('/').is_some_and(is_signed)
            || labels_in(inner).is.has(Section::Agencies))
}

/// Whether a label with a colon is glued to the last word of a caption: "…to the gatePhoto: Jane Roe".
fn has_glued_label(text: &str) -> bool {
    let Some(at) = text.rfind(COLONS) else { return false };
    let word = text[..at].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    if CREDIT_CHARS_MAX < text[at..].chars().take(CREDIT_CHARS_MAX + 1).count()
        || CREDIT_WORDS_MAX < text[at..].split_whitespace().count()
        || GLUED_CHARS_MAX < word.chars().take(GLUED_CHARS_MAX + 1).count()
    {
        return false;
    }
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    letters.windows(2).skip(GLUED_CHARS_MIN - 1).any(|pair| {
        let (before, (start, first)) = (pair[0].1, pair[1]);
        let is_border = before.is_lowercase() && first.is_uppercase()
            || is_right_to_left(before) && is_right_to_left(first);
        is_border
            && GLUED_CHARS_MIN < word[start..].chars().count()
            && labels_in(&word[start..]).is.has(Section::CreditLabels)
    })
}

/// Letters of a word and of a label that are glued together.
const GLUED_CHARS_MIN: usize = 3;
const GLUED_CHARS_MAX: usize = 30;

/// Whether a text ends with who made a picture: a label with its sign and a few words behind it, or a name and a word
/// that closes a credit.
pub(super) fn ends_with_credit(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '\u{3002}']);
    has_label_of_credit(text) || is_closed_by_credit(text) || is_closed_behind_sign(text)
}

/// Whether a caption ends as those of Japanese papers do: "=2026年2月、長崎県、高瀬みのり撮影".
fn is_closed_behind_sign(text: &str) -> bool {
    let tail = text.rfind(['=', '\u{FF1D}']).map(|at| &text[at..]);
    let is_short = |it: &&str| it.chars().take(SIGNED_CHARS_MAX + 1).count() <= SIGNED_CHARS_MAX;
    tail.filter(is_short).is_some_and(|it| closers().iter().any(|closer| it.ends_with(closer.word)))
}

/// Characters of when, where and by whom such a picture was made.
const SIGNED_CHARS_MAX: usize = 60;

/// Signs between the label of a credit and a name; behind labels of East Asia there are more than colons.
const COLONS: [char; 2] = [':', '\u{FF1A}'];
const EASTERN_SIGNS: [char; 5] = ['=', '\u{FF1D}', '/', '\u{FF0F}', '\u{30FB}'];

/// Whether a label of credits with its sign stands shortly before the end of a text.
pub(super) fn has_label_of_credit(text: &str) -> bool {
    let is_label_before = |at: usize| {
        let label = text[..at].rsplit(parts_caption).next().unwrap_or_default().trim();
        let is_eastern = label.starts_with(|it| EAST_ASIA_FROM <= it);
        (is_eastern || text[at..].starts_with(COLONS)) && labels_in(label).is.has(Section::CreditLabels)
    };
    let last = |signs: &[char]| text.rfind(signs);
    [last(&COLONS), last(&EASTERN_SIGNS)].into_iter().flatten().any(|at| {
        text[at..].chars().take(CREDIT_CHARS_MAX + 1).count() <= CREDIT_CHARS_MAX
            && text[at..].split_whitespace().count() <= CREDIT_WORDS_MAX
            && is_label_before(at)
    })
}

/// Whether a sign stands between a caption and its credit.
fn parts_caption(letter: char) -> bool {
    matches!(letter, '.' | '|' | '/' | '(' | '[' | '-' | ',' | '\u{60C}' | '\u{2013}' | '\u{2014}' | '\n')
        || matches!(letter, '\u{3002}' | '\u{FF08}' | '\u{3010}' | '\u{964}' | '\u{25B2}' | '\u{25BC}')
}

/// Characters of a credit behind its label.
const CREDIT_CHARS_MAX: usize = 80;

/// Whether the last part of a text is a name and a word that closes a credit.
fn is_closed_by_credit(text: &str) -> bool {
    let bare = text.strip_suffix([')', '\u{FF09}', ']', '\u{3011}']);
    let inner = bare.unwrap_or(text);
    let ends = |it: char| {
        matches!(it, '(' | '[' | '\u{FF08}' | '\u{3010}')
            || bare.is_none()
                && matches!(it, '.' | '|' | '\n' | '\u{3002}' | '\u{FF01}' | '\u{FF1F}' | '\u{FF09}')
    };
    let last = inner.rsplit(ends).next().unwrap_or_default().trim();
    let mut closers = closers().iter().filter(|it| bare.is_some() || !it.in_brackets);
    let name = closers.find_map(|it| last.strip_suffix(it.word));
    name.is_some_and(|it| {
        CLOSED_NAME_CHARS.contains(&it.trim().chars().count()) && !it.contains([',', '\u{FF0C}', '\u{3001}'])
    })
}

/// Characters of a name before such a word; more are a sentence.
const CLOSED_NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=20;

#[cfg(test)]
mod tests {
    use super::is_credited_line;

    #[test]
    fn captions_end_with_who_made_the_picture() {
        for line in [
            "The quay on Friday. Photo by Jane Roe",
            "The quay on Friday. (Jane Roe/The Sandby Post)",
            "The quay on Friday / Photo: Jane Roe",
            "Image source, Jane Roe",
            "The quay at the gatePhoto: Jane Roe",
            "المرفأ يوم الجمعة | تصوير: سمير حداد",
            "המזח ביום שישיצילום: יעל כהן",
            "码头旧貌。资料图片",
            "المرفأ يوم الجمعة (تصوير سمير حداد)",
            "The quay on Friday (Photo Jane Roe)",
            "閉鎖された岸壁=2026年2月、長崎県沖ノ瀬島、高瀬みのり撮影",
        ] {
            assert!(is_credited_line(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_speak_of_pictures_are_none() {
        for line in [
            "Photos of the quay hang in the hall.",
            "The quay is closed (the mayor/the council).",
            "He took one photo: it shows the quay before the storm, the wall and the boats that were lost.",
            "The harbour master said: nobody was hurt.",
            "الميناء مغلق حتى الجمعة",
        ] {
            assert!(!is_credited_line(line), "{line}");
        }
    }
}
