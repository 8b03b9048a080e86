//! Quotations between marks: which of them are somebody's words, and whose.

use std::ops::Range;

use super::speaker::{self, Subject};
use super::speech::{Said, Spoken, Statement};
use super::tokens::Token;
use crate::order;
use crate::text::words;

/// Words between a quotation and the verb behind it: the speaker, with post and age.
pub(super) const VERB_REACH: usize = 14;
/// So many words between marks are a term or a doubt, unless a verb governs them.
pub(super) const WORDS_IN_DOUBT: u32 = 2;
/// A quotation inside a sentence that nobody is said to speak is speech from here on; shorter ones are names.
const LONE_WORDS_MIN: u32 = 7;
/// Tokens before a quotation that are searched for its verb, so that a line of marks alone costs no square.
const CLAUSE_TOKENS_MAX: usize = 100;
/// Tokens between a speaker and the second part of what he says.
const JOINT_TOKENS_MAX: usize = 6;
/// A verb governs a quotation further on in its clause up to so many words.
const WEAK_REACH: usize = 14;
/// As above, behind a that-word.
const WEAK_REACH_TOLD: usize = 40;
/// Such a quotation is a term unless it has so many words.
const WEAK_WORDS_MIN: u32 = 4;
/// Words before a colon that may name a speaker without a verb.
const LABEL_WORDS_MAX: usize = 5;

struct Found {
    said: Said,
    /// Whether nothing but the speaker stands between verb and quotation.
    is_near: bool,
    /// Where the tokens about the speaker end, when they stand behind the quotation.
    end: usize,
}

/// The statements between marks in one sentence.
pub(super) fn in_sentence(line: &Spoken<'_>, sentence: &Range<usize>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let mut clause = sentence.start;
    for at in sentence.clone() {
        let Some(quotation) = line.quotation(at) else { continue };
        let count = words::count(&quotation.text);
        clause = clause.max(at.saturating_sub(CLAUSE_TOKENS_MAX));
        let found = strong_before(line, clause, at)
            .or_else(|| behind(line, sentence, clause, at))
            .or_else(|| weak_before(line, clause, at));
        let is_in_doubt = count <= WORDS_IN_DOUBT || is_work(line, at);
        let found = found.filter(|it| !is_in_doubt || it.is_near);
        if let Some(found) = &found {
            clause = clause.max(found.end);
        }
        let inherited = || inherit(line, &out, at, clause);
        let said = found.map(|it| it.said).or_else(inherited);
        let is_lone = said.is_none();
        if is_lone && (is_in_doubt || !stands_alone(line, sentence, at) && count < LONE_WORDS_MIN) {
            continue;
        }
        if !quotation.text.chars().any(char::is_alphabetic) {
            continue;
        }
        let index = line.tokens[at].quotation();
        let text = trimmed(&quotation.text).to_owned();
        out.push(Statement { at: quotation.start, token: at, text, direct: true, quotation: index, said });
        clause = clause.max(at + 1);
    }
    out
}

/// A comma that only parts the quotation from what follows is no part of it.
fn trimmed(text: &str) -> &str {
    text.trim_end_matches([',', '\u{60C}', '\u{FF0C}', ' '])
}

/// "…," said Doe, "…": the second part is the first speaker's.
fn inherit(line: &Spoken<'_>, out: &[Statement], at: usize, clause: usize) -> Option<Said> {
    let last = out.last()?;
    let said = last.said.as_ref()?;
    let between = clause.min(at)..at;
    let is_joined = between.len() <= JOINT_TOKENS_MAX
        && line.tokens[between].iter().all(|it| it.is_comma() || it.is_loose() || it.is_end());
    is_joined.then(|| Said { subject: said.subject.clone(), verb: None })
}

