//! Boxes beside the text that their class and id names tell, from `boxes.txt`.

use std::sync::OnceLock;

use crate::page::{NodeId, Page};
use crate::text::list;

/// What a box holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// What was changed after publication.
    Correction,
    /// What stands before text that is paid for.
    Wall,
}

/// Whether an element's class or id has a word for such a box.
pub(super) fn is_named(page: &Page, id: NodeId, kind: Kind) -> bool {
    let section = match kind {
        Kind::Correction => "corrections",
        Kind::Wall => "walls",
    };
    let is_known = |word: &str| list().iter().any(|it| it.0 == section && it.1.eq_ignore_ascii_case(word));
    ["class", "id"]
        .iter()
        .filter_map(|name| page.attr(id, name))
        .any(|value| value.split(|it: char| !it.is_ascii_alphabetic()).any(is_known))
}

/// The sections and words of `boxes.txt`.
fn list() -> &'static [(&'static str, &'static str)] {
    static LIST: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    LIST.get_or_init(|| list::sections(include_str!("boxes.txt")).collect())
}
