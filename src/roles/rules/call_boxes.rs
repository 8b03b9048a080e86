//! Boxes between the paragraphs that ask the reader to do something, by their class and id names from `call_boxes.txt`.

use std::ops::Range;
use std::sync::LazyLock;

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::surround::Surround;
use crate::text::names::Phrases;

/// Such a box is a heading, a sentence or two and a button: it holds no more passages, and no more letters.
const PASSAGES_MAX: usize = 8;
const LENGTH_MAX: f32 = 250.0;

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("call_boxes.txt")));

/// For each passage whether it stands in such a box.
pub(super) fn of_page(context: &Context<'_>) -> Vec<bool> {
    let page = context.page;
    let mut inside = vec![false; context.facts.len()];
    for id in page.ids().filter(|it| is_box(page.tag(*it))) {
        let mut names = ["class", "id"].into_iter().filter_map(|it| page.attr(id, it));
        if !names.any(|it| NAMES.are_in(it)) {
            continue;
        }
        let range = page.passages_in(id);
        if range.len() <= PASSAGES_MAX && is_call(context, id, range.clone()) {
            inside[range].fill(true);
        }
    }
    inside
}

/// Names on links and buttons speak of these alone, and those on the page of all of it.
fn is_box(tag: Tag) -> bool {
    !matches!(tag, Tag::Text | Tag::A | Tag::Button | Tag::Html | Tag::Body | Tag::Article | Tag::Main)
}

/// Whether an element so named is short, ends with its last passage, and leads somewhere.
fn is_call(context: &Context<'_>, id: NodeId, mut range: Range<usize>) -> bool {
    let end = context.page.node(id).end;
    let length: f32 = range.clone().map(|it| context.facts(it).length).sum();
    let leads = |it: usize| 0 < context.facts(it).links || context.inside(it, Surround::CONTROL);
    let is_own = |it: usize| context.passage(it).end <= end && context.headline != Some(it);
    length <= LENGTH_MAX && range.clone().any(leads) && range.all(is_own)
}

/// Whether a passage stands in a box that asks the reader to do something.
pub(super) fn is_in_call_box(context: &Context<'_>, index: usize) -> bool {
    context.call_boxes[index]
}
