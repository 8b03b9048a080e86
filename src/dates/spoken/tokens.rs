//! A text cut into what phrases are made of: words, numbers, and single letters of scripts without spaces.

use std::ops::Range;

use crate::text::fold::{self, is_digit};
use crate::text::letter::is_alphanumeric;
use crate::text::words::{self, is_hangul};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Decimal digits of any script.
    Number,
    /// A word of a script that sets spaces.
    Word,
    /// One letter of a script that sets none, or of Hangul, whose words carry their particles with them.
    Letter,
}

/// Bytes of most words with the space behind them; room is made for so many tokens at once.
const WORD_BYTES_USUAL: usize = 5;

/// One piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) form: Form,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    key: Range<usize>,
    /// Whether no other part of the same word stands right before it.
    pub(super) starts_word: bool,
    /// Whether its first letter is a capital.
    pub(super) is_capital: bool,
}

/// A text's tokens, with their comparison keys.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    keys: String,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts a text, in one walk over it.
    pub(super) fn of(text: &'a str) -> Self {
        let (keys, room) = (String::with_capacity(text.len()), text.len() / WORD_BYTES_USUAL);
        let mut tokens = Self { text, keys, list: Vec::with_capacity(room) };
        let mut open: Option<(usize, Form)> = None;
        // What stands right before the open token: a form, and whether its last letter is Hangul.
        let mut before: Option<(Form, bool)> = None;
        let mut last = ' ';
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let form = form_of(letter, open.map(|it| it.1));
            if let Some((start, of)) = open
                && (form != Some(of) || of == Form::Letter)
            {
                tokens.push(start..at, of, before);
                before = Some((of, is_hangul(last)));
                open = None;
            }
            if form.is_none() {
                before = None;
            } else if open.is_none() {
                open = form.map(|it| (at, it));
            }
            last = letter;
            // ASCII letters behind one another are all of its word, and need no look at each.
            let plain = text[at..].bytes().take_while(u8::is_ascii_alphabetic).count();
            at += plain.max(letter.len_utf8());
        }
        if let Some((start, form)) = open {
            tokens.push(start..text.len(), form, before);
        }
        tokens
    }

    fn push(&mut self, range: Range<usize>, form: Form, before: Option<(Form, bool)>) {
        let start = self.keys.len();
        let piece = &self.text[range.clone()];
        fold::push_key(&mut self.keys, piece);
        let is_inside = match before {
            Some((Form::Word, _)) => true,
            Some((Form::Letter, is_hangul)) => is_hangul && form == Form::Letter,
            Some((Form::Number, _)) => form != Form::Number,
            None => false,
        };
        self.list.push(Token {
            form,
            range,
            key: start..self.keys.len(),
            starts_word: !is_inside,
            is_capital: piece.starts_with(char::is_uppercase),
        });
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Token> {
        self.list.iter()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The comparison key of a token; empty behind the last.
    pub(super) fn key(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |it| &self.keys[it.key.clone()])
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|it| it.form == Form::Number)
    }

    /// Whether a word has a capital inside of a sentence, and small letters behind it.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let Some(token) = self.list.get(at).filter(|it| it.is_capital) else { return false };
        let before = self.text[..token.range.start].trim_end_matches(is_blank).chars().next_back();
        let is_inside = before.is_some_and(|it| it.is_alphanumeric() || it == ',');
        is_inside && self.text[token.range.clone()].contains(char::is_lowercase)
    }

    /// What stands between a token and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        match (at.checked_sub(1).and_then(|it| self.list.get(it)), self.list.get(at)) {
            (Some(before), Some(token)) => &self.text[before.range.end..token.range.start],
            (Some(before), None) => &self.text[before.range.end..],
            _ => "",
        }
    }

    /// Whether nothing but space stands before a token, or a hyphen inside a word.
    pub(super) fn is_near(&self, at: usize) -> bool {
        let gap = self.gap(at);
        gap == "-" || gap.chars().all(is_blank)
    }

    /// Whether a token goes on with what stands before it across a comma or a bracket.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        const SIGNS_MAX: usize = 1;
        let mut signs = 0;
        for letter in self.gap(at).chars() {
            if matches!(letter, ',' | '\u{60C}' | '\u{3001}' | '\u{FF0C}' | '(' | '\u{FF08}') {
                signs += 1;
            } else if letter == '.' {
                // Behind an abbreviation; a longer word before a full stop has ended its sentence.
                let is_short = at.checked_sub(1).is_some_and(|it| {
                    !self.is_number(it) && self.key(it).chars().count() <= SHORTENED_CHARS_MAX
                });
                if !is_short {
                    return false;
                }
            } else if !is_blank(letter) && !matches!(letter, ')' | '\u{FF09}') {
                return false;
            }
        }
        signs <= SIGNS_MAX
    }

    /// The value of a number that stands for itself: no part of a larger number, of an amount or of a range.
    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let token = self.list.get(at).filter(|it| it.form == Form::Number && it.starts_word)?;
        let key = self.key(at);
        let is_bare = !self.is_tied_before(token.range.start) && !self.is_tied_behind(token.range.end);
        (digits.contains(&key.len()) && is_bare).then(|| key.parse().ok())?
    }

    /// Whether a number is no further part of a larger one.
    pub(super) fn is_free_before(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|it| it.starts_word && !self.is_tied_before(it.range.start))
    }

    fn is_tied_before(&self, start: usize) -> bool {
        let mut before = self.text[..start].chars().rev();
        match before.next() {
            Some(sign) if is_tie(sign) => before.next().is_some_and(is_digit),
            Some('$' | '\u{20AC}' | '\u{A3}' | '\u{A5}' | '\u{20B9}' | '#' | '+' | '\u{2116}') => true,
            _ => false,
        }
    }

    fn is_tied_behind(&self, end: usize) -> bool {
        let mut behind = self.text[end..].chars();
        match behind.next() {
            Some(sign) if is_tie(sign) => behind.next().is_some_and(is_digit),
            Some('%' | '\u{66A}' | '\u{20AC}' | '$' | '\u{B0}') => true,
            _ => false,
        }
    }
}

