//! Dates as they are printed for readers, with the month names of a language pack.

use std::ops::Range;

use super::civil::Parts;
use super::clock::read_printed;
use super::{Day, eras, jalali, signs};
use crate::article::{Moment, Precision};
use crate::language::{DateOrder, Pack};
use crate::text::fold;
use crate::text::letter::is_alphabetic;

/// A longer text is no date line; dates inside running text are the `times` field's business.
const TEXT_CHARS_MAX: usize = 200;

/// No date has fewer digits: the first year of an era has a name, its month and its day have numbers.
const DIGITS_MIN: usize = 2;

/// A number or a word of a text.
struct Token<'a> {
    text: &'a str,
    /// Where the token begins and ends in the text.
    start: usize,
    end: usize,
    /// The signs between it and the next token.
    gap: &'a str,
}

/// A date in a text.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What it says.
    pub moment: Moment,
    /// What it says with day and month the other way round, where the digits allow it and no weekday in the
    /// text decides.
    pub swapped: Option<Moment>,
    /// Where it begins and ends, the clock left out.
    pub range: Range<usize>,
}

/// The first written date in a short text: "21 December 2021, 10:40", "21/12/2021".
pub fn find(text: &str, pack: &Pack) -> Option<Moment> {
    readings(text, pack)
        .into_iter()
        .next()
        .map(|it| Moment { raw: Some(text.trim().to_owned()), ..it.moment })
}

/// All written dates in a short text. Ranges are of the text with its digits put in ASCII
/// ([`fold::ascii_digits`]).
pub fn readings(text: &str, pack: &Pack) -> Vec<Reading> {
    first_readings(text, [pack]).map_or_else(Vec::new, |it| it.1)
}

/// All written dates in a short text, as the first of several packs reads them that reads any.
pub fn first_readings<'a>(
    text: &str,
    packs: impl IntoIterator<Item = &'a Pack>,
) -> Option<(&'a Pack, Vec<Reading>)> {
    let digits = text.chars().filter(|it| fold::is_digit(*it)).take(DIGITS_MIN).count();
    if digits < DIGITS_MIN || TEXT_CHARS_MAX < text.chars().count() {
        return None;
    }
    let ascii = fold::ascii_digits(text);
    let tokens = tokens(&ascii);
    if !may_hold_date(&tokens) {
        return None;
    }
    packs.into_iter().map(|pack| (pack, of_tokens(&ascii, &tokens, pack))).find(|it| !it.1.is_empty())
}

/// Whether a text has the numbers of a date: day and year beside the month's name, or month and day beside a first year
/// that has a name; a year of two digits stands in dates of digits alone.
fn may_hold_date(tokens: &[Token<'_>]) -> bool {
    let numbers = tokens.iter().filter(|it| it.text.starts_with(|it: char| it.is_ascii_digit())).count();
    let has_year = tokens.iter().any(|it| number(Some(it), 4..=4).is_some());
    let is_signed = || tokens.iter().any(|it| it.text.starts_with(signs::MONTH));
    match numbers {
        0 | 1 => false,
        2 => has_year || is_signed(),
        _ => true,
    }
}

fn of_tokens(ascii: &str, tokens: &[Token<'_>], pack: &Pack) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((parts, used)) = date(tokens, at, pack) else {
            at += 1;
            continue;
        };
        let range = tokens[at].start..tokens[at + used - 1].end;
        // A clock between two dates belongs to the first of them, when it has taken one.
        let floor = found
            .last()
            .map_or(0, |it| if it.moment.precision == Precision::Day { it.range.end } else { range.start });
        let parts = with_clock(parts, ascii, &tokens[at + used - 1], floor..range.start, pack);
        let Some(moment) = parts.moment(&ascii[range.clone()]) else {
            at += 1;
            continue;
        };
        let swapped = Parts { day: parts.month, month: parts.day, ..parts };
        let swapped = swapped.moment(&ascii[range.clone()]).filter(|_| parts.swappable);
        found.push(by_weekday(Reading { moment, swapped, range }, tokens, pack));
        at += used;
    }
    found
}

