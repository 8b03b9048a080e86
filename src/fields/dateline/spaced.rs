//! Datelines of scripts with spaces: place, day and agency parted by commas, brackets and dashes.

use super::{Known, Opening, words};
use crate::text::fold::is_digit;
use crate::text::letter::is_right_to_left;
use crate::text::words::is_mark;

/// Words and characters of one place's name.
const PLACE_WORDS_MAX: usize = 4;
const PLACE_CHARS_MAX: usize = 34;

/// Places of one dateline, with their states.
const PLACES_MAX: usize = 3;

/// Letters of the shortest place in capitals; shorter ones are abbreviations of other things.
const CAPITALS_MIN: usize = 4;

/// Words of a day: "Wednesday, 3 May 2021".
const DAY_WORDS_MAX: usize = 5;

/// How a place is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Letters {
    Capitals,
    Title,
    /// The script has no capitals.
    Caseless,
}

/// A stretch between two signs, and the signs behind it.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    /// Where the text ends in the head.
    end: usize,
    /// The signs and spaces behind it.
    sign: &'a str,
}

/// Reads the dateline at the start of a text.
pub(super) fn read(head: &str, known: &Known) -> Option<Opening> {
    let parts = parts(head);
    let mut at = 0;
    let mut agency = None;
    // "(ANSA) - ROME, 3 May -"
    if let Some(first) = parts.first().filter(|it| head.starts_with('(') && words::is_agency(it.text)) {
        agency = Some(first.text);
        at = 1;
    }
    let first = parts.get(at)?;
    let (place, mut day) = split_day(first.text);
    let letters = place_letters(place)?;
    let start = first.end - first.text.len();
    let mut end = start + place.len();
    let mut last = *first;
    at += 1;
    let mut places = 1;
    let mut is_of_station = false;
    while let Some(part) = parts.get(at) {
        let (text, more_day) = split_day(part.text);
        let may_be_listed = letters != Letters::Caseless || day.is_none();
        let is_listed = last.sign.trim() == "/" && may_be_listed
            || last.sign.starts_with([',', '\u{60C}']) && day.is_none();
        if agency.is_none() && is_agency(part.text, known) {
            agency = Some(part.text);
        } else if letters == Letters::Capitals && last.sign.ends_with('(') && is_station(part.text) {
            is_of_station = true;
        } else if is_day(part.text) {
            day = Some(part.text);
        } else if is_of_station && last.sign == "/"
            || agency.is_some() && last.sign == "/" && !part.text.contains(' ')
        {
            // The second desk of an agency: "(dpa/lhe)", or a station's group.
        } else if is_listed
            && agency.is_none()
            && places < PLACES_MAX
            && place_letters(text).is_some()
            && ends(part)
        {
            places += 1;
            end = part.end - (part.text.len() - text.len());
            day = more_day.or(day);
        } else {
            break;
        }
        last = *part;
        at += 1;
    }
    // The stop of a state's abbreviation, before the bracket: "Tenn. (AP)".
    if head[end..].starts_with(". (") {
        end += 1;
    }
    let place = head.get(start..end)?.trim();
    let is_sure = match letters {
        _ if is_of_station => last.sign.contains(')'),
        _ if agency.is_some() => {
            closes(last.sign) || (letters == Letters::Capitals || is_numbered(day)) && last.sign.contains(')')
        }
        _ if known.is_place(place) => closes(last.sign),
        // Headlines in capitals stand before a short dash too; agencies set a long one.
        Letters::Capitals => {
            is_dash(last.sign) && (day.is_some() || is_long(place) && is_long_dash(last.sign))
        }
        Letters::Title if places == 2 && place.contains('/') => is_dash(last.sign),
        Letters::Title => is_dash(last.sign) && is_numbered(day),
        Letters::Caseless => {
            closes(last.sign) && is_numbered(day)
                || places == 1 && known.is_told(place) && introduces(last.sign, place)
        }
    };
    let raw_end =
        last.end + usize::from(last.sign.starts_with(')')) + usize::from(last.sign.starts_with('/'));
    let raw = head.get(..raw_end)?.trim().to_owned();
    let agency = agency.map(str::to_owned);
    is_sure.then(|| Opening { place: place.to_owned(), agency, reporter: None, raw })
}

