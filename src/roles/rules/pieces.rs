//! Rules for the pieces of an article that are not its body.

use std::collections::HashMap;
use std::ops::Range;

use super::Context;
use super::pictures::{is_caption_of_copied_text, is_in_picture};
use crate::language::{Section, labels_in, strip_label};
use crate::page::{NodeId, Tag};
use crate::roles::names::NameKind;
use crate::roles::surround::Surround;
use crate::roles::{BODY_PROBABILITY, Label, is_sentence_of_correction, opens_correction};

/// The longest byline or date line seen in the corpora is shorter.
const LINE_LENGTH_MAX: f32 = 160.0;

/// A date line may name a source, an author and a time too.
const DATE_CHARS_MAX: u32 = 90;

/// A kicker is a few words, and stands within so many passages above the headline.
const KICKER_WORDS_MAX: u32 = 8;
const KICKER_REACH: usize = 4;

/// A dek has words enough for a sentence, fewer than a paragraph or two, and is no list of links; pictures, share bars and
/// bylines may stand between it and the headline.
const DEK_WORDS_MIN: u32 = 4;
const DEK_LENGTH_MAX: f32 = 700.0;
const DEK_LINK_SHARE_MAX: f32 = 0.5;
const DEK_REACH: usize = 15;

/// Running text that is linked more than this is of other pieces.
const TEXT_LINK_SHARE_MAX: f32 = 0.2;

/// A byline that is named so may hold a post; one that only opens with "By", or stands in a list, is told by its length.
const NAMED_BYLINE_WORDS_MAX: u32 = 20;
const BYLINE_WORDS_MAX: u32 = 14;

/// A time element with more words is a sentence about a day.
const TIME_WORDS_MAX: u32 = 12;

/// A line that is named or labelled a date may hold two of them, with their labels.
const DATE_LINE_WORDS_MAX: u32 = 16;

/// A line of sources is short, and stands no further behind the text than notes and tags do.
const SOURCE_WORDS_MAX: u32 = 12;
const SOURCE_LENGTH_MAX: f32 = 100.0;
const SOURCE_REACH: usize = 6;

/// So many passages follow the body directly.
const AFTER_BODY: usize = 10;

/// Share of a passage's words that must stand in the description for it to be the dek.
const DESCRIPTION_SHARE: f32 = 0.85;

pub(super) fn is_headline(context: &Context<'_>, index: usize) -> bool {
    context.headline == Some(index)
}

/// The headline's text once more, below it or above it, outside of a figure.
pub(super) fn is_headline_again(context: &Context<'_>, index: usize) -> bool {
    let is_near = context.page.is_plain || index < context.first_prose();
    is_near
        && context.headline.is_some_and(|it| it != index && context.facts(it).key == context.facts(index).key)
}

pub(super) fn is_kicker(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let Some(headline) = context.headline else { return false };
    index < headline
        && headline - index <= KICKER_REACH
        && it.words <= KICKER_WORDS_MAX
        && context.named(index, NameKind::Kicker, 1)
        && !context.named(index, NameKind::Breadcrumb, 3)
        // The label of a bar of breaking news.
        && !context.named(index, NameKind::Sidebar, 0)
        && !context.inside(index, Surround::NAV)
}

/// The standfirst: marked as one, or what the description repeats, between the headline and the body.
pub(super) fn is_dek(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if !context.headline.is_some_and(|headline| headline < index && index < headline + DEK_REACH)
        || context.first_prose() < index
        || it.words < DEK_WORDS_MIN
        || DEK_LENGTH_MAX < it.length
        || DEK_LINK_SHARE_MAX < it.link_share()
        || is_in_picture(context, index)
    {
        return false;
    }
    if context.page.is_plain {
        return is_dek_of_copied_text(context, index);
    }
    let is_byline = context.named(index, NameKind::Byline, 1) || context.named(index, NameKind::Date, 1);
    let marked = is_named_dek(context, index) && !is_byline;
    let is_heading = context.page.tag(context.passage(index).block).heading_level() == Some(2);
    let is_described = |it: usize| DESCRIPTION_SHARE <= context.stated.description_overlap(context.text(it));
    // Blogger's pages give the whole text as their description.
    let last = context.last_prose();
    let is_all = || index < last && last < context.facts.len() && is_described(last);
    let described = is_described(index) && !is_all();
    let apart = context.stands_apart_from_body(index);
    marked && (apart || is_heading || described)
        || described && apart && (is_heading || it.is_prose() || it.ends_sentence)
}

/// Whether a passage's own element is named for a dek, or the one around it; one that holds many passages is the text's, as
/// Blogger's is called both description and body, and a picture's description is none.
fn is_named_dek(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let has = |it: NodeId, kind: NameKind| context.surroundings.near(page, it, kind, 0);
    let is_of_picture = |it: NodeId| {
        page.tag(it).heading_level().is_none() && (has(it, NameKind::Picture) || has(it, NameKind::Caption))
    };
    let inside = page.node(context.passage(index).first).parent;
    let mut around = page.ancestors(inside).take(2);
    around.any(|it| {
        has(it, NameKind::Dek) && !is_of_picture(it) && page.passages_in(it).len() <= DEK_PASSAGES_MAX
    })
}

