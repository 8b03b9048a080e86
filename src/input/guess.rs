//! The character set of bytes that state none, told by how the decoded text looks.
//!
//! Each candidate decodes a sample; the text in which most of the letters outside ASCII are frequent ones,
//! in a place where they can stand, wins. Data: `charsets.txt`.

use crate::options::{Decode, Decoded};
use crate::text::list;

/// Candidates: label, languages and frequent letters a line.
const LIST: &str = include_str!("charsets.txt");

/// Bytes of the lines that are judged. A few hundred letters are enough.
const SAMPLE_BYTES: usize = 16 << 10;

/// What a page's own language adds to the score of its character sets: a share of letters.
const LANGUAGE_BONUS: f32 = 0.15;

/// Below this share of frequent letters a text is not in the character set. The least seen for the right
/// one is 0.3, for a wrong one 0.1.
pub(super) const LIKELY_SHARE: f32 = 0.2;

/// Letters that cannot be decoded may be one in so many: pages mix in bytes of other character sets.
const BROKEN_ONE_IN: u32 = 30;

/// A guess with the share of letters that speak for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guess {
    pub(super) label: &'static str,
    pub(super) score: f32,
}

/// The likeliest character set, if any is likely.
pub(super) fn best(bytes: &[u8], language: Option<&str>, decode: Decode) -> Option<Guess> {
    let sample = sample(bytes);
    let mut best: Option<Guess> = None;
    for (label, languages, frequent) in list::lines(LIST).filter_map(candidate) {
        let Some(Decoded { text, .. }) = decode(&sample, label) else { continue };
        let mut score = share(&text, &Frequent::new(frequent));
        if 0.0 < score && language.is_some_and(|it| languages.split(' ').any(|other| other == it)) {
            score += LANGUAGE_BONUS;
        }
        if LIKELY_SHARE <= score && best.is_none_or(|it| it.score < score) {
            best = Some(Guess { label, score });
        }
    }
    best
}

/// The share of a text's letters outside ASCII that speak for Western European languages.
pub(super) fn western_share(text: &str) -> f32 {
    list::lines(LIST)
        .find_map(candidate)
        .map_or(0.0, |(_, _, frequent)| share(text, &Frequent::new(frequent)))
}

fn candidate(line: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (label, rest) = line.split_once(" | ")?;
    let (languages, frequent) = rest.split_once(" | ")?;
    Some((label, languages, frequent))
}

/// The lines that have bytes outside ASCII. A line break is never part of a longer character.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|it| *it == b'\n').filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(&line[..line.len().min(SAMPLE_BYTES)]);
        sample.push(b'\n');
        if SAMPLE_BYTES <= sample.len() {
            break;
        }
    }
    sample
}

/// A candidate's frequent letters.
struct Frequent {
    letters: Vec<char>,
    is_latin: bool,
}

impl Frequent {
    fn new(listed: &str) -> Self {
        let mut letters: Vec<char> = listed.chars().collect();
        let is_latin = letters.first().is_some_and(|it| *it < '\u{250}');
        letters.sort_unstable();
        Self { letters, is_latin }
    }
}

/// The share of letters outside ASCII that are frequent and stand where they can.
fn share(text: &str, frequent: &Frequent) -> f32 {
    let (mut all, mut hits, mut broken) = (0_u32, 0_u32, 0_u32);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if !letter.is_ascii() && letter != '\u{A0}' {
            all += 1;
            broken += u32::from(matches!(letter, '\u{FFFD}' | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}'));
            hits += u32::from(
                frequent.letters.binary_search(&letter).is_ok()
                    && fits_between(letter, before, after, frequent.is_latin),
            );
        }
        before = letter;
    }
    if all == 0 || all < broken * BROKEN_ONE_IN { 0.0 } else { hits as f32 / all as f32 }
}

/// Latin letters with accents stand beside ASCII letters or alone; letters of other scripts never touch
/// ASCII letters.
fn fits_between(letter: char, before: char, after: char, is_latin: bool) -> bool {
    if !letter.is_alphabetic() {
        return true;
    }
    let touches = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
    let is_alone = !before.is_alphabetic() && !after.is_alphabetic();
    if is_latin { touches || is_alone } else { !touches }
}
