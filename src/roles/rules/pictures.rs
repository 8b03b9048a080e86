//! Rules for what is said about pictures, and who made them.

use super::pieces::is_headline_again;
use super::{Context, sections};
use crate::language::Section;
use crate::page::{NodeId, Page, Tag};
use crate::roles::credited::{ends_with_credit, has_label_of_credit, is_credited_line};
use crate::roles::names::NameKind;
use crate::roles::surround::Surround;

/// A credit is a name, or two with an agency between them.
const CREDIT_LENGTH_MAX: f32 = 80.0;

/// Whether a figure or its caption holds the passage, or a box that is named for a picture and its caption.
pub(super) fn is_in_picture(context: &Context<'_>, index: usize) -> bool {
    context.inside(index, Surround::FIGURE)
        || context.inside(index, Surround::CAPTION)
        || is_named_caption(context, index) && is_in_named_box(context, index)
}

/// Whether a name of captions stands on an element that holds the better part of the passage; that on a part of a
/// paragraph says nothing of the paragraph.
fn is_named_caption(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let passage = context.passage(index);
    let inside = page.node(passage.first).parent;
    let named = page.ancestors(inside).take(3).find(|it| {
        context.surroundings.names(*it).has(NameKind::Caption) || is_description_of_picture(context, *it)
    });
    let chars = |it: NodeId| {
        let ends = page.passage_range(passage);
        ends.end.min(page.text_range(it).end).saturating_sub(ends.start)
    };
    named.is_some_and(|it| page.passage_text(passage).len() < 3 * chars(it))
}

/// Whether an element is named for a picture's description: "imageDescription". That of a film is a text of its own.
fn is_description_of_picture(context: &Context<'_>, id: NodeId) -> bool {
    let names = context.surroundings.names(id);
    let says_so = |it: &str| {
        let name = it.to_ascii_lowercase();
        name.contains("description") && !name.contains("video")
    };
    names.has(NameKind::Picture)
        && names.has(NameKind::Dek)
        && context.page.attr(id, "class").is_some_and(says_so)
}

/// Whether a box around is named for a picture or for several. One that holds all the text says nothing.
fn is_in_named_box(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let inside = page.node(context.passage(index).first).parent;
    let text = &context.prose;
    let holds_text = |id: NodeId| {
        let held = page.passages_in(id);
        !text.is_empty() && held.contains(&text.start) && held.contains(&text.end)
    };
    page.ancestors(inside).take(7).enumerate().any(|(level, id)| {
        let names = context.surroundings.names(id);
        (level < 5 && names.has(NameKind::Picture) || names.has(NameKind::Gallery)) && !holds_text(id)
    })
}

/// Text in a figure; in text without tags, the headline printed again between itself and the body.
pub(super) fn is_caption(context: &Context<'_>, index: usize) -> bool {
    if context.page.is_plain {
        return is_caption_of_copied_text(context, index);
    }
    let is_other = [Surround::QUOTE, Surround::CODE].iter().any(|it| context.inside(index, *it))
        || is_in_table_of_text(context, index)
        || context.inside(index, Surround::HEADING) && !context.inside(index, Surround::FIGURE)
        || is_count_of_comments(context, index);
    !is_other
        && !sections::is_title_of_card(context, index)
        && !is_for_screen_readers(context, index)
        && (is_in_picture(context, index) && !is_long_text_beside_a_picture(context, index)
            || is_alone_with_a_picture(context, index))
}

/// Whether a line on a picture is pressed or counts, and says nothing of the picture.
pub(super) fn is_control(context: &Context<'_>, index: usize) -> bool {
    let is_on_picture = || {
        let picture = context.page.node(context.parent(index)).parent;
        is_in_picture(context, index)
            || is_alone_with_a_picture(context, index)
            || is_box_of_picture(context, context.parent(index))
            || is_box_of_picture(context, picture)
    };
    (is_button(context, index) || is_count_of_comments(context, index)) && is_on_picture()
}

/// Whether a button that shows no picture of its own holds the passage.
pub(super) fn is_button(context: &Context<'_>, index: usize) -> bool {
    let button = context.page.closest(context.passage(index).block, |tag| tag == Tag::Button);
    button.is_some_and(|it| context.surroundings.pictures_in(context.page, it) == 0)
}

/// What a player of films says in a figure to those who cannot play them. The name is written so in every script.
pub(super) fn is_note_of_player(context: &Context<'_>, index: usize) -> bool {
    context.inside(index, Surround::FIGURE)
        && !context.inside(index, Surround::CAPTION)
        && !is_named_caption(context, index)
        && !context.inside(index, Surround::QUOTE)
        && context.facts(index).length <= CAPTION_LENGTH_MAX
        && context.text(index).contains("JavaScript")
}

