//! Lines that open a list of keywords ("Tags: rain, flood"), told by the words of `tag_labels.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::{fold, list};

/// A longer label is a sentence.
const LABEL_BYTES_MAX: usize = 80;

/// What follows such a label on its line; nothing where the label is all of it.
pub fn behind_tag_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once([':', '\u{FF1A}']).unwrap_or((line, ""));
    (label.len() <= LABEL_BYTES_MAX && labels().contains(&fold::key(label))).then(|| rest.trim())
}

fn labels() -> &'static FxHashSet<String> {
    static LABELS: OnceLock<FxHashSet<String>> = OnceLock::new();
    LABELS.get_or_init(|| list::lines(include_str!("tag_labels.txt")).map(fold::key).collect())
}

#[cfg(test)]
mod tests {
    use super::behind_tag_label;

    #[test]
    fn a_label_stands_alone_or_before_a_colon() {
        assert_eq!(behind_tag_label("Tags: rain, flood"), Some("rain, flood"));
        assert_eq!(behind_tag_label("برچسب‌ها"), Some(""));
        assert_eq!(behind_tag_label("Topics of the day"), None);
    }
}
