//! Teasers of other pieces behind an article: a linked headline, and a sentence or two.

use std::ops::Range;

use super::Context;
use crate::page::{NodeId, Tag};
use crate::roles::surround::Surround;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "teaser";

/// A teaser has a headline, a text and a few lines around them.
const PASSAGES_MAX: usize = 5;

/// Elements from the headline out to the one around its teaser.
const LEVELS_MAX: usize = 4;

/// A longer text is more than a teaser's.
const LENGTH_MAX: f32 = 400.0;

/// A shorter link leads to a section or to more of the same.
const WORDS_MIN: u32 = 3;

/// A teaser's headline is a link nearly as a whole.
const LINK_SHARE_MIN: f32 = 0.8;

/// Without so much text of its own before them, the teasers are what the page is for.
const OWN_TEXT_MIN: f32 = 200.0;

/// Takes teasers behind the article's element out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(article) = article(context) else { return };
    let is_text = |it: &usize| labels[*it].role == Role::Body && context.facts(*it).is_prose();
    let own: f32 = article.clone().filter(is_text).map(|it| context.facts(it).length).sum();
    if own < OWN_TEXT_MIN {
        return;
    }
    for teaser in teasers(context, article.end) {
        // The title of a row of teasers stands before the first.
        let title = teaser.start.checked_sub(1);
        let title = title.filter(|&it| article.end <= it && context.inside(it, Surround::HEADING));
        for index in teaser.chain(title) {
            if matches!(labels[index].role, Role::Body | Role::Dek) {
                labels[index].role = Role::Related;
                labels[index].reasons.insert(0, NAME);
            }
        }
    }
}

/// The passages of the element for one piece that holds the page's headline; what stands behind it is another's.
fn article(context: &Context<'_>) -> Option<Range<usize>> {
    let headline = context.headline?;
    let article = context.page.closest(context.passage(headline).block, |it| it == Tag::Article)?;
    Some(context.page.passages_in(article))
}

/// The passages of each element from a place on that holds one linked headline and its text and nothing else.
fn teasers(context: &Context<'_>, start: usize) -> Vec<Range<usize>> {
    let page = context.page;
    let count = context.facts.len();
    let is_headline = |it: usize| {
        let facts = context.facts(it);
        LINK_SHARE_MIN < facts.link_share() && WORDS_MIN <= facts.words
    };
    // How many linked headlines stand before each passage.
    let mut before = vec![0_usize; count + 1];
    for it in 0..count {
        before[it + 1] = before[it] + usize::from(is_headline(it));
    }
    let mut teasers = Vec::new();
    for index in (start..count).filter(|&it| is_headline(it)) {
        let holds_one = |id: NodeId| {
            let inside = page.passages_in(id);
            start <= inside.start
                && inside.contains(&index)
                && inside.len() <= PASSAGES_MAX
                && before[inside.end] - before[inside.start] == 1
        };
        let around = page.ancestors(context.passage(index).block).take(LEVELS_MAX);
        let Some(teaser) = around.take_while(|&it| holds_one(it)).last() else { continue };
        let inside = page.passages_in(teaser);
        let length: f32 = inside.clone().map(|it| context.facts(it).length).sum();
        if length <= LENGTH_MAX && inside.clone().any(|it| it != index && context.facts(it).is_prose()) {
            teasers.push(inside);
        }
    }
    teasers
}
