//! Lines among the text that are nothing but a link to another piece of the site.

use super::Context;
use crate::page::Tag;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "link-line";

/// A headline of another piece has at least this many words.
const WORDS_MIN: u32 = 4;

/// The line is linked nearly as a whole; a sign may stand before it.
const LINK_SHARE_MIN: f32 = 0.9;

/// An article has so many paragraphs for each such line; where there are fewer, the links are what it is about.
const PROSE_PER_LINE_MIN: usize = 3;

/// Takes such lines out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let start = context.first_shown.unwrap_or(labels.len());
    let lines: Vec<usize> =
        (start..labels.len()).filter(|&it| labels[it].role == Role::Body && is_line(context, it)).collect();
    let is_prose = |it: &usize| labels[*it].role == Role::Body && context.facts(*it).is_prose();
    let prose = (start..labels.len()).filter(is_prose).count();
    if prose < PROSE_PER_LINE_MIN * lines.len() {
        return;
    }
    for index in lines {
        let below = index + 1;
        // Below a heading of the article stands its text.
        let heads_text = context.page.tag(context.passage(index).block).heading_level().is_some()
            && below < labels.len()
            && labels[below].role == Role::Body
            && !is_line(context, below);
        if !heads_text
            && (context.page.tag(context.passage(index).block) != Tag::Li || is_list_of_lines(context, index))
        {
            labels[index].role = Role::Related;
            labels[index].reasons.insert(0, NAME);
        }
    }
}

fn is_line(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    it.links == 1
        && WORDS_MIN <= it.words
        && LINK_SHARE_MIN <= it.link_share()
        && !it.ends_sentence
        && context.leads_to_piece[index]
}

/// Whether all passages of the list around an item are such lines.
fn is_list_of_lines(context: &Context<'_>, index: usize) -> bool {
    context.page.passages_in(context.parent(index)).all(|it| is_line(context, it))
}
