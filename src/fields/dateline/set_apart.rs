//! Places that a line, a paragraph or bold type sets apart from the text, or a stop.

use super::parts::{is_dash, is_dash_sign, parts};
use super::shapes::{CAPITALS_MIN, Letters, is_day, place_letters};
use super::spaced::read;
use super::{Known, Opening};
use crate::text::fold::is_digit;
use crate::text::letter::is_right_to_left;

/// Reads a place that opens a text before a stop or a dash, of which nothing but the page can say that it is one:
/// "Sandby. In der", "کابل – اداره".
pub(super) fn spoken_of(head: &str, may_be_stopped: bool) -> Option<Opening> {
    let head = head.trim_start();
    let (place, is_stopped) = match head.split_once(". ") {
        Some((place, rest)) if may_be_stopped && opens_sentence(rest) => (place, true),
        _ => (parts(head).first().filter(|it| is_dash(it.sign))?.text, false),
    };
    let letters = place_letters(place)?;
    let wanted: &[Letters] =
        if is_stopped { &[Letters::Title, Letters::Capitals] } else { &[Letters::Caseless] };
    let fits = head.starts_with(place)
        && wanted.contains(&letters)
        && CAPITALS_MIN <= place.chars().count() + usize::from(!is_stopped)
        && (is_stopped || !place.contains(' ') && place.contains(is_right_to_left));
    fits.then(|| Opening { place: place.to_owned(), raw: place.to_owned(), ..Opening::default() })
}

/// Whether a text begins as a sentence does.
fn opens_sentence(text: &str) -> bool {
    text.trim_start_matches(|it: char| !it.is_alphanumeric()).starts_with(char::is_uppercase)
}

/// Reads a place that is a paragraph of its own before the text: "Garut -", or one that the headline names.
pub(super) fn alone(text: &str, known: &Known) -> Option<Opening> {
    let place = text.trim_end_matches(|it: char| is_dash_sign(it) || it.is_whitespace());
    let is_dashed = place.len() < text.trim_end().len();
    if is_dashed && let Some(opening) = bracketed(place) {
        return Some(opening);
    }
    if is_dashed
        && let Some(opening) = read(text, known)
        && opening.agency.is_some()
        && opening.raw.len() == place.len()
    {
        return Some(opening);
    }
    let letters = place_letters(place).filter(|it| *it != Letters::Caseless)?;
    let is_sure = place.len() < text.trim_end().len() || letters == Letters::Capitals && known.is_told(place);
    is_sure.then(|| Opening { place: place.to_owned(), raw: text.trim().to_owned(), ..Opening::default() })
}

/// Reads what is nothing but a place and a name in brackets: "سلێمانی (دەنگوباس)".
fn bracketed(text: &str) -> Option<Opening> {
    let (place, rest) = text.split_once(" (")?;
    let agency = rest.strip_suffix(')')?;
    let is_set = |it: &str| it.contains(is_right_to_left) && place_letters(it) == Some(Letters::Caseless);
    (is_set(place) && is_set(agency)).then(|| Opening {
        place: place.to_owned(),
        agency: Some(agency.to_owned()),
        reporter: None,
        raw: text.to_owned(),
    })
}

/// Reads a line that is a place and a day with its year: "Loches, le 21 juillet 2026".
pub(super) fn dated(line: &str) -> Option<Opening> {
    let (place, day) = line.trim().split_once(',')?;
    let is_place =
        place_letters(place).is_some_and(|it| it != Letters::Caseless) && place.contains(char::is_lowercase);
    let has_year = day.split(' ').any(|it| it.len() == 4 && it.chars().all(is_digit));
    (is_place && has_year && is_day(day.trim())).then(|| Opening {
        place: place.to_owned(),
        raw: line.trim().to_owned(),
        ..Opening::default()
    })
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

#[cfg(test)]
mod tests {
    use super::{Known, alone, in_bold, spoken_of};

    /// A page that names nothing.
    fn known() -> Known {
        Known { places: Vec::new(), sites: Vec::new(), told: Vec::new() }
    }

    #[test]
    fn a_place_may_be_a_paragraph_or_set_in_bold() {
        assert_eq!(alone("Lisbon -", &known()).map(|it| it.place).as_deref(), Some("Lisbon"));
        assert_eq!(alone("Lisbon", &known()), None);
        assert!(in_bold("Sandby.", " Es regnet.", true).is_some());
        assert!(in_bold("Sandby.", " Es regnet.", false).is_none());
        assert!(in_bold("Sandby", " \u{2013} Es regnet.", false).is_some());
    }

    #[test]
    fn a_name_in_brackets_may_stand_beside_it() {
        let place = |text: &str| alone(text, &known()).map(|it| it.place);
        assert_eq!(place("سلێمانی (دەنگوباس) –").as_deref(), Some("سلێمانی"));
        assert_eq!(place("سلێمانی (دەنگوباس)"), None);
    }

    #[test]
    fn a_stop_is_a_sign_where_newsrooms_set_one() {
        let place = |text: &str, stopped: bool| spoken_of(text, stopped).map(|it| it.place);
        assert_eq!(place("Sandby. Es regnet.", true).as_deref(), Some("Sandby"));
        assert_eq!(place("Sandby. Es regnet.", false), None);
        assert_eq!(place("Sandby. es regnet.", true), None);
    }
}
