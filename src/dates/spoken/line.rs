//! Lines that date a page by how long ago it was published: "3 hours ago", "Yesterday 4:00 pm".

use std::fmt::Write;

use super::{Meaning, Unit, Written, mentions};
use crate::article::{Moment, Precision};
use crate::dates::civil::Parts;
use crate::dates::clock::read_printed;
use crate::language::Pack;
use crate::text::fold;

/// A longer line is no date line.
const LINE_CHARS_MAX: usize = 60;

/// Letters behind the day that a clock takes: "at 4:00 p.m. (GMT)".
const CLOCK_CHARS_MAX: usize = 24;

/// When a page was published by a line on it, read against when the page was saved. The line holds nothing
/// but the words and, behind a day, a clock; `None` otherwise, and where the saved time is not exact enough.
pub fn read(line: &str, pack: &Pack, saved: &str) -> Option<Moment> {
    let line = line.trim_matches(|it: char| !it.is_alphanumeric());
    if line.is_empty() || LINE_CHARS_MAX < line.chars().count() {
        return None;
    }
    let written = Written::of_value(saved)?;
    let mention = mentions(line, pack).into_iter().next()?;
    let is_first = !line[..mention.range.start].contains(char::is_alphanumeric);
    let behind = &line[mention.range.end..];
    let has_words = behind.contains(char::is_alphanumeric);
    let is_clock = behind.contains(fold::is_digit) && behind.chars().count() <= CLOCK_CHARS_MAX;
    if !is_first || has_words && !is_clock {
        return None;
    }
    match mention.meaning {
        Meaning::Ago(unit @ (Unit::Minute | Unit::Hour), count) if !has_words => {
            clock_before(written, saved, unit, count, line)
        }
        Meaning::Relative(..=0) | Meaning::Ago(Unit::Day, _) => {
            let (year, month, day) = mention.meaning.day(Some(written))?.civil();
            let mut parts = Parts { year, month, day, ..Parts::default() };
            let ascii = fold::ascii_digits(behind);
            if let Some(start) = ascii.find(|it: char| it.is_ascii_digit()) {
                read_printed(&ascii[..start], &ascii[start..], &mut parts, pack);
                parts.hour?;
            }
            parts.moment(line)
        }
        Meaning::Ago(Unit::Week, count) if !has_words => {
            let (year, month, day) = written.day.plus(-7 * count)?.civil();
            Parts { year, month, day, ..Parts::default() }.moment(line)
        }
        _ => None,
    }
}

/// So many minutes or hours before the page was saved, with the offset that the saved time states.
fn clock_before(written: Written, saved: &str, unit: Unit, count: i64, raw: &str) -> Option<Moment> {
    let step = if unit == Unit::Hour { 60 } else { 1 };
    let minutes = written.minutes? - count * step;
    let day = written.day.plus(minutes.div_euclid(24 * 60))?;
    let clock = minutes.rem_euclid(24 * 60);
    let mut value = day.value();
    // Writing to a string cannot fail.
    let _ = write!(value, "T{:02}:{:02}:00{}", clock / 60, clock % 60, saved.get(19..).unwrap_or_default());
    let precision = if unit == Unit::Hour { Precision::Hour } else { Precision::Minute };
    Some(Moment { value, precision, raw: Some(raw.to_owned()) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::read;
    use crate::language::pack;

    fn value(line: &str, saved: &str) -> Option<String> {
        read(line, pack("en").unwrap(), saved).map(|it| it.value)
    }

    #[test]
    fn lines_are_read_against_the_saved_time() {
        let saved = "2021-12-21T10:40:00+03:00";
        for (line, expected) in [
            ("3 hours ago", "2021-12-21T07:40:00+03:00"),
            ("11h ago", "2021-12-20T23:40:00+03:00"),
            ("5 mins ago", "2021-12-21T10:35:00+03:00"),
            ("Yesterday at 4:00 pm", "2021-12-20T16:00:00"),
            ("2 days ago", "2021-12-19"),
            ("Today", "2021-12-21"),
            ("2 weeks ago", "2021-12-07"),
        ] {
            assert_eq!(value(line, saved).as_deref(), Some(expected), "{line}");
        }
        for line in
            ["", "tomorrow", "India Today", "Rain fell yesterday", "yesterday it rained", "3 months ago"]
        {
            assert_eq!(value(line, saved), None, "{line}");
        }
        assert_eq!(value("3 hours ago", "2021-12-21"), None);
        assert_eq!(value("yesterday", "2021-12-21").as_deref(), Some("2021-12-20"));
    }
}
