//! The writers in a line that says who wrote an article: "By A and B, Moscow correspondent".

use super::people::{
    author, before_place, is_account, is_address, is_full_name, is_helper, is_label, is_name,
    is_organisation, is_post, is_role, without_prefix, without_role,
};
use super::word_lists::{List, has, list};
use super::writer_lists::deduplicated;
use super::{persons, signers};
use crate::article::Author;
use crate::language::{Section, labels_in, strip_label};
use crate::page::BORDER;
use crate::text::fold::is_digit;
use crate::text::letter::is_right_to_left;
use crate::text::words::{is_mark, is_unspaced};

/// Names that are read from one line; a longer list is no byline.
const PEOPLE_MAX: usize = 30;

/// A longer text is no post.
const ROLE_CHARS_MAX: usize = 60;

/// The people and organisations in a byline as printed.
pub(super) fn in_line(line: &str) -> Vec<Author> {
    let behind = without_prefix(line);
    let label = line.trim().strip_suffix(behind).unwrap_or_default();
    // Behind the Chinese word for a reporter each word is a name; in Japanese a name has two.
    let is_chinese = list(List::Signers).iter().any(|it| label.contains(it.as_str()));
    let line = before_makers(behind);
    let names = |it| if is_chinese { names_between_spaces(it) } else { vec![it] };
    let mut people: Vec<Author> = Vec::new();
    for fact in line.split(BORDER) {
        let known = people.len();
        let parts: Vec<&str> = parts(fact).into_iter().flat_map(names).collect();
        for at in 0..parts.len().min(PEOPLE_MAX.saturating_sub(known)) {
            add_part(&mut people, line, &parts, at);
        }
        // What stands in an element behind a writer's is a place, a section, a button.
        if people[..known].iter().any(is_person) {
            let mut at = 0;
            people.retain(|it| {
                at += 1;
                at <= known || it.organisation
            });
        }
    }
    if line.contains([BORDER, '|']) && people.iter().any(is_person) {
        people.retain(|it| it.organisation || is_person(it));
    }
    deduplicated(people)
}

/// Whether a writer has a full name.
fn is_person(writer: &Author) -> bool {
    !writer.organisation && persons::may_be_person(&writer.name)
}

/// Adds what one part of a line names, a writer or the last one's post, and passes over places.
fn add_part(people: &mut Vec<Author>, line: &str, parts: &[&str], at: usize) {
    let whole = behind_sent_from(parts[at]).unwrap_or(parts[at]);
    let (part, place) = without_place(without_address(whole));
    let part = before_place(part).unwrap_or(part);
    let (part, post) = unglued(bare(part));
    let part = Some(without_role(part)).filter(|it| is_full_name(it)).unwrap_or(part);
    let is_last = 2 <= at && at + 1 == parts.len();
    let is_place = is_last && !is_organisation(part) && follows(line, whole, &['\u{2013}', '\u{2014}']);
    if part.is_empty() || is_place || is_no_writer(part) || is_of_maker(whole) {
        return;
    }
    if is_tail(part)
        && follows(line, whole, &[','])
        && let Some(last) = people.last_mut()
    {
        last.name = format!("{}, {}", last.name, whole.trim());
        last.organisation |= is_organisation(part);
        return;
    }
    let is_behind_name = people.last().is_some_and(|it| it.name.contains(' '));
    if is_behind_name && is_place_behind(line, whole, part) || is_about_last(people, line, parts, at, part) {
        return;
    }
    if is_name(part) && (!is_role(part) || people.is_empty() && is_organisation(part)) {
        match before_agency(part) {
            Some((name, agency)) => people.extend([author(name), author(agency)]),
            None => people.push(Author { role: post.map(str::to_owned), ..author(part) }),
        }
    } else if is_role_text(part)
        && let Some(last) = people.last_mut().filter(|it| it.role.is_none())
    {
        last.role = Some(place.map_or(part.to_owned(), |it| format!("{part} {it}")));
    }
}

/// The name behind the place from which it reports, in a script from right to left: "المنصورة: سمير حداد".
fn behind_sent_from(part: &str) -> Option<&str> {
    let (place, name) = part.split_once(':')?;
    let is_place = place.contains(is_right_to_left)
        && place.split_whitespace().count() <= PLACE_WORDS_MAX
        && !labels_in(place).is.has(Section::CreditLabels)
        && !is_label(place)
        && !is_helper(place);
    Some(name.trim()).filter(|it| is_place && persons::is_uncased_person(it))
}

/// Words of a place in such a line.
const PLACE_WORDS_MAX: usize = 2;

