//! Names of people and organisations: which texts are some, and what stands around them.

use super::persons;
use super::word_lists::{List, has, has_key, list, opens};
use super::writers::{bare, in_line, parts};
use crate::article::Author;
use crate::language::{Section, labels_in, stop_words_no_name, strip_label};
use crate::text::fold;
use crate::text::letter::{is_alphanumeric, is_right_to_left};
use crate::text::space::collapse;
use crate::text::words::is_mark;

/// A longer text is no name.
const NAME_CHARS_MAX: usize = 60;

/// Names of persons have no more words, particles counted.
const NAME_WORDS_MAX: usize = 6;

/// The people in a name that metadata gives: one name as a rule, several where it is plainly a list.
pub(super) fn in_name(name: &str) -> Vec<Author> {
    let name = collapse(name);
    if is_account(&name) {
        return Vec::new();
    }
    let name = undoubled(without_prefix(without_mail(&name)));
    let is_line = name.contains(": ") || name.contains("www.");
    if is_address(name) || is_line || !name.contains(char::is_alphabetic) || is_account(name) {
        return Vec::new();
    }
    let listed = in_line(name);
    let count = parts(name).len();
    if count == 1
        && let Some(name) = before_place(name)
    {
        return vec![author(name)];
    }
    // "Jane Doe Sports Editor"
    if let [one] = listed.as_slice()
        && one.role.is_some()
        && is_full_name(&one.name)
        && name.starts_with(&one.name)
    {
        return listed;
    }
    if 1 < count && !listed.is_empty() && listed.iter().all(|it| is_full_name(&it.name)) {
        return listed;
    }
    // "Jane Doe, professor of history at Sandby": what follows the name tells about it.
    if 1 < count
        && name.contains(',')
        && listed
            .first()
            .is_some_and(|it| is_full_name(&it.name) && !it.organisation && name.starts_with(&it.name))
    {
        return listed.into_iter().take(1).collect();
    }
    let name = bare(name);
    if name.chars().count() <= 2 * NAME_CHARS_MAX && !name.is_empty() {
        vec![author(name)]
    } else {
        Vec::new()
    }
}

/// The full name before a place: "Jane Doe. Sandby".
pub(super) fn before_place(text: &str) -> Option<&str> {
    let (name, place) = text.split_once(". ")?;
    let is_surname = name.rsplit(' ').next().is_some_and(|it| SURNAME_CHARS <= it.chars().count());
    (is_surname && !place.contains(['.', ' ']) && persons::is_person(name)).then_some(name)
}

/// The name beside an address of mail: "Jane Doe <jane@news.example>", "jane@news.example (Jane Doe)" as RSS has it.
fn without_mail(name: &str) -> &str {
    let Some(sign) = name.find('@') else { return name };
    let start = name[..sign].rfind(' ').map_or(0, |it| it + 1);
    let end = name[sign..].find(' ').map_or(name.len(), |it| sign + it);
    let beside = if start == 0 { &name[end..] } else { &name[..start] };
    let beside = beside.trim_matches(|it: char| it == ' ' || "<>(),;-\u{2013}".contains(it));
    // Without a host it is a handle, and alone it is nobody's name.
    if name[sign..end].contains('.') && !beside.is_empty() { beside } else { name }
}

/// Characters of the word before a stop that is no initial and no title.
const SURNAME_CHARS: usize = 4;

/// A name that stands twice, as hidden copies beside visible ones make it, with or without a space between.
pub(super) fn undoubled(name: &str) -> &str {
    let half = name.len() / 2;
    match (name.get(..half), name.get(half..)) {
        (Some(one), Some(two)) if one == two.trim_start() && is_full_name(one) => one,
        _ => name,
    }
}

/// Words of the page that are no name: "Published", "Updated", "Read more".
pub(super) fn is_label(text: &str) -> bool {
    const LABELS: [Section; 10] = [
        Section::BylinePrefixes,
        Section::DateLabels,
        Section::ModifiedLabels,
        Section::ShareLabels,
        Section::NavigationLabels,
        Section::RelatedLabels,
        Section::CommentLabels,
        Section::LoginLabels,
        Section::NewsletterLabels,
        Section::PitchLabels,
    ];
    let labels = labels_in(text);
    let key = fold::key(text);
    LABELS.iter().any(|it| labels.is.has(*it))
        || labels.starts.has(Section::DateLabels)
        || labels.starts.has(Section::ModifiedLabels)
        || has_key(List::Prefixes, &key)
        || has_key(List::Openers, &key)
}

