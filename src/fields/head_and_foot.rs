//! Which parts of a page may speak for its article: the lines about its head and foot, outside of cards,
//! comments and the site's frame.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::Case;
use super::class_names::{Name, Names, kinds_of};
use crate::page::{NodeId, Page, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_alphabetic;

/// Passages above the headline that may belong to the article: kicker, section, date.
const ABOVE: usize = 8;

/// Passages between headline and text that are looked at; share bars and pictures lie between them.
const HEAD_MAX: usize = 60;

/// Passages of the text in which a byline may still stand, where the text's start was set too early.
const INTO_TEXT: usize = 2;

/// Other passages that may stand among those: dates, names, buttons.
const INTO_OTHERS: usize = 10;

/// Passages below the text that may still belong to the article.
const BELOW: usize = 10;

/// The names on a page's elements, and where its article's head and foot lie.
pub(super) struct Places<'a> {
    page: &'a Page,
    names: Vec<Names>,
    /// For each row the names around it, without those of elements that hold the article itself.
    around: Vec<Names>,
    /// Passages from just above the headline to the first of the text.
    pub(super) head: Range<usize>,
    /// Passages at the end of the text and just below it.
    pub(super) foot: Range<usize>,
    /// The visible headline.
    pub(super) headline: Option<usize>,
    /// Passages that the caller took out of the article, in order.
    taken_out: Vec<usize>,
    /// The words of the whole page as they are written, read when the first is asked for.
    words: OnceCell<HashSet<&'a str>>,
    /// The words of the headline, folded.
    headline_words: OnceCell<HashSet<String>>,
}

impl<'a> Places<'a> {
    /// Reads the names of a page's elements once; a row inherits from its parent, which stands before it.
    pub(super) fn of(case: &Case<'a>) -> Self {
        let page = case.page;
        let count = page.passages().len();
        let text = case.roles.extent.clone();
        let headline = case.roles.headline.filter(|it| *it < count);
        let anchors = [headline, (!text.is_empty()).then_some(text.start)];
        let anchors: Vec<NodeId> = anchors
            .into_iter()
            .flatten()
            .filter_map(|it| page.passages().get(it))
            .map(|it| it.block)
            .collect();
        let mut names = Vec::with_capacity(page.node_count());
        let mut around: Vec<Names> = Vec::with_capacity(page.node_count());
        for id in page.ids() {
            let own = own_names(page, id);
            let parent = page.node(id).parent;
            let inherited = if parent == id { Names::default() } else { around[parent.index()] };
            let holds_article = || anchors.iter().any(|&it| page.holds(id, it));
            names.push(own);
            // Few elements have a name that tells something.
            let is_nameless = own == Names::default();
            around.push(if is_nameless || holds_article() { inherited } else { inherited.with(own) });
        }
        let scope = case.roles.scope.clone().unwrap_or(0..count);
        let clip =
            |it: Range<usize>| it.start.clamp(scope.start, scope.end)..it.end.clamp(scope.start, scope.end);
        let (head, foot) = ranges(case, headline, &text);
        let (head, foot) = (clip(head), clip(foot));
        let labels = case.roles.labels.iter().enumerate();
        let taken_out = labels.filter(|(_, it)| it.is_taken_out()).map(|(index, _)| index).collect();
        let (words, headline_words) = (OnceCell::new(), OnceCell::new());
        Self { page, names, around, head, foot, headline, taken_out, words, headline_words }
    }

