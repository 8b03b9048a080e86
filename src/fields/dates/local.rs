//! Moments that a page states in UTC, put to the clock that its readers live by: the day may be another one there.

use std::str::SplitWhitespace;
use std::sync::OnceLock;

use crate::article::{Moment, Precision};
use crate::dates::{Day, instant};
use crate::fields::{Case, Claim};
use crate::text::list;
use crate::url;

/// Witnesses that print a moment for readers, and the least trust in one that is held against another.
const PRINTED: [&str; 2] = ["text", "time"];
const PRINTED_TRUST: u8 = 56;

/// Clocks differ from that of Greenwich by whole quarters of an hour, at most so many minutes to the west and east.
const QUARTER: i64 = 15;
const WEST: i64 = -12 * 60;
const EAST: i64 = 14 * 60;

const DAY_MINUTES: i64 = 24 * 60;

/// Moments of the article in its readers' time, where the page shows what that is.
pub(super) fn localise(case: &Case<'_>, claims: &mut [Claim<Moment>]) {
    if !claims.iter().any(|it| is_utc(&it.value)) {
        return;
    }
    if let Some(offset) = local_offset(claims) {
        for claim in claims.iter_mut() {
            put(&mut claim.value, offset);
        }
        return;
    }
    let Some(clock) = clock(case) else { return };
    let days: Vec<String> =
        claims.iter().filter(|it| is_printed(it)).map(|it| super::day(&it.value).to_owned()).collect();
    let is_printed_day = |it: &Moment| days.iter().any(|day| day == super::day(it));
    for claim in claims.iter_mut().filter(|it| is_utc(&it.value)) {
        let Some(offset) = clock.offset(&claim.value.value) else { continue };
        let mut local = claim.value.clone();
        put(&mut local, offset);
        // A day without a time of day, as systems store it: midnight.
        let is_midnight = local.value.get(11..19) == Some("00:00:00");
        if is_midnight || is_printed_day(&local) && !is_printed_day(&claim.value) {
            claim.value = local;
        }
    }
}

fn is_printed(claim: &Claim<Moment>) -> bool {
    PRINTED.contains(&claim.witness) && PRINTED_TRUST <= claim.trust && !is_utc(&claim.value)
}

/// By how much the clock of the readers differs from that of Greenwich: another witness gives the same moment with its
/// offset, or a printed line gives it without one. Only where the days differ, too.
fn local_offset(claims: &[Claim<Moment>]) -> Option<i64> {
    claims.iter().filter(|it| !is_utc(&it.value)).find_map(|local| {
        let stated = minutes(&local.value.value);
        if stated.is_none() && !is_printed(local) {
            return None;
        }
        let clock = minutes(&format!("{}Z", local.value.value.get(..WITHOUT_OFFSET)?))?;
        claims.iter().filter(|it| is_utc(&it.value)).find_map(|it| {
            let utc = minutes(&it.value.value)?;
            let offset = clock - utc;
            let is_offset = offset % QUARTER == 0 && (WEST..=EAST).contains(&offset);
            let is_same = stated.is_none_or(|it| it == utc);
            (is_offset && is_same && super::day(&local.value) != super::day(&it.value)).then_some(offset)
        })
    })
}

/// Bytes of a moment's value to its second.
const WITHOUT_OFFSET: usize = "2021-12-21T10:40:00".len();

fn is_utc(moment: &Moment) -> bool {
    moment.precision != Precision::Day && (moment.value.ends_with('Z') || moment.value.ends_with("+00:00"))
}

/// Whole minutes since 1970 in UTC.
fn minutes(value: &str) -> Option<i64> {
    instant(value).map(|it| it.div_euclid(60))
}

/// Writes a moment in UTC with another offset; leaves others as they are.
fn put(moment: &mut Moment, offset: i64) {
    if !is_utc(moment) {
        return;
    }
    let Some((day, clock)) = Day::of_value(&moment.value).zip(minutes(&moment.value)) else { return };
    let local = clock.rem_euclid(DAY_MINUTES) + offset;
    let Some(day) = day.plus(local.div_euclid(DAY_MINUTES)) else { return };
    let (hour, minute) = (local.rem_euclid(DAY_MINUTES) / 60, local.rem_euclid(60));
    let (sign, away) = (if offset < 0 { '-' } else { '+' }, offset.abs());
    let second = moment.value.get(17..19).unwrap_or("00");
    moment.value =
        format!("{}T{hour:02}:{minute:02}:{second}{sign}{:02}:{:02}", day.value(), away / 60, away % 60);
}

/// The clock of a country.
#[derive(Clone, Copy)]
struct Clock {
    winter: i64,
    summer: i64,
}