/// A verb right before a quotation, or before a colon.
fn strong_before(line: &Spoken<'_>, clause: usize, at: usize) -> Option<Found> {
    let last = at.checked_sub(1).filter(|it| clause <= *it)?;
    let has_colon = line.tokens[last].is_colon();
    let verb = last_verb(line, clause, at);
    let Some(verb) = verb else {
        return has_colon.then(|| label(line, clause, last)).flatten();
    };
    let (subject, end) = line.subject(clause, verb.clone(), at);
    let gap = &line.tokens[end.min(at)..at];
    let is_near = gap.iter().all(|it| it.is_colon() || it.is_comma() || it.that > 0);
    (has_colon || is_near).then_some(Found {
        said: Said { subject, verb: Some(verb) },
        is_near: true,
        end: 0,
    })
}

/// "Jane Doe: …": a name before a colon.
fn label(line: &Spoken<'_>, clause: usize, colon: usize) -> Option<Found> {
    let words = &line.tokens[clause..colon];
    let is_name = !words.is_empty()
        && words.len() <= LABEL_WORDS_MAX
        && words.iter().all(|it| it.is_word() && !it.small && !it.is_loose() && !it.pronoun)
        && words.iter().any(|it| it.capital);
    let subject = if is_name { Subject::Phrase(clause..colon) } else { return None };
    Some(Found { said: Said { subject, verb: None }, is_near: true, end: 0 })
}

/// A verb further before: "Doe said the plan was …".
fn weak_before(line: &Spoken<'_>, clause: usize, at: usize) -> Option<Found> {
    let verb = last_verb(line, clause, at)?;
    let between = &line.tokens[verb.end..at];
    // Behind a that-word commas part no sentences, where the verb of each sentence comes first.
    let is_told = line.lexicon.verb_first && between.iter().any(|it| it.that > 0);
    let reach = if is_told { WEAK_REACH_TOLD } else { WEAK_REACH };
    let parted = between.iter().any(|it| it.is_end() || it.is_comma() && !is_told);
    if parted || reach < between.len() || words::count(&line.quotation(at)?.text) < WEAK_WORDS_MIN {
        return None;
    }
    let (subject, _) = line.subject(clause, verb.clone(), at);
    Some(Found { said: Said { subject, verb: Some(verb) }, is_near: false, end: 0 })
}

fn last_verb(line: &Spoken<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let at = (from..to).rev().find(|it| line.tokens[*it].verb > 0)?;
    // The first word of an entry of several words, when a shorter entry ends inside it.
    let start = (from..at).rev().take(3).find(|it| at < it + line.tokens[*it].verb).unwrap_or(at);
    Some(start..start + line.tokens[start].verb)
}

/// The speaker behind a quotation.
fn behind(line: &Spoken<'_>, sentence: &Range<usize>, clause: usize, at: usize) -> Option<Found> {
    let tokens = line.tokens;
    let mut from = at + 1;
    while from < sentence.end && tokens[from].is_comma() {
        from += 1;
    }
    let text = &line.quotation(at)?.text;
    let is_parted =
        from > at + 1 || text.ends_with(words::is_full_stop) || text.ends_with([',', '\u{60C}', '\u{FF0C}']);
    let next = tokens.get(from).filter(|_| from < sentence.end)?;
    if next.according > 0 && is_parted {
        let start = from + next.according;
        let (subject, end) = speaker::behind(tokens, start, sentence.end);
        return Some(Found { said: Said { subject, verb: None }, is_near: true, end });
    }
    if next.verb > 0 {
        return behind_verb(line, sentence, clause, at, from).map(|it| Found {
            is_near: is_parted || at == sentence.start || !line.text.contains(' '),
            ..it
        });
    }
    if !is_parted {
        return None;
    }
    let ahead = from..sentence.end.min(from + VERB_REACH);
    let verb = ahead
        .clone()
        .find(|it| tokens[*it].verb > 0 || !(tokens[*it].is_word() || tokens[*it].is_comma()))?;
    let verb = verb..verb + tokens[verb].verb;
    if verb.is_empty() || governs_next(line, verb.end, sentence.end) {
        return None;
    }
    let (subject, end) = if line.lexicon.verb_first {
        speaker::behind(tokens, verb.end, sentence.end)
    } else {
        (speaker::before(tokens, from, verb.start), verb.end)
    };
    Some(Found { said: Said { subject, verb: Some(verb) }, is_near: true, end })
}

