//! Markdown: `CommonMark` with the tables and the strike-through of GFM.

use crate::article::{Article, Block, Cell, Figure, ListItem, Mark, Run, Table};
use crate::export::clean::{clean, collapsed};
use crate::export::escape::{self, Container, Markdown};
use crate::export::spans::{self, Place};
use crate::export::values::first_number;
use crate::export::{byline, lead_figure, nesting, source_lines, tables};

/// The article as Markdown: headline, dek, byline and day, then the body and the sources. Holds no raw HTML.
pub fn markdown(article: &Article) -> String {
    let mut out = Markdown::default();
    if let Some(headline) = &article.headline {
        heading(&mut out, 1, &[plain(headline)]);
    }
    if let Some(dek) = &article.dek {
        line(&mut out, &[emphasised(dek)]);
    }
    let day = article.published.as_ref().map(|published| published.value.clone());
    let made: Vec<_> = [byline(article), day].into_iter().flatten().collect();
    line(&mut out, &[plain(&made.join(" \u{b7} "))]);
    if let Some(lead) = lead_figure(article) {
        figure(&mut out, lead);
    }
    blocks(&mut out, &nesting::bounded(&article.body), 2);
    line(&mut out, &[emphasised(&source_lines(article).join(" \u{b7} "))]);
    out.finish()
}

fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn emphasised(text: &str) -> Run {
    Run { text: text.to_owned(), marks: vec![Mark::Emphasis], href: None }
}

/// `parted` is how many line breaks follow a list. Recursion is bounded: the blocks come out of
/// [`nesting::bounded`].
fn blocks(out: &mut Markdown, blocks: &[Block], parted: usize) {
    let mut alternate = false;
    let mut last_list = None;
    for it in blocks {
        let this_list = match it {
            Block::List { ordered, .. } => Some(*ordered),
            _ => None,
        };
        alternate = this_list.is_some() && this_list == last_list && !alternate;
        last_list = this_list;
        block(out, it, alternate, parted);
    }
}

fn block(out: &mut Markdown, block: &Block, alternate: bool, parted: usize) {
    match block {
        Block::Paragraph { content, .. } => paragraph(out, content),
        Block::Heading { level, content, .. } => heading(out, (*level).clamp(2, 6), content),
        Block::List { ordered, start, items, .. } => {
            list(out, ordered.then(|| first_number(*start)), items, alternate);
            out.gap(parted);
        }
        Block::Quote { blocks: inner, .. } => {
            out.gap(2);
            out.enter(&Container::Quote);
            blocks(out, inner, 2);
            out.leave();
            out.gap(2);
        }
        Block::Figure(it) => figure(out, it),
        Block::Table(it) => table(out, it),
        Block::Code { text, syntax } => {
            out.gap(2);
            out.fence(text, syntax.as_deref());
            out.gap(2);
        }
        Block::Embed { provider, url, title } => {
            let text = title.as_ref().unwrap_or(provider).clone();
            line(out, &[Run { text, marks: Vec::new(), href: Some(url.clone()) }]);
        }
        Block::Update { time, heading: own, blocks: inner, .. } => {
            heading(out, 2, &[plain(own.as_deref().unwrap_or_default())]);
            let time = time.as_ref().map(|it| it.raw.as_ref().unwrap_or(&it.value).as_str());
            line(out, &[emphasised(time.unwrap_or_default())]);
            blocks(out, inner, parted);
        }
        Block::Separator => {
            out.gap(2);
            // Dashes at the start of a file are read as metadata, stars beside a bullet as one break.
            out.markup("___");
            out.gap(2);
        }
    }
}

fn paragraph(out: &mut Markdown, content: &[Run]) {
    out.gap(2);
    spans::write(out, content, Place::Paragraph);
    out.gap(2);
}

/// A paragraph on one line.
fn line(out: &mut Markdown, content: &[Run]) {
    out.gap(2);
    spans::write(out, content, Place::Line);
    out.gap(2);
}

/// `level` is 1 to 6.
fn heading(out: &mut Markdown, level: u8, content: &[Run]) {
    if content.iter().all(|run| run.text.trim().is_empty()) {
        return;
    }
    out.gap(2);
    out.markup(["# ", "## ", "### ", "#### ", "##### ", "###### "][usize::from(level.clamp(1, 6) - 1)]);
    spans::write(out, content, Place::Line);
    out.gap(2);
}

/// A list whose items hold nothing but lists is set tight, one line below the other.
/// `number` is that of the first item, where the list is numbered.
fn list(out: &mut Markdown, number: Option<usize>, items: &[ListItem], alternate: bool) {
    let is_list = |block: &Block| matches!(block, Block::List { .. });
    let tight = items.iter().all(|item| item.blocks.iter().all(is_list));
    let parted = if tight { 1 } else { 2 };
    let mut written = 0;
    for item in items {
        out.enter(&match number {
            Some(first) => Container::Number { number: first + written, alternate },
            None => Container::Bullet { alternate },
        });
        spans::write(out, &item.content, Place::Paragraph);
        out.gap(parted);
        blocks(out, &item.blocks, parted);
        written += usize::from(out.leave());
        out.gap(parted);
    }
}

