//! The words of class, id and file names, and lists of such words.

use std::iter;

use rustc_hash::FxHashMap;

use super::list;

/// No word of a list is longer; longer ones need no look-up.
const BYTES_MAX: usize = 24;

/// The parts of a name: parted at ASCII signs, and where a capital follows a small letter (`imageCredit-2`).
pub fn parts(name: &str) -> impl Iterator<Item = &str> {
    split(name, |it| it.is_ascii_alphanumeric() || !it.is_ascii())
}

/// The words of a name: the same, parted at digits and at letters of other scripts too.
pub fn words(name: &str) -> impl Iterator<Item = &str> + Clone {
    split(name, |it| it.is_ascii_alphabetic())
}

fn split(name: &str, is_kept: impl Fn(u8) -> bool + Clone) -> impl Iterator<Item = &str> + Clone {
    let bytes = name.as_bytes();
    let mut at = 0;
    iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|it| is_kept(*it))?;
        let mut after_small = false;
        let ends = |it: &u8| {
            let ends = !is_kept(*it) || after_small && it.is_ascii_uppercase();
            after_small = it.is_ascii_lowercase();
            ends
        };
        at = bytes[start..].iter().position(ends).map_or(bytes.len(), |it| start + it);
        name.get(start..at)
    })
}

/// Declares kinds of names, each with the word that stands for it in a list.
macro_rules! kinds_of_names {
    ($(#[$attribute:meta])* $visible:vis enum $name:ident { $($kind:ident $word:literal;)* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $visible enum $name { $($kind,)* }

        impl $name {
            /// The words of all kinds, in order.
            $visible const WORDS: &'static [&'static str] = &[$($word,)*];

            /// Whether the kinds of a word or name are this one among others.
            $visible fn is_in(self, kinds: u64) -> bool {
                kinds & (1 << self as u32) != 0
            }
        }
    };
}
pub(crate) use kinds_of_names;

/// Words of names, each with a bit for every kind that it suggests; found in capitals or not.
pub struct Kinds {
    bits: FxHashMap<&'static [u8], u64>,
    /// For each first letter a bit for each length that its words have: it tells most other words from them.
    lengths: [u32; LETTERS],
}

/// Letters by the low bits that a capital has too.
const LETTERS: usize = 32;

impl Kinds {
    /// The words that stand in some sections of a list, in small ASCII letters: the kind of each is the place of its
    /// section among them, below 64. A word may have several.
    pub fn of_sections(list: &'static str, sections: &[&str]) -> Self {
        let place = |name: &str| sections.iter().position(|it| *it == name);
        Self::of(list::sections(list).filter_map(|(name, word)| Some((word, place(name)?))))
    }

    /// The same of a list whose lines begin with the name of a kind and go on with its words.
    pub fn of_lines(list: &'static str, names: &[&str]) -> Self {
        let place = |name: &str| names.iter().position(|it| *it == name);
        let lines = list::keyed(list).filter_map(|(name, words)| Some((place(name)?, words)));
        Self::of(lines.flat_map(|(kind, words)| words.map(move |it| (it, kind))))
    }

    fn of(words: impl Iterator<Item = (&'static str, usize)>) -> Self {
        let mut kinds = Self { bits: FxHashMap::default(), lengths: [0; LETTERS] };
        for (word, kind) in words {
            *kinds.bits.entry(word.as_bytes()).or_default() |= 1 << kind;
            if let Some(first) = word.bytes().next() {
                kinds.lengths[usize::from(first) % LETTERS] |= 1 << word.len().min(BYTES_MAX);
            }
        }
        kinds
    }

    /// Whether every word of the list is one part of a name, and found.
    #[cfg(test)]
    pub fn are_found(&self) -> bool {
        self.bits.iter().all(|(word, bits)| {
            str::from_utf8(word).is_ok_and(|it| self.of_word(it) == *bits && parts(it).eq([it]))
        })
    }

    /// The kinds of a word.
    pub fn of_word(&self, word: &str) -> u64 {
        let mut small = [0; BYTES_MAX];
        let Some(small) = small.get_mut(..word.len()) else { return 0 };
        let first = word.bytes().next().unwrap_or_default();
        if self.lengths[usize::from(first) % LETTERS] & (1 << word.len()) == 0 {
            return 0;
        }
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        self.bits.get(&*small).copied().unwrap_or(0)
    }

    /// The kinds of all [`words`] of a name.
    pub fn of_name(&self, name: &str) -> u64 {
        words(name).fold(0, |all, it| all | self.of_word(it))
    }
}

/// Phrases of names, some [`words`] of one name in a row: "live blog" for `c-liveBlog`.
pub struct Phrases {
    phrases: Vec<&'static str>,
    /// The first word of each.
    firsts: Kinds,
}

impl Phrases {
    /// The lines of a list, in small ASCII letters.
    pub fn of(list: &'static str) -> Self {
        let firsts = Kinds::of(list::keyed(list).map(|it| (it.0, 0)));
        Self { phrases: list::lines(list).collect(), firsts }
    }

    /// Whether one of the names of an attribute holds such a phrase.
    pub fn are_in(&self, names: &str) -> bool {
        names.split_ascii_whitespace().any(|it| self.are_in_name(it))
    }

    fn are_in_name(&self, name: &str) -> bool {
        let mut here = words(name);
        loop {
            let mut behind = here.clone();
            let Some(first) = behind.next() else { return false };
            let follows = |phrase: &&str| {
                let mut said = here.clone();
                phrase.split(' ').all(|it| said.next().is_some_and(|word| word.eq_ignore_ascii_case(it)))
            };
            if self.firsts.of_word(first) != 0 && self.phrases.iter().any(follows) {
                return true;
            }
            here = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kinds, Phrases, parts, words};

    #[test]
    fn names_are_parted_at_signs_and_capitals() {
        assert!(parts("c-image__photoCredit16x9 AFP").eq(["c", "image", "photo", "Credit16x9", "AFP"]));
        assert!(words("c-image__photoCredit2 AFP").eq(["c", "image", "photo", "Credit", "AFP"]));
        assert_eq!(words("--2").count(), 0);
    }

    #[test]
    fn whole_words_have_kinds() {
        let kinds = Kinds::of_sections("[a]\nshare\n[b]\nbar\n[c]\nshare\n[d]\nx", &["a", "b", "c"]);
        let lines = Kinds::of_lines("a share\nb bar\nc share\nd x", &["a", "b", "c"]);
        assert!(kinds.are_found() && kinds.bits == lines.bits && kinds.of_word("x") == 0);
        assert_eq!((kinds.of_word("SHARE"), kinds.of_word("shared"), kinds.of_word("")), (0b101, 0, 0));
        assert_eq!(kinds.of_name("c-shareBar"), 0b111);
        assert_eq!(kinds.of_name(&"share".repeat(9)), 0);
    }

    #[test]
    fn phrases_stand_in_one_name() {
        let phrases = Phrases::of("# remark\ncta\ncall to action");
        assert!(phrases.are_in("box c-callToAction__box") && phrases.are_in("CTA2"));
        assert!(
            !phrases.are_in("call to action")
                && !phrases.are_in("octa")
                && !phrases.are_in("call-to-x-action")
        );
    }
}
