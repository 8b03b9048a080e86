//! Lines that nothing but their place shows to be captions and credits: they stand by a picture, alone with it in a box
//! or right below it.

use super::{Context, sections};
use crate::language::Section;
use crate::page::{NodeId, Tag};
use crate::roles::measures::text::TextFacts;
use crate::roles::surround::Surround;

use super::pictures::is_for_screen_readers;

/// A longer text by a picture is a paragraph that has a picture; so is a shorter one that ends as a sentence.
const LINE_LENGTH_MAX: f32 = 260.0;
const SENTENCE_LENGTH_MAX: f32 = 140.0;

/// A line below a picture that nothing sets apart is a caption when it has so much text and is no sentence.
const PLAIN_LENGTH: std::ops::RangeInclusive<f32> = 20.0..=140.0;

/// A picture stands at most so many rows above its caption, and so deep in elements of its own.
const ROWS_BETWEEN: usize = 24;
const LEVELS: usize = 8;

/// Elements around a line in which its picture is looked for.
const BOX_LEVELS: usize = 4;

/// Pixels: smaller pictures are signs and portraits.
const SMALL: u32 = 100;

/// Pixels from which a picture is no portrait.
const WIDE: u32 = 300;

/// A line alone with a picture in a box, or one right below a picture that is set as captions are or is no sentence.
pub(super) fn is_caption(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if !may_be_set_to_a_picture(context, index)
        || it.asks
        || LINES_MAX < context.text(index).lines().count()
        || DESCRIBED <= context.stated.description_overlap(context.text(index))
    {
        return false;
    }
    let most = if it.ends_sentence || 1 < it.sentences { SENTENCE_LENGTH_MAX } else { LINE_LENGTH_MAX };
    let Some(picture) = picture_above(context, index).filter(|_| it.length <= most) else { return false };
    match box_around(context, index, picture) {
        Some(held) => {
            is_line_in_box(context, index, held, picture)
                && !is_like_name(context, index, picture)
                && (!is_bold(context, index) || is_centred(context, index))
                && has_text_beside(context, index)
        }
        None => is_below(context, index, picture),
    }
}

/// Whether the line stands below the picture, set as captions are, or is no sentence.
fn is_below(context: &Context<'_>, index: usize, picture: NodeId) -> bool {
    let it = context.facts(index);
    let is_set_apart = is_slanted(context, index) && !is_bold(context, index);
    let is_inside_text = index < context.prose.end && has_text_beside(context, index);
    if context.page.holds(context.passage(index).block, picture) {
        return is_set_apart && is_inside_text;
    }
    let is_plain = || PLAIN_LENGTH.contains(&it.length) && is_plain_line(context, index);
    stands_below(context, index, picture)
        && (is_centred_alone(context, index) || is_inside_text && (is_set_apart || is_plain()))
}

fn is_bold(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    it.chars < 2 * it.bold
}

/// Whether the line may be the name of whom a portrait shows.
fn is_like_name(context: &Context<'_>, index: usize, picture: NodeId) -> bool {
    let least = if index < context.first_prose() { SHORT_LENGTH_ABOVE } else { SHORT_LENGTH };
    let is_short = context.facts(index).length < least || is_name(context.text(index));
    is_short && !is_centred(context, index) && !is_wide(context, picture)
}

/// Beside a portrait of unknown size stands a name; what is longer than this is said of a picture.
const SHORT_LENGTH: f32 = 16.0;

/// Above the text it may stand with a post or a topic.
const SHORT_LENGTH_ABOVE: f32 = 36.0;

/// Share of its words in the page's description from which a line is the beginning of the text.
const DESCRIBED: f32 = 0.5;

/// A line with more breaks is a list.
const LINES_MAX: usize = 2;

/// A name alone with a wide picture in a box says who made it, when the headline and the text behind do not have it.
pub(super) fn is_credit(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if NAME_WORDS_MAX < it.words
        || NAME_LENGTH_MAX < it.length
        || it.ends_sentence
        || 0 < it.digits
        || !may_be_set_to_a_picture(context, index)
        || !is_name(context.text(index))
    {
        return false;
    }
    let Some(picture) = picture_above(context, index) else { return false };
    is_wide(context, picture)
        && box_around(context, index, picture).is_some()
        && !is_shown_there(context, index)
}

