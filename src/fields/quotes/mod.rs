//! Who said what: quotations and reported speech in the body, each with its speaker.
//!
//! Precision comes before recall: a speaker whom a pronoun stands for is left open, and what may be a term or a
//! title between marks is no quotation. The words of a language come from its pack.

mod direct;
mod lexicon;
mod lines;
mod marks;
mod name_forms;
mod reported;
mod sentences;
mod speaker;
mod speech;
mod tokens;

use std::ops::Range;

use super::Case;
use crate::article::Quote;
use lexicon::Lexicon;
use marks::{Pairs, Quotation};
use name_forms::{Name, Uses};
use speaker::Subject;
use speech::{Said, Spoken, Statement};

/// Quotations of one article; a page with more is a transcript, and is read as such.
const QUOTES_MAX: usize = 300;

/// Verbs of a dek that may introduce somebody; a longer dek is a list.
const INTRODUCED_MAX: usize = 8;

/// A speaker's name, as words and as printed.
type Mention = (Name, String);

/// A statement with the words of its speaker and verb.
struct Found {
    statement: Statement,
    block: usize,
    /// The line that it starts in, and the last.
    line: usize,
    last_line: usize,
    verb: Option<String>,
    speaker: Option<Mention>,
}

/// Finds who says what in the body. The dek's names count, its statements do not.
pub(super) fn decide(case: &Case<'_>, dek: Option<&str>) -> Vec<Quote> {
    let pack = case.language.pack;
    let lexicon = Lexicon::of(pack);
    let lines = lines::of(&case.body.blocks);
    let quotations = marks::find(&lines, &Pairs::of(pack));
    let dek = dek.unwrap_or_default();
    let dek_tokens = tokens::of(dek, &[], lexicon);
    let tokens: Vec<_> =
        lines.iter().zip(&quotations).map(|(line, marks)| tokens::of(&line.text, marks, lexicon)).collect();
    let read = lines.iter().zip(&tokens).map(|(line, tokens)| (line.text.as_str(), tokens.as_slice()));
    let uses = Uses::of([(dek, dek_tokens.as_slice())].into_iter().chain(read).collect());
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let quotations = &quotations[index];
        let spoken = Spoken { text: &line.text, quotations, tokens: &tokens[index], lexicon, uses: &uses };
        found.extend(
            speech::statements(&spoken).into_iter().map(|it| resolved(it, &spoken, line.block, index)),
        );
        if QUOTES_MAX <= found.len() {
            break;
        }
    }
    join(&mut found, &quotations);
    found.truncate(QUOTES_MAX);
    let line = Spoken { text: dek, quotations: &[], tokens: &dek_tokens, lexicon, uses: &uses };
    quotes(found, introduced(&line), &uses)
}

/// The people whom the dek says to speak: it often gives the full name, and the body the short one.
fn introduced(dek: &Spoken<'_>) -> Vec<Mention> {
    let subject = |at: usize| match dek.subject(0, at..at + dek.tokens[at].verb, dek.tokens.len()).0 {
        Subject::Phrase(phrase) => Some(mention(dek, phrase)),
        _ => None,
    };
    let verbs = (0..dek.tokens.len()).filter(|it| dek.tokens[*it].verb > 0);
    verbs.take(INTRODUCED_MAX).filter_map(subject).collect()
}

fn mention(line: &Spoken<'_>, phrase: Range<usize>) -> Mention {
    let name = speaker::name(line.tokens, phrase);
    let whole = line.slice(name.clone());
    let text = speaker::without_subject_mark(whole, line.lexicon).to_owned();
    let is_cut = text.len() < whole.len();
    let words =
        if is_cut { name_forms::one_word(&text) } else { name_forms::words(line.text, line.tokens, name) };
    (words, text)
}

fn resolved(statement: Statement, line: &Spoken<'_>, block: usize, index: usize) -> Found {
    let verb = statement.said.as_ref().and_then(|it| it.verb.clone()).map(|it| {
        let is_joint = it.len() > 1 && line.lexicon.is_joint(&line.tokens[it.start].key);
        line.slice(it.start + usize::from(is_joint)..it.end).to_owned()
    });
    let speaker = match &statement.said {
        Some(Said { subject: Subject::Phrase(phrase), .. }) => Some(mention(line, phrase.clone())),
        _ => None,
    };
    Found { statement, block, line: index, last_line: index, verb, speaker }
}

/// Puts quotations together that are opened again with each paragraph; the speaker may stand before or behind.
fn join(found: &mut Vec<Found>, quotations: &[Vec<Quotation>]) {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for one in found.drain(..) {
        // Only the last quotation of a line goes on, and only the first of the next carries it on.
        let goes_on = one.line > 0 && quotations[one.line - 1].last().is_some_and(|it| it.goes_on);
        let open = out.last_mut().filter(|it| {
            goes_on
                && one.statement.quotation == Some(0)
                && it.last_line + 1 == one.line
                && it
                    .statement
                    .quotation
                    .is_some_and(|index| it.last_line > it.line || quotations[it.line][index].goes_on)
        });
        match open {
            Some(last) => {
                last.last_line = one.line;
                last.statement.text.push('\n');
                last.statement.text.push_str(&one.statement.text);
                if last.speaker.is_none() && last.verb.is_none() {
                    (last.speaker, last.verb) = (one.speaker, one.verb);
                }
            }
            None => out.push(one),
        }
    }
    *found = out;
}

fn quotes(found: Vec<Found>, introduced: Vec<Mention>, uses: &Uses<'_>) -> Vec<Quote> {
    let before = introduced.len();
    let mut mentions = introduced;
    mentions.extend(found.iter().filter_map(|it| it.speaker.clone()));
    let mut forms = name_forms::merged(&mentions, uses).into_iter().skip(before);
    found
        .into_iter()
        .map(|it| Quote {
            text: it.statement.text,
            speaker: it.speaker.and_then(|_| forms.next()),
            verb: it.verb,
            direct: it.statement.direct,
            block: it.block,
        })
        .collect()
}
