//! The headline where no markup names it, as in copied text: a small fitted model compares the lines around the place
//! where the running text begins.

use std::collections::HashMap;
use std::ops::Range;

use super::{LENGTH_MAX, LENGTH_MIN, LINK_SHARE};
use crate::language::{Labels, without_article};
use crate::page::{NodeId, Page, Tag};
use crate::roles::credited::{is_caption_with_credit, is_credit_alone};
use crate::roles::heading::{TEXT_SIZE, print_size};
use crate::roles::measures::containers::richest_stretch;
use crate::roles::measures::text::{TextFacts, is_ideographic, key_of};
use crate::roles::measures::{label_class, measures};
use crate::roles::model::headline_model;
use crate::roles::stated::Stated;
use crate::text::letter::is_alphanumeric;
use crate::text::words;

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
pub(crate) type LineRow = [f32; LineMeasure::ALL.len()];

/// What a line that is no running text costs the stretch that holds it, in characters.
const GAP_COST: f32 = 45.0;

/// How far above the running text a headline may stand: a dek, a byline, a date, pictures and labels lie between.
const ABOVE_MAX: usize = 60;

/// Running text that reads on above the headline, or a dek taken for text, makes it stand this far below the beginning.
const BELOW_MAX: usize = 40;

/// The words of so many passages of running text tell what the text is about.
const TELLING_PASSAGES: usize = 60;

/// A line is near another when no more than this many lies between.
const NEAR: usize = 8;

/// A byline and a date stand within so many lines below the headline.
const BELOW_NEAR: usize = 5;

/// Lines among which the headline may be printed once more below itself, as captions often do.
const AGAIN_MAX: usize = 12;

/// A line less likely is no headline: many a text is copied without one.
const PROBABILITY_MIN: f32 = 0.15;

/// A line below one that leads to it needs to be no likelier.
const LED_PROBABILITY_MIN: f32 = 0.05;

/// Words of a headline that is known by its print.
const PRINTED_WORDS_MIN: u32 = 3;

/// Words of a line that is known by the page's title, and their share that the title has.
const STATED_WORDS_MIN: usize = 4;
const ALL_WORDS: f32 = 0.99;

/// Within so many lines of the beginning of the text may stand a line that the page's title states.
const STATED_ABOVE_MAX: usize = 12;
const STATED_BELOW_MAX: usize = 3;

/// The lines around the beginning of a page's running text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Each passage that may be the headline, with its measures.
    pub(crate) rows: Vec<(usize, LineRow)>,
    /// The first passage of running text.
    start: Option<usize>,
}

impl Lines {
    /// The line that the model finds likeliest. In copied text, a caption with its credit is none, and a trail of links
    /// that ends with another line gives way to it.
    pub(super) fn likeliest(&self, page: &Page) -> Option<usize> {
        let likely = headline_model().probabilities(self.rows.iter().map(|it| it.1.as_slice()));
        let text = |at: usize| page.passage_text(&page.passages()[self.rows[at].0]);
        let order = |one: &usize, other: &usize| likely[*one].total_cmp(&likely[*other]);
        let may_be = |at: &usize| !page.is_plain || !is_caption_with_credit(text(*at));
        // A credit in the line below makes it a caption, where another line may be the headline.
        let is_above_credit = |at: &usize| {
            let below = self.rows[*at].0 + 1;
            let below = page.passages().get(below).filter(|_| page.is_plain);
            below.is_some_and(|it| is_credit_alone(page.passage_text(it)))
        };
        let uncredited = (0..likely.len()).filter(|it| may_be(it) && !is_above_credit(it)).max_by(order);
        let best = uncredited
            .filter(|it| PROBABILITY_MIN <= likely[*it])
            .or_else(|| (0..likely.len()).filter(may_be).max_by(order))?;
        if likely[best] < PROBABILITY_MIN {
            return None;
        }
        // A line that ends with a colon leads to the headline: "The mayor of Sandby:".
        let best = self.below_colon(page, best, &likely).unwrap_or(best);
        let ends_trail = |at: &usize| page.is_plain && is_end_of_trail(text(*at), text(best));
        let end = (0..likely.len()).filter(ends_trail).max_by(order);
        Some(self.rows[end.unwrap_or(best)].0)
    }

