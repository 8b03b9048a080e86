//! One walk over the parsed tree into the arena: rows, attributes, text and passages.

use ego_tree::NodeRef;
use scraper::{Html, Node as TreeNode};

use super::{Attribute, Node, NodeId, Page, Passage, RAW, Tag, Visibility};
use crate::warning::WarningCode;

/// Copies a tree into an arena in reading order, with so many passages at the most.
pub(super) fn from_tree(html: &Html, passages_max: usize) -> Page {
    let mut builder = Builder::new(passages_max);
    let root = html.tree.root();
    let mut here = root;
    loop {
        let goes_in = enter(&mut builder, here);
        if let Some(child) = here.first_child().filter(|_| goes_in) {
            here = child;
            continue;
        }
        loop {
            if here.value().is_element() {
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

/// Makes a row for an element or a text; other nodes (document, doctype, the content of a template)
/// hold no fact of their own. Says whether to go on with the node's children.
fn enter(builder: &mut Builder, node: NodeRef<'_, TreeNode>) -> bool {
    match node.value() {
        TreeNode::Text(text) => builder.add_text(text),
        TreeNode::Element(element) => {
            let tag = Tag::from_name(element.name());
            builder.open(tag, element.attrs());
            let content = || node.children().filter_map(|it| it.value().as_text()).map(|it| &**it);
            if tag == Tag::Title
                || tag == Tag::Script && (states_json(element.attr("type")) || content().any(holds_data))
            {
                builder.keep_raw(content());
            }
            return !tag.is_apart() && tag != Tag::Svg;
        }
        _ => {}
    }
    true
}

/// Scripts are kept only when they may hold data; other content that is not text is not kept at all.
fn states_json(kind: Option<&str>) -> bool {
    kind.is_some_and(|it| it.to_ascii_lowercase().contains("json"))
}

/// Whether a script that is no JSON by its type has an object with names in quotation marks.
fn holds_data(script: &str) -> bool {
    script.contains("\":") || script.contains("__next_f")
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
}

impl Builder {
    pub(super) fn new(passages_max: usize) -> Self {
        Self {
            page: Page::default(),
            passages_max,
            open: Vec::new(),
            passage: None,
            space: false,
            breaks: 0,
            preformatted: 0,
        }
    }

    pub(super) fn open<'a>(
        &mut self,
        tag: Tag,
        attributes: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) {
        let own = Visibility::of(tag, attributes.clone());
        let around = self.open.last().map_or(Visibility::Shown, |&it| self.page.node(it).visibility);
        let from = self.page.attributes.len() as u32;
        for (name, value) in attributes {
            let value = push(&mut self.page.values, value);
            self.page.attributes.push(Attribute { name: name.into(), value });
        }
        if tag.is_block() {
            self.end_passage();
        }
        self.preformatted += u32::from(tag == Tag::Pre);
        self.breaks += u32::from(tag == Tag::Br && self.passage.is_some());
        let id = self.add_row(tag, own.max(around));
        self.page.nodes[id.index()].attributes = from..self.page.attributes.len() as u32;
        self.open.push(id);
    }

    pub(super) fn close(&mut self) {
        let Some(id) = self.open.pop() else { return };
        let tag = self.page.tag(id);
        if tag.is_block() {
            self.end_passage();
        }
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
        for letter in text.chars() {
            if matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\0') {
                continue;
            }
            if self.preformatted == 0 && is_space(letter) {
                self.space = true;
                continue;
            }
            self.begin_letter(row, visibility);
            if !started {
                started = true;
                self.page.nodes[row.index()].text.start = self.page.text.len() as u32;
            }
            self.page.text.push(letter);
        }
        let end = self.page.text.len() as u32;
        let node = &mut self.page.nodes[row.index()];
        node.text.end = end;
        node.end = NodeId(row.0 + 1);
    }

    pub(super) fn keep_raw<'a>(&mut self, content: impl Iterator<Item = &'a str>) {
        let Some(&id) = self.open.last() else { return };
        let start = self.page.values.len() as u32;
        for piece in content {
            self.page.values.push_str(piece);
        }
        let value = start..self.page.values.len() as u32;
        self.page.attributes.push(Attribute { name: RAW.into(), value });
        self.page.nodes[id.index()].attributes.end = self.page.attributes.len() as u32;
    }

    pub(super) fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        if self.page.nodes.is_empty() {
            self.add_row(Tag::Html, Visibility::Shown);
        }
        self.page
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
            depth: self.open.len() as u16,
            parent: self.open.last().copied().unwrap_or(id),
            end: NodeId(id.0 + 1),
            attributes: 0..0,
            text: at..at,
        });
        id
    }

    /// Writes what stands between the last character and the next: a space, a line break, or the end of
    /// one passage and the start of another.
    fn begin_letter(&mut self, row: NodeId, visibility: Visibility) {
        if 1 < self.breaks {
            self.end_passage();
        }
        if let Some(passage) = &mut self.passage {
            if self.breaks == 1 {
                self.page.text.push('\n');
            } else if self.space {
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

fn push(buffer: &mut String, value: &str) -> std::ops::Range<u32> {
    let start = buffer.len() as u32;
    buffer.push_str(value);
    start..buffer.len() as u32
}
