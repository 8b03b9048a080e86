//! Words for minutes.

use std::sync::OnceLock;

use crate::text::{fold, list, words::is_unspaced};

const LIST: &str = include_str!("minutes.txt");

/// Whether a text begins with a word for minutes; in scripts without spaces, more may follow it at once.
pub fn begins_with_minutes(text: &str) -> bool {
    static KEYS: OnceLock<Vec<String>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| list::lines(LIST).map(fold::key).collect());
    let word = fold::key(text.split_whitespace().next().unwrap_or_default());
    keys.iter().any(|key| word == *key || key.starts_with(is_unspaced) && word.starts_with(key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::begins_with_minutes;

    #[test]
    fn minutes_are_told_in_many_languages() {
        for text in ["min read", "min. czytania", "دقائق", "分で読めます", "Minuten", "λεπτά ανάγνωσης"]
        {
            assert!(begins_with_minutes(text), "{text}");
        }
        for text in ["mint tea", "miles", "", "دقيق"] {
            assert!(!begins_with_minutes(text), "{text}");
        }
    }
}
