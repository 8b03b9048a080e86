//! The second sweep: measures of how likely the passages around one are, as the first sweep found them.

use super::first::{flag, set};
use super::text::TextFacts;
use super::{Measure as M, Row};
use crate::page::Page;
use crate::roles::BODY_PROBABILITY;

/// One very long passage must not weigh more than a few paragraphs, in characters.
const LENGTH_MAX: f32 = 800.0;

/// As many unlikely passages may stand between likely ones of one run: a picture, its caption and credit, an
/// advert and a card.
const GAP: f32 = 5.0;

/// Passages since or until a likely one, when there is none.
const NEVER: f32 = 99.0;

const NEIGHBOURS: [(M, isize); 6] = [
    (M::LikelyBefore1, -1),
    (M::LikelyBefore2, -2),
    (M::LikelyBefore3, -3),
    (M::LikelyAfter1, 1),
    (M::LikelyAfter2, 2),
    (M::LikelyAfter3, 3),
];

const AROUND: [(M, M); 5] = [
    (M::LikelyShare1, M::LikelyMean1),
    (M::LikelyShare2, M::LikelyMean2),
    (M::LikelyShare3, M::LikelyMean3),
    (M::LikelyShare4, M::LikelyMean4),
    (M::LikelyShare5, M::LikelyMean5),
];

const NEAR: [(M, usize); 3] = [(M::LikelyNear3, 3), (M::LikelyNear8, 8), (M::LikelyNear20, 20)];

/// Running sums over passages, so that any stretch costs two look-ups.
struct Sums {
    length: Vec<f32>,
    likely: Vec<f32>,
}

impl Sums {
    fn of(facts: &[TextFacts], likely: &[f32]) -> Self {
        let mut sums = Self { length: vec![0.0], likely: vec![0.0] };
        let (mut length, mut mass) = (0.0, 0.0);
        for (it, likely) in facts.iter().zip(likely) {
            length += it.length.min(LENGTH_MAX);
            mass += it.length.min(LENGTH_MAX) * likely;
            sums.length.push(length);
            sums.likely.push(mass);
        }
        sums
    }

    /// Likely text and all text of a stretch.
    fn inside(&self, range: std::ops::Range<usize>) -> (f32, f32) {
        (self.likely[range.end] - self.likely[range.start], self.length[range.end] - self.length[range.start])
    }
}

/// Adds the second sweep's measures to every row.
pub(crate) fn sweep(
    rows: &mut [Row],
    page: &Page,
    facts: &[TextFacts],
    headline: Option<usize>,
    likely: &[f32],
) {
    let sums = Sums::of(facts, likely);
    let all = sums.inside(0..likely.len()).0.max(1.0);
    let most = likely.iter().copied().fold(0.0, f32::max);
    let above = sums.likely[headline.unwrap_or(0).min(likely.len())];
    for (index, row) in rows.iter_mut().enumerate() {
        set(row, M::Likely, likely[index]);
        for (measure, step) in NEIGHBOURS {
            let other = index.checked_add_signed(step).and_then(|it| likely.get(it));
            set(row, measure, other.copied().unwrap_or(-1.0));
        }
        set(row, M::LikelyMost, most);
        set(row, M::LikelyText, (1.0 + all).ln());
        set(row, M::LikelyTextBefore, sums.likely[index] / all);
        set(row, M::LikelyTextAfter, 1.0 - sums.likely[index + 1] / all);
        set(row, M::LikelySinceHeadline, (sums.likely[index] - above) / all);
        let mut around = page.ancestors(page.passages()[index].block).skip(1);
        let mut last = page.passages()[index].block;
        for (share, mean) in AROUND {
            last = around.next().unwrap_or(last);
            let (likely, length) = sums.inside(page.passages_in(last));
            set(row, share, likely / all);
            set(row, mean, likely / length.max(1.0));
        }
        let (own, own_length) = sums.inside(index..index + 1);
        for (measure, reach) in NEAR {
            let (likely, length) =
                sums.inside(index.saturating_sub(reach)..(index + reach + 1).min(facts.len()));
            set(row, measure, (likely - own) / (length - own_length).max(1.0));
        }
    }
    measure_runs(rows, facts, likely, all);
}

fn measure_runs(rows: &mut [Row], facts: &[TextFacts], likely: &[f32], all: f32) {
    let is_likely = |index: usize| BODY_PROBABILITY < likely[index];
    let mut since = NEVER;
    let mut run_of = Vec::with_capacity(rows.len());
    let mut sums = vec![0.0_f32];
    for (index, row) in rows.iter_mut().enumerate() {
        set(row, M::SinceLikely, since);
        if is_likely(index) && GAP < since {
            sums.push(0.0);
        }
        since = if is_likely(index) { 1.0 } else { (since + 1.0).min(NEVER) };
        run_of.push(sums.len() - 1);
        if let Some(sum) = sums.last_mut() {
            *sum += likely[index] * facts[index].length.min(LENGTH_MAX);
        }
    }
    let mut until = NEVER;
    let best = sums.iter().copied().fold(0.0, f32::max);
    for (index, row) in rows.iter_mut().enumerate().rev() {
        set(row, M::UntilLikely, until);
        until = if is_likely(index) { 1.0 } else { (until + 1.0).min(NEVER) };
        let sum = sums[run_of[index]];
        set(row, M::RunShare, sum / all);
        flag(row, M::InBestRun, best <= sum);
    }
}
