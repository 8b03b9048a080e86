//! How the words of one mention stand together: "early on Tuesday", "today, Tuesday 21 December".

use std::ops::Range;

use super::absolute::Reader;
use super::phrases::{Sense, Shift};
use super::{Meaning, Mention, Unit, Which};

/// Part of the day, shift, weekday, part, date, part: no mention has more pieces.
const PIECES_MAX: usize = 6;

/// Digits of a count that is told ("120 years ago"); larger ones are rounded and name no year.
const COUNT_DIGITS: std::ops::RangeInclusive<usize> = 1..=3;

/// What the pieces read so far say.
#[derive(Debug, Clone, Copy, Default)]
struct Draft {
    relative: Option<i64>,
    weekday: Option<u8>,
    is_short: bool,
    which: Option<Which>,
    date: Option<Meaning>,
    /// Whether the last piece may be followed by more across a comma.
    is_open: bool,
}

impl Reader<'_> {
    /// The longest mention that begins at a token, and how many tokens it takes.
    pub(super) fn mention(&self, at: usize) -> Option<(usize, Mention)> {
        let days = self.day(at);
        let span = self.span(at);
        let (length, meaning, weekday) = match (days, span) {
            (Some(day), Some(span)) if day.0 < span.0 => span,
            (day, span) => day.or(span)?,
        };
        let first = self.tokens.get(at)?.range.start;
        let last = self.tokens.get(at + length - 1)?.range.end;
        let last = last + self.bracket_behind(first..last);
        Some((length, Mention { range: first..last, meaning, weekday }))
    }

    /// The bytes of the bracket that closes one which a stretch of text has opened.
    fn bracket_behind(&self, range: Range<usize>) -> usize {
        let (inside, behind) = (&self.tokens.text[range.clone()], &self.tokens.text[range.end..]);
        let is_open = inside.rfind(['(', '\u{FF08}']) > inside.rfind([')', '\u{FF09}']);
        let close = behind.chars().next().filter(|it| is_open && matches!(it, ')' | '\u{FF09}'));
        close.map_or(0, char::len_utf8)
    }

    /// A week, month or year, or a count of units ago.
    fn span(&self, at: usize) -> Option<(usize, Meaning, Option<u8>)> {
        let (length, meaning) = self.openings.find(at, |it| match it {
            Sense::Period(unit, shift) => Some(Meaning::Period(unit, shift)),
            Sense::Ago(unit, count) => Some(Meaning::Ago(unit, count.unwrap_or(-1))),
            _ => None,
        })?;
        let meaning = match meaning {
            Meaning::Ago(unit, ..=-1) => {
                let number = (at..at + length).find(|&it| self.tokens.is_number(it))?;
                Meaning::Ago(unit, self.tokens.number(number, COUNT_DIGITS)?.into())
            }
            other => other,
        };
        Some((length, meaning, None))
    }

    /// A day with all that is said of it.
    fn day(&self, at: usize) -> Option<(usize, Meaning, Option<u8>)> {
        let mut draft = Draft::default();
        let mut end = at;
        for _ in 0..PIECES_MAX {
            let Some(next) = self.piece(at, end, &mut draft) else { break };
            end = next;
        }
        let meaning = match draft {
            Draft { date: Some(date), .. } => date,
            Draft { is_short: true, relative: None, .. } => return None,
            Draft { relative: Some(days), .. } => Meaning::Relative(days),
            Draft { weekday: Some(weekday), which, .. } => {
                Meaning::Weekday(weekday, which.unwrap_or(Which::UpTo))
            }
            _ => return None,
        };
        let is_told = matches!(meaning, Meaning::Weekday(..));
        Some((end - at, meaning, draft.weekday.filter(|_| !is_told)))
    }

    /// Reads one more piece and gives the token behind it. One word such as "of" may stand before it.
    fn piece(&self, at: usize, end: usize, draft: &mut Draft) -> Option<usize> {
        if at == end {
            return self.piece_at(end, draft, true);
        }
        if self.tokens.is_near(end) {
            return self.piece_at(end, draft, true).or_else(|| {
                let is_linked = self.tokens.is_near(end + 1)
                    && self.openings.find(end, |it| (it == Sense::Link).then_some(())).is_some();
                if is_linked { self.piece_at(end + 1, draft, true) } else { None }
            });
        }
        let is_joined = draft.is_open && self.tokens.is_joined(end);
        if is_joined { self.piece_at(end, draft, false) } else { None }
    }

    /// Reads one piece; `near` says that no comma stands before it.
    fn piece_at(&self, at: usize, draft: &mut Draft, near: bool) -> Option<usize> {
        let is_empty = draft.relative.is_none() && draft.weekday.is_none() && draft.date.is_none();
        if draft.relative.is_none()
            && (is_empty || near)
            && draft.date.is_none()
            && let Some((length, days)) = self.relative(at)
        {
            draft.relative = Some(days);
            draft.is_open = true;
            return Some(at + length);
        }
        if draft.date.is_none()
            && let Some((length, meaning)) = self.absolute(at)
        {
            let is_day =
                matches!(meaning, Meaning::Date(_) | Meaning::DayOfYear(..) | Meaning::DayOfMonth(_));
            if is_empty || is_day {
                draft.date = Some(meaning);
                draft.is_open = is_day;
                return Some(at + length);
            }
        }
        let is_span = matches!(draft.date, Some(Meaning::Month(..) | Meaning::Year(_)));
        if is_span {
            return None;
        }
        if draft.weekday.is_none()
            && let Some(end) = self.weekday(at, draft, near)
        {
            return Some(end);
        }
        if near && let Some((length, ())) = self.openings.find(at, |it| (it == Sense::DayPart).then_some(()))
        {
            draft.is_open = false;
            return Some(at + length);
        }
        None
    }

    fn relative(&self, at: usize) -> Option<(usize, i64)> {
        self.openings.find(at, |it| match it {
            Sense::RelativeDay(days) => Some(days),
            _ => None,
        })
    }

    fn shift(&self, at: usize) -> Option<(usize, Shift)> {
        self.openings.find(at, |it| match it {
            Sense::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    fn week(&self, at: usize) -> Option<(usize, Which)> {
        self.openings.find(at, |it| match it {
            Sense::Period(Unit::Week, weeks) => Some(Which::OfWeek(weeks)),
            _ => None,
        })
    }

    /// A weekday with the words that say which: "last Friday", "Friday of next week".
    fn weekday(&self, at: usize, draft: &mut Draft, near: bool) -> Option<usize> {
        let (start, mut which, name) = self.leads(at).find_map(|(start, which)| {
            let is_near = start == at || self.tokens.is_near(start);
            let name = self.weekday_name(start).or_else(|| self.sign(start, draft)).filter(|_| is_near)?;
            Some((start, which, name))
        })?;
        let (length, (number, is_short)) = name;
        let mut end = start + length;
        if which.is_none_or(|it| it == Which::UpTo) {
            let behind = end + usize::from(self.is_link_at(end));
            if let Some((length, week)) = self.week(behind).filter(|_| self.tokens.is_near(behind)) {
                which = Some(week);
                end = behind + length;
            } else if let Some((length, shift)) = self.shift_behind(end) {
                which = Some(shift.which);
                end += length;
            }
        }
        // "Yesterday, on Friday" is a list of days.
        if draft.relative.is_some() && (which.is_some_and(|it| it != Which::UpTo) || !near && at < start) {
            return None;
        }
        draft.weekday = Some(number);
        draft.is_short = is_short;
        draft.which = which;
        draft.is_open = draft.date.is_none();
        Some(end)
    }

    /// The places where a weekday's name may begin, behind the words that say which one, longest first.
    fn leads(&self, at: usize) -> impl Iterator<Item = (usize, Option<Which>)> {
        let all = self.openings.all(at).filter_map(move |(length, sense)| match sense {
            Sense::Shift(shift) if shift.may_lead => Some((at + length, Some(shift.which))),
            Sense::Period(Unit::Week, weeks) => {
                let start = at + length;
                Some((start + usize::from(self.is_link_at(start)), Some(Which::OfWeek(weeks))))
            }
            _ => None,
        });
        all.chain([(at, None)])
    }

    fn weekday_name(&self, at: usize) -> Option<(usize, (u8, bool))> {
        self.openings.find(at, |it| match it {
            Sense::Weekday(number, is_short) => Some((number, is_short)),
            _ => None,
        })
    }

    fn is_link_at(&self, at: usize) -> bool {
        let link = self.openings.find(at, |it| (it == Sense::Link).then_some(()));
        link.is_some() && self.tokens.is_near(at) && self.tokens.is_near(at + 1)
    }

    /// A shift behind a weekday, unless its word begins something longer ("Friday" "last year").
    fn shift_behind(&self, at: usize) -> Option<(usize, Shift)> {
        let (length, shift) = self.shift(at).filter(|it| it.1.may_follow)?;
        let span = self.span(at).map_or(0, |it| it.0);
        (self.tokens.is_near(at) && span <= length).then_some((length, shift))
    }

    /// The letter of a weekday in brackets behind a date.
    fn sign(&self, at: usize, draft: &Draft) -> Option<(usize, (u8, bool))> {
        draft.date?;
        let opens = self.tokens.gap(at).ends_with(['(', '\u{FF08}']);
        let closes = self.tokens.gap(at + 1).starts_with([')', '\u{FF09}']);
        if !opens || !closes {
            return None;
        }
        self.openings
            .find(at, |it| match it {
                Sense::WeekdaySign(number) => Some((1, (number, true))),
                _ => None,
            })
            .map(|it| it.1)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::dates::spoken::{Written, mentions};
    use crate::language::pack;

    /// The mentions of a text of Tuesday, 2021-12-21: `text = value`.
    fn read(text: &str) -> Vec<String> {
        let written = Written::of_value("2021-12-21T10:40:00+03:00");
        let found = mentions(text, pack("en").unwrap());
        let value = |it: &crate::dates::spoken::Mention| it.meaning.value(written).unwrap_or_default();
        found.iter().map(|it| format!("{} = {}", &text[it.range.clone()], value(it))).collect()
    }

    #[test]
    fn pieces_of_one_mention_stand_together() {
        for (text, expected) in [
            ("It rained early on Tuesday morning, he said", "early on Tuesday morning = 2021-12-21"),
            ("They met today, Tuesday.", "today, Tuesday = 2021-12-21"),
            ("It fell last Friday.", "last Friday = 2021-12-17"),
            ("Talks go on on Friday of next week.", "on Friday of next week = 2021-12-31"),
            ("On Tuesday, December 21, 2021, it rained", "On Tuesday, December 21, 2021 = 2021-12-21"),
            ("It rained on the 3rd of December.", "3rd of December = 2021-12-03"),
            ("Sun 19 Dec was dry", "Sun 19 Dec = 2021-12-19"),
            ("The day before yesterday it rained", "The day before yesterday = 2021-12-19"),
            ("It opened 3 days ago.", "3 days ago = 2021-12-18"),
            ("in January 2022 or so", "January 2022 = 2022-01"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn words_of_other_senses_are_left_alone() {
        for text in [
            "You may 10 times ask; they march 20 miles.",
            "The sun sat low; 1999 sheep wed.",
            "May the second win in 2021 games",
            "Black Friday sales, the Sunday Times, every Monday",
            "in May or March",
            "4.5 years ago, 1,500 years ago",
            "March 2,000 people",
            "a good morning, at noon",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn sentences_and_other_days_end_a_mention() {
        assert_eq!(
            read("He left yesterday. Monday was dry."),
            ["yesterday = 2021-12-20", "Monday = 2021-12-20"]
        );
        assert_eq!(
            read("It closes December 21. Friday is free."),
            ["December 21 = 2021-12-21", "Friday = 2021-12-17"]
        );
    }
}
