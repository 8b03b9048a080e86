//! Weekdays held against the days that they are printed with.

use crate::dates::spoken::{Meaning, Mention, Which};
use crate::dates::{Day, instant};

/// The days of the week, from Monday, as the messages name them.
const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A date without its year that is further off than these days may be of another year.
const NEAR_DAYS: i64 = 120;

/// Hours by which newsrooms' clocks lie behind and before Greenwich, from the Pacific coast of America to that
/// of Australia.
const ZONES: [i64; 2] = [-8, 11];

/// What is known of "today" while an article is read.
pub(super) struct Clashes {
    /// The days that "today" may be besides the day of publication: where the page states the time of
    /// Greenwich, the newsroom's own clock may have shown another day.
    others: Vec<Day>,
    today: Option<Day>,
    /// The weekday of "today" by the first mention that tells.
    heard: Option<u8>,
    is_live: bool,
}

impl Clashes {
    /// For an article of a day, in ISO 8601.
    pub(super) fn of(published: Option<&str>, is_live: bool) -> Self {
        let today = published.and_then(Day::of_value);
        let stated = published.filter(|it| it.ends_with('Z') || it.ends_with("+00:00")).and_then(instant);
        let epoch = Day::of(1970, 1, 1);
        let day_at = |hours: i64| epoch?.plus((stated? + hours * 3_600).div_euclid(86_400));
        let others = ZONES.into_iter().filter_map(day_at).filter(|it| Some(*it) != today).collect();
        Self { others, today, heard: None, is_live }
    }

    /// The day that a mention means, and why its weekday cannot be right.
    pub(super) fn check(&mut self, mention: &Mention, day: Option<Day>) -> (Option<Day>, Option<String>) {
        if let Meaning::Weekday(weekday, Which::UpTo) = mention.meaning
            && self.others.iter().any(|it| self.today < Some(*it) && it.weekday() == weekday)
        {
            // Six days ago, or the newsroom's today.
            return (None, None);
        }
        let Some(weekday) = mention.weekday else { return (day, None) };
        let Some(day) = day else { return (None, self.hear(mention.meaning, weekday)) };
        if day.weekday() == weekday {
            return (Some(day), None);
        }
        match mention.meaning {
            Meaning::Relative(days) => {
                let other =
                    self.others.iter().filter_map(|it| it.plus(days)).find(|it| it.weekday() == weekday);
                if other.is_some() {
                    return (other, None);
                }
            }
            Meaning::DayOfMonth(number) => {
                let other = self.today.and_then(|it| near_month(it, number, weekday));
                if other.is_some() {
                    return (other, None);
                }
            }
            Meaning::DayOfYear(..) => {
                let distance = self.today.map_or(0, |it| (it.number() - day.number()).abs());
                if NEAR_DAYS < distance {
                    return (None, None);
                }
            }
            _ => {}
        }
        let message =
            format!("the text says {}; {} is a {}", name(weekday), day.value(), name(day.weekday()));
        (Some(day), Some(message))
    }

    /// Where the day of publication is not known, mentions are held against the first one.
    fn hear(&mut self, meaning: Meaning, weekday: u8) -> Option<String> {
        let Meaning::Relative(days) = meaning else { return None };
        if self.is_live {
            return None;
        }
        let step = |weekday: u8, days: i64| ((i64::from(weekday) - 1 + days).rem_euclid(7) + 1) as u8;
        let today = step(weekday, -days);
        let heard = *self.heard.get_or_insert(today);
        (heard != today).then(|| {
            let expected = name(step(heard, days));
            format!("the text says {}; an earlier mention makes it a {expected}", name(weekday))
        })
    }
}

/// A day of this, the last or the next month that falls on a weekday.
fn near_month(today: Day, number: i8, weekday: u8) -> Option<Day> {
    (-1..=1)
        .filter_map(|shift| {
            let (year, month) = today.month(shift)?;
            Day::of(year, month, number)
        })
        .find(|it| it.weekday() == weekday)
}

fn name(weekday: u8) -> &'static str {
    usize::from(weekday).checked_sub(1).and_then(|it| NAMES.get(it)).copied().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Clashes;
    use crate::dates::spoken::{Written, mentions};
    use crate::language::pack;

    fn check(published: &str, text: &str) -> (Option<String>, Option<String>) {
        let mention = mentions(text, pack("en").unwrap()).remove(0);
        let day = mention.meaning.day(Written::of_value(published));
        let (day, conflict) = Clashes::of(Some(published), false).check(&mention, day);
        (day.map(crate::dates::Day::value), conflict)
    }

    #[test]
    fn the_newsrooms_clock_may_show_another_day_than_greenwich() {
        assert_eq!(check("2021-12-21T02:00:00Z", "today, Monday"), (Some("2021-12-20".to_owned()), None));
        assert_eq!(check("2021-12-20T15:00:00Z", "today, Tuesday"), (Some("2021-12-21".to_owned()), None));
        assert!(check("2021-12-21T10:40:00Z", "today, Monday").1.is_some());
        assert_eq!(check("2021-12-20T15:00:00Z", "on Tuesday"), (None, None));
        assert_eq!(check("2021-12-20T15:00:00Z", "on Sunday").0.as_deref(), Some("2021-12-19"));
        assert!(check("2021-12-21T02:00:00+03:00", "today, Monday").1.is_some());
    }

    #[test]
    fn far_dates_without_a_year_may_be_of_another() {
        assert_eq!(check("2021-12-21", "Sunday, August 9"), (None, None));
        assert!(check("2021-12-21", "Monday, December 14").1.is_some());
        assert_eq!(check("2021-12-21", "Tuesday, December 14").1, None);
    }
}
