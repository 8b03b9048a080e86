//! Notes that say what was changed after publication.

use super::head_and_foot::Places;
use super::{Case, boxes};
use crate::article::Correction;
use crate::dates::written;
use crate::language::{Section, labels_in, strip_label};
use crate::page::{NodeId, Page};
use crate::roles::{Role, is_sentence_of_correction, opens_correction};
use crate::text::words;

/// A label on a line of its own is no longer, in bytes.
const LABEL_BYTES_MAX: usize = 160;

/// A box of corrections is a few paragraphs; a longer one holds the article.
const BOX_BYTES_MAX: usize = 3_000;

/// Elements around a note, its own included, that may be its box.
const BOX_LEVELS: usize = 4;

/// Passages beside the text in which a note may stand.
const REACH: usize = 12;

/// An article has few; a page with more lists those of the whole publication.
const COUNT_MAX: usize = 20;

/// Decides the corrections, in the page's order.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>) -> Vec<Correction> {
    let page = case.page;
    let near = places.head.start..(case.roles.extent.end + REACH).min(page.passages().len());
    let mut notes: Vec<(NodeId, String)> = Vec::new();
    let mut boxed: Option<NodeId> = None;
    // A label on a line of its own speaks for the passage behind it.
    let mut label: Option<usize> = None;
    for index in near {
        let row = &page.passages()[index];
        let text = page.passage_text(row).trim();
        let behind = strip_label(text, Section::CorrectionLabels);
        let says_so = behind.is_some_and(|it| opens_note(text, it)) || opens_correction(text);
        // The foot of the text is often named as the page's.
        let is_apart = if says_so { places.is_of_others(row.block) } else { places.is_apart(row.block) };
        if is_apart || text.is_empty() || Some(index) == places.headline {
            continue;
        }
        let around = box_of(page, row.block);
        let is_label = behind.is_some() && is_whole_label(text);
        let follows_label = label.is_some_and(|it| it + 1 == index);
        let is_note = around.is_some()
            || case.roles.role(index) == Role::Correction && words::ends_sentence(text)
            || says_so
            || follows_label && !is_label;
        label = is_label.then_some(index);
        if !is_note && !is_label {
            continue;
        }
        let goes_on = around.is_some() && around == boxed || follows_label;
        match notes.last_mut().filter(|_| goes_on) {
            // The label says no more than what the note is.
            Some((_, note)) if follows_label && is_whole_label(note) => text.clone_into(note),
            Some((_, note)) => {
                note.push('\n');
                note.push_str(text);
            }
            None => notes.push((row.block, text.to_owned())),
        }
        boxed = around;
    }
    let is_label = |it: &str| strip_label(it, Section::CorrectionLabels).is_some() && is_whole_label(it);
    notes.retain(|(_, text)| !is_label(text));
    let mut corrections: Vec<Correction> = notes.into_iter().map(|(_, text)| noted(case, text)).collect();
    if corrections.is_empty() {
        let stated = case.evidence.article().map(|it| it.texts("correction")).unwrap_or_default();
        corrections.extend(stated.into_iter().filter(|it| !it.contains("://")).map(|it| noted(case, it)));
    }
    corrections.truncate(COUNT_MAX);
    corrections
}

fn noted(case: &Case<'_>, text: String) -> Correction {
    let date = written::find(&text, case.language.pack);
    Correction { text, date }
}

/// Whether a text that opens with a label, as few do, is nothing else.
fn is_whole_label(text: &str) -> bool {
    text.len() <= LABEL_BYTES_MAX && labels_in(text).is.has(Section::CorrectionLabels)
}

/// "Correction: …", "This article was amended on …"; `rest` is what stands behind the label.
fn opens_note(text: &str, rest: &str) -> bool {
    if rest.is_empty() {
        return false;
    }
    let label = &text[..text.len() - rest.len()];
    label.contains([':', '\u{FF1A}']) || is_sentence_of_correction(label)
}

/// The nearest element that is named for a correction.
fn box_of(page: &Page, id: NodeId) -> Option<NodeId> {
    page.ancestors(id).take(BOX_LEVELS).find(|&it| {
        page.text_of(it).len() <= BOX_BYTES_MAX && boxes::is_named(page, it, boxes::Kind::Correction)
    })
}
