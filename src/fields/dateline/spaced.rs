//! Datelines of scripts with spaces: place, day and agency parted by commas, brackets and dashes.

use super::{Known, Opening, words};
use crate::fields::loose;
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
    let opens = |it: &&Part<'_>| {
        head.starts_with('(') && words::is_agency(it.text) || is_host(it.text) && it.sign.starts_with(',')
    };
    if let Some(first) = parts.first().filter(opens) {
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
        if agency.is_none() && (is_agency(part.text, known) || is_set_as_agency(part, &last, day, letters)) {
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
    // The stop of a state's abbreviation: "SANDBY, Tenn. (AP)", "SANDBY, Tenn., May 3".
    let state = head[start..end].rsplit([',', ' ']).next().map_or(0, |it| it.chars().count());
    if head[end..].starts_with(". (")
        || 1 < places && head[end..].starts_with('.') && state <= STATE_CHARS_MAX
    {
        end += 1;
    }
    let mut place = head.get(start..end)?.trim();
    if letters == Letters::Capitals && places == 1 && is_long(place) {
        place = place.trim_end_matches('.');
    }
    let is_sure = match letters {
        _ if is_of_station => last.sign.contains(')'),
        _ if agency.is_some() => {
            closes(last.sign) || (letters == Letters::Capitals || is_numbered(day)) && last.sign.contains(')')
        }
        _ if known.is_place(place) => closes(last.sign),
        // Headlines in capitals stand before a short dash too; agencies set a long one.
        Letters::Capitals if is_numbered(day) && last.sign.contains('.') => true,
        Letters::Capitals => {
            is_dash(last.sign) && (day.is_some() || is_long(place) && is_long_dash(last.sign))
        }
        Letters::Title if places == 2 && place.contains('/') => is_dash(last.sign),
        Letters::Title => is_dash(last.sign) && is_numbered(day),
        Letters::Caseless => {
            closes(last.sign) && is_numbered(day)
                || places == 1 && known.is_told(place) && introduces(last.sign, place)
                || places == 1
                    && place.chars().all(|it| is_right_to_left(it) || it == ' ')
                    && is_glued(head, end)
        }
    };
    let raw_end =
        last.end + usize::from(last.sign.starts_with(')')) + usize::from(last.sign.starts_with('/'));
    let raw = head.get(..raw_end)?.trim().to_owned();
    let agency = agency.map(str::to_owned);
    is_sure.then(|| Opening { place: place.to_owned(), agency, reporter: None, raw })
}

/// Letters of the abbreviation of a state's name.
const STATE_CHARS_MAX: usize = 5;

/// Whether a hyphen stands right behind a place, or behind its country in brackets, and a space behind it, as in some
/// newsrooms of Arabic.
fn is_glued(head: &str, end: usize) -> bool {
    let behind = &head[end..];
    let bracket = behind.strip_prefix(" (").and_then(|it| it.split_once(')'));
    let rest = bracket.filter(|it| it.0.chars().count() <= PLACE_CHARS_MAX).map_or(behind, |it| it.1);
    rest.starts_with("- ")
}

/// Whether a part is set as agencies set their names behind the day: in brackets or between slashes, or behind a stop in
/// capitals.
fn is_set_as_agency(part: &Part<'_>, last: &Part<'_>, day: Option<&str>, letters: Letters) -> bool {
    let text = part.text;
    let is_held = last.sign.ends_with('(') && part.sign.starts_with(')')
        || last.sign.ends_with('/') && part.sign.starts_with('/');
    let is_short = (2..=AGENCY_CHARS_MAX).contains(&text.chars().count())
        && text.split(' ').count() <= 2
        && text.chars().all(|it| it.is_alphabetic() || it == ' ');
    let is_dated = is_numbered(day) && is_held && closes(part.sign.trim_start_matches([')', '/']));
    let is_stopped = letters == Letters::Capitals
        && is_numbered(day)
        && last.sign == "."
        && part.sign.starts_with('.')
        && text.chars().all(char::is_uppercase);
    is_short && (is_dated || is_stopped)
        || letters != Letters::Caseless && is_host(text) && is_dash(part.sign)
}

/// Letters of an agency's name.
const AGENCY_CHARS_MAX: usize = 16;

/// Whether a text is a site's host, as newsrooms set it in capitals: "HARBOUR.co".
fn is_host(text: &str) -> bool {
    let Some((name, end)) = text.rsplit_once('.') else { return false };
    !text.contains(' ')
        && (2..=3).contains(&end.len())
        && 2 <= name.len()
        && name.starts_with(char::is_uppercase)
        && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '.')
}

