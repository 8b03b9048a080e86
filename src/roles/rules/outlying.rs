//! Text of which the model is not sure, outside of the element that holds the article: teasers, readers' letters, notes on
//! how to use the site.

use std::ops::Range;

use super::{Context, UNLESS_CERTAIN, named};
use crate::page::{NodeId, Page};
use crate::roles::surround::Surround;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "outlying";

/// An element with less of the article's text than this may hold only its opening.
const CORE_LENGTH_MIN: f32 = 200.0;

/// Text around an article that is its own seems surer than this, in the mean.
const PROBABILITY_MAX: f32 = 0.75;

/// The same for what stands above the headline, where an article seldom has anything of its own.
const PROBABILITY_ABOVE_MAX: f32 = 0.9;

/// So much of all text around an article is body where both are one.
const SHARE_MAX: f32 = 0.8;

/// Where more than this times its text follows, the article may be no more than the opening of that.
const RATIO_BEHIND_MAX: f32 = 2.0;

/// What stands before an article may be longer: lists of other pieces, opened from a menu.
const RATIO_BEFORE_MAX: f32 = 8.0;

/// Takes out what lies around the article, once all other rules have spoken. From the first paragraph below the headline
/// outwards, each element adds what it holds before and behind the one inside it; each such addition is judged as a whole.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(opening) = opening(context, labels) else { return };
    let headline = context.headline.unwrap_or(opening);
    let mut core = 0.0;
    let mut inner = opening..opening;
    let mut within = None;
    for row in context.page.ancestors(context.passage(opening).block) {
        let outer = around(context.page, row, opening);
        let end = within.map_or(0, |it| twins_end(context, labels, it, row));
        let own = opening..end.max(opening);
        within = Some(row);
        let rings = [(inner.end..outer.end, RATIO_BEHIND_MAX), (outer.start..inner.start, RATIO_BEFORE_MAX)];
        for (ring, ratio_max) in rings {
            let added = Added::of(context, labels, ring.clone());
            let probability_max = if ring.end <= headline && context.headline.is_some() {
                PROBABILITY_ABOVE_MAX
            } else {
                PROBABILITY_MAX
            };
            let is_small = added.body < ratio_max * core;
            if CORE_LENGTH_MIN <= core && is_small && added.is_foreign(probability_max) {
                let lies_out = |it: &usize| {
                    let is_doubtful =
                        labels[*it].role == Role::Body && labels[*it].probability < UNLESS_CERTAIN;
                    is_doubtful && !(headline..opening).contains(it) && !own.contains(it)
                };
                for index in ring.filter(lies_out).collect::<Vec<_>>() {
                    labels[index].role = named(context, index);
                    labels[index].reasons.insert(0, NAME);
                }
            } else {
                core += added.body;
            }
        }
        inner = outer;
    }
}

/// Where the last element ends that stands behind one, is marked like it, and holds text of which the model is sure, with
/// headings of the text between them: page builders set each part of a text into a module of its own. Zero where there is
/// none, and where such elements are whole pieces, each with a headline.
fn twins_end(context: &Context<'_>, labels: &[Label], one: NodeId, around: NodeId) -> usize {
    let page = context.page;
    let names = page.attr(one, "class").filter(|it| !it.trim().is_empty());
    let holds_headline = context.headline.is_some_and(|it| page.passages_in(one).contains(&it));
    let Some(names) = names.filter(|_| !holds_headline) else { return 0 };
    let is_heading = |it: usize| labels[it].role == Role::Body && context.inside(it, Surround::HEADING);
    let is_sure = |it: usize| {
        let label = &labels[it];
        label.role == Role::Body && TWIN_PROBABILITY_MIN <= label.probability && context.facts(it).is_prose()
    };
    let (mut end, mut is_headed) = (0, false);
    for it in page.children(around).filter(|it| one < *it) {
        let mut held = page.passages_in(it);
        if page.tag(it) != page.tag(one) || page.attr(it, "class") != Some(names) {
            is_headed |= held.any(is_heading);
        } else if is_headed && held.clone().any(is_sure) {
            end = held.end;
        }
    }
    end
}

/// Text in a module like that of the opening is the article's where the model is so sure.
const TWIN_PROBABILITY_MIN: f32 = 0.8;

/// The first running text of the body below the headline, or of all.
fn opening(context: &Context<'_>, labels: &[Label]) -> Option<usize> {
    let is_text = |it: &usize| is_body(&labels[*it]) && context.facts(*it).is_prose();
    let below = context.headline.map_or(0, |it| it + 1);
    (below..labels.len()).find(is_text).or_else(|| (0..labels.len()).find(is_text))
}

fn is_body(label: &Label) -> bool {
    matches!(label.role, Role::Body | Role::Dek)
}

/// The passages of a row, one of which is known.
fn around(page: &Page, row: NodeId, known: usize) -> Range<usize> {
    let passages = page.passages_in(row);
    passages.start.min(known)..passages.end.max(known + 1)
}

/// What an element adds to the one inside it.
#[derive(Default)]
struct Added {
    /// Length of all text.
    all: f32,
    /// Length of what is body.
    body: f32,
    /// The same, weighed with how likely each passage is.
    likely: f32,
}

impl Added {
    fn of(context: &Context<'_>, labels: &[Label], passages: Range<usize>) -> Self {
        let mut added = Self::default();
        for index in passages {
            let (length, label) = (context.facts(index).length, &labels[index]);
            added.all += length;
            if is_body(label) {
                added.body += length;
                added.likely += length * label.probability;
            }
        }
        added
    }

    fn is_foreign(&self, probability_max: f32) -> bool {
        self.likely < probability_max * self.body && self.body < SHARE_MAX * self.all
    }
}
