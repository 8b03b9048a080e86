//! The second sweep: what the first judgement says of a passage's neighbourhood.

use std::collections::HashMap;

use super::containers::richest_stretch;
use super::first::kind_key;
use super::text::TextFacts;
use crate::page::{NodeId, Page};

macro_rules! second_measures {
    ($($name:literal $meaning:literal;)*) => {
        /// Names and meanings of the second sweep's measures, in order.
        pub const SECOND_MEASURES: &[(&str, &str)] = &[$(($name, $meaning),)*];
    };
}

second_measures! {
    "first" "The first judgement's probability.";
    "previous1" "That of the passage before.";
    "next1" "That of the passage after.";
    "previous2" "That of the second before.";
    "next2" "That of the second after.";
    "window3" "Mean over three passages on each side, weighed by length.";
    "window10" "Mean over ten passages on each side, weighed by length.";
    "container1" "Mean over the element around the block, weighed by length.";
    "container2" "Mean one level further out.";
    "container3" "Mean two levels further out.";
    "kind" "Mean over the passages with the same element and names, weighed by length.";
    "kind-plain" "The same, not weighed.";
    "mass-before" "Share of the page's likely body before it.";
    "in-best" "Whether it is inside the stretch richest in likely body.";
    "from-best" "Passages between it and that stretch.";
    "gap-before" "Passages since the last likely one, 30 at the most.";
    "gap-after" "Passages until the next likely one, 30 at the most.";
    "page-mass" "The page's likely body in characters, as a logarithm.";
    "siblings1" "Mean over its siblings' passages, not weighed.";
}

/// How many measures the second sweep adds.
pub const SECOND_COUNT: usize = SECOND_MEASURES.len();

/// Running sums of probabilities.
struct Sums {
    mass: Vec<f32>,
    length: Vec<f32>,
    plain: Vec<f32>,
}

impl Sums {
    fn of(facts: &[TextFacts], likely: &[f32]) -> Self {
        let mut sums = Self { mass: vec![0.0], length: vec![0.0], plain: vec![0.0] };
        let (mut mass, mut length, mut plain) = (0.0, 0.0, 0.0);
        for (it, p) in facts.iter().zip(likely) {
            mass += it.length * p;
            length += it.length;
            plain += p;
            sums.mass.push(mass);
            sums.length.push(length);
            sums.plain.push(plain);
        }
        sums
    }

    fn mean(&self, range: std::ops::Range<usize>) -> f32 {
        let length = self.length[range.end] - self.length[range.start];
        (self.mass[range.end] - self.mass[range.start]) / length.max(1.0)
    }

    fn plain_mean(&self, range: std::ops::Range<usize>) -> f32 {
        let count = range.len().max(1) as f32;
        (self.plain[range.end] - self.plain[range.start]) / count
    }
}

/// A passage as likely as this counts as body when gaps are measured.
const LIKELY: f32 = 0.5;

/// Longer gaps say no more.
const GAP_MAX: f32 = 30.0;

/// Measures every passage anew, given how likely each seemed at first.
pub(crate) fn second_sweep(page: &Page, facts: &[TextFacts], likely: &[f32]) -> Vec<[f32; SECOND_COUNT]> {
    let sums = Sums::of(facts, likely);
    let count = facts.len();
    let total = sums.mass[count].max(1.0);
    let best = richest_stretch(facts.iter().zip(likely).map(|(it, p)| (p - 0.45) * (it.length + 20.0)));
    let kinds = kind_means(page, facts, likely);
    let gaps = gaps(likely);
    let at = |index: Option<usize>| index.and_then(|it| likely.get(it)).copied().unwrap_or(0.0);
    page.passages()
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            let mut around = page.ancestors(passage.block).skip(1);
            let mut container = || {
                let id = around.next().unwrap_or(NodeId::ROOT);
                page.passages_in(id)
            };
            let (first, second, third) = (container(), container(), container());
            let window = |size: usize| index.saturating_sub(size)..(index + size + 1).min(count);
            let away = if index < best.start {
                -((best.start - index) as f32)
            } else {
                (index + 1).saturating_sub(best.end) as f32
            };
            [
                likely[index],
                at(index.checked_sub(1)),
                at(Some(index + 1)),
                at(index.checked_sub(2)),
                at(Some(index + 2)),
                sums.mean(window(3)),
                sums.mean(window(10)),
                sums.mean(first.clone()),
                sums.mean(second),
                sums.mean(third),
                kinds[index].0,
                kinds[index].1,
                sums.mass[index] / total,
                f32::from(u8::from(best.contains(&index))),
                away.clamp(-99.0, 99.0),
                gaps[index].0,
                gaps[index].1,
                (1.0 + total).ln(),
                sums.plain_mean(first),
            ]
        })
        .collect()
}

fn kind_means(page: &Page, facts: &[TextFacts], likely: &[f32]) -> Vec<(f32, f32)> {
    let mut kinds = HashMap::new();
    for ((passage, it), p) in page.passages().iter().zip(facts).zip(likely) {
        let sums: &mut [f32; 4] = kinds.entry(kind_key(page, passage.block)).or_default();
        sums[0] += it.length * p;
        sums[1] += it.length;
        sums[2] += p;
        sums[3] += 1.0;
    }
    page.passages()
        .iter()
        .map(|passage| {
            kinds
                .get(&kind_key(page, passage.block))
                .map_or((0.0, 0.0), |it| (it[0] / it[1].max(1.0), it[2] / it[3].max(1.0)))
        })
        .collect()
}

fn gaps(likely: &[f32]) -> Vec<(f32, f32)> {
    let mut gaps = vec![(GAP_MAX, GAP_MAX); likely.len()];
    let mut gap = GAP_MAX;
    for (index, p) in likely.iter().enumerate() {
        gaps[index].0 = gap;
        gap = if LIKELY < *p { 0.0 } else { (gap + 1.0).min(GAP_MAX) };
    }
    gap = GAP_MAX;
    for (index, p) in likely.iter().enumerate().rev() {
        gaps[index].1 = gap;
        gap = if LIKELY < *p { 0.0 } else { (gap + 1.0).min(GAP_MAX) };
    }
    gaps
}
