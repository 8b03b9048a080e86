//! What one passage's own characters say, counted in one pass.

use crate::language;
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::surround::{Surround, Surroundings};
use crate::text::letter::{has_case, is_alphabetic, is_alphanumeric};

/// Counts over one passage.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the text")]
pub(crate) struct TextFacts {
    pub(crate) chars: u32,
    /// Length in the units of an alphabet: a Han or Kana character says about as much as two and a half
    /// letters, which is the ratio of characters between parallel English and Chinese news.
    pub(crate) length: f32,
    pub(crate) words: u32,
    pub(crate) sentences: u32,
    pub(crate) commas: u32,
    pub(crate) digits: u32,
    pub(crate) capitals: u32,
    pub(crate) quotes: u32,
    pub(crate) symbols: u32,
    pub(crate) linked: u32,
    pub(crate) bold: u32,
    pub(crate) links: u32,
    pub(crate) ends_sentence: bool,
    pub(crate) asks: bool,
    pub(crate) starts_small: bool,
    pub(crate) ends_ellipsis: bool,
    pub(crate) ends_colon: bool,
    /// Whether it holds a time of day in digits.
    pub(crate) clock: bool,
    /// Whether it holds an at sign or a web address.
    pub(crate) address: bool,
    /// Words that are stop words of any pack.
    pub(crate) stop_words: u32,
    /// A hash of the letters and digits, to find what is printed twice.
    pub(crate) key: u64,
}

impl TextFacts {
    /// The share of characters that are link text.
    pub(crate) fn link_share(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }

    /// Whether the passage reads as running text: it is long, or ends as a sentence does, and is no list of
    /// links.
    pub(crate) fn is_prose(&self) -> bool {
        self.link_share() < 0.4 && (140.0 <= self.length || (60.0 <= self.length && self.ends_sentence))
    }
}

/// Counts over every passage of a page.
pub(crate) fn facts(page: &Page, surroundings: &Surroundings) -> Vec<TextFacts> {
    page.passages().iter().map(|passage| of_passage(page, passage, surroundings)).collect()
}

fn of_passage(page: &Page, passage: &Passage, surroundings: &Surroundings) -> TextFacts {
    let mut facts = of_text(page.passage_text(passage));
    let mut last_link: Option<NodeId> = None;
    for row in page.rows_of(passage) {
        let chars = page.slice(page.text_range(row)).chars().count() as u32;
        let around = surroundings.of(row);
        if around.has(Surround::LINK) {
            facts.linked += chars;
            let link = page.closest(row, |tag| tag == Tag::A);
            facts.links += u32::from(link != last_link);
            last_link = link;
        }
        if around.has(Surround::BOLD) {
            facts.bold += chars;
        }
    }
    facts
}

fn of_text(text: &str) -> TextFacts {
    let mut facts = TextFacts::default();
    let (mut in_word, mut first, mut after_stop) = (false, true, false);
    let mut key = Fnv::default();
    for letter in text.chars() {
        facts.chars += 1;
        facts.length += 1.0;
        if is_alphanumeric(letter) {
            if is_ideographic(letter) {
                facts.length += 1.5;
                facts.words += 1;
                in_word = false;
            } else if !in_word {
                facts.words += 1;
                in_word = true;
            }
            if first {
                facts.starts_small = letter.is_lowercase();
                first = false;
            }
            if !is_alphabetic(letter) {
                facts.digits += u32::from(letter.is_numeric());
            } else if has_case(letter) {
                facts.capitals += u32::from(letter.is_uppercase());
            }
            after_stop = false;
            key.add(letter);
            continue;
        }
        if !is_inside_word(letter) {
            // A full stop counts when it closes a word: "3.5" and "..." hold no sentence.
            in_word = false;
        }
        match kind_of(letter) {
            Sign::Stop => {
                facts.sentences += u32::from(!after_stop);
                after_stop = true;
                facts.asks |= matches!(letter, '?' | '\u{61F}' | '\u{FF1F}');
            }
            Sign::Comma => facts.commas += 1,
            Sign::Quote => facts.quotes += 1,
            Sign::Symbol => facts.symbols += 1,
            Sign::Other => {}
        }
    }
    facts.ends_sentence = crate::text::words::ends_sentence(text);
    let end = text.trim_end();
    facts.ends_ellipsis = end.ends_with('\u{2026}') || end.ends_with("...");
    facts.ends_colon = end.ends_with([':', '\u{FF1A}']);
    facts.clock = holds_clock(text.as_bytes());
    facts.address = text.contains('@') || text.contains("://") || text.contains("www.");
    facts.stop_words = language::stop_words(text);
    facts.key = key.0;
    facts
}

