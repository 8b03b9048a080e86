//! Text that a page prints a second time, as for narrow screens, for printers, or behind "read more".

use std::collections::HashSet;

use super::Context;
use crate::roles::{BODY_PROBABILITY, Label};

/// For each passage whether it is part of a second copy: running text that stood earlier in the likely body, and the
/// shorter lines around it that did too. Alone, a short line that comes back may be a refrain or a heading.
pub(super) fn find(context: &Context<'_>, labels: &[Label]) -> Vec<bool> {
    let is_likely =
        |it: &usize| BODY_PROBABILITY <= labels[*it].probability && context.passage(*it).visibility.is_seen();
    let likely: Vec<usize> = (0..labels.len()).filter(is_likely).collect();
    let mut seen = HashSet::new();
    let again: Vec<bool> = likely.iter().map(|&it| !seen.insert(context.facts(it).key)).collect();
    let mut copies = vec![false; labels.len()];
    let mut mark = |order: &mut dyn Iterator<Item = usize>| {
        let mut inside = false;
        for at in order {
            let index = likely[at];
            if context.facts(index).is_prose() {
                inside = again[at];
            }
            copies[index] |= inside && again[at];
        }
    };
    mark(&mut (0..likely.len()));
    mark(&mut (0..likely.len()).rev());
    copies
}