/// Passages of an element that is named for a dek; more are the text.
const DEK_PASSAGES_MAX: usize = 8;

/// In copied text the dek is the paragraph between the headline and the picture's caption.
fn is_dek_of_copied_text(context: &Context<'_>, index: usize) -> bool {
    let Some(headline) = context.headline else { return false };
    index == headline + 1
        && context.facts(index).is_prose()
        && index + 1 < context.facts.len()
        && is_caption_of_copied_text(context, index + 1)
}

/// A quotation set apart between two pieces of running text.
pub(super) fn is_quote_in_text(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let prose = |mut near: std::ops::Range<usize>| {
        near.any(|at| context.extent.contains(&at) && context.facts(at).is_prose())
    };
    context.page.closest(context.passage(index).block, |tag| tag == Tag::Blockquote).is_some()
        && it.ends_sentence
        && it.link_share() < TEXT_LINK_SHARE_MAX
        && prose(index.saturating_sub(QUOTE_REACH)..index)
        && prose(index + 1..(index + QUOTE_REACH).min(context.facts.len()))
}

/// A listing of a program between paragraphs of the body. Names inside of it are those of the program's words.
pub(super) fn is_code_in_text(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    context.prose.contains(&index)
        && context.inside(index, Surround::CODE)
        && page.closest(context.passage(index).block, |tag| tag == Tag::Pre).is_some_and(|listing| {
            let around = page.node(listing).parent;
            !context.below_comments[index]
                && !context.surroundings.near(page, around, NameKind::Comment, LISTING_LEVELS)
        })
}

/// So many elements lie between a listing in a comment and the element that is named for comments, at the most.
const LISTING_LEVELS: usize = 3;

/// A paragraph between those of the body, in the element that holds them.
pub(super) fn is_in_text_box(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    it.is_prose()
        && it.link_share() < TEXT_LINK_SHARE_MAX
        && context.passage(index).visibility.is_seen()
        && context.text_boxes.get(&context.parent(index)).is_some_and(|it| it.contains(&index))
}

/// A shorter text may share its element with other pieces.
const TEXT_BOX_LENGTH_MIN: f32 = 1500.0;

/// So much of what an element directly holds must be likely body.
const TEXT_BOX_SHARE_MIN: f32 = 0.4;

/// In a long text each paragraph seems less likely than the one before; below this it is hardly the text any more.
const TEXT_BOX_PROBABILITY_MIN: f32 = 0.3;

/// Running text that stands directly in one element.
struct TextBox {
    length: f32,
    /// Length of what is likely body.
    likely: f32,
    /// From its first passage to the last that is likely body, or doubtful and next to one that is in the range.
    range: Range<usize>,
    last: usize,
}

/// The elements that directly hold a long text, most of whose running text is likely body.
pub(super) fn text_boxes(context: &Context<'_>, labels: &[Label]) -> HashMap<NodeId, Range<usize>> {
    let mut boxes: HashMap<NodeId, TextBox> = HashMap::new();
    for (index, label) in labels.iter().enumerate().filter(|it| context.facts(it.0).is_prose()) {
        let length = context.facts(index).length;
        let text = boxes.entry(context.parent(index)).or_insert_with(|| TextBox {
            length: 0.0,
            likely: 0.0,
            range: index..index,
            last: index,
        });
        text.length += length;
        let is_likely = BODY_PROBABILITY <= label.probability;
        if is_likely {
            text.likely += length;
        }
        let follows = text.last < text.range.end && TEXT_BOX_PROBABILITY_MIN <= label.probability;
        if is_likely || follows {
            text.range.end = index + 1;
        }
        text.last = index;
    }
    let is_text =
        |it: &TextBox| TEXT_BOX_LENGTH_MIN <= it.likely && TEXT_BOX_SHARE_MIN * it.length <= it.likely;
    boxes.into_iter().filter(|it| is_text(&it.1)).map(|(row, it)| (row, it.range)).collect()
}

/// A table or a box may stand between a quotation and the text around it.
const QUOTE_REACH: usize = 20;

/// A quotation set large has words enough to be no label, and is a sentence or two.
const PULL_QUOTE_WORDS_MIN: u32 = 4;
const PULL_QUOTE_LENGTH_MAX: f32 = 400.0;

/// A sentence of the text once more, set large beside it.
pub(super) fn is_pull_quote(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let set_apart = context.inside(index, Surround::ASIDE) || context.named(index, NameKind::Quote, 2);
    if !set_apart || it.words < PULL_QUOTE_WORDS_MIN || PULL_QUOTE_LENGTH_MAX < it.length {
        return false;
    }
    let text = context.text(index).trim_matches(|letter: char| !letter.is_alphanumeric());
    let near = index.saturating_sub(PULL_QUOTE_REACH)..(index + PULL_QUOTE_REACH).min(context.facts.len());
    near.into_iter().any(|other| {
        other != index && it.chars < context.facts(other).chars && context.text(other).contains(text)
    })
}

