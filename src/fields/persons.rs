//! Which texts are names of persons, and not other words that are written like some.

use std::ops::RangeInclusive;

use super::head_and_foot::Places;
use super::{Case, people, word_lists, writers};
use crate::language::{Section, labels_in};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_alphabetic;

/// Words of a person's name where nothing else tells that it is one.
const WORDS: RangeInclusive<usize> = 2..=4;

/// A name of two to four words in capitals that no label holds.
pub(super) fn is_person(name: &str) -> bool {
    let name = people::without_title(name);
    let words = name.split_whitespace().count();
    WORDS.contains(&words)
        && name.split_whitespace().next_back().is_some_and(|it| it.starts_with(char::is_uppercase))
        && name
            .chars()
            .all(|it| is_alphabetic(it) || it.is_whitespace() || matches!(it, '.' | '-' | '\'' | '\u{2019}'))
        && name.split_whitespace().all(|it| it.starts_with(char::is_uppercase) || word_lists::is_particle(it))
        // "A A A" changes the size of letters.
        && name.split_whitespace().any(|it| 1 < it.chars().filter(|it| is_alphabetic(*it)).count())
        && people::is_full_name(name)
        && !is_noun_phrase(name)
        && !people::is_organisation(name)
        && !people::is_label(name)
}

/// A name of two to four words in a script without capitals, of which nothing says that they are something else.
pub(super) fn is_uncased_person(name: &str) -> bool {
    let name = people::without_title(name);
    let labels = labels_in(name);
    let is_label = |it: &Section| labels.is.has(*it) || labels.starts.has(*it);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let first = fold::key(parts.first().copied().unwrap_or_default());
    // Keys have no hamza: without it the first letters would be those of the article.
    let has_hamza = name.starts_with('\u{625}');
    let is_part = |it: &&str| {
        1 < it.chars().count()
            && it
                .chars()
                .all(|it| people::is_caseless(it) || matches!(it, '\u{200C}' | '\u{5BE}' | '\'' | '\u{5F3}'))
    };
    WORDS.contains(&parts.len())
        && parts.iter().all(is_part)
        && !parts.iter().any(|it| word_lists::has(word_lists::List::Roles, it))
        && people::is_full_name(name)
        && !people::is_organisation(name)
        && !Section::ALL.iter().any(is_label)
        && !word_lists::list(word_lists::List::SectionBeginnings)
            .iter()
            .any(|it| first.starts_with(it.as_str()) && !(has_hamza && it.chars().count() == ARTICLE_LETTERS))
}

/// Letters of the Arabic article.
const ARTICLE_LETTERS: usize = 2;

/// A name of two to four words, in any script with spaces between words.
pub(super) fn may_be_person(name: &str) -> bool {
    is_person(name) || is_uncased_person(name)
}

