//! The texts of a body in reading order, each with the block it stands in.

use crate::article::{Block, ListItem, Run};

/// One paragraph, list item or line of a quotation that is set apart.
#[derive(Debug)]
pub(super) struct Line {
    /// The index in the article's body.
    pub(super) block: usize,
    /// The text across marks.
    pub(super) text: String,
}

enum Part<'a> {
    Block(&'a Block),
    Runs(&'a [Run]),
}

/// The texts in which people may speak. Headings, tables and captions are left out: they repeat the text or
/// shorten it.
pub(super) fn of(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (block, one) in blocks.iter().enumerate() {
        // A stack, so that nested quotes and lists need no recursion.
        let mut stack = vec![Part::Block(one)];
        while let Some(part) = stack.pop() {
            match part {
                Part::Runs(content) => lines.push(line(block, content)),
                Part::Block(Block::Paragraph { content, .. }) => lines.push(line(block, content)),
                Part::Block(Block::List { items, .. }) => {
                    for ListItem { content, blocks } in items.iter().rev() {
                        stack.extend(blocks.iter().rev().map(Part::Block));
                        stack.push(Part::Runs(content));
                    }
                }
                Part::Block(Block::Quote { blocks, .. } | Block::Update { blocks, .. }) => {
                    stack.extend(blocks.iter().rev().map(Part::Block));
                }
                Part::Block(_) => {}
            }
        }
    }
    lines
}

fn line(block: usize, content: &[Run]) -> Line {
    Line { block, text: content.iter().map(|it| it.text.as_str()).collect() }
}