/// A pull quote stands within so many passages of the sentence that it repeats.
const PULL_QUOTE_REACH: usize = 12;

pub(super) fn is_byline(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if LINE_LENGTH_MAX < it.length || !context.is_near_headline(index) && !context.is_after_body(index) {
        return false;
    }
    let marked =
        context.named(index, NameKind::Byline, 1) && it.words <= NAMED_BYLINE_WORDS_MAX && !it.ends_sentence;
    // A list of the writer, the writer's post and the day.
    let is_listed = context.inside(index, Surround::LIST)
        && index < context.first_prose()
        && index.checked_sub(1).is_some_and(|above| {
            context.begins_with(above, Section::BylinePrefixes)
                && context.parent(above) == context.parent(index)
        });
    marked
        || is_listed && it.words <= BYLINE_WORDS_MAX
        || it.words <= BYLINE_WORDS_MAX
            && (!it.ends_sentence || it.words <= CLOSING_WORDS_MAX && context.last_prose() < index)
            && !(context.last_prose() < index && context.inside(index, Surround::HEADING))
            && context.begins_with(index, Section::BylinePrefixes)
}

/// Below the text a line of who wrote it may end with a stop: "Reported by Jane Doe."
const CLOSING_WORDS_MAX: u32 = 5;

/// A line that is a time element and nothing else.
pub(super) fn is_time_element(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let last = context.page.rows_of(context.passage(index)).last();
    let ends_inside = last.is_some_and(|row| context.surroundings.of(row).has(Surround::TIME));
    context.inside(index, Surround::TIME) && ends_inside && it.words <= TIME_WORDS_MAX && 0 < it.digits
}

pub(super) fn is_date(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if DATE_CHARS_MAX < it.chars || !context.is_near_headline(index) {
        return false;
    }
    let is_line = !it.ends_sentence || it.words <= DATED_WORDS_MAX;
    context.inside(index, Surround::TIME)
        || context.named(index, NameKind::Date, 1) && 0 < it.digits && it.words <= DATE_LINE_WORDS_MAX
        || is_line && it.words <= DATE_LINE_WORDS_MAX && context.begins_with(index, Section::DateLabels)
        || is_line
            && it.link_share() < DATED_LINK_SHARE_MAX
            && crate::dates::written::find(context.text(index), context.language.pack).is_some()
}

/// A date of no more words may end with the stop of an abbreviation: "11:20 น.", "3 p.m."
const DATED_WORDS_MAX: u32 = 8;

/// A line with a date that is mostly a link is the title of another piece, with its date.
const DATED_LINK_SHARE_MAX: f32 = 0.5;

/// "Source: agencies", "(Reuters)" on a line of its own.
pub(super) fn is_source(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if SOURCE_WORDS_MAX < it.words || SOURCE_LENGTH_MAX < it.length || is_in_picture(context, index) {
        return false;
    }
    let near_end = context.extent.start <= index && index <= context.extent.end + SOURCE_REACH;
    let bracketed = context.text(index).trim_matches(['(', ')', '[', ']', '\u{2013}', '-', ' ', '.']);
    let has_colon = context.text(index).contains([':', '\u{FF1A}']);
    near_end && has_colon && context.begins_with(index, Section::SourceLabels)
        || near_end && context.last_prose() < index && labels_in(bracketed).is.has(Section::Agencies)
}

pub(super) fn is_correction(context: &Context<'_>, index: usize) -> bool {
    context.begins_with(index, Section::CorrectionLabels)
        || context.named(index, NameKind::Correction, 2) && context.is_after_body(index)
}

/// A note below the text that says in its first words that it corrects it.
pub(super) fn is_correction_note(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let is_at_end = context.extent.start < index && context.last_prose() <= index + NOTES_MAX;
    is_at_end && it.ends_sentence && opens_correction(context.text(index))
}

/// A sentence below the text that says that the text was changed.
pub(super) fn is_correction_sentence(context: &Context<'_>, index: usize) -> bool {
    let is_at_end = context.extent.start < index && context.last_prose() <= index + NOTES_MAX;
    if !is_at_end || !context.facts(index).ends_sentence || context.facts(index).address {
        return false;
    }
    let text = context.text(index);
    let behind = strip_label(text, Section::CorrectionLabels).filter(|it| !it.is_empty());
    behind.is_some_and(|it| is_sentence_of_correction(&text[..text.len() - it.len()]))
}

/// So many passages of running text may follow such a note: others, a sign-off, a line about the writer.
const NOTES_MAX: usize = 3;

impl Context<'_> {
    /// The last running text of the extent.
    pub(super) fn last_prose(&self) -> usize {
        self.prose.end
    }

    /// Whether the passage stands in the few lines that follow the body.
    fn is_after_body(&self, index: usize) -> bool {
        self.last_prose() <= index && index <= self.extent.end + AFTER_BODY
    }

    /// Whether the passage is not one of the body's own paragraphs: its parent is not theirs.
    fn stands_apart_from_body(&self, index: usize) -> bool {
        let next = (index + 1..self.extent.end).find(|&it| self.facts[it].is_prose());
        next.is_none_or(|it| self.parent(it) != self.parent(index))
    }
}
