//! What the words in class and id names say of the pieces around an article, from `names.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

macro_rules! kinds {
    ($($variant:ident $word:literal;)*) => {
        /// A kind of piece; `names.txt` shows what words stand for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Name { $($variant,)* }

        impl Name {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word),)*];
        }
    };
}

kinds! {
    Author "author"; Byline "byline"; Date "date"; Dek "dek"; Kicker "kicker"; Tags "tags"; Section "section";
    Related "related"; Card "card"; Comment "comment"; Frame "frame"; Picture "picture"; Bio "bio";
    Share "share"; Update "update";
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Names(u16);

impl Names {
    /// Whether the set has a kind.
    pub(super) fn has(self, name: Name) -> bool {
        self.0 & (1 << name as u16) != 0
    }

    /// Whether the set has any of several kinds.
    pub(super) fn has_any(self, names: &[Name]) -> bool {
        names.iter().any(|it| self.has(*it))
    }

    /// Both sets together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The longest word of the list has fewer letters.
const WORD_BYTES_MAX: usize = 24;

/// The kinds that the words of a class or id suggest.
pub(super) fn kinds_of(value: &str) -> Names {
    let mut found = Names::default();
    let mut word = String::with_capacity(WORD_BYTES_MAX);
    let mut after_small = false;
    for letter in value.chars().chain([' ']) {
        let ends = !letter.is_ascii_alphabetic() || (after_small && letter.is_ascii_uppercase());
        if ends && !word.is_empty() {
            found = found.with(list().get(word.as_str()).copied().unwrap_or_default());
            word.clear();
        }
        if letter.is_ascii_alphabetic() && word.len() <= WORD_BYTES_MAX {
            word.push(letter.to_ascii_lowercase());
        }
        after_small = letter.is_ascii_lowercase();
    }
    found
}

fn list() -> &'static FxHashMap<&'static str, Names> {
    static LIST: OnceLock<FxHashMap<&'static str, Names>> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut list: FxHashMap<&str, Names> = FxHashMap::default();
        for line in include_str!("names.txt").lines().filter(|it| !it.starts_with('#')) {
            let mut words = line.split_whitespace();
            let kind = words.next().and_then(|it| Name::ALL.iter().find(|(_, word)| *word == it));
            let Some((kind, _)) = kind else { continue };
            for word in words {
                list.entry(word).or_default().0 |= 1 << *kind as u16;
            }
        }
        list
    })
}

#[cfg(test)]
mod tests {
    use super::{Name, kinds_of};

    #[test]
    fn reads_whole_words_only() {
        assert!(kinds_of("c-articleByline__name").has(Name::Byline));
        assert!(kinds_of("post-author").has(Name::Author));
        assert!(!kinds_of("authority-updates").has_any(&[Name::Author, Name::Update]));
    }

    #[test]
    fn every_line_names_a_kind() {
        for line in include_str!("names.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            let kind = line.split_whitespace().next();
            assert!(Name::ALL.iter().any(|(_, word)| Some(*word) == kind), "{line}");
        }
    }
}
