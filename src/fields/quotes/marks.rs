//! Where quotations stand: pairs of quotation marks, the language's own before any common ones.

use super::lines::Line;
use crate::language::Pack;
use crate::order;
use crate::text::letter::is_alphanumeric;
use crate::text::words::is_unspaced;

/// Pairs that are printed somewhere; a page may use another country's.
const COMMON: [(char, char); 14] = [
    ('\u{201C}', '\u{201D}'),
    ('\u{201E}', '\u{201C}'),
    ('\u{201E}', '\u{201D}'),
    ('\u{AB}', '\u{BB}'),
    ('\u{BB}', '\u{AB}'),
    ('\u{2039}', '\u{203A}'),
    ('\u{203A}', '\u{2039}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{201A}', '\u{2018}'),
    ('\u{300C}', '\u{300D}'),
    ('\u{300E}', '\u{300F}'),
    ('\u{201D}', '\u{201D}'),
    ('"', '"'),
    ('\'', '\''),
];

/// Marks open at once; deeper nesting is not printed.
const DEPTH_MAX: usize = 6;

/// A longer stretch between marks is a mark that was never closed.
const QUOTATION_BYTES_MAX: usize = 4_000;

/// A stretch between quotation marks that stands in no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Bytes of the line, marks included.
    pub(super) start: usize,
    /// As above.
    pub(super) end: usize,
    /// The words alone.
    pub(super) text: String,
    /// Whether the next line opens the same marks again before they were closed.
    pub(super) goes_on: bool,
}

/// The pairs of one language.
pub(super) struct Pairs {
    own: Vec<(char, char)>,
    /// Every mark of a pair, common ones included.
    marks: Vec<char>,
}

struct Open {
    at: usize,
    mark: char,
}

impl Pairs {
    /// A pack's pairs: two marks a line.
    pub(super) fn of(pack: &Pack) -> Self {
        let pair = |line: &&str| {
            let mut marks = line.chars().filter(|it| !it.is_whitespace());
            Some((marks.next()?, marks.next()?))
        };
        let own: Vec<_> = pack.section("quotation-marks").iter().filter_map(pair).collect();
        let marks = own.iter().chain(&COMMON).flat_map(|it| [it.0, it.1]).collect();
        Self { own, marks }
    }

    fn all(&self) -> impl Iterator<Item = &(char, char)> {
        self.own.iter().chain(&COMMON)
    }

    fn opens(&self, mark: char) -> bool {
        self.all().any(|it| it.0 == mark)
    }

    fn closes(&self, open: char, mark: char) -> bool {
        self.all().any(|it| *it == (open, mark))
    }

    fn is_mark(&self, mark: char) -> bool {
        self.marks.contains(&mark)
    }
}

/// The quotations of every line.
pub(super) fn find(lines: &[Line], pairs: &Pairs) -> Vec<Vec<Quotation>> {
    let mut all = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).and_then(|it| it.text.trim_start().chars().next());
        all.push(in_line(&line.text, next, pairs));
    }
    all
}

fn in_line(text: &str, next_line: Option<char>, pairs: &Pairs) -> Vec<Quotation> {
    let mut stack: Vec<Open> = Vec::new();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut before = Around::default();
    let mut letters = text.char_indices().peekable();
    while let Some((at, mark)) = letters.next() {
        let next = letters.peek().map(|it| it.1);
        let is_letter = is_alphanumeric(mark);
        if !is_letter && !mark.is_whitespace() && pairs.is_mark(mark) && !is_inside_word(mark, before, next) {
            let is_open = could_open(mark, before, next);
            let partner = stack.iter().rposition(|it| pairs.closes(it.mark, mark));
            let partner = partner.filter(|_| could_close(mark, before, next, is_open));
            if let Some(partner) = partner {
                let open = &stack[partner];
                found.push((open.at, open.at + open.mark.len_utf8(), at + mark.len_utf8()));
                stack.truncate(partner);
            } else if is_open && pairs.opens(mark) && stack.len() < DEPTH_MAX {
                stack.push(Open { at, mark });
            }
        }
        before.push(mark, is_letter);
    }
    let mut quotations = outermost(text, found);
    let unclosed = stack.first().filter(|it| Some(it.mark) == next_line && !is_single(it.mark));
    if let Some(open) = unclosed {
        quotations.retain(|it| it.end <= open.at);
        let inner = text[open.at + open.mark.len_utf8()..].trim().to_owned();
        quotations.push(Quotation { start: open.at, end: text.len(), text: inner, goes_on: true });
    }
    quotations
}

fn outermost(text: &str, mut found: Vec<(usize, usize, usize)>) -> Vec<Quotation> {
    order::sort_by_key(&mut found, |it| (it.0, std::cmp::Reverse(it.2)));
    let mut out: Vec<Quotation> = Vec::new();
    for (start, inner, end) in found {
        let closing = text[..end].chars().next_back().map_or(0, char::len_utf8);
        let is_nested = out.last().is_some_and(|it| start < it.end);
        let words = text[inner..end - closing].trim();
        if !is_nested && !words.is_empty() && end - start <= QUOTATION_BYTES_MAX {
            out.push(Quotation { start, end, text: words.to_owned(), goes_on: false });
        }
    }
    out
}

