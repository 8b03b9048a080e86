//! A line as words, marks and quotations, each word with what it does in its language.

use std::borrow::Cow;

use super::lexicon::{Act, Known, Lexicon, Title};
use super::marks::Quotation;
use crate::text::letter::{has_case, is_alphanumeric};
use crate::text::{fold, words};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Mark(char),
    /// A quotation of the line, by its index.
    Quotation(usize),
}

/// A piece of a line.
#[derive(Debug, Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one thing that a word may do, and several may hold at once"
)]
pub(super) struct Token<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// The word's comparison key; empty for other kinds.
    pub(super) key: Cow<'a, str>,
    /// The word in small letters, else as printed: folding makes one of words that differ.
    pub(super) word: Cow<'a, str>,
    /// Words of the reporting verb that starts here; 0 where none does.
    pub(super) verb: usize,
    /// Whether whom it is told stands behind that verb.
    pub(super) hears: bool,
    /// As above, for words that open what was said.
    pub(super) that: usize,
    /// As above, for words that name where a statement comes from.
    pub(super) according: usize,
    pub(super) pronoun: bool,
    pub(super) stop: bool,
    pub(super) day: bool,
    /// Whether it stands between a subject and its verb, and belongs to neither: "also".
    pub(super) ends_subject: bool,
    pub(super) title: Option<Title>,
    pub(super) capital: bool,
    pub(super) small: bool,
}

/// Bytes of most words with the space behind them; room is made for so many tokens at once.
const WORD_BYTES_USUAL: usize = 5;

/// A line's tokens.
pub(super) fn of<'a>(text: &'a str, quotations: &[Quotation], lexicon: &Lexicon) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(text.len() / WORD_BYTES_USUAL);
    let mut from = 0;
    for (index, quotation) in quotations.iter().enumerate() {
        push(&mut tokens, text, from, quotation.start, lexicon);
        tokens.push(plain(quotation.start, quotation.end, Kind::Quotation(index)));
        from = quotation.end;
    }
    push(&mut tokens, text, from, text.len(), lexicon);
    sense(&mut tokens, text, lexicon);
    tokens
}

fn plain(start: usize, end: usize, kind: Kind) -> Token<'static> {
    Token {
        start,
        end,
        kind,
        key: Cow::Borrowed(""),
        word: Cow::Borrowed(""),
        verb: 0,
        hears: false,
        that: 0,
        according: 0,
        pronoun: false,
        stop: false,
        day: false,
        ends_subject: false,
        title: None,
        capital: false,
        small: false,
    }
}

fn push<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str, from: usize, to: usize, lexicon: &Lexicon) {
    let part = &text[from..to];
    let mut start = None;
    let mut last = ' ';
    let mut behind = 0;
    while let Some(letter) = part[behind..].chars().next() {
        let at = behind;
        // ASCII letters behind one another are all of one word, and need no look at each.
        let run = part[at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        behind += run.max(letter.len_utf8());
        if 0 < run || is_of_word(last, letter, part[behind..].chars().next()) {
            start.get_or_insert(at);
        } else {
            if let Some(start) = start.take() {
                push_word(tokens, text, from + start, from + at, lexicon);
            }
            let is_short = letter == '.' && is_shortened(&part[at + 1..], tokens.last(), lexicon);
            if is_short && let Some(word) = tokens.last_mut() {
                word.end += letter.len_utf8();
            }
            if !is_short && (!letter.is_whitespace() || letter == '\n') {
                tokens.push(plain(from + at, from + at + letter.len_utf8(), Kind::Mark(letter)));
            }
        }
        last = letter;
    }
    if let Some(start) = start {
        push_word(tokens, text, from + start, to, lexicon);
    }
}

/// Whether a full stop behind a word shortens it: an initial or a title before a name, "Mr. Doe", "C.Q. Doe".
fn is_shortened(rest: &str, word: Option<&Token<'_>>, lexicon: &Lexicon) -> bool {
    let has_name = rest.strip_prefix([' ', '\u{A0}']).is_some_and(|it| it.starts_with(char::is_uppercase));
    has_name
        && word.is_some_and(|it| {
            let letters = it.word.chars().count();
            let is_title =
                letters <= TITLE_LETTERS_MAX && lexicon.title(lexicon.word(&it.key), &it.word).is_some();
            it.capital && (letters == 1 || it.word.contains('.') || is_title)
        })
}

/// Shortened titles are short: "Prof", "Capt".
const TITLE_LETTERS_MAX: usize = 5;

fn is_of_word(last: char, letter: char, next: Option<char>) -> bool {
    let joins = matches!(letter, '\'' | '\u{2019}' | '-' | '.' | '\u{2011}');
    is_alphanumeric(letter)
        || words::is_mark(letter)
        || matches!(letter, '\u{200C}' | '\u{200D}')
        || joins && is_alphanumeric(last) && next.is_some_and(is_alphanumeric)
}

fn push_word<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str, start: usize, end: usize, lexicon: &Lexicon) {
    let word = &text[start..end];
    if !word.is_ascii() && word.chars().any(words::is_unspaced) {
        push_unspaced(tokens, text, start, end, lexicon);
        return;
    }
    tokens.push(word_token(word, start, end));
}

fn word_token(word: &str, start: usize, end: usize) -> Token<'_> {
    let first = word.chars().next().unwrap_or(' ');
    let mut token = plain(start, end, Kind::Word);
    token.capital = first.is_uppercase();
    token.small = first.is_lowercase();
    (token.key, token.word) = (key_of(word), small_form(word));
    token
}

