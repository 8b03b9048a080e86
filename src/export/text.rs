//! Plain text: the words alone.

use crate::article::{Article, Block, Cell, ListItem, Run, Table};
use crate::export::clean::{clean, collapsed};
use crate::export::values::first_number;
use crate::export::{escape, nesting, tables};

/// What stands for a break between parts.
const SEPARATOR: &str = "* * *";

/// Dek and body as plain text, paragraphs parted by a blank line. Figures are left out.
pub fn text(article: &Article) -> String {
    let mut parts = vec![line(article.dek.as_deref().unwrap_or_default()), body(article)];
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The body alone, paragraphs parted by a blank line, without a line break at its end.
pub(super) fn body(article: &Article) -> String {
    of_blocks(&article.body)
}

/// Blocks, paragraphs parted by a blank line, without a line break at the end.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    parts(&nesting::bounded(blocks)).join("\n\n")
}

/// The body alone with one block a line, where a list's item and a table's row count as blocks. Figures, embeds
/// and separators are left out. For programs that count or compare words.
pub fn body_text(article: &Article) -> String {
    let mut lines = Vec::new();
    push_lines(&mut lines, &nesting::bounded(&article.body));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// One block, without a line break at its end.
fn part(block: &Block) -> String {
    match block {
        Block::Paragraph { content, .. } => paragraph(content),
        Block::Heading { content, .. } => line(&joined(content)),
        Block::List { ordered, start, items, .. } => list(ordered.then(|| first_number(*start)), items),
        Block::Quote { blocks, .. } => parts(blocks).join("\n\n"),
        Block::Table(table) => rows(table).join("\n"),
        Block::Code { text, .. } => clean(text).trim_matches('\n').to_owned(),
        Block::Embed { provider, url, title } => {
            let name = title.as_ref().unwrap_or(provider);
            line(&format!("{name} {}", escape::link_address(url).unwrap_or_default()))
        }
        Block::Update { time, heading, blocks, .. } => {
            let time = time.as_ref().map(|it| it.raw.as_ref().unwrap_or(&it.value).as_str());
            let mut all: Vec<String> = [time, heading.as_deref()].into_iter().flatten().map(line).collect();
            all.extend(parts(blocks));
            all.retain(|part| !part.is_empty());
            all.join("\n\n")
        }
        Block::Separator => SEPARATOR.to_owned(),
        Block::Figure(_) => String::new(),
    }
}

fn parts(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(part).filter(|part| !part.is_empty()).collect()
}

/// `number` is that of the first item, where the list is numbered.
fn list(number: Option<usize>, items: &[ListItem]) -> String {
    let mut out = Vec::new();
    for item in items {
        let mut inner = parts(&item.blocks);
        inner.insert(0, paragraph(&item.content));
        inner.retain(|part| !part.is_empty());
        if !inner.is_empty() {
            let marker = number.map_or("- ".to_owned(), |it| format!("{}. ", it + out.len()));
            let indent = format!("\n{}", " ".repeat(marker.len()));
            out.push(marker + &inner.join("\n").replace('\n', &indent));
        }
    }
    out.join("\n")
}

fn rows(table: &Table) -> Vec<String> {
    let caption = line(table.caption.as_deref().unwrap_or_default());
    let row = |cells: Vec<Option<&Cell>>| {
        let texts: Vec<_> =
            cells.iter().map(|it| it.map_or_else(String::new, |it| line(&joined(&it.content)))).collect();
        texts.join("\t")
    };
    let rows = tables::flattened(table).into_iter().map(row);
    std::iter::once(caption).chain(rows).filter(|row| !row.trim().is_empty()).collect()
}

fn push_lines(lines: &mut Vec<String>, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
                lines.push(line(&joined(content)));
            }
            Block::List { items, .. } => {
                for item in items {
                    lines.push(line(&joined(&item.content)));
                    push_lines(lines, &item.blocks);
                }
            }
            Block::Quote { blocks, .. } => push_lines(lines, blocks),
            Block::Update { heading, blocks, .. } => {
                lines.extend(heading.as_deref().map(line));
                push_lines(lines, blocks);
            }
            Block::Table(table) => lines.extend(rows(table)),
            Block::Code { text, .. } => lines.push(line(text)),
            Block::Figure(_) | Block::Embed { .. } | Block::Separator => {}
        }
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Runs with the line breaks that the page sets, each line trimmed.
fn paragraph(runs: &[Run]) -> String {
    let text = clean(&joined(runs));
    let lines: Vec<_> = text.lines().map(collapsed).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A text on one line.
fn line(text: &str) -> String {
    collapsed(&clean(text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{body_text, text};
    use crate::article::Article;

    const ARTICLE: &str = r#"{"headline": "No", "dek": "The dek", "body": [
        {"type": "heading", "level": 2, "content": [{"text": "Head"}]},
        {"type": "paragraph", "content": [{"text": "one\r\n two "}, {"text": "x\u001b[31m"}]},
        {"type": "figure", "url": "https://a/b", "caption": "No"},
        {"type": "embed", "provider": "Tube", "url": "https://t/1"},
        {"type": "separator"},
        {"type": "list", "ordered": true, "items": [
            {"content": [{"text": "a"}], "blocks": [{"type": "list", "ordered": false,
                "items": [{"content": [{"text": "b\nc"}]}]}]},
            {"content": [{"text": "d"}]}]},
        {"type": "quote", "blocks": [{"type": "paragraph", "content": [{"text": "said"}]}]},
        {"type": "code", "text": "  x\n    y\n"},
        {"type": "table", "rows": [[{"content": [{"text": "p\tq"}]}, {"content": [{"text": "r"}]}]]}]}"#;

    #[test]
    fn text_has_a_blank_line_between_blocks() {
        let article: Article = serde_json::from_str(ARTICLE).unwrap();
        assert_eq!(
            text(&article),
            "The dek\n\nHead\n\none\ntwo x[31m\n\nTube https://t/1\n\n* * *\n\n1. a\n   - b\n     c\n2. d\n\nsaid\n\n  x\n    y\n\np q\tr\n"
        );
    }

    #[test]
    fn body_text_has_one_block_a_line() {
        let article: Article = serde_json::from_str(ARTICLE).unwrap();
        assert_eq!(body_text(&article), "Head\none two x[31m\na\nb c\nd\nsaid\nx y\np q\tr");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(text(&Article::default()), "");
        assert_eq!(body_text(&Article::default()), "");
    }
}
