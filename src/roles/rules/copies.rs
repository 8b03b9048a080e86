//! Text that a page prints a second time, as for narrow screens, for printers, or behind "read more".

use std::collections::HashSet;

use super::Context;
use crate::roles::{Label, Role};

/// The name that reasons give.
pub(crate) const NAME: &str = "second-copy";

/// So many different paragraphs of running text must come again: one or two may be a refrain, or a text that only fills
/// the page.
const PARAGRAPHS_MIN: usize = 3;

/// Takes second copies out of the body, once all other rules have spoken: running text that stands earlier in the
/// body, and the shorter lines around it that do too. Alone, a short line that comes back may be a refrain or a
/// heading.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    let body: Vec<usize> = (0..labels.len()).filter(|&it| labels[it].role == Role::Body).collect();
    let mut seen = HashSet::new();
    let again: Vec<bool> = body.iter().map(|&it| !seen.insert(context.facts(it).key)).collect();
    let repeats = body.iter().zip(&again).filter(|it| *it.1 && context.facts(*it.0).is_prose());
    if repeats.map(|it| context.facts(*it.0).key).collect::<HashSet<_>>().len() < PARAGRAPHS_MIN {
        return;
    }
    let mut copies = vec![false; body.len()];
    let mut mark = |order: &mut dyn Iterator<Item = usize>| {
        let mut inside = false;
        for at in order {
            if context.facts(body[at]).is_prose() {
                inside = again[at];
            }
            copies[at] |= inside && again[at];
        }
    };
    mark(&mut (0..body.len()));
    mark(&mut (0..body.len()).rev());
    for (&index, _) in body.iter().zip(&copies).filter(|it| *it.1) {
        labels[index].role = Role::Repeat;
        labels[index].reasons.insert(0, NAME);
    }
}