/// Whether a part tells more about the writer before it: a degree, or what stands behind a post and has none itself.
fn is_about_last(people: &[Author], line: &str, parts: &[&str], at: usize, part: &str) -> bool {
    people.last().is_some_and(|it| {
        let has_post = || it.role.is_some() && follows(line, parts[at], &[',', '\u{60C}']);
        let has_own_post = || is_full_name(part) && parts.get(at + 1).is_some_and(|it| is_role(it));
        let is_school = || {
            follows(line, parts[at], &[',', '\u{60C}']) && part.split(' ').any(|it| has(List::Schools, it))
        };
        let is_more = || !is_organisation(part) && (is_degree(part) || has_post() && !has_own_post());
        !it.organisation && (is_school() || is_more())
    })
}

/// Whether a part of a line belongs to the name before its comma: "Inc.", "Jr.".
pub(super) fn is_tail(part: &str) -> bool {
    has(List::Tails, part)
}

/// Whether a part is one word behind a comma, a dash or a slash in a script without capitals: the place that a writer reports from.
fn is_place_behind(line: &str, whole: &str, part: &str) -> bool {
    let is_caseless = |it: char| it.is_alphabetic() && !it.is_uppercase() && !it.is_lowercase();
    !part.contains(' ')
        && part.chars().all(|it| is_caseless(it) && !is_unspaced(it) || is_mark(it))
        && !is_organisation(part)
        && follows(line, whole, &[',', '\u{60C}', BORDER, '-', '\u{2013}', '\u{2014}', '|', '/'])
}

fn is_no_writer(part: &str) -> bool {
    part.starts_with(is_digit) && !is_organisation(part)
        || is_address(part)
        || is_label(part)
        || is_account(part)
        || is_helper(part)
}

fn is_role_text(part: &str) -> bool {
    part.chars().count() <= ROLE_CHARS_MAX && !part.contains(|it: char| it.is_ascii_digit())
}

/// Whether a part of a line stands behind one of some signs: the employer follows a writer's post behind a comma, the
/// place all names behind a dash.
fn follows(line: &str, part: &str, signs: &[char]) -> bool {
    let at = part.as_ptr() as usize - line.as_ptr() as usize;
    line[..at].trim_end_matches(' ').ends_with(signs)
}

/// The names in a part of a line that sets nothing but spaces between them, as Chinese does; what says where from the
/// report comes is none.
fn names_between_spaces(part: &str) -> Vec<&str> {
    let is_name = |it: &str| (2..=4).contains(&it.chars().count()) && it.chars().all(is_unspaced);
    let names: Vec<&str> = part.split_whitespace().collect();
    if names.len() < 2 || !names.iter().all(|it| is_name(it)) {
        return vec![signers::before_end(part)];
    }
    let is_end = |it: &&str| list(List::SignerEnds).iter().any(|end| it.ends_with(end.as_str()));
    names.into_iter().filter(|it| !is_end(it)).collect()
}

/// Capitals such as "MD FACLM" behind a name that are no agency's.
fn is_degree(part: &str) -> bool {
    let is_short = |it: &str| it.len() <= DEGREE_LETTERS_MAX && it.chars().all(|it| it.is_ascii_uppercase());
    has(List::Degrees, part) || part.split(' ').all(is_short)
}

/// Longer words in capitals may be a surname.
const DEGREE_LETTERS_MAX: usize = 5;

/// A name and the agency behind it, without a sign between: "Jane Doe Associated Press".
fn before_agency(part: &str) -> Option<(&str, &str)> {
    words(part).skip(2).find_map(|(at, _)| {
        let (name, agency) = (part[..at].trim_end(), &part[at..]);
        let is_agency = || labels_in(agency).is.has(Section::Agencies);
        // One word in small letters may be the surname.
        let is_plain = agency.contains(' ') || !agency.contains(char::is_lowercase);
        (is_plain && is_full_name(name) && is_agency()).then_some((name, agency))
    })
}

/// A name or post and what stands right behind it without a sign, where an element ended.
fn unglued(part: &str) -> (&str, Option<&str>) {
    if LINE_BYTES_MAX < part.len() {
        return (part, None);
    }
    let mut before = ' ';
    let joint = part.char_indices().find(|&(at, it)| {
        let is_joint = before.is_lowercase() && it.is_uppercase();
        before = it;
        let rest = &part[at..];
        is_joint && (is_role(first_word(rest)) || is_label(rest) || is_post_behind(&part[..at], rest))
    });
    let at = joint.map(|it| it.0).or_else(|| post_behind(part)).or_else(|| behind_capitals(part));
    let Some(at) = at else { return (part, None) };
    let at = behind_capitals(&part[..at]).unwrap_or(at);
    let (name, rest) = (part[..at].trim_end(), &part[at..]);
    (name, Some(rest).filter(|it| is_role(it) || is_post(it)))
}

