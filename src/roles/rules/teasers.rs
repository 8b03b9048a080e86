//! Teasers of other pieces beside an article: a linked headline and a sentence or two, several in a row.

use std::collections::HashMap;
use std::ops::Range;

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::surround::Surround;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "teaser";

/// Fewer in a row may be chapters of the article, each with a link to where it is told at length.
const ROW_MIN: usize = 3;

/// A teaser has a headline, a text and a few lines around them.
const PASSAGES_MAX: usize = 5;

/// A shorter link leads to a section or to more of the same.
const WORDS_MIN: u32 = 3;

/// A teaser's headline is a link nearly as a whole.
const LINK_SHARE_MIN: f32 = 0.8;

/// Elements from the headline out to the one around its teaser.
const LEVELS_MAX: usize = 4;

/// Teasers are shorter in the mean; the entries of a list that is an article's own are longer.
const LENGTH_MAX: f32 = 280.0;

/// Without so much text of its own before them, the teasers are what the page is for.
const OWN_TEXT_MIN: f32 = 200.0;

/// Takes rows of teasers out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(article) = article(context) else { return };
    let teasers = teasers(context);
    let mut rows: HashMap<NodeId, Vec<Range<usize>>> = HashMap::new();
    for (parent, passages) in teasers {
        rows.entry(parent).or_default().push(passages);
    }
    let is_text = |labels: &[Label], it: usize| labels[it].role == Role::Body && context.facts(it).is_prose();
    for row in rows.into_values().filter(|it| ROW_MIN <= it.len()) {
        let first = row[0].start;
        let length: f32 = row.iter().flat_map(Clone::clone).map(|it| context.facts(it).length).sum();
        if first < article.end {
            continue;
        }
        let own: f32 =
            article.clone().filter(|&it| is_text(labels, it)).map(|it| context.facts(it).length).sum();
        if own < OWN_TEXT_MIN || LENGTH_MAX * row.len() as f32 <= length {
            continue;
        }
        // The row's own title.
        let title =
            first.checked_sub(1).filter(|&it| article.end <= it && context.inside(it, Surround::HEADING));
        for index in row.into_iter().flatten().chain(title) {
            if matches!(labels[index].role, Role::Body | Role::Dek) {
                labels[index].role = Role::Related;
                labels[index].reasons.insert(0, NAME);
            }
        }
    }
}

/// The passages of the element for one piece that holds the page's headline and the text below it; what stands behind it
/// is another's.
fn article(context: &Context<'_>) -> Option<Range<usize>> {
    let page = context.page;
    let headline = context.headline?;
    let article = page.closest(context.passage(headline).block, |it| it == Tag::Article)?;
    Some(page.passages_in(article))
}

/// Each element that holds one linked headline and its text and nothing else: its parent, and its passages.
fn teasers(context: &Context<'_>) -> Vec<(NodeId, Range<usize>)> {
    let count = context.facts.len();
    let is_headline = |it: usize| {
        let facts = context.facts(it);
        Some(it) != context.headline && LINK_SHARE_MIN < facts.link_share() && WORDS_MIN <= facts.words
    };
    // How many linked headlines stand before each passage.
    let mut before = vec![0_usize; count + 1];
    for it in 0..count {
        before[it + 1] = before[it] + usize::from(is_headline(it));
    }
    let page = context.page;
    let mut teasers = Vec::new();
    for index in (0..count).filter(|&it| is_headline(it)) {
        let holds_one = |id: NodeId| {
            let inside = page.passages_in(id);
            let fits = inside.contains(&index) && inside.len() <= PASSAGES_MAX;
            fits && before[inside.end] - before[inside.start] == 1
                && context.headline.is_none_or(|it| !inside.contains(&it))
        };
        let around = page.ancestors(context.passage(index).block).take(LEVELS_MAX);
        let Some(teaser) = around.take_while(|&it| holds_one(it)).last() else { continue };
        let inside = page.passages_in(teaser);
        if inside.clone().any(|it| it != index && context.facts(it).is_prose()) {
            teasers.push((page.node(teaser).parent, inside));
        }
    }
    teasers
}
