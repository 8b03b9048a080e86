//! Lines that open a list of keywords ("Tags: rain, flood"), told by the words of `tag_labels.txt`.

use crate::text::fold;
use crate::text::list::Keys;

/// A longer label is a sentence.
const LABEL_BYTES_MAX: usize = 80;

/// What follows such a label on its line; nothing where the label is all of it.
pub fn behind_tag_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once([':', '\u{FF1A}']).unwrap_or((line, ""));
    (label.len() <= LABEL_BYTES_MAX && LABELS.have(&fold::key(label))).then(|| rest.trim())
}

static LABELS: Keys = Keys::of(include_str!("tag_labels.txt"));

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