/// Whether digits, a colon and two digits stand together.
fn holds_clock(text: &[u8]) -> bool {
    text.windows(4)
        .any(|it| it[0].is_ascii_digit() && it[1] == b':' && it[2].is_ascii_digit() && it[3].is_ascii_digit())
}

enum Sign {
    Stop,
    Comma,
    Quote,
    Symbol,
    Other,
}

/// Punctuation of the large scripts: Latin, Arabic, Devanagari, CJK, Armenian and Ethiopic.
fn kind_of(letter: char) -> Sign {
    match letter {
        '.' | '!' | '?' | '\u{2026}' | '\u{61F}' | '\u{6D4}' | '\u{964}' | '\u{3002}' | '\u{FF01}'
        | '\u{FF1F}' | '\u{FF0E}' | '\u{589}' | '\u{1362}' => Sign::Stop,
        ',' | ';' | '\u{60C}' | '\u{61B}' | '\u{3001}' | '\u{FF0C}' | '\u{FF1B}' => Sign::Comma,
        '"' | '\u{AB}' | '\u{BB}' | '\u{2018}'..='\u{201F}' | '\u{300C}'..='\u{300F}' => Sign::Quote,
        '|' | '/' | '\\' | '>' | '<' | '\u{2192}' | '\u{2190}' | '\u{2022}' | '\u{B7}' | '#' | '@'
        | '\u{A9}' | '*' | '+' | '=' | '_' | '$' | '%' | '\u{20AC}' | '\u{203A}' | '\u{2039}' => Sign::Symbol,
        _ => Sign::Other,
    }
}

fn is_inside_word(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '-' | '.' | '\u{640}' | '\u{200C}' | '\u{200D}')
}

/// Han and Kana, which set no spaces between words. Fewer than `text::words::is_unspaced` has: the models were fitted so.
pub(crate) fn is_ideographic(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Fowler–Noll–Vo 1a, 64 bits: enough to tell a page's passages apart, and never seen by a user.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, letter: char) {
        if letter.is_ascii() {
            self.add_lower(letter.to_ascii_lowercase());
        } else if has_case(letter) {
            letter.to_lowercase().for_each(|it| self.add_lower(it));
        } else {
            self.add_lower(letter);
        }
    }

    fn add_lower(&mut self, letter: char) {
        self.0 = (self.0 ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3);
    }
}

/// A hash of any text's letters and digits, comparable with [`TextFacts::key`].
pub(crate) fn key_of(text: &str) -> u64 {
    let mut key = Fnv::default();
    text.chars().filter(|it| is_alphanumeric(*it)).for_each(|it| key.add(it));
    key.0
}

#[cfg(test)]
mod tests {
    use super::{key_of, of_text};

    #[test]
    fn counts_sentences_and_words_of_several_scripts() {
        let latin = of_text("The rate rose to 3.5 per cent... Nobody knew why, she said.");
        assert_eq!((latin.sentences, latin.commas, latin.words), (3, 1, 12));
        let han = of_text("\u{4ECA}\u{5929}\u{4E0B}\u{96E8}\u{3002}");
        assert_eq!((han.sentences, han.words), (1, 4));
        assert!(10.0 < han.length);
        let arabic = of_text("\u{647}\u{644} \u{648}\u{635}\u{644}\u{61F}");
        assert!(arabic.asks && arabic.sentences == 1);
    }

    #[test]
    fn the_key_ignores_case_and_signs() {
        assert_eq!(key_of("Read more \u{BB}"), of_text("READ MORE").key);
    }
}
