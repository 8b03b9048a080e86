//! What the words in class and id names say of the pieces around an article, from `class_names.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::list;

macro_rules! kinds {
    ($($variant:ident $word:literal;)*) => {
        /// A kind of piece; `class_names.txt` shows what words stand for each.
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
    Share "share"; Update "update"; Outer "outer"; Own "own";
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Names(u32);

impl Names {
    /// The set of one kind.
    pub(super) fn of(name: Name) -> Self {
        Self(1 << name as u32)
    }

    /// Whether the set has a kind.
    pub(super) fn has(self, name: Name) -> bool {
        self.0 & (1 << name as u32) != 0
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

/// What is also written apart from its word: "sub-title", "roofTitle".
const PREFIXES: [&[u8]; 7] = [b"sub", b"roof", b"over", b"up", b"pre", b"super", b"roo"];

/// The kinds that the words of a class or id suggest.
pub(super) fn kinds_of(value: &str) -> Names {
    let known = known();
    let mut found = Names::default();
    let mut start = 0;
    let mut before: &[u8] = &[];
    let mut after_small = false;
    for (at, letter) in value.bytes().chain([b' ']).enumerate() {
        let is_letter = letter.is_ascii_alphabetic();
        if !is_letter || (after_small && letter.is_ascii_uppercase()) {
            let word = &value.as_bytes()[start..at];
            found = found.with(known.kinds(word));
            if let Some(prefix) = PREFIXES.iter().find(|it| before.eq_ignore_ascii_case(it)) {
                found = found.with(known.kinds(&[prefix, word].concat()));
            }
            before = word;
            start = if is_letter { at } else { at + 1 };
        }
        after_small = letter.is_ascii_lowercase();
    }
    found
}

/// The words of `class_names.txt`.
#[derive(Default)]
struct List {
    kinds: FxHashMap<&'static [u8], Names>,
    /// For each first letter a bit for each length that its words have: it tells most other words from them.
    lengths: [u32; 26],
}

impl List {
    fn add(&mut self, word: &'static str, kind: Name) {
        self.kinds.entry(word.as_bytes()).or_default().0 |= 1 << kind as u32;
        if let Some(first) = word.bytes().next().filter(u8::is_ascii_lowercase) {
            self.lengths[usize::from(first - b'a')] |= 1 << word.len().min(WORD_BYTES_MAX);
        }
    }

    /// The kinds of a word of ASCII letters, in capitals or not.
    fn kinds(&self, word: &[u8]) -> Names {
        let Some(first) = word.first().filter(|_| word.len() <= WORD_BYTES_MAX) else {
            return Names::default();
        };
        let lengths = self.lengths[usize::from(first.to_ascii_lowercase() - b'a')];
        if lengths & (1 << word.len()) == 0 {
            return Names::default();
        }
        self.kinds.get(word.to_ascii_lowercase().as_slice()).copied().unwrap_or_default()
    }
}

fn known() -> &'static List {
    static LIST: OnceLock<List> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut known = List::default();
        for (key, words) in list::keyed(include_str!("class_names.txt")) {
            let Some((kind, _)) = Name::ALL.iter().find(|(_, word)| *word == key) else { continue };
            words.for_each(|it| known.add(it, *kind));
        }
        known
    })
}

#[cfg(test)]
mod tests {
    use super::{Name, kinds_of, list};

    #[test]
    fn reads_whole_words_only() {
        assert!(kinds_of("c-articleByline__name").has(Name::Byline));
        assert!(kinds_of("post-author").has(Name::Author));
        assert!(kinds_of("entry-sub-title").has(Name::Dek) && !kinds_of("sub entry-title").has(Name::Dek));
        assert!(!kinds_of("authority-updates").has_any(&[Name::Author, Name::Update]));
    }

    #[test]
    fn every_line_names_a_kind() {
        for (key, _) in list::keyed(include_str!("class_names.txt")) {
            assert!(Name::ALL.iter().any(|(_, word)| *word == key), "{key}");
        }
    }
}
