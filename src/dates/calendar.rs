//! Days to count with: weekdays, weeks, and steps forward and back.

use super::civil::{epoch_day_of, is_day, of_epoch_day};

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// Where a [`Day`] can lie, so that no count of days leaves the years that have four digits.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=9999;

impl Day {
    /// The day of a year, month and day of the month; `None` when the calendar has no such day.
    pub fn of(year: i16, month: i8, day: i8) -> Option<Self> {
        let exists = YEARS.contains(&i64::from(year)) && is_day(year, month, day);
        exists.then(|| Self(epoch_day_of(year.into(), month.into(), day.into())))
    }

    /// The day with which an ISO 8601 value begins.
    pub fn of_value(value: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i16>().ok();
        Self::of(number(0..4)?, i8::try_from(number(5..7)?).ok()?, i8::try_from(number(8..10)?).ok()?)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The day so many days later, or earlier; `None` outside of years with four digits.
    pub fn plus(self, days: i64) -> Option<Self> {
        let (first, last) = (epoch_day_of(*YEARS.start(), 1, 1), epoch_day_of(*YEARS.end(), 12, 31));
        let day = self.0.checked_add(days)?;
        (first..=last).contains(&day).then_some(Self(day))
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        ((self.0 + 3).rem_euclid(7) + 1) as u8
    }

    /// Year, month and day of the month.
    pub fn civil(self) -> (i16, i8, i8) {
        of_epoch_day(self.0)
    }

    /// `2021-12-21`.
    pub fn value(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The week of ISO 8601 that holds the day, such as `2021-W51`: weeks begin on Monday, and the year's
    /// first week is that of its first Thursday.
    pub fn week(self) -> String {
        let thursday = self.0 + 4 - i64::from(self.weekday());
        let (year, ..) = of_epoch_day(thursday);
        let week = (thursday - epoch_day_of(year.into(), 1, 1)) / 7 + 1;
        format!("{year:04}-W{week:02}")
    }

    /// The month so many months later, or earlier: year and month.
    pub fn month(self, shift: i64) -> Option<(i16, i8)> {
        let (year, month, _) = self.civil();
        let months = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(shift)?;
        let year = months.div_euclid(12);
        YEARS.contains(&year).then_some((year as i16, (months.rem_euclid(12) + 1) as i8))
    }

    /// The year so many years later, or earlier.
    pub fn year(self, shift: i64) -> Option<i16> {
        let year = i64::from(self.civil().0).checked_add(shift)?;
        YEARS.contains(&year).then_some(year as i16)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Day;

    #[test]
    fn weekdays_and_weeks_follow_the_calendar() {
        let day = |value| Day::of_value(value).unwrap();
        assert_eq!(day("2021-12-21").weekday(), 2);
        assert_eq!((day("2021-12-19").weekday(), day("2021-12-20").weekday()), (7, 1));
        assert_eq!(day("1969-12-31").weekday(), 3);
        assert_eq!(day("2021-12-21").week(), "2021-W51");
        assert_eq!(day("2021-01-03").week(), "2020-W53");
        assert_eq!(day("2024-12-30").week(), "2025-W01");
        assert_eq!(Day::of(2023, 2, 29), None);
    }

    #[test]
    fn steps_cross_the_ends_of_months_and_years() {
        let day = Day::of(2021, 12, 31).unwrap();
        assert_eq!(day.plus(1).unwrap().value(), "2022-01-01");
        assert_eq!(day.month(1), Some((2022, 1)));
        assert_eq!(day.month(-12), Some((2020, 12)));
        assert_eq!(day.year(1), Some(2022));
        assert_eq!((day.plus(i64::MAX), day.year(-5000), day.month(i64::MAX)), (None, None, None));
    }
}
