//! The heading that a passage stands in.

use crate::page::{NodeId, Page, Tag};

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

/// The size in which old markup prints the text of running pages, of 1 to 7.
pub const TEXT_SIZE: u8 = 3;

/// The size in which old markup prints a row: that of the nearest `<font size>` around it.
pub fn print_size(page: &Page, row: NodeId) -> u8 {
    let mut fonts = page.ancestors(row).take(LEVELS).filter(|it| page.tag(*it) == Tag::Font);
    fonts.find_map(|it| font_size(page.attr(it, "size")?)).unwrap_or(TEXT_SIZE)
}

/// A size as it is written: "6", or "+2" against that of the text.
fn font_size(written: &str) -> Option<u8> {
    let written = written.trim();
    match written.strip_prefix('+') {
        Some(more) => more.parse::<u8>().ok().map(|it| TEXT_SIZE.saturating_add(it)),
        None => written.parse().ok(),
    }
}
