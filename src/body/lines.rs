//! Paragraphs that a page parts by single line breaks.

use crate::page::{NodeId, Page, Passage};
use crate::text::words;

/// Fewer lines are an address or a verse with its title.
const LINES_MIN: usize = 3;

/// A shorter line is that of a verse or of a list.
const LINE_CHARS_MIN: usize = 70;

/// Of four lines one may be something else, such as a sub-heading.
const OTHERS: usize = 4;

/// The last lines may be a signature and the mark of the end.
const CLOSING: usize = 2;

/// The rows of a passage, by paragraph: its lines are paragraphs where most are long and end as a sentence does.
pub(super) fn paragraphs(page: &Page, passage: &Passage) -> Vec<Vec<NodeId>> {
    let lines = page.passage_text(passage).lines();
    let is_other = |it: &&str| {
        it.chars().take(LINE_CHARS_MIN).count() < LINE_CHARS_MIN || !words::ends_sentence(it.trim_end())
    };
    let all = lines.clone().count().saturating_sub(CLOSING);
    let others = lines.clone().take(all).filter(is_other).count();
    let paragraphs = lines.filter(|it| !is_other(it)).count();
    if page.is_plain || paragraphs < LINES_MIN || all < OTHERS * others {
        return vec![page.rows_of(passage).collect()];
    }
    let mut paragraphs: Vec<Vec<NodeId>> = vec![Vec::new()];
    let mut end = None;
    for row in page.rows_of(passage).filter(|it| !page.text_range(*it).is_empty()) {
        let range = page.text_range(row);
        if end.is_some_and(|end| page.slice(end..range.start).contains('\n')) {
            paragraphs.push(Vec::new());
        }
        if let Some(last) = paragraphs.last_mut() {
            last.push(row);
        }
        end = Some(range.end);
    }
    paragraphs
}
