//! The phrases of a language that speak of days, by their first word.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::meaning::{Unit, Which};
use super::tokens::{Form, Token, Tokens};
use crate::language::{Pack, packs};
use crate::order;
use crate::text::list;

/// Phrases that look like days and mean something else, by language.
const OTHER_SENSES: &str = include_str!("other_senses.txt");

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Month(i8),
    /// Its number, and whether it is a short form that is a day only beside a date.
    Weekday(u8, bool),
    /// One letter that stands for a weekday in brackets behind a date.
    WeekdaySign(u8),
    RelativeDay(i64),
    DayPart,
    Shift(Shift),
    Period(Unit, i64),
    /// The unit and the count; `None` where the count is printed as a number.
    Ago(Unit, Option<i64>),
    /// A word between the parts of a date.
    Link,
    /// Something else that must not be taken apart.
    Other,
}

/// A word that says which day of a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) which: Which,
    pub(super) may_lead: bool,
    pub(super) may_follow: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Key(String),
    Number,
    Weekday,
}

#[derive(Debug)]
struct Phrase {
    parts: Vec<Part>,
    /// Whether the pack writes it with a capital.
    is_capital: bool,
    sense: Sense,
}

impl Phrase {
    /// Whether its first word is written as a word of its sense is: names with their capital, and "today" in
    /// small letters inside a sentence, where "Today" is part of a name.
    fn may_stand(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let is_capital = tokens.get(at).is_some_and(|it| it.is_capital);
        match self.sense {
            Sense::Month(_) | Sense::Weekday(..) => is_capital || !self.is_capital,
            Sense::RelativeDay(_) => self.is_capital || !tokens.is_name(at),
            _ => true,
        }
    }
}

/// The phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Longest first; phrases that begin with a number stand under the empty key.
    by_first: FxHashMap<String, Vec<Phrase>>,
}

impl Lexicon {
    /// The phrases of a pack, built when they are first asked for.
    pub(super) fn of(pack: &Pack) -> &'static Self {
        static ALL: OnceLock<Vec<OnceLock<Lexicon>>> = OnceLock::new();
        static NONE: OnceLock<Lexicon> = OnceLock::new();
        let all = ALL.get_or_init(|| packs().iter().map(|_| OnceLock::new()).collect());
        let known = packs().iter().zip(all).find(|(it, _)| it.tag == pack.tag);
        match known {
            Some((pack, slot)) => slot.get_or_init(|| Self::build(pack)),
            None => NONE.get_or_init(Self::default),
        }
    }

    fn build(pack: &Pack) -> Self {
        let mut lexicon = Self::default();
        for line in pack.section("date-words") {
            lexicon.add(line, Sense::Link);
        }
        for line in pack.section("months") {
            lexicon.add_numbered(line, |number| i8::try_from(number).ok().map(Sense::Month));
        }
        for line in pack.section("relative-days") {
            lexicon.add_numbered(line, |number| Some(Sense::RelativeDay(number)));
        }
        for line in pack.section("day-parts") {
            lexicon.add(line, Sense::DayPart);
        }
        for line in pack.section("relative-periods") {
            if let Some((unit, line)) = unit_of(line) {
                lexicon.add_numbered(line, |number| Some(Sense::Period(unit, number)));
            }
        }
        for line in pack.section("ago") {
            if let Some((unit, (count, words))) =
                unit_of(line).and_then(|(unit, line)| Some((unit, line.split_once(' ')?)))
            {
                lexicon.add(words, Sense::Ago(unit, count.parse().ok()));
            }
        }
        lexicon.add_weekdays(pack);
        for line in pack.section("weekday-shifts") {
            if let Some((number, words)) = line.split_once(' ')
                && let Ok(number) = number.parse()
            {
                let shift = shift_of(pack, words, number);
                lexicon.add(words, Sense::Shift(shift));
            }
        }
        for line in list::lines(OTHER_SENSES) {
            if let Some((tag, words)) = line.split_once(' ')
                && tag == pack.tag
            {
                lexicon.add_other(words, pack);
            }
        }
        for phrases in lexicon.by_first.values_mut() {
            order::sort_by_key(phrases, |it| std::cmp::Reverse(it.parts.len()));
        }
        lexicon
    }

    fn add_weekdays(&mut self, pack: &Pack) {
        let names: Vec<(u8, &str)> = pack
            .section("weekdays")
            .iter()
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(number, name)| Some((number.parse().ok()?, name)))
            .collect();
        for &(number, name) in &names {
            let is_word = parts_of(name).1 == Some(Form::Word);
            let has_case = name.starts_with(|it: char| it.is_uppercase() || it.is_lowercase());
            let is_short = has_case && name.chars().count() <= SHORT_CHARS_MAX;
            if !is_word && name.chars().count() == 1 {
                self.add(name, Sense::WeekdaySign(number));
                continue;
            }
            self.add(name, Sense::Weekday(number, is_short));
            if has_case && !is_short {
                self.add_compounds(name, number, pack);
            }
            let Some(sign) = name.chars().next().filter(|_| !is_word) else { continue };
            if names.iter().all(|it| it.0 == number || !it.1.starts_with(sign)) {
                self.add(&sign.to_string(), Sense::WeekdaySign(number));
            }
        }
    }

    /// Weekdays and parts of the day written as one word, as Germanic languages do.
    fn add_compounds(&mut self, name: &str, number: u8, pack: &Pack) {
        for part in pack.section("day-parts") {
            for joint in COMPOUND_JOINTS {
                self.add(&format!("{name}{joint}{}", part.to_lowercase()), Sense::Weekday(number, false));
            }
        }
    }

    /// A phrase that begins with any weekday is one phrase for each.
    fn add_other(&mut self, words: &str, pack: &Pack) {
        let Some(rest) = words.strip_prefix('@') else { return self.add(words, Sense::Other) };
        for (_, name) in pack.section("weekdays").iter().filter_map(|line| line.split_once(' ')) {
            self.add(&format!("{name}{rest}"), Sense::Other);
        }
    }

    fn add_numbered(&mut self, line: &str, sense: impl Fn(i64) -> Option<Sense>) {
        let numbered = line.split_once(' ').and_then(|(number, words)| Some((number.parse().ok()?, words)));
        if let Some((number, words)) = numbered
            && let Some(sense) = sense(number)
        {
            self.add(words, sense);
        }
    }

    fn add(&mut self, words: &str, sense: Sense) {
        let (parts, _) = parts_of(words);
        let first = match parts.first() {
            Some(Part::Key(key)) => key.clone(),
            Some(Part::Number) => String::new(),
            Some(Part::Weekday) | None => return,
        };
        let is_capital = words.starts_with(char::is_uppercase);
        let phrases = self.by_first.entry(first).or_default();
        if !phrases.iter().any(|it| it.parts == parts && it.sense == sense) {
            phrases.push(Phrase { parts, is_capital, sense });
        }
    }

    /// The phrases with a first word, longest first; those that begin with a number under the empty key.
    fn opening_with(&self, key: &str) -> &[Phrase] {
        self.by_first.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a key is a weekday's name of one word, or its plural's beginning.
    fn is_weekday(&self, key: &str) -> bool {
        let is_name = |it: &Phrase| it.parts.len() == 1 && matches!(it.sense, Sense::Weekday(..));
        self.opening_with(key).iter().any(is_name)
    }
}