pub(super) fn author(name: &str) -> Author {
    let name = without_label(without_role(undoubled(name)));
    Author { name: name.to_owned(), organisation: is_organisation(name), ..Author::default() }
}

/// The name without a word at its end that says what the writer does, as Korean and Chinese set it.
pub(super) fn without_role(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if !last.is_ascii() && has(List::Roles, last) && !rest.trim().is_empty() => {
            rest.trim()
        }
        _ => name,
    }
}

/// Whether a sign joins names in East Asian scripts.
pub(super) fn is_joint(letter: char) -> bool {
    matches!(letter, '\u{B7}' | '\u{318D}' | '\u{30FB}')
}

/// The name without a label that follows it in one line: "Jane Doe Updated", "Jane Doe 3 Comments".
fn without_label(name: &str) -> &str {
    const LABELS: [Section; 4] =
        [Section::DateLabels, Section::ModifiedLabels, Section::CommentLabels, Section::ShareLabels];
    let is_label = |it: &str| {
        let labels = labels_in(it).is;
        LABELS.iter().any(|it| labels.has(*it))
    };
    let mut cuts = name.rmatch_indices(' ').map(|it| it.0).take(LABEL_WORDS_MAX);
    cuts.find(|&at| is_label(&name[at..])).map_or(name, |at| name[..at].trim_end())
}

/// Words of a label behind a name.
const LABEL_WORDS_MAX: usize = 3;

/// The line behind "By", "Von", "Text:" and the like.
pub(super) fn without_prefix(line: &str) -> &str {
    let mut rest = line.trim();
    for _ in 0..2 {
        let shorter = strip_label(rest, Section::BylinePrefixes)
            .or_else(|| strip_listed_prefix(rest))
            .or_else(|| strip_glued_prefix(rest));
        match shorter {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => break,
        }
    }
    rest
}

/// Whether a line opens with words that introduce a writer.
pub(super) fn has_prefix(line: &str) -> bool {
    let line = line.trim();
    without_prefix(line).len() < line.len()
}

/// Whether a text is nothing but words that introduce a writer.
pub(super) fn is_prefix(line: &str) -> bool {
    // "Author(s)"
    let line = line.split('(').next().unwrap_or(line);
    let key = fold::key(line);
    labels_in(line).is.has(Section::BylinePrefixes) || has_key(List::Prefixes, &key)
}

/// Whether a line names who edited, translated or pictured a piece, and not who wrote it.
pub(super) fn is_helper(line: &str) -> bool {
    let key = fold::key(line);
    list(List::Helpers)
        .iter()
        .any(|it| key.strip_prefix(it.as_str()).is_some_and(|it| it.is_empty() || it.starts_with(' ')))
}

/// Whether a name is that of an account which stands for nobody.
pub(super) fn is_account(name: &str) -> bool {
    let is_gap = |it: char| it.is_whitespace() || it == '_';
    has(List::Accounts, name) || name.split(is_gap).any(|it| has(List::AccountWords, it))
}

fn strip_listed_prefix(text: &str) -> Option<&str> {
    let (first, mut rest) = first_word(text);
    if has_key(List::ColonPrefixes, &first)
        && let Some(rest) = rest.strip_prefix([':', '\u{FF1A}'])
    {
        return Some(rest.trim_start()).filter(|it| !it.is_empty());
    }
    if !opens(List::Prefixes, &first) {
        return None;
    }
    // The keys of the first words, each with what follows it.
    let mut opening = vec![(first, rest)];
    while opening.len() < PREFIX_WORDS_MAX {
        let (key, behind) = first_word(rest);
        rest = behind;
        opening.push((key, rest));
    }
    let signs =
        |it: char| matches!(it, ':' | '\u{FF1A}' | '\u{55D}' | '/' | '\u{FF0F}') || it.is_whitespace();
    let behind = |prefix: &String| {
        let words = prefix.split(' ').count();
        let fits = prefix.split(' ').zip(&opening).all(|(word, (key, _))| word == key);
        let (_, rest) = opening.get(words.checked_sub(1)?).filter(|_| fits)?;
        Some(rest.trim_start_matches(signs)).filter(|it| !it.is_empty())
    };
    list(List::Prefixes).iter().filter_map(behind).min_by_key(|it| it.len())
}

