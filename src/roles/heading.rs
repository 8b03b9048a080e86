//! The heading that a passage stands in.

use crate::page::{NodeId, Page};

/// Elements from a passage's own outwards that are looked at: links and spans stand inside a heading.
const LEVELS: usize = 4;

/// The heading that an element is, or stands in.
pub fn heading_of(page: &Page, block: NodeId) -> Option<NodeId> {
    page.ancestors(block).take(LEVELS).find(|&it| page.tag(it).heading_level().is_some())
}

/// Its level, from 1 to 6.
pub fn heading_level(page: &Page, block: NodeId) -> Option<u8> {
    page.tag(heading_of(page, block)?).heading_level()
}
