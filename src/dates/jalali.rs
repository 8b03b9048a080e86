//! The Solar Hijri (Jalali) calendar of Iran and Afghanistan.

use super::civil::{Parts, epoch_day_of, of_epoch_day};

/// Years that the 33-year cycle below is right for, as far as they can stand in a page: 1921 to 2072.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1300..=1450;

/// A year whose first day is known, and that day: 1 Farvardin 1403 is 2024-03-20.
const KNOWN_YEAR: i64 = 1403;
const KNOWN_NOWRUZ: (i64, i64, i64) = (2024, 3, 20);

/// The Gregorian day of a Jalali year, month and day; `None` when there is no such day.
///
/// Nowruz is fixed by the sky, yet from 1178 to 1633 the leap years that the sky gives are those of a plain
/// cycle of 8 leap days in 33 years (M. Heydari-Malayeri, "A concise review of the Iranian calendar", 2004).
/// A year is a leap year when `(8 * year + 29) mod 33 < 8`; so `(8 * year + 21) / 33`, rounded down, grows by
/// one with the year after each leap year, and counts the leap days that lie before a year. The first six
/// months have 31 days, the next five 30, the last 29, or 30 in a leap year.
pub(super) fn gregorian(year: i16, month: i8, day: i8) -> Option<Parts> {
    if !YEARS.contains(&year) || !(1..=days_of(year, month)?).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let (known_year, known_month, known_day) = KNOWN_NOWRUZ;
    let nowruz =
        epoch_day_of(known_year, known_month, known_day) + 365 * (year - KNOWN_YEAR) + leap_days_before(year)
            - leap_days_before(KNOWN_YEAR);
    let (year, month, day) = of_epoch_day(nowruz + 30 * (month - 1) + (month - 1).min(6) + day - 1);
    Some(Parts { year, month, day, ..Parts::default() })
}

/// Leap days before a year, counted from a fixed year in the past.
fn leap_days_before(year: i64) -> i64 {
    (8 * year + 21).div_euclid(33)
}

fn days_of(year: i16, month: i8) -> Option<i8> {
    let year = i64::from(year);
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 => Some(if leap_days_before(year) < leap_days_before(year + 1) { 30 } else { 29 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::gregorian;

    fn day(year: i16, month: i8, day: i8) -> Option<(i16, i8, i8)> {
        gregorian(year, month, day).map(|it| (it.year, it.month, it.day))
    }

    #[test]
    fn nowruz_falls_on_its_known_day() {
        let on_the_20th = [1391, 1395, 1399, 1403, 1407, 1408];
        for year in 1390..=1410 {
            let expected = if on_the_20th.contains(&year) { 20 } else { 21 };
            assert_eq!(day(year, 1, 1), Some((year + 621, 3, expected)), "{year}");
        }
    }

    #[test]
    fn days_inside_the_year() {
        assert_eq!(day(1403, 8, 25), Some((2024, 11, 15)));
        assert_eq!(day(1403, 10, 5), Some((2024, 12, 25)));
        assert_eq!(day(1402, 6, 31), Some((2023, 9, 22)));
        assert_eq!(day(1402, 7, 1), Some((2023, 9, 23)));
        assert_eq!(day(1357, 11, 22), Some((1979, 2, 11)));
        assert_eq!(day(1403, 12, 30), Some((2025, 3, 20)));
    }

    #[test]
    fn days_that_do_not_exist() {
        for (year, month, of_month) in
            [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0), (2024, 1, 1)]
        {
            assert_eq!(day(year, month, of_month), None);
        }
    }
}