/// What follows a word that introduces a writer without a space, where an element ended: "`ByJane` Doe". Names may
/// begin with a particle so: "`VanDyke`".
fn strip_glued_prefix(text: &str) -> Option<&str> {
    let mut letters =
        text.char_indices().skip(1).take_while(|it| it.1.is_alphabetic()).take(GLUED_LETTERS_MAX);
    let at = letters.find(|it| it.1.is_uppercase())?.0;
    let prefix = &text[..at];
    let is_word = prefix.chars().skip(1).all(char::is_lowercase) && !has(List::Particles, prefix);
    (is_word && text[at..].contains(' ') && is_prefix(prefix)).then(|| &text[at..])
}

/// Letters of the longest such word, and one more.
const GLUED_LETTERS_MAX: usize = 10;

/// The key of a text's first word, and what follows it.
fn first_word(text: &str) -> (String, &str) {
    let end = text.find(|it: char| !is_alphanumeric(it)).unwrap_or(text.len());
    (fold::key(&text[..end]), text[end..].trim_start())
}

/// Words of the longest prefix of the list.
const PREFIX_WORDS_MAX: usize = 5;

/// A name without the titles before it: "Prof. Dr. Jane Doe". Some set no space behind a title's stop.
pub(super) fn without_title(name: &str) -> &str {
    let mut rest = name.trim();
    for _ in 0..TITLES_MAX {
        let end = rest.find([' ', '.']).unwrap_or(rest.len());
        let behind = rest[end..].trim_start_matches(['.', ' ']);
        let is_followed = behind.contains(' ') || rest[end..].starts_with('.') && behind.contains('.');
        if !is_followed || !has_key(List::Titles, &fold::key(&rest[..end])) {
            break;
        }
        rest = behind;
    }
    rest
}

/// Titles before one name.
const TITLES_MAX: usize = 3;

/// Whether a text reads as the name of a person or of an organisation.
pub(super) fn is_name(text: &str) -> bool {
    let text = without_title(text);
    let count = text.chars().count();
    if !(2..=NAME_CHARS_MAX).contains(&count) || is_address(text) {
        return false;
    }
    let digits = text.chars().filter(|it| it.is_numeric()).count();
    if 2 < digits
        || text.contains(['?', '!', ':', '=', '{', '<', '\u{2026}', '"', '\u{201C}'])
        || !text.contains(char::is_alphabetic)
    {
        return false;
    }
    // Where a script has no capitals, a number is the only sign of "3 hours ago".
    if 0 < digits && !text.contains(|it: char| it.is_uppercase() || it.is_lowercase()) {
        return false;
    }
    if is_phrase(text) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if NAME_WORDS_MAX < words.len() || words.len() == 1 && 25 < count {
        return false;
    }
    let fits = |word: &&str| {
        let first = word.chars().find(|it| it.is_alphabetic());
        first.is_none_or(|it| !it.is_lowercase())
            || word.chars().skip(1).any(char::is_uppercase)
            || has(List::Particles, word)
    };
    let capital =
        words.iter().any(|it| it.chars().find(|it| it.is_alphabetic()).is_some_and(|it| !it.is_lowercase()));
    capital && words.iter().all(fits)
}

/// Whether a text of a script without capitals holds small words, as no name does.
fn is_phrase(text: &str) -> bool {
    text.contains(is_caseless) && 0 < stop_words_no_name(text)
}

/// Whether a letter or vowel sign is of a script with spaces between words and without capitals.
pub(super) fn is_caseless(letter: char) -> bool {
    is_right_to_left(letter)
        || ('\u{900}'..'\u{E00}').contains(&letter) && (letter.is_alphabetic() || is_mark(letter))
}

