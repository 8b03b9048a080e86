//! Days and times that exist, put in one normal form.

use std::fmt::Write;

use crate::article::{Moment, Precision};

/// No web page is older, and none is from a later century; other numbers are no years of publication.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// A day and, as far as known, a time of day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
    pub(super) hour: Option<u8>,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Minutes east of Greenwich, when stated.
    pub(super) offset: Option<i16>,
    /// Whether the offset was stated as `Z`.
    pub(super) zulu: bool,
    /// Whether day and month may be the other way round, as far as the digits tell.
    pub(super) swappable: bool,
}

impl Parts {
    /// The moment in normal form; `None` when there is no such day or time.
    pub(super) fn moment(self, raw: &str) -> Option<Moment> {
        if !YEARS.contains(&self.year) {
            return None;
        }
        if !is_day(self.year, self.month, self.day) {
            return None;
        }
        let mut value = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        let mut precision = Precision::Day;
        if let Some(hour) = self.hour.filter(|it| *it < 24 && self.minute < 60) {
            let second = self.second.filter(|it| *it < 60);
            // Writing to a string cannot fail.
            let _ = write!(value, "T{hour:02}:{:02}:{:02}", self.minute, second.unwrap_or(0));
            precision = if second.is_some() { Precision::Second } else { Precision::Minute };
            match self.offset {
                Some(_) if self.zulu => value.push('Z'),
                Some(offset) if offset.abs() <= 14 * 60 => {
                    let sign = if offset < 0 { '-' } else { '+' };
                    let _ = write!(value, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
                }
                _ => {}
            }
        }
        Some(Moment { value, precision, raw: Some(raw.trim().to_owned()) })
    }
}

/// Whether the Gregorian calendar has such a day.
pub(super) fn is_day(year: i16, month: i8, day: i8) -> bool {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// The year, month and day that is so many days after 1970-01-01 (Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`).
pub(super) fn of_epoch_day(days: i64) -> (i16, i8, i8) {
    let from_march_0000 = days + 719_468;
    let era = from_march_0000.div_euclid(146_097);
    let day_of_era = from_march_0000.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i16, month as i8, day as i8)
}

/// Days from 1970-01-01 to a day (Hinnant, `days_from_civil`).
pub(super) fn epoch_day_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Days from 1970-01-01 to the day of a [`Moment`]'s value.
pub fn epoch_day(value: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i64>().ok();
    Some(epoch_day_of(number(0..4)?, number(5..7)?, number(8..10)?))
}

/// The value of a [`Moment`] so many seconds after 1970-01-01T00:00:00Z.
pub fn of_instant(seconds: i64) -> String {
    let (year, month, day) = of_epoch_day(seconds.div_euclid(86_400));
    let clock = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Seconds from 1970-01-01T00:00:00Z to a [`Moment`]'s value; `None` when it states no offset.
pub fn instant(value: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i64>().ok();
    let clock = number(11..13)? * 3_600 + number(14..16)? * 60 + number(17..19)?;
    let offset = match value.get(19..)? {
        "Z" => 0,
        zone => {
            let minutes = zone.get(1..3)?.parse::<i64>().ok()? * 60 + zone.get(4..6)?.parse::<i64>().ok()?;
            if zone.starts_with('-') { -minutes } else { minutes }
        }
    };
    Some(epoch_day(value)? * 86_400 + clock - offset * 60)
}

#[cfg(test)]
mod tests {
    use super::{epoch_day, instant, is_day, of_epoch_day};

    #[test]
    fn days_follow_the_calendar() {
        assert!(is_day(2024, 2, 29) && !is_day(2023, 2, 29) && !is_day(1900, 2, 29) && is_day(2000, 2, 29));
        assert!(!is_day(2021, 4, 31) && !is_day(2021, 13, 1) && !is_day(2021, 1, 0));
        assert_eq!(of_epoch_day(0), (1970, 1, 1));
        assert_eq!(of_epoch_day(18_982), (2021, 12, 21));
        assert_eq!(of_epoch_day(19_782), (2024, 2, 29));
        assert_eq!(epoch_day("2024-02-29"), Some(19_782));
        assert_eq!(instant("2021-12-21T10:40:00+03:00"), Some(1_640_072_400));
        assert_eq!(instant("2021-12-21T10:40:00Z"), Some(1_640_083_200));
        assert_eq!(instant("2021-12-21T10:40:00"), None);
    }
}