    /// Whether the page has a word, written so.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let all = || self.page.text().split(|it: char| !is_alphabetic(it)).collect();
        self.words.get_or_init(all).contains(word)
    }

    /// Whether the headline has a word, given folded.
    pub(super) fn headline_has(&self, word: &str) -> bool {
        let headline = || self.headline.map_or("", |it| self.page.passage_text(&self.page.passages()[it]));
        let all = || fold::key(headline()).split(' ').map(str::to_owned).collect();
        self.headline_words.get_or_init(all).contains(word)
    }

    /// The names on an element.
    pub(super) fn names(&self, id: NodeId) -> Names {
        self.names[id.index()]
    }

    /// The names on an element and on those around it.
    pub(super) fn around(&self, id: NodeId) -> Names {
        self.around[id.index()]
    }

    /// The names on a passage's block and on the nearest elements around it.
    pub(super) fn near(&self, passage: usize, levels: usize) -> Names {
        let block = self.page.passages()[passage].block;
        self.page.ancestors(block).take(levels + 1).fold(Names::default(), |sum, it| sum.with(self.names(it)))
    }

    /// Whether a row stands in another piece, in a comment or in the site's frame, or was taken out by the caller.
    pub(super) fn is_apart(&self, id: NodeId) -> bool {
        self.around(id).has(Name::Frame) || self.is_of_others(id)
    }

    /// The same but for the site's frame: a column beside the text may name its writers under a label.
    pub(super) fn is_of_others(&self, id: NodeId) -> bool {
        self.around(id).has_any(&[Name::Comment, Name::Related])
            || !self.page.node(id).visibility.is_seen()
            || self.is_taken_out(id)
    }

    fn is_taken_out(&self, id: NodeId) -> bool {
        let holds = |it: usize| self.taken_out.binary_search(&it).is_ok();
        !self.taken_out.is_empty() && self.passage_of(id).is_some_and(holds)
    }

    /// Where in the head or foot of the article a row stands.
    pub(super) fn spot(&self, id: NodeId) -> Option<Spot> {
        if self.is_apart(id) {
            return None;
        }
        let at = self.passage_of(id)?;
        if self.head.contains(&at) {
            return Some(Spot::Head);
        }
        self.foot.contains(&at).then_some(Spot::Foot)
    }

    /// The first passage inside an element, or the one that it is part of.
    pub(super) fn passage_of(&self, id: NodeId) -> Option<usize> {
        passage_of(self.page, id)
    }

    /// Elements with one of several names in the head of the article, then those in its foot. Of nested
    /// ones the outer comes first.
    pub(super) fn named(&self, wanted: &[Name]) -> Vec<(NodeId, Spot)> {
        let mut found: Vec<(NodeId, Spot)> = Vec::new();
        for (spot, range) in [(Spot::Head, &self.head), (Spot::Foot, &self.foot)] {
            for id in self.rows(range) {
                if self.names(id).has_any(wanted) && self.spot(id) == Some(spot) {
                    found.push((id, spot));
                }
            }
        }
        found
    }

    /// The rows between the first and the last of a range of passages, with the elements just around.
    pub(super) fn rows(&self, range: &Range<usize>) -> impl Iterator<Item = NodeId> + use<> {
        let passages = self.page.passages();
        let first = passages
            .get(range.start)
            .map(|it| self.page.ancestors(it.block).take(4).last().unwrap_or(it.block));
        let end = range.end.checked_sub(1).and_then(|it| passages.get(it)).map(|it| it.end);
        let (first, end) = (first.unwrap_or(NodeId::ROOT).index(), end.unwrap_or(NodeId::ROOT).index());
        self.page.ids().skip(first).take(end.saturating_sub(first))
    }
}

/// The first passage inside an element, or the one that it is part of.
pub(super) fn passage_of(page: &Page, id: NodeId) -> Option<usize> {
    let inside = page.passages_in(id);
    if !inside.is_empty() {
        return Some(inside.start);
    }
    let before = inside.start.checked_sub(1)?;
    page.passages().get(before).filter(|it| id < it.end).map(|_| before)
}

/// A part of the page that speaks of its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// About the headline, before the text.
    Head,
    /// At the end of the text or just below it.
    Foot,
}

fn ranges(case: &Case<'_>, headline: Option<usize>, text: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let count = case.page.passages().len();
    // Copied text may hold lines of menus that were taken for its beginning, above the headline.
    let below = |headline: usize| text.clone().find(|&it| headline < it && case.roles.role(it) == Role::Body);
    let text_start = headline.filter(|_| case.page.is_plain).and_then(below).unwrap_or(text.start);
    let start = match headline {
        Some(headline) if text.is_empty() || headline <= text_start => headline.saturating_sub(ABOVE),
        _ => text.start.saturating_sub(2 * ABOVE),
    };
    let first = if text.is_empty() { headline.unwrap_or(0) + HEAD_MAX / 2 } else { text_start };
    let mut end = first;
    let (mut seen, mut others) = (0, 0);
    while end < count && seen < INTO_TEXT && others <= INTO_OTHERS {
        let is_text = matches!(case.roles.role(end), Role::Body | Role::Dek);
        (seen, others) = (seen + usize::from(is_text), others + usize::from(!is_text));
        end += 1;
    }
    // A byline behind the first paragraphs, beside buttons, where the text goes on.
    let next = end..(end + INTO_OTHERS).min(text.end);
    let is_text = |it: &usize| matches!(case.roles.role(*it), Role::Body | Role::Dek);
    end = next
        .take_while(|it| !is_text(it))
        .filter(|&it| case.roles.role(it) == Role::Byline)
        .last()
        .map_or(end, |it| it + 1);
    let end = end.min(start + ABOVE + HEAD_MAX).min(count);
    let foot = text.end.saturating_sub(1).max(end)..(text.end + BELOW).min(count);
    (start.min(end)..end, foot.start.min(foot.end)..foot.end)
}

/// Attributes in which publishing systems say what an element is.
const NAMING: [&str; 7] =
    ["class", "id", "data-testid", "data-test-tag", "data-component", "data-gu-name", "data-qa"];

/// The names on an element.
fn own_names(page: &Page, id: NodeId) -> Names {
    let tag = page.tag(id);
    if matches!(tag, Tag::Text | Tag::Html | Tag::Body | Tag::Main) {
        return Names::default();
    }
    let mut names = Names::default();
    for (name, value) in page.attrs(id) {
        if NAMING.contains(&name) {
            names = names.with(kinds_of(value));
        }
    }
    if names.has(Name::Outer) && !names.has(Name::Own) {
        names = names.with(Names::of(Name::Frame));
    }
    match tag {
        // The foot of an article is its own.
        Tag::Footer if page.closest(id, |tag| tag == Tag::Article).is_some() => names,
        Tag::Nav | Tag::Footer | Tag::Form => names.with(Names::of(Name::Frame)),
        Tag::Figure | Tag::Figcaption => names.with(Names::of(Name::Picture)),
        _ => names,
    }
}
