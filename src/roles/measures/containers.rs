//! Which elements hold the page's running text: sums over containers, and the likeliest one.

use crate::page::{NodeId, Page};
use crate::roles::measures::text::TextFacts;

/// Running totals over the passages, so that any element's sums cost two look-ups.
pub(crate) struct Totals {
    /// `sums[i]` covers the passages before `i`.
    sums: Vec<Sum>,
}

/// Sums over a stretch of passages.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    pub(crate) passages: f32,
    pub(crate) length: f32,
    pub(crate) prose: f32,
    pub(crate) linked: f32,
}

impl Sum {
    fn minus(self, other: Self) -> Self {
        Self {
            passages: self.passages - other.passages,
            length: self.length - other.length,
            prose: self.prose - other.prose,
            linked: self.linked - other.linked,
        }
    }

    /// The share of the text that is links.
    pub(crate) fn link_share(&self) -> f32 {
        self.linked / self.length.max(1.0)
    }

    /// The share of the text that is running text.
    pub(crate) fn prose_share(&self) -> f32 {
        self.prose / self.length.max(1.0)
    }
}

impl Totals {
    pub(crate) fn of(facts: &[TextFacts], seen: impl Fn(usize) -> bool) -> Self {
        let mut sums = Vec::with_capacity(facts.len() + 1);
        let mut sum = Sum::default();
        sums.push(sum);
        for (index, it) in facts.iter().enumerate() {
            if seen(index) {
                sum.passages += 1.0;
                sum.length += it.length;
                sum.prose += if it.is_prose() { it.length } else { 0.0 };
                sum.linked += it.length * it.link_share();
            }
            sums.push(sum);
        }
        Self { sums }
    }

    /// The sums over the passages inside an element.
    pub(crate) fn inside(&self, page: &Page, id: NodeId) -> Sum {
        let range = page.passages_in(id);
        self.sums[range.end].minus(self.sums[range.start])
    }

    /// The sums over the whole page.
    pub(crate) fn page(&self) -> Sum {
        self.sums.last().copied().unwrap_or_default()
    }
}

/// How far up a paragraph's points reach. Paragraphs are seldom wrapped more than this deep inside the
/// element that holds them all.
const LEVELS: usize = 5;

/// The element that most of the running text stands in, closest to it: each paragraph gives points to
/// what it sits in, fewer to what is further out (the idea of Arc90's Readability, 2009).
pub(crate) fn likeliest(page: &Page, facts: &[TextFacts], totals: &Totals) -> NodeId {
    let mut points = vec![0.0_f32; page.node_count()];
    for (passage, it) in page.passages().iter().zip(facts) {
        if !it.is_prose() || !passage.visibility.is_seen() {
            continue;
        }
        let worth = 1.0 + (it.length / 100.0).min(4.0) + (it.commas as f32).min(6.0) * 0.5;
        for (level, id) in page.ancestors(passage.block).skip(1).take(LEVELS).enumerate() {
            points[id.index()] += worth * (1.0 - it.link_share()) / (1.0 + level as f32);
        }
    }
    let mut best = (NodeId::ROOT, 0.0);
    for id in page.ids() {
        if 0.0 < points[id.index()] {
            let weighed = points[id.index()] * (1.0 - totals.inside(page, id).link_share());
            if best.1 < weighed {
                best = (id, weighed);
            }
        }
    }
    best.0
}

/// The stretch of passages with the greatest sum of gains (Kadane's maximum subarray).
pub(crate) fn richest_stretch(gains: impl Iterator<Item = f32>) -> std::ops::Range<usize> {
    let mut best = (0.0, 0..0);
    let (mut sum, mut start) = (0.0, 0);
    for (index, gain) in gains.enumerate() {
        if sum <= 0.0 {
            sum = 0.0;
            start = index;
        }
        sum += gain;
        if best.0 < sum {
            best = (sum, start..index + 1);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::richest_stretch;

    #[test]
    fn finds_the_stretch_of_greatest_gain() {
        assert_eq!(richest_stretch([-1.0, 2.0, -0.5, 3.0, -4.0, 1.0].into_iter()), 1..4);
        assert_eq!(richest_stretch([-1.0, -2.0].into_iter()), 0..0);
    }
}
