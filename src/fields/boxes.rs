//! Boxes beside the text that their class and id names tell, from `boxes.txt`.

use std::sync::LazyLock;

use crate::page::{NodeId, Page};
use crate::text::list;
use crate::text::names::Kinds;

/// What a box holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// What was changed after publication.
    Correction,
    /// What stands before text that is paid for.
    Wall,
}

/// The sections of `boxes.txt`, in the order of the kinds.
const SECTIONS: [&str; 2] = ["corrections", "walls"];

/// Whether an element's class or id has a word for such a box.
pub(super) fn is_named(page: &Page, id: NodeId, kind: Kind) -> bool {
    static LIST: LazyLock<Kinds> =
        LazyLock::new(|| Kinds::of(list::numbered(include_str!("boxes.txt"), &SECTIONS)));
    let is_known = |word: &str| LIST.of_word(word) & (1 << kind as u32) != 0;
    ["class", "id"]
        .iter()
        .filter_map(|name| page.attr(id, name))
        .any(|value| value.split(|it: char| !it.is_ascii_alphabetic()).any(is_known))
}
