//! Lists: which of them are lists of text, and where an item ends.

use crate::page::{NodeId, Page, Tag};

use super::survey::Survey;

/// Lists and quotes inside each other; what is deeper is flattened into its surroundings. Readers lose
/// count at four, and exports indent each level.
pub(super) const NESTING: usize = 8;

/// More passages an item than this and the list is layout: posts of a live page, columns, cards.
const PASSAGES_PER_ITEM: u32 = 3;

/// Numbers of first items that are kept; larger ones are years and slips.
const START_MAX: u32 = 1_000_000;

/// The number that a list begins with, where it states one.
pub(super) fn start(page: &Page, list: NodeId) -> Option<u32> {
    let stated = page.attr(list, "start").filter(|_| page.tag(list) == Tag::Ol)?;
    stated.trim().parse().ok().filter(|it| *it != 1 && *it <= START_MAX)
}

/// The lists that only lay out the page: those that hold headings or articles, or whole texts as items.
/// In the order of the arena, so that they can be searched.
pub(super) fn transparent(page: &Page, survey: &Survey<'_>) -> Vec<NodeId> {
    let mut open: Vec<Content> = Vec::new();
    let mut found = Vec::new();
    let judge = |list: &Content| list.is_layout().then_some(list.list);
    for id in page.subtree(survey.container) {
        while open.last().is_some_and(|it| it.end <= id) {
            found.extend(open.pop().as_ref().and_then(judge));
        }
        let tag = page.tag(id);
        if tag.is_list() {
            open.push(Content { list: id, end: page.node(id).end, items: 0, passages: 0, sections: false });
        }
        let Some(list) = open.last_mut() else { continue };
        list.items += u32::from(matches!(tag, Tag::Li | Tag::Dt) && 0 < survey.tally(id).body);
        list.passages += u32::from(survey.starts_body(id));
        list.sections |= tag == Tag::Article || tag.heading_level().is_some();
    }
    found.extend(open.iter().filter_map(judge));
    found.sort_unstable();
    found
}

/// What stands in a list, but not in a list inside it.
struct Content {
    list: NodeId,
    end: NodeId,
    items: u32,
    passages: u32,
    sections: bool,
}

impl Content {
    fn is_layout(&self) -> bool {
        self.sections || PASSAGES_PER_ITEM * self.items.max(1) < self.passages
    }
}

/// The siblings over which an item reaches: a term takes in the descriptions that follow it.
pub(super) fn reach_of_item(tag: Tag) -> Option<Tag> {
    (tag == Tag::Dt).then_some(Tag::Dd)
}
