//! Paragraphs that a page parts by single line breaks.

use crate::page::{NodeId, Page, Passage, Tag};
use crate::text::words;

/// Fewer lines are an address or a verse with its title.
const LINES_MIN: usize = 3;

/// A shorter line is that of a verse or of a list.
const LINE_CHARS_MIN: usize = 70;

/// Of four lines one may be something else, such as a sub-heading.
const OTHERS: usize = 4;

/// The last lines may be a signature and the mark of the end.
const CLOSING: usize = 2;

/// The rows of a passage, by paragraph: its lines are paragraphs where most are long and end as a sentence does; else
/// lines all in bold part the others, as questions do their answers, unless the passage is to stay whole.
pub(super) fn paragraphs(page: &Page, passage: &Passage, is_whole: bool) -> Vec<Vec<NodeId>> {
    let text = page.passage_text(passage);
    if page.is_plain || !text.contains('\n') {
        return vec![page.rows_of(passage).collect()];
    }
    let lines = lines_of(page, passage);
    if are_paragraphs(text) {
        lines
    } else if is_whole {
        vec![lines.concat()]
    } else {
        parted_by_bold(page, passage, lines)
    }
}

fn are_paragraphs(text: &str) -> bool {
    let lines = text.lines();
    let is_other = |it: &&str| {
        it.chars().take(LINE_CHARS_MIN).count() < LINE_CHARS_MIN || !words::ends_sentence(it.trim_end())
    };
    let all = lines.clone().count().saturating_sub(CLOSING);
    let others = lines.clone().take(all).filter(is_other).count();
    let paragraphs = lines.filter(|it| !is_other(it)).count();
    LINES_MIN <= paragraphs && OTHERS * others <= all
}

fn lines_of(page: &Page, passage: &Passage) -> Vec<Vec<NodeId>> {
    let mut lines: Vec<Vec<NodeId>> = vec![Vec::new()];
    let mut end = None;
    for row in page.rows_of(passage).filter(|it| !page.text_range(*it).is_empty()) {
        let range = page.text_range(row);
        if end.is_some_and(|end| page.slice(end..range.start).contains('\n')) {
            lines.push(Vec::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push(row);
        }
        end = Some(range.end);
    }
    lines
}

/// Joins lines of one weight that follow each other.
fn parted_by_bold(page: &Page, passage: &Passage, lines: Vec<Vec<NodeId>>) -> Vec<Vec<NodeId>> {
    let is_bold = |row: &NodeId| {
        let mut around = page.ancestors(*row).take_while(|it| *it != passage.block).take(LEVELS);
        around.any(|it| matches!(page.tag(it), Tag::B | Tag::Strong))
    };
    let chars = |line: &[NodeId]| line.iter().map(|it| page.text_of(*it).chars().count()).sum::<usize>();
    let mut parts: Vec<(bool, Vec<NodeId>)> = Vec::new();
    let mut has_text = false;
    for line in lines {
        let bold = line.iter().all(is_bold);
        has_text |= !bold && LINE_CHARS_MIN <= chars(&line);
        match parts.last_mut().filter(|it| it.0 == bold) {
            Some((_, part)) => part.extend(line),
            None => parts.push((bold, line)),
        }
    }
    // One line in bold among short ones is what a list points out.
    if parts.first().is_some_and(|it| it.0) || has_text {
        return parts.into_iter().map(|it| it.1).collect();
    }
    vec![parts.into_iter().flat_map(|it| it.1).collect()]
}

/// Elements around a row in which bold letters are looked for.
const LEVELS: usize = 6;
