//! Dates as metadata gives them: ISO 8601 and its kin, RFC 2822, and seconds since 1970.

use super::civil::{Parts, of_epoch_day};
use crate::article::Moment;
use crate::text::fold;

/// The month names of RFC 2822 §3.3, which are the same whatever the page's language.
const RFC_MONTHS: &str = include_str!("rfc_months.txt");

/// Reads a stated date. The time's offset is kept only when the value states it.
pub fn parse(value: &str) -> Option<Moment> {
    let ascii = fold::ascii_digits(value.trim());
    let text = ascii.trim_matches(|it: char| matches!(it, '"' | '\'' | '[' | ']'));
    numbers_first(text)
        .or_else(|| compact(text))
        .or_else(|| epoch(text))
        .or_else(|| with_month_name(text))
        .and_then(|parts| parts.moment(value))
}

/// Cuts a run of digits off a text.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    (0 < end).then(|| text.split_at(end))
}

/// `2021-12-21`, `2021/12/21 10:40`, `2021-12-21T10:40:00.000+03:00`.
fn numbers_first(text: &str) -> Option<Parts> {
    let (year, rest) = digits(text)?;
    let separator = rest.chars().next().filter(|it| matches!(it, '-' | '/' | '.'))?;
    let (month, rest) = digits(&rest[1..])?;
    let (day, rest) = digits(rest.strip_prefix(separator)?)?;
    if year.len() != 4 {
        return None;
    }
    let mut parts = Parts {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
        ..Parts::default()
    };
    read_time(rest, &mut parts);
    Some(parts)
}

/// `20211221`, `20211221T104000Z`.
fn compact(text: &str) -> Option<Parts> {
    let (date, rest) = digits(text)?;
    if date.len() != 8 && date.len() != 14 {
        return None;
    }
    let mut parts = Parts {
        year: date[..4].parse().ok()?,
        month: date[4..6].parse().ok()?,
        day: date[6..8].parse().ok()?,
        ..Parts::default()
    };
    let time = if date.len() == 14 { &date[8..] } else { rest.strip_prefix('T').unwrap_or("") };
    if let Some((clock, rest)) = digits(time).filter(|(clock, _)| matches!(clock.len(), 4 | 6)) {
        parts.hour = clock[..2].parse().ok();
        parts.minute = clock[2..4].parse().ok()?;
        parts.second = clock.get(4..6).and_then(|it| it.parse().ok());
        read_offset(rest, &mut parts);
    }
    Some(parts)
}

/// Seconds or milliseconds since 1970, as some pages put into `data-` attributes.
fn epoch(text: &str) -> Option<Parts> {
    let (number, rest) = digits(text)?;
    let seconds: i64 = match number.len() {
        10 => number.parse().ok()?,
        13 => number[..10].parse().ok()?,
        _ => return None,
    };
    if !rest.is_empty() {
        return None;
    }
    let (year, month, day) = of_epoch_day(seconds.div_euclid(86_400));
    let clock = seconds.rem_euclid(86_400);
    Some(Parts {
        year,
        month,
        day,
        hour: Some((clock / 3_600) as u8),
        minute: (clock / 60 % 60) as u8,
        second: Some((clock % 60) as u8),
        offset: Some(0),
        zulu: true,
    })
}

/// `Tue, 21 Dec 2021 10:40:00 +0300`, `Dec 21, 2021 10:40 AM`.
fn with_month_name(text: &str) -> Option<Parts> {
    let (mut parts, mut rest) = (Parts::default(), text);
    for _ in 0..6 {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, ',' | '.' | '-' | '/'));
        if let Some((number, tail)) = digits(rest) {
            if tail.starts_with(':') {
                break;
            }
            match number.len() {
                4 => parts.year = number.parse().ok()?,
                1 | 2 if parts.day == 0 => parts.day = number.parse().ok()?,
                _ => return None,
            }
            rest = tail;
        } else {
            let end = rest.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(rest.len());
            if end < 3 {
                break;
            }
            let name = rest[..3].to_ascii_lowercase();
            if let Some(at) =
                RFC_MONTHS.split_whitespace().position(|it| it == name).filter(|_| parts.month == 0)
            {
                parts.month = at as i8 + 1;
            }
            rest = &rest[end..];
        }
    }
    read_time(rest, &mut parts);
    (parts.month != 0 && parts.day != 0 && parts.year != 0).then_some(parts)
}