/// Whether a number on a picture says how many comments the article has.
fn is_count_of_comments(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let own = context.page.node(context.passage(index).first).parent;
    0 < it.digits && it.words <= COUNT_WORDS_MAX && context.surroundings.names(own).has(NameKind::Comment)
}

/// "16 comments", "Comments (16)".
const COUNT_WORDS_MAX: u32 = 3;

/// Whether a passage stands in a table that is a part of the text. Old pages set the whole text in one.
fn is_in_table_of_text(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let table = page.closest(context.passage(index).block, |tag| tag == Tag::Table);
    table.is_some_and(|it| {
        let held = page.passages_in(it);
        let is_all_text = held.contains(&context.prose.start) && held.contains(&context.prose.end);
        !is_all_text && !is_box_of_picture(context, it)
    })
}

/// Whether an element holds one picture and little text.
fn is_box_of_picture(context: &Context<'_>, id: NodeId) -> bool {
    context.page.passages_in(id).len() <= 2 && context.surroundings.pictures_in(context.page, id) == 1
}

/// A longer text below a picture is a paragraph that has a picture.
const CAPTION_LENGTH_MAX: f32 = 400.0;

/// What is mostly a link leads to another piece.
const CAPTION_LINK_SHARE_MAX: f32 = 0.5;

/// The nearest element that holds a picture holds this text and little else: a box for the two.
fn is_alone_with_a_picture(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if CAPTION_LENGTH_MAX < it.length
        || CAPTION_LINK_SHARE_MAX < it.link_share()
        || context.inside(index, Surround::HEADING)
    {
        return false;
    }
    let block = context.passage(index).block;
    let mut around = context.page.ancestors(block).take(4);
    let held = around.find(|&id| 0 < context.surroundings.pictures_in(context.page, id));
    let own = context.page.node(context.passage(index).first).parent;
    held.is_some_and(|id| {
        let is_box = is_box_of_picture(context, id);
        let named = [NameKind::Picture, NameKind::Caption, NameKind::Credit, NameKind::Gallery];
        let says_so = named.iter().any(|kind| {
            context
                .page
                .ancestors(own)
                .take(5)
                .take_while(|&it| context.page.holds(id, it))
                .any(|it| context.surroundings.names(it).has(*kind))
        });
        let is_linked = context.inside(index, Surround::LINK);
        // A caption in a cell below that of its picture.
        let is_table = matches!(context.page.tag(id), Tag::Table | Tag::Tbody);
        is_box
            && (says_so || is_table)
            && !is_linked
            && context.extent.contains(&index) | context.is_near_headline(index)
    })
}

/// A line right behind a picture that ends with who made it, "The old station / Photo: Jane Roe", or that points to the
/// picture above or below it with a mark. In copied text, where no picture stands, any such line around the text.
pub(super) fn is_credited_below_a_picture(context: &Context<'_>, index: usize) -> bool {
    let (page, it) = (context.page, context.facts(index));
    let is_all_text = context.prose == (index..index);
    let is_short = it.length <= CAPTION_LENGTH_MAX && it.link_share() <= CAPTION_LINK_SHARE_MAX;
    if !is_short || is_all_text {
        return false;
    }
    if page.is_plain {
        return is_copied_caption(context, index);
    }
    let text = context.text(index);
    let (points_up, points_down) = (text.starts_with(MARKS_UP), text.starts_with(MARKS_DOWN));
    if !points_up && !points_down && !ends_with_credit(context.text(index))
        || is_for_screen_readers(context, index)
    {
        return false;
    }
    let passages = page.passages();
    let before = index.checked_sub(1).map_or(NodeId::ROOT, |it| passages[it].end);
    let near = context.extent.contains(&index) || context.is_near_headline(index);
    let passage = context.passage(index);
    let is_below = || 0 < context.surroundings.pictures_between(before, passage.first);
    let is_above = || {
        let behind = passages.get(index + 1).map_or(passage.end, |it| it.first);
        0 < context.surroundings.pictures_between(passage.end, behind)
    };
    near && if points_down { is_above() } else { is_below() || is_of_first_picture(context, index) }
}

/// Whether a line of copied text is a caption or a credit by its words.
fn is_copied_caption(context: &Context<'_>, index: usize) -> bool {
    let near = context.extent.contains(&index) || context.is_near_headline(index);
    let it = context.facts(index);
    // A line of facts around the date may name the maker of a picture too.
    let is_dated = DATE_DIGITS_MIN <= it.digits && it.words <= FACTS_WORDS_MAX;
    // Length weighs letters of East Asia higher.
    let is_eastern = 3.0 * it.chars as f32 / 2.0 < it.length;
    let most = if is_eastern { EASTERN_CAPTION_LENGTH_MAX } else { COPIED_CAPTION_LENGTH_MAX };
    near && context.headline != Some(index)
        && !is_dated
        && it.length <= most
        && is_credited_line(context.text(index))
}

