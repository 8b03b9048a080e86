//! Rules for what an opening label ("Read also", "Comments") makes of the lines below it.

use super::pictures::is_button;
use super::{Context, furniture};
use crate::language::Section;
use crate::page::{NodeId, Page, Tag};
use crate::roles::Role;
use crate::roles::cards;
use crate::roles::names::NameKind;
use crate::roles::surround::Surround;
use crate::roles::{BODY_PROBABILITY, Label};

/// How many passages one label can speak for.
const REACH: usize = 40;

/// A headline of another piece has at least this many words.
const HEADLINE_WORDS_MIN: u32 = 4;

/// Labels that open a section, and the role of what follows.
const OPENERS: [(Section, Role); 2] =
    [(Section::RelatedLabels, Role::Related), (Section::CommentLabels, Role::Comment)];

/// For each passage the role that a label above it, in the same container, gives to it.
pub(super) fn open_sections(context: &Context<'_>) -> Vec<Option<Role>> {
    let mut roles = vec![None; context.facts.len()];
    for index in 0..roles.len() {
        let opener = OPENERS.iter().find(|(section, _)| context.is_label(index, *section));
        let Some((_, role)) = opener else { continue };
        // Above the text such a label leads to the comments and does not open them; in text without markup nothing
        // says that what any label opens ends before the article's byline.
        let is_above = index < context.first_prose();
        let is_below_headline = context.headline.is_some_and(|it| it < index);
        if is_above && (*role == Role::Comment || context.page.is_plain && is_below_headline) {
            continue;
        }
        let end = section_end(context, index, *role);
        for (below, slot) in roles.iter_mut().enumerate().take(end).skip(index + 1) {
            *slot = Some(role_below(context, below, *role));
        }
    }
    roles
}

/// Text of an article that stands above its comments; a shorter one may be the opening of a forum's thread.
const TEXT_ABOVE_COMMENTS_MIN: f32 = 600.0;

/// For each passage whether a label of comments opens it, below the text of the article.
pub(super) fn below_comments(context: &Context<'_>, labels: &[Label]) -> Vec<bool> {
    let mut below = vec![false; labels.len()];
    let (mut length, mut last, mut known) = (0.0, 0, 0);
    let counts = signature_counts(context);
    let is_open = |index: usize| !context.page.is_plain && context.is_label(index, Section::CommentLabels);
    for index in context.headline.map_or(0, |it| it + 1)..labels.len() {
        if known <= index && TEXT_ABOVE_COMMENTS_MIN <= length && is_open(index) {
            let container = container_of(context.page, context.passage(index).block);
            let inside = context.page.passages_in(container);
            let next = (index + 1 + FIRST_SIGNATURE_REACH).min(inside.end).max(index + 1);
            let is_signed =
                || counts[index + 1].1 < counts[next].1 || are_signed(counts[index + 1], counts[inside.end]);
            if last < inside.start || is_signed() {
                below[index + 1..inside.end].fill(true);
                known = inside.end;
            }
        }
        let it = context.facts(index);
        if known <= index && it.is_prose() && BODY_PROBABILITY <= labels[index].probability {
            length += it.length;
            last = index;
        }
    }
    below
}

/// How many texts and how many short lines with a date stand before each passage, and before the end.
fn signature_counts(context: &Context<'_>) -> Vec<(usize, usize)> {
    let mut counts = vec![(0, 0)];
    let (mut texts, mut signatures) = (0, 0);
    for it in context.facts {
        let is_signature =
            !it.is_prose() && !it.ends_sentence && 2 <= it.digits && it.words <= SIGNATURE_WORDS_MAX;
        texts += usize::from(it.is_prose());
        signatures += usize::from(is_signature);
        counts.push((texts, signatures));
    }
    counts
}

/// Whether short lines with a date stand between texts, as below or above comments: one for four texts, and two at least.
fn are_signed(before: (usize, usize), behind: (usize, usize)) -> bool {
    let (texts, signatures) = (behind.0 - before.0, behind.1 - before.1);
    2 <= signatures && texts <= 4 * signatures
}

/// The first comment's signature stands directly below the label, or below how many there are.
const FIRST_SIGNATURE_REACH: usize = 2;

/// "Posted by a reader on May 31, 2008 at 10:40 AM" and its like are shorter.
const SIGNATURE_WORDS_MAX: u32 = 16;

/// Below a label of comments that stands below the text.
pub(super) fn is_below_comments(context: &Context<'_>, index: usize) -> bool {
    context.below_comments[index]
}

/// Headlines that follow the word "Comments" in copied text are no comments.
fn role_below(context: &Context<'_>, index: usize, role: Role) -> Role {
    let is_line = !context.facts(index).ends_sentence || context.facts(index).asks;
    if context.page.is_plain && role == Role::Comment && is_line { Role::Related } else { role }
}

