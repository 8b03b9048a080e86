//! Names in lines that say when a piece was published.

use super::{Case, byline, people, persons, word_lists, writers};
use crate::dates::spoken::{Meaning, mentions};
use crate::dates::written;
use crate::language::{Section, labels_in};
use crate::page::BORDER;
use crate::text::fold;

/// A longer text tells of more than when and by whom an entry was posted.
const ENTRY_CHARS_MAX: usize = 400;

/// The one name in a line that holds a date: "11.12.2019 - Jane Doe", "3 min read | 4 May 2024 | Jane Doe in Berlin".
pub(super) fn beside_date(text: &str) -> Option<String> {
    if text.contains(BORDER) || !is_dated(text) {
        return None;
    }
    let is_number = |it: &&str| it.contains(fold::is_digit);
    let mut people = parts(text).filter(|it| !is_number(it)).filter_map(|part| {
        let person =
            writers::in_line(part).into_iter().next().filter(|it| persons::may_be_person(&it.name))?;
        part.starts_with(&person.name).then_some(person.name)
    });
    people.next().filter(|_| people.next().is_none())
}

/// The one name among facts in elements of their own, of which one is a date: "Syria", "Jane Doe", "an hour ago".
pub(super) fn among_facts(case: &Case<'_>, text: &str) -> Option<String> {
    let facts: Vec<&str> = text.split(BORDER).take(FACTS_MAX + 1).collect();
    let mut names = facts.iter().filter(|it| persons::may_be_person(it));
    let name = names.next().filter(|_| (2..=FACTS_MAX).contains(&facts.len()) && names.next().is_none())?;
    let pack = case.language.pack;
    let is_date = |it: &&str| {
        !written::readings(&fold::ascii_digits(it), pack).is_empty()
            || mentions(it, pack).iter().any(|it| matches!(it.meaning, Meaning::Ago(..)))
    };
    facts.iter().any(is_date).then(|| (*name).to_owned())
}

/// Facts of one line.
const FACTS_MAX: usize = 5;

/// The person who is named alone before a date: "Jane Doe 11.12.2019".
pub(super) fn before_date(case: &Case<'_>, text: &str) -> Option<String> {
    let name = byline::without_date(case, text);
    let behind = text.strip_prefix(name.as_str())?;
    let date = behind.trim_start_matches(|it: char| !it.is_alphanumeric());
    let is_dated = || !written::readings(&fold::ascii_digits(behind), case.language.pack).is_empty();
    let is_named = || persons::may_be_person(&name) || persons::are_people(&name);
    // The label of the date may stand right behind the name.
    let is_parted = date.len() < behind.len() || labels_in(behind).starts.has(Section::DateLabels);
    (is_parted && is_named() && is_dated()).then_some(name)
}

/// What stands before "3 hours ago" at the end of a line.
pub(super) fn before_ago<'a>(case: &Case<'_>, text: &'a str) -> Option<&'a str> {
    // To look for spoken times in every line would take long.
    if !text.contains(fold::is_digit) {
        return None;
    }
    let pack = case.language.pack;
    let ago = mentions(text, pack).into_iter().rfind(|it| matches!(it.meaning, Meaning::Ago(..)))?;
    let is_end = !text[ago.range.end..].contains(char::is_alphanumeric);
    let before = text[..ago.range.start].trim_end_matches(|it: char| !it.is_alphanumeric());
    (is_end && !before.is_empty()).then_some(before)
}

/// The writer in a sentence about the entry: "This entry was posted on May 3 by Jane Doe and is filed under Rain".
pub(super) fn in_entry(text: &str) -> Option<String> {
    if ENTRY_CHARS_MAX < text.chars().count() || !word_lists::begins(word_lists::List::Entries, text) {
        return None;
    }
    let mut lines =
        text.match_indices(' ').map(|it| text[it.0..].trim_start()).filter(|it| people::has_prefix(it));
    lines.find_map(|line| {
        let end = line.find(['.', ',', '(', '|']).unwrap_or(line.len());
        let name =
            writers::in_line(&line[..end]).into_iter().next().filter(|it| persons::is_person(&it.name))?.name;
        Some(line[..line.find(&name)? + name.len()].to_owned())
    })
}

/// The one person who is named behind "by" between a date and other numbers: "July 24, 2019 by Jane Doe 5 Comments".
pub(super) fn between_numbers(text: &str) -> Option<String> {
    let first = text.find(fold::is_digit)?;
    let rest = text[first..].match_indices(' ').map(|it| text[first + it.0..].trim_start());
    let line = rest.take(WORDS_MAX).find(|it| people::has_prefix(it))?;
    let end = line.find(fold::is_digit)?;
    let people = writers::in_line(line[..end].trim_end());
    let [one] = people.as_slice() else { return None };
    persons::is_person(&one.name).then(|| one.name.clone())
}

/// Words of a date and a time, with those before a name.
const WORDS_MAX: usize = 10;

/// Whether a part of a line has a number, and another has none.
pub(super) fn is_dated(text: &str) -> bool {
    let has_number = |it: &str| it.contains(fold::is_digit);
    parts(text).any(has_number) && !parts(text).all(has_number)
}

/// A line between bars, dots, dashes, slashes and the borders of elements.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let signs = ['|', '\u{2022}', '\u{B7}', '\u{2013}', '\u{2014}', '/', BORDER];
    text.split(signs).flat_map(|it| it.split(" - ")).map(str::trim).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{beside_date, between_numbers, in_entry, is_dated, parts};

    #[test]
    fn one_name_beside_a_date_is_the_writer() {
        assert_eq!(beside_date("11.12.2019 - Jane Doe").as_deref(), Some("Jane Doe"));
        assert_eq!(beside_date("3 min read | 4 May 2024 | Jane Doe").as_deref(), Some("Jane Doe"));
        assert_eq!(beside_date("Jane Doe | John Roe | 4 May 2024"), None);
        assert_eq!(beside_date("Jane Doe"), None);
    }

    #[test]
    fn a_sentence_about_the_entry_names_its_writer() {
        let text = "This entry was posted on May 3 by Jane Doe and is filed under Rain";
        assert_eq!(in_entry(text).as_deref(), Some("by Jane Doe"));
        assert_eq!(in_entry("The ship was built by Jane Doe"), None);
    }

    #[test]
    fn a_writer_may_stand_between_date_and_comments() {
        assert_eq!(between_numbers("July 24, 2019 by Jane Doe 5 Comments").as_deref(), Some("Jane Doe"));
        assert_eq!(
            between_numbers("Posted on 24 July Posted by Jane Doe 5 Comments").as_deref(),
            Some("Jane Doe")
        );
        assert_eq!(between_numbers("Of 24 ships sunk by storms 5 were found"), None);
    }

    #[test]
    fn signs_part_a_line() {
        assert_eq!(parts("Jane Doe | 4 May - Rain").collect::<Vec<_>>(), ["Jane Doe", "4 May", "Rain"]);
        assert!(is_dated("Jane Doe | 4 May") && !is_dated("4 May") && !is_dated("Jane Doe"));
    }
}
