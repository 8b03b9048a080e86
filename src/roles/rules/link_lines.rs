//! Lines among the text that are nothing but a link: to another piece of the site, or to a place further down the page.

use std::collections::HashMap;

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::{Label, Role, cards};
use crate::text::words;

/// The name that reasons give.
pub(crate) const NAME: &str = "link-line";

/// A headline of another piece has at least this many words.
const WORDS_MIN: u32 = 4;

/// The line is linked nearly as a whole; a sign may stand before it.
const LINK_SHARE_MIN: f32 = 0.9;

/// More words before a link are no label of it.
const LABEL_WORDS_MAX: u32 = 3;

/// An article has so many paragraphs for each such line; where there are fewer, the links are what it is about.
const PROSE_PER_LINE_MIN: usize = 3;

/// A longer text above links is no title of theirs.
const TITLE_WORDS_MAX: u32 = 7;

/// Takes such lines, and the titles above them, out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let start = context.first_shown.unwrap_or(labels.len());
    let is_text = |it: &usize| labels[*it].role == Role::Body;
    let end = (start..labels.len()).rev().find(|it| is_text(it)).map_or(start, |it| it + 1);
    let lines: Vec<usize> = (start..end).filter(|it| line(context, *it).is_some()).collect();
    let taken = lines.iter().filter(|it| is_text(it)).count();
    let prose = (start..end).filter(|it| is_text(it) && context.facts(*it).is_prose()).count();
    if prose < PROSE_PER_LINE_MIN * taken {
        return;
    }
    let mut lists = HashMap::new();
    for index in lines {
        let Some(role) = line(context, index) else { continue };
        let tag = context.page.tag(context.passage(index).block);
        // Below a heading of the article stands its text.
        let below = index + 1;
        let heads_text = tag.heading_level().is_some()
            && labels.get(below).is_some_and(|it| it.role == Role::Body)
            && line(context, below).is_none();
        let list = context.parent(index);
        let is_among_others =
            tag == Tag::Li && !*lists.entry(list).or_insert_with(|| is_list_of_lines(context, list));
        if heads_text || is_among_others || role == Role::Navigation && tag != Tag::Li {
            continue;
        }
        let above = index.saturating_sub(1);
        for it in [above, index] {
            let is_free = match labels[it].role {
                Role::Body => it == index || is_title(context, it, index),
                Role::Other => it == index && role == Role::Related,
                _ => false,
            };
            if start < it && is_free {
                labels[it].role = role;
                labels[it].reasons.insert(0, NAME);
            }
        }
    }
}

/// What a passage is that is nothing but a link.
fn line(context: &Context<'_>, index: usize) -> Option<Role> {
    let (page, it) = (context.page, context.facts(index));
    if it.links != 1 || it.words < WORDS_MIN || it.ends_sentence {
        return None;
    }
    let link = cards::link_around(page, cards::first_linked(page, context.passage(index))?)?;
    if it.link_share() < LINK_SHARE_MIN && !is_behind_label(context, index, link) {
        return None;
    }
    let leads_down = page.attr(link, "href").is_some_and(|it| it.starts_with('#'));
    match () {
        () if leads_down => Some(Role::Navigation),
        () if context.leads_to_piece[index] => Some(Role::Related),
        () => None,
    }
}

/// Whether a passage is a link with nothing but a label before it: "More: Prices fall again".
fn is_behind_label(context: &Context<'_>, index: usize, link: NodeId) -> bool {
    let linked = context.page.text_of(link).trim();
    let label = context.text(index).trim().strip_suffix(linked).map(str::trim_end);
    WORDS_MIN <= words::count(linked)
        && label.is_some_and(|it| it.ends_with([':', '\u{FF1A}']) && words::count(it) <= LABEL_WORDS_MAX)
}

/// Whether all passages of a list are such lines.
fn is_list_of_lines(context: &Context<'_>, list: NodeId) -> bool {
    context.page.passages_in(list).all(|it| line(context, it).is_some())
}

/// Whether a passage is the title of the lines below it: a heading above a list, or alone with them in a box.
fn is_title(context: &Context<'_>, index: usize, line: usize) -> bool {
    let (page, facts) = (context.page, context.facts(index));
    if facts.ends_sentence || TITLE_WORDS_MAX < facts.words || 0 < facts.links {
        return false;
    }
    let (block, first) = (context.passage(index).block, context.passage(line).block);
    let is_heading = page.tag(block).heading_level().is_some() && page.tag(first) == Tag::Li;
    let around = page.passages_in(page.common_ancestor(block, first));
    is_heading || around.start == index && around.skip(1).all(|it| self::line(context, it).is_some())
}
