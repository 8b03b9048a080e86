//! One walk over the parsed tree into the arena: rows, attributes, text and passages.

use std::ops::Range;

use ego_tree::NodeRef;

use super::attributes::Attributes;
use super::seam::Seam;
use super::tree::{Content, Tree};
use super::{Node, NodeId, Page, Passage, Tag, Visibility};
use crate::warning::WarningCode;

/// Puts a tree into an arena in reading order, with so many passages at the most.
pub(super) fn from_tree(tree: Tree, passages_max: usize) -> Page {
    let mut builder = Builder::new(tree.attributes, passages_max);
    let mut here = tree.nodes.root();
    loop {
        let goes_in = enter(&mut builder, here);
        if let Some(child) = here.first_child().filter(|_| goes_in) {
            here = child;
            continue;
        }
        loop {
            if matches!(here.value(), Content::Element(_)) {
                builder.close();
            }
            if let Some(next) = here.next_sibling() {
                here = next;
                break;
            }
            match here.parent() {
                Some(parent) => here = parent,
                None => return builder.finish(),
            }
        }
    }
}

/// Makes a row for an element or a text; the document and the content of a template hold no fact of their own. Says
/// whether to go on with the node's children.
fn enter(builder: &mut Builder, node: NodeRef<'_, Content>) -> bool {
    match node.value() {
        Content::Text(text) => builder.add_text(text),
        Content::Element(element) => {
            let tag = element.tag;
            builder.open(tag, element.attributes.clone());
            if matches!(tag, Tag::Title | Tag::Script) {
                let pieces = node.children().filter_map(|it| match it.value() {
                    Content::Text(text) => Some(&**text),
                    _ => None,
                });
                builder.keep_raw(tag, pieces);
            }
            return !tag.is_apart() && tag != Tag::Svg;
        }
        Content::Fragment => {}
    }
    true
}

/// Whether a script's type says that it holds data.
fn states_json(kind: Option<&str>) -> bool {
    kind.is_some_and(|it| it.to_ascii_lowercase().contains("json"))
}

/// Whether a script that is no JSON by its type has an object with names in quotation marks, or the day of publication in
/// a variable.
fn holds_data(script: &str) -> bool {
    script.contains("\":") || script.contains("__next_f") || script.contains("var ct ")
}

/// Builds a page row by row.
pub(super) struct Builder {
    page: Page,
    passages_max: usize,
    open: Vec<NodeId>,
    /// Where the passage that is being written began, once it has a character.
    passage: Option<Passage>,
    /// White space was read since the last character.
    space: bool,
    /// `<br>` elements since the last character.
    breaks: u32,
    /// `<pre>` elements that are open.
    preformatted: u32,
    /// The elements that were closed and opened since the last character.
    seam: Seam,
}

impl Builder {
    pub(super) fn new(attributes: Attributes, passages_max: usize) -> Self {
        Self {
            page: Page { attributes, ..Page::default() },
            passages_max,
            open: Vec::new(),
            passage: None,
            space: false,
            breaks: 0,
            preformatted: 0,
            seam: Seam::default(),
        }
    }

    /// Opens an element whose attributes lie there.
    pub(super) fn open(&mut self, tag: Tag, attributes: Range<u32>) {
        let own = Visibility::of(tag, self.page.attributes.of(&attributes));
        let around = self.open.last().map_or(Visibility::Shown, |&it| self.page.node(it).visibility);
        if tag.is_block() {
            self.end_passage();
        }
        self.preformatted += u32::from(tag == Tag::Pre);
        self.breaks += u32::from(tag == Tag::Br && self.passage.is_some());
        let id = self.add_row(tag, own.max(around));
        self.page.nodes[id.index()].attributes = attributes;
        self.open.push(id);
        self.seam.open(id);
    }

    pub(super) fn close(&mut self) {
        let Some(id) = self.open.pop() else { return };
        let tag = self.page.tag(id);
        if tag.is_block() {
            self.end_passage();
        }
        self.seam.close(id);
        self.preformatted -= u32::from(tag == Tag::Pre);
        let (end, text_end) = (self.page.nodes.len() as u32, self.page.text.len() as u32);
        let node = &mut self.page.nodes[id.index()];
        node.end = NodeId(end);
        node.text.end = text_end;
    }

