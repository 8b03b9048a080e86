//! Short lines of copied text that only their place tells from the article's: names and buttons around its date, and the
//! keywords below it.

use super::Context;
use crate::roles::{Label, Role, behind_tag_label};

/// The names that reasons give.
pub(crate) const HEAD: &str = "head-line";
pub(crate) const TAGS: &str = "tag-line";

/// A line of so many words may be the first of the text.
const HEAD_WORDS_MAX: u32 = 6;

/// The date of an article stands so near its headline.
const HEAD_LINES_MAX: usize = 12;

/// A keyword has no more words.
const TAG_WORDS_MAX: u32 = 4;

/// An article has no more keywords; what goes on is a menu.
const TAG_LINES_MAX: usize = 20;

/// Takes such lines out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    if context.page.is_plain {
        set_head_apart(context, labels);
        set_tags_apart(context, labels);
    }
}

/// Lines between the headline and the article's date, and below the date up to the first sentence.
fn set_head_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(headline) = context.headline else { return };
    let reach = headline + 1..labels.len().min(headline + HEAD_LINES_MAX);
    // One paragraph above the date may be the dek; behind more of them stand dates of other pieces.
    let end = reach.clone().filter(|it| context.facts(*it).is_prose()).nth(1).unwrap_or(reach.end);
    let is_fact = |it: &usize| matches!(labels[*it].role, Role::Date | Role::Byline);
    let Some(last) = (headline + 1..end).rev().find(is_fact) else { return };
    let is_short = |it: usize| {
        let facts = context.facts(it);
        facts.words <= HEAD_WORDS_MAX && !facts.ends_sentence
    };
    let text = (last + 1..labels.len()).find(|it| !is_short(*it)).unwrap_or(last);
    for it in (headline + 1..text).filter(|it| is_short(*it)) {
        if matches!(labels[it].role, Role::Body | Role::Related | Role::Other) {
            give(&mut labels[it], Role::Other, HEAD);
        }
    }
}

/// A label of keywords below the text, and the short lines that follow it.
fn set_tags_apart(context: &Context<'_>, labels: &mut [Label]) {
    let is_tag = |it: &usize| {
        let facts = context.facts(*it);
        facts.words <= TAG_WORDS_MAX && !facts.ends_sentence && context.labels[*it].is.is_empty()
    };
    let mut index = context.first_prose() + 1;
    while index < labels.len() {
        if let Some(rest) = behind_tag_label(context.text(index)) {
            let end = labels.len().min(index + 1 + if rest.is_empty() { TAG_LINES_MAX } else { 0 });
            let count = (index + 1..end).take_while(is_tag).count();
            labels[index..=index + count].iter_mut().for_each(|it| give(it, Role::Tags, TAGS));
            index += count;
        }
        index += 1;
    }
}

fn give(label: &mut Label, role: Role, reason: &'static str) {
    label.role = role;
    label.reasons.insert(0, reason);
}
