//! Days, months and years with numbers, inside running text.

use super::meaning::Meaning;
use super::phrases::{Openings, Sense};
use super::tokens::Tokens;
use crate::dates::{Day, eras, signs};
use crate::language::{DateOrder, Pack};

/// News speaks of history, but a number outside of these years is an amount.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// Words between day, month and year ("de", "st", "of").
const LINKS_MAX: usize = 2;

/// What is behind a day of an unnamed month, where it is one and no count of days.
const BEHIND_DAY: [char; 7] = ['\u{3001}', ',', '\u{FF0C}', '(', '\u{FF08}', ')', '\u{FF09}'];

/// A text's tokens with the words of its language.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) openings: Openings<'a>,
    pub(super) pack: &'a Pack,
}

impl Reader<'_> {
    /// The day, month or year that is named at a token, and how many tokens name it.
    pub(super) fn absolute(&self, at: usize) -> Option<(usize, Meaning)> {
        if self.tokens.is_number(at) {
            self.day_first(at)
                .or_else(|| self.year_first(at))
                .or_else(|| self.signed(at))
                .or_else(|| self.digits(at))
        } else {
            self.month_first(at)
        }
    }

    /// "21 December 2021", "21. Dezember", "21 de diciembre de 2021".
    fn day_first(&self, at: usize) -> Option<(usize, Meaning)> {
        let day = self.tokens.number(at, 1..=2)?;
        let mut next = at + 1;
        if !self.is_month(next) {
            next = self.skip_links(next);
        }
        let is_tied = next == at + 1 && self.tokens.gap(next).trim() == ".";
        if !is_tied && !self.tokens.is_near(next) {
            return None;
        }
        let (length, month) = self.month(next)?;
        self.with_year(at, next + length, month, day)
    }

    /// "2025. m\u{E1}rcius 12.", "2025. m\u{E1}rcius", as Hungarian has it.
    fn year_first(&self, at: usize) -> Option<(usize, Meaning)> {
        let year = self.year(at).filter(|_| self.tokens.gap(at + 1).trim_end() == ".")?;
        let (length, month) = self.month(at + 1)?;
        let next = at + 1 + length;
        let day = self.tokens.number(next, 1..=2).filter(|_| self.is_spaced(next));
        let Some(day) = day else { return Some((next - at, Meaning::Month(year, month))) };
        let day = Day::of(year, month, i8::try_from(day).ok()?)?;
        Some((next + 1 - at, Meaning::Date(day)))
    }

    /// "December 21, 2021", "Dec. 21", "January 2022".
    fn month_first(&self, at: usize) -> Option<(usize, Meaning)> {
        let (length, month) = self.month(at)?;
        let next = at + length;
        if let Some(day) = self.tokens.number(next, 1..=2)
            && self.is_spaced(next)
        {
            return self.with_year(at, next + 1, month, day);
        }
        let next = self.skip_links(next);
        let year = self.year(next)?;
        let is_close = self.is_spaced(next) || self.tokens.gap(next).trim() == ",";
        is_close.then_some((next + 1 - at, Meaning::Month(year, month)))
    }

    /// The year behind a day and its month, when there is one.
    fn with_year(&self, at: usize, next: usize, month: i8, day: i16) -> Option<(usize, Meaning)> {
        let day = i8::try_from(day).ok()?;
        let behind = self.skip_links(next);
        let gap = self.tokens.gap(behind).trim();
        let is_close = gap.is_empty() || matches!(gap, "," | "." | "\u{60C}");
        if let Some(year) = self.year(behind).filter(|_| is_close) {
            return Some((behind + 1 - at, Meaning::Date(Day::of(year, month, day)?)));
        }
        // A leap year has every day that any year has.
        Day::of(2000, month, day).map(|_| (self.behind_ordinal(next) - at, Meaning::DayOfYear(month, day)))
    }

    /// Signs of order that are written onto a day ("21st") belong to it.
    fn behind_ordinal(&self, next: usize) -> usize {
        let is_onto =
            self.tokens.gap(next).is_empty() && self.tokens.get(next).is_some_and(|it| !it.starts_word);
        let before = next.checked_sub(1).is_some_and(|it| self.tokens.is_number(it));
        if is_onto && before && self.is_link(next) { next + 1 } else { next }
    }

    fn is_month(&self, at: usize) -> bool {
        self.month(at).is_some()
    }

    /// A month's name; in Arabic two names of one month may stand side by side.
    fn month(&self, at: usize) -> Option<(usize, i8)> {
        let name = |at: usize| {
            self.openings.find(at, |it| match it {
                Sense::Month(number) => Some(number),
                _ => None,
            })
        };
        let (length, month) = name(at)?;
        let second = at + length;
        if matches!(self.tokens.gap(second).trim(), "/" | "-" | "(" | "\\")
            && let Some((more, same)) = name(second)
            && same == month
        {
            return Some((length + more, month));
        }
        Some((length, month))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let year = self.tokens.number(at, 4..=4).map(|it| eras::common_year(it, self.pack));
        year.filter(|it| YEARS.contains(it))
    }

    fn is_link(&self, at: usize) -> bool {
        self.openings.find(at, |it| (it == Sense::Link).then_some(())).is_some()
            || self.tokens.get(at).is_some_and(|it| !it.starts_word) && self.openings.is_link_inside(at)
    }

    fn skip_links(&self, at: usize) -> usize {
        let links = (at..at + LINKS_MAX).take_while(|&it| self.is_link(it) && self.is_spaced(it));
        at + links.count()
    }

    /// Whether space, nothing, or the full stop of a shortened name stands before a token.
    fn is_spaced(&self, at: usize) -> bool {
        self.tokens.is_near(at) || self.tokens.gap(at).trim() == "." && self.tokens.is_joined(at)
    }

    /// Numbers followed by their signs: the Chinese, Japanese and Korean way.
    fn signed(&self, at: usize) -> Option<(usize, Meaning)> {
        let is_sign = |at: usize, signs: &[char]| {
            self.tokens.key(at).strip_prefix(signs).is_some_and(str::is_empty) && self.tokens.is_near(at)
        };
        let number = |at: usize, digits, signs: &[char]| {
            self.tokens.number(at, digits).filter(|_| is_sign(at + 1, signs))
        };
        let small = |at: usize, signs: &[char]| i8::try_from(number(at, 1..=2, signs)?).ok();
        let month_day = |at: usize| {
            let month = small(at, &signs::MONTH)?;
            let day = small(at + 2, &signs::DAY).or_else(|| small(at + 2, &[signs::NUMBER]));
            Some((month, day.filter(|_| self.tokens.is_near(at + 2))))
        };
        if let Some(year) = number(at, 4..=4, &signs::YEAR).filter(|it| YEARS.contains(it)) {
            return match month_day(at + 2).filter(|_| self.tokens.is_near(at + 2)) {
                Some((month, Some(day))) => Day::of(year, month, day).map(|it| (6, Meaning::Date(it))),
                Some((month @ 1..=12, None)) => Some((4, Meaning::Month(year, month))),
                Some(_) => None,
                None => Some((2, Meaning::Year(year))),
            };
        }
        match month_day(at) {
            Some((month, Some(day))) => {
                Day::of(2000, month, day).map(|_| (4, Meaning::DayOfYear(month, day)))
            }
            Some(_) => None,
            None => {
                let day = small(at, &signs::DAY).filter(|it| (1..=31).contains(it))?;
                let is_day = self.tokens.gap(at + 2).starts_with(BEHIND_DAY) || self.is_part(at + 2);
                is_day.then_some((2, Meaning::DayOfMonth(day)))
            }
        }
    }

    fn is_part(&self, at: usize) -> bool {
        self.openings.find(at, |it| (it == Sense::DayPart).then_some(())).is_some() && self.tokens.is_near(at)
    }

    /// 21/12/2021, 21.12.2021, 2021-12-21.
    fn digits(&self, at: usize) -> Option<(usize, Meaning)> {
        let tokens = self.tokens;
        let separator = tokens.gap(at + 1);
        let is_tight = matches!(separator, "/" | "." | "-") && tokens.gap(at + 2) == separator;
        let is_long = tokens.gap(at + 3) == separator && tokens.is_number(at + 3);
        if !is_tight || is_long || !tokens.is_free_before(at) || !tokens.is_number(at + 2) {
            return None;
        }
        let number = |step: usize| tokens.key(at + step).parse::<i16>().ok();
        let (one, two, three) = (number(0)?, number(1)?, number(2)?);
        let lengths = [tokens.key(at).len(), tokens.key(at + 1).len(), tokens.key(at + 2).len()];
        let day_first = self.pack.date_order == DateOrder::DayFirst || separator == "." || 12 < one;
        let (year, month, day) = match lengths {
            [4, 1..=2, 1..=2] => (one, two, three),
            [1..=2, 1..=2, 4] if day_first && two <= 12 => (three, two, one),
            [1..=2, 1..=2, 4] => (three, one, two),
            _ => return None,
        };
        let year = eras::common_year(year, self.pack);
        if !YEARS.contains(&year) {
            return None;
        }
        let day = Day::of(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        Some((3, Meaning::Date(day)))
    }
}
