//! Room 2: the page as an arena of facts.
//!
//! Comes in: a [`Source`]. Goes out: a [`Page`].
//!
//! **Invariant:** nothing changes a page after this room. Later rooms label passages; none removes one.
//!
//! **Invariant:** no other room knows html5ever; they see rows, attributes and passages.

mod attributes;
mod build;
mod crowded;
mod gate;
mod plain;
mod seam;
mod tag;
mod tree;
mod unclosed;
mod visible;

use std::ops::Range;

use attributes::Attributes;
pub use tag::Tag;
pub use visible::Visibility;

use crate::input::{Form, Source};
use crate::options::Limits;
use crate::warning::WarningCode;

/// Reads a source into a page. Never fails: what passes a limit is left out, with a warning.
pub fn build(source: &Source<'_>, limits: &Limits) -> Page {
    match source.form {
        Form::Html => {
            let page = from_html(&source.text, limits);
            if page.passages.is_empty()
                && let Some(closed) = unclosed::closed(&source.text)
            {
                let mut page = from_html(&closed, limits);
                page.warnings.push(WarningCode::MarkupRepaired);
                return page;
            }
            page
        }
        Form::Plain => plain::from_text(&source.text, limits),
    }
}

fn from_html(text: &str, limits: &Limits) -> Page {
    let (tree, warnings) = gate::parse(text, limits);
    let mut page = build::from_tree(tree, limits.passages);
    page.warnings.extend(warnings);
    page
}

/// The parsed input: rows in reading order, one buffer of text, and the passages of that text.
#[derive(Debug, Default)]
pub struct Page {
    nodes: Vec<Node>,
    attributes: Attributes,
    /// Titles and scripts that hold data, in reading order, with their content among the attributes' values.
    raw: Vec<(NodeId, Range<u32>)>,
    text: String,
    passages: Vec<Passage>,
    /// Whether the input had no tags.
    pub is_plain: bool,
    /// Limits that were met while parsing.
    pub warnings: Vec<WarningCode>,
}

/// Data that states an address of a thing, with the thing's name, is no shorter.
const DATA_BYTES_MIN: usize = 32;

/// What parts the facts of a line in [`Page::parted_text`]; no text of a passage holds it but preformatted ones.
pub const BORDER: char = '\t';

/// The number of a row in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// One element or one stretch of text, as a row in the arena.
#[derive(Debug, Clone)]
pub struct Node {
    /// The element's name, or [`Tag::Text`].
    pub tag: Tag,
    /// Whether a reader sees it.
    pub visibility: Visibility,
    /// Elements between it and the root.
    pub depth: u16,
    /// The element it sits in; the root is its own parent.
    pub parent: NodeId,
    /// One past its last descendant. Rows are in reading order, so a subtree is one slice and no room
    /// needs to recurse.
    pub end: NodeId,
    attributes: Range<u32>,
    text: Range<u32>,
    /// Passages that begin before it.
    passages_before: u32,
}

/// A stretch of text between two block boundaries.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The innermost block element around it.
    pub block: NodeId,
    /// Its first row of text.
    pub first: NodeId,
    /// One past its last row of text.
    pub end: NodeId,
    /// Whether a reader sees any of it.
    pub visibility: Visibility,
    text: Range<u32>,
}

impl NodeId {
    /// The row that holds the whole page.
    pub const ROOT: Self = Self(0);

    /// The row's position, for side tables that run parallel to the arena.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Page {
    /// How many rows the arena has.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// A row.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// An element's name.
    pub fn tag(&self, id: NodeId) -> Tag {
        self.node(id).tag
    }

