//! The language and direction of a block, where they differ from the article's.

use crate::article::{Direction, Locale};
use crate::text::letter::is_alphabetic;

use super::Context;

/// Counts of letters that are read in one direction.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    left_to_right: u32,
    right_to_left: u32,
}

/// Hebrew to Arabic Extended-A, their presentation forms, and the right-to-left scripts of the
/// supplementary plane (Unicode `DerivedBidiClass`, blocks whose default class is R or AL).
const RIGHT_TO_LEFT: [std::ops::RangeInclusive<char>; 5] = [
    '\u{0590}'..='\u{08FF}',
    '\u{FB1D}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFE}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

impl Letters {
    /// Counts the letters of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for letter in text.chars().filter(|it| is_alphabetic(*it)) {
            if RIGHT_TO_LEFT.iter().any(|range| range.contains(&letter)) {
                letters.right_to_left += 1;
            } else {
                letters.left_to_right += 1;
            }
        }
        letters
    }

    /// Adds the letters of another text.
    pub(super) fn add(&mut self, other: Self) {
        self.left_to_right += other.left_to_right;
        self.right_to_left += other.right_to_left;
    }

    /// The direction of most letters; `None` on a draw, as when there are none.
    fn direction(self) -> Option<Direction> {
        match self.left_to_right.cmp(&self.right_to_left) {
            std::cmp::Ordering::Less => Some(Direction::Rtl),
            std::cmp::Ordering::Greater => Some(Direction::Ltr),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// What a block with these letters and this `lang` attribute states beside the article.
pub(super) fn of_block(context: &Context<'_>, letters: Letters, language: Option<&str>) -> Locale {
    Locale {
        language: language
            .filter(|it| context.language.is_none_or(|own| !same_language(own, it)))
            .map(str::to_owned),
        direction: letters.direction().filter(|it| *it != context.direction),
    }
}

/// Whether two tags name one language; regions and scripts are not compared.
fn same_language(one: &str, other: &str) -> bool {
    fn primary(tag: &str) -> &str {
        tag.split(['-', '_']).next().unwrap_or(tag)
    }
    primary(one).eq_ignore_ascii_case(primary(other))
}

#[cfg(test)]
mod tests {
    use super::{Direction, Letters, same_language};

    #[test]
    fn direction_is_the_majority() {
        assert_eq!(Letters::of("قال Putin إن الأمر").direction(), Some(Direction::Rtl));
        assert_eq!(Letters::of("The word سلام means peace").direction(), Some(Direction::Ltr));
        assert_eq!(Letters::of("2024: 12%").direction(), None);
    }

    #[test]
    fn regions_are_no_difference() {
        assert!(same_language("en-GB", "en"));
        assert!(!same_language("en", "es"));
    }
}
