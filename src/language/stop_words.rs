//! Stop words: the small words that running text is full of and lists of links are not.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::pack::packs;

/// The longest stop word of the packs is shorter, in bytes; longer words need no look-up.
const WORD_BYTES_MAX: usize = 24;

/// How many words of a text are stop words of any pack.
pub fn stop_words(text: &str) -> u32 {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let known =
        WORDS.get_or_init(|| packs().iter().flat_map(|it| it.section("stop-words")).copied().collect());
    let mut lower = String::with_capacity(WORD_BYTES_MAX);
    let mut found = 0;
    for word in text.split(|it: char| !it.is_alphabetic()) {
        if word.is_empty() || WORD_BYTES_MAX < word.len() {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        found += u32::from(known.contains(lower.as_str()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::stop_words;

    #[test]
    fn counts_the_small_words_of_every_pack() {
        assert!(3 <= stop_words("The mayor of the town said"));
        assert_eq!(stop_words("Weather Sport Videos"), 0);
        assert!(
            2 <= stop_words(
                "\u{648} \u{642}\u{627}\u{644} \u{641}\u{64A} \u{627}\u{644}\u{628}\u{64A}\u{62A}"
            )
        );
    }
}
