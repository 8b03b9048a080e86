//! The fitted model: a sum of small decision trees over a passage's measures.
//!
//! `first.bin` and `model.bin` are written by `train/fit.py` and hold, little-endian: the number of cut points (u16) and
//! the cut points (f32), the number of trees (u16), then for each tree its size in nodes (u8) and its
//! nodes in pre-order, four bytes each. An inner node is the measure (u8), the distance from the node to
//! its right child (u8) and the cut point (u16): a measure at or below the cut goes to the next node,
//! one above it to the right child. A leaf is 255, 0 and its points in thousandths (i16).

use std::sync::OnceLock;

/// Marks a leaf where an inner node has its measure.
const LEAF: u8 = 255;

struct Node {
    measure: u8,
    right: u8,
    /// The cut point of an inner node, the points of a leaf.
    value: f32,
    /// The mean of the points below, so that each step of a path shows what it added.
    mean: f32,
}

/// A forest of decision trees whose points add up.
pub(crate) struct Model {
    nodes: Vec<Node>,
    /// The first node of each tree.
    trees: Vec<usize>,
}

/// The model of the first sweep, which sees each passage's own measures.
pub(crate) fn first_model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::shipped(include_bytes!("first.bin")))
}

/// The model that says how likely a passage is body, with what the first sweep found around it.
pub(crate) fn body_model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::shipped(include_bytes!("model.bin")))
}

impl Model {
    /// One of the program's own models; a test reads both, so they never are what cannot be read.
    fn shipped(bytes: &[u8]) -> Self {
        Self::read(bytes).unwrap_or(Self { nodes: vec![], trees: vec![] })
    }

    /// Reads a model; `None` when the bytes end early.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { bytes };
        let cuts: Vec<f32> =
            (0..reader.u16()?).map(|_| Some(f32::from_le_bytes(reader.take()?))).collect::<Option<_>>()?;
        let mut model = Self { nodes: Vec::new(), trees: Vec::new() };
        for _ in 0..reader.u16()? {
            let [size] = reader.take()?;
            let start = model.nodes.len();
            model.trees.push(start);
            for _ in 0..size {
                let [measure, right, low, high] = reader.take()?;
                let value = if measure == LEAF {
                    f32::from(i16::from_le_bytes([low, high])) / 1000.0
                } else {
                    *cuts.get(usize::from(u16::from_le_bytes([low, high])))?
                };
                model.nodes.push(Node { measure, right, value, mean: value });
            }
            model.fill_means(start);
        }
        Some(model)
    }

    /// Children stand after their parent, so one backward pass sees them first.
    fn fill_means(&mut self, start: usize) {
        for at in (start..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            if node.measure != LEAF {
                let (left, right) = (at + 1, at + usize::from(node.right));
                self.nodes[at].mean = f32::midpoint(self.nodes[left].mean, self.nodes[right].mean);
            }
        }
    }

    /// How likely the row's passage is body, from 0 to 1.
    pub(crate) fn probability(&self, row: &[f32]) -> f32 {
        let points: f32 =
            self.trees.iter().map(|&root| self.nodes[self.leaf(root, row, |_, _| {})].value).sum();
        1.0 / (1.0 + (-points).exp())
    }

    /// What each measure added to a row's points, by the measure's number: the sum of the steps of all
    /// paths that ask for it (Saabas, 2014).
    pub(crate) fn contributions(&self, row: &[f32]) -> Vec<f32> {
        let mut added = vec![0.0; row.len()];
        for &root in &self.trees {
            self.leaf(root, row, |at, next| {
                added[usize::from(self.nodes[at].measure)] += self.nodes[next].mean - self.nodes[at].mean;
            });
        }
        added
    }

    fn leaf(&self, root: usize, row: &[f32], mut step: impl FnMut(usize, usize)) -> usize {
        let mut at = root;
        loop {
            let node = &self.nodes[at];
            if node.measure == LEAF {
                return at;
            }
            let goes_left = row[usize::from(node.measure)] <= node.value;
            let next = at + if goes_left { 1 } else { usize::from(node.right) };
            step(at, next);
            at = next;
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.bytes.split_first_chunk()?;
        self.bytes = tail;
        Some(*head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{LEAF, Model, body_model, first_model};
    use crate::roles::measures::{COUNT, FIRST_COUNT};

    #[test]
    fn reads_a_tree_and_walks_it() {
        let mut bytes = vec![1, 0];
        bytes.extend(2.5_f32.to_le_bytes());
        bytes.extend([1, 0, 3, 0, 2, 0, 0]);
        bytes.extend([LEAF, 0]);
        bytes.extend((-1500_i16).to_le_bytes());
        bytes.extend([LEAF, 0]);
        bytes.extend(1500_i16.to_le_bytes());
        let model = Model::read(&bytes).unwrap();
        assert!(model.probability(&[2.5]) < 0.2);
        assert!(0.8 < model.probability(&[3.0]));
        assert!((model.contributions(&[3.0])[0] - 1.5).abs() < 1e-6);
        assert!(Model::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_shipped_models_ask_only_for_measures_that_exist() {
        for (model, count) in [(first_model(), FIRST_COUNT), (body_model(), COUNT)] {
            assert!(!model.trees.is_empty());
            assert!(model.nodes.iter().all(|it| it.measure == LEAF || usize::from(it.measure) < count));
        }
    }
}