fn section_end(context: &Context<'_>, index: usize, role: Role) -> usize {
    let count = context.facts.len();
    if context.page.is_plain {
        let after_body = context.last_prose() < index;
        let is_text = |it: usize| context.facts(it).is_prose() && !after_body;
        let is_other = |it: usize| {
            role == Role::Related && (is_sentence(context, it) || furniture::is_legal(context, it))
        };
        let most = count.min(index + 1 + REACH);
        let end = (index + 1..most).find(|&it| is_text(it) || is_other(it)).unwrap_or(most);
        return context.headline.filter(|it| index < *it).map_or(end, |it| end.min(it));
    }
    let container = container_of(context.page, context.passage(index).block);
    let inside = context.page.passages_in(container).end;
    let end = if inside == index + 1 { list_end(context, inside, role).unwrap_or(inside) } else { inside };
    end.min(index + 1 + REACH)
}

/// Where the list ends that stands right below a label of other pieces, each in an element of its own.
fn list_end(context: &Context<'_>, below: usize, role: Role) -> Option<usize> {
    let page = context.page;
    let item = context.page.passages().get(below).filter(|_| role == Role::Related)?.block;
    let list = page.closest(item, |tag| matches!(tag, Tag::Ul | Tag::Ol))?;
    let items = page.passages_in(list);
    let is_linked = |it: usize| CARD_LINK_SHARE < context.facts(it).link_share();
    (items.start == below && items.len() <= BOX_PASSAGES_MAX && items.clone().all(is_linked))
        .then_some(items.end)
}

/// Whether a line says something from capital letter to full stop, as no headline does.
pub(super) fn is_sentence(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    HEADLINE_WORDS_MIN <= it.words && it.ends_sentence && !it.asks
}

/// The element that holds a label and what it opens: the nearest one with more than one child, unless
/// that already holds the article's text.
fn container_of(page: &Page, block: NodeId) -> NodeId {
    let mut last = block;
    for id in page.ancestors(block).skip(1).take(3) {
        if matches!(page.tag(id), Tag::Body | Tag::Html | Tag::Article | Tag::Main) {
            break;
        }
        last = id;
        if 1 < page.passages_in(id).len() {
            break;
        }
    }
    last
}

/// Behind a label that leads to other pieces a line with a smaller share of links is a sentence of the text.
const LED_LINK_SHARE: f32 = 0.4;

/// "Read also: …" as a line of its own, or a linked line that such a label opens.
pub(super) fn is_read_also(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let labelled = context.begins_with(index, Section::RelatedLabels);
    !is_button(context, index) && context.is_label(index, Section::RelatedLabels)
        || labelled
            && (LED_LINK_SHARE < it.link_share()
                || !it.ends_sentence && context.text(index).contains([':', '\u{FF1A}']))
}

/// A few words with a colon, then one link to the end: "Read also: …" in any language.
pub(super) fn is_label_and_link(context: &Context<'_>, index: usize) -> bool {
    let (page, passage, it) = (context.page, context.passage(index), context.facts(index));
    if it.links != 1
        || context.inside(index, Surround::HEADING)
        || it.link_share() < 0.5
        || it.words < HEADLINE_WORDS_MIN
        || context.begins_with(index, Section::NewsletterLabels)
        || is_among_unlinked_items(context, index)
    {
        return false;
    }
    let mut rows = page.rows_of(passage);
    let is_linked = |row| context.surroundings.of(row).has(Surround::LINK);
    let Some(link) = rows.find(|&row| is_linked(row)) else { return false };
    let start = page.passage_range(passage).start;
    let label = page.slice(start..page.text_range(link).start).trim_end();
    let words = crate::text::words::count(label);
    (2..=6).contains(&words)
        && label.ends_with([':', '\u{FF1A}'])
        && label.chars().count() <= OPENING_CHARS_MAX
        && rows.all(is_linked)
}

/// Whether the item beside it in a list has no link: a list of sources names some that are not on the web.
fn is_among_unlinked_items(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let item = context.passage(index).block;
    let list = page.node(item).parent;
    let beside = [index.checked_sub(1), Some(index + 1).filter(|it| *it < context.facts.len())];
    page.tag(item) == Tag::Li
        && beside.into_iter().flatten().any(|it| {
            let other = context.passage(it).block;
            page.tag(other) == Tag::Li && page.node(other).parent == list && context.facts(it).links == 0
        })
}

/// An opening label is shorter than this in every language of the packs.
const OPENING_CHARS_MAX: usize = 30;

/// A box of other pieces has a title and a few links.
const BOX_PASSAGES_MAX: usize = 8;

