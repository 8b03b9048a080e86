//! Texts cut between characters.

/// The beginning of a text, of no more than so many bytes.
pub fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn no_character_is_halved() {
        assert_eq!((head("aé", 2), head("aé", 3), head("aé", 9), head("é", 1)), ("a", "aé", "aé", ""));
    }
}
