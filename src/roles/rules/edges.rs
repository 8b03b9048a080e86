//! Rules for the lines that open and close a report: who sent it from where, that it ends, who set it.

use super::{Context, picture_lines};
use crate::language::{Section, begins_with_minutes};
use crate::roles::surround::Surround;
use crate::text::letter::is_right_to_left;

/// Words of a place, of whom the report is from, and of both.
const PLACE_WORDS_MAX: usize = 3;
const SENDER_WORDS_MAX: usize = 5;

/// A mark of the end with the sign of who set it has no more words, nor has that sign alone.
const END_WORDS_MAX: u32 = 6;

/// Letters of an initial.
const INITIAL_LETTERS_MAX: usize = 2;

/// "القاهرة - أحمد علي" on a line of its own before the text. Scripts with capitals have other signs of it.
pub(super) fn is_sent_from(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    context.headline.is_some_and(|headline| headline < index)
        && index < context.first_prose()
        && !it.ends_sentence
        && it.digits == 0
        && !context.inside(index, Surround::HEADING)
        && !context.inside(index, Surround::LIST)
        && it.link_share() < 0.5
        && names_place_and_sender(context.text(index))
        && !picture_lines::is_caption(context, index)
}

/// "6 min read", "مدة القراءة: 6 دقائق" on a line of its own above the text.
pub(super) fn is_reading_time(context: &Context<'_>, index: usize) -> bool {
    let text = context.text(index);
    let is_digit = |it: char| it.is_numeric();
    context.headline.is_some_and(|headline| headline < index)
        && index < context.first_prose()
        && context.facts(index).words <= READING_WORDS_MAX
        && (1..=READING_DIGITS_MAX).contains(&text.chars().filter(|it| is_digit(*it)).count())
        && text.rfind(is_digit).is_some_and(|at| {
            let behind = text[at..].trim_start_matches(is_digit);
            begins_with_minutes(behind.trim_start_matches([' ', '-', '\u{2011}', '\u{A0}']))
        })
}

/// "김도현 기자 dohyun@paper.example" on a line of its own around the text: who wrote, and the address.
pub(super) fn is_signature(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let is_around = context.last_prose() < index && index <= context.extent.end
        || context.headline.is_some_and(|headline| headline < index) && index < context.first_prose();
    let words = || context.text(index).split_whitespace();
    let addresses = || words().filter(|it| is_mail(it)).count();
    is_around
        && it.words <= SIGNATURE_WORDS_MAX
        && !it.ends_sentence
        && !context.text(index).contains([':', '\u{FF1A}'])
        && addresses() == 1
        && (2..=SENDER_WORDS_MAX).contains(&words().count())
}

/// Words of a line about reading time, and digits in it: "3-4 min read". A date has more.
const READING_WORDS_MAX: u32 = 8;
const READING_DIGITS_MAX: usize = 3;

/// Words of such a line, those of the address counted.
const SIGNATURE_WORDS_MAX: u32 = 12;

pub(super) fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|it: char| !it.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && word.is_ascii())
}

fn names_place_and_sender(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '-']);
    let is_sign = |it: char| matches!(it, '-' | '/' | '\u{2013}' | '\u{2014}');
    let words = |it: &str| it.split_whitespace().count();
    let is_text = |it: &str| {
        it.chars().all(|it| {
            is_right_to_left(it) || !it.is_alphanumeric() && !matches!(it, ':' | ',' | '\u{60C}' | '\u{61F}')
        })
    };
    text.split_once(is_sign).is_some_and(|(place, sender)| {
        (1..=PLACE_WORDS_MAX).contains(&words(place))
            && (1..=SENDER_WORDS_MAX).contains(&words(sender.trim()))
            && sender.contains(is_right_to_left)
            && is_text(place)
            && is_text(sender)
    })
}

/// "انتهى", "انتهای پیام/ح": agencies mark where a report ends, some with the sign of the desk behind it.
pub(super) fn is_end_mark(context: &Context<'_>, index: usize) -> bool {
    context.is_label(index, Section::EndLabels)
        || context.begins_with(index, Section::EndLabels)
            && context.last_prose() < index
            && context.facts(index).words <= END_WORDS_MAX
}

/// Initials and numbers of those who set a report, below its text: "/العمانية/ س.م ر.ح", "0231".
pub(super) fn is_desk_sign(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    context.last_prose() < index
        && context.extent.contains(&index)
        && it.words <= END_WORDS_MAX
        && !context.inside(index, Surround::HEADING)
        && !context.inside(index, Surround::TABLE)
        && !context.inside(index, Surround::LIST)
        && is_desk_text(context.text(index))
}

fn is_desk_text(text: &str) -> bool {
    let is_initials = |word: &str| {
        word.split(['.', '/']).all(|it| {
            it.chars().count() <= INITIAL_LETTERS_MAX
                && it.chars().all(|it| it.is_alphabetic() && !it.is_ascii())
        })
    };
    let is_agency = |word: &str| 2 < word.len() && word.starts_with('/') && word.ends_with('/');
    let is_number = |word: &str| word.bytes().all(|it| it.is_ascii_digit());
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_set = text.contains(['.', '/']) && text.contains(char::is_alphabetic);
    is_set && words.iter().all(|it| is_initials(it) || is_agency(it))
        || words.len() == 1 && 3 <= text.len() && words.iter().all(|it| is_number(it))
}
