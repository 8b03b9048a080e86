//! Shelf: text.

pub mod words {
    //! Words and sentences.

    /// Whether a text ends as a sentence does.
    pub fn ends_sentence(text: &str) -> bool {
        text.ends_with('.')
    }
}