fn figure(out: &mut Markdown, figure: &Figure) {
    let alt = figure.alt.as_deref().or(figure.caption.as_deref()).unwrap_or_default();
    if let Some(address) = figure.url.as_deref().and_then(escape::image_address) {
        out.gap(2);
        out.markup("![");
        out.text(&collapsed(&clean(alt)));
        out.destination(&address);
        out.gap(2);
    }
    let credit = figure.credit.as_ref().map(|credit| format!("({credit})"));
    let parts: Vec<_> = figure.caption.iter().chain(credit.iter()).map(String::as_str).collect();
    line(out, &[emphasised(&parts.join(" "))]);
}

/// The first row heads the table if it holds a heading; otherwise the head, which GFM demands, is empty.
fn table(out: &mut Markdown, table: &Table) {
    line(out, &[emphasised(table.caption.as_deref().unwrap_or_default())]);
    let rows = tables::flattened(table);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return;
    }
    let has_head = rows[0].iter().flatten().any(|cell| cell.header);
    let (head, body) = rows.split_at(usize::from(has_head));
    let mut first = head.first().cloned().unwrap_or_default();
    first.resize(width, None);
    out.gap(2);
    row(out, &first);
    out.markup("|");
    (0..width).for_each(|_| out.markup(" --- |"));
    out.gap(1);
    body.iter().filter(|cells| !cells.is_empty()).for_each(|cells| row(out, cells));
    out.gap(2);
}

fn row(out: &mut Markdown, cells: &[Option<&Cell>]) {
    out.markup("|");
    for cell in cells {
        out.markup(" ");
        if let Some(cell) = cell {
            spans::write(out, &cell.content, Place::Cell);
        }
        out.markup(" |");
    }
    out.gap(1);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::markdown;
    use crate::article::Article;

    fn written(json: &str) -> String {
        markdown(&serde_json::from_str::<Article>(json).unwrap())
    }

    #[test]
    fn the_head_stands_first() {
        let text = written(
            r#"{"headline": "A *new* day #", "dek": "What\n it means", "authors": [{"name": "A_B"}, {"name": "C"}],
                "published": {"value": "2021-12-21"}, "sources": [{"name": "Wire", "raw": "(Wire)"}],
                "image": {"url": "https://a/i.jpg", "caption": "The [sea]", "credit": "Me"},
                "body": [{"type": "separator"}]}"#,
        );
        assert_eq!(
            text,
            "# A \\*new\\* day \\#\n\n*What it means*\n\nA_B, C \u{b7} 2021-12-21\n\n![The \\[sea\\]](https://a/i.jpg)\n\n\
             *The \\[sea\\] (Me)*\n\n___\n\n*(Wire)*\n"
        );
    }

    #[test]
    fn lists_nest_and_stay_apart() {
        let text = written(
            r#"{"body": [
                {"type": "list", "ordered": false, "items": [
                    {"content": [{"text": "a"}], "blocks": [{"type": "list", "ordered": true, "items": [
                        {"content": [{"text": "b"}]}, {"content": []}, {"content": [{"text": "c"}]}]}]},
                    {"content": [{"text": "d"}]}]},
                {"type": "list", "ordered": false, "items": [
                    {"content": [{"text": "e"}], "blocks": [{"type": "quote", "blocks": [
                        {"type": "paragraph", "content": [{"text": "f\n1. g"}]}]}]}]}]}"#,
        );
        assert_eq!(text, "- a\n  1. b\n  2. c\n- d\n\n* e\n\n  > f\\\n  > 1\\. g\n");
    }

    #[test]
    fn numbers_go_on_where_the_list_begins() {
        let text = written(
            r#"{"body": [{"type": "list", "ordered": true, "start": 9, "items": [
                {"content": [{"text": "a"}]}, {"content": [{"text": "b"}]}]},
               {"type": "list", "ordered": true, "start": 4000000000, "items": [{"content": [{"text": "c"}]}]}]}"#,
        );
        assert_eq!(text, "9. a\n10. b\n\n1) c\n");
    }

    #[test]
    fn tables_have_no_spans_and_their_pipes_are_words() {
        let text = written(
            r#"{"body": [{"type": "table", "caption": "T", "rows": [
                [{"content": [{"text": "a|b"}], "header": true, "columns": 2}],
                [{"content": [{"text": "c\nd"}], "rows": 2}, {"content": [{"text": "e"}]}],
                [{"content": [{"text": "f"}]}]]},
               {"type": "table", "rows": [[{"content": [{"text": "no head"}]}]]}]}"#,
        );
        assert_eq!(
            text,
            "*T*\n\n| a\\|b |  |\n| --- | --- |\n| c d | e |\n|  | f |\n\n|  |\n| --- |\n| no head |\n"
        );
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        let text = written(
            r#"{"body": [{"type": "quote", "blocks": [{"type": "code", "text": "````\n<b>\n", "syntax": "ru`st"}]}]}"#,
        );
        assert_eq!(text, "> `````\n> ````\n> <b>\n> `````\n");
    }

    #[test]
    fn unsafe_addresses_leave_their_words() {
        let text = written(
            r#"{"body": [{"type": "embed", "provider": "Tube", "url": "javascript:x"},
                {"type": "figure", "url": "data:image/svg+xml,x", "alt": "A", "caption": "B"}]}"#,
        );
        assert_eq!(text, "Tube\n\n*B*\n");
    }
}
