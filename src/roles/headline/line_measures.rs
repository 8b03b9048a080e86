//! What is measured of a line that may be the headline where no markup names it.

use std::collections::HashMap;
use std::ops::Range;

use super::LENGTH_MAX;
use crate::language::{Labels, without_article};
use crate::page::Page;
use crate::roles::measures::text::{TextFacts, is_ideographic, key_of};
use crate::roles::measures::{label_class, measures};
use crate::text::letter::is_alphanumeric;

use LineMeasure as M;

measures! {
    /// A measure of a line that may be the headline.
    LineMeasure:
    UntilText "until-text" "Lines until the running text begins; negative inside of it.";
    Length "length" "Characters, those of scripts without spaces weighed higher.";
    Words "words" "Words.";
    Symbols "symbols" "Signs such as | / > #.";
    Digits "digits" "Share of digits.";
    StopWords "stop-words" "Share of its words that are stop words of any pack.";
    EndsSentence "ends-sentence" "Whether it ends as a sentence does.";
    Asks "asks" "Whether it holds a question mark.";
    Label "label" "What label of a pack it has, numbered as a passage's.";
    RepeatedAbove "repeated-above" "Whether it stood above.";
    RepeatedBelow "repeated-below" "Whether it stands once more in the lines below.";
    Shared "shared" "Share of its telling words that the running text has.";
    SharedWords "shared-words" "How many of its telling words the running text has.";
    SharedBehind "shared-behind" "The same, less the most that a line has which is no running text.";
    SharedTimes "shared-times" "How often the running text has its telling words, each counted up to five times.";
    SharedOpening "shared-opening" "How many of its telling words the first passages of the running text have.";
    OpeningBehind "opening-behind" "The same, less the most that a line has which is no running text.";
    EndsAbove "ends-above" "Whether a longer line above ends with it, as a trail of links does.";
    DigitsBelow "digits-below" "The largest share of digits in the lines below, down to the running text.";
    LabelBelow "label-below" "The largest label there.";
    NextLength "next-length" "Length of the next line.";
    NextDigits "next-digits" "Share of digits there.";
    NextLabel "next-label" "Its label.";
    SecondNextLength "second-next-length" "Length of the line after.";
    PreviousLength "previous-length" "Length of the line before.";
    PreviousWords "previous-words" "Words there.";
    PreviousDigits "previous-digits" "Share of digits there.";
    SecondPreviousLength "second-previous-length" "Length of the line before that.";
    SinceProse "since-prose" "Lines since the last running text, 99 without.";
    LongerThanNear "longer-than-near" "How much longer it is than the longest line near it that is no running text.";
    LongerAbove "longer-above" "Lines above the running text that are longer.";
    Place "place" "Share of the page's text before it.";
}

/// The measures of one line.
pub(in crate::roles) type LineRow = [f32; LineMeasure::ALL.len()];

/// The words of so many passages of running text tell what the text is about.
const TELLING_PASSAGES: usize = 60;

/// A line is near another when no more than this many lies between.
const NEAR: usize = 8;

/// A byline and a date stand within so many lines below the headline.
const BELOW_NEAR: usize = 5;

/// Lines among which the headline may be printed once more below itself, as captions often do.
const AGAIN_MAX: usize = 12;

fn places(facts: &[TextFacts], near: Range<usize>) -> Vec<f32> {
    let all: f32 = facts.iter().map(|it| it.length).sum();
    let mut before: f32 = facts[..near.start].iter().map(|it| it.length).sum();
    let place = |it: &TextFacts| {
        let place = before / all.max(1.0);
        before += it.length;
        place
    };
    facts[near].iter().map(place).collect()
}

fn firsts(facts: &[TextFacts]) -> HashMap<u64, usize> {
    let mut places = HashMap::new();
    for (index, it) in facts.iter().enumerate() {
        places.entry(it.key).or_insert(index);
    }
    places
}

/// What a line has in common with the running text.
#[derive(Clone, Copy, Default)]
struct Shared {
    /// Its telling words.
    words: f32,
    /// Those that the running text has.
    found: f32,
    /// How often the running text has them, each counted up to [`TIMES_MAX`].
    times: f32,
    /// Those that the first passages of the running text have.
    in_opening: f32,
}

