//! Dates of which nothing says that they are the article's: they speak only where nothing else does.

use std::ops::Range;

use super::reader::Reader;
use super::shown::{dates, is_quoted, is_short};
use super::{Claims, scripts};
use crate::article::Moment;
use crate::fields::class_names::Name;
use crate::fields::head_and_foot::Places;
use crate::fields::{Case, Claim};
use crate::language::{Section, labels_in};
use crate::page::{Passage, Tag};
use crate::roles::Role;
use crate::text::{cut, fold};

/// What they say, the likeliest kind first.
pub(super) fn claims(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>, claims: &mut Claims) {
    if case.page.is_plain {
        claims.published.extend(in_text(case, reader, places));
    }
    if claims.is_empty() {
        anywhere(case, reader, places, claims);
    }
    if claims.is_empty() {
        claims.published.extend(opening(case, reader));
    }
    if claims.is_empty() {
        claims.published.extend(scripts::published(case.page, reader));
    }
    if claims.is_empty() {
        claims.published.extend(lone(case, reader, places).or_else(|| titled(case, reader)));
    }
}

/// Trust in a date line within copied text, a labelled line anywhere, the opening of the text, the one day that fills a
/// line, and the page's title.
const IN_TEXT: u8 = 36;
const ANYWHERE: u8 = 34;
const OPENING: u8 = 32;
const LONE: u8 = 30;
const TITLED: u8 = 26;

/// A date line of which nothing else is known is a short one.
const LONE_LINE_BYTES_MAX: usize = 100;

/// The first date line on the page outside of its frame.
fn anywhere(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>, claims: &mut Claims) {
    let page = case.page;
    let title = places.headline.map_or("", |it| page.passage_text(&page.passages()[it]));
    for (index, row) in page.passages().iter().enumerate() {
        let text = page.passage_text(row);
        // Blogs tell beside the article that it was posted: "Rain floods the old town was posted on 3 May 2020".
        let about = text.strip_prefix(title).filter(|_| !title.is_empty() && Some(index) != places.headline);
        if let Some(about) = about.filter(|it| it.contains(fold::is_digit)) {
            let near = cut::head(about, LONE_LINE_BYTES_MAX);
            if let Some((moment, _)) = dates(reader, near, false).into_iter().next() {
                claims.published.push(Claim::stated(moment, about, "text", ANYWHERE).at(row.block));
                return;
            }
        }
        if LONE_LINE_BYTES_MAX < text.len()
            || !text.contains(fold::is_digit)
            || places.is_apart(row.block)
            || is_quoted(case, row.block)
            || page.tag(row.block) == Tag::Option
        {
            continue;
        }
        let above = index.checked_sub(1).map_or("", |it| page.passage_text(&page.passages()[it]));
        let named = places.near(index, 1).has(Name::Date)
            || labels_in(text).holds.has(Section::DateLabels)
            || is_short(above) && labels_in(above).is.has(Section::DateLabels);
        let found = if named { dates(reader, text, false) } else { Vec::new() };
        if !found.is_empty() {
            for (moment, is_change) in found {
                claims.add(Claim::stated(moment, text, "text", ANYWHERE).at(row.block), is_change);
            }
            return;
        }
    }
}

/// The first line of copied text behind its head that is a date and little else, or opens with "By": what stands above it
/// was no text of the article.
fn in_text(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>) -> Option<Claim<Moment>> {
    let rows = case.page.passages();
    let behind = places.head.end..case.roles.extent.end.min(rows.len()).min(places.head.end + IN_TEXT_MAX);
    behind.filter(|&it| case.roles.role(it) != Role::Comment).find_map(|it| {
        let text = case.page.passage_text(&rows[it]);
        if !is_short(text) || !text.contains(fold::is_digit) {
            return None;
        }
        let ascii = fold::ascii_digits(text);
        let reading = reader.readings(&ascii).into_iter().next()?;
        let is_line = letters_beside(&ascii, &reading.range) <= LONE_LETTERS_MAX
            || labels_in(text).starts.has(Section::BylinePrefixes);
        let moment = Moment { raw: Some(text.trim().to_owned()), ..reading.moment };
        is_line.then(|| Claim::stated(moment, text, "text", IN_TEXT).at(rows[it].block))
    })
}

