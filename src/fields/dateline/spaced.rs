//! Datelines of scripts with spaces: place, day and agency parted by commas, brackets and dashes.

use super::parts::{Part, closes, is_dash, is_long_dash, parts};
use super::shapes::{
    Letters, PLACE_CHARS_MAX, is_day, is_host, is_long, is_numbered, is_station, place_letters, split_day,
};
use super::{Known, Opening, words};
use crate::fields::persons;
use crate::text::fold::is_digit;
use crate::text::letter::is_right_to_left;

/// Places of one dateline, with their states.
const PLACES_MAX: usize = 3;

/// Letters of the abbreviation of a state's name.
const STATE_CHARS_MAX: usize = 5;

/// Ends sentences in scripts of India, and one word before it is the place of the report.
const DANDA: char = '\u{964}';

/// Letters of an agency's name.
const AGENCY_CHARS_MAX: usize = 16;

/// Letters that stand for an agency's name.
const SIGN_CHARS_MAX: usize = 4;

/// Words of a reporter's name.
const SENDER_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Reads the dateline at the start of a text.
pub(super) fn read(head: &str, known: &Known) -> Option<Opening> {
    let parts = parts(head);
    let agency = parts.first().filter(|it| is_agency_in_front(head, it)).map(|it| it.text);
    let mut parts = parts.iter().skip(usize::from(agency.is_some()));
    let mut reading = Reading::of(head, known, agency, parts.next()?)?;
    for part in parts {
        if !reading.take(part) {
            break;
        }
    }
    reading.opening()
}

/// Whether an agency or a site stands before the place: "(ANSA) - ROME, 3 May -".
fn is_agency_in_front(head: &str, first: &Part<'_>) -> bool {
    head.starts_with('(') && words::is_agency(first.text)
        || is_host(first.text) && first.sign.starts_with(',')
}

/// A dateline as far as it was read.
struct Reading<'a> {
    head: &'a str,
    known: &'a Known,
    letters: Letters,
    /// Where the places begin and end in the head, and how many they are.
    start: usize,
    end: usize,
    places: usize,
    day: Option<&'a str>,
    agency: Option<&'a str>,
    /// Whether the call sign of a station stands behind the place.
    is_of_station: bool,
    /// The last part that belongs to the dateline.
    last: Part<'a>,
}

impl<'a> Reading<'a> {
    /// Begins with the part that holds the place.
    fn of(head: &'a str, known: &'a Known, agency: Option<&'a str>, first: &Part<'a>) -> Option<Self> {
        let (place, day) = split_day(first.text);
        let letters = place_letters(place)?;
        let start = first.end - first.text.len();
        let end = start + place.len();
        Some(Self {
            head,
            known,
            letters,
            start,
            end,
            places: 1,
            day,
            agency,
            is_of_station: false,
            last: *first,
        })
    }

    /// Takes a part that belongs to the dateline.
    fn take(&mut self, part: &Part<'a>) -> bool {
        let (text, more_day) = split_day(part.text);
        if self.names_agency(part) {
            self.agency = Some(part.text);
        } else if self.letters == Letters::Capitals && self.last.sign.ends_with('(') && is_station(part.text)
        {
            self.is_of_station = true;
        } else if is_day(part.text) {
            self.day = Some(part.text);
        } else if !self.is_second_desk(part) {
            if !self.is_next_place(part, text) {
                return false;
            }
            self.places += 1;
            self.end = part.end - (part.text.len() - text.len());
            self.day = more_day.or(self.day);
        }
        self.last = *part;
        true
    }

    fn names_agency(&self, part: &Part<'_>) -> bool {
        self.agency.is_none()
            && (is_agency(part.text, self.known)
                || is_set_as_agency(part, &self.last, self.day, self.letters))
    }

    /// Whether a part is the second desk of an agency, as in "(dpa/lhe)", or a station's group.
    fn is_second_desk(&self, part: &Part<'_>) -> bool {
        self.last.sign == "/" && (self.is_of_station || self.agency.is_some() && !part.text.contains(' '))
    }

    /// Whether a part is one more place, such as a state; `text` is the part without a day.
    fn is_next_place(&self, part: &Part<'_>, text: &str) -> bool {
        let may_be_listed = self.letters != Letters::Caseless || self.day.is_none();
        let is_listed = self.last.sign.trim() == "/" && may_be_listed
            || self.last.sign.starts_with([',', '\u{60C}']) && self.day.is_none();
        is_listed
            && self.agency.is_none()
            && self.places < PLACES_MAX
            && place_letters(text).is_some()
            && !part.sign.is_empty()
    }

