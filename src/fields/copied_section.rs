//! The section in copied text: the first step of a trail of links above the headline.

use super::head_and_foot::Places;
use super::{Case, Claim, section};
use crate::language::{Section, labels_in};
use crate::text::fold;

/// Trust in such a step.
const TRUST: u8 = 55;

/// A trail stands so many lines above the headline; its kind and its date may lie between.
const TRAIL_REACH: usize = 8;

/// Signs between the steps of a trail, and those that stand between the entries of menus too: a trail ends with the
/// headline then.
const SIGNS: [char; 6] = ['>', '\u{203A}', '\u{BB}', '\u{3009}', '\u{2192}', '\u{25B8}'];
const SIGNS_OF_MENUS: [char; 2] = ['/', '|'];

/// The first step that is neither the front page nor the article.
pub(super) fn claim(
    case: &Case<'_>,
    places: &Places<'_>,
    headline: Option<&str>,
    is_front: &dyn Fn(&str) -> bool,
) -> Option<Claim<String>> {
    let page = case.page;
    let at = places.headline.filter(|_| page.is_plain)?;
    let own = fold::key(headline?);
    let is_step = |it: &&str| section::names_section(it, is_front) && !own.starts_with(&fold::key(it));
    (at.saturating_sub(TRAIL_REACH)..at).rev().find_map(|it| {
        let row = page.passages().get(it)?;
        let text = page.passage_text(row);
        let leads_here = || text.len() <= TRAIL_BYTES_MAX && fold::key(text).ends_with(&own);
        // Right above the headline a short line from the front page is a trail, whatever its signs.
        let is_short = |steps: &Vec<&str>| at <= it + NEAR && steps.len() < STEPS_MAX;
        let slashed = || steps(text, &SIGNS_OF_MENUS).filter(|it| leads_here() || is_short(it));
        let parted = steps(text, &SIGNS).or_else(slashed);
        let step = parted?.into_iter().find(is_step)?;
        Some(Claim::stated(step.to_owned(), text, "trail", TRUST).at(row.block))
    })
}

/// Lines between such a line and the headline, and its steps behind the front page, with one that is too many.
const NEAR: usize = 2;
const STEPS_MAX: usize = 4;

/// A longer line is text.
const TRAIL_BYTES_MAX: usize = 800;

/// The steps behind the front page of a trail.
fn steps<'a>(text: &'a str, signs: &[char]) -> Option<Vec<&'a str>> {
    let mut steps = text.split(signs).map(str::trim).filter(|it| !it.is_empty());
    let front = steps.next()?;
    let steps: Vec<&str> = steps.collect();
    (!steps.is_empty() && labels_in(front).is.has(Section::NavigationLabels)).then_some(steps)
}
