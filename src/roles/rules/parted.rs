//! Copied text of which the model is not sure, parted from the article by other lines: teasers, notices and comments at its
//! ends, which no element sets apart.

use std::ops::Range;

use super::{Context, named};
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "parted";

/// So many lines of other kinds part two stretches of body; one may be a caption or a link within the text.
const LINES_BETWEEN_MIN: usize = 2;

/// A stretch with a larger share of the longest one's text is part of the article.
const SHARE_MAX: f32 = 0.3;

/// So is one of which the model is surer, in the mean of its text.
const PROBABILITY_MAX: f32 = 0.75;

/// The same for what stands before the longest stretch where no headline between them says that the article begins behind.
const PROBABILITY_BEFORE_MAX: f32 = 0.5;

/// Takes such stretches at both ends out of the body, once all other rules have spoken. A first stretch that stays keeps
/// those nearer to the article.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    if !context.page.is_plain {
        return;
    }
    let stretches = stretches(context, labels);
    let longest =
        (0..stretches.len()).max_by(|&one, &other| stretches[one].length.total_cmp(&stretches[other].length));
    let Some(longest) = longest else { return };
    let most = stretches[longest].length;
    let is_apart = |it: &&Stretch, surest: f32| it.length < SHARE_MAX * most && it.probability() < surest;
    let start = stretches[longest].passages.start;
    let surest_before = |it: &Stretch| {
        let is_above_headline = context.headline.is_some_and(|at| (it.passages.end..start).contains(&at));
        if is_above_headline { PROBABILITY_MAX } else { PROBABILITY_BEFORE_MAX }
    };
    let before = stretches[..longest].iter().take_while(|it| is_apart(it, surest_before(it)));
    let behind = stretches[longest + 1..].iter().rev().take_while(|it| is_apart(it, PROBABILITY_MAX));
    for index in before.chain(behind).flat_map(|it| it.passages.clone()) {
        if labels[index].role == Role::Body {
            labels[index].role = named(context, index);
            labels[index].reasons.insert(0, NAME);
        }
    }
}

/// Body between whose passages few others stand.
struct Stretch {
    passages: Range<usize>,
    /// Length of its body.
    length: f32,
    /// How likely it is body, passage by passage, each as often as it is long.
    likely: f32,
}

impl Stretch {
    fn probability(&self) -> f32 {
        self.likely / self.length.max(1.0)
    }
}

fn stretches(context: &Context<'_>, labels: &[Label]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut between = LINES_BETWEEN_MIN;
    for (index, label) in labels.iter().enumerate() {
        let length = context.facts(index).length;
        if label.role != Role::Body {
            // Pictures stand within the text.
            between += usize::from(!matches!(label.role, Role::Caption | Role::Credit) && 0.0 < length);
            continue;
        }
        if LINES_BETWEEN_MIN <= between {
            stretches.push(Stretch { passages: index..index, length: 0.0, likely: 0.0 });
        }
        between = 0;
        if let Some(last) = stretches.last_mut() {
            last.passages.end = index + 1;
            last.length += length;
            last.likely += length * label.probability;
        }
    }
    stretches
}
