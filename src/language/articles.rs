//! Articles that are written as one word with what they stand before.

use std::sync::OnceLock;

use super::pack::packs;

/// A word without an article of any pack that it begins with.
pub fn without_article(word: &str) -> &str {
    static ARTICLES: OnceLock<Vec<&str>> = OnceLock::new();
    let of_packs = || packs().iter().flat_map(|it| it.section("joined-articles")).copied().collect();
    ARTICLES.get_or_init(of_packs).iter().find_map(|it| word.strip_prefix(it)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::without_article;

    #[test]
    fn a_word_is_left_without_its_article() {
        assert_eq!(without_article("والمدينة"), "مدينة");
        assert_eq!(without_article("مدينة"), "مدينة");
        assert_eq!(without_article("theatre"), "theatre");
    }
}