/// Whether what stands right behind a full name is a post of a few words. A surname may begin with a few letters and go on
/// with a capital: "Doe", "`DeDoe`".
fn is_post_behind(name: &str, rest: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or_default().chars().count();
    SURNAME_LETTERS_MIN <= surname
        && is_full_name(name)
        && rest.split(' ').count() <= POST_WORDS_MAX
        && is_role(rest)
}

const SURNAME_LETTERS_MIN: usize = 5;
const POST_WORDS_MAX: usize = 5;

/// Where a post of several words begins behind a full name: "Jane Doe Staff Writer".
fn post_behind(part: &str) -> Option<usize> {
    words(part).skip(2).map(|it| it.0).find(|&at| {
        let rest = &part[at..];
        rest.contains(' ') && is_post(rest) && is_full_name(part[..at].trim_end())
    })
}

/// Where words that are not set in capitals begin behind a full name that is: "JANE DOE Herald".
fn behind_capitals(part: &str) -> Option<usize> {
    let is_capitals = |it: &str| 1 < it.chars().count() && it.chars().all(char::is_uppercase);
    let is_title = |it: &str| {
        TITLE_LETTERS_MIN <= it.chars().count()
            && it.starts_with(char::is_uppercase)
            && it.chars().skip(1).all(char::is_lowercase)
            && !is_tail(it)
    };
    let count = words(part).take_while(|it| is_capitals(it.1)).count();
    words(part).nth(count).filter(|it| 2 <= count && is_title(it.1)).map(|it| it.0)
}

/// Letters of a word behind such a name; fewer may be a part of it.
const TITLE_LETTERS_MIN: usize = 4;

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// The part without an address of mail or of the web and what follows it.
fn without_address(part: &str) -> &str {
    words(part).find(|it| 0 < it.0 && is_address(it.1)).map_or(part, |(at, _)| part[..at].trim_end())
}

/// Whether brackets behind a name say that its bearer made pictures: "Jane Doe (Photos)".
fn is_of_maker(part: &str) -> bool {
    let inside = part.trim().strip_suffix(')').and_then(|it| it.rsplit_once('('));
    inside.is_some_and(|it| labels_in(it.1).is.has(Section::CreditLabels) || is_helper(it.1))
}

/// What stands before a label of those who made the pictures: "Jane Doe Photos: John Roe", "Jane Doe. Pictures by John Roe".
fn before_makers(line: &str) -> &str {
    let is_maker = |at: usize| {
        let rest = &line[at..];
        let label = strip_label(rest, Section::CreditLabels).map(|it| &rest[..rest.len() - it.len()]);
        label.is_some_and(|it| it.contains(':') || it.trim().contains(' ')) || is_helper(rest)
    };
    if LINE_BYTES_MAX < line.len() {
        return line;
    }
    // In brackets such a word tells of the name before it.
    let mut starts = words(line).skip(1).filter(|it| !it.1.starts_with('(')).map(|it| it.0);
    starts.find(|&at| is_maker(at)).map_or(line, |at| line[..at].trim_end())
}

/// A longer line is no byline, and its words are not looked at one by one.
const LINE_BYTES_MAX: usize = 400;

/// A line at its commas, bars, slashes and joining words.
pub(super) fn parts(line: &str) -> Vec<&str> {
    let is_sign = |it: char| {
        matches!(
            it,
            ',' | ';'
                | '|'
                | '&'
                | '\n'
                | '\u{2022}'
                | '\u{B7}'
                | '\u{60C}'
                | '\u{3001}'
                | '\u{FF0C}'
                | '\u{2013}'
                | '\u{2014}'
        )
    };
    let mut parts = Vec::new();
    for part in line.split(is_sign) {
        let is_pair = part.split('/').all(|it| it.trim().contains(' '));
        let slash = if is_pair { "/" } else { " / " };
        let slashed = part.split(slash).flat_map(|it| it.split(" - "));
        for part in slashed {
            split_at_joiners(part, &mut parts);
        }
    }
    parts.retain(|it| !it.trim().is_empty());
    parts
}

fn split_at_joiners<'a>(part: &'a str, parts: &mut Vec<&'a str>) {
    let mut start = 0;
    for (at, word) in words(part) {
        let is_inside = start < at && at + word.len() < part.len();
        // Joining words stand in small letters; a capital is an initial.
        if (is_inside || at == 0) && !word.starts_with(char::is_uppercase) && has(List::Joiners, word) {
            parts.push(part[start..at].trim());
            start = at + word.len();
        } else if is_inside && joins_name(part, start, at, word) {
            parts.push(part[start..at].trim());
            start = at + word.chars().next().map_or(0, char::len_utf8);
        }
    }
    parts.push(part[start..].trim());
}

