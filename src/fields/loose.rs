//! Lines that name writers without markup that says so: behind a date, alone beside one, or behind "By".

use super::names::Name;
use super::place::Places;
use super::{Case, Claim, byline, people, topic_links, words, writers};
use crate::dates::spoken::{Meaning, mentions};
use crate::dates::written;
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_right_to_left;
use crate::text::words::is_unspaced;

/// A longer line is a sentence.
const CHARS_MAX: usize = 120;

/// Trust in lines at the head that open with "By".
const LABELLED: u8 = 76;

/// The same below the text.
const LABELLED_BELOW: u8 = 60;

/// Trust in any such line beside a picture.
const BESIDE_PICTURE: u8 = 50;

/// Trust in a name alone with a date.
pub(super) const DATED: u8 = 55;

/// Trust in a name that fills the first or last paragraph of the text.
const ALONE: u8 = 54;

/// Trust in a note that tells of the writer.
const NOTED: u8 = 53;

/// Trust in a name that people take on blogs, behind "by".
const HANDLE: u8 = 46;

/// Passages of the head below the headline in which a name alone may stand.
const NEAR_HEADLINE: usize = 12;

/// The lines of head and foot that name writers by their words alone.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims = Vec::new();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let row = &page.passages()[passage];
        let role = case.roles.role(passage);
        let around = places.around(row.block);
        // Page builders make a list of the facts below the headline.
        let is_picture =
            around.has(Name::Picture) || around.has(Name::Card) && !is_near_headline(places, passage);
        let is_other = matches!(
            role,
            Role::Headline | Role::Kicker | Role::Related | Role::Caption | Role::Credit | Role::Tags
        );
        let text = page.passage_text(row).trim();
        let is_head = places.head.contains(&passage);
        // A byline that is set as a heading.
        let is_heading = role == Role::Headline && is_labelled(text);
        if places.is_apart(row.block) || is_other && !is_heading || topic_links::is_of_topics(page, row) {
            continue;
        }
        let note = if is_head { None } else { in_note(case, passage, text) };
        if let Some(name) = note {
            claims.push(Claim::stated(name, text, "words", NOTED).at(row.block));
        } else if let Some((line, trust)) = of_line(case, places, passage, text, is_head) {
            // Beside pictures the same words may name who made them.
            let trust = if is_picture { trust.min(BESIDE_PICTURE) } else { trust };
            claims.push(Claim::stated(line, text, "words", trust).at(row.block));
        } else if is_head
            && matches!(role, Role::Dek | Role::Body)
            && let Some(line) = at_end(text)
        {
            claims.push(Claim::stated(line.to_owned(), text, "words", LABELLED).at(row.block));
        }
    }
    claims
}

fn of_line(
    case: &Case<'_>,
    places: &Places<'_>,
    passage: usize,
    text: &str,
    is_head: bool,
) -> Option<(String, u8)> {
    if let Some(line) = in_entry(text) {
        return Some((line, if is_head { LABELLED } else { LABELLED_BELOW }));
    }
    if CHARS_MAX < text.chars().count() {
        return None;
    }
    let parts = parts(text).filter(|_| is_dated(text)).map(str::to_owned);
    for line in
        [byline::without_date(case, text), byline::after_date(text).to_owned()].into_iter().chain(parts)
    {
        if is_labelled(&line) {
            return Some((line, if is_head { LABELLED } else { LABELLED_BELOW }));
        }
        let is_meta = matches!(case.roles.role(passage), Role::Byline | Role::Date | Role::AuthorNote);
        if is_head && is_meta && people::has_prefix(&line) && byline::is_handle(&line) {
            return Some((line, HANDLE));
        }
    }
    if let Some(line) = before_ago(case, text).filter(|it| is_labelled(it)) {
        return Some((line.to_owned(), if is_head { LABELLED } else { LABELLED_BELOW }));
    }
    if let Some(name) = behind_signer(text).or_else(|| before_signer(text)) {
        return Some((name, if is_head { LABELLED } else { LABELLED_BELOW }));
    }
    if is_head && is_above_headline(case, places, passage) && is_person(text) && is_no_phrase(places, text) {
        return Some((text.to_owned(), DATED));
    }
    if is_head && is_below_headline(places, passage) {
        let name = beside_date(text)
            .or_else(|| before_ago(case, text).filter(|it| may_be_person(it)).map(str::to_owned));
        let is_dated = || matches!(case.roles.role(passage), Role::Byline | Role::Date);
        let name = name.or_else(|| before_date(case, text).filter(|_| is_dated()));
        if let Some(name) = name.filter(|it| is_no_phrase(places, it)) {
            return Some((name, DATED));
        }
        let date = [passage.wrapping_sub(1), passage + 1]
            .into_iter()
            .find(|&it| case.page.passages().get(it).is_some() && case.roles.role(it) == Role::Date);
        let is_person = |it: &str| may_be_person(it) && is_no_phrase(places, it);
        let may_be_name = |date: usize| match case.roles.role(passage) {
            Role::Byline | Role::Other | Role::AuthorNote => true,
            Role::Navigation => stand_together(case.page, passage, date),
            Role::Body => passage == case.roles.extent.start && stand_together(case.page, passage, date),
            _ => false,
        };
        if date.is_some_and(may_be_name) && is_person(text) {
            return Some((text.to_owned(), DATED));
        }
    }
    let extent = &case.roles.extent;
    let role = case.roles.role(passage);
    let is_edge = match role {
        // Without markup, what follows the text may be a button or a menu.
        Role::Other if case.page.is_plain => {
            passage + 1 == extent.start && is_below_headline(places, passage)
        }
        Role::Body => passage == extent.start || passage + 1 == extent.end,
        Role::Byline | Role::AuthorNote | Role::Other | Role::Source => {
            passage == extent.end || passage + 1 == extent.start && is_below_headline(places, passage)
        }
        _ => false,
    };
    let row = &case.page.passages()[passage];
    let is_heading = case.page.tag(row.block).heading_level().is_some();
    let may_sign = is_edge && !is_heading;
    (may_sign && are_people(text) && is_no_phrase(places, text)).then(|| (text.to_owned(), ALONE))
}

