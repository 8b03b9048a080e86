//! The agencies and outlets that a report is attributed to.

use std::collections::HashSet;

use super::head_and_foot::Places;
use super::word_lists::{List, has};
use super::{Case, Finding, seams, writers};
use crate::article::{Author, Source};
use crate::language::{Section, labels_in, strip_label};
use crate::page::BORDER;
use crate::roles::Role;
use crate::text::{fold, words};

/// A longer name is a sentence.
const NAME_CHARS_MAX: usize = 80;

/// Sources of one article; more are no attribution.
const SOURCES_MAX: usize = 30;

/// A longer line is no list of sources. Each source holds the whole line that names it. In bytes.
const LIST_BYTES_MAX: usize = 1_500;

/// Agencies name their desks by so many small letters.
const DESK_CHARS_MAX: usize = 3;

/// Passages at the end of the text behind which an agency may be named; a note may follow the last sentence.
const LAST_PASSAGES: usize = 2;

/// Decides the sources: lines that say so, the agency of the dateline, agencies behind the text and among the writers, then what metadata states.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    agency: Option<(&str, &str)>,
    byline: Option<&Finding<String>>,
    authors: Option<&Finding<Vec<Author>>>,
) -> Vec<Source> {
    let mut sources = Sources::default();
    add_lines(case, places, &mut sources);
    let ends = (case.roles.extent.start..case.roles.extent.end).rev().take(LAST_PASSAGES);
    for row in ends.filter_map(|it| case.page.passages().get(it)) {
        if let Some((name, raw)) = behind_text(case.page.passage_text(row)) {
            sources.add(name, raw);
        }
    }
    if let Some((name, raw)) = agency {
        sources.add(name, raw);
    }
    if let Some(line) = byline {
        in_byline(&line.value).for_each(|it| sources.add(it, &line.value));
    }
    for author in authors.map(|it| it.value.as_slice()).unwrap_or_default() {
        if author.organisation && labels_in(&author.name).is.has(Section::Agencies) {
            let raw = byline.map_or(author.name.as_str(), |it| &it.value);
            sources.add(&author.name, raw);
        }
    }
    let stated = case.evidence.article().map(|it| it.things("sourceOrganization")).unwrap_or_default();
    for name in stated.into_iter().filter_map(|it| it.name) {
        sources.add(&name, &name);
    }
    sources.found
}

/// Adds the sources of lines that say so.
fn add_lines(case: &Case<'_>, places: &Places<'_>, sources: &mut Sources) {
    let near = places.head.start..places.foot.end.max(places.head.end);
    for (index, row) in case.page.passages().iter().enumerate() {
        let text = case.page.passage_text(row).trim();
        let role = case.roles.role(index);
        if role == Role::Source || near.contains(&index) && is_source_line(case, places, index, text) {
            sources.add(strip_label(text, Section::SourceLabels).unwrap_or(text), text);
        } else if places.head.contains(&index)
            && !places.is_apart(row.block)
            && matches!(role, Role::Date | Role::Byline)
            && text.chars().count() <= FACTS_CHARS_MAX
        {
            let line = seams::line(case.page, case.page.rows_of(row));
            if let Some((name, raw)) = within_line(text).or_else(|| among_facts(&line)) {
                sources.add(name, raw);
            }
        }
    }
}

/// A longer line is no list of facts about the article.
const FACTS_CHARS_MAX: usize = 160;

/// The source in a line that names the date and others besides: "12 May 2020 | Source: Harbour Wire",
/// "2020-05-12 来源：新华社 作者：…".
fn within_line(text: &str) -> Option<(&str, &str)> {
    let is_bar = |it: char| matches!(it, '|' | '\u{2022}' | '\u{B7}' | '\u{FF5C}' | '\n');
    let starts = text.char_indices().filter(|it| it.1.is_whitespace() || is_bar(it.1));
    let mut facts = starts.map(|(at, sign)| &text[at + sign.len_utf8()..]);
    facts.find_map(|fact| {
        let name = strip_label(fact, Section::SourceLabels)?;
        let label = &fact[..fact.len() - name.len()];
        let is_unspaced = label.starts_with(words::is_unspaced);
        let name = name.split(|it| is_bar(it) || is_unspaced && it.is_whitespace()).next()?.trim();
        let raw = &fact[..label.len() + name.len()];
        (label.contains([':', '\u{FF1A}']) && !name.is_empty()).then_some((name, raw))
    })
}

