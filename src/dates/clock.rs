//! Times of day and offsets, as metadata and print give them.

use std::sync::OnceLock;

use super::civil::Parts;
use super::signs;
use crate::article::Moment;
use crate::language::Pack;
use crate::text::list;
use crate::text::words::EAST_ASIA_FROM;

/// Names of time zones with one meaning each, and their offsets in minutes.
const ZONES: &str = include_str!("zones.txt");

/// What stands between hour and minute instead of a colon, besides the signs for hours: full-width, and French.
const AFTER_HOUR: [char; 3] = ['\u{FF1A}', 'h', 'H'];

/// Stands before words of the morning among those of the afternoon: twelve o'clock is midnight with them.
const MORNING: char = '-';

fn after_hour(letter: char) -> bool {
    AFTER_HOUR.contains(&letter) || signs::HOUR.contains(&letter)
}

/// Cuts a run of digits off a text.
pub(super) fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    (0 < end).then(|| text.split_at(end))
}

/// Reads `10:40`, `10:40:00.5`, `10:40 PM`, `10h40`, `10\u{6642}40\u{5206}` and an offset behind it, and gives
/// what follows; leaves the day alone when there is no such time.
pub(super) fn read_time<'a>(text: &'a str, parts: &mut Parts) -> Option<&'a str> {
    let text =
        text.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, 'T' | 't' | ',' | '-' | '|'));
    let (hour, rest) = digits(text).filter(|(hour, _)| hour.len() <= 2)?;
    let is_colon = rest.starts_with(':');
    let rest = rest.strip_prefix(':').or_else(|| rest.trim_start().strip_prefix(after_hour))?;
    let places = if is_colon { 2..=2 } else { 1..=2 };
    let (minute, mut rest) =
        digits(rest.trim_start()).filter(|(minute, _)| places.contains(&minute.len()))?;
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
    if let Some((second, tail)) = rest.strip_prefix(':').and_then(digits) {
        parts.second = second.parse().ok();
        rest = tail;
    }
    if let Some(tail) = rest.strip_prefix(['.', ',']) {
        rest = digits(tail).map_or(tail, |(_, tail)| tail);
    }
    parts.minute = minute;
    Some(finish(hour, rest, parts))
}

/// As [`read_time`], for times that readers see: also `10.40`, and words of the afternoon on either side.
pub(super) fn read_printed(before: &str, text: &str, parts: &mut Parts, pack: &Pack) {
    let rest = read_time(text, parts).or_else(|| with_full_stop(text, parts));
    let Some(rest) = rest else { return };
    let words = pack.section("afternoon");
    let is_one = |word: &str| holds_word(before, word) || follows(rest, word);
    let (mornings, afternoons): (Vec<&str>, Vec<&str>) = words.iter().partition(|it| it.starts_with(MORNING));
    parts.hour = match parts.hour {
        Some(hour) if hour < 12 && afternoons.into_iter().any(is_one) => Some(hour + 12),
        Some(12) if mornings.iter().any(|it| is_one(it.trim_start_matches(MORNING))) => Some(0),
        hour => hour,
    };
}

/// The time that a text gives, on the day of a [`Moment`]'s value and with its offset: "updated 21:30".
pub fn on_day(value: &str, text: &str, pack: &Pack) -> Option<Moment> {
    let (date, time) = (value.get(..10)?, value.get(10..)?);
    let mut fields = date.splitn(3, '-');
    let mut parts = Parts {
        year: fields.next()?.parse().ok()?,
        month: fields.next()?.parse().ok()?,
        day: fields.next()?.parse().ok()?,
        ..Parts::default()
    };
    let at = text.find(|it: char| it.is_ascii_digit())?;
    read_printed(&text[..at], &text[at..], &mut parts, pack);
    if parts.offset.is_none()
        && let Some(zone) = time.find(['+', '-', 'Z'])
    {
        read_offset(&time[zone..], &mut parts);
    }
    parts.hour?;
    parts.moment(text)
}

/// `10.40`: two digits behind the stop, and nothing that would make it a date or an amount.
fn with_full_stop<'a>(text: &'a str, parts: &mut Parts) -> Option<&'a str> {
    let (hour, rest) = digits(text).filter(|(hour, _)| hour.len() <= 2)?;
    let (minute, rest) = digits(rest.strip_prefix('.')?).filter(|(minute, _)| minute.len() == 2)?;
    let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
    let mut behind = rest.chars();
    let is_longer = matches!(behind.next(), Some('.' | ',' | '/' | '-'))
        && behind.next().is_some_and(|it| it.is_ascii_digit());
    let is_amount = rest.trim_start().starts_with(['%', '\u{20AC}', '$', '\u{A3}']);
    if is_longer || is_amount || 23 < hour || 59 < minute {
        return None;
    }
    parts.minute = minute;
    Some(finish(hour, rest, parts))
}

