//! Who said a quotation that is set apart, named below it inside its box: the line belongs where the quotation does.

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::names::NameKind;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "cited";

/// Such a line is a name and a post.
const WORDS_MAX: u32 = 20;

/// Elements from the line up to the box.
const LEVELS: usize = 5;

/// A box of one quotation is a few paragraphs.
const PASSAGES_MAX: usize = 6;

/// Gives the lines the role of the quotations above them, once the rules have spoken.
pub(super) fn join(context: &Context<'_>, labels: &mut [Label]) {
    for index in 1..labels.len() {
        let above = labels[index - 1].role;
        let is_open = match above {
            Role::Body => !KEPT.contains(&labels[index].role),
            Role::Repeat => labels[index].role == Role::Body,
            _ => false,
        };
        if is_open && is_speaker(context, index) {
            labels[index].role = above;
            labels[index].reasons.insert(0, NAME);
        }
    }
}

/// What is no part of the quotation, whatever box it stands in.
const KEPT: [Role; 6] =
    [Role::Body, Role::Hidden, Role::Headline, Role::Control, Role::Share, Role::Correction];

/// Whether the last line of a quotation's box is marked as what it is from.
fn is_speaker(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if WORDS_MAX < it.words || !context.passage(index).visibility.is_seen() {
        return false;
    }
    let page = context.page;
    let inside = page.node(context.passage(index).first).parent;
    let held = page.ancestors(inside).take(LEVELS).take_while(|it| !holds(context, *it, index - 1));
    let is_marked = held.filter(|it| page.passages_in(*it).start == index).any(|it| is_marked(context, it));
    let around = page.ancestors(inside).take(LEVELS).find(|it| holds(context, *it, index - 1));
    is_marked && around.is_some_and(|it| is_quotation(context, it, index))
}

/// Whether an element is the box of a quotation that ends with the line.
fn is_quotation(context: &Context<'_>, id: NodeId, index: usize) -> bool {
    let page = context.page;
    let held = page.passages_in(id);
    let is_named = page.tag(id) == Tag::Blockquote || context.surroundings.names(id).has(NameKind::Quote);
    let above = context.passage(index - 1).block;
    let is_quoted = || page.closest(above, |tag| tag == Tag::Blockquote).is_some_and(|it| page.holds(id, it));
    held.end == index + 1
        && held.len() <= PASSAGES_MAX
        && (is_named || page.tag(id) == Tag::Figure && is_quoted())
        && context.surroundings.pictures_in(page, id) == 0
}

fn is_marked(context: &Context<'_>, id: NodeId) -> bool {
    let names = context.surroundings.names(id);
    matches!(context.page.tag(id), Tag::Cite | Tag::Footer | Tag::Figcaption)
        || names.has(NameKind::Byline)
        || names.has(NameKind::Credit)
}

fn holds(context: &Context<'_>, id: NodeId, passage: usize) -> bool {
    context.page.passages_in(id).contains(&passage)
}