/// A name of three to six letters that begins with Han, as those of persons do in Japanese: some set a space in it. Two
/// letters may be any word, and words for parts of a paper or of a newsroom end with signs of their own.
pub(super) fn is_japanese_person(name: &str) -> bool {
    let is_letter = |it: char| matches!(it, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    let is_han = |it: char| matches!(it, '\u{4E00}'..='\u{9FFF}');
    let letters = name.chars().filter(|it| !it.is_whitespace()).count();
    JAPANESE_LETTERS.contains(&letters)
        && name.split_whitespace().count() <= 2
        && name.chars().all(|it| is_letter(it) || it.is_whitespace())
        && name.starts_with(is_han)
        && !word_lists::list(word_lists::List::NoNameEnds).iter().any(|it| name.ends_with(it.as_str()))
        && !people::is_label(name)
        && !people::is_organisation(name)
}

const JAPANESE_LETTERS: RangeInclusive<usize> = 3..=6;

/// Whether a name holds an article that no preposition of a family's name stands before, "Buch der Woche", or a word that
/// stands in no name.
fn is_noun_phrase(name: &str) -> bool {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_article = |it: &str| word_lists::has_key(word_lists::List::PhraseArticles, it);
    parts.iter().any(|it| word_lists::has_key(word_lists::List::NoNames, &it.to_lowercase()))
        || parts.windows(2).any(|it| is_article(it[1]) && it[0].starts_with(char::is_uppercase))
}

/// Whether a text names people and says nothing else.
pub(super) fn are_people(text: &str) -> bool {
    if !text.contains(char::is_uppercase) {
        return false;
    }
    let people = writers::in_line(text);
    let letters = |it: &str| it.chars().filter(|it| is_alphabetic(*it)).count();
    let named: usize = people.iter().map(|it| letters(&it.name)).sum();
    // Joining words take few letters.
    !people.is_empty()
        && people.iter().all(|it| is_person(&it.name))
        && letters(text) <= named + 3 * people.len()
}

/// Words of a person's name.
const NAME_WORDS_MAX: usize = 4;

/// The full name of a person with which a sentence opens.
pub(super) fn opening_name(text: &str) -> Option<&str> {
    let mut end = 0;
    for word in text.split(' ').take(NAME_WORDS_MAX + 1) {
        let is_name = word.starts_with(char::is_uppercase) || word_lists::is_particle(word);
        if !is_name {
            break;
        }
        end += word.len() + 1;
        if word.ends_with([',', ':']) {
            break;
        }
    }
    let name = text.get(..end.saturating_sub(1))?.trim_end_matches([',', ':']);
    is_person(name).then_some(name)
}

/// Whether the text tells of somebody in a sentence of its own, as of those in the news and seldom of its writer. A note on
/// the writer begins with the name.
pub(super) fn is_told_of(case: &Case<'_>, name: &str) -> bool {
    let passages = case.page.passages();
    let extent = case.roles.extent.start..case.roles.extent.end.min(passages.len());
    extent.filter(|&it| case.roles.role(it) == Role::Body).any(|it| {
        let text = case.page.passage_text(&passages[it]);
        // In brackets at the end it is a signature.
        let text = text.trim_end_matches([')', '\u{FF09}']);
        name.len() < text.len() && !text.starts_with(name) && !text.ends_with(name) && text.contains(name)
    })
}

/// Whether none of a name's words stands in the headline or in small letters in the text: "Winter Markets"
/// is written like a name too.
pub(super) fn is_no_phrase(places: &Places<'_>, name: &str) -> bool {
    let is_small = |word: &str| {
        let small = word.to_lowercase();
        small != word && places.has_word(&small)
    };
    name.split(|it: char| !it.is_alphabetic())
        .filter(|it| 3 < it.chars().count())
        .all(|it| !is_small(it) && !places.headline_has(&fold::key(it)))
}

#[cfg(test)]
mod tests {
    use super::{are_people, is_person, may_be_person, opening_name};

    #[test]
    fn persons_have_two_to_four_words_in_capitals() {
        assert!(is_person("Jane Doe") && is_person("Ludwig van Beek"));
        assert!(!is_person("Jane") && !is_person("Jane Doe of Sandby") && !is_person("Buch der Woche"));
        assert!(!is_person("Harbour Media GmbH") && !is_person("A A A") && !is_person("Print Article"));
    }

    #[test]
    fn names_without_capitals_hold_no_label_and_no_article() {
        assert!(may_be_person("سمير حداد") && !may_be_person("الطقس اليوم"));
    }

    #[test]
    fn nothing_but_joining_words_may_stand_beside_the_names() {
        assert!(are_people("Jane Doe and John Roe"));
        assert!(!are_people("Jane Doe went to the harbour"));
    }

    #[test]
    fn a_sentence_may_open_with_a_name() {
        assert_eq!(opening_name("Jane Doe is a reporter"), Some("Jane Doe"));
        assert_eq!(opening_name("The harbour is closed"), None);
    }
}
