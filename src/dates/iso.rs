//! Dates as metadata gives them: ISO 8601 and its kin, RFC 2822, and seconds since 1970.

use super::civil::{Parts, of_epoch_day};
use super::clock::{digits, read_offset, read_time};
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
        ..Parts::default()
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
    let behind = read_time(rest, &mut parts);
    if parts.year == 0 {
        // `Tue Dec 21 10:40:00 CET 2021`, as some servers print it.
        let last = behind.and_then(|it| it.split_whitespace().next_back()).filter(|it| it.len() == 4);
        parts.year = last.and_then(|it| it.parse().ok()).unwrap_or(0);
    }
    (parts.month != 0 && parts.day != 0 && parts.year != 0).then_some(parts)
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
            ("Tue Dec 21 10:40:00 CET 2021", "2021-12-21T10:40:00+01:00"),
            ("Tue, 21 Dec 2021 10:40:00 EST", "2021-12-21T10:40:00-05:00"),
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
