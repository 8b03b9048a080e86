//! What class and id names suggest, from the word list in `names.txt`.

use std::sync::LazyLock;

use crate::text::list;
use crate::text::names::Kinds;

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
}

/// The kinds that the words of a class or id attribute suggest.
pub fn kinds_of(names: &str) -> NameKinds {
    static LIST: LazyLock<Kinds> = LazyLock::new(|| Kinds::of(list()));
    NameKinds(LIST.of_name(names))
}

fn list() -> impl Iterator<Item = (&'static str, usize)> {
    list::keyed(include_str!("names.txt")).flat_map(|(key, words)| {
        let kind = NameKind::ALL.iter().position(|it| it.word() == key);
        words.filter_map(move |it| Some((it, kind?)))
    })
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
