//! The headline where no markup names it, as in copied text: a small fitted model compares the lines around the place
//! where the running text begins.

use std::ops::Range;

use super::line_measures::{Around, LineRow};
use super::{LENGTH_MAX, LENGTH_MIN, LINK_SHARE};
use crate::language::Labels;
use crate::page::{NodeId, Page, Tag};
use crate::roles::credited::{is_caption_with_credit, is_credit_alone};
use crate::roles::heading::{TEXT_SIZE, print_size};
use crate::roles::measures::containers::richest_stretch;
use crate::roles::measures::text::TextFacts;
use crate::roles::model::headline_model;
use crate::roles::stated::Stated;
use crate::roles::tag_labels::behind_tag_label;
use crate::text::words;

/// What a line that is no running text costs the stretch that holds it, in characters.
const GAP_COST: f32 = 45.0;

/// How far above the running text a headline may stand: a dek, a byline, a date, pictures and labels lie between.
const ABOVE_MAX: usize = 60;

/// Running text that reads on above the headline, or a dek taken for text, makes it stand this far below the beginning.
const BELOW_MAX: usize = 40;

/// A line less likely is no headline: many a text is copied without one.
const PROBABILITY_MIN: f32 = 0.15;

/// A line below one that leads to it needs to be no likelier.
const LED_PROBABILITY_MIN: f32 = 0.05;

/// Words of a headline that is known by its print.
const PRINTED_WORDS_MIN: u32 = 3;

/// Words of a line that is known by the page's title, and their share that the title has.
const STATED_WORDS_MIN: usize = 4;
const ALL_WORDS: f32 = 0.99;

/// Within so many lines of the beginning of the text may stand a line that the page's title states.
const STATED_ABOVE_MAX: usize = 12;
const STATED_BELOW_MAX: usize = 3;

/// The lines around the beginning of a page's running text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Each passage that may be the headline, with its measures.
    pub(crate) rows: Vec<(usize, LineRow)>,
    /// The first passage of running text.
    start: Option<usize>,
}

impl Lines {
    /// The line that the model finds likeliest, with how likely. In copied text, a caption with its credit and a list of
    /// keywords are none, and a trail of links that ends with another line gives way to it.
    pub(super) fn likeliest(&self, page: &Page) -> Option<(f32, usize)> {
        let likely = headline_model().probabilities(self.rows.iter().map(|it| it.1.as_slice()));
        let text = |at: usize| page.passage_text(&page.passages()[self.rows[at].0]);
        let order = |one: &usize, other: &usize| likely[*one].total_cmp(&likely[*other]);
        let are_tags = |text: &str| behind_tag_label(text).is_some_and(|it| !it.is_empty());
        let may_be =
            |at: &usize| !page.is_plain || !(is_caption_with_credit(text(*at)) || are_tags(text(*at)));
        // A credit in the line below makes it a caption, where another line may be the headline.
        let is_above_credit = |at: &usize| {
            let below = self.rows[*at].0 + 1;
            let below = page.passages().get(below).filter(|_| page.is_plain);
            below.is_some_and(|it| is_credit_alone(page.passage_text(it)))
        };
        let uncredited = (0..likely.len()).filter(|it| may_be(it) && !is_above_credit(it)).max_by(order);
        let best = uncredited
            .filter(|it| PROBABILITY_MIN <= likely[*it])
            .or_else(|| (0..likely.len()).filter(may_be).max_by(order))?;
        if likely[best] < PROBABILITY_MIN {
            return None;
        }
        // A line that ends with a colon leads to the headline: "The mayor of Sandby:".
        let best = self.below_colon(page, best, &likely).unwrap_or(best);
        let ends_trail = |at: &usize| page.is_plain && is_end_of_trail(text(*at), text(best));
        let end = (0..likely.len()).filter(ends_trail).max_by(order);
        let best = end.unwrap_or(best);
        Some((likely[best], self.rows[best].0))
    }

    /// The line right below one of copied text that ends with a colon.
    fn below_colon(&self, page: &Page, at: usize, likely: &[f32]) -> Option<usize> {
        let text = |at: usize| page.passage_text(&page.passages()[self.rows[at].0]).trim_end();
        let is_below = |it: &usize| self.rows[*it].0 == self.rows[at].0 + 1;
        let next = Some(at + 1).filter(|it| *it < self.rows.len()).filter(is_below)?;
        let leads = page.is_plain && text(at).ends_with([':', '\u{FF1A}']) && !text(next).ends_with('.');
        (leads && LED_PROBABILITY_MIN <= likely[next]).then_some(next)
    }

