//! Passages of which the model doubts although what stands around them is the article's: a heading below a box, which looks
//! like the title of the next box; an item among others; the sentence below a table.

use std::collections::{HashMap, HashSet};

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "between-text";

/// A less likely passage is hardly the text's.
const PROBABILITY_MIN: f32 = 0.25;

/// A passage that is mostly a link leads elsewhere.
const LINK_SHARE_MAX: f32 = 0.2;

/// Puts passages back into the body, once all other rules have spoken.
pub(super) fn restore(context: &Context<'_>, labels: &mut [Label]) {
    restore_headings(context, labels);
    restore_items(context, labels);
    restore_below_tables(context, labels);
}

/// Headings above text of the body, beside a heading of the same rank that is in the body.
fn restore_headings(context: &Context<'_>, labels: &mut [Label]) {
    let kin: HashSet<(NodeId, Tag)> = (0..labels.len())
        .filter(|&it| labels[it].role == Role::Body)
        .filter_map(|it| rank(context, it))
        .collect();
    for index in 0..labels.len().saturating_sub(1) {
        let below = index + 1;
        let is_text = context.facts(below).is_prose() || context.facts(below).ends_sentence;
        let is_above_text =
            labels[below].role == Role::Body && is_text && context.parent(below) == context.parent(index);
        if is_above_text
            && is_doubtful(context, labels, index)
            && rank(context, index).is_some_and(|it| kin.contains(&it))
        {
            put_back(&mut labels[index]);
        }
    }
}

/// Items of a list most of whose passages are the body's.
fn restore_items(context: &Context<'_>, labels: &mut [Label]) {
    let list = |index: usize| {
        let block = context.passage(index).block;
        (context.page.tag(block) == Tag::Li).then(|| context.parent(index))
    };
    let mut counts: HashMap<NodeId, (u32, u32)> = HashMap::new();
    for (index, label) in labels.iter().enumerate() {
        if let Some(list) = list(index) {
            let (body, all) = counts.entry(list).or_default();
            *body += u32::from(label.role == Role::Body);
            *all += 1;
        }
    }
    for index in 0..labels.len() {
        let is_mostly_body =
            list(index).and_then(|it| counts.get(&it)).is_some_and(|(body, all)| *all < 2 * body);
        if is_mostly_body && is_doubtful(context, labels, index) {
            put_back(&mut labels[index]);
        }
    }
}

/// Sentences right below a table of the body, where it stands beside the text.
fn restore_below_tables(context: &Context<'_>, labels: &mut [Label]) {
    for index in 1..labels.len() {
        let above = index - 1;
        let table = context.page.closest(context.passage(above).block, |tag| tag == Tag::Table);
        let is_below_table = labels[above].role == Role::Body
            && context.facts(index).ends_sentence
            && table.is_some_and(|it| context.page.holds(context.parent(index), it))
            && context.parent(index) == context.parent(context.first_prose());
        if is_below_table && is_doubtful(context, labels, index) {
            put_back(&mut labels[index]);
        }
    }
}

fn is_doubtful(context: &Context<'_>, labels: &[Label], index: usize) -> bool {
    matches!(labels[index].role, Role::Navigation | Role::Other)
        && PROBABILITY_MIN <= labels[index].probability
        && context.facts(index).link_share() < LINK_SHARE_MAX
        && context.passage(index).visibility.is_seen()
}

fn put_back(label: &mut Label) {
    label.role = Role::Body;
    label.reasons.insert(0, NAME);
}

/// The element that holds a heading, and the heading's rank in it.
fn rank(context: &Context<'_>, index: usize) -> Option<(NodeId, Tag)> {
    let tag = context.page.tag(context.passage(index).block);
    tag.heading_level().map(|_| (context.parent(index), tag))
}
