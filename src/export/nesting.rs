//! Bounds on how deep blocks nest, so that writers may recurse.

use std::borrow::Cow;

use crate::article::{Block, ListItem, Locale, Run};

/// How many blocks deep an article is written as it is: quotes and lists inside one another. What lies
/// deeper is written as flat text. News pages nest two or three; an article handed in may be made by anybody.
pub const NESTING: usize = 16;

/// The blocks, with whatever nests deeper than [`NESTING`] turned into one paragraph of its words.
pub(super) fn bounded(blocks: &[Block]) -> Cow<'_, [Block]> {
    if is_shallow(blocks) { Cow::Borrowed(blocks) } else { Cow::Owned(copy(blocks, 1)) }
}

fn is_shallow(blocks: &[Block]) -> bool {
    let mut open = vec![(blocks, 1)];
    while let Some((blocks, depth)) = open.pop() {
        if depth > NESTING && !blocks.is_empty() {
            return false;
        }
        for block in blocks {
            match block {
                Block::Quote { blocks, .. } | Block::Update { blocks, .. } => open.push((blocks, depth + 1)),
                Block::List { items, .. } => open.extend(items.iter().map(|it| (&*it.blocks, depth + 1))),
                _ => {}
            }
        }
    }
    true
}

fn copy(blocks: &[Block], depth: usize) -> Vec<Block> {
    if depth > NESTING {
        let text = flat_text(blocks);
        let content = vec![Run { text, ..Run::default() }];
        return if blocks.is_empty() {
            Vec::new()
        } else {
            vec![Block::Paragraph { content, locale: Locale::default() }]
        };
    }
    blocks.iter().map(|block| copy_block(block, depth)).collect()
}

fn copy_block(block: &Block, depth: usize) -> Block {
    match block {
        Block::Quote { blocks, locale } => {
            Block::Quote { blocks: copy(blocks, depth + 1), locale: locale.clone() }
        }
        Block::List { ordered, start, items, locale } => {
            let item =
                |it: &ListItem| ListItem { content: it.content.clone(), blocks: copy(&it.blocks, depth + 1) };
            Block::List {
                ordered: *ordered,
                start: *start,
                items: items.iter().map(item).collect(),
                locale: locale.clone(),
            }
        }
        Block::Update { id, time, heading, blocks } => Block::Update {
            id: id.clone(),
            time: time.clone(),
            heading: heading.clone(),
            blocks: copy(blocks, depth + 1),
        },
        flat => flat.clone(),
    }
}

/// A thing that is still to be read, so that the walk needs no recursion.
enum Pending<'a> {
    Block(&'a Block),
    Item(&'a ListItem),
}

/// The words of all blocks in reading order, parted by spaces; figures and embeds are left out.
fn flat_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut pending: Vec<_> = blocks.iter().rev().map(Pending::Block).collect();
    while let Some(next) = pending.pop() {
        match next {
            Pending::Item(item) => {
                push_words(&mut out, &item.content);
                pending.extend(item.blocks.iter().rev().map(Pending::Block));
            }
            Pending::Block(Block::Paragraph { content, .. } | Block::Heading { content, .. }) => {
                push_words(&mut out, content);
            }
            Pending::Block(Block::Quote { blocks, .. }) => {
                pending.extend(blocks.iter().rev().map(Pending::Block));
            }
            Pending::Block(Block::Update { heading, blocks, .. }) => {
                push_part(&mut out, heading.as_deref().unwrap_or_default());
                pending.extend(blocks.iter().rev().map(Pending::Block));
            }
            Pending::Block(Block::List { items, .. }) => {
                pending.extend(items.iter().rev().map(Pending::Item));
            }
            Pending::Block(Block::Table(table)) => {
                table.rows.iter().flatten().for_each(|cell| push_words(&mut out, &cell.content));
            }
            Pending::Block(Block::Code { text, .. }) => push_part(&mut out, text),
            Pending::Block(Block::Figure(_) | Block::Embed { .. } | Block::Separator) => {}
        }
    }
    out
}

fn push_words(out: &mut String, runs: &[Run]) {
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    push_part(out, &words);
}

fn push_part(out: &mut String, words: &str) {
    let words = words.trim();
    if !words.is_empty() && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(words);
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use std::borrow::Cow;

    use super::{NESTING, bounded};
    use crate::article::{Block, ListItem, Locale, Run};

    fn nested(depth: usize) -> Vec<Block> {
        let run = |text: &str| vec![Run { text: text.into(), ..Run::default() }];
        let mut blocks = vec![Block::Paragraph { content: run("innermost"), locale: Locale::default() }];
        for level in 1..depth {
            let locale = Locale::default();
            blocks = vec![if level % 2 == 0 {
                Block::Quote { blocks, locale }
            } else {
                Block::List {
                    ordered: false,
                    start: None,
                    items: vec![ListItem { content: run("item"), blocks }],
                    locale,
                }
            }];
        }
        blocks
    }

    #[test]
    fn blocks_are_kept_up_to_the_bound_and_flattened_past_it() {
        assert!(matches!(bounded(&nested(NESTING)), Cow::Borrowed(_)));
        let deep = nested(NESTING + 6);
        let Cow::Owned(flat) = bounded(&deep) else { panic!("deeper than the bound") };
        assert_eq!(*bounded(&flat), *flat, "what is bounded stays as it is");
        let written = format!("{flat:?}");
        assert!(written.contains("item item item innermost"), "{written}");
    }
}
