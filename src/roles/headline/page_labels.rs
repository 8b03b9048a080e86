//! Main headings that say what kind of page it is ("News details"), told by the words of `page_labels.txt`.

use crate::text::fold;
use crate::text::list::Keys;

/// Such a heading is no longer, in bytes.
const BYTES_MAX: usize = 80;

/// Whether a heading is one that every page of its kind has.
pub fn is_page_label(text: &str) -> bool {
    text.len() <= BYTES_MAX && LABELS.have(&fold::key(text))
}

static LABELS: Keys = Keys::of(include_str!("page_labels.txt"));