/// The phrases that may begin at each token of a text. They are looked up once, as every token is asked for phrases of
/// many senses.
pub(super) struct Openings<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a Tokens<'a>,
    by_token: Vec<&'a [Phrase]>,
}

impl<'a> Openings<'a> {
    pub(super) fn of(lexicon: &'a Lexicon, tokens: &'a Tokens<'a>) -> Self {
        let opening_at = |token: &Token, at: usize| match token.form {
            Form::Number => lexicon.opening_with(""),
            _ if token.starts_word => lexicon.opening_with(tokens.key(at)),
            _ => &[],
        };
        let by_token = tokens.iter().enumerate().map(|(at, it)| opening_at(it, at)).collect();
        Self { lexicon, tokens, by_token }
    }

    /// Whether a mention, or a phrase that means something else, may begin at a token: words between the parts of a
    /// date begin none.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.tokens.is_number(at) || self.at(at).iter().any(|it| it.sense != Sense::Link && self.fits(at, it))
    }

    /// The longest phrase at a token whose sense is wanted, and how many tokens it takes.
    pub(super) fn find<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
        let fitting = |(it, wanted): (&Phrase, T)| self.fits(at, it).then_some((it.parts.len(), wanted));
        self.at(at).iter().filter_map(|it| Some((it, wanted(it.sense)?))).find_map(fitting)
    }

    /// Every phrase at a token, longest first, with the number of its tokens.
    pub(super) fn all(&self, at: usize) -> impl Iterator<Item = (usize, Sense)> {
        self.at(at).iter().filter(move |it| self.fits(at, it)).map(|it| (it.parts.len(), it.sense))
    }

    /// Whether a word stands between parts of a date; it may be written onto a number ("21st").
    pub(super) fn is_link_inside(&self, at: usize) -> bool {
        let is_link = |it: &Phrase| it.parts.len() == 1 && it.sense == Sense::Link;
        self.lexicon.opening_with(self.tokens.key(at)).iter().any(is_link)
    }

    fn at(&self, at: usize) -> &'a [Phrase] {
        self.by_token.get(at).copied().unwrap_or_default()
    }

    /// Whether a phrase of those at a token stands there. Its first part does, as phrases are looked up by it.
    fn fits(&self, at: usize, phrase: &Phrase) -> bool {
        let tokens = self.tokens;
        let fits = |(step, part): (usize, &Part)| {
            let here = at + step;
            let is_part = match part {
                Part::Key(key) => tokens.key(here) == key,
                Part::Number => tokens.is_number(here),
                Part::Weekday => self.lexicon.is_weekday(tokens.key(here)),
            };
            is_part && here < tokens.len() && tokens.is_near(here)
        };
        phrase.parts.iter().enumerate().skip(1).all(fits) && phrase.may_stand(tokens, at)
    }
}

