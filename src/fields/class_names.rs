//! What the words in class and id names say of the pieces around an article, from `class_names.txt`.

use std::sync::LazyLock;

use crate::text::names::{self, Kinds, kinds_of_names};

kinds_of_names! {
    /// A kind of piece; `class_names.txt` shows what words stand for each.
    pub(super) enum Name {
        Author "author"; Byline "byline"; Date "date"; Dek "dek"; Kicker "kicker"; Tags "tags"; Section "section";
        Related "related"; Card "card"; Comment "comment"; Frame "frame"; Picture "picture"; Bio "bio";
        Share "share"; Update "update"; Outer "outer"; Own "own";
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Names(u64);

impl Names {
    /// The set of one kind.
    pub(super) fn of(name: Name) -> Self {
        Self(1 << name as u32)
    }

    /// Whether the set has a kind.
    pub(super) fn has(self, name: Name) -> bool {
        name.is_in(self.0)
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

/// What is also written apart from its word: "sub-title", "roofTitle".
const PREFIXES: [&str; 7] = ["sub", "roof", "over", "up", "pre", "super", "roo"];

/// The kinds that the words of a class or id suggest.
pub(super) fn kinds_of(value: &str) -> Names {
    let mut found = 0;
    let mut before = "";
    for word in names::words(value) {
        found |= LIST.of_word(word);
        if let Some(prefix) = PREFIXES.iter().find(|it| before.eq_ignore_ascii_case(it)) {
            found |= LIST.of_word(&[prefix, word].concat());
        }
        before = word;
    }
    Names(found)
}

static LIST: LazyLock<Kinds> =
    LazyLock::new(|| Kinds::of_lines(include_str!("class_names.txt"), Name::WORDS));

#[cfg(test)]
mod tests {
    use super::{LIST, Name, kinds_of};
    use crate::text::list;

    #[test]
    fn reads_whole_words_only() {
        assert!(kinds_of("c-articleByline__name").has(Name::Byline));
        assert!(kinds_of("post-author").has(Name::Author));
        assert!(kinds_of("entry-sub-title").has(Name::Dek) && !kinds_of("sub entry-title").has(Name::Dek));
        assert!(!kinds_of("authority-updates").has_any(&[Name::Author, Name::Update]));
    }

    #[test]
    fn every_line_names_a_kind() {
        assert!(LIST.are_found());
        for (key, _) in list::keyed(include_str!("class_names.txt")) {
            assert!(Name::WORDS.contains(&key), "{key}");
        }
    }
}
