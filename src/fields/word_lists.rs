//! The words that bylines are made of, in many languages, from `word_lists.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::{fold, list};

/// A list of `word_lists.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Words between two names.
    Joiners,
    /// Words before a name, besides those of the language packs.
    Prefixes,
    /// Words between a name and a place.
    Places,
    /// Words in small letters that are part of names.
    Particles,
    /// Those of them that stand in names of organisations alone.
    OrganisationParticles,
    /// Articles inside a phrase that is written with capitals as names are.
    PhraseArticles,
    /// Words that stand in no name of a person.
    NoNames,
    /// How words of East Asia end that are no names of persons.
    NoNameEnds,
    /// Beginnings of words in names of sections, seldom in those of persons.
    SectionBeginnings,
    /// Words for what a writer does.
    Roles,
    /// Degrees set behind a name.
    Degrees,
    /// Words before that for what it is about.
    Beats,
    /// First names that begin with the letter for "and" of Arabic or Hebrew.
    NamesWithAnd,
    /// Titles set before a name.
    Titles,
    /// How sentences begin that tell when and by whom an entry was posted.
    Entries,
    /// Headings of notes about the writer.
    Notes,
    /// Words in the names of organisations.
    Organisations,
    /// Words before the name of who edited, translated or pictured a piece.
    Helpers,
    /// Words before a reporter's name inside a line, in scripts without spaces between words.
    Signers,
    /// Words that follow a reporter's name of a few letters.
    SignersBehind,
    /// Words that end the names behind signers.
    SignerEnds,
    /// Names of accounts that stand for nobody.
    Accounts,
    /// Words in the names of such accounts.
    AccountWords,
    /// Headings of lists of what other readers read.
    Popular,
    /// Headings of lists of the newest pieces of the site.
    Latest,
    /// Steps in addresses before a writer's own.
    AuthorPaths,
    /// Steps in addresses before a topic's own.
    TopicPaths,
    /// Words before a name that do so only with a colon behind them.
    ColonPrefixes,
    /// What follows the name of a company or person behind a comma and is a part of it.
    Tails,
    /// Words that end the name of a part of a newsroom.
    Desks,
    /// Lines that open press releases.
    Openers,
    /// Names of categories that say where a piece stands on the front page, or nothing.
    FrontPages,
    /// What menus call kinds of pages.
    PageKinds,
    /// Words before an editor's name, in scripts without spaces between words.
    Editors,
    /// Words for an agency that begin its name.
    AgencyBeginnings,
    /// Words in the names of schools and the like, for which writers work.
    Schools,
}

const SECTIONS: [(List, &str); 36] = [
    (List::Joiners, "joiners"),
    (List::Prefixes, "prefixes"),
    (List::Places, "places"),
    (List::Particles, "particles"),
    (List::OrganisationParticles, "organisation-particles"),
    (List::PhraseArticles, "phrase-articles"),
    (List::NoNames, "no-names"),
    (List::NoNameEnds, "no-name-ends"),
    (List::SectionBeginnings, "section-beginnings"),
    (List::Roles, "roles"),
    (List::Degrees, "degrees"),
    (List::Beats, "beats"),
    (List::NamesWithAnd, "names-with-and"),
    (List::Titles, "titles"),
    (List::Entries, "entries"),
    (List::Notes, "notes"),
    (List::Organisations, "organisations"),
    (List::Helpers, "helpers"),
    (List::Signers, "signers"),
    (List::SignersBehind, "signers-behind"),
    (List::SignerEnds, "signer-ends"),
    (List::Accounts, "accounts"),
    (List::AccountWords, "account-words"),
    (List::Popular, "popular"),
    (List::Latest, "latest"),
    (List::AuthorPaths, "author-paths"),
    (List::TopicPaths, "topic-paths"),
    (List::ColonPrefixes, "colon-prefixes"),
    (List::Tails, "tails"),
    (List::Desks, "desks"),
    (List::Openers, "openers"),
    (List::FrontPages, "front-pages"),
    (List::PageKinds, "page-kinds"),
    (List::Editors, "editors"),
    (List::AgencyBeginnings, "agency-beginnings"),
    (List::Schools, "schools"),
];

/// The folded values of the lists, in their order and as sets, and the first words of the values.
struct Lists {
    ordered: &'static [Vec<String>; SECTIONS.len()],
    sets: [FxHashSet<&'static str>; SECTIONS.len()],
    firsts: [FxHashSet<&'static str>; SECTIONS.len()],
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let ordered = ordered();
        let sets = std::array::from_fn(|it| ordered[it].iter().map(String::as_str).collect());
        let first = |it: &'static String| it.split(' ').next();
        let firsts = std::array::from_fn(|it| ordered[it].iter().filter_map(first).collect());
        Lists { ordered, sets, firsts }
    })
}

/// The folded values of the lists.
fn ordered() -> &'static [Vec<String>; SECTIONS.len()] {
    static ORDERED: OnceLock<[Vec<String>; SECTIONS.len()]> = OnceLock::new();
    ORDERED.get_or_init(|| {
        let mut ordered = std::array::from_fn::<Vec<String>, { SECTIONS.len() }, _>(|_| Vec::new());
        for (name, line) in list::sections(include_str!("word_lists.txt")) {
            if let Some((section, _)) = SECTIONS.iter().find(|it| it.1 == name) {
                ordered[*section as usize].push(fold::key(line));
            }
        }
        ordered
    })
}

/// The folded values of a list.
pub(super) fn list(list: List) -> &'static [String] {
    &lists().ordered[list as usize]
}

/// Whether a folded word begins a value of a list.
pub(super) fn opens(list: List, word: &str) -> bool {
    lists().firsts[list as usize].contains(word)
}

/// Whether a folded word or phrase is in a list.
pub(super) fn has_key(list: List, key: &str) -> bool {
    lists().sets[list as usize].contains(key)
}

/// Whether a word is in a list, compared without case and accents.
pub(super) fn has(which: List, word: &str) -> bool {
    has_key(which, &fold::key(word))
}

/// Whether a text begins with a value of a list, and is no longer than it or goes on with another word.
pub(super) fn begins(which: List, text: &str) -> bool {
    let opening: String = text.chars().take(OPENING_CHARS).collect();
    let key = fold::key(&opening);
    list(which)
        .iter()
        .any(|it| key.strip_prefix(it.as_str()).is_some_and(|it| it.is_empty() || it.starts_with(' ')))
}

/// Letters in which the values of lists end that texts begin with.
const OPENING_CHARS: usize = 80;

/// Whether a word in small letters may be part of a person's name.
pub(super) fn is_particle(word: &str) -> bool {
    !has_key(List::OrganisationParticles, word) && has(List::Particles, word)
}

#[cfg(test)]
mod tests {
    use super::{List, SECTIONS, has, list};

    #[test]
    fn every_section_has_words() {
        assert!(SECTIONS.iter().all(|it| !list(it.0).is_empty()));
        let headings = include_str!("word_lists.txt").lines().filter(|it| it.starts_with('['));
        assert_eq!(headings.count(), SECTIONS.len());
        assert!(SECTIONS.iter().enumerate().all(|(at, it)| it.0 as usize == at));
    }

    #[test]
    fn compares_without_case() {
        assert!(has(List::Joiners, "AND") && !has(List::Joiners, "sand"));
    }
}