/// What stands between hour and minute instead of a colon: full-width, French, and the signs for "hour" of
/// Chinese, Japanese and Korean.
const AFTER_HOUR: [char; 8] =
    ['\u{FF1A}', 'h', 'H', '\u{6642}', '\u{65F6}', '\u{70B9}', '\u{9EDE}', '\u{C2DC}'];

/// Reads `10:40`, `10:40:00.5`, `10:40 PM`, `10h40`, `10\u{6642}40\u{5206}` and an offset behind it; leaves
/// the day alone when there is no such time.
pub(super) fn read_time(text: &str, parts: &mut Parts) {
    let text =
        text.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, 'T' | 't' | ',' | '-' | '|'));
    let Some((hour, rest)) = digits(text).filter(|(hour, _)| hour.len() <= 2) else { return };
    let is_colon = rest.starts_with(':');
    let Some(rest) = rest.strip_prefix(':').or_else(|| rest.trim_start().strip_prefix(AFTER_HOUR)) else {
        return;
    };
    let places = if is_colon { 2..=2 } else { 1..=2 };
    let minute = digits(rest.trim_start()).filter(|(minute, _)| places.contains(&minute.len()));
    let Some((minute, mut rest)) = minute else { return };
    let (Ok(mut hour), Ok(minute)) = (hour.parse::<u8>(), minute.parse::<u8>()) else { return };
    if let Some((second, tail)) = rest.strip_prefix(':').and_then(digits) {
        parts.second = second.parse().ok();
        rest = tail;
    }
    if let Some(tail) = rest.strip_prefix(['.', ',']) {
        rest = digits(tail).map_or(tail, |(_, tail)| tail);
    }
    let after = rest.trim_start().to_ascii_lowercase().replace('.', "");
    if after.starts_with("pm") && hour < 12 {
        hour += 12;
    } else if after.starts_with("am") && hour == 12 {
        hour = 0;
    }
    parts.hour = Some(hour);
    parts.minute = minute;
    read_offset(rest, parts);
}

/// Reads `Z`, `+03:00`, `+0300`, `+03`, `GMT`, `UTC`.
fn read_offset(text: &str, parts: &mut Parts) {
    let text = text.trim_start();
    if text.starts_with(['Z', 'z']) {
        parts.offset = Some(0);
        parts.zulu = true;
        return;
    }
    let named = text.strip_prefix("GMT").or_else(|| text.strip_prefix("UTC"));
    let text = named.unwrap_or(text);
    let sign = match text.chars().next() {
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        _ => {
            if named.is_some() {
                parts.offset = Some(0);
            }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::parse;
    use crate::article::Precision;

    #[test]
    fn reads_what_metadata_holds() {
        for (stated, expected) in [
            ("2021-12-21", "2021-12-21"),
            ("2021-12-21T10:40:00+03:00", "2021-12-21T10:40:00+03:00"),
            ("2021-12-21T10:40:00.123Z", "2021-12-21T10:40:00Z"),
            ("2021-12-21 10:40", "2021-12-21T10:40:00"),
            ("2021-12-21T10:40:00+0300", "2021-12-21T10:40:00+03:00"),
            ("2021-12-21T10:40-05", "2021-12-21T10:40:00-05:00"),
            ("20211221", "2021-12-21"),
            ("20211221T104000Z", "2021-12-21T10:40:00Z"),
            ("Tue, 21 Dec 2021 10:40:00 +0300", "2021-12-21T10:40:00+03:00"),
            ("Tue, 21 Dec 2021 10:40:00 GMT", "2021-12-21T10:40:00+00:00"),
            ("Dec 21, 2021 10:40 PM", "2021-12-21T22:40:00"),
            ("Tue Dec 21 2021 10:40:00 GMT+0300", "2021-12-21T10:40:00+03:00"),
            ("1640083200", "2021-12-21T10:40:00Z"),
            ("1640083200000", "2021-12-21T10:40:00Z"),
        ] {
            assert_eq!(parse(stated).map(|it| it.value).as_deref(), Some(expected), "{stated}");
        }
        assert_eq!(parse("2021-12-21 10:40").unwrap().precision, Precision::Minute);
    }

    #[test]
    fn refuses_what_is_no_day() {
        for stated in ["", "2021-13-01", "2021-02-30", "0001-01-01", "yesterday", "123", "2150-01-01"] {
            assert_eq!(parse(stated), None, "{stated}");
        }
    }
}