/// "…," said Jane Doe; where nothing follows the verb, the speaker may stand before the quotation.
fn behind_verb(
    line: &Spoken<'_>,
    sentence: &Range<usize>,
    clause: usize,
    at: usize,
    from: usize,
) -> Option<Found> {
    let tokens = line.tokens;
    let verb = from..from + tokens[from].verb;
    let (mut subject, end) = speaker::behind(tokens, verb.end, sentence.end);
    if governs_next(line, end, sentence.end) {
        return None;
    }
    if subject == Subject::Missing && clause < at {
        subject = speaker::before(tokens, clause, last_word(line, clause, at));
    }
    Some(Found { said: Said { subject, verb: Some(verb) }, is_near: true, end })
}

/// One past the last word before a quotation: a comma there parts nothing.
fn last_word(line: &Spoken<'_>, from: usize, at: usize) -> usize {
    (from..at).rev().find(|it| line.tokens[*it].is_word()).map_or(from, |it| it + 1)
}

/// Whether a verb is about what follows it: a colon, a that-clause, another quotation right behind.
fn governs_next(line: &Spoken<'_>, end: usize, to: usize) -> bool {
    let at = end + usize::from(line.tokens.get(end).is_some_and(Token::is_comma));
    let is_that = line.tokens.get(at).is_some_and(|it| at < to && it.that > 0);
    let next = line.tokens.get(end).filter(|_| end < to);
    is_that || next.is_some_and(|it| it.is_colon() || it.quotation().is_some())
}

/// A quotation that is a sentence of its own: at the start or behind a colon, and closed like one.
fn stands_alone(line: &Spoken<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let opens = at == sentence.start || line.tokens[at - 1].is_colon();
    let closes = line.quotation(at).is_some_and(|it| it.goes_on || it.text.ends_with(words::is_full_stop))
        || at + 1 == sentence.end
        || line.tokens[at + 1].is_end();
    opens && closes
}

/// Words with capitals throughout are the title of a work.
fn is_work(line: &Spoken<'_>, at: usize) -> bool {
    let Some(quotation) = line.quotation(at) else { return false };
    if quotation.text.ends_with([',', '.', '!', '?']) || quotation.goes_on {
        return false;
    }
    let initials =
        quotation.text.split_whitespace().filter_map(|it| it.chars().find(|it| it.is_alphanumeric()));
    let (mut capitals, mut small) = (0, 0);
    for initial in initials {
        capitals += u32::from(initial.is_uppercase());
        small += u32::from(initial.is_lowercase());
    }
    capitals >= 2 && small * 2 <= capitals
}

/// A quotation that opens a sentence right behind an attributed one is by the same speaker.
pub(super) fn carry_on(line: &Spoken<'_>, statements: &mut [Statement]) {
    order::sort_by_key(statements, |it| it.at);
    let mut last: Option<(usize, Said)> = None;
    for statement in statements.iter_mut() {
        if !statement.direct {
            continue;
        }
        let place = statement.token;
        if let (None, Some((from, said))) = (&statement.said, &last) {
            let from = (*from).min(place);
            let ends = line.tokens[from..place].iter().filter(|it| it.is_end()).count();
            let starts =
                place > 0 && (line.tokens[place - 1].is_end() || line.quotation(place - 1).is_some());
            if ends <= 1 && starts {
                statement.said = Some(Said { subject: said.subject.clone(), verb: None });
            }
        }
        last = statement.said.clone().map(|said| (place + 1, said));
    }
}