const NAME_WORDS_MAX: u32 = 5;
const NAME_LENGTH_MAX: f32 = 50.0;

/// So many passages behind a name are asked whether they speak of it.
const NAME_REACH: usize = 8;

fn is_name(text: &str) -> bool {
    let mut words = text.split(|it: char| it.is_whitespace() || it == '/').filter(|it| !it.is_empty());
    let is_part = |word: &str| word.starts_with(char::is_uppercase);
    words.clone().count() <= NAME_WORDS_MAX as usize && words.all(is_part)
}

/// Whether the headline or the text behind names whom the picture shows.
fn is_shown_there(context: &Context<'_>, index: usize) -> bool {
    let name = context.text(index);
    let behind = (index + 1..context.facts.len()).take(NAME_REACH);
    !name.contains('/')
        && context.headline.into_iter().chain(behind).any(|it| context.text(it).contains(name))
}

/// What holds no captions but those that markup names.
const OTHERS: [Surround; 9] = [
    Surround::HEADING,
    Surround::CONTROL,
    Surround::QUOTE,
    Surround::CODE,
    Surround::TIME,
    Surround::ASIDE,
    Surround::NAV,
    Surround::FOOTER,
    Surround::FORM,
];

fn may_be_set_to_a_picture(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let is_other = OTHERS.iter().any(|it| context.inside(index, *it));
    let near = context.extent.contains(&index) || context.is_near_headline(index);
    !context.page.is_plain
        && !is_other
        && near
        && context.prose != (index..index)
        && (it.link_share() <= 0.5 || is_centred(context, index))
        && !it.ends_colon
        && (!context.begins_with(index, Section::BylinePrefixes)
            || context.is_label(index, Section::BylinePrefixes))
        && !is_for_screen_readers(context, index)
        && !context.is_label(index, Section::PromoLabels)
        && !sections::is_title_of_card(context, index)
}

/// The last picture between the passage before and this one, when it is no sign.
fn picture_above(context: &Context<'_>, index: usize) -> Option<NodeId> {
    let page = context.page;
    let passages = page.passages();
    let from = index.checked_sub(1).map_or(NodeId::ROOT, |it| passages[it].end);
    let first = passages[index].first;
    if context.surroundings.pictures_between(from, first) == 0 {
        return None;
    }
    let mut rows = page.rows_between(from, first).rev().take(ROWS_BETWEEN);
    let picture = rows.find(|it| page.tag(*it).is_image() && page.node(*it).visibility.is_seen())?;
    let is_small =
        ["width", "height"].iter().any(|it| pixels(context, picture, it).is_some_and(|it| it < SMALL));
    (!is_small).then_some(picture)
}

fn is_wide(context: &Context<'_>, picture: NodeId) -> bool {
    pixels(context, picture, "width").is_some_and(|it| WIDE <= it)
}

fn pixels(context: &Context<'_>, picture: NodeId, name: &str) -> Option<u32> {
    let value = context.page.attr(picture, name)?.trim();
    value.strip_suffix("px").unwrap_or(value).parse().ok()
}

/// The element that holds the picture and this line, and at most one short line more.
fn box_around(context: &Context<'_>, index: usize, picture: NodeId) -> Option<NodeId> {
    let page = context.page;
    let held =
        page.ancestors(context.passage(index).block).take(BOX_LEVELS).find(|it| page.holds(*it, picture))?;
    let is_line = |it: usize| {
        let facts = context.facts(it);
        it == index || facts.length <= NAME_LENGTH_MAX && !context.inside(it, Surround::HEADING)
    };
    let held_passages = page.passages_in(held);
    let is_box = context.surroundings.pictures_in(page, held) == 1
        && held_passages.len() <= 2
        && held_passages.into_iter().all(is_line)
        && !matches!(page.tag(held), Tag::Li | Tag::Tr | Tag::Body);
    is_box.then_some(held)
}

