//! What is said in a line: quotations with their verb and speaker, and speech that is reported.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::marks::Quotation;
use super::sentences;
use super::speaker::{self, Subject};
use super::tokens::Token;
use super::{direct, reported};
use crate::order;

/// A line with all that is known of it.
pub(super) struct Spoken<'a> {
    pub(super) text: &'a str,
    pub(super) quotations: &'a [Quotation],
    pub(super) tokens: &'a [Token<'a>],
    pub(super) lexicon: &'a Lexicon,
    /// How often words stand in the article.
    pub(super) uses: &'a super::name_forms::Uses<'a>,
}

/// Who says something, and the word for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) subject: Subject,
    /// The verb's tokens.
    pub(super) verb: Option<Range<usize>>,
}

/// What a line's reader finds said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// Its place in the line, in bytes.
    pub(super) at: usize,
    /// As above, its first token.
    pub(super) token: usize,
    pub(super) text: String,
    pub(super) direct: bool,
    /// The index of the quotation, when direct.
    pub(super) quotation: Option<usize>,
    pub(super) said: Option<Said>,
}

impl Spoken<'_> {
    pub(super) fn slice(&self, tokens: Range<usize>) -> &str {
        if tokens.is_empty() {
            return "";
        }
        self.text[self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end].trim()
    }

    pub(super) fn quotation(&self, token: usize) -> Option<&Quotation> {
        self.tokens.get(token)?.quotation().map(|it| &self.quotations[it])
    }

    /// Whether a token is a quotation that is more than a word or two in doubt.
    pub(super) fn is_speech(&self, token: usize) -> bool {
        self.quotation(token)
            .is_some_and(|it| super::direct::WORDS_IN_DOUBT < crate::text::words::count(&it.text))
    }

    /// The subject of a verb, before or behind it as the language has it; also where the subject behind ends.
    pub(super) fn subject(&self, clause: usize, verb: Range<usize>, to: usize) -> (Subject, usize) {
        let (behind, end) = speaker::behind(self.tokens, verb.end, to);
        if self.lexicon.verb_first {
            return (behind, end);
        }
        if verb.len() > 1 && self.lexicon.is_joint(&self.tokens[verb.start].key) {
            return (Subject::Same, verb.end);
        }
        let before = speaker::before(self.tokens, clause, verb.start);
        // "Am Montag sagte Jane Doe": the verb stands second, and what is before it is no speaker.
        let is_turned =
            self.tokens.get(clause).is_some_and(|it| clause < verb.start && it.is_loose() && !it.pronoun)
                && self.tokens.get(verb.end).is_some_and(|it| it.capital && !it.day)
                && matches!(behind, Subject::Phrase(_));
        if before == Subject::Missing || is_turned { (behind, end) } else { (before, verb.end) }
    }
}

/// All that is said in a line, in order.
pub(super) fn statements(line: &Spoken<'_>) -> Vec<Statement> {
    let mut out = Vec::new();
    for sentence in sentences::of(line) {
        let direct = direct::in_sentence(line, &sentence);
        out.extend(reported::in_sentence(line, &sentence, &direct));
        out.extend(direct);
    }
    direct::carry_on(line, &mut out);
    order::sort_by_key(&mut out, |it| it.at);
    out
}