/// The source among facts in elements of their own: behind a label, or an agency that calls itself one.
fn among_facts(line: &str) -> Option<(&str, &str)> {
    let mut facts = line.split(BORDER).map(str::trim).filter(|it| it.len() < line.trim().len());
    facts.find_map(|fact| {
        let labelled = || {
            let name = strip_label(fact, Section::SourceLabels)?;
            let is_label = fact[..fact.len() - name.len()].contains([':', '\u{FF1A}']);
            (is_label && !name.is_empty() && !name.contains([':', '\u{FF1A}'])).then_some((name, fact))
        };
        let (first, rest) = fact.split_once(' ').unwrap_or((fact, ""));
        let is_agency = !rest.is_empty()
            && rest.split(' ').count() <= AGENCY_WORDS_MAX
            && !fact.contains(fold::is_digit)
            && has(List::AgencyBeginnings, first);
        labelled().or_else(|| is_agency.then_some((fact, fact)))
    })
}

/// Words of an agency's name behind the word for one.
const AGENCY_WORDS_MAX: usize = 4;

/// The agency behind the last sentence: "… he said. (Reuters)", "… he said. – dpa", "… he said. /ritzau/".
fn behind_text(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, '.' | '/'));
    let start = match text.strip_suffix([')', ']', '\u{FF09}']) {
        Some(inner) => inner.rfind(['(', '[', '\u{FF08}'])?,
        None => text.rfind(['-', '\u{2013}', '\u{2014}', '/', '\u{FF1D}'])?,
    };
    let raw = text[start..].trim();
    let is_part =
        text[..start].trim_end().ends_with(words::is_full_stop) || raw.ends_with([')', ']', '\u{FF09}']);
    if start == 0 || !is_part || 4 * NAME_CHARS_MAX < raw.len() {
        return None;
    }
    let name = raw.trim_matches(|it: char| !it.is_alphanumeric());
    names_agency(name).then_some((name, raw))
}

/// Whether one of several names is an agency's.
fn names_agency(names: &str) -> bool {
    names.split(['/', ',', '\u{60C}', '+', '&']).any(|it| labels_in(it).is.has(Section::Agencies))
}

/// The parts of a byline that are agencies: "By Jane Doe, Reuters", "Jane Doe / AFP".
fn in_byline(line: &str) -> impl Iterator<Item = &str> {
    let is_sign = |it: char| {
        matches!(it, ',' | '/' | '|' | '(' | ')' | ';' | '\u{60C}' | '\u{2013}' | '\u{2014}' | '\u{B7}')
    };
    line.split(is_sign)
        .flat_map(|it| it.split(" - "))
        .map(|it| strip_label(it.trim(), Section::BylinePrefixes).unwrap_or(it.trim()))
        .filter(|it| labels_in(it).is.has(Section::Agencies))
}

/// A line at the foot of the article that names a source by a label or in brackets.
fn is_source_line(case: &Case<'_>, places: &Places<'_>, index: usize, text: &str) -> bool {
    let is_foot = case.roles.extent.end.saturating_sub(2) <= index;
    if NAME_CHARS_MAX < text.chars().count() || !is_foot || places.is_apart(case.page.passages()[index].block)
    {
        return false;
    }
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    strip_label(text, Section::SourceLabels).is_some_and(|it| !it.is_empty())
        || (bracketed || is_initials(text)) && names_agency(text)
}

/// Whether a line is initials and agencies between slashes, as German newsrooms sign: "mab/dpa".
fn is_initials(text: &str) -> bool {
    let is_part = |it: &str| {
        it.chars().count() <= INITIALS_MAX && it.chars().all(char::is_lowercase) || names_agency(it)
    };
    let is_last = || text.rsplit('/').next().is_some_and(names_agency);
    text.contains('/') && !text.contains(' ') && text.split('/').all(is_part) && is_last()
}

/// Letters of a writer's initials.
const INITIALS_MAX: usize = 4;

/// The desk of an agency behind its name: "dpa/gem".
fn is_desk(name: &str) -> bool {
    let is_agency = || labels_in(name).is.has(Section::Agencies);
    name.chars().count() <= DESK_CHARS_MAX && name.chars().all(char::is_lowercase) && !is_agency()
}

/// The stop behind an abbreviation, where the list has it.
fn dot(names: &str, name: &str) -> &'static str {
    if names.contains(&format!("{name}.")) { "." } else { "" }
}

