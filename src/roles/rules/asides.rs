//! Rules for what a site says for itself in the midst of a text or below it: follow us, report a mistake, enable scripts,
//! about us.

use std::collections::HashMap;
use std::ops::Range;

use super::Context;
use super::edges::is_mail;
use crate::language::{Section, labels_in, strip_label};
use crate::page::{NodeId, Tag};
use crate::roles::LABELLED_CHARS_MAX;
use crate::roles::surround::Surround;

/// A call to follow the site, to install or to support something of it.
pub(super) fn is_pitch(context: &Context<'_>, index: usize) -> bool {
    says(context, index, Section::PitchLabels)
}

/// What readers may do about the text, what they need to see it, whose opinion it is.
pub(super) fn is_note(context: &Context<'_>, index: usize) -> bool {
    says(context, index, Section::NoteLabels)
}

/// Whether the site speaks for itself in a short passage, wherever that stands.
pub(super) fn is_said_by_site(context: &Context<'_>, index: usize) -> bool {
    [Section::PitchLabels, Section::NoteLabels].iter().any(|it| context.mentions(index, *it))
}

fn says(context: &Context<'_>, index: usize, section: Section) -> bool {
    context.headline.is_none_or(|it| it < index)
        && (context.mentions(index, section)
            || is_long_and_late(context, index) && labels_in(context.text(index)).holds.has(section))
        && !opens_quoted(context.text(index))
}

/// What somebody says to others is no call of the site.
fn opens_quoted(text: &str) -> bool {
    text.starts_with(['"', '\u{201C}', '\u{201E}', '\u{AB}', '\u{2018}', '\u{300C}', '\u{2013}', '\u{2014}'])
}

/// Whether a passage that is too long for labels stands among the last of a longer text, as terms and calls for letters do.
fn is_long_and_late(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let late = context.extent.end.saturating_sub(LATE_REACH)..context.extent.end + LATE_REACH;
    late.contains(&index)
        && (LABELLED_CHARS_MAX + 1..=LATE_CHARS_MAX).contains(&it.chars)
        && LATE_SHARE_MAX * context.own_text >= it.length
}

/// So many passages around the end of the text are its last.
const LATE_REACH: usize = 3;

/// A short post may well be about nothing but whom to follow.
const LATE_SHARE_MAX: f32 = 0.25;

/// Terms in longer paragraphs are hardly a note below an article.
const LATE_CHARS_MAX: u32 = 700;

/// Terms below the text, behind a label with a colon: "Disclaimer: …".
pub(super) fn is_notice_below(context: &Context<'_>, index: usize) -> bool {
    let text = context.text(index);
    context.extent.end <= index + LATE_REACH
        && context.last_prose() <= index
        && !text.starts_with('(')
        && context.facts(index).chars <= LATE_CHARS_MAX
        && strip_label(text, Section::LegalLabels).is_some_and(|rest| {
            text[..text.len() - rest.len()].trim_end().ends_with([':', '\u{FF1A}']) && !rest.is_empty()
        })
}

/// Whom to write and to call, set before the text of a press release.
pub(super) fn is_contact(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    context.headline.is_some_and(|headline| headline < index)
        && index <= context.first_prose()
        && CONTACT_DIGITS_MIN <= it.digits
        && it.words <= CONTACT_WORDS_MAX
        && context.text(index).split_whitespace().any(is_mail)
}

/// A telephone number has more digits than a date or a year.
const CONTACT_DIGITS_MIN: u32 = 7;

/// A name, a post, a number, an address, and in which languages.
const CONTACT_WORDS_MAX: u32 = 40;

/// What is said of a writer below the text, in a line that opens with the writer's name.
pub(super) fn is_bio(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    context.extent.end <= index + LATE_REACH
        && index <= context.extent.end + LATE_REACH
        && context.last_prose() <= index
        && (BIO_WORDS_MIN..=BIO_WORDS_MAX).contains(&it.words)
        && it.link_share() < 0.5
        && context.stated.opens_with_author(context.text(index))
}

/// A line with fewer words may be a signature with a post, one with more a paragraph of somebody's memoirs.
const BIO_WORDS_MIN: u32 = 5;
const BIO_WORDS_MAX: u32 = 70;

/// The mark that ends the report, where what follows is little beside the text before.
pub(super) fn end_of_report(context: &Context<'_>) -> Option<usize> {
    let length = |range: Range<usize>| range.map(|it| context.facts(it).length).sum::<f32>();
    let is_mark = |it: &usize| context.is_label(*it, Section::EndLabels);
    let mark = context.extent.clone().rev().find(is_mark)?;
    let (before, behind) = (length(context.extent.start..mark), length(mark..context.extent.end));
    (behind <= BEHIND_END_MAX * before).then_some(mark)
}

/// What is said below the end of a press release is shorter than that share of it.
const BEHIND_END_MAX: f32 = 0.5;

/// Notes to editors and what an organisation says of itself, below the mark that ends the report.
pub(super) fn is_below_end(context: &Context<'_>, index: usize) -> bool {
    context.ended.is_some_and(|it| it <= index) && context.extent.contains(&index)
}

/// For each passage whether it stands in a small element that opens with a link to its own end, with which those who
/// listen to a page skip what is set between the paragraphs.
pub(super) fn skipped_boxes(context: &Context<'_>) -> Vec<bool> {
    let page = context.page;
    let mut skipped = vec![false; context.facts.len()];
    let leads = |index: usize| {
        let first = context.passage(index).first;
        let link = page.closest(first, |tag| tag == Tag::A)?;
        Some((index, link, page.attr(link, "href")?.strip_prefix('#')?))
    };
    let is_linked = |it: &usize| context.surroundings.of(context.passage(*it).first).has(Surround::LINK);
    let links: Vec<_> = context.extent.clone().filter(is_linked).filter_map(leads).collect();
    if links.is_empty() {
        return skipped;
    }
    let targets: HashMap<&str, NodeId> =
        page.ids().filter_map(|it| page.attr(it, "id").map(|id| (id, it))).collect();
    for (index, link, id) in links {
        let Some(&target) = targets.get(id).filter(|it| link < **it) else { continue };
        let inside = page.passages_in(page.common_ancestor(link, target));
        let end = page.passages_in(target);
        // What unfolds below its own heading is led to as well, and is more than the end of a box.
        let is_end = inside.end <= end.end
            && index + 1 < end.start
            && end.len() <= 1
            && !end.clone().any(|it| context.facts(it).is_prose());
        if inside.start == index && is_end && inside.len() <= SKIPPED_PASSAGES_MAX {
            skipped[inside].fill(true);
        }
    }
    skipped
}

/// A box that is skipped lists a few pieces, each with a sentence.
const SKIPPED_PASSAGES_MAX: usize = 16;

pub(super) fn is_in_skipped_box(context: &Context<'_>, index: usize) -> bool {
    context.skipped[index] && !context.inside(index, Surround::QUOTE)
}