/// Sets the hour with "am" or "pm" behind it, and the offset; gives what follows the clock.
fn finish<'a>(mut hour: u8, rest: &'a str, parts: &mut Parts) -> &'a str {
    let after: String = rest.chars().filter(|it| !matches!(it, '.') && !it.is_whitespace()).take(2).collect();
    let after = after.to_ascii_lowercase();
    let mut zone = rest;
    if after == "pm" || after == "am" {
        if after == "pm" && hour < 12 {
            hour += 12;
        } else if after == "am" && hour == 12 {
            hour = 0;
        }
        let end = rest.find(['m', 'M']).map_or(0, |at| at + 1);
        zone = rest[end..].trim_start_matches('.');
    }
    parts.hour = Some(hour);
    read_offset(zone, parts);
    rest
}

/// Whether a text holds a word, with no letter beside it where words are parted by spaces.
fn holds_word(text: &str, word: &str) -> bool {
    let is_open = word.starts_with(|it| EAST_ASIA_FROM <= it);
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        is_open || ![before, behind].into_iter().flatten().any(char::is_alphabetic)
    })
}

/// Whether a word follows a clock.
fn follows(rest: &str, word: &str) -> bool {
    let rest: String =
        rest.trim_start().chars().map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
    let Some(behind) = rest.strip_prefix(word) else { return false };
    word.starts_with(|it| EAST_ASIA_FROM <= it) || !behind.starts_with(char::is_alphanumeric)
}

/// Reads `Z`, `+03:00`, `+0300`, `+03`, `GMT+3`, and names of zones that mean one offset.
pub(super) fn read_offset(text: &str, parts: &mut Parts) {
    let text = text.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, '(' | ',' | '.'));
    if text.starts_with(['Z', 'z']) && !text[1..].starts_with(char::is_alphabetic) {
        parts.offset = Some(0);
        parts.zulu = true;
        return;
    }
    let named = zone(text);
    let text = named.map_or(text, |(_, rest)| rest);
    let sign = match text.chars().next() {
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        _ => {
            parts.offset = named.map(|(offset, _)| offset).or(parts.offset);
            return;
        }
    };
    let Some((number, rest)) = digits(text.trim_start_matches(['+', '-', '\u{2212}'])) else { return };
    let (hours, minutes) = match number.len() {
        1 | 2 => (number, rest.strip_prefix(':').and_then(digits).map_or("0", |(it, _)| it)),
        4 => number.split_at(2),
        _ => return,
    };
    if let (Ok(hours), Ok(minutes)) = (hours.parse::<i16>(), minutes.parse::<i16>()) {
        parts.offset = Some(sign * (hours * 60 + minutes));
    }
}

/// The offset of the zone whose name a text begins with, and what follows it.
fn zone(text: &str) -> Option<(i16, &str)> {
    zones().iter().find_map(|(offset, name)| {
        let rest = text.strip_prefix(name).filter(|it| !it.starts_with(char::is_alphanumeric))?;
        Some((*offset, rest))
    })
}

/// The offsets and names of [`ZONES`], in their order.
fn zones() -> &'static [(i16, &'static str)] {
    static LIST: OnceLock<Vec<(i16, &str)>> = OnceLock::new();
    LIST.get_or_init(|| {
        let lines = list::lines(ZONES).filter_map(|it| it.split_once(' '));
        lines.filter_map(|(offset, name)| Some((offset.parse().ok()?, name))).collect()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Parts, read_printed};
    use crate::language::pack;

    fn read(before: &str, clock: &str, tag: &str) -> (Option<u8>, u8, Option<i16>) {
        let mut parts = Parts::default();
        read_printed(before, clock, &mut parts, pack(tag).unwrap());
        (parts.hour, parts.minute, parts.offset)
    }

    #[test]
    fn reads_clocks_as_printed() {
        assert_eq!(read("", "10.40 Uhr", "de"), (Some(10), 40, None));
        assert_eq!(read("", "10.40 WIB", "id"), (Some(10), 40, Some(420)));
        assert_eq!(read("", "2:30 p.m. EST", "en"), (Some(14), 30, Some(-300)));
        assert_eq!(read("", "2:30 pm IST", "en"), (Some(14), 30, None));
        assert_eq!(read("\u{C624}\u{D6C4} ", "2:30", "ko"), (Some(14), 30, None));
        assert_eq!(read("", "12:05 pm", "en"), (Some(12), 5, None));
    }

    #[test]
    fn other_numbers_are_no_clocks() {
        for text in ["10.40.21", "12.50 \u{20AC}", "10.4", "24.10 x", "10.40,5"] {
            assert_eq!(read("", text, "de").0, None, "{text}");
        }
    }
}