/// Scripts without spaces: a verb is told apart where it stands at either end of the run, and the word
/// that opens what was said before it.
fn push_unspaced<'a>(
    tokens: &mut Vec<Token<'a>>,
    text: &'a str,
    mut start: usize,
    mut end: usize,
    lexicon: &Lexicon,
) {
    let is_behind = matches!(tokens.last(), Some(Token { kind: Kind::Quotation(_), .. }));
    if is_behind {
        let rest = &text[start..end];
        let that = lexicon.thats.iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
        if let Some(verb) = lexicon.verbs.iter().find(|it| rest[that..].starts_with(**it)) {
            let from = start + that;
            start = from + verb.len();
            let mut token = word_token(&text[from..start], from, start);
            token.verb = 1;
            tokens.push(token);
        }
    }
    let verb = lexicon.verbs.iter().find(|it| text[start..end].ends_with(**it));
    let whole = end;
    end -= verb.map_or(0, |it| it.len());
    if start < end {
        tokens.push(word_token(&text[start..end], start, end));
    }
    if verb.is_some() {
        let mut token = word_token(&text[end..whole], end, whole);
        token.verb = 1;
        tokens.push(token);
    }
}

/// Words that an entry may have.
const ENTRY_WORDS_MAX: usize = 6;

fn sense<'a>(tokens: &mut [Token<'a>], text: &'a str, lexicon: &Lexicon) {
    for index in 0..tokens.len() {
        let token = &tokens[index];
        if token.kind != Kind::Word {
            continue;
        }
        let known = lexicon.word(&token.key);
        let acts =
            known.filter(|it| it.may_act()).map_or_else(Acts::default, |it| acts(it, &tokens[index + 1..]));
        // French joins the pronoun to the verb.
        let hyphen = token.word.bytes().rposition(|it| it == b'-');
        let joined = hyphen.is_some_and(|it| lexicon.is_pronoun(&token.word[it + 1..]));
        let pronoun = joined || known.is_some_and(|it| it.is_pronoun);
        let written = lexicon.written(&token.word);
        let title = lexicon.title(known, &token.word);
        let (according, joins) = acts.according;
        let token = &mut tokens[index];
        token.verb = token.verb.max(acts.verb.0);
        token.hears = acts.verb.1;
        token.ends_subject = written.ends_subject;
        (token.that, token.according) = (acts.that.0, according);
        token.day = known.is_some_and(|it| it.is_day);
        (token.pronoun, token.stop, token.title) = (pronoun, written.is_stop, title);
        if joins {
            part_first_letter(&mut tokens[index + according], text);
        }
    }
}

/// What the words from a token on do: for each act the number of words, and what else the lexicon says of them.
#[derive(Default)]
struct Acts {
    verb: (usize, bool),
    that: (usize, bool),
    according: (usize, bool),
}

fn acts(word: &Known, behind: &[Token<'_>]) -> Acts {
    let words = behind.iter().take(ENTRY_WORDS_MAX - 1).take_while(|it| it.kind == Kind::Word);
    let keys: Vec<&str> = words.map(|it| &*it.key).collect();
    let words = |act| word.act(act, &keys).unwrap_or_default();
    Acts { verb: words(Act::Verb), that: words(Act::That), according: words(Act::According) }
}

/// As [`fold::key`]; most words are their own key and need no copy.
fn key_of(word: &str) -> Cow<'_, str> {
    let is_key = word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    if is_key { Cow::Borrowed(word) } else { Cow::Owned(fold::key(word)) }
}

/// As [`str::to_lowercase`], without a copy where no letter may change.
fn small_form(word: &str) -> Cow<'_, str> {
    let is_small = |it: char| if it.is_ascii() { !it.is_ascii_uppercase() } else { !has_case(it) };
    if word.chars().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A small word of one letter is taken off the word it is joined to. Where the letter stands twice the word has
/// lost another of its own, and stays as it is.
fn part_first_letter<'a>(token: &mut Token<'a>, text: &'a str) {
    let word = &text[token.start..token.end];
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    if second.is_some() && first != second {
        token.start += first.map_or(0, char::len_utf8);
        token.key = key_of(&text[token.start..token.end]);
        token.word = small_form(&text[token.start..token.end]);
    }
}

impl Token<'_> {
    pub(super) fn mark(&self) -> Option<char> {
        if let Kind::Mark(mark) = self.kind { Some(mark) } else { None }
    }

    pub(super) fn quotation(&self) -> Option<usize> {
        if let Kind::Quotation(index) = self.kind { Some(index) } else { None }
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A comma of any script, or a dash or bracket that parts as one does.
    pub(super) fn is_comma(&self) -> bool {
        let commas = [',', '\u{60C}', '\u{3001}', '\u{FF0C}', '\u{2013}', '\u{2014}', '-', '(', ')'];
        self.mark().is_some_and(|it| commas.contains(&it))
    }

    pub(super) fn is_colon(&self) -> bool {
        self.mark().is_some_and(|it| matches!(it, ':' | '\u{FF1A}'))
    }

    /// What ends a clause: a full stop, a line break, a semicolon.
    pub(super) fn is_end(&self) -> bool {
        self.mark().is_some_and(|it| {
            words::is_full_stop(it) || matches!(it, ';' | '\u{61B}' | '\n' | '|' | '\u{2022}')
        })
    }

    /// Words that stand beside names and are no part of them.
    pub(super) fn is_loose(&self) -> bool {
        self.stop && self.title.is_none()
    }
}