/// What a text says more often is no more what it is about.
const TIMES_MAX: u32 = 5;

/// So many passages of running text open it.
const OPENING: usize = 3;

/// For each line near the beginning, what it has in common with the running text.
fn shared_words(page: &Page, facts: &[TextFacts], text: Range<usize>, near: Range<usize>) -> Vec<Shared> {
    let telling = |index: usize| telling_keys(page.passage_text(&page.passages()[index]));
    // Of each word: in how many passages it stands, and the number of the first.
    let mut known: HashMap<u64, (u32, usize)> = HashMap::new();
    let prose = text.filter(|&index| facts[index].is_prose()).take(TELLING_PASSAGES);
    for (number, index) in prose.enumerate() {
        for key in telling(index) {
            known.entry(key).or_insert((0, number)).0 += 1;
        }
    }
    near.map(|index| {
        let mut shared = Shared::default();
        if LENGTH_MAX < facts[index].length {
            return shared;
        }
        let mut own = telling(index);
        own.sort_unstable();
        own.dedup();
        for key in own {
            shared.words += 1.0;
            let Some((times, first)) = known.get(&key) else { continue };
            shared.found += 1.0;
            shared.times += (*times).min(TIMES_MAX) as f32;
            shared.in_opening += flag(*first < OPENING);
        }
        shared
    })
    .collect()
}

/// The lines around one beginning.
pub(super) struct Around<'a> {
    page: &'a Page,
    facts: &'a [TextFacts],
    labels: &'a [Labels],
    start: usize,
    near: Range<usize>,
    shared: Vec<Shared>,
    /// Of each line near: the share of the page's text before it.
    places: Vec<f32>,
    /// Of each line of the page, by its key: where it stands first.
    firsts: HashMap<u64, usize>,
}

impl<'a> Around<'a> {
    /// `text` is the stretch that holds the running text, which begins at `start`; the lines that may be the headline are
    /// those `near`.
    pub(super) fn new(
        page: &'a Page,
        facts: &'a [TextFacts],
        labels: &'a [Labels],
        text: Range<usize>,
        start: usize,
        near: Range<usize>,
    ) -> Self {
        let shared = shared_words(page, facts, text, near.clone());
        let places = places(facts, near.clone());
        Self { page, facts, labels, start, shared, places, firsts: firsts(facts), near }
    }

    /// The measures of a line that is near.
    pub(super) fn measure(&self, index: usize) -> LineRow {
        let mut row = [0.0; LineMeasure::ALL.len()];
        self.measure_line(&mut row, index);
        self.measure_neighbours(&mut row, index);
        self.measure_repeats(&mut row, index);
        self.measure_shared(&mut row, index);
        row
    }

    fn text(&self, index: usize) -> &str {
        self.page.passage_text(&self.page.passages()[index])
    }

    fn measure_line(&self, row: &mut LineRow, index: usize) {
        let it = &self.facts[index];
        set(row, M::UntilText, self.start as f32 - index as f32);
        set(row, M::Length, it.length);
        set(row, M::Words, it.words as f32);
        set(row, M::Symbols, it.symbols as f32);
        set(row, M::Digits, digits(it));
        set(row, M::StopWords, it.stop_words as f32 / it.words.max(1) as f32);
        set(row, M::EndsSentence, flag(it.ends_sentence));
        set(row, M::Asks, flag(it.asks));
        set(row, M::Label, label_class(self.labels[index]));
        set(row, M::Place, self.places[index - self.near.start]);
        let since = (0..index).rev().take(99).position(|it| self.facts[it].is_prose());
        set(row, M::SinceProse, since.map_or(99.0, |it| it as f32));
    }

