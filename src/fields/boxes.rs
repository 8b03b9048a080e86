//! Boxes beside the text that their class and id names tell, from `boxes.txt`.

use std::sync::LazyLock;

use crate::page::{NodeId, Page};
use crate::text::names::{Kinds, kinds_of_names};

kinds_of_names! {
    /// What a box holds: what was changed after publication, or what stands before text that is paid for.
    pub(super) enum Kind {
        Correction "corrections"; Wall "walls";
    }
}

/// Whether an element's class or id has a word for such a box.
pub(super) fn is_named(page: &Page, id: NodeId, kind: Kind) -> bool {
    static LIST: LazyLock<Kinds> =
        LazyLock::new(|| Kinds::of_sections(include_str!("boxes.txt"), Kind::WORDS));
    let is_known = |word: &str| kind.is_in(LIST.of_word(word));
    ["class", "id"]
        .iter()
        .filter_map(|name| page.attr(id, name))
        .any(|value| value.split(|it: char| !it.is_ascii_alphabetic()).any(is_known))
}