/// Whether a passage opens a list of facts above the headline, before the date and the time to read, in the element that
/// holds them all.
fn is_above_headline(case: &Case<'_>, places: &Places<'_>, passage: usize) -> bool {
    let Some(headline) = places.headline else { return false };
    (passage + 1..=passage + FACTS_MAX).contains(&headline)
        && case.roles.role(passage + 1) == Role::Date
        && stand_together(case.page, passage, headline)
        && !case.page.rows_of(&case.page.passages()[passage]).any(|it| is_linked(case.page, it))
        && passage + 2 < headline
        && case.page.passage_text(&case.page.passages()[passage + 2]).contains(fold::is_digit)
}

fn is_linked(page: &Page, row: NodeId) -> bool {
    page.closest(row, |tag| tag == Tag::A).is_some()
}

/// Whether two passages stand in one small element.
fn stand_together(page: &Page, one: usize, other: usize) -> bool {
    let (one, other) = (page.passages()[one].block, page.passages()[other].block);
    page.ancestors(one).take(TOGETHER_LEVELS).any(|it| page.holds(it, other))
}

/// Elements around a name, itself included, that may hold its date.
const TOGETHER_LEVELS: usize = 3;

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

pub(super) fn is_below_headline(places: &Places<'_>, passage: usize) -> bool {
    places.headline.is_some_and(|it| (it + 1..=it + NEAR_HEADLINE).contains(&passage))
}

/// Whether a passage stands in the first few below the headline.
fn is_near_headline(places: &Places<'_>, passage: usize) -> bool {
    places.headline.is_some_and(|it| (it + 1..=it + FACTS_MAX).contains(&passage))
}

/// Facts about an article that stand between its headline and its text.
const FACTS_MAX: usize = 5;

/// Whether a line opens with "By" and names people and nothing else.
pub(super) fn is_labelled(line: &str) -> bool {
    if !people::has_prefix(line) || people::is_helper(line) {
        return false;
    }
    let people = writers::in_line(line);
    let rest = people::without_prefix(line);
    // "كتب: سمير حداد"; without a sign behind it the word may be any verb.
    let is_signed = line[..line.len() - rest.len()].contains([':', '/', '-', ',', '\u{60C}']);
    people.first().is_some_and(|it| {
        people::is_full_name(&it.name)
            && rest.trim_start_matches(|it: char| !it.is_alphanumeric()).starts_with(it.name.as_str())
            && (it.organisation || is_person(&it.name) || is_signed && is_uncased_person(&it.name))
    })
}

/// The person whom a note below the text tells of: "Jane Doe is a reporter in Sandby".
fn in_note(case: &Case<'_>, passage: usize, text: &str) -> Option<String> {
    let page = case.page;
    let above = passage.checked_sub(1).map_or("", |it| page.passage_text(&page.passages()[it]));
    let is_headed = words::begins(words::List::Notes, above) && above.chars().count() <= CHARS_MAX / 2;
    let name = opening_name(text)?;
    let rest = text[name.len()..].split(['.', '\n']).next().unwrap_or_default();
    let has_post =
        || rest.split(|it: char| !it.is_alphanumeric()).any(|it| words::has(words::List::Roles, it));
    let is_note = rest.starts_with([' ', ',']) && case.roles.role(passage) == Role::AuthorNote;
    (is_headed || is_note && has_post()).then(|| name.to_owned())
}

