//! Notes on what was changed after publication ("Correction (8 May): …"), told by the words of `correction_words.txt`.

use crate::text::list::Keys;
use crate::text::{fold, words as counted};

/// A label with its day is no longer, in bytes.
const LABEL_BYTES_MAX: usize = 96;

/// Words of such labels.
const WORDS_MAX: usize = 4;

/// A label of so many words is a sentence ("This article was amended on …") and needs no colon.
const SENTENCE_WORDS: u32 = 3;

/// Whether a line opens with such a word and a colon, with nothing but a day or an hour between.
pub fn opens_correction(line: &str) -> bool {
    label_of(line.trim_start()).is_some_and(is_label)
}

/// Whether a label of corrections, as `strip_label` finds it, is a sentence that needs no colon.
pub fn is_sentence_of_correction(label: &str) -> bool {
    SENTENCE_WORDS <= counted::count(label) || is_unspaced(label)
}

/// Labels of scripts without spaces that are sentences.
fn is_unspaced(label: &str) -> bool {
    let letters = label.chars().filter(|it| counted::is_unspaced(*it)).count();
    2 * SENTENCE_WORDS as usize <= letters
}

/// What stands before the first colon that is none of an hour.
fn label_of(line: &str) -> Option<&str> {
    let colons = line.match_indices([':', '\u{FF1A}']).take_while(|it| it.0 <= LABEL_BYTES_MAX);
    let is_of_hour = |at: usize| {
        let (before, behind) = (&line[..at], &line[at + 1..]);
        before.ends_with(fold::is_digit) && behind.starts_with(fold::is_digit)
    };
    colons.map(|it| it.0).find(|&at| !line[at..].starts_with(':') || !is_of_hour(at)).map(|at| &line[..at])
}

fn is_label(label: &str) -> bool {
    let key = fold::key(label);
    // "12.3. Corrected": a day may stand before the word, too.
    let key = key.trim_start_matches(|it: char| fold::is_digit(it) || it == ' ');
    let mut ends = key.match_indices(' ').map(|it| it.0).take(WORDS_MAX).chain([key.len()]);
    // Behind the word a day has a number.
    ends.any(|end| WORDS.have(&key[..end]) && (end == key.len() || key[end..].contains(fold::is_digit)))
}

static WORDS: Keys = Keys::of(include_str!("correction_words.txt"));

#[cfg(test)]
mod tests {
    use super::opens_correction;

    #[test]
    fn a_day_or_an_hour_may_stand_before_the_colon() {
        assert!(opens_correction("Correction: The ferry has two decks."));
        assert!(opens_correction("تصحيح (3 مايو 2024): للعبّارة طابقان."));
        assert!(opens_correction("Доповнено о 17:10: пором відплив."));
        assert!(opens_correction("12.3. Korjattu: lautassa on kaksi kantta."));
        assert!(!opens_correction("Correction of the tables took all day: nobody slept."));
        assert!(!opens_correction("The correction: two decks."));
        assert!(!opens_correction("At 17:10 the ferry left."));
    }
}