/// Passages behind the head in which the text may begin anew.
const IN_TEXT_MAX: usize = 60;

/// Letters of a line that are no part of its date.
fn letters_beside(text: &str, date: &Range<usize>) -> usize {
    let letters = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count();
    text.get(..date.start).map_or(0, letters) + text.get(date.end..).map_or(0, letters)
}

/// The one day that fills a line of the page on its own, outside of comments and of other pieces.
fn lone(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>) -> Option<Claim<Moment>> {
    let page = case.page;
    let is_line = |row: &&Passage| {
        let text = page.passage_text(row);
        is_short(text)
            && text.contains(fold::is_digit)
            && !places.around(row.block).has_any(&[Name::Comment, Name::Related, Name::Card])
            && !is_quoted(case, row.block)
            && page.node(row.block).visibility.is_seen()
    };
    let mut found: Option<Claim<Moment>> = None;
    for row in page.passages().iter().filter(is_line).take(LONE_LINES_MAX) {
        let text = page.passage_text(row);
        let ascii = fold::ascii_digits(text);
        let Some(reading) = reader.readings(&ascii).into_iter().next() else { continue };
        if LONE_LETTERS_MAX < letters_beside(&ascii, &reading.range) {
            continue;
        }
        match &found {
            Some(one) if super::day(&one.value) != super::day(&reading.moment) => return None,
            Some(_) => {}
            None => {
                let moment = Moment { raw: Some(text.trim().to_owned()), ..reading.moment };
                found = Some(Claim::stated(moment, text, "text", LONE).at(row.block));
            }
        }
    }
    found
}

/// Short lines with numbers that are looked at; a page with more holds tables.
const LONE_LINES_MAX: usize = 200;

/// Letters beside a date that fills its line: a weekday, a word for o'clock.
const LONE_LETTERS_MAX: usize = 12;

/// The day in the page's title.
fn titled(case: &Case<'_>, reader: &Reader<'_>) -> Option<Claim<Moment>> {
    let title = case.evidence.title.as_deref()?;
    let moment = reader.readings(&fold::ascii_digits(title)).into_iter().next()?.moment;
    Some(Claim::stated(Moment { raw: Some(title.to_owned()), ..moment }, title, "title", TITLED))
}

/// Letters before and behind a date with which a text opens: "(21 November 2022) The price", "01.02.2022 The".
const OPENING_CHARS: usize = 90;

/// The first passages of the text that may open with its date: a summary or a picture's line may stand before.
const OPENING_PASSAGES: usize = 3;

/// Words of a place before its day, with the article that some languages set there: "Frankfurt am Main, den".
const PLACE_WORDS_MAX: usize = 4;

/// Whether what stands before a date is the place of a dateline.
fn is_place(before: &str) -> bool {
    let words = || before.split(|it: char| it.is_whitespace() || it == ',').filter(|it| !it.is_empty());
    let is_name = |it: &str| it.starts_with(|it: char| !it.is_lowercase()) || it.chars().count() <= 3;
    before.starts_with(char::is_uppercase)
        && before.contains([',', '(', '/', '|'])
        && words().count() <= PLACE_WORDS_MAX
        && words().all(is_name)
}

fn ends_dateline(letter: char) -> bool {
    matches!(letter, ')' | '.' | '-' | '\u{2013}' | '\u{2014}' | ':' | '/' | '|')
}

/// The date with which one of the text's first passages opens.
fn opening(case: &Case<'_>, reader: &Reader<'_>) -> Option<Claim<Moment>> {
    let page = case.page;
    case.roles.extent.clone().take(OPENING_PASSAGES).find_map(|index| {
        let row = page.passages().get(index)?;
        let text: String = page.passage_text(row).chars().take(OPENING_CHARS).collect();
        let ascii = fold::ascii_digits(&text);
        let reading = reader.readings(&ascii).into_iter().next()?;
        let before = ascii.get(..reading.range.start)?;
        let opens = !before.contains(char::is_alphanumeric)
            || is_place(before) && ascii.get(reading.range.end..)?.trim_start().starts_with(ends_dateline);
        let raw = ascii.get(reading.range)?.to_owned();
        let moment = Moment { raw: Some(raw.clone()), ..reading.moment };
        opens.then(|| Claim::stated(moment, &raw, "text", OPENING).at(row.block))
    })
}