/// The last letters before a place.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    last: Option<char>,
    /// Letters of the word that ends here.
    word: usize,
}

impl Around {
    fn push(&mut self, letter: char, is_letter: bool) {
        self.word = if is_letter { self.word + 1 } else { 0 };
        self.last = Some(letter);
    }
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2018}' | '\u{2019}' | '\u{201A}')
}

/// Marks that look the same at both ends, or that also are apostrophes, inches and signs of abbreviation.
fn is_ambiguous(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '\u{2019}' | '\u{201D}')
}

fn is_spaced_letter(letter: Option<char>) -> bool {
    letter.is_some_and(|it| it.is_alphanumeric() && !is_unspaced(it))
}

/// Whether a mark is an apostrophe or a sign of abbreviation.
fn is_inside_word(mark: char, before: Around, next: Option<char>) -> bool {
    is_ambiguous(mark) && is_spaced_letter(before.last) && is_spaced_letter(next) && !is_clitic(mark, before)
}

/// Arabic script joins one-letter words to the mark that follows them; two letters when the joint is drawn
/// longer.
const CLITIC_LETTERS_MAX: usize = 2;

fn is_clitic(mark: char, before: Around) -> bool {
    mark == '"'
        && before.word <= CLITIC_LETTERS_MAX
        && before.last.is_some_and(|it| ('\u{620}'..='\u{64A}').contains(&it))
}

fn could_open(mark: char, before: Around, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    if is_guillemet(mark) {
        return !is_spaced_letter(before.last);
    }
    let is_free = !is_spaced_letter(before.last) || is_clitic(mark, before);
    let faces_word =
        next.is_alphanumeric() || !next.is_whitespace() && !matches!(next, ',' | '.' | ';' | ')' | '\u{60C}');
    let is_after_end =
        is_ambiguous(mark) && before.last.is_some_and(|it| matches!(it, '.' | ',' | '!' | '?'));
    is_free && faces_word && !is_after_end
}

fn could_close(mark: char, before: Around, next: Option<char>, is_open: bool) -> bool {
    if is_guillemet(mark) {
        return true;
    }
    let follows_word = before.last.is_some_and(|it| !it.is_whitespace());
    if is_single(mark) && is_spaced_letter(next) {
        return false;
    }
    // A mark of two faces behind a space and before a word opens.
    follows_word || !is_ambiguous(mark) || !is_open
}

/// Marks that some countries set off with spaces inside.
fn is_guillemet(mark: char) -> bool {
    matches!(mark, '\u{AB}' | '\u{BB}' | '\u{2039}' | '\u{203A}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Pairs, find};
    use crate::fields::quotes::lines::Line;
    use crate::language::pack;

    fn texts(text: &str) -> Vec<String> {
        let lines: Vec<Line> = text.lines().map(|it| Line { block: 0, text: it.to_owned() }).collect();
        let found = find(&lines, &Pairs::of(pack("en").unwrap()));
        found
            .into_iter()
            .flatten()
            .map(|it| if it.goes_on { format!("{}+", it.text) } else { it.text })
            .collect()
    }

    #[test]
    fn pairs_of_many_countries() {
        assert_eq!(
            texts("\u{201C}a b\u{201D} \u{201E}c d\u{201C} \u{AB} e f \u{BB} \"g h\""),
            ["a b", "c d", "e f", "g h"]
        );
        assert_eq!(texts("\u{300C}\u{4ECA}\u{5929}\u{300D}\u{3068}"), ["\u{4ECA}\u{5929}"]);
        assert_eq!(texts("\u{BB}Ja\u{AB}, sagt er"), ["Ja"]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer() {
        assert_eq!(texts("\u{201C}a \u{2018}b\u{2019} c\u{201D}"), ["a \u{2018}b\u{2019} c"]);
        assert_eq!(texts("\"a 'b c' d\""), ["a 'b c' d"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert_eq!(texts("It's the boys' toys and 5\" pipes, isn\u{2019}t it"), Vec::<String>::new());
        assert_eq!(texts("\u{2018}It\u{2019}s late\u{2019} he said"), ["It\u{2019}s late"]);
        assert_eq!(texts("\u{5E6}\u{5D4}\"\u{5DC} \"\u{5DB}\u{5DF}\""), ["\u{5DB}\u{5DF}"]);
    }

    #[test]
    fn marks_opened_again_go_on() {
        assert_eq!(texts("\u{201C}a b.\n\u{201C}c d.\u{201D}"), ["a b.+", "c d."]);
        assert_eq!(texts("\u{201C}a b.\nc d."), Vec::<String>::new());
    }

    #[test]
    fn arabic_joins_small_words_to_the_mark() {
        assert_eq!(texts("\u{648}\"\u{642}\u{633}\u{62F}\" \u{62B}\u{645}"), ["\u{642}\u{633}\u{62F}"]);
    }
}