impl Clock {
    /// Minutes east of Greenwich at a moment in UTC.
    fn offset(self, value: &str) -> Option<i64> {
        let day = Day::of_value(value)?;
        let (year, ..) = day.civil();
        let last_sunday = |month| {
            let last = Day::of(year, month, 31)?;
            last.plus(-i64::from(last.weekday() % 7))
        };
        let is_summer = (last_sunday(3)?..last_sunday(10)?).contains(&day);
        Some(if is_summer { self.summer } else { self.winter })
    }
}

/// The clock of the country in whose domain the article stands, else that of its language.
fn clock(case: &Case<'_>) -> Option<Clock> {
    let host = case.address.url.as_deref().and_then(url::host);
    let language = case.language.tag.as_deref().and_then(|it| it.split('-').next());
    let by_domain = host.as_deref().and_then(|it| clock_of(it.rsplit('.').next()?));
    by_domain.or_else(|| clock_of(&format!("@{}", language?)))
}

/// The clock of a line of the table.
fn clock_of(name: &str) -> Option<Clock> {
    static CLOCKS: OnceLock<Vec<(&str, Clock)>> = OnceLock::new();
    let clocks = CLOCKS.get_or_init(|| {
        let read = |(winter, mut words): (&str, SplitWhitespace<'static>)| {
            let clock = Clock { winter: winter.parse().ok()?, summer: words.next()?.parse().ok()? };
            Some(words.map(move |it| (it, clock)))
        };
        list::keyed(include_str!("clocks.txt")).filter_map(read).flatten().collect()
    });
    clocks.iter().find(|it| it.0 == name).map(|it| it.1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{clock_of, list};
    use crate::fields::trial::fields_at;

    fn published(stated: &str, printed: &str, url: &str) -> String {
        let html = format!(
            "<html lang=en><head><meta property=article:published_time content='{stated}'></head><article>\
             <h1>Rain floods the old town</h1><p class=date>{printed}</p><p>Streets in the old town stood under water on \
             Friday after a night of heavy rain, the mayor said.</p><p>Two schools stayed closed, and buses took another \
             way. Nobody was hurt, according to the police.</p></article>"
        );
        fields_at(&html, Some(url)).published.unwrap().value.value
    }

    #[test]
    fn the_printed_clock_tells_the_offset() {
        let at = |printed| published("2022-05-04T02:41:00Z", printed, "https://n.example/a");
        assert_eq!(at("3 May 2022, 22:41"), "2022-05-03T22:41:00-04:00");
        assert_eq!(at("4 May 2022, 02:41"), "2022-05-04T02:41:00Z");
        assert_eq!(at("1 May 2022, 22:41"), "2022-05-04T02:41:00Z");
        assert_eq!(at("3 May 2022"), "2022-05-04T02:41:00Z");
    }

    #[test]
    fn the_same_moment_may_stand_with_its_offset() {
        let at = |printed| published("2022-05-04T02:41:00Z", printed, "https://n.example/a");
        assert_eq!(
            at("<time datetime='2022-05-03T19:41:00-07:00'>May 3</time>"),
            "2022-05-03T19:41:00-07:00"
        );
        assert_eq!(at("<time datetime='2022-05-03T19:45:00-07:00'>May 3</time>"), "2022-05-04T02:41:00Z");
    }

    #[test]
    fn the_clock_of_a_country_may_give_the_printed_day() {
        let at = |stated, printed, url| published(stated, printed, url);
        let german = "https://n.example.de/a";
        assert_eq!(at("2022-05-04T22:41:00Z", "5 May 2022", german), "2022-05-05T00:41:00+02:00");
        assert_eq!(at("2022-05-04T20:41:00Z", "5 May 2022", german), "2022-05-04T20:41:00Z");
        assert_eq!(at("2022-05-04T22:41:00Z", "5 May 2022", "https://n.example/a"), "2022-05-04T22:41:00Z");
    }

    #[test]
    fn midnight_is_that_of_the_country() {
        let at = |stated, domain| published(stated, "", &format!("https://news.{domain}/a"));
        assert_eq!(at("2022-11-06T23:00:00.000Z", "de"), "2022-11-07T00:00:00+01:00");
        assert_eq!(at("2022-07-06T22:00:00Z", "de"), "2022-07-07T00:00:00+02:00");
        assert_eq!(at("2022-11-06T22:00:00Z", "de"), "2022-11-06T22:00:00Z");
        assert_eq!(at("2022-11-06T15:00:00Z", "jp"), "2022-11-07T00:00:00+09:00");
        assert_eq!(at("2022-11-06T23:00:00Z", "example"), "2022-11-06T23:00:00Z");
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in list::lines(include_str!("clocks.txt")) {
            assert!(line.split_whitespace().skip(2).all(|it| clock_of(it).is_some()), "{line}");
        }
    }
}
