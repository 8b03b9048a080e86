//! Datelines of Chinese, Japanese and Korean: a place and an agency inside brackets or before a sign.

use super::{Opening, words};
use crate::fields::signers;
use crate::text::fold;
use crate::text::words::{is_hangul, is_unspaced};

const BRACKETS: [(char, char); 6] = [
    ('\u{3010}', '\u{3011}'),
    ('[', ']'),
    ('\u{FF3B}', '\u{FF3D}'),
    ('(', ')'),
    ('\u{FF08}', '\u{FF09}'),
    ('\u{3014}', '\u{3015}'),
];

/// Letters of a place's name; longer ones are sentences.
const PLACE_CHARS_MAX: usize = 12;

/// Letters of most names of people in Chinese, of which the first is the family's.
const NAME_CHARS: usize = 3;

/// Reads the dateline at the start of a text.
pub(super) fn read(head: &str) -> Option<Opening> {
    in_brackets(head).or_else(|| joined(head)).or_else(|| wired(head))
}

/// "[place=agency]", "[place agency]", "[place day agency] -".
fn in_brackets(head: &str) -> Option<Opening> {
    let open = head.chars().next()?;
    let close = BRACKETS.iter().find(|it| it.0 == open)?.1;
    let end = head.find(close)?;
    let (inside, raw) = (&head[open.len_utf8()..end], &head[..end + close.len_utf8()]);
    if !inside.contains(is_asian) {
        return None;
    }
    if let Some((place, rest)) = inside.split_once(['=', '\u{FF1D}']) {
        let (place, rest) = (without_day(place), rest.trim());
        let agency = words::is_agency(rest).then(|| rest.to_owned());
        return is_place(place).then(|| Opening {
            place: place.to_owned(),
            agency,
            reporter: reporter_behind(&head[raw.len()..]),
            raw: raw.to_owned(),
        });
    }
    if let Some(opening) = wired(inside) {
        return Some(Opening { raw: raw.to_owned(), ..opening });
    }
    let (place, agency) = agency_behind(inside)?;
    let place = without_day(place);
    is_place(place).then(|| Opening {
        place: place.to_owned(),
        agency: Some(agency.to_owned()),
        raw: raw.to_owned(),
        ..Opening::default()
    })
}

/// The reporter behind a bracket and before the sign that opens the text: "(…) 김철수 기자 =".
fn reporter_behind(rest: &str) -> Option<String> {
    let line: String = rest.trim_start().chars().take(REPORTER_CHARS_MAX).collect();
    let name = line.split_once(['=', '\u{FF1D}'])?.0;
    signers::before(name)
}

/// Characters of a reporter's name, post and sign.
const REPORTER_CHARS_MAX: usize = 24;

/// "place=agency" at the start of the text.
fn joined(head: &str) -> Option<Opening> {
    let at = head.find(['=', '\u{FF1D}'])?;
    let sign = head[at..].chars().next()?.len_utf8();
    let (place, rest) = (without_day(&head[..at]), &head[at + sign..]);
    let agency = rest.split(|it: char| it.is_whitespace() || matches!(it, '\u{3000}' | '\u{3011}')).next()?;
    (is_place(place) && words::is_agency(agency)).then(|| Opening {
        place: place.to_owned(),
        agency: Some(agency.to_owned()),
        raw: head[..at + sign + agency.len()].to_owned(),
        ..Opening::default()
    })
}

/// Agency, place and day with the sign of a wire behind.
fn wired(head: &str) -> Option<Opening> {
    let day = head.find(fold::is_digit)?;
    let behind = head[day..].trim_start_matches(|it: char| fold::is_digit(it) || is_day_sign(it));
    let sign = words::wired().iter().find(|it| behind.starts_with(it.as_str()))?;
    let raw = &head[..head.len() - behind.len() + sign.len()];
    let (agency, place) = agency_before(&head[..day])?;
    let (reporter, place) = match words::reporters().iter().find_map(|it| place.strip_prefix(it.as_str())) {
        // A reporter's name stands before the place.
        Some(rest) => {
            let (name, place) = rest.split_at(rest.char_indices().nth(NAME_CHARS)?.0);
            (Some(name).filter(|it| it.chars().all(is_unspaced)), place)
        }
        None => (None, place),
    };
    let place = place.trim();
    is_place(place).then(|| Opening {
        place: place.to_owned(),
        agency: Some(agency.to_owned()),
        reporter: reporter.map(str::to_owned),
        raw: raw.trim_start_matches(['(', '\u{FF08}']).to_owned(),
    })
}

/// The longest agency that a text begins with, and the rest.
fn agency_before(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let ends = text.char_indices().map(|it| it.0).skip(1).chain([text.len()]).collect::<Vec<_>>();
    let end = ends.into_iter().rev().find(|&it| words::is_agency(&text[..it]))?;
    Some((&text[..end], text[end..].trim_start()))
}

/// What stands before the longest agency that a text ends with, and the agency.
fn agency_behind(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text.char_indices().map(|it| it.0).skip(1).find(|&it| words::is_agency(text[it..].trim()))?;
    Some((text[..start].trim_end(), text[start..].trim()))
}

/// The text before its first digit.
fn without_day(text: &str) -> &str {
    let text = text.trim();
    text.split(fold::is_digit).next().unwrap_or(text).trim()
}

fn is_place(text: &str) -> bool {
    let count = text.chars().count();
    let fits =
        |it: char| it.is_alphabetic() || matches!(it, ' ' | '\u{30FB}' | '\u{3001}' | '\u{30FC}' | '/');
    (1..=PLACE_CHARS_MAX).contains(&count)
        && text.chars().all(fits)
        && text.contains(is_asian)
        && !words::is_opener(text)
        && !words::is_agency(text)
}

/// Letters of the scripts that are set in this way; Korean sets spaces, but its datelines are like these.
fn is_asian(letter: char) -> bool {
    is_unspaced(letter) || is_hangul(letter)
}

/// Signs between the digits of a day: month and day of Chinese and Japanese, and spaces.
fn is_day_sign(letter: char) -> bool {
    matches!(letter, '\u{5E74}' | '\u{6708}' | '\u{65E5}' | '\u{53F7}' | '\u{865F}' | ' ')
}

#[cfg(test)]
mod tests {
    use super::read;

    fn place(text: &str) -> Option<String> {
        read(text).map(|it| it.place)
    }

    #[test]
    fn reads_what_agencies_set() {
        let (tokyo, kyodo) = ("\u{6771}\u{4EAC}", "\u{5171}\u{540C}");
        assert_eq!(place(&format!("{tokyo}\u{FF1D}{kyodo}\u{3000}x")).as_deref(), Some(tokyo));
        assert_eq!(place(&format!("\u{3010}{tokyo}{kyodo}\u{3011}x")).as_deref(), Some(tokyo));
        let wire = "\u{65B0}\u{534E}\u{793E}\u{5317}\u{4EAC}5\u{6708}3\u{65E5}\u{7535} x";
        assert_eq!(place(wire).as_deref(), Some("\u{5317}\u{4EAC}"));
        assert_eq!(place(&format!("[{tokyo}] x")), None);
    }
}
