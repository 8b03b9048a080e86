//! What is said about a picture, and who made it.

use crate::article::Figure;
use crate::evidence::Evidence;
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Tag};
use crate::roles::Role;
use crate::text::fold;

use super::survey::Survey;
use super::{Context, credit, credit_lists, inline, picture_maker};

/// Marks before a caption that point to its picture, up and down.
const MARKS: [char; 4] = ['\u{25B2}', '\u{25B3}', '\u{25BC}', '\u{25BD}'];

/// Whether a caption says that its picture stands below.
pub(super) fn points_down(caption: &str) -> bool {
    caption.starts_with(&MARKS[2..])
}

/// A caption, and the credit apart from it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Caption {
    pub text: Option<String>,
    pub credit: Option<String>,
}

/// Reads the passages that are said about one picture; `top` is the element that holds picture and
/// caption, when there is one.
pub(super) fn read(context: &Context<'_>, house: &House, said: &[usize], top: Option<NodeId>) -> Caption {
    let page = context.page;
    let (mut text, mut made) = (Said::default(), Said::default());
    let last = said.last();
    for &number in said {
        let Some(passage) = page.passages().get(number) else { continue };
        let top = top.unwrap_or(page.node(passage.block).parent);
        let is_marked = |row: &NodeId| is_in_credit(page, *row, top);
        // Where an element of the line is named for the credit, what stands beside it may be the caption.
        let is_parted = || {
            let rest = page.rows_of(passage).filter(|it| !is_marked(it));
            page.rows_of(passage).any(|it| is_marked(&it)) && is_caption_text(&page.spaced_text(rest))
        };
        let is_all_credit = context.roles.role(number) == Role::Credit
            && !is_parted()
            && !credit::is_sentence(page.passage_text(passage));
        let names_maker = |row: &NodeId| is_all_credit || is_marked(row);
        let hidden = !passage.visibility.is_seen();
        let of = |rows: Vec<NodeId>| inline::text_of(&inline::runs(context, rows, passage.block, hidden));
        let is_said = |row: &NodeId| !is_control(page, *row, top);
        let rows: Vec<NodeId> = page.rows_of(passage).filter(is_said).collect();
        let maker = last_maker(page, &rows, passage.block, top);
        let is_alone = |row: &NodeId| 1 < rows.len() && credit::is_whole(page.text_of(*row));
        let named: Vec<bool> =
            rows.iter().map(|it| names_maker(it) || maker == Some(*it) || is_alone(it)).collect();
        let of_kind =
            |wanted: bool| rows.iter().zip(&named).filter(move |it| *it.1 == wanted).map(|it| *it.0);
        let caption = of(of_kind(false).collect());
        let caption = caption.trim_start_matches(MARKS).trim_start();
        // "Photo: X" on a line of its own, above or below the caption.
        let is_name = || {
            last == Some(&number) && picture_maker::is_bare_name(caption) && picture_maker::tells(&text.text)
        };
        let is_label = 1 < said.len() && (credit::is_whole(caption) || is_name());
        let said = if is_label { &mut made } else { &mut text };
        said.add(caption);
        let credits = of(of_kind(true).collect());
        // "Image caption," speaks of the line below.
        if !labels_in(&credits).is.has(Section::CreditLabels) {
            made.add(&credits);
        }
    }
    let (mut text, made) = (text.text, made.text);
    if !made.is_empty() {
        text.truncate(credit_lists::without_label_behind(&text).len());
    }
    if made.is_empty()
        && let Some(caption) = of_own_house(house, &text)
    {
        return caption;
    }
    finish(&text, &made)
}

/// The publication as a maker of pictures.
pub(super) struct House {
    /// Its names as metadata gives them, folded.
    names: Vec<String>,
}

/// A longer name is not printed behind a caption. In bytes.
const HOUSE_BYTES_MAX: usize = 500;

impl House {
    pub(super) fn of(evidence: &Evidence) -> Self {
        let publisher = evidence.article().and_then(|it| it.text("publisher.name"));
        let stated = evidence.meta("og:site_name").map(str::to_owned).into_iter().chain(publisher);
        Self { names: stated.filter(|it| it.len() <= HOUSE_BYTES_MAX).map(|it| fold::key(&it)).collect() }
    }

    /// Whether a name is one of its own, or the first or the last words of one.
    fn is_called(&self, name: &str) -> bool {
        let key = fold::key(name);
        let is_own = |site: &String| {
            *site == key || site.ends_with(&format!(" {key}")) || site.starts_with(&format!("{key} "))
        };
        !key.is_empty() && self.names.iter().any(is_own)
    }
}

/// The publication's own name in brackets at the end: its own photographers made the picture. Printed without
/// the words before or behind it, as "Herald" for "The Harbour Herald".
fn of_own_house(house: &House, text: &str) -> Option<Caption> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']'])?;
    let at = inner.rfind(['(', '['])?;
    let name = inner[at + 1..].trim();
    let caption = text[..at].trim();
    (house.is_called(name) && !caption.is_empty())
        .then(|| Caption { text: filled(caption), credit: filled(name) })
}

