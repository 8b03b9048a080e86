//! Rules for the pieces of an article that are not its body.

use std::collections::HashMap;
use std::ops::Range;

use super::{Context, sections};
use crate::language::{Section, closers, labels_in};
use crate::page::{NodeId, Tag};
use crate::roles::names::NameKind;
use crate::roles::surround::Surround;
use crate::roles::{BODY_PROBABILITY, Label};

/// The longest byline or date line seen in the corpora is shorter.
const LINE_LENGTH_MAX: f32 = 160.0;

/// A date line may name a source, an author and a time too.
const DATE_CHARS_MAX: u32 = 90;

/// A credit is a name, or two with an agency between them.
const CREDIT_LENGTH_MAX: f32 = 80.0;

/// Words behind a credit's label, its colon counted.
const CREDIT_WORDS_MAX: usize = 8;

/// A kicker is a few words.
const KICKER_WORDS_MAX: u32 = 8;

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

fn is_in_picture(context: &Context<'_>, index: usize) -> bool {
    context.inside(index, Surround::FIGURE)
        || context.inside(index, Surround::CAPTION)
        || context.named(index, NameKind::Caption, 2)
            && (context.named(index, NameKind::Picture, 4) || context.named(index, NameKind::Gallery, 6))
}

/// Text in a figure; in text without tags, the headline printed again between itself and the body.
pub(super) fn is_caption(context: &Context<'_>, index: usize) -> bool {
    if context.page.is_plain {
        return is_caption_of_copied_text(context, index);
    }
    let is_other = [Surround::QUOTE, Surround::CODE].iter().any(|it| context.inside(index, *it))
        || is_in_table_of_text(context, index)
        || context.inside(index, Surround::HEADING) && !context.inside(index, Surround::FIGURE);
    !is_other
        && !sections::is_title_of_card(context, index)
        && !is_for_screen_readers(context, index)
        && (is_in_picture(context, index) && !is_long_text_beside_a_picture(context, index)
            || is_alone_with_a_picture(context, index)
            || is_centred_below_a_picture(context, index))
}

/// Whether a passage stands in a table that is a part of the text. Old pages set the whole text in one.
fn is_in_table_of_text(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let table = page.closest(context.passage(index).block, |tag| tag == Tag::Table);
    table.is_some_and(|it| {
        let held = page.passages_in(it);
        !(held.contains(&context.prose.start) && held.contains(&context.prose.end))
            && !is_box_of_picture(context, it)
    })
}

/// Whether an element holds one picture and little text.
fn is_box_of_picture(context: &Context<'_>, id: NodeId) -> bool {
    context.page.passages_in(id).len() <= 2 && context.surroundings.pictures_in(context.page, id) == 1
}

/// A longer text below a picture is a paragraph that has a picture.
const CAPTION_LENGTH_MAX: f32 = 400.0;