/// Whether a name has more than one part, or stands in a script that sets none apart.
pub(super) fn is_full_name(text: &str) -> bool {
    let is_one =
        |it: char| !it.is_ascii() && !it.is_lowercase() && !it.is_uppercase() && !is_right_to_left(it);
    is_name(text) && (text.contains(' ') || text.contains(is_one))
}

/// Whether a text names a post: a word for one, and before it words for what it is about.
pub(super) fn is_post(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    words.next().is_some_and(|it| has(List::Roles, it))
        && words.all(|it| has(List::Roles, it) || has(List::Beats, it))
}

pub(super) fn is_role(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.clone().any(|it| has(List::Roles, it))
        || words.next().is_some() && words.any(|it| has(List::Degrees, it))
}

/// An address of the web or of mail, or a handle.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.contains("://")
        || text.starts_with('@')
        || text.starts_with("www.")
        || text.contains('@') && !text.contains(' ')
}

/// Whether a name is that of an organisation: an agency, a newsroom, a company.
pub(super) fn is_organisation(name: &str) -> bool {
    let labels = labels_in(name);
    if labels.is.has(Section::StaffNames) || labels.is.has(Section::Agencies) {
        return true;
    }
    let is_host =
        !name.contains(' ') && name.split('.').count() == 2 && name.split('.').all(|it| 1 < it.len());
    is_host
        || name.split([' ', '-', '/']).any(|it| has(List::Organisations, it))
        || labels.starts.has(Section::StaffNames) && !name.contains(',')
}

#[cfg(test)]
mod tests {
    use super::{in_line, in_name, is_name};

    fn names(line: &str) -> Vec<String> {
        in_line(line).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn reads_lists_of_names() {
        assert_eq!(names("By Jane Doe, John Roe and Ann Poe"), ["Jane Doe", "John Roe", "Ann Poe"]);
        assert_eq!(names("Von Max Weber und Eva Klein"), ["Max Weber", "Eva Klein"]);
        assert_eq!(names("Par Anne Leroy et Jean Petit"), ["Anne Leroy", "Jean Petit"]);
        assert_eq!(names("بقلم: سمير حداد"), ["سمير حداد"]);
        assert_eq!(names("كتب: سمير حداد و ليلى ناصر"), ["سمير حداد", "ليلى ناصر"]);
    }

    #[test]
    fn keeps_roles_and_places_out_of_names() {
        let people = in_line("By Jane Doe, Moscow correspondent");
        assert_eq!(
            (people[0].name.as_str(), people[0].role.as_deref()),
            ("Jane Doe", Some("Moscow correspondent"))
        );
        assert_eq!(people.len(), 1);
        assert_eq!(names("Jane Doe in Beirut"), ["Jane Doe"]);
        assert_eq!(names("Jane Doe Jane Doe"), ["Jane Doe"]);
        assert_eq!(names("Par Anne Leroy(Beyrouth, bureau régional)"), ["Anne Leroy"]);
        assert_eq!(names("By Ludwig van Beek"), ["Ludwig van Beek"]);
    }

    #[test]
    fn takes_a_stated_name_as_one_unless_it_is_a_list() {
        assert!(in_name("4711").is_empty() && in_name("-").is_empty());
        let count = |name| in_name(name).len();
        assert_eq!(count("Jane Doe and John Roe"), 2);
        assert_eq!(count("Prince and the Riders"), 1);
        assert_eq!(count("https://n.example/author/jane"), 0);
        assert_eq!(count("jane@n.example"), 0);
    }

    #[test]
    fn tells_names_from_sentences() {
        assert!(is_name("Jane Doe") && is_name("سمير حداد"));
        assert!(!is_name("منذ 3 ساعات"));
        assert!(!is_name("Share this article with friends") && !is_name("12 May 2020"));
    }

    #[test]
    fn lines_of_metadata_are_no_names() {
        assert!(in_name("content: Harbour Wire, design: John Roe").is_empty());
        assert!(in_name("Harbour Media GmbH www.harbour.example").is_empty());
    }

    #[test]
    fn marks_organisations() {
        assert!(in_line("Reuters")[0].organisation);
        assert!(!in_line("Jane Doe")[0].organisation);
    }
}
