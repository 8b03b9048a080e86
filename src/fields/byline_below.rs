//! Writers who are named some way below the article, behind its tags and buttons.

use super::byline::{self, is_label_alone};
use super::class_names::Name;
use super::head_and_foot::Places;
use super::{Case, Claim, people, persons, unmarked_byline, writers};
use crate::roles::Role;
use crate::text::fold;

/// Passages below the text that are looked at.
const BELOW: usize = 60;

/// A longer passage is no byline.
const CHARS_MAX: usize = 120;

/// Less than in any line about the article itself, and more than in the site's name.
const TRUST: u8 = 50;

/// The one line that says who wrote, where all that say it name the same people.
pub(super) fn claim(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let page = case.page;
    let first = places.foot.end.max(places.head.end);
    let rows = page.passages().iter().enumerate().take(case.roles.extent.end + BELOW).skip(first);
    let mut found: Option<Claim<String>> = None;
    for (passage, row) in rows {
        let role = case.roles.role(passage);
        // Without markup nothing else parts other pieces from this one.
        let is_of_others = page.is_plain && matches!(role, Role::Related | Role::Legal | Role::Promo);
        let is_other = is_of_others || matches!(role, Role::Comment | Role::Caption | Role::Credit);
        if is_other || places.is_apart(row.block) || places.around(row.block).has(Name::Card) {
            continue;
        }
        let text = page.spaced_text(page.rows_of(row));
        let Some(line) = line(case, places, passage, &text) else { continue };
        match &found {
            Some(one) if names(&one.value) != names(&line) => return None,
            Some(_) => {}
            None => found = Some(Claim::stated(line, &text, "below", TRUST).at(row.block)),
        }
    }
    found
}

fn line(case: &Case<'_>, places: &Places<'_>, passage: usize, text: &str) -> Option<String> {
    if CHARS_MAX < text.chars().count() {
        return None;
    }
    let page = case.page;
    let above = passage.checked_sub(1).map_or("", |it| page.passage_text(&page.passages()[it]));
    if is_label_alone(above) && persons::is_person(text) {
        return Some(format!("{above} {text}"));
    }
    let is_named = || places.near(passage, 1).has_any(&[Name::Author, Name::Byline]);
    [byline::without_date(case, text), byline::after_date(text).to_owned()].into_iter().find(|it| {
        let is_one =
            || people::has_prefix(it) && !people::is_helper(it) && is_named() && byline::is_handle(it);
        unmarked_byline::is_labelled(it) || is_one()
    })
}

fn names(line: &str) -> Vec<String> {
    writers::in_line(line).iter().map(|it| fold::key(&it.name)).collect()
}
