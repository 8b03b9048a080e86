//! How alike two texts are.

use std::collections::HashSet;

/// The share of words that two folded keys have in common: shared words over all words (Jaccard, 1901).
pub fn jaccard(one: &str, other: &str) -> f32 {
    let (one, other): (HashSet<&str>, HashSet<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let shared = one.intersection(&other).count();
    shared as f32 / (one.len() + other.len() - shared).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::jaccard;

    #[test]
    fn counts_shared_words() {
        assert!((jaccard("a b c", "b c d") - 0.5).abs() < 1e-6);
        assert!((jaccard("a", "a") - 1.0).abs() < 1e-6);
    }
}