/// The caption's end may name a maker too, or the agency of one: "<i>Jane Roe</i> /AFP".
fn finish(text: &str, made: &str) -> Caption {
    // An element that is named for the credit may hold the caption too.
    let (text, made) = match credit::split(made) {
        (caption, Some(name)) if text.is_empty() && is_caption_text(caption) => (caption, name),
        _ => (text, made),
    };
    let made = credit::bare(credit::without_rights(made));
    let (text, ending) = credit::split(credit::without_rights(text));
    let credit = match ending {
        Some(ending) if !made.is_empty() && !made.contains(ending) => Some(format!("{made}/{ending}")),
        Some(ending) if made.is_empty() => filled(ending),
        _ => filled(made),
    };
    Caption { text: filled(text), credit }
}

/// Whether a text beside a credit says what the picture shows: several words, of which the first is written as a
/// sentence's.
fn is_caption_text(text: &str) -> bool {
    let text = text.trim();
    CAPTION_WORDS_MIN <= text.split_whitespace().count()
        && !text.starts_with(char::is_lowercase)
        && !credit::is_labelled(text)
}

const CAPTION_WORDS_MIN: usize = 4;

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A longer caption is none, and what it repeats is not looked for. In bytes.
const REPEATED_BYTES_MAX: usize = 8_000;

/// A caption or a credit as it grows.
#[derive(Default)]
struct Said {
    text: String,
    /// Its words folded, each with a space on both sides, so that no addition folds what was there before.
    words: String,
}

impl Said {
    /// Adds what is not said yet: pages print captions and credits a second time for other screens.
    fn add(&mut self, more: &str) {
        let more = more.trim();
        if self.holds(credit::bare(more)) {
            return;
        }
        if !self.text.is_empty() && !more.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(more);
        if self.words.is_empty() {
            self.words.push(' ');
        }
        let before = self.words.len();
        fold::push_key(&mut self.words, more);
        if before < self.words.len() {
            self.words.push(' ');
        }
    }

    /// Whether it has the words of another text in it, one behind the other.
    fn holds(&self, others: &str) -> bool {
        let others = fold::key(others);
        !others.is_empty()
            && self.words.len() <= REPEATED_BYTES_MAX
            && self.words.contains(&format!(" {others} "))
    }
}

/// Whether the class of an element around a row, below `top`, says that it holds a credit. The caption's
/// own element is not asked: its class names the whole.
fn is_in_credit(page: &Page, row: NodeId, top: NodeId) -> bool {
    page.ancestors(row)
        .skip(1)
        .take_while(|&it| it != top)
        .filter(|&it| page.tag(it) != Tag::Figcaption)
        .filter_map(|it| page.attr(it, "class"))
        .any(credit_lists::is_class_of_credit)
}

/// Whether a row is the text of a button inside `top`, or what such a button says.
fn is_control(page: &Page, row: NodeId, top: NodeId) -> bool {
    let mut around = page.ancestors(row).skip(1).take_while(|&it| it != top).take(LEVELS);
    let is_button = |it: NodeId| page.tag(it).is_control() || page.attr(it, "role") == Some("button");
    credit::is_call(page.text_of(row)) || around.any(is_button)
}

/// Elements around a row in which a button is looked for.
const LEVELS: usize = 6;

/// The last row of a caption, when it stands in an element of its own and is a name: behind a sentence, or where the
/// element is not one that sets letters apart; where it is an agency's; and in brackets.
fn last_maker(page: &Page, rows: &[NodeId], block: NodeId, top: NodeId) -> Option<NodeId> {
    let (&last, before) = rows.split_last()?;
    let own = page.node(last).parent;
    let (before, name) = (page.text_of(*before.last()?), page.text_of(last));
    let is_apart = own != block && own != top && page.tag(own) != Tag::Figcaption;
    let is_plain = matches!(page.tag(own), Tag::Span | Tag::Small | Tag::Cite);
    let is_maker = before.ends_with('.') && picture_maker::is_maker(name, 2)
        || is_plain && picture_maker::tells(before) && picture_maker::is_bare_name(name)
        || is_plain && credit_lists::is_agency(name)
        || (is_plain || matches!(page.tag(own), Tag::Em | Tag::I))
            && picture_maker::is_bracketed(before, name);
    (is_apart && is_maker).then_some(last)
}

/// The lead picture of plain text, of which only caption and credit are known, and the caption's row.
pub(super) fn of_plain_text(context: &Context<'_>, survey: &Survey<'_>) -> Option<(NodeId, Figure)> {
    let said: Vec<usize> = (0..survey.extent.end)
        .skip_while(|&it| !is_caption(context, it))
        .take_while(|&it| is_caption(context, it))
        .collect();
    let passage = context.page.passages().get(*said.first()?)?;
    let Caption { text, credit } = read(context, &House::of(context.evidence), &said, None);
    Some((passage.first, Figure { caption: text, credit, ..Figure::default() }))
}

fn is_caption(context: &Context<'_>, passage: usize) -> bool {
    matches!(context.roles.role(passage), Role::Caption | Role::Credit)
}

#[cfg(test)]
mod tests {
    use super::{REPEATED_BYTES_MAX, Said};

    #[test]
    fn a_caption_is_said_once() {
        let mut said = Said::default();
        for text in ["The old town on Friday", "Rain in Oslo", "THE OLD TOWN, on Friday", "Oslo", "town on"] {
            said.add(text);
        }
        assert_eq!(said.text, "The old town on Friday Rain in Oslo");
        said.add("own on");
        assert!(said.text.ends_with("Oslo own on"), "{}", said.text);
        said.add(&"x ".repeat(REPEATED_BYTES_MAX));
        let before = said.text.len();
        said.add("Rain in Oslo");
        assert!(before < said.text.len());
    }
}