    /// Adds a stretch of text: white space is collapsed, soft hyphens and zero-width spaces are dropped.
    pub(super) fn add_text(&mut self, text: &str) {
        let Some(&parent) = self.open.last() else { return };
        if text.chars().all(is_space) && self.preformatted == 0 {
            self.space = true;
            return;
        }
        if self.is_full() {
            if self.page.warnings.is_empty() {
                self.page.warnings.push(WarningCode::TooManyPassages);
            }
            return;
        }
        let visibility = self.page.node(parent).visibility;
        let row = self.add_row(Tag::Text, visibility);
        let mut started = false;
        let mut rest = text;
        while !rest.is_empty() {
            let ahead = rest;
            let (run, behind) = rest.split_at(rest.find(|it| !is_plain(it)).unwrap_or(rest.len()));
            let (odd, behind) = behind.split_at(behind.chars().next().map_or(0, char::len_utf8));
            rest = behind;
            if !run.is_empty() {
                self.begin_run(row, visibility, ahead, &mut started);
                self.page.text.push_str(run);
            }
            for letter in odd.chars().filter(|it| !is_left_out(*it)) {
                if self.preformatted == 0 {
                    self.space = true;
                } else {
                    self.begin_run(row, visibility, ahead, &mut started);
                    self.page.text.push(letter);
                }
            }
        }
        let end = self.page.text.len() as u32;
        let node = &mut self.page.nodes[row.index()];
        node.text.end = end;
        node.end = NodeId(row.0 + 1);
    }

    /// Keeps the content of a title, and of a script that may hold data; other content that is not text is not kept.
    fn keep_raw<'a>(&mut self, tag: Tag, pieces: impl Iterator<Item = &'a str> + Clone) {
        let Some(&id) = self.open.last() else { return };
        if tag == Tag::Title || states_json(self.page.attr(id, "type")) || pieces.clone().any(holds_data) {
            self.page.raw.push((id, self.page.attributes.push_value(pieces)));
        }
    }

    pub(super) fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        if self.page.nodes.is_empty() {
            self.add_row(Tag::Html, Visibility::Shown);
        }
        self.count_passages();
        self.page
    }

    fn count_passages(&mut self) {
        let Page { nodes, passages, .. } = &mut self.page;
        let mut before = 0;
        for (row, node) in nodes.iter_mut().enumerate() {
            node.passages_before = before;
            while passages.get(before as usize).is_some_and(|it| it.first.index() <= row) {
                before += 1;
            }
        }
    }

    /// Whether the next letter begins a passage that there is no room for.
    fn is_full(&self) -> bool {
        let begins = self.passage.is_none() || 1 < self.breaks;
        begins && self.passages_max <= self.page.passages.len() + usize::from(self.passage.is_some())
    }

    fn add_row(&mut self, tag: Tag, visibility: Visibility) -> NodeId {
        let id = NodeId(self.page.nodes.len() as u32);
        let at = self.page.text.len() as u32;
        self.page.nodes.push(Node {
            tag,
            visibility,
            depth: u16::try_from(self.open.len()).unwrap_or(u16::MAX),
            parent: self.open.last().copied().unwrap_or(id),
            end: NodeId(id.0 + 1),
            attributes: 0..0,
            text: at..at,
            passages_before: 0,
        });
        id
    }

    /// Writes what stands between the last letter and the next: a space, a line break, or the end of one passage and the
    /// start of another.
    fn begin_run(&mut self, row: NodeId, visibility: Visibility, ahead: &str, started: &mut bool) {
        if 1 < self.breaks {
            self.end_passage();
        }
        if let Some(passage) = &mut self.passage {
            if self.breaks == 1 {
                self.page.text.push('\n');
            } else if self.space
                || self.preformatted == 0 && self.seam.parts(&self.page, &self.page.text, ahead)
            {
                self.page.text.push(' ');
            }
            passage.end = NodeId(row.0 + 1);
            passage.visibility = passage.visibility.min(visibility);
        } else {
            let at = self.page.text.len() as u32;
            let block = self.open.iter().rev().copied().find(|&it| self.page.tag(it).is_block());
            self.passage = Some(Passage {
                block: block.unwrap_or(NodeId::ROOT),
                first: row,
                end: NodeId(row.0 + 1),
                visibility,
                text: at..at,
            });
        }
        self.space = false;
        self.breaks = 0;
        self.seam = Seam::default();
        if !*started {
            *started = true;
            self.page.nodes[row.index()].text.start = self.page.text.len() as u32;
        }
    }

    fn end_passage(&mut self) {
        if let Some(mut passage) = self.passage.take() {
            passage.text.end = self.page.text.len() as u32;
            self.page.text.push('\n');
            self.page.passages.push(passage);
        }
        self.space = false;
        self.breaks = 0;
    }
}

/// HTML's white space, and what editors put in its place: the no-break and the ideographic space.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\x0C' | '\u{A0}' | '\u{3000}')
}

/// What a text has inside words that a reader does not see: the soft hyphen, zero-width spaces and NUL.
fn is_left_out(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\0')
}

/// Neither white space nor left out.
fn is_plain(letter: char) -> bool {
    (' ' < letter && letter < '\u{A0}') || !is_space(letter) && !is_left_out(letter)
}
