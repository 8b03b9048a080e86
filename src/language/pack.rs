//! One language's words, read from its text file.

use std::sync::OnceLock;

use crate::article::Direction;
use crate::order;
use crate::text::fold;

/// The packs one after another, as `build.rs` has put them together: the names of the sections, then for each pack its tag
/// and its sections in that order, each behind a [`SIGN`].
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/packs.txt"));

/// Stands before each tag and each section; no value holds it.
const SIGN: char = '\u{1}';

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
    /// The order of dates in digits.
    pub date_order: DateOrder,
    /// How much of it a reader reads in a minute.
    pub reading_speed: ReadingSpeed,
    sections: Vec<Section>,
    months: OnceLock<Vec<(String, i8)>>,
    jalali_months: OnceLock<Vec<(String, i8)>>,
}

/// A section, whose lines are parted when they are first asked for: a page needs those of a language or two.
#[derive(Debug)]
struct Section {
    name: &'static str,
    text: &'static str,
    values: OnceLock<Vec<&'static str>>,
}

/// All packs, in the order of their tags.
pub fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let mut parts = FILES.split(SIGN);
        let names: Vec<&str> = parts.next().unwrap_or_default().lines().collect();
        let mut packs = Vec::new();
        while let Some(tag) = parts.next() {
            let sections = names.iter().zip(parts.by_ref());
            packs.push(read(tag, sections.map(|(name, text)| Section::of(name, text)).collect()));
        }
        order::sort_by_key(&mut packs, |it| it.tag);
        packs
    })
}

/// Languages whose words are near enough to those of another: tags of Norwegian, and Bosnian.
const STAND_INS: [(&str, &str); 3] = [("no", "nb"), ("nn", "nb"), ("bs", "hr")];

/// The pack of a language, by the first part of its tag.
pub fn pack(tag: &str) -> Option<&'static Pack> {
    let language = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    let stand_in = STAND_INS.iter().find(|it| it.0 == language).map(|it| it.1);
    let tag = stand_in.unwrap_or(&language);
    packs().iter().find(|it| it.tag == tag)
}

impl Pack {
    /// The values of a section, as written; labels of most sections are folded.
    pub fn section(&self, name: &str) -> &[&'static str] {
        let section = self.sections.iter().find(|it| it.name == name);
        section.map_or(&[], |it| it.values.get_or_init(|| it.text.lines().collect()))
    }

    /// Month names with their numbers, folded; several names a month.
    pub fn months(&self) -> &[(String, i8)] {
        self.months.get_or_init(|| months(self.section("months")))
    }

    /// Month names of the Solar Hijri calendar, as [`Pack::months`]; none where it is not in use.
    pub fn jalali_months(&self) -> &[(String, i8)] {
        self.jalali_months.get_or_init(|| months(self.section("jalali-months")))
    }

    /// The values of a section, one a line.
    pub(super) fn text(&self, section: &str) -> &'static str {
        self.sections.iter().find(|it| it.name == section).map_or("", |it| it.text)
    }

    fn first(&self, section: &str) -> Option<&'static str> {
        self.text(section).lines().next()
    }
}

impl Section {
    fn of(name: &'static str, text: &'static str) -> Self {
        Self { name, text, values: OnceLock::new() }
    }
}

fn read(tag: &'static str, sections: Vec<Section>) -> Pack {
    let mut pack = Pack { tag, sections, ..Pack::default() };
    pack.direction = if pack.first("direction") == Some("rtl") { Direction::Rtl } else { Direction::Ltr };
    pack.date_order = if pack.first("date-order") == Some("month first") {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    };
    pack.reading_speed = pack.first("reading-speed").and_then(reading_speed).unwrap_or_default();
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
    use crate::language::{self, choose, labels_in};

    /// The headings in a pack's file.
    fn names(tag: &str) -> Vec<String> {
        let file = fs::read_to_string(format!("src/language/packs/{tag}.txt")).unwrap();
        file.lines().filter(|it| it.starts_with('[')).map(str::to_owned).collect()
    }

    #[test]
    fn every_pack_has_the_same_sections_in_the_same_order() {
        for pack in packs() {
            assert_eq!(names(pack.tag), names("en"), "{}", pack.tag);
        }
    }

    #[test]
    fn every_value_of_a_section_that_is_kept_is_read() {
        assert_eq!(packs().len(), fs::read_dir("src/language/packs").unwrap().count());
        for pack in packs() {
            let file = fs::read_to_string(format!("src/language/packs/{}.txt", pack.tag)).unwrap();
            for section in &pack.sections {
                let (_, behind) = file.split_once(&format!("[{}]\n", section.name)).unwrap();
                let values = behind.split("\n[").next().unwrap().lines().map(str::trim);
                let values: Vec<&str> = values.filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
                let label = language::Section::ALL.iter().find(|it| it.name() == section.name);
                let is_folded = label.is_some_and(|it| !it.is_as_written());
                let read = pack.section(section.name);
                assert!(is_folded || read == values, "{} in {}", section.name, pack.tag);
                assert_eq!(read.is_empty(), values.is_empty(), "{} in {}", section.name, pack.tag);
            }
            assert_eq!(pack.sections.len(), names(pack.tag).len() - 1);
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
                        let section = language::Section::ALL.iter().find(|it| it.name() == name).unwrap();
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
        assert_eq!((pack("no").unwrap().tag, pack("nn-NO").unwrap().tag), ("nb", "nb"));
        assert_eq!(pack("bs-BA").unwrap().tag, "hr");
        assert!(pack("xx").is_none());
        assert_eq!(pack("en_US").unwrap().months().iter().filter(|it| it.1 == 5).count(), 1);
    }
}