/// Reads a line that holds place and sender and nothing else, in scripts without capitals: "القاهرة - أحمد علي".
pub(super) fn sent_from(line: &str, known: &Known) -> Option<Opening> {
    let line = line.trim();
    let parts = parts(line);
    let (first, rest) = parts.split_first()?;
    let start = first.end - first.text.len();
    let of = |end: usize, agency: Option<&str>, reporter: Option<&str>| Opening {
        place: line[start..end].trim().to_owned(),
        agency: agency.map(str::to_owned),
        reporter: reporter.map(str::to_owned),
        raw: line.to_owned(),
    };
    let is_place = |it: &str| it.contains(is_right_to_left) && place_letters(it) == Some(Letters::Caseless);
    let Some((sender, [])) = rest.split_first() else {
        // "الرياض 06 جمادى الآخرة 1447 هـ الموافق 27 نوفمبر 2025 م واس"
        let day = first.text.find(is_digit)?;
        let (place, agency) = (first.text[..day].trim(), first.text.rsplit(' ').next()?);
        let is_sure = rest.is_empty() && is_place(place) && words::is_agency(agency);
        return is_sure.then(|| of(start + place.len(), Some(agency), None));
    };
    if !is_place(first.text) || !is_dash(first.sign) && first.sign != "/" {
        return None;
    }
    let is_agency = is_agency(sender.text, known);
    let is_person = SENDER_WORDS.contains(&sender.text.split(' ').count()) && is_place(sender.text);
    (is_agency || is_person)
        .then(|| of(first.end, is_agency.then_some(sender.text), (!is_agency).then_some(sender.text)))
}

/// Words of a reporter's name.
const SENDER_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether a text is the call sign of an American station, which stands in brackets where others name an agency.
fn is_station(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|it| matches!(it, 'K' | 'W'))
        && (3..=4).contains(&text.len())
        && letters.all(|it| it.is_ascii_uppercase())
}

fn is_numbered(day: Option<&str>) -> bool {
    day.is_some_and(|it| it.contains(is_digit))
}

/// Whether signs part a place that the headline names from the text; before a colon a name of several words may be a
/// speaker's.
fn introduces(sign: &str, place: &str) -> bool {
    is_dash(sign) || sign.contains(':') && !place.contains(' ')
}

fn is_long(place: &str) -> bool {
    CAPITALS_MIN <= place.chars().filter(|it| it.is_alphabetic()).count()
}

/// The stretches between signs at the start of a text.
fn parts(head: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = head.len() - head.trim_start_matches(|it: char| is_sign(it) || it.is_whitespace()).len();
    while start < head.len() && parts.len() < 8 {
        let end = end_of_part(head, start);
        let rest = &head[end..];
        let next = rest.len() - rest.trim_start_matches(|it: char| is_sign(it) || it.is_whitespace()).len();
        let text = head[start..end].trim();
        let end_of_text = start + head[start..end].trim_end().len();
        parts.push(Part { text, end: end_of_text, sign: rest[..next].trim() });
        start = end + next;
        if next == 0 {
            break;
        }
    }
    parts
}

