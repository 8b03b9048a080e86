//! Writers in copied text, where nothing but its place and its neighbours tells a byline.

use super::head_and_foot::Places;
use super::{Case, Claim, persons, unmarked_byline, writers};
use crate::dates::{iso, written};
use crate::roles::Role;
use crate::text::fold;

/// Trust in a line of names right below the headline or near a date.
const TRUST: u8 = 56;

/// Lines between a name and its date: the writer's post, or a place.
const DATE_REACH: usize = 2;

/// A longer line is no byline and no date.
const CHARS_MAX: usize = 120;

/// Trust in a line that opens with "By" beside a date, some way into what was taken for the text.
const LABELLED_IN_TEXT: u8 = 70;

/// The same in a line of names.
const NAMED_IN_TEXT: u8 = 52;

/// Trust in a name above a note on its bearer, below the text.
const NOTED: u8 = 51;

/// Passages behind the head in which the text may begin anew, with a byline of its own.
const IN_TEXT: usize = 60;

/// The lines near the headline that name writers and nothing else, or else the first in the text that does so
/// beside a date: what stands above it was no text of the article.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    if !case.page.is_plain {
        return Vec::new();
    }
    let mut claims = near_headline(case, places);
    let text = places.head.end..case.roles.extent.end.min(case.page.passages().len());
    let mut dated = text.take(IN_TEXT).filter(|&it| {
        let line = text_of(case, it);
        !line.is_empty() && line.chars().count() <= CHARS_MAX && is_near_date(case, it)
    });
    let trust = |line: &str| {
        let is_labelled = unmarked_byline::is_labelled(line);
        let names = |it: String| persons::is_no_phrase(places, &it) && !persons::is_told_of(case, &it);
        let trust = if is_labelled { LABELLED_IN_TEXT } else { NAMED_IN_TEXT };
        (is_labelled || name_writers(line).is_some_and(names)).then_some(trust)
    };
    let first = dated.find_map(|it| {
        let line = text_of(case, it);
        let block = case.page.passages()[it].block;
        trust(line).map(|trust| Claim::stated(line.to_owned(), line, "words", trust).at(block))
    });
    claims.extend(first);
    claims.extend(above_note(case, places));
    claims.extend(japanese_name(case, places));
    claims
}

/// The name alone in a line right above or below a date, between headline and text, as Japanese papers print it.
fn japanese_name(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let headline = places.headline?;
    let passages = case.page.passages();
    let is_date = |at: usize| text_of(case, at).contains(fold::is_digit) && case.roles.role(at) == Role::Date;
    let mut near = places.head.clone().filter(|it| headline < *it && *it <= headline + DATED_BELOW);
    let at = near.find(|&at| {
        let name = text_of(case, at);
        (is_date(at + 1) || is_date(at - 1))
            && persons::is_japanese_person(name)
            && !is_in_menu(case, places, name)
            && !persons::is_told_of(case, name)
    })?;
    let name = text_of(case, at);
    Some(Claim::stated(name.to_owned(), name, "words", TRUST).at(passages[at].block))
}

/// Lines below the headline in which name and date stand.
const DATED_BELOW: usize = 8;

/// The first name at the end of the text, or a little below, with a note on its bearer in the next line: "Jane Doe", "Jane
/// has written for the paper since 2012."
fn above_note(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let passages = case.page.passages();
    let end = case.roles.extent.end;
    let near = end.saturating_sub(NOTE_ABOVE)..(end + NOTE_BELOW).min(passages.len().saturating_sub(1));
    let mut names = near.filter(|&it| {
        let (name, note) = (text_of(case, it), text_of(case, it + 1));
        let first = name.split(' ').next().unwrap_or_default();
        let rest = note.strip_prefix(first).filter(|_| !first.is_empty());
        case.roles.role(it) != Role::Comment
            && rest.is_some_and(|it| it.starts_with([' ', ',']) && NOTE_CHARS_MIN <= it.chars().count())
            && persons::is_person(name)
            && persons::is_no_phrase(places, name)
    });
    let at = names.next()?;
    let name = text_of(case, at);
    Some(Claim::stated(name.to_owned(), name, "words", NOTED).at(passages[at].block))
}