/// Whether the line has an element of its own in the box, or a line of its own below the picture. Text runs around a
/// picture that is set to one side.
fn is_line_in_box(context: &Context<'_>, index: usize, held: NodeId, picture: NodeId) -> bool {
    let page = context.page;
    let passage = context.passage(index);
    if passage.block != held {
        return true;
    }
    let is_aside = page.attr(picture, "align").is_some_and(|it| !it.eq_ignore_ascii_case("center"))
        || page.attr(picture, "class").is_some_and(|it| it.contains("left") || it.contains("right"))
        || page.attr(picture, "style").is_some_and(|it| it.contains("float"));
    let breaks = || {
        let mut rows = page.rows_between(picture, passage.first);
        rows.any(|it| page.tag(it) == Tag::Br)
    };
    let own = page.node(passage.first).parent;
    let has_element = || page.tag(held) == Tag::Div && own != held && passage.end <= page.node(own).end;
    !is_aside && (breaks() || has_element() || is_slanted(context, index))
}

/// Whether the line is set below the picture as a sibling of what holds the picture and no text.
fn stands_below(context: &Context<'_>, index: usize, picture: NodeId) -> bool {
    let page = context.page;
    let block = context.passage(index).block;
    let parent = page.node(block).parent;
    let mut around = page.ancestors(picture).take(LEVELS);
    let top = around.find(|it| page.node(*it).parent == parent);
    top.is_some_and(|it| page.passages_in(it).is_empty())
}

/// Whether the line is no sentence, and neither a number of a list nor the end of one.
fn is_plain_line(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let text = context.text(index);
    let is_opening = |it: char| it.is_alphabetic() || matches!(it, '"' | '\u{201C}' | '\u{AB}' | '\u{2018}');
    !it.ends_sentence
        && !it.starts_small
        && it.bold == 0
        && !text.contains([':', '\u{FF1A}'])
        && !it.address
        && text.starts_with(is_opening)
        && matches!(context.page.tag(context.passage(index).block), Tag::P | Tag::Div)
}

/// Whether all of the line is in italics or in small letters.
fn is_slanted(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let mut rows = page.rows_of(context.passage(index));
    rows.all(|row| {
        context.surroundings.of(row).has(Surround::ITALIC)
            || page.ancestors(row).take(BOX_LEVELS).any(|it| page.tag(it) == Tag::Small)
    })
}

/// Old pages set a caption in the middle, and some the whole text.
fn is_centred_alone(context: &Context<'_>, index: usize) -> bool {
    let is_like_it =
        |it: usize| it < context.facts.len() && context.facts(it).is_prose() && is_centred(context, it);
    is_centred(context, index) && !index.checked_sub(1).is_some_and(is_like_it) && !is_like_it(index + 1)
}

fn is_centred(context: &Context<'_>, index: usize) -> bool {
    let (page, block) = (context.page, context.passage(index).block);
    if let Some(style) = page.attr(block, "style").filter(|it| it.contains("text-align")) {
        return style.replace(' ', "").contains("text-align:center");
    }
    page.attr(block, "align").is_some_and(|it| it.eq_ignore_ascii_case("center"))
        || page.tag(block) == Tag::Center
}

/// Whether running text that has no picture of its own stands before or behind: in rows of boxes each text is the text
/// of its box.
fn has_text_beside(context: &Context<'_>, index: usize) -> bool {
    let is_text = |it: usize| {
        context.facts.get(it).is_some_and(TextFacts::is_prose) && !is_in_box_of_picture(context, it)
    };
    index.checked_sub(1).is_some_and(is_text)
        || is_text(index + 1)
        || context.is_near_headline(index) && (index + 2..index + NAME_REACH).any(is_text)
}

fn is_in_box_of_picture(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let mut around = page.ancestors(context.passage(index).block).take(BOX_LEVELS);
    let held = around.find(|it| 0 < context.surroundings.pictures_in(page, *it));
    held.is_some_and(|it| page.passages_in(it).len() <= 2)
}