    /// Every row, in reading order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// An attribute's value, by its lower-case name.
    pub fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes.get(&self.node(id).attributes, name)
    }

    /// Whether a word is in an attribute that holds a set of words, as `rel` and `class` do; ASCII case is ignored.
    pub fn attr_has(&self, id: NodeId, name: &str, word: &str) -> bool {
        self.attr(id, name)
            .is_some_and(|it| it.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word)))
    }

    /// All attributes of an element as names and values, those of one tag in the order of their names.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.of(&self.node(id).attributes)
    }

    /// At most so many addresses stand on the page: one an attribute, and those in the data of scripts.
    pub fn addresses_max(&self) -> usize {
        let data: usize = self.raw.iter().map(|it| it.1.len()).sum();
        self.attributes.len() as usize + data / DATA_BYTES_MIN
    }

    /// The unparsed content of a title or of a script that holds data.
    pub fn raw(&self, id: NodeId) -> Option<&str> {
        let at = self.raw.binary_search_by_key(&id, |it| it.0).ok()?;
        Some(self.attributes.value(&self.raw[at].1))
    }

    /// The normalised text of a row and all it holds; passages are parted by `\n`.
    pub fn text_of(&self, id: NodeId) -> &str {
        self.text[usize_range(&self.node(id).text)].trim()
    }

    /// Where a row's text lies in the page's text, in bytes.
    pub fn text_range(&self, id: NodeId) -> Range<usize> {
        usize_range(&self.node(id).text)
    }

    /// All of the normalised text, passages parted by `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A slice of the page's text.
    pub fn slice(&self, range: Range<usize>) -> &str {
        &self.text[range]
    }

    /// A row with all it holds, in reading order.
    pub fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0..self.node(id).end.0).map(NodeId)
    }

    /// The rows from one up to another, which is not among them.
    pub fn rows_between(&self, from: NodeId, to: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (from.0..to.0).map(NodeId)
    }

    /// All that a row holds, without itself.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.node(id).end.0).map(NodeId)
    }

    /// The rows directly inside a row.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(id).end;
        let mut next = NodeId(id.0 + 1);
        std::iter::from_fn(move || {
            let child = next;
            if end <= child {
                return None;
            }
            next = self.node(child).end;
            Some(child)
        })
    }

    /// The row itself, then what it sits in, up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let here = next?;
            let parent = self.node(here).parent;
            next = (parent != here).then_some(parent);
            Some(here)
        })
    }

    /// The nearest row, itself included, that is such an element.
    pub fn closest(&self, id: NodeId, wanted: impl Fn(Tag) -> bool) -> Option<NodeId> {
        self.ancestors(id).find(|&it| wanted(self.tag(it)))
    }

    /// Whether `outer` is `inner` or holds it.
    pub fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.node(outer).end
    }

    /// The deepest element that holds both.
    pub fn common_ancestor(&self, one: NodeId, other: NodeId) -> NodeId {
        self.ancestors(one).find(|&it| self.holds(it, other)).unwrap_or(NodeId::ROOT)
    }

    /// The passages, in reading order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The text of a passage.
    pub fn passage_text(&self, passage: &Passage) -> &str {
        &self.text[usize_range(&passage.text)]
    }

    /// The text of some rows, in reading order, with a space where words of two of them meet: a style sheet holds them
    /// apart. A letter that is set larger than its word, and an ordinal behind its number, stay with it.
    pub fn spaced_text(&self, rows: impl Iterator<Item = NodeId>) -> String {
        self.parted_text(rows, |_, _| false)
    }

    /// The same, with a [`BORDER`] between the texts of elements side by side that `is_border` takes for two facts.
    pub fn parted_text(
        &self,
        rows: impl Iterator<Item = NodeId>,
        is_border: impl Fn(&str, &str) -> bool,
    ) -> String {
        let mut out = String::new();
        let mut last: Option<NodeId> = None;
        for row in rows.filter(|it| self.tag(*it) == Tag::Text && !self.text_range(*it).is_empty()) {
            let range = self.text_range(row);
            let text = self.slice(range.clone());
            let Some(before) = last.replace(row) else {
                out.push_str(text);
                continue;
            };
            let ended = self.text_range(before);
            let gap = self.slice(ended.end..range.start);
            let (one, other) = (self.node(before).parent, self.node(row).parent);
            let are_apart = !self.holds(one, other) && !self.holds(other, one);
            if gap.contains('\n') {
                out.push('\n');
            } else if are_apart && is_border(self.slice(ended), text) {
                out.push(BORDER);
            } else if !gap.is_empty() || seam::meet(&out, text) {
                out.push(' ');
            }
            out.push_str(text);
        }
        out.trim().to_owned()
    }

    /// Where a passage's text lies in the page's text, in bytes.
    pub fn passage_range(&self, passage: &Passage) -> Range<usize> {
        usize_range(&passage.text)
    }

    /// The numbers of the passages whose text lies inside a row.
    pub fn passages_in(&self, id: NodeId) -> Range<usize> {
        self.passages_before(id)..self.passages_before(self.node(id).end)
    }

    /// How many passages begin before a row, or before the end of the page.
    pub fn passages_before(&self, id: NodeId) -> usize {
        self.nodes.get(id.index()).map_or(self.passages.len(), |it| it.passages_before as usize)
    }

    /// The rows of text of a passage.
    pub fn rows_of(&self, passage: &Passage) -> impl Iterator<Item = NodeId> {
        (passage.first.0..passage.end.0).map(NodeId).filter(|&it| self.tag(it) == Tag::Text)
    }
}

fn usize_range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
