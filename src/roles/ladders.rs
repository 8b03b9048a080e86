//! A forest evaluated measure by measure instead of tree by tree.
//!
//! Walking each tree mispredicts at nearly every node. Here each measure has a ladder of its cut points in order: a row
//! climbs it while its value lies above the cut, and each rung strikes out the leaves of one tree that are then out of
//! reach. The lowest leaf left in a tree is the one that the walk would find (Lucchese and others, "`QuickScorer`", 2015).

use super::model::{Forest, LEAF};
use crate::order;

/// A set of leaves of one tree, the leftmost lowest.
type LeafSet = u32;

/// One inner node.
struct Rung {
    cut: f32,
    tree: u16,
    /// The leaves that stay in reach of a row that goes right here.
    left_over: LeafSet,
}

/// A forest's inner nodes by measure, and its leaves by tree.
pub(super) struct Ladders {
    /// The measure of each ladder, and one past its last rung.
    ends: Vec<(u8, usize)>,
    rungs: Vec<Rung>,
    /// The points of all leaves, tree by tree from left to right.
    leaves: Vec<f32>,
    /// Each tree's first leaf.
    firsts: Vec<usize>,
}

impl Ladders {
    /// Trees may have as many leaves as a [`LeafSet`] has bits; a test reads the shipped ones.
    pub(super) fn of(forest: &Forest) -> Self {
        let mut made = Self { ends: vec![], rungs: vec![], leaves: vec![], firsts: vec![] };
        let mut rungs: Vec<(u8, Rung)> = Vec::new();
        for (number, &root) in forest.trees.iter().enumerate() {
            let first = made.leaves.len();
            made.firsts.push(first);
            let end = forest.trees.get(number + 1).copied().unwrap_or(forest.nodes.len());
            // In pre-order, leaves stand from left to right, and those below a node's left child end where its right
            // child begins.
            let mut leaf_before = vec![0; end - root + 1];
            for at in root..end {
                let is_leaf = forest.nodes[at].measure == LEAF;
                leaf_before[at - root + 1] = leaf_before[at - root] + u32::from(is_leaf);
                if is_leaf {
                    made.leaves.push(forest.nodes[at].value);
                }
            }
            for at in (root..end).filter(|&at| forest.nodes[at].measure != LEAF) {
                let node = &forest.nodes[at];
                let (from, to) = (leaf_before[at - root], leaf_before[at + usize::from(node.right) - root]);
                let struck = (1_u64 << to) - (1_u64 << from);
                let rung = Rung { cut: node.value, tree: number as u16, left_over: !(struck as LeafSet) };
                rungs.push((node.measure, rung));
            }
        }
        order::sort_by(&mut rungs, |one, other| one.0.cmp(&other.0).then(one.1.cut.total_cmp(&other.1.cut)));
        for (measure, rung) in rungs {
            made.rungs.push(rung);
            match made.ends.last_mut().filter(|it| it.0 == measure) {
                Some(last) => last.1 = made.rungs.len(),
                None => made.ends.push((measure, made.rungs.len())),
            }
        }
        made
    }

    /// The sum of the points of the leaves that a row falls into. `left` is room for the work, used again from row to
    /// row.
    pub(super) fn points(&self, row: &[f32], left: &mut Vec<LeafSet>) -> f32 {
        left.clear();
        left.resize(self.firsts.len(), LeafSet::MAX);
        let mut start = 0;
        for &(measure, end) in &self.ends {
            let value = row[usize::from(measure)];
            for rung in self.rungs[start..end].iter().take_while(|it| it.cut < value) {
                left[usize::from(rung.tree)] &= rung.left_over;
            }
            start = end;
        }
        let leaf = |(first, left): (&usize, &LeafSet)| self.leaves[first + left.trailing_zeros() as usize];
        self.firsts.iter().zip(left.iter()).map(leaf).sum()
    }
}
