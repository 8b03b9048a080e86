//! Counts over dek and body.

use super::Case;
use crate::article::{Block, ListItem, Run, Stats};
use crate::language::ReadingSpeed;
use crate::text::words;

/// Letters of scripts without spaces that a reader reads in a minute where the language has no pack (Trauzettel-Klosinski and Dietz,
/// 2012, give 255 for Chinese and 357 for Japanese; newsrooms reckon with 400 to 600).
const LETTERS_PER_MINUTE: u32 = 450;

/// Counts words, characters and minutes.
pub(super) fn count(case: &Case<'_>, dek: Option<&str>) -> Stats {
    let mut tally = Tally::default();
    tally.add(dek.unwrap_or_default());
    // A stack of pieces that are still to be counted, so that nested quotes and lists need no recursion.
    let mut stack: Vec<&Block> = case.body.blocks.iter().collect();
    while let Some(block) = stack.pop() {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => tally.add_runs(content),
            Block::List { items, .. } => {
                for ListItem { content, blocks } in items {
                    tally.add_runs(content);
                    stack.extend(blocks);
                }
            }
            Block::Quote { blocks, .. } => stack.extend(blocks),
            Block::Update { heading, blocks, .. } => {
                tally.add(heading.as_deref().unwrap_or_default());
                stack.extend(blocks);
            }
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| tally.add_runs(&cell.content)),
            Block::Code { text, .. } => tally.add(text),
            Block::Figure(_) | Block::Embed { .. } | Block::Separator => {}
        }
    }
    let rate = match case.language.pack.reading_speed {
        ReadingSpeed::Words(words) if tally.letters * 2 < tally.words => words,
        ReadingSpeed::Words(_) => LETTERS_PER_MINUTE,
        ReadingSpeed::Characters(characters) => characters,
    };
    Stats {
        words: tally.words,
        characters: tally.characters,
        reading_minutes: tally.words.div_ceil(rate.max(1)),
    }
}

#[derive(Default)]
struct Tally {
    words: u32,
    characters: u32,
    /// Letters of scripts without spaces; they are among the words.
    letters: u32,
}

impl Tally {
    fn add(&mut self, text: &str) {
        self.words += words::count(text);
        self.characters += text.chars().count() as u32;
        self.letters += text.chars().filter(|it| words::is_unspaced(*it)).count() as u32;
    }

    fn add_runs(&mut self, runs: &[Run]) {
        // Words may run across marks, so the runs are counted as one text.
        let text: String = runs.iter().map(|it| it.text.as_str()).collect();
        self.add(&text);
    }
}

#[cfg(test)]
mod tests {
    use crate::fields::trial::fields;

    #[test]
    fn counts_the_text_across_marks() {
        let html = "<article><h1>Rain floods the old town</h1><p>Streets in the <b>ol</b>d town stood under water on Friday after a \
            night of heavy rain, the mayor said.</p><p>Two schools stayed closed, and buses took another way. Nobody was hurt, \
            according to the police.</p></article>";
        let stats = fields(html).stats;
        assert_eq!((stats.words, stats.reading_minutes), (35, 1));
        assert!(stats.words < stats.characters);
        assert_eq!(fields("<h1>x</h1>").stats.reading_minutes, 0);
    }
}