    /// The opening, when enough speaks for it.
    fn opening(&self) -> Option<Opening> {
        let end = self.end + usize::from(self.ends_with_state());
        let mut place = self.head.get(self.start..end)?.trim();
        if self.letters == Letters::Capitals && self.places == 1 && is_long(place) {
            place = place.trim_end_matches('.');
        }
        if !self.is_sure(place, end) {
            return None;
        }
        let sign = self.last.sign;
        let raw_end = self.last.end + usize::from(sign.starts_with([')', '/']));
        let raw = self.head.get(..raw_end.max(end))?.trim().to_owned();
        let agency = self.agency.map(str::to_owned);
        Some(Opening { place: place.to_owned(), agency, reporter: None, raw })
    }

    /// Whether the stop of a state's abbreviation follows: "SANDBY, Tenn. (AP)", "SANDBY, Tenn., May 3".
    fn ends_with_state(&self) -> bool {
        let behind = &self.head[self.end..];
        let last = self.head[self.start..self.end].rsplit([',', ' ']).next();
        let is_short = last.is_none_or(|it| it.chars().count() <= STATE_CHARS_MAX);
        behind.starts_with(". (") || 1 < self.places && behind.starts_with('.') && is_short
    }

    /// Whether signs, a day, an agency or the page itself speak for a place that ends so.
    fn is_sure(&self, place: &str, end: usize) -> bool {
        let sign = self.last.sign;
        let is_numbered = is_numbered(self.day);
        match self.letters {
            _ if self.is_of_station => sign.contains(')'),
            _ if self.agency.is_some() => {
                closes(sign) || (self.letters == Letters::Capitals || is_numbered) && sign.contains(')')
            }
            _ if self.known.is_place(place) => closes(sign),
            // Headlines in capitals stand before a short dash too; agencies set a long one.
            Letters::Capitals if is_numbered && sign.contains('.') => true,
            Letters::Capitals => {
                is_dash(sign) && (self.day.is_some() || is_long(place) && is_long_dash(sign))
            }
            Letters::Title if self.places == 2 && place.contains('/') => is_dash(sign),
            // "(Geneva) – ", as organisations open their releases.
            Letters::Title if self.head.starts_with('(') => sign.starts_with(')') && is_dash(sign),
            // "Sandby, Tenn. -- ", but not "Reeve, Jr. -- ".
            Letters::Title if self.places == 2 && self.ends_with_state() => {
                let state = place.rsplit([',', ' ']).next().unwrap_or_default();
                is_long_dash(sign) && !words::is_name_tail(state) || is_dash(sign) && is_numbered
            }
            Letters::Title => is_dash(sign) && is_numbered,
            Letters::Caseless => {
                closes(sign) && is_numbered || self.places == 1 && self.is_sure_alone(place, end)
            }
        }
    }

    /// Whether one place without capitals is told by the headline, or set off by a hyphen.
    fn is_sure_alone(&self, place: &str, end: usize) -> bool {
        self.known.is_told(place) && introduces(self.last.sign, place)
            || !place.contains(' ') && self.last.sign.starts_with(DANDA)
            || place.chars().all(|it| is_right_to_left(it) || it == ' ') && is_glued(self.head, end)
    }
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
    // "SANDBY, Maine (HP) \u{2014} ": the letters of an agency that no list has.
    let is_signed = letters == Letters::Capitals
        && last.sign.ends_with('(')
        && part.sign.starts_with(')')
        && is_long_dash(part.sign)
        && !is_station(text)
        && (2..=SIGN_CHARS_MAX).contains(&text.len())
        && text.chars().all(|it| it.is_ascii_uppercase());
    let is_stopped = letters == Letters::Capitals
        && is_numbered(day)
        && last.sign == "."
        && part.sign.starts_with('.')
        && text.chars().all(char::is_uppercase);
    is_short && (is_dated || is_stopped || is_signed)
        || letters != Letters::Caseless && is_host(text) && is_dash(part.sign)
}

/// Whether signs part a place that the headline names from the text; before a colon a name of several words may be a
/// speaker's.
fn introduces(sign: &str, place: &str) -> bool {
    is_dash(sign) || sign.contains(':') && !place.contains(' ')
}

/// Whether a hyphen stands right behind a place, or behind its country in brackets, and a space behind it, as in some
/// newsrooms of Arabic.
fn is_glued(head: &str, end: usize) -> bool {
    let behind = &head[end..];
    let bracket = behind.strip_prefix(" (").and_then(|it| it.split_once(')'));
    let rest = bracket.filter(|it| it.0.chars().count() <= PLACE_CHARS_MAX).map_or(behind, |it| it.1);
    rest.starts_with("- ")
}

fn is_agency(text: &str, known: &Known) -> bool {
    words::is_agency(text) || known.is_site(text)
}