/// A paragraph of Chinese or Japanese news is shorter.
const EASTERN_CAPTION_LENGTH_MAX: f32 = 160.0;

/// Digits of a date, and words of a line that tells of it and a few facts more.
const DATE_DIGITS_MIN: u32 = 5;
const FACTS_WORDS_MAX: u32 = 14;

/// Without a picture beside it a longer text that ends so is a paragraph.
const COPIED_CAPTION_LENGTH_MAX: f32 = 260.0;

/// Whether only short lines stand between the picture below the headline and a caption with its credit: the byline, the
/// date.
fn is_of_first_picture(context: &Context<'_>, index: usize) -> bool {
    let Some(headline) = context.headline.filter(|it| *it < index) else { return false };
    let between = headline + 1..index;
    between.len() <= LINES_ABOVE_CAPTION
        && index <= context.first_prose()
        && has_label_of_credit(context.text(index))
        && between.into_iter().all(|it| context.facts(it).length <= CREDIT_LENGTH_MAX)
        && 0 < context
            .surroundings
            .pictures_between(context.passage(headline).end, context.passage(index).first)
}

/// So many lines stand between a picture and a caption that is set apart from it.
const LINES_ABOVE_CAPTION: usize = 8;

/// Marks before a caption that say where its picture stands.
const MARKS_UP: [char; 2] = ['\u{25B2}', '\u{25B3}'];
const MARKS_DOWN: [char; 2] = ['\u{25BC}', '\u{25BD}'];

/// Whether a passage is set for screen readers alone: the label of a field, no caption.
pub(super) fn is_for_screen_readers(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let inside = page.node(context.passage(index).first).parent;
    let mut own = page.ancestors(inside).take(4).take_while(|it| *it >= context.passage(index).block);
    own.any(|it| is_named_for_screen_readers(page, it))
}

/// Whether an element has the class of what only screen readers see.
pub(super) fn is_named_for_screen_readers(page: &Page, id: NodeId) -> bool {
    let classes = page.attr(id, "class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|it| FOR_SCREEN_READERS.contains(&it))
}

/// Classes of text that only screen readers see.
const FOR_SCREEN_READERS: [&str; 6] = [
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "show-for-sr",
];

/// Some pages set the whole article inside a figure, or never close its caption.
fn is_long_text_beside_a_picture(context: &Context<'_>, index: usize) -> bool {
    let picture = context
        .page
        .closest(context.passage(index).block, |tag| matches!(tag, Tag::Figure | Tag::Figcaption));
    let crowded = picture.is_some_and(|it| CAPTION_PASSAGES_MAX < context.page.passages_in(it).len());
    let it = context.facts(index);
    crowded && 2 < it.words || !context.inside(index, Surround::CAPTION) && CAPTION_LENGTH_MAX < it.length
}

/// A figure with more passages than this holds more than captions and credits.
const CAPTION_PASSAGES_MAX: usize = 8;

/// In copied text so many lines lie between the headline and the caption of the picture below it.
const CAPTION_REACH: usize = 12;

/// Right below the headline, without a dek between, its copy is the same headline once more.
pub(super) fn is_caption_of_copied_text(context: &Context<'_>, index: usize) -> bool {
    let has_dek = |headline: usize| {
        let between = headline + 1..index;
        between.len() <= CAPTION_REACH && between.into_iter().any(|it| context.facts(it).is_prose())
    };
    is_headline_again(context, index)
        && context.headline.is_some_and(|it| it < index && has_dek(it))
        && index < context.last_prose()
}

/// A name in or below a caption that says who made the picture.
pub(super) fn is_credit(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if CREDIT_LENGTH_MAX < it.length || it.ends_sentence && 4 < it.words {
        return false;
    }
    if context.page.is_plain {
        return 0 < index && is_caption_of_copied_text(context, index - 1) && it.words <= 6;
    }
    let labelled =
        context.begins_with(index, Section::CreditLabels) || context.is_label(index, Section::Agencies);
    let is_signed = || {
        let near = context.extent.contains(&index) || context.is_near_headline(index);
        near && context.text(index).starts_with('\u{A9}') && is_in_named_box(context, index)
    };
    context.named(index, NameKind::Credit, 1) && (is_in_picture(context, index) || is_signed())
        || is_in_picture(context, index) && labelled
        || labelled && 0 < index && is_in_picture(context, index - 1) && it.words <= 8
}
