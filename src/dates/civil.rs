//! Days and times that exist, put in one normal form.

use std::fmt::Write;

use jiff::civil::Date;

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
}

impl Parts {
    /// The moment in normal form; `None` when there is no such day or time.
    pub(super) fn moment(self, raw: &str) -> Option<Moment> {
        if !YEARS.contains(&self.year) {
            return None;
        }
        Date::new(self.year, self.month, self.day).ok()?;
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

/// The day in an address: `/2021/12/21/`, `/2021-12-21-`, `/20211221/`.
pub fn url_date(url: &str) -> Option<Moment> {
    let path = crate::url::path(url).unwrap_or(url);
    let numbers: Vec<(usize, &str)> = path
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .map(|it| (it.as_ptr() as usize - path.as_ptr() as usize, it))
        .collect();
    for window in numbers.windows(3) {
        let [(start, year), (_, month), (last, day)] = window else { continue };
        let end = last + day.len();
        let is_tight = end - start <= 10 && year.len() == 4 && month.len() <= 2 && day.len() <= 2;
        if is_tight && let Some(moment) = of_numbers(year, month, day, &path[*start..end]) {
            return Some(moment);
        }
    }
    numbers
        .iter()
        .filter(|(_, it)| it.len() == 8)
        .find_map(|(_, it)| of_numbers(&it[..4], &it[4..6], &it[6..], it))
}

fn of_numbers(year: &str, month: &str, day: &str, raw: &str) -> Option<Moment> {
    let parts = Parts {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
        ..Parts::default()
    };
    parts.moment(raw)
}

#[cfg(test)]
mod tests {
    use super::url_date;

    #[test]
    fn reads_days_in_addresses() {
        let day = |url| url_date(url).map(|it| it.value);
        assert_eq!(day("https://a.example/2021/12/21/x").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/news-2021-2-3-rain").as_deref(), Some("2021-02-03"));
        assert_eq!(day("https://a.example/20211221/x").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/2021/13/21/x"), None);
        assert_eq!(day("https://a.example/12345678"), None);
    }
}