/// Reads site or place and reporter, each before a dash, at the start of a text in a script without capitals.
pub(super) fn signed(head: &str, known: &Known) -> Option<Opening> {
    let parts = parts(head);
    let [first, second, ..] = parts.as_slice() else { return None };
    let is_open = |it: &Part<'_>| it.text.contains(is_right_to_left) && is_dash(it.sign);
    let (is_site, is_told) =
        (known.is_site(first.text), known.is_told(first.text) || known.is_place(first.text));
    // Behind the site's name a comma will do.
    let is_joined =
        is_site && first.text.contains(is_right_to_left) && first.sign.starts_with([',', '\u{60C}']);
    let may_be = (is_open(first) || is_joined)
        && is_open(second)
        && (is_site || is_told && place_letters(first.text).is_some());
    (may_be && persons::may_be_person(second.text)).then(|| Opening {
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
    // The site stands before its writer, or behind him.
    let beside = [(first, sender), (sender, first)].into_iter().find(|it| known.is_site(it.0.text));
    if let Some((_, writer)) = beside.filter(|it| persons::is_uncased_person(it.1.text)) {
        let reporter = Some(writer.text.to_owned());
        return Some(Opening { reporter, raw: line.to_owned(), ..Opening::default() });
    }
    if known.is_site(first.text) {
        return None;
    }
    if persons::is_uncased_person(first.text) && (known.is_told(sender.text) || known.is_place(sender.text)) {
        let (place, reporter) = (sender.text.to_owned(), Some(first.text.to_owned()));
        return Some(Opening { place, reporter, raw: line.to_owned(), ..Opening::default() });
    }
    let is_agency = is_agency(sender.text, known);
    let is_person = SENDER_WORDS.contains(&sender.text.split(' ').count()) && is_place(sender.text);
    (is_agency || is_person)
        .then(|| of(first.end, is_agency.then_some(sender.text), (!is_agency).then_some(sender.text)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Known, Opening, read, reported, sent_from, signed};

    /// A page whose headline and metadata name a place.
    fn known() -> Known {
        let words = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
        Known { places: words(&["sandby"]), sites: words(&["harbour post"]), told: words(&["صيدا"]) }
    }

    fn place(text: &str) -> Option<String> {
        read(text, &known()).map(|it| it.place)
    }

    #[test]
    fn an_agency_speaks_for_a_place() {
        let opening = read("LISBON (Reuters) - Rain fell", &known()).unwrap();
        assert_eq!((opening.place.as_str(), opening.agency.as_deref()), ("LISBON", Some("Reuters")));
        assert_eq!(opening.raw, "LISBON (Reuters)");
        assert_eq!(place("(ANSA) - ROME, 3 May - Rain fell").as_deref(), Some("ROME"));
        assert_eq!(place("Lisbon (dpa/lhe) - Rain fell").as_deref(), Some("Lisbon"));
    }

    #[test]
    fn a_state_belongs_to_its_place() {
        assert_eq!(place("MEMPHIS, Tenn. (AP) \u{2014} Rain fell").as_deref(), Some("MEMPHIS, Tenn."));
        assert_eq!(place("MEMPHIS (WREG) \u{2014} Rain fell").as_deref(), Some("MEMPHIS"));
    }

    #[test]
    fn without_an_agency_capitals_a_day_or_the_page_must_speak_for_it() {
        assert_eq!(place("LISBON \u{2014} Rain fell").as_deref(), Some("LISBON"));
        assert_eq!(place("LISBON - Rain fell"), None);
        assert_eq!(place("Lisbon, 3 May - Rain fell").as_deref(), Some("Lisbon"));
        assert_eq!(place("Lisbon - Rain fell"), None);
        assert_eq!(place("Sandby: Rain fell").as_deref(), Some("Sandby"));
        assert_eq!(place("Rain fell in Lisbon. It was"), None);
    }

    #[test]
    fn scripts_without_capitals_need_the_headline_or_a_glued_hyphen() {
        assert_eq!(place("صيدا: هطل المطر").as_deref(), Some("صيدا"));
        assert_eq!(place("بيروت: هطل المطر"), None);
        assert_eq!(place("بيروت- هطل المطر").as_deref(), Some("بيروت"));
    }

    #[test]
    fn reporters_and_sources_may_stand_beside_the_place() {
        let known = known();
        let opening = signed("صيدا - سمير حداد - هطل المطر", &known).unwrap();
        assert_eq!((opening.place.as_str(), opening.reporter.as_deref()), ("صيدا", Some("سمير حداد")));
        let opening = sent_from("صيدا - سمير حداد", &known).unwrap();
        assert_eq!(opening.reporter.as_deref(), Some("سمير حداد"));
        let place = |text: &str| reported(text).map(|it: Opening| it.place);
        assert_eq!(place("به گزارش خبرگزاری بندر از ساوه، باران بارید").as_deref(), Some("ساوه"));
        assert_eq!(place("به گزارش بندر به نقل از ساوه، باران بارید"), None);
    }
}
