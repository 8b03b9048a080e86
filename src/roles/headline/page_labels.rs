//! Main headings that say what kind of page it is ("News details"), told by the words of `page_labels.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::{fold, list};

/// Such a heading is no longer, in bytes.
const BYTES_MAX: usize = 80;

/// Whether a heading is one that every page of its kind has.
pub fn is_page_label(text: &str) -> bool {
    text.len() <= BYTES_MAX && labels().contains(&fold::key(text))
}

fn labels() -> &'static FxHashSet<String> {
    static LABELS: OnceLock<FxHashSet<String>> = OnceLock::new();
    LABELS.get_or_init(|| list::lines(include_str!("page_labels.txt")).map(fold::key).collect())
}
