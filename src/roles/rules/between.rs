//! Passages of which the model doubts although what stands around them is the article's: a heading below a box, which looks
//! like the title of the next box; an item or a cell among others; the sentence below a table; a short last sentence.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::{Context, sections};
use crate::page::{NodeId, Tag};
use crate::roles::headline::telling_keys;
use crate::roles::measures::text::is_ideographic;
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
    restore_parts(context, labels, item_list);
    restore_parts(context, labels, cell_table);
    restore_introduced(context, labels);
    restore_above_lists(context, labels);
    restore_below_tables(context, labels);
    if context.page.is_plain {
        restore_below_related(context, labels);
        restore_among_text(context, labels);
        restore_subheadings(context, labels);
    }
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

/// Items of a list, or cells of a table, most of whose passages are the body's.
fn restore_parts(
    context: &Context<'_>,
    labels: &mut [Label],
    whole: fn(&Context<'_>, usize) -> Option<NodeId>,
) {
    let mut counts: HashMap<NodeId, (u32, u32)> = HashMap::new();
    for (index, label) in labels.iter().enumerate() {
        if let Some(whole) = whole(context, index) {
            let (body, all) = counts.entry(whole).or_default();
            *body += u32::from(label.role == Role::Body);
            *all += 1;
        }
    }
    for index in 0..labels.len() {
        let is_mostly_body =
            whole(context, index).and_then(|it| counts.get(&it)).is_some_and(|(body, all)| *all < 2 * body);
        if is_mostly_body && is_doubtful(context, labels, index) {
            put_back(&mut labels[index]);
        }
    }
}

/// The list that a passage is an item of.
fn item_list(context: &Context<'_>, index: usize) -> Option<NodeId> {
    let page = context.page;
    let around = page.ancestors(context.passage(index).block).take(ITEM_LEVELS);
    around.into_iter().find(|it| page.tag(*it) == Tag::Li).map(|it| page.node(it).parent)
}

/// An item is a line of the list, or holds a paragraph.
const ITEM_LEVELS: usize = 2;

/// The table that a passage is a cell of.
fn cell_table(context: &Context<'_>, index: usize) -> Option<NodeId> {
    let block = context.passage(index).block;
    let is_cell = matches!(context.page.tag(block), Tag::Td | Tag::Th);
    is_cell.then(|| context.page.closest(block, |tag| tag == Tag::Table)).flatten()
}

/// Items of a list right below a line of the body that ends with a colon.
fn restore_introduced(context: &Context<'_>, labels: &mut [Label]) {
    let mut introduced = None;
    for index in 1..labels.len() {
        let above = index - 1;
        let Some(list) = item_list(context, index) else { continue };
        let opens = labels[above].role == Role::Body
            && context.facts(above).ends_colon
            && context.parent(above) == context.page.node(list).parent;
        if opens {
            introduced = Some(list);
        }
        if introduced == Some(list) && is_doubtful(context, labels, index) {
            put_back(&mut labels[index]);
        }
    }
}

/// Headings right above a list or a table of the body.
fn restore_above_lists(context: &Context<'_>, labels: &mut [Label]) {
    let page = context.page;
    for index in 0..labels.len().saturating_sub(1) {
        let below = index + 1;
        let heading = context.passage(index).block;
        if labels[below].role != Role::Body
            || page.tag(heading).heading_level().is_none()
            || !is_doubtful(context, labels, index)
        {
            continue;
        }
        let Some(list) = item_list(context, below).or_else(|| cell_table(context, below)) else { continue };
        let around = page.node(list).parent;
        let opens = page.passages_in(list).start == below;
        if opens && (around == context.parent(index) || around == page.node(context.parent(index)).parent) {
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

/// Sentences that stand in the element of the paragraphs before them. Goes last: they are too doubtful to count where an
/// element's text is judged as a whole.
pub(super) fn restore_sentences(context: &Context<'_>, labels: &mut [Label]) {
    let mut text = None;
    let mut paragraphs = 0;
    let mut run = Vec::new();
    for index in 0..labels.len() {
        let around = (context.parent(index), context.page.tag(context.passage(index).block));
        if labels[index].role == Role::Body && context.facts(index).is_prose() {
            put_back_run(labels, &mut run);
            paragraphs = if text == Some(around) { paragraphs + 1 } else { 1 };
            text = Some(around);
        } else if text == Some(around)
            && PARAGRAPHS_MIN <= paragraphs
            && labels[index].role == Role::Other
            && SENTENCE_PROBABILITY_MIN <= labels[index].probability
            && sections::is_sentence(context, index)
            && !context.facts(index).address
            && is_doubtful(context, labels, index)
        {
            run.push(index);
        }
    }
    put_back_run(labels, &mut run);
}

/// Where many sentences in a row seem unlikely, they may be another piece in the same element.
fn put_back_run(labels: &mut [Label], run: &mut Vec<usize>) {
    if run.len() <= RUN_MAX {
        for index in run.iter() {
            put_back(&mut labels[*index]);
        }
    }
    run.clear();
}

const RUN_MAX: usize = 3;

/// So many paragraphs in a row show which element is that of the text.
const PARAGRAPHS_MIN: u32 = 3;

/// A sentence has no other sign of its own than where it stands.
const SENTENCE_PROBABILITY_MIN: f32 = 0.32;

/// Sentences of copied text behind a line that points to another piece from within the text.
fn restore_below_related(context: &Context<'_>, labels: &mut [Label]) {
    // How many lines of other pieces stand between the text and here.
    let mut aside = None;
    for index in 0..labels.len() {
        match labels[index].role {
            Role::Body => aside = Some(0),
            Role::Related | Role::Promo => aside = aside.map(|it| it + 1).filter(|it| *it <= ASIDE_LINES_MAX),
            Role::Other
                if aside.is_some_and(|it| 0 < it)
                    && sections::is_sentence(context, index)
                    && is_doubtful(context, labels, index) =>
            {
                put_back(&mut labels[index]);
            }
            _ => aside = None,
        }
    }
}

/// A short sentence or two of copied text with the body's passages right above and right below: a question, an answer.
fn restore_among_text(context: &Context<'_>, labels: &mut [Label]) {
    let mut index = 1;
    while index < labels.len() {
        let is_line = |it: &usize| is_likely_line(context, labels, *it);
        let count = (index..labels.len()).take(AMONG_MAX + 1).take_while(is_line).count();
        let is_among = (1..=AMONG_MAX).contains(&count)
            && labels[index - 1].role == Role::Body
            && labels.get(index + count).is_some_and(|it| it.role == Role::Body);
        if is_among {
            labels[index..index + count].iter_mut().for_each(put_back);
        }
        index += count.max(1);
    }
}

/// So many lines together may be put back.
const AMONG_MAX: usize = 2;

/// Between passages of the body a line that is likelier than this is the body's.
const AMONG_PROBABILITY_MIN: f32 = 0.4;

fn is_likely_line(context: &Context<'_>, labels: &[Label], index: usize) -> bool {
    let label = &labels[index];
    // What reads like a headline is taken for one where the model sees the end of the text.
    let is_other = label.role == Role::Other || label.reasons.first() == Some(&HEADLINE_BELOW);
    is_other
        && AMONG_PROBABILITY_MIN <= label.probability
        && context.facts(index).ends_sentence
        && index < context.last_prose()
        && context.labels[index].starts.is_empty()
}

const HEADLINE_BELOW: &str = "headline-below";

/// Lines of copied text that stand alone between two paragraphs. A table of contents may list them too, and adverts,
/// pictures and links to other pieces may stand above them.
fn restore_subheadings(context: &Context<'_>, labels: &mut [Label]) {
    for index in 1..labels.len().saturating_sub(1) {
        let is_text = |it: usize| labels[it].role == Role::Body && context.facts(it).is_prose();
        let above = |it: usize| (0..it).rev().take(ASIDE_LINES_MAX as usize + 1);
        let is_box = |it: &usize| BOXES.contains(&labels[*it].role);
        let is_below_text = above(index).find(|it| !is_box(it)).is_some_and(is_text);
        if !is_below_text || !is_text(index + 1) {
            continue;
        }
        let label = &labels[index];
        let probability_min = match label.role {
            Role::Other if label.reasons.is_empty() => PROBABILITY_MIN,
            Role::Repeat if label.reasons.first() == Some(&PRINTED_TWICE) => AMONG_PROBABILITY_MIN,
            Role::Related if is_last_below_label(context, labels, index) => PROBABILITY_MIN,
            _ => continue,
        };
        let facts = context.facts(index);
        let known = &context.labels[index];
        if probability_min <= label.probability
            && SUBHEADING_WORDS.contains(&facts.words)
            && !facts.address
            && known.is.is_empty()
            && known.starts.is_empty()
            && context.repeats[index] <= 2
        {
            put_back(&mut labels[index]);
        }
    }
}

/// Whether the last of several lines below "Read also" is about the paragraph that follows, as its subheading is and the
/// headline of another piece is not.
fn is_last_below_label(context: &Context<'_>, labels: &[Label], index: usize) -> bool {
    let is_below_label = |it: usize| labels[it].reasons.first() == Some(&AFTER_LABEL);
    if !is_below_label(index) || !is_below_label(index - 1) {
        return false;
    }
    let text: HashSet<u64> = telling_keys(context.text(index + 1)).into_iter().collect();
    let shared = |it: usize| {
        let keys = telling_keys(context.text(it));
        let found = keys.iter().filter(|it| text.contains(it)).count();
        found as f32 / keys.len().max(1) as f32
    };
    let own = shared(index);
    SHARED_MIN <= own && 2.0 * shared(index - 1) <= own
}

const AFTER_LABEL: &str = "after-label";

/// Share of a subheading's telling words that the paragraph below it has.
const SHARED_MIN: f32 = 0.3;

/// What may stand between a paragraph and the subheading below it.
const BOXES: [Role; 5] = [Role::Promo, Role::Caption, Role::Credit, Role::Related, Role::Newsletter];

/// Words of a line that may be a subheading; one word is mostly a button's or a credit's.
const SUBHEADING_WORDS: RangeInclusive<u32> = 2..=14;

const PRINTED_TWICE: &str = "printed-twice";

/// The sentence of copied text that closes it: what ends an article stands right behind it. Keywords must have been set
/// apart before.
pub(super) fn restore_last(context: &Context<'_>, labels: &mut [Label]) {
    let count = if context.page.is_plain { labels.len() } else { 0 };
    for index in 1..count.saturating_sub(1) {
        let next = &labels[index + 1];
        let is_likely = AMONG_PROBABILITY_MIN <= labels[index].probability;
        let is_end = matches!(next.role, Role::Tags | Role::Comment)
            || is_likely && BEHIND_TEXT.contains(&next.role)
            || next.reasons.first().is_some_and(|it| END_RULES.contains(it));
        let is_last = is_end
            && sections::is_sentence(context, index)
            && is_doubtful(context, labels, index)
            && context.labels[index].starts.is_empty();
        let is_signed = labels[index].role != Role::Body && is_signed_in_brackets(context.text(index));
        if labels[index - 1].role == Role::Body && (is_last || is_signed) {
            put_back(&mut labels[index]);
        }
    }
}

/// Whether a text ends with a sentence and a short name in brackets, as Japanese papers sign their reports.
fn is_signed_in_brackets(text: &str) -> bool {
    let inner =
        text.trim_end().strip_suffix([')', '\u{FF09}']).and_then(|it| it.rsplit_once(['(', '\u{FF08}']));
    inner.is_some_and(|(sentence, name)| {
        sentence.ends_with(['\u{3002}', '\u{300D}'])
            && SIGNED_CHARS.contains(&name.chars().count())
            && name.chars().all(|it| is_ideographic(it) || it.is_whitespace())
    })
}

/// Letters of a reporter's name in Japanese.
const SIGNED_CHARS: RangeInclusive<usize> = 3..=7;

/// What stands right behind a last sentence that is likely enough.
const BEHIND_TEXT: [Role; 6] =
    [Role::Newsletter, Role::Legal, Role::Related, Role::Share, Role::Promo, Role::Other];

/// Rules that name what stands right behind the last sentence.
const END_RULES: [&str; 3] = ["end-mark", "desk-sign", "signature"];

/// A box within the text names no more other pieces, its label counted.
const ASIDE_LINES_MAX: u32 = 5;

fn is_doubtful(context: &Context<'_>, labels: &[Label], index: usize) -> bool {
    let is_unnamed = match labels[index].role {
        Role::Navigation => true,
        // What a rule names so is no part of the article.
        Role::Other => labels[index].reasons.is_empty(),
        // A number may well stand in several cells.
        Role::Repeat => cell_table(context, index).is_some(),
        _ => false,
    };
    is_unnamed
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
