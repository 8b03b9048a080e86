//! Headings that stand between the article's own, and of which the model doubts: a box before them makes them look like the
//! title of the next box.

use std::collections::HashSet;

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "between-text";

/// A less likely heading is hardly the text's.
const PROBABILITY_MIN: f32 = 0.25;

/// A heading that is mostly a link leads elsewhere.
const LINK_SHARE_MAX: f32 = 0.2;

/// Puts headings back into the body, once all other rules have spoken: above text of the body, beside a heading of
/// the same rank that is in the body.
pub(super) fn restore(context: &Context<'_>, labels: &mut [Label]) {
    let kin: HashSet<(NodeId, Tag)> = (0..labels.len())
        .filter(|&it| labels[it].role == Role::Body)
        .filter_map(|it| rank(context, it))
        .collect();
    for index in 0..labels.len().saturating_sub(1) {
        let (label, facts) = (&labels[index], context.facts(index));
        let is_doubtful = matches!(label.role, Role::Navigation | Role::Other)
            && PROBABILITY_MIN <= label.probability
            && facts.link_share() < LINK_SHARE_MAX
            && context.passage(index).visibility.is_seen();
        let below = index + 1;
        let is_text = context.facts(below).is_prose() || context.facts(below).ends_sentence;
        let is_above_text =
            labels[below].role == Role::Body && is_text && context.parent(below) == context.parent(index);
        if is_doubtful && is_above_text && rank(context, index).is_some_and(|it| kin.contains(&it)) {
            labels[index].role = Role::Body;
            labels[index].reasons.insert(0, NAME);
        }
    }
}

/// The element that holds a heading, and the heading's rank in it.
fn rank(context: &Context<'_>, index: usize) -> Option<(NodeId, Tag)> {
    let tag = context.page.tag(context.passage(index).block);
    tag.heading_level().map(|_| (context.parent(index), tag))
}