    /// The line right below one of copied text that ends with a colon.
    fn below_colon(&self, page: &Page, at: usize, likely: &[f32]) -> Option<usize> {
        let text = |at: usize| page.passage_text(&page.passages()[self.rows[at].0]).trim_end();
        let is_below = |it: &usize| self.rows[*it].0 == self.rows[at].0 + 1;
        let next = Some(at + 1).filter(|it| *it < self.rows.len()).filter(is_below)?;
        let leads = page.is_plain && text(at).ends_with([':', '\u{FF1A}']) && !text(next).ends_with('.');
        (leads && LED_PROBABILITY_MIN <= likely[next]).then_some(next)
    }

    /// The one passage above the running text that old markup prints largest, and larger than all others.
    pub(super) fn in_large_print(&self, page: &Page, facts: &[TextFacts]) -> Option<usize> {
        let start = self.start?;
        let near = start.saturating_sub(ABOVE_MAX)..=start;
        let may_be = |index: &usize| {
            let row = &page.passages()[*index];
            let it = &facts[*index];
            row.visibility.is_seen()
                && PRINTED_WORDS_MIN <= it.words
                && (LENGTH_MIN..=LENGTH_MAX).contains(&it.length)
                && it.link_share() < LINK_SHARE
        };
        let size = |index: usize| {
            let rows = page.rows_of(&page.passages()[index]).filter(|it| page.tag(*it) == Tag::Text);
            let words = |it: &NodeId| PRINTED_WORDS_MIN <= words::count(page.text_of(*it));
            rows.filter(words).map(|it| print_size(page, it)).max().unwrap_or(TEXT_SIZE)
        };
        let sizes: Vec<(u8, usize)> = near.filter(may_be).map(|it| (size(it), it)).collect();
        let largest = sizes.iter().map(|it| it.0).max().filter(|it| TEXT_SIZE < *it)?;
        let mut all = sizes.iter().filter(|it| it.0 == largest);
        all.next().filter(|_| all.next().is_none()).map(|it| it.1)
    }

    /// The passage that opens with a line of the page's title: old pages set headline, byline and date into one, a line
    /// each.
    pub(super) fn stated(&self, page: &Page, facts: &[TextFacts], stated: &Stated) -> Option<usize> {
        let start = self.start?;
        let near = start.saturating_sub(STATED_ABOVE_MAX)..(start + STATED_BELOW_MAX).min(facts.len());
        near.rev().filter(|&index| facts[index].length <= LENGTH_MAX).find(|&index| {
            let line = page.passage_text(&page.passages()[index]).split_once('\n').map_or("", |it| it.0);
            STATED_WORDS_MIN <= line.split_whitespace().count() && ALL_WORDS <= stated.headline_overlap(line)
        })
    }
}

/// Whether a line closes a trail of links: "News › Harbour › The quay is open again".
fn is_end_of_trail(line: &str, trail: &str) -> bool {
    let is_long = TRAIL_END_WORDS_MIN <= line.split_whitespace().count();
    let before = trail.strip_suffix(line).filter(|_| is_long).unwrap_or_default().trim_end();
    before.ends_with(['>', '/', '|', '\u{203A}', '\u{BB}', '\u{3009}', '\u{2192}'])
}

/// A shorter line is a step of the trail: a section, a writer.
const TRAIL_END_WORDS_MIN: usize = 3;

/// Measures the lines that may be the headline.
pub(crate) fn lines(page: &Page, facts: &[TextFacts], labels: &[Labels]) -> Lines {
    let text = richest_stretch(facts.iter().map(|it| if it.is_prose() { it.length } else { -GAP_COST }));
    let Some(start) = text.clone().find(|&index| facts[index].is_prose()) else { return Lines::default() };
    let near = start.saturating_sub(ABOVE_MAX)..(start + BELOW_MAX).min(facts.len());
    let around = Around {
        page,
        facts,
        labels,
        start,
        shared: shared_words(page, facts, text, near.clone()),
        places: places(facts, near.clone()),
        firsts: firsts(facts),
        near,
    };
    let may_be = |index: &usize| {
        let it = &facts[*index];
        let is_in_text = start < *index || start == *index && it.ends_sentence;
        page.passages()[*index].visibility.is_seen()
            && (page.is_plain || !(is_in_text && it.is_prose()))
            && (LENGTH_MIN..=LENGTH_MAX).contains(&it.length)
            && it.link_share() < 0.9
    };
    let rows = around.near.clone().filter(may_be).map(|index| (index, around.measure(index))).collect();
    Lines { rows, start: Some(start) }
}

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
struct Around<'a> {
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

impl Around<'_> {
    fn measure(&self, index: usize) -> LineRow {
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