/// Reads site or place and reporter, each before a dash, at the start of a text in a script without capitals.
pub(super) fn signed(head: &str, known: &Known) -> Option<Opening> {
    let parts = parts(head);
    let [first, second, ..] = parts.as_slice() else { return None };
    let is_open = |it: &Part<'_>| it.text.contains(is_right_to_left) && is_dash(it.sign);
    let (is_site, is_told) =
        (known.is_site(first.text), known.is_told(first.text) || known.is_place(first.text));
    let may_be =
        is_open(first) && is_open(second) && (is_site || is_told && place_letters(first.text).is_some());
    (may_be && loose::may_be_person(second.text)).then(|| Opening {
        place: if is_site { String::new() } else { first.text.to_owned() },
        agency: None,
        reporter: Some(second.text.to_owned()),
        raw: head[..second.end].trim().to_owned(),
    })
}

/// Reads the place behind "from" in the first words of agencies' reports in Persian: "به گزارش خبرگزاری X از ساوه،".
pub(super) fn reported(head: &str) -> Option<Opening> {
    let head = head.trim_start();
    let rest = words::behind_reported(head)?;
    let opening = rest.split(['\u{60C}', ',', '.', ':', ';']).next()?;
    let (before, place) = words::at_from(opening)?;
    let fits = !words::is_quoted(before) && opening.len() < rest.len() && place.split(' ').count() <= 2;
    (fits && place_letters(place) == Some(Letters::Caseless)).then(|| Opening {
        place: place.to_owned(),
        raw: head[..head.len() - rest.len() + opening.len()].to_owned(),
        ..Opening::default()
    })
}

/// Reads a place that is a paragraph of its own before the text: "Garut -", or one that the headline names.
pub(super) fn alone(text: &str, known: &Known) -> Option<Opening> {
    let place = text.trim_end_matches(|it: char| is_dash_sign(it) || it.is_whitespace());
    let letters = place_letters(place).filter(|it| *it != Letters::Caseless)?;
    let is_sure = place.len() < text.trim_end().len() || letters == Letters::Capitals && known.is_told(place);
    is_sure.then(|| Opening { place: place.to_owned(), raw: text.trim().to_owned(), ..Opening::default() })
}

/// Whether words in bold open a text as a place: before a dash, or with a stop, as German regional papers set them.
pub(super) fn in_bold(bold: &str, rest: &str, may_be_stopped: bool) -> Option<Opening> {
    let bold = bold.trim();
    let place = bold.trim_end_matches(|it: char| it == '.' || is_dash_sign(it) || it.is_whitespace());
    let is_dashed = is_dash(&bold[place.len()..]) || rest.trim_start().starts_with(is_dash_sign);
    let is_stopped =
        may_be_stopped && bold.len() == place.len() + 1 && rest.trim_start().starts_with(char::is_uppercase);
    let is_set = is_dashed || is_stopped;
    (is_set && place_letters(place) == Some(Letters::Title)).then(|| Opening {
        place: place.to_owned(),
        raw: bold.to_owned(),
        ..Opening::default()
    })
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
    if !is_place(first.text) || known.is_site(first.text) || !is_dash(first.sign) && first.sign != "/" {
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
    let is_in_capitals = || 3 <= word.chars().count() && word.chars().all(char::is_uppercase);
    5 <= word.chars().count() || is_in_capitals()
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
            (words::without_on(place), Some(&text[at..]))
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