    fn measure_neighbours(&self, row: &mut LineRow, index: usize) {
        let at = |step: isize| index.checked_add_signed(step).and_then(|it| self.facts.get(it));
        let length = |step| at(step).map_or(0.0, |it| it.length);
        set(row, M::NextLength, length(1));
        set(row, M::NextDigits, at(1).map_or(0.0, digits));
        set(row, M::NextLabel, self.labels.get(index + 1).map_or(0.0, |it| label_class(*it)));
        set(row, M::SecondNextLength, length(2));
        set(row, M::PreviousLength, length(-1));
        set(row, M::PreviousWords, at(-1).map_or(0.0, |it| it.words as f32));
        set(row, M::PreviousDigits, at(-1).map_or(0.0, digits));
        set(row, M::SecondPreviousLength, length(-2));
        let below = index + 1..self.start.min(index + 1 + BELOW_NEAR).max(index + 1);
        set(row, M::DigitsBelow, self.facts[below.clone()].iter().map(digits).fold(0.0, f32::max));
        set(row, M::LabelBelow, self.labels[below].iter().map(|it| label_class(*it)).fold(0.0, f32::max));
        let own = self.facts[index].length;
        let is_other = |it: &usize| *it != index && !self.facts[*it].is_prose();
        let near = self.near.start.max(index.saturating_sub(NEAR))..self.near.end.min(index + NEAR + 1);
        let longest = near.filter(is_other).map(|it| self.facts[it].length).fold(0.0, f32::max);
        set(row, M::LongerThanNear, own - longest);
        let above = self.near.start..self.start;
        set(row, M::LongerAbove, above.filter(|&it| own < self.facts[it].length).count() as f32);
    }

    fn measure_repeats(&self, row: &mut LineRow, index: usize) {
        let key = self.facts[index].key;
        let mut below = self.facts[index + 1..].iter().take(AGAIN_MAX);
        let text = self.text(index);
        let mut above = (self.near.start..index).filter(|&it| self.facts[index].chars < self.facts[it].chars);
        set(row, M::EndsAbove, flag(above.any(|it| self.text(it).ends_with(text))));
        set(row, M::RepeatedAbove, flag(self.firsts.get(&key).is_some_and(|&first| first < index)));
        set(row, M::RepeatedBelow, flag(below.any(|it| it.key == key)));
    }

    fn measure_shared(&self, row: &mut LineRow, index: usize) {
        let of = |index: usize| self.shared[index - self.near.start];
        let own = of(index);
        let is_line = |it: &usize| !self.facts[*it].is_prose();
        let lines = || self.near.clone().filter(is_line).map(of);
        let most = lines().map(|it| it.found).fold(0.0, f32::max);
        let most_in_opening = lines().map(|it| it.in_opening).fold(0.0, f32::max);
        set(row, M::Shared, own.found / own.words.max(1.0));
        set(row, M::SharedWords, own.found);
        set(row, M::SharedBehind, own.found - most);
        set(row, M::SharedTimes, own.times);
        set(row, M::SharedOpening, own.in_opening);
        set(row, M::OpeningBehind, own.in_opening - most_in_opening);
    }
}

fn set(row: &mut LineRow, measure: M, value: f32) {
    row[measure as usize] = value;
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

fn digits(it: &TextFacts) -> f32 {
    it.digits as f32 / it.chars.max(1) as f32
}

/// Shorter words are mostly those that every text has.
const TELLING_LETTERS_MIN: usize = 4;

/// Words that begin alike are mostly forms of one word.
const STEM_LETTERS: usize = 6;

/// Keys of the words that tell what a text is about; in scripts without spaces, of every two letters.
pub(in crate::roles) fn telling_keys(text: &str) -> Vec<u64> {
    let mut keys = Vec::new();
    for word in text.split(|letter: char| !is_alphanumeric(letter)) {
        let word = without_article(word);
        let letters = word.chars().count();
        if word.chars().any(is_ideographic) {
            let starts: Vec<usize> = word.char_indices().map(|it| it.0).chain([word.len()]).collect();
            keys.extend(starts.windows(3).map(|it| key_of(&word[it[0]..it[2]])));
        } else if TELLING_LETTERS_MIN <= letters {
            let end = word.char_indices().nth(STEM_LETTERS).map_or(word.len(), |it| it.0);
            keys.push(key_of(&word[..end]));
        }
    }
    keys
}