/// Whether a word begins with the letter for "and" of Arabic or Hebrew, and full names stand on both sides.
fn joins_name(part: &str, start: usize, at: usize, word: &str) -> bool {
    let many = |it: &str| 1 < it.split_whitespace().take(2).count();
    word.starts_with(['\u{648}', '\u{5D5}'])
        && JOINED_CHARS_MIN <= word.chars().count()
        && !part.contains(is_persian)
        && many(&part[start..at])
        && many(&part[at..])
        && !has(List::NamesWithAnd, word)
}

/// Letters of the shortest name behind "and", with that.
const JOINED_CHARS_MIN: usize = 4;

/// Letters of Persian and Urdu, where "and" is a word of its own.
fn is_persian(letter: char) -> bool {
    matches!(letter, '\u{6CC}' | '\u{6A9}' | '\u{6AF}' | '\u{67E}' | '\u{686}' | '\u{698}' | '\u{6C1}')
}

/// The words of a text between white space, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(char::is_whitespace)
        .filter(|it| !it.is_empty())
        .map(|it| (it.as_ptr() as usize - text.as_ptr() as usize, it))
}

/// "Jane Doe in Beirut" as name and place.
pub(super) fn without_place(part: &str) -> (&str, Option<&str>) {
    for (at, word) in words(part).skip(1) {
        let small = !word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        let particle = has(List::Particles, word);
        if small && !particle && has(List::Places, word) && 0 < at {
            return (part[..at].trim(), Some(part[at..].trim()));
        }
    }
    (part, None)
}

/// It only makes Arabic words longer; some set it as a dash.
const TATWEEL: char = '\u{640}';

/// The part without brackets at its end, also such as a comma inside has cut open, and signs around it.
pub(super) fn bare(part: &str) -> &str {
    let mut part = part.trim();
    part = part.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(part);
    if let Some(at) = part.rfind('(')
        && 0 < at
        && (part.ends_with(')') || !part[at..].contains(')'))
    {
        part = &part[..at];
    }
    // What a comma inside of brackets has cut off.
    if part.ends_with(')') && !part.contains('(') {
        part = part.trim_end_matches(')');
    }
    part.trim_matches(|it: char| {
        it == TATWEEL
            || !it.is_alphanumeric()
                && !matches!(it, ')' | '!' | '?' | '.' | '"' | '\u{201D}')
                && !is_mark(it)
    })
    .trim_end_matches(['\u{3002}', ':'])
    .trim_end_matches('.')
    .trim()
}

#[cfg(test)]
mod tests {
    use super::in_line;

    fn names(line: &str) -> Vec<String> {
        in_line(line).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn makers_of_pictures_are_no_writers() {
        for line in [
            "Text: Max Weber Fotos: Eva Klein",
            "By Max Weber Photography by Eva Klein",
            "Words by Max Weber. Pictures by Eva Klein",
            "Text von Max Weber Illustration von Eva Klein",
            "Von Max Weber (Text) und Eva Klein (Fotos)",
        ] {
            assert_eq!(names(line), ["Max Weber"], "{line}");
        }
        assert_eq!(names("By Max Weber and Eva Klein"), ["Max Weber", "Eva Klein"]);
    }

    #[test]
    fn degrees_employers_and_addresses_are_no_writers() {
        for line in [
            "Written by Jane Doe, MD",
            "By Jane Doe, PhD, CFP",
            "By Jane Doe, Senior Analyst, Harbour Capital",
            "By Jane Doe jdoe@harbour.example",
        ] {
            assert_eq!(names(line), ["Jane Doe"], "{line}");
        }
        assert_eq!(names("Jane Doe, reporter, John Roe, editor"), ["Jane Doe", "John Roe"]);
        assert_eq!(names("By Jane Doe, staff writer, and John Roe"), ["Jane Doe", "John Roe"]);
        let glued = in_line("By Jane DoeStaff Writer");
        assert_eq!((glued[0].name.as_str(), glued[0].role.as_deref()), ("Jane Doe", Some("Staff Writer")));
        assert_eq!(names("By Jane McDonald"), ["Jane McDonald"]);
    }

    #[test]
    fn agencies_stand_behind_names() {
        assert_eq!(names("By Jane Doe Associated Press"), ["Jane Doe", "Associated Press"]);
        assert_eq!(names("By Juan Carlos Efe"), ["Juan Carlos Efe"]);
    }
}