/// The nearest element that holds a picture holds this text and little else: a box for the two.
fn is_alone_with_a_picture(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if CAPTION_LENGTH_MAX < it.length || 0.5 < it.link_share() || context.inside(index, Surround::HEADING) {
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

/// Old pages set a caption in the middle, in the element below the picture's own.
fn is_centred_below_a_picture(context: &Context<'_>, index: usize) -> bool {
    let (page, block) = (context.page, context.passage(index).block);
    let is_centred = page.attr(block, "align").is_some_and(|it| it.eq_ignore_ascii_case("center"))
        || page.attr(block, "style").is_some_and(|it| it.replace(' ', "").contains("text-align:center"))
        || page.tag(block) == Tag::Center;
    if !is_centred || CAPTION_LENGTH_MAX < context.facts(index).length {
        return false;
    }
    let above = page
        .children(page.node(block).parent)
        .take_while(|it| *it < block)
        .filter(|it| page.tag(*it) != Tag::Text)
        .last();
    above.is_some_and(|it| page.passages_in(it).is_empty() && context.surroundings.pictures_in(page, it) == 1)
}

/// A line right behind a picture that ends with who made it, "The old station / Photo: Jane Roe", or that points to the
/// picture above or below it with a mark.
pub(super) fn is_credited_below_a_picture(context: &Context<'_>, index: usize) -> bool {
    let (page, it) = (context.page, context.facts(index));
    let is_all_text = context.prose == (index..index);
    if page.is_plain || CAPTION_LENGTH_MAX < it.length || 0.5 < it.link_share() || is_all_text {
        return false;
    }
    let text = context.text(index);
    let (points_up, points_down) = (text.starts_with(MARKS_UP), text.starts_with(MARKS_DOWN));
    if !points_up && !points_down && !context.ends_with_credit(index) || is_for_screen_readers(context, index)
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
    near && if points_down { is_above() } else { is_below() }
}

/// Marks before a caption that say where its picture stands.
const MARKS_UP: [char; 2] = ['\u{25B2}', '\u{25B3}'];
const MARKS_DOWN: [char; 2] = ['\u{25BC}', '\u{25BD}'];

/// Whether a passage is set for screen readers alone: the label of a field, no caption.
fn is_for_screen_readers(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let inside = page.node(context.passage(index).first).parent;
    let own = page.ancestors(inside).take_while(|it| *it >= context.passage(index).block);
    own.filter_map(|it| page.attr(it, "class"))
        .any(|it| it.split_ascii_whitespace().any(|word| FOR_SCREEN_READERS.contains(&word)))
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
    crowded && 2 < it.words || !context.inside(index, Surround::CAPTION) && 400.0 < it.length
}

/// A figure with more passages than this holds more than captions and credits.
const CAPTION_PASSAGES_MAX: usize = 8;

/// In copied text so many lines lie between the headline and the caption of the picture below it.
const CAPTION_REACH: usize = 12;

/// Right below the headline, without a dek between, its copy is the same headline once more.
fn is_caption_of_copied_text(context: &Context<'_>, index: usize) -> bool {
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
    is_in_picture(context, index) && (context.named(index, NameKind::Credit, 1) || labelled)
        || labelled && 0 < index && is_in_picture(context, index - 1) && it.words <= 8
}

pub(super) fn is_kicker(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let Some(headline) = context.headline else { return false };
    index < headline
        && headline - index <= 4
        && it.words <= KICKER_WORDS_MAX
        && context.named(index, NameKind::Kicker, 1)
        && !context.named(index, NameKind::Breadcrumb, 3)
        && !context.inside(index, Surround::NAV)
}

/// The standfirst: marked as one, or what the description repeats, between the headline and the body.
pub(super) fn is_dek(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if !context.headline.is_some_and(|headline| headline < index && index < headline + 15)
        || context.first_prose() < index
        || it.words < 4
        || 700.0 < it.length
        || 0.5 < it.link_share()
        || is_in_picture(context, index)
    {
        return false;
    }
    if context.page.is_plain {
        return is_dek_of_copied_text(context, index);
    }
    let is_byline = context.named(index, NameKind::Byline, 1) || context.named(index, NameKind::Date, 1);
    let marked = context.named(index, NameKind::Dek, 1) && !is_byline;
    let is_heading = context.page.tag(context.passage(index).block).heading_level() == Some(2);
    let described = DESCRIPTION_SHARE <= context.stated.description_overlap(context.text(index));
    let apart = context.stands_apart_from_body(index);
    marked && (apart || is_heading || described)
        || described && apart && (is_heading || it.is_prose() || it.ends_sentence)
}

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
        && it.link_share() < 0.2
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
        && it.link_share() < 0.2
        && context.passage(index).visibility.is_seen()
        && context.text_boxes.get(&context.parent(index)).is_some_and(|it| it.contains(&index))
}

/// A shorter text may share its element with other pieces.
const TEXT_BOX_LENGTH_MIN: f32 = 1500.0;

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
    let is_text = |it: &TextBox| TEXT_BOX_LENGTH_MIN <= it.likely && 0.4 * it.length <= it.likely;
    boxes.into_iter().filter(|it| is_text(&it.1)).map(|(row, it)| (row, it.range)).collect()
}

/// A table or a box may stand between a quotation and the text around it.
const QUOTE_REACH: usize = 20;

