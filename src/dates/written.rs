//! Dates as they are printed for readers, with the month names of a language pack.

use super::civil::Parts;
use super::iso::read_time;
use crate::article::Moment;
use crate::language::{DateOrder, Pack};
use crate::text::fold;

/// A longer text is no date line; dates inside running text are the `times` field's business.
const TEXT_CHARS_MAX: usize = 200;

/// A number or a word of a text.
struct Token<'a> {
    text: &'a str,
    /// Where the token begins and ends in the text.
    start: usize,
    end: usize,
    /// The signs between it and the next token.
    gap: &'a str,
}

/// The first written date in a short text: "21 December 2021, 10:40", "21/12/2021".
pub fn find(text: &str, pack: &Pack) -> Option<Moment> {
    if TEXT_CHARS_MAX < text.chars().count() {
        return None;
    }
    let ascii = fold::ascii_digits(text);
    let tokens = tokens(&ascii);
    (0..tokens.len()).find_map(|at| {
        let (mut parts, used) = with_month(&tokens[at..], pack)
            .or_else(|| ideographic(&tokens[at..]))
            .or_else(|| all_digits(&tokens[at..], pack))?;
        let rest = &ascii[tokens[at + used - 1].end..];
        let to_clock = rest.find(|it: char| it.is_ascii_digit()).unwrap_or(rest.len());
        // A clock further away belongs to something else.
        if rest[..to_clock].chars().count() <= CLOCK_DISTANCE_MAX {
            read_time(&rest[to_clock..], &mut parts);
            let is_afternoon = AFTERNOON.iter().any(|it| rest[..to_clock].contains(it));
            parts.hour = parts.hour.map(|hour| if is_afternoon && hour < 12 { hour + 12 } else { hour });
        }
        if parts.hour.is_none()
            && let Some(clock) = clock_before(&ascii[..tokens[at].start])
        {
            read_time(clock, &mut parts);
        }
        parts.moment(text)
    })
}

/// "21 December 2021 at 10:40", "21/12/2021 - Updated 10:40".
const CLOCK_DISTANCE_MAX: usize = 14;

/// "Afternoon" before the clock: Chinese and Japanese, Korean.
const AFTERNOON: [&str; 3] = ["\u{5348}\u{5F8C}", "\u{4E0B}\u{5348}", "\u{C624}\u{D6C4}"];