/// The title of a card, or of a small element that is named for other pieces and holds nothing else but links.
pub(super) fn is_in_related_box(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    if is_title_of_card(context, index) {
        return true;
    }
    let mut around = page.ancestors(context.passage(index).block).take(3);
    let named = around.find(|&id| context.surroundings.names(id).has(NameKind::Related));
    let holds_links = named.is_some_and(|id| {
        let range = page.passages_in(id);
        let links = range.clone().filter(|&it| CARD_LINK_SHARE < context.facts(it).link_share()).count();
        0 < links && range.len() <= BOX_PASSAGES_MAX && range.len() <= links + 1
    });
    holds_links && context.headline.is_some_and(|headline| headline < index)
}

/// A linked line below the headline whose address is that of a picture's link too. In a figure picture and figcaption
/// may stand in one link. Below a heading of the article stands its text; the heading of a card has none.
pub(super) fn is_title_of_card(context: &Context<'_>, index: usize) -> bool {
    let (page, it) = (context.page, context.facts(index));
    if context.thumbnails.is_empty()
        || it.link_share() < CARD_LINK_SHARE
        || it.words < HEADLINE_WORDS_MIN
        || context.headline.is_none_or(|headline| index <= headline)
    {
        return false;
    }
    let passage = context.passage(index);
    let Some(link) = cards::link_around(page, passage.first) else { return false };
    let leads_there = page.attr(link, "href").is_some_and(|it| context.thumbnails.contains(it.trim()));
    let is_caption = || {
        context.inside(index, Surround::FIGURE)
            && (context.inside(index, Surround::CAPTION) || context.named(index, NameKind::Caption, 1))
            && holds_picture(context, link)
    };
    let is_heading = || context.inside(index, Surround::HEADING) && !is_alone_with_thumbnail(context, index);
    leads_there && !is_caption() && !is_heading()
}

/// What is not the title's link in a card is a sign or a time.
const CARD_LINK_SHARE: f32 = 0.8;

fn holds_picture(context: &Context<'_>, id: NodeId) -> bool {
    0 < context.surroundings.pictures_in(context.page, id)
}

/// Whether the nearest element that holds a picture has no running text that is not linked.
fn is_alone_with_thumbnail(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let mut around = page.ancestors(context.passage(index).block).take(CARD_LEVELS);
    around.find(|&id| holds_picture(context, id)).is_some_and(|id| {
        let held = page.passages_in(id);
        held.len() <= BOX_PASSAGES_MAX
            && held
                .into_iter()
                .all(|it| !context.facts(it).is_prose() || 0.5 < context.facts(it).link_share())
    })
}

/// A card's title stands at most so many elements inside the card.
const CARD_LEVELS: usize = 5;

pub(super) fn is_comment_label(context: &Context<'_>, index: usize) -> bool {
    context.is_label(index, Section::CommentLabels)
}

/// A line below an opening label that holds no running text of the article's own.
pub(super) fn is_after_label(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if context.is_beside_article(index) {
        return false;
    }
    let is_line = context.page.is_plain && !it.is_prose();
    context.sections[index]
        .is_some_and(|role| role == Role::Comment || LED_LINK_SHARE < it.link_share() || is_line)
}

/// An item of a list that follows a call to subscribe or to sign in: what subscribers get.
pub(super) fn is_in_offer_list(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let list = page.closest(context.passage(index).block, |tag| matches!(tag, Tag::Ul | Tag::Ol));
    let Some(list) = list else { return false };
    let above = page.passages_in(list).start.checked_sub(1);
    above.is_some_and(|at| {
        [Section::NewsletterLabels, Section::LoginLabels].iter().any(|it| context.begins_with(at, *it))
    })
}

/// A list of other pieces holds cards, and these a line or two.
const RELATED_LEVELS: usize = 5;
const TEASER_LEVELS: usize = 4;

pub(super) fn is_related(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let named = context.named(index, NameKind::Related, RELATED_LEVELS)
        || context.named(index, NameKind::Teaser, TEASER_LEVELS);
    named
        && !context.inside(index, Surround::NAV)
        && !context.is_beside_article(index)
        && HEADLINE_WORDS_MIN <= it.words
        && context.headline.is_some_and(|headline| headline < index)
}

/// Longer lines are no headlines.
const HEADLINE_LENGTH_MAX: f32 = 220.0;

/// A headline-like line below the article: linked, or, in copied text, anything that reads like one.
pub(super) fn is_headline_below(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    context.extent.end <= index
        && !context.is_beside_article(index)
        && HEADLINE_WORDS_MIN <= it.words
        && it.length <= HEADLINE_LENGTH_MAX
        && (context.page.is_plain && !is_sentence(context, index) || CARD_LINK_SHARE < it.link_share())
}