/// The full name of a person with which a sentence opens.
fn opening_name(text: &str) -> Option<&str> {
    let mut end = 0;
    for word in text.split(' ').take(NAME_WORDS_MAX + 1) {
        let is_name = word.starts_with(char::is_uppercase) || words::is_particle(word);
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

/// Words of a person's name.
const NAME_WORDS_MAX: usize = 4;

/// A labelled line that ends a standfirst: "…, say the buyers. An interview by Jane Doe".
fn at_end(text: &str) -> Option<&str> {
    let is_end = |it: char| matches!(it, '.' | '!' | '?' | '\u{201C}' | '\u{201D}' | '\n' | '|' | '\u{2026}');
    let trimmed = text.trim_end_matches(|it: char| !it.is_alphanumeric());
    // A title or an initial before the name has a stop too; the label stands before it.
    let mut ends = trimmed.char_indices().rev().filter(|it| is_end(it.1)).take(3);
    ends.find_map(|(at, sign)| {
        let last = trimmed[at + sign.len_utf8()..].trim();
        (last.chars().count() <= CHARS_MAX / 2 && is_labelled(last)).then_some(last)
    })
}

/// The one name in a line that holds a date: "11.12.2019 - Jane Doe", "3 min read | 4 May 2024 | Jane Doe in Berlin".
fn beside_date(text: &str) -> Option<String> {
    let is_number = |it: &&str| it.contains(fold::is_digit);
    let mut people = parts(text).filter(|it| !is_number(it)).filter_map(|part| {
        let person = writers::in_line(part).into_iter().next().filter(|it| may_be_person(&it.name))?;
        part.starts_with(&person.name).then_some(person.name)
    });
    people.next().filter(|_| is_dated(text) && people.next().is_none())
}

/// The person who is named alone before a date: "Jane Doe 11.12.2019".
fn before_date(case: &Case<'_>, text: &str) -> Option<String> {
    let name = byline::without_date(case, text);
    let behind = text.strip_prefix(name.as_str())?;
    let date = behind.trim_start_matches(|it: char| !it.is_alphanumeric());
    let is_dated = || !written::readings(&fold::ascii_digits(behind), case.language.pack).is_empty();
    let is_named = || may_be_person(&name) || are_people(&name);
    (date.len() < behind.len() && is_named() && is_dated()).then_some(name)
}

/// What stands before "3 hours ago" at the end of a line.
fn before_ago<'a>(case: &Case<'_>, text: &'a str) -> Option<&'a str> {
    // To look for spoken times in every line would take long.
    if !text.contains(fold::is_digit) {
        return None;
    }
    let pack = case.language.pack;
    let ago = mentions(text, pack).into_iter().rfind(|it| matches!(it.meaning, Meaning::Ago(..)))?;
    let is_end = !text[ago.range.end..].contains(char::is_alphanumeric);
    let before = text[..ago.range.start].trim_end_matches(|it: char| !it.is_alphanumeric());
    (is_end && !before.is_empty()).then_some(before)
}

/// A longer text tells of more than when and by whom an entry was posted.
const ENTRY_CHARS_MAX: usize = 400;

/// The writer in a sentence about the entry: "This entry was posted on May 3 by Jane Doe and is filed under Rain".
fn in_entry(text: &str) -> Option<String> {
    if ENTRY_CHARS_MAX < text.chars().count() || !words::begins(words::List::Entries, text) {
        return None;
    }
    let mut lines =
        text.match_indices(' ').map(|it| text[it.0..].trim_start()).filter(|it| people::has_prefix(it));
    lines.find_map(|line| {
        let end = line.find(['.', ',', '(', '|']).unwrap_or(line.len());
        let name = writers::in_line(&line[..end]).into_iter().next().filter(|it| is_person(&it.name))?.name;
        Some(line[..line.find(&name)? + name.len()].to_owned())
    })
}

/// Whether a part of a line has a number, and another has none.
fn is_dated(text: &str) -> bool {
    let has_number = |it: &str| it.contains(fold::is_digit);
    parts(text).any(has_number) && !parts(text).all(has_number)
}

/// A line between bars, dots, dashes and slashes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let signs = ['|', '\u{2022}', '\u{B7}', '\u{2013}', '\u{2014}', '/'];
    text.split(signs).flat_map(|it| it.split(" - ")).map(str::trim).filter(|it| !it.is_empty())
}

/// The names behind a word such as "reporter" inside a line of a script without spaces between words.
fn behind_signer(text: &str) -> Option<String> {
    if !text.contains(is_unspaced) {
        return None;
    }
    let words = words::list(words::List::Signers);
    let (at, word) =
        words.iter().filter_map(|it| Some((text.rfind(it.as_str())?, it))).max_by_key(|it| it.0)?;
    let is_gap =
        |it: char| it.is_whitespace() || matches!(it, ':' | '\u{FF1A}' | '/' | '\u{FF0F}' | '|' | '\u{FF5C}');
    let behind = &text[at + word.len()..];
    let rest = behind.trim_start_matches(is_gap);
    let is_closed = words::list(words::List::SignerEnds).iter().any(|it| rest.contains(it.as_str()));
    if rest.len() == behind.len() && !is_closed {
        return None;
    }
    let is_end =
        |it: char| !it.is_alphanumeric() && !it.is_whitespace() && it != '\u{3001}' && it != '\u{B7}';
    let run = rest.split(is_end).next().unwrap_or_default();
    // The next fact's label may stand behind a space.
    let is_labelled = rest[run.len()..].starts_with([':', '\u{FF1A}']);
    let mut rest = run.rsplit_once(' ').filter(|_| is_labelled).map_or(run, |it| it.0);
    for end in words::list(words::List::SignerEnds) {
        rest = rest.split(end.as_str()).next().unwrap_or_default();
    }
    let is_gap = |it: char| it.is_whitespace() || it == '\u{3001}';
    let names: Vec<&str> = rest.split(is_gap).filter(|it| !it.is_empty()).collect();
    let fits = |it: &&str| SHORT_NAME.contains(&it.chars().count()) && it.chars().all(is_unspaced);
    (!names.is_empty() && names.len() <= 6 && names.iter().all(fits)).then(|| names.join("\u{3001}"))
}

/// The name before a word such as "reporter": "김철수 기자".
pub(super) fn before_signer(text: &str) -> Option<String> {
    let is_name = |it: &str| SHORT_NAME.contains(&it.chars().count()) && it.chars().all(is_hangul);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let signer = pair[1].trim_matches(|it: char| !it.is_alphanumeric());
        if !words::has(words::List::SignersBehind, signer) {
            return None;
        }
        // Other facts may stand before the names without a space: "(서울=연합뉴스)김철수".
        let names = pair[0].rsplit(|it: char| !it.is_alphanumeric() && !people::is_joint(it)).next()?;
        let names: Vec<&str> = names.split(people::is_joint).collect();
        names.iter().all(|it| is_name(it)).then(|| names.join(", "))
    })
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{AC00}'..='\u{D7A3}')
}

