//! Stop words: the small words that running text is full of and lists of links are not.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::pack::{Pack, packs};
use crate::text::letter::{is_alphabetic, push_lower};

/// The longest stop word of the packs is shorter, in bytes; longer words need no look-up.
const WORD_BYTES_MAX: usize = 24;

/// The packs that have a word, one bit each in their order.
type PackSet = u64;

fn known() -> &'static FxHashMap<&'static str, PackSet> {
    static WORDS: OnceLock<FxHashMap<&str, PackSet>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lists = || packs().iter().map(|it| it.section("stop-words"));
        let mut words = FxHashMap::with_capacity_and_hasher(lists().map(<[_]>::len).sum(), FxBuildHasher);
        for (number, list) in lists().enumerate() {
            for word in list {
                *words.entry(*word).or_default() |= 1 << number;
            }
        }
        words
    })
}

/// Calls for each word of a text with the packs in which it is a stop word.
fn each_word(text: &str, mut call: impl FnMut(PackSet)) {
    let known = known();
    let mut lower = String::with_capacity(WORD_BYTES_MAX);
    for word in text.split(|it: char| !is_alphabetic(it)).filter(|it| !it.is_empty()) {
        if WORD_BYTES_MAX < word.len() {
            call(0);
            continue;
        }
        lower.clear();
        word.chars().for_each(|it| push_lower(&mut lower, it));
        call(known.get(lower.as_str()).copied().unwrap_or_default());
    }
}

/// How many words of a text are stop words of any pack.
pub fn stop_words(text: &str) -> u32 {
    let mut found = 0;
    each_word(text, |packs| found += u32::from(packs != 0));
    found
}

/// The same without those that are names too.
pub fn stop_words_no_name(text: &str) -> u32 {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    let of_packs = || packs().iter().flat_map(|it| it.section("stop-words-and-names")).copied().collect();
    let names = NAMES.get_or_init(of_packs);
    stop_words(text).saturating_sub(text.split(' ').filter(|it| names.contains(it)).count() as u32)
}

/// The pack with the most stop words in a text, how many these are, and how many words the text has.
pub(super) fn best_pack(text: &str) -> Option<(&'static Pack, usize, usize)> {
    let mut counts = vec![0; packs().len()];
    let mut words = 0;
    each_word(text, |mut set| {
        words += 1;
        while set != 0 {
            counts[set.trailing_zeros() as usize] += 1;
            set &= set - 1;
        }
    });
    packs().iter().zip(counts).max_by_key(|it| it.1).map(|(pack, found)| (pack, found, words))
}

#[cfg(test)]
mod tests {
    use super::{PackSet, best_pack, packs, stop_words};

    #[test]
    fn every_pack_has_a_bit() {
        assert!(packs().len() <= PackSet::BITS as usize);
    }

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

    #[test]
    fn the_best_pack_has_the_most() {
        let best = best_pack("The mayor of the town said it").map(|(pack, _, words)| (pack.tag, words));
        assert_eq!(best, Some(("en", 7)));
    }
}