/// What stands between the two halves of a word that is put together.
const COMPOUND_JOINTS: [&str; 2] = ["", "s"];

/// Names of weekdays that are as short are abbreviations in scripts with capitals, and stand for other words
/// too ("sat", "sun").
const SHORT_CHARS_MAX: usize = 3;

/// The pieces of a phrase, and the form of the first; `#` stands for a number and `@` for a weekday.
fn parts_of(words: &str) -> (Vec<Part>, Option<Form>) {
    let (mut parts, mut form) = (Vec::new(), None);
    let mut rest = words;
    loop {
        let end = rest.find(['#', '@']).unwrap_or(rest.len());
        let tokens = Tokens::of(&rest[..end]);
        form = form.or_else(|| tokens.get(0).map(|it| it.form));
        for at in 0..tokens.len() {
            parts.push(Part::Key(tokens.key(at).to_owned()));
        }
        match rest[end..].chars().next() {
            Some('#') => parts.push(Part::Number),
            Some(_) => parts.push(Part::Weekday),
            None => return (parts, form),
        }
        rest = &rest[end + 1..];
    }
}

fn unit_of(line: &str) -> Option<(Unit, &str)> {
    let (name, rest) = line.split_once(' ')?;
    let unit = match name {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    };
    Some((unit, rest))
}

/// Reads a shift from its number and from how the language names weeks: a word that holds "last week", or
/// that means "this" there, names the day of that week, and so does any part of "last week" in scripts
/// without spaces; a word stands on the side of the weekday on which it
/// stands in "last week", "next month" and "this year".
fn shift_of(pack: &Pack, words: &str, number: i64) -> Shift {
    let (own, form) = parts_of(words);
    let periods: Vec<(Unit, i64, Vec<Part>)> = pack
        .section("relative-periods")
        .iter()
        .filter_map(|line| unit_of(line))
        .filter_map(|(unit, line)| Some((unit, line.split_once(' ')?)))
        .filter_map(|(unit, (number, words))| Some((unit, number.parse().ok()?, parts_of(words).0)))
        .collect();
    let of_week = periods.iter().find(|it| {
        let is_inside = number == 0 || form == Some(Form::Letter);
        it.0 == Unit::Week && it.1 == number && (own.starts_with(&it.2) || is_inside && holds(&it.2, &own))
    });
    let which = match (of_week, number) {
        (Some(_), _) => Which::OfWeek(number),
        (None, ..=-1) => Which::Before,
        (None, 0) => Which::UpTo,
        (None, _) => Which::After,
    };
    let leads = periods.iter().any(|it| it.2.len() != own.len() && it.2.starts_with(&own));
    let follows = periods.iter().any(|it| it.2.len() != own.len() && it.2.ends_with(&own));
    let (may_lead, may_follow) = match (leads, follows) {
        (false, false) => (true, number != 0),
        sides => sides,
    };
    Shift { which, may_lead, may_follow }
}

fn holds(phrase: &[Part], part: &[Part]) -> bool {
    part.len() < phrase.len() && phrase.windows(part.len().max(1)).any(|it| it == part)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Lexicon, Openings, Sense, Shift, Which};
    use crate::dates::spoken::tokens::Tokens;
    use crate::language::pack;

    fn shift(tag: &str, text: &str) -> Shift {
        let lexicon = Lexicon::of(pack(tag).unwrap());
        let tokens = Tokens::of(text);
        let found = Openings::of(lexicon, &tokens).find(0, |it| match it {
            Sense::Shift(shift) => Some(shift),
            _ => None,
        });
        found.unwrap().1
    }

    #[test]
    fn weekdays_may_be_one_word_with_a_part_of_the_day() {
        let weekday = |text: &str| {
            let tokens = Tokens::of(text);
            let openings = Openings::of(Lexicon::of(pack("en").unwrap()), &tokens);
            openings.all(0).any(|it| it.1 == Sense::Weekday(1, false))
        };
        assert!(weekday("Mondaynight") && weekday("Mondaysnight") && !weekday("Mondayness"));
    }

    #[test]
    fn shifts_stand_where_the_language_sets_them() {
        assert_eq!(shift("en", "last"), Shift { which: Which::Before, may_lead: true, may_follow: false });
        assert_eq!(shift("en", "this").which, Which::OfWeek(0));
        assert_eq!(shift("en", "on"), Shift { which: Which::UpTo, may_lead: true, may_follow: false });
        let past = "\u{627}\u{644}\u{645}\u{627}\u{636}\u{64A}";
        assert_eq!(shift("ar", past), Shift { which: Which::Before, may_lead: false, may_follow: true });
        assert_eq!(shift("ja", "\u{5148}\u{9031}\u{306E}").which, Which::OfWeek(-1));
    }
}