/// Letters of a person's name in East Asian scripts.
const SHORT_NAME: std::ops::RangeInclusive<usize> = 2..=4;

fn are_people(text: &str) -> bool {
    let people = writers::in_line(text);
    let letters = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count();
    let named: usize = people.iter().map(|it| letters(&it.name)).sum();
    // Joining words take few letters.
    !people.is_empty()
        && people.iter().all(|it| is_person(&it.name))
        && letters(text) <= named + 3 * people.len()
}

/// A name of two to four words in capitals that no label holds.
pub(super) fn is_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (2..=4).contains(&words)
        && people::is_full_name(name)
        && !people::is_organisation(name)
        && !people::is_label(name)
        && name
            .chars()
            .all(|it| it.is_alphabetic() || it.is_whitespace() || matches!(it, '.' | '-' | '\'' | '\u{2019}'))
        && name.split_whitespace().all(|it| it.starts_with(char::is_uppercase) || words::is_particle(it))
        && name.split_whitespace().next_back().is_some_and(|it| it.starts_with(char::is_uppercase))
        && !is_noun_phrase(name)
}

/// A name of two to four words in a script without capitals, of which nothing says that they are something else.
fn is_uncased_person(name: &str) -> bool {
    let labels = labels_in(name);
    let is_label = |it: &Section| labels.is.has(*it) || labels.starts.has(*it);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_part = |it: &&str| {
        1 < it.chars().count()
            && it
                .chars()
                .all(|it| is_right_to_left(it) || matches!(it, '\u{200C}' | '\u{5BE}' | '\'' | '\u{5F3}'))
    };
    (2..=4).contains(&parts.len())
        && parts.iter().all(is_part)
        && !parts.iter().any(|it| words::has(words::List::Roles, it))
        && people::is_full_name(name)
        && !people::is_organisation(name)
        && !Section::ALL.iter().any(is_label)
        && !words::list(words::List::SectionBeginnings).iter().any(|it| parts[0].starts_with(it.as_str()))
}

/// A name of two to four words, in any script with spaces between words.
pub(super) fn may_be_person(name: &str) -> bool {
    is_person(name) || is_uncased_person(name)
}

/// Whether a name holds an article that no preposition of a family's name stands before: "Buch der Woche".
fn is_noun_phrase(name: &str) -> bool {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_article = |it: &str| words::has_key(words::List::PhraseArticles, it);
    parts.windows(2).any(|it| is_article(it[1]) && it[0].starts_with(char::is_uppercase))
}