/// A sentence of the text once more, set large beside it.
pub(super) fn is_pull_quote(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let set_apart = context.inside(index, Surround::ASIDE) || context.named(index, NameKind::Quote, 2);
    if !set_apart || it.words < 4 || 400.0 < it.length {
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
    let marked = context.named(index, NameKind::Byline, 1) && it.words <= 20 && !it.ends_sentence;
    // A list of the writer, the writer's post and the day.
    let is_listed = context.inside(index, Surround::LIST)
        && index < context.first_prose()
        && index.checked_sub(1).is_some_and(|above| {
            context.begins_with(above, Section::BylinePrefixes)
                && context.parent(above) == context.parent(index)
        });
    marked
        || is_listed && it.words <= 14
        || it.words <= 14 && !it.ends_sentence && context.begins_with(index, Section::BylinePrefixes)
}

/// A line that is a time element and nothing else.
pub(super) fn is_time_element(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    let last = context.page.rows_of(context.passage(index)).last();
    let ends_inside = last.is_some_and(|row| context.surroundings.of(row).has(Surround::TIME));
    context.inside(index, Surround::TIME) && ends_inside && it.words <= 12 && 0 < it.digits
}

pub(super) fn is_date(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if DATE_CHARS_MAX < it.chars || !context.is_near_headline(index) {
        return false;
    }
    context.inside(index, Surround::TIME)
        || context.named(index, NameKind::Date, 1) && 0 < it.digits && it.words <= 16
        || it.words <= 16 && context.begins_with(index, Section::DateLabels)
        || !it.ends_sentence
            && crate::dates::written::find(context.text(index), context.language.pack).is_some()
}

/// "Source: agencies", "(Reuters)" on a line of its own.
pub(super) fn is_source(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    if 12 < it.words || 100.0 < it.length || is_in_picture(context, index) {
        return false;
    }
    let near_end = context.extent.start <= index && index <= context.extent.end + 6;
    let bracketed = context.text(index).trim_matches(['(', ')', '[', ']', '\u{2013}', '-', ' ', '.']);
    let has_colon = context.text(index).contains([':', '\u{FF1A}']);
    near_end && has_colon && context.begins_with(index, Section::SourceLabels)
        || near_end && context.last_prose() < index && labels_in(bracketed).is.has(Section::Agencies)
}

pub(super) fn is_correction(context: &Context<'_>, index: usize) -> bool {
    context.begins_with(index, Section::CorrectionLabels)
        || context.named(index, NameKind::Correction, 2) && context.is_after_body(index)
}

impl Context<'_> {
    /// Whether the passage ends with who made a picture: a label with its sign and a few words behind it, or a name and a
    /// word that closes a credit.
    fn ends_with_credit(&self, index: usize) -> bool {
        let text = self.text(index).trim_end_matches(['.', '\u{3002}']);
        has_label_of_credit(text) || is_closed_by_credit(text)
    }

    /// The last running text of the extent.
    pub(super) fn last_prose(&self) -> usize {
        self.prose.end
    }

    /// Whether the passage stands in the few lines that follow the body.
    fn is_after_body(&self, index: usize) -> bool {
        self.last_prose() <= index && index <= self.extent.end + 10
    }

    /// Whether the passage is not one of the body's own paragraphs: its parent is not theirs.
    fn stands_apart_from_body(&self, index: usize) -> bool {
        let next = (index + 1..self.extent.end).find(|&it| self.facts[it].is_prose());
        next.is_none_or(|it| self.parent(it) != self.parent(index))
    }
}

/// Signs between the label of a credit and a name; behind labels of East Asia there are more than colons.
const COLONS: [char; 2] = [':', '\u{FF1A}'];
const EASTERN_SIGNS: [char; 5] = ['=', '\u{FF1D}', '/', '\u{FF0F}', '\u{30FB}'];

/// Letters from here on are written without spaces, and their labels stand before other signs too.
const EAST_FROM: char = '\u{2E80}';

fn has_label_of_credit(text: &str) -> bool {
    let is_sign = |it: char| {
        matches!(it, '.' | '|' | '/' | '(' | '[' | '-' | ',' | '\u{60C}' | '\u{2013}' | '\u{2014}' | '\n')
            || matches!(it, '\u{3002}' | '\u{FF08}' | '\u{3010}' | '\u{964}' | '\u{25B2}' | '\u{25BC}')
    };
    let is_label_before = |at: usize| {
        let label = text[..at].rsplit(is_sign).next().unwrap_or_default().trim();
        let is_eastern = label.starts_with(|it| EAST_FROM <= it);
        (is_eastern || text[at..].starts_with(COLONS)) && labels_in(label).is.has(Section::CreditLabels)
    };
    let last = |signs: &[char]| text.rfind(signs);
    [last(&COLONS), last(&EASTERN_SIGNS)].into_iter().flatten().any(|at| {
        text[at..].split_whitespace().count() <= CREDIT_WORDS_MAX
            && text[at..].chars().count() <= CREDIT_CHARS_MAX
            && is_label_before(at)
    })
}

/// Characters of a credit behind its label.
const CREDIT_CHARS_MAX: usize = 80;

/// Whether the last part of a text is a name and a word that closes a credit.
fn is_closed_by_credit(text: &str) -> bool {
    let bare = text.strip_suffix([')', '\u{FF09}', ']', '\u{3011}']);
    let inner = bare.unwrap_or(text);
    let ends = |it: char| {
        matches!(it, '(' | '[' | '\u{FF08}' | '\u{3010}')
            || bare.is_none()
                && matches!(it, '.' | '|' | '\n' | '\u{3002}' | '\u{FF01}' | '\u{FF1F}' | '\u{FF09}')
    };
    let last = inner.rsplit(ends).next().unwrap_or_default().trim();
    let mut closers = closers().iter().filter(|it| bare.is_some() || !it.in_brackets);
    let name = closers.find_map(|it| last.strip_suffix(it.word));
    name.is_some_and(|it| {
        CLOSED_NAME_CHARS.contains(&it.trim().chars().count()) && !it.contains([',', '\u{FF0C}', '\u{3001}'])
    })
}

/// Characters of a name before such a word; more are a sentence.
const CLOSED_NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=20;