/// A date with the clock shortly behind it, else with the one shortly before it.
fn with_clock(mut parts: Parts, ascii: &str, last: &Token<'_>, before: Range<usize>, pack: &Pack) -> Parts {
    let rest = &ascii[last.end..];
    let to_clock = rest.find(|it: char| it.is_ascii_digit()).unwrap_or(rest.len());
    // A clock further away belongs to something else.
    if rest[..to_clock].chars().count() <= CLOCK_DISTANCE_MAX {
        // The sign for "day" and the word for the afternoon may stand without a space between them.
        read_printed(&ascii[last.start..last.end + to_clock], &rest[to_clock..], &mut parts, pack);
    }
    if parts.hour.is_none() {
        let before = &ascii[before];
        if let Some(start) = clock_before(before) {
            read_printed(&before[..start], &before[start..], &mut parts, pack);
        }
    }
    parts
}

/// Lets the weekday in a text decide which number is the month.
fn by_weekday(mut reading: Reading, tokens: &[Token<'_>], pack: &Pack) -> Reading {
    let Some(swapped) = &reading.swapped else { return reading };
    let falls_on = |moment: &Moment| Day::of_value(&moment.value).map(Day::weekday);
    let named = tokens.iter().find_map(|token| {
        let key = fold::key(token.text);
        pack.section("weekdays").iter().find_map(|line| {
            let (number, name) = line.split_once(' ')?;
            (fold::key(name) == key).then(|| number.parse::<u8>().ok())?
        })
    });
    if named.is_some() && named == falls_on(&reading.moment) {
        reading.swapped = None;
    } else if named.is_some() && named == falls_on(swapped) {
        reading.moment = swapped.clone();
        reading.swapped = None;
    }
    reading
}

/// The date that begins with a token, and how many tokens it takes.
fn date(tokens: &[Token<'_>], at: usize, pack: &Pack) -> Option<(Parts, usize)> {
    let rest = &tokens[at..];
    let found = with_month(rest, pack.months(), pack)
        .or_else(|| year_first(rest, pack))
        .or_else(|| with_jalali_month(rest, pack))
        .or_else(|| with_era(rest))
        .or_else(|| ideographic(rest))
        .or_else(|| (!follows_year(tokens, at)).then(|| all_digits(rest, pack)).flatten());
    found.map(|(parts, used)| (Parts { year: eras::common_year(parts.year, pack), ..parts }, used))
}

/// Letters between a date and its clock: "21 December 2021 at 10:40", "21/12/2021 - Updated 10:40", or a word for
/// the afternoon.
const CLOCK_DISTANCE_MAX: usize = 18;

/// Where the clock shortly before a date begins: "10:40 - 21/12/2021", "2:30 PM, Tue December 21, 2021",
/// "kl. 10.40 den 21 december 2021".
fn clock_before(text: &str) -> Option<usize> {
    let is_digit = |it: char| it.is_ascii_digit();
    let sign = text.char_indices().find(|&(at, letter)| {
        let has_hour = text[..at].ends_with(is_digit);
        let behind = text[at..].get(1..3).is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
        has_hour && behind && matches!(letter, ':' | '.')
    });
    let (sign, _) = sign?;
    let behind = text[sign..].trim_start_matches(|it: char| is_digit(it) || matches!(it, ':' | '.'));
    let start = text[..sign].trim_end_matches(is_digit).len();
    (behind.chars().count() <= CLOCK_DISTANCE_MAX + 4).then_some(start)
}

/// Words and numbers, also where an element ended between two without a space: "`DoeMay` 3, 20245 comments".
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut bounds = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    let mut before = ' ';
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_digit = letter.is_ascii_digit();
        let is_word =
            is_digit || is_alphabetic(letter) || is_inside_name(letter) && start.is_some_and(|it| !it.1);
        let is_seam = before.is_lowercase() && letter.is_uppercase();
        before = letter;
        match start {
            Some((from, of_digits)) if !is_word || is_digit != of_digits || is_seam => {
                match bounds.last().and_then(|_| year_before_number(&text[from..at])) {
                    Some(year) => bounds.extend([(from, from + year), (from + year, at)]),
                    None => bounds.push((from, at)),
                }
                start = is_word.then_some((at, is_digit));
            }
            None if is_word => start = Some((at, is_digit)),
            _ => {}
        }
    }
    let ends: Vec<usize> = bounds.iter().skip(1).map(|it| it.0).chain([text.len()]).collect();
    bounds
        .iter()
        .zip(ends)
        .map(|(&(from, to), next)| Token {
            text: &text[from..to],
            start: from,
            end: to,
            gap: &text[to..next],
        })
        .collect()
}