/// Passages of the text's end and below it in which such a name may stand.
const NOTE_ABOVE: usize = 4;
const NOTE_BELOW: usize = 30;

/// A shorter line says nothing about anybody.
const NOTE_CHARS_MIN: usize = 40;

fn near_headline(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    // Where none was copied, the text may begin with the byline.
    let headline = places.headline.or_else(|| (case.roles.extent.start <= BEFORE_TEXT_MAX).then_some(0));
    let Some(headline) = headline else { return Vec::new() };
    let mut claims = Vec::new();
    for passage in places.head.clone() {
        let text = text_of(case, passage);
        let is_above = headline.saturating_sub(DATE_REACH) <= passage && passage < headline;
        let is_near = is_above
            || places.headline.is_none() && passage <= headline + DATE_REACH
            || unmarked_byline::is_below_headline(places, passage);
        if is_near
            && text.chars().count() <= CHARS_MAX
            && (passage == headline + 1 || is_near_date(case, passage))
            && name_writers(text)
                .is_some_and(|it| persons::is_no_phrase(places, &it) && !persons::is_told_of(case, &it))
            && !is_in_menu(case, places, text)
        {
            let block = case.page.passages()[passage].block;
            let line = without_outlet(text);
            claims.push(Claim::stated(line.to_owned(), text, "words", TRUST).at(block));
        }
    }
    claims
}

/// Lines before a text that was copied without its headline.
const BEFORE_TEXT_MAX: usize = 8;

/// A line without the place before the writer and the publication in quotation marks behind: "Sandby - Jane Doe - «Herald»".
/// Only scripts without capitals need it: elsewhere a place is told from a name by what stands before it.
fn without_outlet(text: &str) -> &str {
    let dashes = [" - ", " \u{2013} ", " \u{2014} "];
    let ends = |it: &str| dashes.iter().find_map(|dash| it.rfind(dash).map(|at| (at, dash.len())));
    let mut line = text;
    if let Some((at, length)) = ends(line)
        && line[at + length..].starts_with(['\u{AB}', '"', '\u{201C}'])
    {
        line = line[..at].trim_end();
    }
    if let Some((place, name)) = dashes.iter().find_map(|it| line.split_once(it))
        && !place.trim().contains(' ')
        && persons::is_uncased_person(name.trim())
    {
        line = name.trim();
    }
    line
}

/// Whether the same line stands far above the headline, where menus do.
pub(super) fn is_in_menu(case: &Case<'_>, places: &Places<'_>, text: &str) -> bool {
    (0..places.head.start).any(|it| text_of(case, it) == text)
}

fn text_of<'a>(case: &Case<'a>, passage: usize) -> &'a str {
    case.page.passages().get(passage).map_or("", |it| case.page.passage_text(it)).trim()
}

fn is_near_date(case: &Case<'_>, passage: usize) -> bool {
    let is_date = |at: usize| {
        let text = text_of(case, at);
        case.roles.role(at) == Role::Date
            || iso::parse(text).is_some()
            || text.chars().count() <= CHARS_MAX
                && text.contains(fold::is_digit)
                && !written::readings(&fold::ascii_digits(text), case.language.pack).is_empty()
    };
    let around = passage.saturating_sub(DATE_REACH)..=passage + DATE_REACH;
    around.into_iter().any(|it| it != passage && is_date(it))
}

/// The first of the people that a line names, when it says nothing else but their posts and agencies.
fn name_writers(text: &str) -> Option<String> {
    let (text, _) = writers::without_place(without_outlet(text));
    let people = writers::in_line(text);
    let letters = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count();
    let said: usize = people.iter().map(|it| letters(&it.name) + it.role.as_deref().map_or(0, letters)).sum();
    let first = people.first()?;
    let fits = text.starts_with(first.name.as_str())
        && persons::may_be_person(&first.name)
        && people.iter().all(|it| it.organisation || persons::may_be_person(&it.name))
        // Joining words take few letters.
        && letters(text) <= said + 3 * people.len();
    fits.then(|| first.name.clone())
}
