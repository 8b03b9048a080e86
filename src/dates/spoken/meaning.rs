//! What a mention means, and which day that is when the day it was written is known.

use crate::dates::Day;

/// A span that news counts time in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Sixty seconds.
    Minute,
    /// Sixty minutes.
    Hour,
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

/// Which of all days of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The nearest that is not after the day of writing.
    UpTo,
    /// The nearest that is not before it.
    From,
    /// The nearest before it.
    Before,
    /// The nearest after it.
    After,
    /// That of the week so many weeks later, or earlier.
    OfWeek(i64),
}

/// What a mention of time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A day that is named in full.
    Date(Day),
    /// A month and a day of it.
    DayOfYear(i8, i8),
    /// A day of an unnamed month.
    DayOfMonth(i8),
    /// A year and a month of it.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// So many days after the day of writing, or before it.
    Relative(i64),
    /// A day of the week, 1 for Monday.
    Weekday(u8, Which),
    /// A week, month or year so many later, or earlier, than that of writing.
    Period(Unit, i64),
    /// So many units before the time of writing.
    Ago(Unit, i64),
}

/// When a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day, where it was written.
    pub day: Day,
    /// Minutes since that day's midnight, when known.
    pub minutes: Option<i64>,
}

impl Written {
    /// The day and time with which an ISO 8601 value begins.
    pub fn of_value(value: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i64>().ok();
        let minutes = number(11..13).zip(number(14..16)).map(|(hour, minute)| hour * 60 + minute);
        Some(Self { day: Day::of_value(value)?, minutes })
    }
}

impl Meaning {
    /// Whether it is a day, and no longer span.
    pub fn is_day(self) -> bool {
        !matches!(
            self,
            Self::Month(..)
                | Self::Year(_)
                | Self::Period(..)
                | Self::Ago(Unit::Week | Unit::Month | Unit::Year, _)
        )
    }

    /// The day that is meant, when it is a day.
    pub fn day(self, written: Option<Written>) -> Option<Day> {
        if let Self::Date(day) = self {
            return Some(day);
        }
        let Written { day: today, minutes } = written?;
        match self {
            Self::DayOfYear(month, day) => nearest_year(today, month, day),
            Self::DayOfMonth(day) => latest_month(today, day),
            Self::Relative(days) => today.plus(days),
            Self::Ago(Unit::Day, days) => today.plus(-days),
            Self::Ago(Unit::Hour, count) => today.plus((minutes? - count * 60).div_euclid(24 * 60)),
            Self::Ago(Unit::Minute, count) => today.plus((minutes? - count).div_euclid(24 * 60)),
            Self::Weekday(weekday, which) => weekday_near(today, weekday, which),
            _ => None,
        }
    }

    /// The value in ISO 8601, as exact as the mention is: `2021-12-21`, `2021-W51`, `2021-12` or `2021`.
    pub fn value(self, written: Option<Written>) -> Option<String> {
        let today = written.map(|it| it.day);
        match self {
            Self::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Period(unit, shift) => span(today?, unit, shift),
            Self::Ago(unit @ (Unit::Week | Unit::Month | Unit::Year), count) => span(today?, unit, -count),
            _ => self.day(written).map(Day::value),
        }
    }
}

fn span(today: Day, unit: Unit, shift: i64) -> Option<String> {
    match unit {
        Unit::Week => Some(today.plus(shift.checked_mul(7)?)?.week()),
        Unit::Month => today.month(shift).map(|(year, month)| format!("{year:04}-{month:02}")),
        Unit::Year => today.year(shift).map(|year| format!("{year:04}")),
        Unit::Minute | Unit::Hour | Unit::Day => None,
    }
}

/// A month and day in the year in which it is nearest to a day.
fn nearest_year(today: Day, month: i8, day: i8) -> Option<Day> {
    let near = (-1..=1).filter_map(|shift| Day::of(today.year(shift)?, month, day));
    near.min_by_key(|it| (it.number() - today.number()).abs())
}

/// A day of the month in the latest month in which it is not after a day.
fn latest_month(today: Day, day: i8) -> Option<Day> {
    let dates = (-2..=0).rev().filter_map(|shift| {
        let (year, month) = today.month(shift)?;
        Day::of(year, month, day)
    });
    dates.into_iter().find(|it| *it <= today)
}

fn weekday_near(today: Day, weekday: u8, which: Which) -> Option<Day> {
    let back = (i64::from(today.weekday()) - i64::from(weekday)).rem_euclid(7);
    let days = match which {
        Which::UpTo => -back,
        Which::From => (7 - back) % 7,
        Which::Before => -(if back == 0 { 7 } else { back }),
        Which::After => 7 - back,
        Which::OfWeek(weeks) => i64::from(weekday) - i64::from(today.weekday()) + weeks.checked_mul(7)?,
    };
    today.plus(days)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Meaning, Unit, Which, Written};

    /// On a Tuesday.
    fn value(meaning: Meaning) -> Option<String> {
        meaning.value(Written::of_value("2021-12-21T10:40:00+03:00"))
    }

    #[test]
    fn weekdays_are_counted_from_the_day_of_writing() {
        for (weekday, which, expected) in [
            (2, Which::UpTo, "2021-12-21"),
            (3, Which::UpTo, "2021-12-15"),
            (2, Which::From, "2021-12-21"),
            (1, Which::From, "2021-12-27"),
            (2, Which::Before, "2021-12-14"),
            (1, Which::Before, "2021-12-20"),
            (2, Which::After, "2021-12-28"),
            (3, Which::After, "2021-12-22"),
            (7, Which::OfWeek(0), "2021-12-26"),
            (1, Which::OfWeek(-1), "2021-12-13"),
        ] {
            assert_eq!(
                value(Meaning::Weekday(weekday, which)).as_deref(),
                Some(expected),
                "{weekday} {which:?}"
            );
        }
    }

    #[test]
    fn days_without_a_year_are_near() {
        for (meaning, expected) in [
            (Meaning::DayOfYear(12, 21), "2021-12-21"),
            (Meaning::DayOfYear(1, 5), "2022-01-05"),
            (Meaning::DayOfYear(8, 1), "2021-08-01"),
            (Meaning::DayOfMonth(21), "2021-12-21"),
            (Meaning::DayOfMonth(22), "2021-11-22"),
            (Meaning::DayOfMonth(31), "2021-10-31"),
        ] {
            assert_eq!(value(meaning).as_deref(), Some(expected));
        }
    }

    #[test]
    fn spans_are_as_exact_as_they_are_told() {
        for (meaning, expected) in [
            (Meaning::Period(Unit::Week, 0), Some("2021-W51")),
            (Meaning::Period(Unit::Month, 1), Some("2022-01")),
            (Meaning::Period(Unit::Year, 1), Some("2022")),
            (Meaning::Ago(Unit::Day, 3), Some("2021-12-18")),
            (Meaning::Ago(Unit::Hour, 11), Some("2021-12-20")),
            (Meaning::Ago(Unit::Year, 3), Some("2018")),
            (Meaning::Ago(Unit::Year, 2000), None),
            (Meaning::Period(Unit::Week, i64::MAX), None),
        ] {
            assert_eq!(value(meaning).as_deref(), expected, "{meaning:?}");
        }
        assert_eq!(Meaning::Relative(0).value(None), None);
        assert_eq!(Meaning::Month(2022, 1).value(None).unwrap(), "2022-01");
    }
}