/// The agency behind "with": "avec AFP".
fn without_joiner(name: &str) -> &str {
    match name.split_once(' ') {
        Some((first, rest)) if has(List::Joiners, first) && labels_in(rest).is.has(Section::Agencies) => rest,
        _ => name,
    }
}

/// The sources of an article, each name once.
#[derive(Default)]
struct Sources {
    found: Vec<Source>,
    /// Their names folded.
    keys: HashSet<String>,
}

impl Sources {
    /// Adds each name of a list. An address is no name.
    fn add(&mut self, names: &str, raw: &str) {
        let is_sign =
            |it: char| matches!(it, ',' | ';' | '/' | '+' | '&' | '|' | '\u{60C}' | '\u{3001}' | '\u{FF0F}');
        if names.contains("://") || LIST_BYTES_MAX < raw.len() {
            return;
        }
        for part in names.split(is_sign).flat_map(|it| it.split(" - ")) {
            let name = without_edges(part);
            if writers::is_tail(name)
                && names.contains(',')
                && let Some(last) = self.found.last_mut().filter(|it| it.raw == raw)
            {
                self.keys.remove(&fold::key(&last.name));
                last.name =
                    format!("{}, {}", last.name, name.trim_end_matches('.').to_owned() + dot(names, name));
                self.keys.insert(fold::key(&last.name));
                continue;
            }
            let name = without_joiner(name);
            let key = fold::key(name);
            let is_name =
                key.contains(char::is_alphabetic) && !is_desk(name) && name.chars().count() <= NAME_CHARS_MAX;
            if is_name && self.found.len() < SOURCES_MAX && self.keys.insert(key) {
                self.found.push(Source { name: name.to_owned(), raw: raw.to_owned() });
            }
        }
    }
}

/// A part of a list without the signs around it; brackets at its end belong to it when they open inside.
fn without_edges(part: &str) -> &str {
    let is_edge = |it: char| {
        it.is_whitespace()
            || matches!(it, '\u{A9}' | '\u{FF08}' | '\u{FF09}' | '\u{3010}' | '\u{3011}' | '\u{2026}')
            || matches!(it, '(' | ')' | '[' | ']' | '.' | ':' | '-' | '\u{2013}' | '\u{2014}')
    };
    let behind = part.trim_start_matches(is_edge);
    if behind.contains('(') && part.ends_with(')') { behind.trim() } else { part.trim_matches(is_edge) }
}

#[cfg(test)]
mod tests {
    use super::{LIST_BYTES_MAX, SOURCES_MAX, Sources};
    use crate::fields::trial::fields;

    #[test]
    fn each_source_stands_once_and_lists_without_end_do_not() {
        let mut sources = Sources::default();
        for at in 0..2 * SOURCES_MAX {
            sources.add(&format!("Wire {at}, wire {at}"), "line");
        }
        assert_eq!(sources.found.len(), SOURCES_MAX);
        let list = |bytes: usize| {
            let mut sources = Sources::default();
            sources.add("Harbour Wire, Inc., Reuters", &"x".repeat(bytes));
            sources.found.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(list(LIST_BYTES_MAX), ["Harbour Wire, Inc.", "Reuters"]);
        assert!(list(LIST_BYTES_MAX + 1).is_empty());
    }

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn sources(below: &str) -> Vec<String> {
        let html = format!("<article><h1>Rain floods the old town</h1>{TEXT}{below}</article>");
        fields(&html).sources.into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn names_what_the_line_attributes_to() {
        assert_eq!(sources("<p>Source: Harbour Wire, Reuters</p>"), ["Harbour Wire", "Reuters"]);
        assert_eq!(sources("<p>(Reuters)</p>"), ["Reuters"]);
        assert_eq!(sources("<p>المصدر: وكالات</p>"), ["وكالات"]);
        let above = |line: &str| {
            let html =
                format!("<article><h1>Rain floods the old town</h1><p class=meta>{line}</p>{TEXT}</article>");
            fields(&html).sources.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(above("12 May 2020 | Source: Harbour Wire | 3 comments"), ["Harbour Wire"]);
        assert_eq!(above("2019-04-12 08:36 来源：青河晚报 作者：何立群"), ["青河晚报"]);
        assert!(above("12 May 2020 | Sources and method").is_empty());
        assert!(
            sources("<p>The source of the river lies in the hills above Sandby, a day away.</p>").is_empty()
        );
    }
}