/// Longest shortened name of a month or weekday ("Sept", "Thurs").
const SHORTENED_CHARS_MAX: usize = 5;

/// Signs that make one number of the digits around them, or a range.
fn is_tie(sign: char) -> bool {
    matches!(
        sign,
        '.' | ',' | ':' | '/' | '-' | '\'' | '\u{2019}' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{66B}' | '\u{66C}' | '\u{FF0D}' | '\u{FF5E}' | '\u{301C}' | '~'
    )
}

/// Space, and the marks of direction and joining that are not seen.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn form_of(letter: char, open: Option<Form>) -> Option<Form> {
    if letter.is_ascii_alphabetic() {
        Some(Form::Word)
    } else if is_digit(letter) {
        Some(Form::Number)
    } else if letter.is_ascii() {
        None
    } else if words::is_unspaced(letter) && (is_alphanumeric(letter) || is_tone(letter)) || is_hangul(letter)
    {
        Some(Form::Letter)
    } else if is_alphanumeric(letter) || open == Some(Form::Word) && is_inside_word(letter) {
        Some(Form::Word)
    } else {
        None
    }
}

/// Tone and silencing marks of Thai, Lao, Burmese and Khmer, which Unicode does not count as letters.
fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECE}' | '\u{1037}'..='\u{103A}' | '\u{17C6}'..='\u{17D3}')
}

/// Vowel signs and joiners inside words.
fn is_inside_word(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{65F}' | '\u{640}' | '\u{670}' | '\u{591}'..='\u{5C7}' | '\u{200C}' | '\u{200D}'
        | '\u{900}'..='\u{DFF}' | '\u{300}'..='\u{36F}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    fn keys(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        (0..tokens.len()).map(|at| tokens.key(at).to_owned()).collect()
    }

    #[test]
    fn cuts_scripts_of_every_kind() {
        assert_eq!(keys("On Dec. 21st, \u{662}\u{660}"), ["on", "dec", "21", "st", "20"]);
        assert_eq!(keys("3\u{6642}\u{9593}\u{524D}"), ["3", "\u{6642}", "\u{9593}", "\u{524D}"]);
        assert_eq!(keys("Tuesday's"), ["tuesday", "s"]);
        assert_eq!(keys(""), Vec::<String>::new());
    }

    #[test]
    fn parts_of_numbers_are_no_numbers() {
        for text in ["2,000", "1.5", "$20", "20%", "10-15", "A20", "20\u{2013}25", "'20:15'"] {
            let tokens = Tokens::of(text);
            let numbers = (0..tokens.len()).filter_map(|at| tokens.number(at, 1..=4)).count();
            assert_eq!(numbers, 0, "{text}");
        }
        assert_eq!(Tokens::of("(20),").number(0, 1..=2), Some(20));
        assert_eq!(Tokens::of("in 2022.").number(1, 4..=4), Some(2022));
    }
}