/// The digits of a year with which a longer number begins; eight digits are a day themselves.
fn year_before_number(word: &str) -> Option<usize> {
    let is_year = word.starts_with("20") || word.starts_with("19");
    (is_year && GLUED_DIGITS.contains(&word.len()) && word.len() != COMPACT_DIGITS).then_some(YEAR_DIGITS)
}

const YEAR_DIGITS: usize = 4;
const COMPACT_DIGITS: usize = 8;

/// Digits of a year and of what stands behind it.
const GLUED_DIGITS: std::ops::RangeInclusive<usize> = 5..=12;

/// Vowel signs and joiners inside month names.
fn is_inside_name(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{65F}' | '\u{640}' | '\u{200C}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{300}'..='\u{36F}')
}

fn number(token: Option<&Token<'_>>, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let text = token?.text;
    (digits.contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The month that tokens begin with, and how many tokens its name takes, or its two names.
fn month(tokens: &[Token<'_>], names: &[(String, i8)]) -> Option<(i8, usize)> {
    let (number, length) = month_name(tokens, names)?;
    Some((number, length + second_name(tokens, length, number, names)))
}

fn month_name(tokens: &[Token<'_>], names: &[(String, i8)]) -> Option<(i8, usize)> {
    tokens.first().filter(|it| it.text.starts_with(char::is_alphabetic))?;
    let mut key = String::new();
    let mut best = None;
    for (count, token) in tokens.iter().take(3).enumerate() {
        if 0 < count {
            key.push(' ');
        }
        fold::push_key(&mut key, token.text);
        if let Some((_, month)) = names.iter().find(|(name, _)| *name == key) {
            best = Some((*month, count + 1));
        }
    }
    best
}

/// How many tokens a second name of the same month takes: Arabic papers print that of the Levant beside that of Egypt,
/// behind a slash or in brackets.
fn second_name(tokens: &[Token<'_>], at: usize, number: i8, names: &[(String, i8)]) -> usize {
    if !matches!(tokens[at - 1].gap.trim(), "/" | "(") {
        return 0;
    }
    let second = tokens.get(at..).and_then(|it| month_name(it, names));
    second.filter(|it| it.0 == number).map_or(0, |it| it.1)
}

/// Words between day, month and year ("21 de diciembre de 2021", "21st of December"): two at the most.
fn skip_words(tokens: &[Token<'_>], pack: &Pack) -> usize {
    let is_link =
        |token: &&Token<'_>| pack.section("date-words").contains(&token.text.to_lowercase().as_str());
    tokens.iter().take(2).take_while(is_link).count()
}

/// Tokens of the longest date with a month's name: day, month and year have numbers or at most three words, with two
/// words before and behind the month.
const MONTH_DATE_TOKENS_MAX: usize = 9;

fn with_month(tokens: &[Token<'_>], names: &[(String, i8)], pack: &Pack) -> Option<(Parts, usize)> {
    let has_year = tokens.iter().take(MONTH_DATE_TOKENS_MAX).any(|it| number(Some(it), 4..=4).is_some());
    if names.is_empty() || !has_year {
        return None;
    }
    if let Some(day) = number(tokens.first(), 1..=2) {
        let before =
            if month(&tokens[1..], names).is_some() { 1 } else { 1 + skip_words(&tokens[1..], pack) };
        let (month, length) = month(tokens.get(before..)?, names)?;
        let mut at = before + length;
        if number(tokens.get(at), 4..=4).is_none() {
            at += skip_words(tokens.get(at..)?, pack);
        }
        let year = number(tokens.get(at), 4..=4)?;
        return Some((Parts { year, month, day: day as i8, ..Parts::default() }, at + 1));
    }
    let (month, length) = month(tokens, names)?;
    let day = number(tokens.get(length), 1..=2)?;
    let mut at = length + 1;
    if number(tokens.get(at), 4..=4).is_none() {
        at += skip_words(tokens.get(at..)?, pack);
    }
    let year = number(tokens.get(at), 4..=4)?;
    Some((Parts { year, month, day: day as i8, ..Parts::default() }, at + 1))
}

/// "2025. m\u{E1}rcius 12.": Hungarian sets the year first, with a full stop behind it.
fn year_first(tokens: &[Token<'_>], pack: &Pack) -> Option<(Parts, usize)> {
    let year = number(tokens.first(), 4..=4).filter(|_| tokens[0].gap.trim() == ".")?;
    let (month, length) = month(&tokens[1..], pack.months())?;
    let day = number(tokens.get(1 + length), 1..=2)?;
    let has_year_behind = number(tokens.get(2 + length), 4..=4).is_some();
    (!has_year_behind).then(|| (Parts { year, month, day: day as i8, ..Parts::default() }, 2 + length))
}

/// "25 Aban 1403", its Gregorian day.
fn with_jalali_month(tokens: &[Token<'_>], pack: &Pack) -> Option<(Parts, usize)> {
    let (parts, used) = with_month(tokens, pack.jalali_months(), pack)?;
    Some((jalali::gregorian(parts.year, parts.month, parts.day)?, used))
}

/// An era's name and year, month and day, each followed by its sign: "Reiwa 6 nen 5 gatsu 31 nichi".
fn with_era(tokens: &[Token<'_>]) -> Option<(Parts, usize)> {
    let name = tokens.first()?.text;
    let (year, before) = if let Some(year) = eras::named_first_year(name) {
        (year, 1)
    } else {
        let count = number(tokens.get(1), 1..=eras::YEAR_DIGITS_MAX).filter(|it| 0 < *it)?;
        tokens.get(2).filter(|it| it.text.starts_with(signs::YEAR))?;
        let first = eras::first_year(name)?;
        (first + count - 1, 3)
    };
    let (month, day) = signed_month_and_day(tokens.get(before..)?)?;
    Some((Parts { year, month, day, ..Parts::default() }, before + 4))
}

/// Year, month and day, each followed by its sign: the Chinese, Japanese and Korean way.
fn ideographic(tokens: &[Token<'_>]) -> Option<(Parts, usize)> {
    let year = number(tokens.first(), 4..=4)?;
    tokens.get(1).filter(|it| it.text.starts_with(signs::YEAR))?;
    let (month, day) = signed_month_and_day(tokens.get(2..)?)?;
    Some((Parts { year, month, day, ..Parts::default() }, 6))
}

fn signed_month_and_day(tokens: &[Token<'_>]) -> Option<(i8, i8)> {
    let signed = |at: usize, signs: [char; 2]| {
        tokens.get(at + 1).filter(|it| it.text.starts_with(signs))?;
        number(tokens.get(at), 1..=2)
    };
    Some((signed(0, signs::MONTH)? as i8, signed(2, signs::DAY)? as i8))
}

/// Whether a token goes on with a date of digits that a four-digit year began; read alone, the rest of a
/// lunar "1446/05/12 - 10:40" would look like a day of 2010.
fn follows_year(tokens: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        number(tokens.get(before), 4..=4).is_some() && matches!(tokens[before].gap, "/" | "." | "-")
    })
}

/// The last year of a Jalali date in digits. Later ones are taken for lunar Hijri years, which have passed it
/// since 2019, while the solar calendar gets there in 2062.
const JALALI_DIGITS_YEAR_MAX: i16 = 1440;

/// A year of two digits: from 1969 on, as in POSIX (`strptime`, `%y`).
fn of_two_digits(year: i16) -> i16 {
    year + if year < 69 { 2000 } else { 1900 }
}

/// 21/12/2021, 21.12.2021, 2021-12-21, and 1403/10/01 where the Jalali calendar is in use; day and month by the
/// language's order, unless only the other order gives a month.
fn all_digits(tokens: &[Token<'_>], pack: &Pack) -> Option<(Parts, usize)> {
    let tight = |token: &Token<'_>| matches!(token.gap.trim(), "/" | "." | "-" | "\u{2010}" | "\u{2013}");
    let is_one_sign = tokens.get(1).is_some_and(|it| it.gap.trim() == tokens[0].gap.trim());
    if !is_one_sign || !tight(&tokens[0]) {
        return None;
    }
    if let Some(year) = number(tokens.first(), 4..=4) {
        let (month, day) = (number(tokens.get(1), 1..=2)?, number(tokens.get(2), 1..=2)?);
        if !pack.jalali_months().is_empty()
            && (*jalali::YEARS.start()..=JALALI_DIGITS_YEAR_MAX).contains(&year)
        {
            return Some((jalali::gregorian(year, month as i8, day as i8)?, 3));
        }
        return Some((Parts { year, month: month as i8, day: day as i8, ..Parts::default() }, 3));
    }
    let (one, two) = (number(tokens.first(), 1..=2)?, number(tokens.get(1), 1..=2)?);
    let year = number(tokens.get(2), 4..=4).or_else(|| number(tokens.get(2), 2..=2).map(of_two_digits))?;
    // Full stops between numbers are a European habit; there the day comes first in every language.
    let day_first = pack.date_order == DateOrder::DayFirst || tokens[0].gap.trim() == "." || 12 < one;
    let (day, month) = if day_first && two <= 12 { (one, two) } else { (two, one) };
    let swappable = one != two && one.max(two) <= 12 && tokens[0].gap.trim() != ".";
    Some((Parts { year, month: month as i8, day: day as i8, swappable, ..Parts::default() }, 3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::find;
    use crate::language::pack;

    fn value(text: &str, tag: &str) -> Option<String> {
        find(text, pack(tag).unwrap()).map(|it| it.value)
    }

    #[test]
    fn reads_dates_as_printed() {
        for (tag, text, expected) in [
            ("en", "December 21st, 2021", "2021-12-21"),
            ("en", "Updated 2:30 PM EST, Tue December 21, 2021", "2021-12-21T14:30:00-05:00"),
            ("en", "Tue 21 Dec 2021 10.40 GMT", "2021-12-21T10:40:00+00:00"),
            ("en", "Saturday 3/4/2021", "2021-04-03"),
            ("en", "21.12.2021", "2021-12-21"),
            ("fr", "05/06/98", "1998-06-05"),
            ("fr", "05/06/24", "2024-06-05"),
            ("en", "2021\u{5E74}12\u{6708}21\u{65E5} 10:40", "2021-12-21T10:40:00"),
            ("ar", "10:40 - 21/12/2021", "2021-12-21T10:40:00"),
            ("ar", "\u{662}\u{661}/\u{661}\u{662}/\u{662}\u{660}\u{662}\u{661}", "2021-12-21"),
            ("ar", "3/4/2021", "2021-04-03"),
            ("en", "3/4/2021", "2021-03-04"),
            ("en", "Jane DoeDecember 21, 2021", "2021-12-21"),
            ("en", "December 21, 20213 comments", "2021-12-21"),
            ("en", "21/12/202122/12/2021", "2021-12-21"),
        ] {
            assert_eq!(value(text, tag).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn reads_other_calendars() {
        for (tag, text, expected) in [
            ("fa", "25 \u{622}\u{628}\u{627}\u{646} 1403", "2024-11-15"),
            ("fa", "1403/08/25", "2024-11-15"),
            ("fa", "1403-10-05 10:40", "2024-12-25T10:40:00"),
            ("fa", "2024/11/15", "2024-11-15"),
            ("fa", "1446/05/13 - 2024/11/15", "2024-11-15"),
            ("ja", "\u{4EE4}\u{548C}6\u{5E74}5\u{6708}31\u{65E5}", "2024-05-31"),
            ("ja", "\u{4EE4}\u{548C}\u{5143}\u{5E74}5\u{6708}1\u{65E5}", "2019-05-01"),
            ("ja", "\u{5E73}\u{6210}30\u{5E74}1\u{6708}2\u{65E5}", "2018-01-02"),
            ("en", "\u{6C11}\u{570B}113\u{5E74}5\u{6708}31\u{65E5}", "2024-05-31"),
            ("ar", "15 \u{631}\u{645}\u{636}\u{627}\u{646} 1445 \u{647}\u{640} - 25/3/2024", "2024-03-25"),
            ("th", "12/3/2568", "2025-03-12"),
        ] {
            assert_eq!(value(text, tag).as_deref(), Some(expected), "{text}");
        }
        for (tag, text) in [
            ("ar", "1403/08/25"),
            ("ar", "1446/05/12 - 10:40"),
            ("fa", "1446/05/12 - 10:40"),
            ("fa", "1403/08/31"),
            ("ar", "15 \u{631}\u{645}\u{636}\u{627}\u{646} 1445 \u{647}\u{640}"),
            ("ja", "\u{4EE4}\u{548C}0\u{5E74}5\u{6708}31\u{65E5}"),
            ("ja", "\u{662D}\u{548C}60\u{5E74}5\u{6708}31\u{65E5}"),
            ("en", "12/3/2568"),
        ] {
            assert_eq!(value(text, tag), None, "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "Won 3-2 in 2021",
            "Call 555-12-34",
            "1.2.3",
            "9.8 /10",
            "Page 1/2",
            "31/02/2021",
            "May 2021",
            "12 of the May 2020",
            "In 2020. May 2021",
        ] {
            assert_eq!(value(text, "en"), None, "{text}");
        }
        assert_eq!(value(&format!("21/12/2021 {}", "word ".repeat(60)), "en"), None);
    }
}
