//! The fitted models: sums of small decision trees over a passage's or a line's measures.
//!
//! `first.bin` and `model.bin` are written by `train/fit.py`, `headline.bin` by `train/headline.py`. They hold,
//! little-endian: the number of cut points (u16) and the cut points (f32), the number of trees (u16), then for each tree its size in nodes (u8) and its
//! nodes in pre-order, four bytes each. An inner node is the measure (u8), the distance from the node to
//! its right child (u8) and the cut point (u16): a measure at or below the cut goes to the next node,
//! one above it to the right child. A leaf is 255, 0 and its points in thousandths (i16).

use std::sync::OnceLock;

use super::ladders::Ladders;

/// Marks a leaf where an inner node has its measure.
pub(super) const LEAF: u8 = 255;

pub(super) struct Node {
    pub(super) measure: u8,
    pub(super) right: u8,
    /// The cut point of an inner node, the points of a leaf.
    pub(super) value: f32,
    /// The mean of the points below, so that each step of a path shows what it added.
    mean: f32,
}

/// Decision trees whose points add up.
#[derive(Default)]
pub(super) struct Forest {
    pub(super) nodes: Vec<Node>,
    /// The first node of each tree.
    pub(super) trees: Vec<usize>,
}

/// A fitted forest.
pub(crate) struct Model {
    forest: Forest,
    ladders: Ladders,
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

/// The model that says how likely a line is the headline, where no markup does.
pub(crate) fn headline_model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::shipped(include_bytes!("headline.bin")))
}

impl Model {
    /// One of the program's own models; a test reads them all, so they never are what cannot be read.
    fn shipped(bytes: &[u8]) -> Self {
        let forest = Forest::read(bytes).unwrap_or_default();
        Self { ladders: Ladders::of(&forest), forest }
    }

    /// How likely each row's passage is what the model was fitted to find, from 0 to 1.
    pub(crate) fn probabilities<'a>(&self, rows: impl Iterator<Item = &'a [f32]>) -> Vec<f32> {
        let mut left = Vec::new();
        rows.map(|row| 1.0 / (1.0 + (-self.ladders.points(row, &mut left)).exp())).collect()
    }

    /// What each measure added to a row's points, by the measure's number: the sum of the steps of all
    /// paths that ask for it (Saabas, 2014).
    pub(crate) fn contributions(&self, row: &[f32]) -> Vec<f32> {
        let nodes = &self.forest.nodes;
        let mut added = vec![0.0; row.len()];
        for &root in &self.forest.trees {
            let mut at = root;
            while nodes[at].measure != LEAF {
                let node = &nodes[at];
                let measure = usize::from(node.measure);
                at += if row[measure] <= node.value { 1 } else { usize::from(node.right) };
                added[measure] += nodes[at].mean - node.mean;
            }
        }
        added
    }
}

impl Forest {
    /// Reads a forest; `None` when the bytes end early.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { bytes };
        let cuts: Vec<f32> =
            (0..reader.u16()?).map(|_| Some(f32::from_le_bytes(reader.take()?))).collect::<Option<_>>()?;
        let mut model = Self::default();
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
mod tests {
    use super::{Forest, LEAF, Model, body_model, first_model, headline_model};
    use crate::roles::headline::LineMeasure;
    use crate::roles::measures::{COUNT, FIRST_COUNT};

    /// One tree of the given nodes, with cut points at 2.5 and 4.
    fn bytes(nodes: &[[u8; 2]], values: &[i16]) -> Vec<u8> {
        let mut bytes = vec![2, 0];
        bytes.extend(2.5_f32.to_le_bytes());
        bytes.extend(4.0_f32.to_le_bytes());
        bytes.extend([1, 0, nodes.len() as u8]);
        for (node, value) in nodes.iter().zip(values) {
            bytes.extend(node);
            bytes.extend(value.to_le_bytes());
        }
        bytes
    }

    fn points(model: &Model, value: f32) -> f32 {
        let mut row = [0.0; COUNT];
        row[0] = value;
        model.ladders.points(&row, &mut Vec::new())
    }

    #[test]
    fn reads_a_tree_and_walks_it() {
        let bytes = bytes(&[[0, 2], [LEAF, 0], [LEAF, 0]], &[0, -1500, 1500]);
        let model = Model::shipped(&bytes);
        assert!((points(&model, 2.5) + 1.5).abs() < 1e-6);
        assert!((points(&model, 3.0) - 1.5).abs() < 1e-6);
        assert!((model.contributions(&[3.0])[0] - 1.5).abs() < 1e-6);
        assert!(Forest::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn a_node_below_the_right_child_keeps_its_leaves() {
        let nodes = [[0, 2], [LEAF, 0], [0, 2], [LEAF, 0], [LEAF, 0]];
        let model = Model::shipped(&bytes(&nodes, &[0, 1000, 1, 2000, 3000]));
        let found: Vec<f32> = [1.0, 3.0, 5.0].iter().map(|&it| points(&model, it)).collect();
        assert_eq!(found, [1.0, 2.0, 3.0]);
    }

    #[test]
    fn the_shipped_models_ask_only_for_measures_that_exist() {
        let lines = LineMeasure::ALL.len();
        for (model, count) in [(first_model(), FIRST_COUNT), (body_model(), COUNT), (headline_model(), lines)]
        {
            let Forest { nodes, trees } = &model.forest;
            assert!(!trees.is_empty());
            assert!(nodes.iter().all(|it| it.measure == LEAF || usize::from(it.measure) < count));
            // A ladder's set of leaves has 32 bits.
            assert!(trees.windows(2).all(|it| it[1] - it[0] < 2 * 32));
        }
    }
}
