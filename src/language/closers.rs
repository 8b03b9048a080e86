//! Words that close a credit.

use std::sync::OnceLock;

use crate::text::list;

const LIST: &str = include_str!("closers.txt");

/// A word behind the name of who made a picture.
#[derive(Debug, Clone, Copy)]
pub struct Closer {
    /// The word.
    pub word: &'static str,
    /// Whether it says so in brackets alone, and may end any sentence elsewhere.
    pub in_brackets: bool,
}

/// The words that close a credit, the longest first.
pub fn closers() -> &'static [Closer] {
    static CLOSERS: OnceLock<Vec<Closer>> = OnceLock::new();
    CLOSERS.get_or_init(|| {
        list::lines(LIST)
            .map(|it| match it.strip_prefix("brackets ") {
                Some(word) => Closer { word, in_brackets: true },
                None => Closer { word: it, in_brackets: false },
            })
            .collect()
    })
}
