//! One language's words, read from its text file.

use std::sync::OnceLock;

use crate::article::Direction;
use crate::order;
use crate::text::fold;

/// The packs' files one after another, as `build.rs` has put them together.
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/packs.txt"));

/// The order of day, month and year in a date of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// 31/12/2021.
    #[default]
    DayFirst,
    /// 12/31/2021.
    MonthFirst,
}

/// How much of a text is read in a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingSpeed {
    /// In languages that set spaces between words.
    Words(u32),
    /// In languages that set none.
    Characters(u32),
}

impl Default for ReadingSpeed {
    fn default() -> Self {
        Self::Words(220)
    }
}

/// One language's words.
#[derive(Debug, Default)]
pub struct Pack {
    /// The language's BCP 47 tag.
    pub tag: &'static str,
    /// The direction in which it is read.
    pub direction: Direction,
    /// Month names with their numbers, folded; several names a month.
    pub months: Vec<(String, i8)>,
    /// Month names of the Solar Hijri calendar, as [`Pack::months`]; none where it is not in use.
    pub jalali_months: Vec<(String, i8)>,
    /// The order of dates in digits.
    pub date_order: DateOrder,
    /// How much of it a reader reads in a minute.
    pub reading_speed: ReadingSpeed,
    sections: Vec<(&'static str, Vec<&'static str>)>,
}

/// All packs, in the order of their tags.
pub fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let files = FILES.split("[pack]\n").filter_map(|it| it.split_once('\n'));
        let mut packs: Vec<Pack> = files.map(|(tag, text)| read(tag, text)).collect();
        order::sort_by_key(&mut packs, |it| it.tag);
        packs
    })
}

/// The pack of a language, by the first part of its tag.
pub fn pack(tag: &str) -> Option<&'static Pack> {
    let language = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    packs().iter().find(|it| it.tag == language)
}

impl Pack {
    /// The values of a section, as written.
    pub fn section(&self, name: &str) -> &[&'static str] {
        self.sections.iter().find(|it| it.0 == name).map_or(&[], |it| &it.1)
    }

    fn first(&self, section: &str) -> Option<&'static str> {
        self.section(section).first().copied()
    }
}

fn read(tag: &'static str, text: &'static str) -> Pack {
    let mut pack = Pack { tag, ..Pack::default() };
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            pack.sections.push((name, Vec::new()));
        } else if let Some((_, values)) = pack.sections.last_mut() {
            values.push(line);
        }
    }
    pack.direction = if pack.first("direction") == Some("rtl") { Direction::Rtl } else { Direction::Ltr };
    pack.date_order = if pack.first("date-order") == Some("month first") {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    };
    pack.reading_speed = pack.first("reading-speed").and_then(reading_speed).unwrap_or_default();
    pack.months = months(pack.section("months"));
    pack.jalali_months = months(pack.section("jalali-months"));
    pack
}

/// "12 December" lines; longer names first, so that "Tishreen al-Awwal" is not read as a shorter name inside
/// it.
fn months(lines: &[&str]) -> Vec<(String, i8)> {
    let mut months: Vec<(String, i8)> = lines
        .iter()
        .filter_map(|line| {
            let (number, name) = line.split_once(' ')?;
            Some((fold::key(name), number.parse().ok()?))
        })
        .collect();
    order::sort_by_key(&mut months, |(name, _)| std::cmp::Reverse(name.len()));
    months
}

/// "238 words", "450 characters".
fn reading_speed(line: &str) -> Option<ReadingSpeed> {
    let (number, unit) = line.split_once(' ')?;
    let number = number.parse().ok()?;
    Some(if unit == "characters" { ReadingSpeed::Characters(number) } else { ReadingSpeed::Words(number) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::fs;

    use super::{pack, packs};
    use crate::dates::written;
    use crate::language::{choose, labels::Section, labels_in};

    #[test]
    fn every_pack_has_the_same_sections_in_the_same_order() {
        let names = |index: usize| packs()[index].sections.iter().map(|it| it.0).collect::<Vec<_>>();
        for index in 1..packs().len() {
            assert_eq!(names(index), names(0), "{}", packs()[index].tag);
        }
    }

    #[test]
    fn examples_of_every_pack_hold() {
        for pack in packs() {
            let file = fs::read_to_string(format!("src/language/packs/{}.txt", pack.tag)).unwrap();
            let (_, examples) = file.split_once("[examples]\n").unwrap();
            let examples: Vec<&str> =
                examples.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
            assert!(5 <= examples.len(), "{} has too few examples", pack.tag);
            for example in examples {
                let (kind, rest) = example.split_once(' ').unwrap();
                let (text, expected) = rest.rsplit_once(" => ").unwrap();
                match kind {
                    "date" => {
                        let found = written::find(text, pack).map(|it| it.value);
                        assert_eq!(found.as_deref(), (expected != "none").then_some(expected), "{example}");
                    }
                    "label" => {
                        let (negated, name) =
                            expected.strip_prefix("not ").map_or((false, expected), |it| (true, it));
                        let section = Section::ALL.iter().find(|it| it.name() == name).unwrap();
                        assert_eq!(labels_in(text).starts.has(*section), !negated, "{example}");
                    }
                    "language" => assert_eq!(choose(None, text).tag.as_deref(), Some(expected), "{example}"),
                    other => panic!("unknown kind of example: {other}"),
                }
            }
        }
    }

    #[test]
    fn tags_lead_to_packs() {
        assert_eq!(pack("ar-EG").unwrap().tag, "ar");
        assert!(pack("xx").is_none());
        assert_eq!(pack("en_US").unwrap().months.iter().filter(|it| it.1 == 5).count(), 1);
    }
}
