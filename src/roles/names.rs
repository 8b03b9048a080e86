//! What class and id names suggest, from the word list in `names.txt`.

use std::sync::LazyLock;

use crate::text::names::{Kinds, kinds_of_names};

kinds_of_names! {
    /// A kind of name.
    #[allow(missing_docs, reason = "names.txt shows what each kind holds")]
    #[allow(dead_code, reason = "some are only measured, by their place")]
    pub enum NameKind {
        Content "content"; Headline "headline"; Kicker "kicker"; Dek "dek"; Byline "byline"; Date "date";
        Caption "caption"; Credit "credit"; Picture "picture"; Gallery "gallery"; Related "related"; Teaser "teaser";
        Share "share"; Comment "comment"; Newsletter "newsletter"; Advert "advert"; Promo "promo"; Nav "nav"; Breadcrumb "breadcrumb";
        Tags "tags"; Sidebar "sidebar"; Footer "footer"; Header "header"; Legal "legal"; Cookie "cookie";
        Login "login"; Hidden "hidden"; Poll "poll"; Bio "bio"; Quote "quote"; Toc "toc"; Reference "reference";
        Correction "correction"; Search "search";
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameKinds(u64);

impl NameKinds {
    /// Whether the kind is in the set.
    pub fn has(self, kind: NameKind) -> bool {
        kind.is_in(self.0)
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

    /// The places of the kinds in [`NameKind::WORDS`].
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..NameKind::WORDS.len()).filter(move |it| self.0 & (1 << it) != 0)
    }
}

/// The kinds that the words of a class or id attribute suggest.
pub fn kinds_of(names: &str) -> NameKinds {
    NameKinds(LIST.of_name(names))
}

static LIST: LazyLock<Kinds> = LazyLock::new(|| Kinds::of_lines(include_str!("names.txt"), NameKind::WORDS));

#[cfg(test)]
mod tests {
    use super::{LIST, NameKind, kinds_of};
    use crate::text::list;

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
        assert!(LIST.are_found());
        for (key, _) in list::keyed(include_str!("names.txt")) {
            assert!(NameKind::WORDS.contains(&key), "{key}");
        }
    }
}
