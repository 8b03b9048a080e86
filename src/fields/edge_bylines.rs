//! Lines at the edges of the text that name its writers and that head and foot do not reach.

use super::head_and_foot::Places;
use super::{Case, Claim, byline, people, persons, seams, signers, unmarked_byline};
use crate::page::{NodeId, Page, Tag};
use crate::roles::Role;
use crate::text::words::ends_sentence;

/// Passages before the first and the last of the text that are looked at: a note about the publisher may end it.
const REACH: usize = 4;

/// Passages at the end of the text of which one may end with reporters in brackets: a link or a plea may follow.
const LAST: usize = 2;

/// A longer text than that of some writers with their posts is a paragraph.
const CHARS_MAX: usize = 200;

/// Trust in a line that opens with "By": just less than below the text.
const LABELLED: u8 = 59;

/// Trust in the reporters in brackets behind the last sentence, or among the first words.
const BRACKETED: u8 = 58;

/// Trust in a signature: more than in a newsroom that metadata names.
const SIGNED: u8 = 72;

/// The witness of a signature.
pub(super) const SIGNATURE: &str = "signature";

/// Lines that name writers by a label, in brackets or as a signature.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let extent = &case.roles.extent;
    let above = places.head.end.max(extent.start.saturating_sub(REACH))..extent.start;
    let before_end = extent.end.saturating_sub(REACH).max(places.head.end)..places.foot.start;
    let mut claims: Vec<Claim<String>> =
        above.chain(before_end).filter_map(|it| labelled(case, places, it)).collect();
    claims.extend(bracketed(case, places, extent.start, false));
    let last = extent.end.saturating_sub(LAST)..extent.end;
    claims.extend(last.filter_map(|it| bracketed(case, places, it, true)));
    claims.extend(signature(case, places));
    claims
}

/// A short line that opens with "By" and names people.
fn labelled(case: &Case<'_>, places: &Places<'_>, passage: usize) -> Option<Claim<String>> {
    let row = case.page.passages().get(passage)?;
    let is_line = matches!(
        case.roles.role(passage),
        Role::Body | Role::Byline | Role::AuthorNote | Role::Other | Role::Date
    );
    let text = case.page.passage_text(row);
    if !is_line || places.is_apart(row.block) || CHARS_MAX < text.chars().take(CHARS_MAX + 1).count() {
        return None;
    }
    let line = seams::line(case.page, case.page.rows_of(row));
    if !line.split('\n').any(opens_with_label) {
        return None;
    }
    let line = byline::line_of(case, &line).filter(|it| unmarked_byline::is_labelled(it))?;
    // One preposition may as well stand before the maker of a work.
    let label = line.strip_suffix(people::without_prefix(&line))?.trim_end();
    if !label.contains(char::is_whitespace) && label.ends_with(char::is_alphanumeric) {
        return None;
    }
    Some(Claim::stated(line, text, "words", LABELLED).at(row.block))
}

/// Whether a line opens with "By", a date aside; few do, and only theirs are looked into.
fn opens_with_label(line: &str) -> bool {
    let line = seams::collapsed(line);
    let line = byline::without_interview(&line);
    people::has_prefix(line) || people::has_prefix(byline::after_date(line))
}

/// The reporters in brackets with which the text's first or last passage begins or ends.
fn bracketed(case: &Case<'_>, places: &Places<'_>, passage: usize, is_last: bool) -> Option<Claim<String>> {
    let row = case.page.passages().get(passage)?;
    if case.roles.role(passage) != Role::Body || places.is_apart(row.block) {
        return None;
    }
    let names = signers::in_brackets(case.page.passage_text(row), is_last)?;
    Some(Claim::stated(names.clone(), &names, "words", BRACKETED).at(row.block))
}

/// The name that is the text's last line, behind a whole sentence and set apart, or behind a farewell: in a script without
/// capitals, or at the right-hand edge.
fn signature(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let extent = &case.roles.extent;
    let parent = |it: usize| case.page.passages().get(it).map(|it| case.page.node(it.block).parent);
    let is_edge = |it: &usize| match case.roles.role(*it) {
        Role::Body => *it < extent.end,
        Role::Byline | Role::AuthorNote | Role::Other => *it == extent.end,
        Role::Navigation => *it == extent.end && 0 < *it && parent(*it) == parent(*it - 1),
        _ => false,
    };
    let rows = extent.end.saturating_sub(LAST)..=extent.end;
    rows.rev().filter(is_edge).find_map(|it| signed(case, places, it))
}

fn signed(case: &Case<'_>, places: &Places<'_>, passage: usize) -> Option<Claim<String>> {
    let page = case.page;
    let row = page.passages().get(passage).filter(|_| !page.is_plain)?;
    let text = page.passage_text(row).trim_end();
    let (before, name) = match text.rsplit_once('\n') {
        Some((before, name)) => (before.trim_end(), name.trim()),
        None => ("", text),
    };
    let is_farewell = before.ends_with([',', '\u{60C}']);
    let is_set = || page.rows_of(row).last().is_some_and(|it| page.closest(it, is_emphasis).is_some());
    let is_behind_sentence = || {
        let above = passage.checked_sub(1).map_or("", |it| page.passage_text(&page.passages()[it]));
        ends_sentence(if before.is_empty() { above } else { before })
    };
    let fits = is_farewell || is_behind_sentence() && is_set();
    let is_heading = page.tag(row.block).heading_level().is_some();
    (fits && !is_heading && !places.is_apart(row.block))
        .then_some(name)
        .filter(|it| {
            persons::is_uncased_person(it) || is_right_aligned(page, row.block) && persons::is_person(it)
        })
        .filter(|it| persons::is_no_phrase(places, it))
        .map(|it| Claim::stated(it.to_owned(), it, SIGNATURE, SIGNED).at(row.block))
}

/// Whether an element's own style or class sets its lines at the right-hand edge.
fn is_right_aligned(page: &Page, block: NodeId) -> bool {
    let style = page.attr(block, "style").unwrap_or_default().replace(' ', "");
    let class = page.attr(block, "class").unwrap_or_default();
    style.contains("text-align:right")
        || page.attr(block, "align") == Some("right")
        || class.split_whitespace().any(|it| it.ends_with("-right"))
}

fn is_emphasis(tag: Tag) -> bool {
    matches!(tag, Tag::Em | Tag::I | Tag::Strong | Tag::B)
}
