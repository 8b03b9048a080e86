//! What class and id names suggest, from the word list in `names.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::list;

macro_rules! kinds {
    ($($variant:ident $word:literal;)*) => {
        /// A kind of name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "names.txt shows what each kind holds")]
        pub enum NameKind { $($variant,)* }

        impl NameKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kind's word in `names.txt`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

kinds! {
    Content "content"; Headline "headline"; Kicker "kicker"; Dek "dek"; Byline "byline"; Date "date";
    Caption "caption"; Credit "credit"; Picture "picture"; Gallery "gallery"; Related "related"; Teaser "teaser";
    Share "share"; Comment "comment"; Newsletter "newsletter"; Advert "advert"; Promo "promo"; Nav "nav"; Breadcrumb "breadcrumb";
    Tags "tags"; Sidebar "sidebar"; Footer "footer"; Header "header"; Legal "legal"; Cookie "cookie";
    Login "login"; Hidden "hidden"; Poll "poll"; Bio "bio"; Quote "quote"; Toc "toc"; Reference "reference";
    Correction "correction"; Search "search";
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameKinds(u64);

impl NameKinds {
    /// Whether the kind is in the set.
    pub fn has(self, kind: NameKind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn insert(&mut self, kind: NameKind) {
        self.0 |= 1 << kind as u32;
    }
}

/// The longest word of the list; longer ones need no look-up.
const WORD_BYTES_MAX: usize = 24;

/// The kinds that the words of a class or id attribute suggest.
pub fn kinds_of(names: &str) -> NameKinds {
    let list = word_list();
    let mut found = NameKinds::default();
    let mut word = String::with_capacity(WORD_BYTES_MAX);
    let mut after_small = false;
    for letter in names.chars().chain([' ']) {
        let ends = !letter.is_ascii_alphabetic() || (after_small && letter.is_ascii_uppercase());
        if ends && !word.is_empty() {
            if let Some(kinds) = list.get(word.as_str()) {
                found = found.with(*kinds);
            }
            word.clear();
        }
        if letter.is_ascii_alphabetic() && word.len() <= WORD_BYTES_MAX {
            word.push(letter.to_ascii_lowercase());
        }
        after_small = letter.is_ascii_lowercase();
    }
    found
}

fn word_list() -> &'static FxHashMap<&'static str, NameKinds> {
    static LIST: OnceLock<FxHashMap<&'static str, NameKinds>> = OnceLock::new();
    LIST.get_or_init(|| read(include_str!("names.txt")))
}

fn read(text: &'static str) -> FxHashMap<&'static str, NameKinds> {
    let mut kinds: FxHashMap<&str, NameKinds> = FxHashMap::default();
    for (key, words) in list::keyed(text) {
        let Some(kind) = NameKind::ALL.iter().find(|kind| kind.word() == key) else { continue };
        for word in words {
            kinds.entry(word).or_default().insert(*kind);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::{NameKind, kinds_of, list};

    #[test]
    fn splits_names_into_whole_words() {
        assert!(kinds_of("c-articleBody__text").has(NameKind::Content));
        assert!(kinds_of("post-related-items").has(NameKind::Related));
        assert!(!kinds_of("subheaderless").has(NameKind::Header));
        assert!(kinds_of("wp-caption-text").has(NameKind::Caption));
        assert!(kinds_of("shadow").is_empty());
    }

    #[test]
    fn every_line_of_the_list_names_a_kind() {
        for (key, _) in list::keyed(include_str!("names.txt")) {
            assert!(NameKind::ALL.iter().any(|it| it.word() == key), "{key}");
        }
    }
}