    /// The one passage above the running text that old markup prints largest, and larger than all others.
    pub(super) fn in_large_print(&self, page: &Page, facts: &[TextFacts]) -> Option<usize> {
        let start = self.start?;
        let near = start.saturating_sub(ABOVE_MAX)..=start;
        let may_be = |index: &usize| {
            let row = &page.passages()[*index];
            let it = &facts[*index];
            row.visibility.is_seen()
                && PRINTED_WORDS_MIN <= it.words
                && (LENGTH_MIN..=LENGTH_MAX).contains(&it.length)
                && it.link_share() < LINK_SHARE
        };
        let size = |index: usize| {
            let rows = page.rows_of(&page.passages()[index]).filter(|it| page.tag(*it) == Tag::Text);
            let words = |it: &NodeId| PRINTED_WORDS_MIN <= words::count(page.text_of(*it));
            rows.filter(words).map(|it| print_size(page, it)).max().unwrap_or(TEXT_SIZE)
        };
        let sizes: Vec<(u8, usize)> = near.filter(may_be).map(|it| (size(it), it)).collect();
        let largest = sizes.iter().map(|it| it.0).max().filter(|it| TEXT_SIZE < *it)?;
        let mut all = sizes.iter().filter(|it| it.0 == largest);
        all.next().filter(|_| all.next().is_none()).map(|it| it.1)
    }

    /// The passage that opens with a line of the page's title: old pages set headline, byline and date into one, a line
    /// each.
    pub(super) fn stated(&self, page: &Page, facts: &[TextFacts], stated: &Stated) -> Option<usize> {
        let start = self.start?;
        let near = start.saturating_sub(STATED_ABOVE_MAX)..(start + STATED_BELOW_MAX).min(facts.len());
        near.rev().filter(|&index| facts[index].length <= LENGTH_MAX).find(|&index| {
            let line = page.passage_text(&page.passages()[index]).split_once('\n').map_or("", |it| it.0);
            STATED_WORDS_MIN <= line.split_whitespace().count() && ALL_WORDS <= stated.headline_overlap(line)
        })
    }
}

/// Whether a line closes a trail of links: "News › Harbour › The quay is open again".
fn is_end_of_trail(line: &str, trail: &str) -> bool {
    let is_long = TRAIL_END_WORDS_MIN <= line.split_whitespace().count();
    let before = trail.strip_suffix(line).filter(|_| is_long).unwrap_or_default().trim_end();
    before.ends_with(['>', '/', '|', '\u{203A}', '\u{BB}', '\u{3009}', '\u{2192}'])
}

/// A shorter line is a step of the trail: a section, a writer.
const TRAIL_END_WORDS_MIN: usize = 3;

/// The lines around each place where the article's text may begin, once it is known which passages are likely text: where
/// prose is richest, where likely text is, and the first of that.
pub(crate) fn all_lines(
    page: &Page,
    facts: &[TextFacts],
    labels: &[Labels],
    is_text: impl Fn(usize) -> bool,
) -> Vec<Lines> {
    let first = (0..facts.len()).position(&is_text).map(|it| (it..facts.len(), it));
    let mut beginnings: Vec<(Range<usize>, usize)> = Vec::new();
    let all = [richest(facts, |it| facts[it].is_prose()), first, richest(facts, &is_text)];
    for (stretch, start) in all.into_iter().flatten() {
        if beginnings.iter().all(|it| it.1 != start) {
            beginnings.push((stretch, start));
        }
    }
    beginnings.into_iter().map(|(stretch, start)| lines_of(page, facts, labels, stretch, start)).collect()
}

/// Measures the lines that may be the headline, around where prose is richest.
pub(super) fn lines(page: &Page, facts: &[TextFacts], labels: &[Labels]) -> Lines {
    let prose = richest(facts, |it| facts[it].is_prose());
    prose.map_or_else(Lines::default, |(stretch, start)| lines_of(page, facts, labels, stretch, start))
}

/// The stretch in which running text is richest, and where it begins there.
fn richest(facts: &[TextFacts], is_text: impl Fn(usize) -> bool) -> Option<(Range<usize>, usize)> {
    let gain = |it: usize| if is_text(it) { facts[it].length } else { -GAP_COST };
    let stretch = richest_stretch((0..facts.len()).map(gain));
    let start = stretch.clone().find(|&it| is_text(it))?;
    Some((stretch, start))
}

/// Measures the lines around the beginning of a stretch of running text.
fn lines_of(page: &Page, facts: &[TextFacts], labels: &[Labels], text: Range<usize>, start: usize) -> Lines {
    let near = start.saturating_sub(ABOVE_MAX)..(start + BELOW_MAX).min(facts.len());
    let around = Around::new(page, facts, labels, text, start, near.clone());
    let may_be = |index: &usize| {
        let it = &facts[*index];
        let is_in_text = start < *index || start == *index && it.ends_sentence;
        page.passages()[*index].visibility.is_seen()
            && (page.is_plain || !(is_in_text && it.is_prose()))
            && (LENGTH_MIN..=LENGTH_MAX).contains(&it.length)
            && it.link_share() < 0.9
    };
    let rows = near.filter(may_be).map(|index| (index, around.measure(index))).collect();
    Lines { rows, start: Some(start) }
}
