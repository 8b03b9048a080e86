//! Parsing within limits: html5ever's tokens pass a gate before they become a tree.
//!
//! html5ever's tree builder scans its open elements for most start tags, so its time grows with the
//! square of the nesting depth. The gate keeps the depth bounded: an element opened deeper than the
//! limit is closed again at once, and while nothing closes above it, further start tags are dropped.
//! Their text stays. Tags with too many attributes are thinned out before, by `crowded`.

use std::cell::{Cell, RefCell};

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult};

use super::crowded;
use super::tag::Tag;
use super::tree::{BoundedSink, Tree};
use crate::options::Limits;
use crate::warning::WarningCode;

/// Bytes that the tokenizer is given at a time. When it says nothing about a whole piece, it stands in a long tag (or
/// comment), which must not be longer before it is looked at: each attribute costs all those before it.
const PIECE_BYTES: usize = 2 << 10;

/// Parses HTML into a tree that keeps to `limits`, and says which limits were met.
pub(super) fn parse(html: &str, limits: &Limits) -> (Tree, Vec<WarningCode>) {
    let sink = BoundedSink::new(limits);
    // Without scripting the content of <noscript> is parsed, and lazy pictures are found in it.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let gate = Gate {
        builder: TreeBuilder::new(sink, options),
        dropped: RefCell::default(),
        at_limit: Cell::new(false),
        flattened: Cell::new(false),
        attributes_cut: Cell::new(false),
        heard: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    feed_all(&tokenizer, html, limits.attributes);
    tokenizer.end();

    let gate = tokenizer.sink;
    let mut met = Vec::new();
    if gate.flattened.get() {
        met.push(WarningCode::PageTooDeep);
    }
    if gate.builder.sink.is_full() {
        met.push(WarningCode::TooManyNodes);
    }
    if gate.attributes_cut.get() || gate.builder.sink.attributes_cut.get() {
        met.push(WarningCode::AttributesCut);
    }
    (gate.builder.sink.finish(), met)
}

/// Feeds a page piece by piece, and thins out a tag that goes on past a whole piece.
fn feed_all(tokenizer: &Tokenizer<Gate>, html: &str, most_attributes: usize) {
    let whole = StrTendril::from_slice(html);
    // The piece of the last token: a long tag begins there or behind it.
    let mut last_heard = 0;
    let mut looked_at = false;
    let mut at = 0;
    while at < html.len() {
        let end = boundary(html, at + PIECE_BYTES);
        feed(tokenizer, whole.subtendril(at as u32, (end - at) as u32));
        let heard = tokenizer.sink.heard.take();
        if heard {
            last_heard = at;
            looked_at = false;
        }
        at = end;
        if heard || looked_at {
            continue;
        }
        looked_at = true;
        if let Some(thinned) = crowded::thinned(&html[last_heard..end], &html[end..], most_attributes) {
            tokenizer.sink.attributes_cut.set(true);
            feed(tokenizer, StrTendril::from_slice(&thinned.text));
            at += thinned.taken;
        }
    }
}

fn feed(tokenizer: &Tokenizer<Gate>, piece: StrTendril) {
    let input = BufferQueue::default();
    input.push_back(piece);
    // The tokenizer pauses where a browser would run a script or change the charset; neither is for us.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
}

/// The first boundary between characters at or behind a place.
fn boundary(text: &str, place: usize) -> usize {
    (place..text.len()).find(|it| text.is_char_boundary(*it)).unwrap_or(text.len())
}

/// Stands between the tokenizer and the tree builder.
struct Gate {
    builder: TreeBuilder<NodeId, BoundedSink>,
    /// Elements whose start tag was not kept open; their end tags must be dropped too.
    dropped: RefCell<Vec<LocalName>>,
    /// Whether the element now open is as deep as may be.
    at_limit: Cell<bool>,
    flattened: Cell<bool>,
    attributes_cut: Cell<bool>,
    /// Whether the tokenizer gave a token since this was last asked.
    heard: Cell<bool>,
}

impl Gate {
    fn start(&self, mut tag: TagToken, line: u64) -> TokenSinkResult<NodeId> {
        let closes_itself = self.closes_itself(&tag);
        if self.at_limit.get() && !closes_itself {
            self.dropped.borrow_mut().push(tag.name);
            // The words on both sides of a dropped tag must not grow together.
            return self.builder.process_token(Token::CharacterTokens(StrTendril::from_slice("\n")), line);
        }
        let limits = &self.builder.sink.limits;
        let all = tag.attrs.len();
        tag.attrs.truncate(limits.attributes);
        tag.attrs.retain(|attribute| attribute.value.len() <= limits.attribute_bytes);
        if tag.attrs.len() < all {
            self.attributes_cut.set(true);
        }
        let name = tag.name.clone();
        let result = self.builder.process_token(Token::TagToken(tag), line);
        if self.builder.sink.too_deep.take() && !closes_itself {
            self.flattened.set(true);
            self.at_limit.set(true);
            self.dropped.borrow_mut().push(name.clone());
            let end = TagToken {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            let _ = self.builder.process_token(Token::TagToken(end), line);
        }
        result
    }

    /// Whether an element is closed right behind its start tag or its raw text. In drawings and formulas (foreign
    /// content) a slash closes an element and no name does; elsewhere names do and a slash says nothing.
    fn closes_itself(&self, tag: &TagToken) -> bool {
        if self.builder.adjusted_current_node_present_but_not_in_html_namespace() {
            return tag.self_closing;
        }
        let kind = Tag::from_name(&tag.name);
        kind.is_void() || is_raw_text(kind)
    }

    fn end(&self, tag: TagToken, line: u64) -> TokenSinkResult<NodeId> {
        {
            let mut dropped = self.dropped.borrow_mut();
            if dropped.last() == Some(&tag.name) {
                dropped.pop();
                return TokenSinkResult::Continue;
            }
        }
        self.at_limit.set(false);
        self.builder.process_token(Token::TagToken(tag), line)
    }
}

impl TokenSink for Gate {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        // Errors come in the middle of a tag too.
        self.heard.set(self.heard.get() || !matches!(token, Token::ParseError(_)));
        match token {
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            Token::EOFToken => self.builder.process_token(token, line),
            _ if self.builder.sink.is_full() => TokenSinkResult::Continue,
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start(tag, line),
            Token::TagToken(tag) => self.end(tag, line),
            other => self.builder.process_token(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements whose content is not parsed as tags: their end tag is never left out for long.
fn is_raw_text(tag: Tag) -> bool {
    matches!(tag, Tag::Script | Tag::Style | Tag::Textarea | Tag::Title | Tag::Iframe)
}