/// Where the stretch that begins at `start` ends: at a sign, but not at a hyphen or a stop inside a name.
fn end_of_part(head: &str, start: usize) -> usize {
    let mut before = ' ';
    for (at, letter) in head[start..].char_indices() {
        let after = head[start + at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        let ends = match letter {
            '-' => before.is_whitespace() || after.is_whitespace() || is_caseless(before),
            // Some set it as a dash; inside of a word it only makes it longer.
            TATWEEL => before.is_whitespace(),
            // "St. Louis" and "Jan. 3" go on; a sentence, or a sign behind the stop, does not.
            '.' => {
                let is_before_sign = head[start + at + 1..].trim_start().starts_with(is_sign);
                is_before_sign || after.is_whitespace() && is_stop(head, start, start + at)
            }
            other => is_sign(other),
        };
        if ends && 0 < at {
            return start + at;
        }
        before = letter;
    }
    head.len()
}

/// Whether a stop ends a place or a day: "Moscow. 3 May. Interfax".
fn is_stop(head: &str, start: usize, at: usize) -> bool {
    let word = head[start..at].rsplit([' ', '.']).next().unwrap_or_default();
    5 <= word.chars().count()
}

fn is_sign(letter: char) -> bool {
    is_dash_sign(letter)
        || matches!(
            letter,
            ',' | '\u{60C}'
                | '('
                | ')'
                | '/'
                | ':'
                | '['
                | ']'
                | '|'
                | '.'
                | '\u{AB}'
                | '\u{BB}'
                | '\u{2022}'
                | '\u{964}'
        )
}

const TATWEEL: char = '\u{640}';

fn is_dash_sign(letter: char) -> bool {
    matches!(letter, '-' | '\u{2012}'..='\u{2015}' | '\u{2212}' | TATWEEL)
}

fn is_long_dash(sign: &str) -> bool {
    sign.contains(['\u{2014}', '\u{2015}']) || sign.contains("--")
}

fn is_dash(sign: &str) -> bool {
    sign.contains(is_dash_sign)
}

/// Whether signs part a dateline from its text.
fn closes(sign: &str) -> bool {
    is_dash(sign) || sign.contains([':', '.', '/']) || sign.ends_with(']')
}

/// Whether a part is followed by a sign at all.
fn ends(part: &Part<'_>) -> bool {
    !part.sign.is_empty()
}

fn is_agency(text: &str, known: &Known) -> bool {
    words::is_agency(text) || known.is_site(text)
}

/// A place and the day that follows it without a sign: "London 3 May".
fn split_day(text: &str) -> (&str, Option<&str>) {
    match text.find(is_digit) {
        Some(at) if 0 < at && is_day(&text[at..]) => {
            let place = text[..at].trim();
            (place.strip_suffix(words::ON).map_or(place, str::trim), Some(&text[at..]))
        }
        _ => (text, None),
    }
}

fn is_day(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|it: char| it.is_whitespace() || it == '.').filter(|it| !it.is_empty()).collect();
    (1..=DAY_WORDS_MAX).contains(&words.len())
        && words.iter().all(|word| word.chars().all(is_digit) || words::is_day_word(word))
}

/// How a place is set; `None` when the text cannot be one.
fn place_letters(text: &str) -> Option<Letters> {
    let names: Vec<&str> = text.split_whitespace().collect();
    let fits = |it: char| {
        it.is_alphabetic() || is_mark(it) || matches!(it, ' ' | '-' | '.' | '\'' | '\u{2019}' | '\u{200C}')
    };
    let is_owner =
        |word: &&str| word.to_lowercase().ends_with("'s") || word.to_lowercase().ends_with("\u{2019}s");
    let is_shaped = (1..=PLACE_WORDS_MAX).contains(&names.len())
        && text.chars().count() <= PLACE_CHARS_MAX
        && text.chars().all(fits)
        && !names.iter().any(is_owner)
        && !names.iter().any(|it| words::is_day_word(it) && 4 <= it.chars().count());
    if !is_shaped || words::is_opener(text) || words::is_agency(text) {
        return None;
    }
    let cased = |it: &char| it.is_uppercase() || it.is_lowercase();
    if !text.chars().any(|it| cased(&it)) {
        return Some(Letters::Caseless);
    }
    if !text.chars().any(char::is_lowercase) {
        return Some(Letters::Capitals);
    }
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || word.chars().count() <= 3;
    let opens = names.first().is_some_and(|it| it.starts_with(char::is_uppercase));
    (opens && names.iter().all(is_name)).then_some(Letters::Title)
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}