/// A clock shortly before a date: "10:40 - 21/12/2021", "2:30 PM, Tue December 21, 2021".
fn clock_before(text: &str) -> Option<&str> {
    let colon = text.find(':').filter(|it| text[it + 1..].starts_with(|it: char| it.is_ascii_digit()))?;
    let hour = text[..colon].trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let behind = text[colon..].trim_start_matches(|it: char| it.is_ascii_digit() || it == ':');
    (behind.chars().count() <= CLOCK_DISTANCE_MAX + 4).then(|| &text[hour..])
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut bounds = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_digit = letter.is_ascii_digit();
        let is_word =
            is_digit || letter.is_alphabetic() || is_inside_name(letter) && start.is_some_and(|it| !it.1);
        match start {
            Some((from, of_digits)) if !is_word || is_digit != of_digits => {
                bounds.push((from, at));
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

/// Vowel signs and joiners inside month names.
fn is_inside_name(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{65F}' | '\u{640}' | '\u{200C}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{300}'..='\u{36F}')
}

fn number(token: Option<&Token<'_>>, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let text = token?.text;
    (digits.contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The month that tokens begin with, and how many tokens its name takes.
fn month(tokens: &[Token<'_>], pack: &Pack) -> Option<(i8, usize)> {
    tokens.first().filter(|it| it.text.starts_with(char::is_alphabetic))?;
    let mut key = String::new();
    let mut best = None;
    for (count, token) in tokens.iter().take(3).enumerate() {
        if 0 < count {
            key.push(' ');
        }
        fold::push_key(&mut key, token.text);
        if let Some((_, month)) = pack.months.iter().find(|(name, _)| *name == key) {
            best = Some((*month, count + 1));
        }
    }
    best
}

/// Words between day, month and year ("21 de diciembre de 2021", "21st of December"): two at the most.
fn skip_words(tokens: &[Token<'_>], pack: &Pack) -> usize {
    let is_link =
        |token: &&Token<'_>| pack.section("date-words").contains(&token.text.to_lowercase().as_str());
    tokens.iter().take(2).take_while(is_link).count()
}

fn with_month(tokens: &[Token<'_>], pack: &Pack) -> Option<(Parts, usize)> {
    if let Some(day) = number(tokens.first(), 1..=2) {
        let before = if month(&tokens[1..], pack).is_some() { 1 } else { 1 + skip_words(&tokens[1..], pack) };
        let (month, length) = month(tokens.get(before..)?, pack)?;
        let mut at = before + length;
        if number(tokens.get(at), 4..=4).is_none() {
            at += skip_words(tokens.get(at..)?, pack);
        }
        let year = number(tokens.get(at), 4..=4)?;
        return Some((Parts { year, month, day: day as i8, ..Parts::default() }, at + 1));
    }
    let (month, length) = month(tokens, pack)?;
    let day = number(tokens.get(length), 1..=2)?;
    let mut at = length + 1;
    if number(tokens.get(at), 4..=4).is_none() {
        at += skip_words(tokens.get(at..)?, pack);
    }
    let year = number(tokens.get(at), 4..=4)?;
    Some((Parts { year, month, day: day as i8, ..Parts::default() }, at + 1))
}

/// Year, month and day, each followed by its sign: the Chinese, Japanese and Korean way.
fn ideographic(tokens: &[Token<'_>]) -> Option<(Parts, usize)> {
    const SIGNS: [[char; 2]; 3] =
        [['\u{5E74}', '\u{B144}'], ['\u{6708}', '\u{C6D4}'], ['\u{65E5}', '\u{C77C}']];
    let mut values = [0_i16; 3];
    for (at, signs) in SIGNS.iter().enumerate() {
        values[at] = number(tokens.get(2 * at), if at == 0 { 4..=4 } else { 1..=2 })?;
        if !tokens.get(2 * at + 1)?.text.starts_with(signs) {
            return None;
        }
    }
    Some((Parts { year: values[0], month: values[1] as i8, day: values[2] as i8, ..Parts::default() }, 6))
}

/// 21/12/2021, 21.12.2021, 2021-12-21; day and month by the language's order, unless only the other order
/// gives a month.
fn all_digits(tokens: &[Token<'_>], pack: &Pack) -> Option<(Parts, usize)> {
    let tight = |token: &Token<'_>| matches!(token.gap.trim(), "/" | "." | "-" | "\u{2010}" | "\u{2013}");
    if !tokens.iter().take(2).all(tight) {
        return None;
    }
    if let Some(year) = number(tokens.first(), 4..=4) {
        let (month, day) = (number(tokens.get(1), 1..=2)?, number(tokens.get(2), 1..=2)?);
        return Some((Parts { year, month: month as i8, day: day as i8, ..Parts::default() }, 3));
    }
    let (one, two) = (number(tokens.first(), 1..=2)?, number(tokens.get(1), 1..=2)?);
    let year = number(tokens.get(2), 4..=4).or_else(|| number(tokens.get(2), 2..=2).map(|it| 2000 + it))?;
    // Full stops between numbers are a European habit; there the day comes first in every language.
    let day_first = pack.date_order == DateOrder::DayFirst || tokens[0].gap.trim() == "." || 12 < one;
    let (day, month) = if day_first && two <= 12 { (one, two) } else { (two, one) };
    Some((Parts { year, month: month as i8, day: day as i8, ..Parts::default() }, 3))
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
            ("en", "Updated 2:30 PM EST, Tue December 21, 2021", "2021-12-21T14:30:00"),
            ("en", "Tue 21 Dec 2021 10.40 GMT", "2021-12-21"),
            ("en", "21.12.2021", "2021-12-21"),
            ("en", "2021\u{5E74}12\u{6708}21\u{65E5} 10:40", "2021-12-21T10:40:00"),
            ("ar", "10:40 - 21/12/2021", "2021-12-21T10:40:00"),
            ("ar", "\u{662}\u{661}/\u{661}\u{662}/\u{662}\u{660}\u{662}\u{661}", "2021-12-21"),
            ("ar", "3/4/2021", "2021-04-03"),
            ("en", "3/4/2021", "2021-03-04"),
        ] {
            assert_eq!(value(text, tag).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "Won 3-2 in 2021",
            "Call 555-12-34",
            "1.2.3",
            "Page 1/2",
            "31/02/2021",
            "May 2021",
            "12 of the May 2020",
        ] {
            assert_eq!(value(text, "en"), None, "{text}");
        }
        assert_eq!(value(&format!("21/12/2021 {}", "word ".repeat(60)), "en"), None);
    }
}
