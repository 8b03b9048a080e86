//! Measures of where a passage stands among its neighbours, below the headline and inside named elements.

use super::containers::Totals;
use super::first::{Sweep, flag, label_class, set};
use super::text::TextFacts;
use super::{Measure as M, Row};
use crate::page::{NodeId, Page};
use crate::roles::names::NameKind;

/// Beyond this many levels an element says nothing of a passage.
const LEVELS_MAX: usize = 12;

/// So many elements around the headline are told apart; pages of news seldom nest deeper, and hostile ones must
/// not make each passage look at hundreds.
const AROUND_HEADLINE_MAX: usize = 40;

/// Passages on either side whose running text is counted.
const NEAR: usize = 5;

/// Passages since the last label, when there is none.
const NEVER: f32 = 99.0;

/// Kinds of names whose nearest element is weighed by the running text in it.
const NAMED_PROSE: [(M, &[NameKind]); 5] = [
    (M::CommentProse, &[NameKind::Comment]),
    (M::RelatedProse, &[NameKind::Related, NameKind::Teaser]),
    (M::SideProse, &[NameKind::Sidebar, NameKind::Nav, NameKind::Header, NameKind::Footer]),
    (
        M::PromoProse,
        &[NameKind::Promo, NameKind::Advert, NameKind::Newsletter, NameKind::Login, NameKind::Cookie],
    ),
    (M::ContentProse, &[NameKind::Content]),
];

pub(super) fn measure(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    measure_names(rows, sweep, totals);
    measure_headline(rows, sweep, totals);
    measure_prose_around(rows, sweep);
    measure_neighbours(rows, sweep);
    measure_labels(rows, sweep);
}

fn measure_names(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    let page = sweep.page;
    let all = totals.page().prose.max(1.0);
    for (row, passage) in rows.iter_mut().zip(page.passages()) {
        let mut shares = [-1.0_f32; NAMED_PROSE.len()];
        for id in page.ancestors(page.node(passage.first).parent).take(LEVELS_MAX) {
            let names = sweep.surroundings.names(id);
            if names.is_empty() {
                continue;
            }
            for (share, (_, kinds)) in shares.iter_mut().zip(&NAMED_PROSE) {
                if *share < 0.0 && kinds.iter().any(|it| names.has(*it)) {
                    *share = totals.inside(page, id).prose / all;
                }
            }
        }
        for (share, (measure, _)) in shares.iter().zip(NAMED_PROSE) {
            set(row, measure, *share);
        }
    }
}

fn measure_headline(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    let page = sweep.page;
    let Some(headline) = sweep.headline else { return };
    let block = page.passages()[headline].block;
    let all = totals.page().prose.max(1.0);
    let level = level_of(page, block);
    let look = |id: NodeId| (page.tag(id), page.attr(id, "class"));
    let around: Vec<NodeId> = page.ancestors(block).take(AROUND_HEADLINE_MAX).chain([NodeId::ROOT]).collect();
    let prose: Vec<f32> = around.iter().map(|id| totals.inside(page, *id).prose / all).collect();
    let mut since = 0.0;
    for (index, (row, passage)) in rows.iter_mut().zip(page.passages()).enumerate() {
        let shared = around.iter().position(|it| page.holds(*it, passage.block)).unwrap_or(around.len() - 1);
        if headline < index {
            let alike = level
                .is_some_and(|level| level_of(page, passage.block).is_some_and(|it| it <= level))
                || look(passage.block) == look(block);
            since += f32::from(u8::from(alike));
            set(row, M::HeadlinesSince, since);
        }
        set(row, M::FromHeadline, shared as f32);
        set(row, M::HeadlineProse, prose[shared]);
    }
}

/// Elements that are looked at for a heading: one fewer than elsewhere, as the model was fitted.
const HEADING_LEVELS: usize = 3;

fn level_of(page: &Page, block: NodeId) -> Option<u8> {
    page.ancestors(block).take(HEADING_LEVELS).find_map(|id| page.tag(id).heading_level())
}

/// Levels from a block up to the nearest element that holds another block too.
fn levels_to(page: &Page, block: NodeId, other: NodeId) -> f32 {
    let levels = page.ancestors(block).skip(1).take(LEVELS_MAX).position(|it| page.holds(it, other));
    levels.unwrap_or(LEVELS_MAX) as f32
}

fn measure_prose_around(rows: &mut [Row], sweep: &Sweep<'_>) {
    let (page, facts) = (sweep.page, sweep.facts);
    let block = |index: usize| page.passages()[index].block;
    let none = LEVELS_MAX as f32;
    let mut last = None;
    for index in 0..rows.len() {
        let levels = last.map_or(none, |it| levels_to(page, block(index), block(it)));
        set(&mut rows[index], M::UpToPreviousProse, levels);
        last = if facts[index].is_prose() { Some(index) } else { last };
    }
    let mut next = None;
    for index in (0..rows.len()).rev() {
        let levels = next.map_or(none, |it| levels_to(page, block(index), block(it)));
        set(&mut rows[index], M::UpToNextProse, levels);
        next = if facts[index].is_prose() { Some(index) } else { next };
    }
}

fn measure_neighbours(rows: &mut [Row], sweep: &Sweep<'_>) {
    let (page, facts) = (sweep.page, sweep.facts);
    let count = |near: &[TextFacts]| near.iter().filter(|it| it.is_prose()).count() as f32;
    for index in 0..rows.len() {
        let row = &mut rows[index];
        set(row, M::ProseNearBefore, count(&facts[index.saturating_sub(NEAR)..index]));
        set(row, M::ProseNearAfter, count(&facts[index + 1..(index + 1 + NEAR).min(facts.len())]));
        let before = index.checked_sub(2).and_then(|it| facts.get(it));
        set(row, M::SecondPreviousLength, before.map_or(0.0, |it| it.length));
        set(row, M::SecondNextLength, facts.get(index + 2).map_or(0.0, |it| it.length));
        let around = page.node(page.passages()[index].block).parent;
        let inside = page.passages_in(around);
        set(row, M::FirstInside, index.saturating_sub(inside.start).min(99) as f32);
        set(row, M::LastInside, inside.end.saturating_sub(index + 1).min(99) as f32);
        let pictures = sweep.surroundings.pictures_in(page, around) as f32;
        set(row, M::Pictures, pictures / inside.len().max(1) as f32);
        flag(row, M::PreviousLabel, false);
        if let Some(previous) = index.checked_sub(1) {
            set(row, M::PreviousLabel, label_class(sweep.labels[previous]));
        }
    }
}

/// The class of a label that is the whole passage and ends an article.
const ENDING: f32 = 2.0;

fn measure_labels(rows: &mut [Row], sweep: &Sweep<'_>) {
    let page = sweep.page;
    let mut last: Option<usize> = None;
    for (index, row) in rows.iter_mut().enumerate() {
        let since = last.map_or(NEVER, |it| ((index - it) as f32).min(NEVER));
        set(row, M::SinceEndingLabel, since);
        let level = last.map_or(LEVELS_MAX as f32, |it| {
            levels_to(page, page.passages()[index].block, page.passages()[it].block)
        });
        set(row, M::EndingLabelLevel, level);
        let ends =
            ENDING <= label_class(sweep.labels[index]) && label_class(sweep.labels[index]) < ENDING + 0.5;
        let is_below_headline = sweep.headline.is_none_or(|headline| headline < index);
        last = if ends && is_below_headline { Some(index) } else { last };
    }
}
