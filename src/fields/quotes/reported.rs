//! Speech without marks: "the minister said that …", "according to Jane Doe, …".

use std::ops::Range;

use super::speaker::{self, Subject};
use super::speech::{Said, Spoken, Statement};
use super::tokens::Token;

/// Tokens between verb and that-word, where the subject stands before the verb: whom it was told, when.
const GAP_MAX: usize = 4;
/// As above, where the subject and its circumstances stand between them.
const GAP_BEHIND_MAX: usize = 30;
/// Tokens behind the subject in which an aside and what was stressed are looked for.
const ASIDE_TOKENS_MAX: usize = 100;
/// A shorter clause is a remnant.
const CLAUSE_WORDS_MIN: usize = 3;
/// Words after "according to" that may be a speaker.
const SOURCE_WORDS_MAX: usize = 10;

/// Words of a name whose end nothing tells: given name and surname.
const UNTOLD_NAME_WORDS: usize = 2;

struct Clause {
    said: Said,
    verb: usize,
    start: usize,
}

/// What is reported in one sentence, quotations that are given in their own right left out.
pub(super) fn in_sentence(
    line: &Spoken<'_>,
    sentence: &Range<usize>,
    direct: &[Statement],
) -> Vec<Statement> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut from = sentence.start;
    let mut at = sentence.start;
    while at < sentence.end {
        let found = clause_at(line, sentence, from, at, clauses.last());
        match found {
            Some(clause) => {
                at = clause.start.max(at + 1);
                from = clause.start;
                clauses.push(clause);
            }
            None => at += line.tokens[at].verb.max(1),
        }
    }
    let ends: Vec<usize> = clauses.iter().skip(1).map(|it| it.verb).chain([sentence.end]).collect();
    let mut out: Vec<Statement> = Vec::new();
    for (clause, end) in clauses.into_iter().zip(ends) {
        out.extend(statement(line, clause.start..end, clause.said, direct));
    }
    if out.is_empty() && direct.is_empty() {
        out.extend(by_source(line, sentence));
    }
    out
}

fn clause_at(
    line: &Spoken<'_>,
    sentence: &Range<usize>,
    from: usize,
    at: usize,
    last: Option<&Clause>,
) -> Option<Clause> {
    let tokens = line.tokens;
    if !line.lexicon.seconds(&tokens[at].key).is_empty() {
        return split_verb(line, sentence, at);
    }
    if tokens[at].verb == 0 {
        return None;
    }
    let verb = at..at + tokens[at].verb;
    let (mut subject, end) = line.subject(from, verb.clone(), sentence.end);
    if subject == Subject::Same {
        subject = last.map_or(Subject::Unclear, |it| it.said.subject.clone());
    }
    let said = Said { subject, verb: Some(verb.clone()) };
    if let Some(that) = that_word(line, sentence, &verb, end) {
        // Without a subject before it a verb of this order is a noun or a passive.
        let is_doubtful = !line.lexicon.verb_first && said.subject == Subject::Missing;
        let is_long = line.lexicon.verb_first
            && said.subject == Subject::Unclear
            && speaker::RUN_WORDS_MAX < end - verb.end;
        let is_vague = is_long
            || !line.lexicon.verb_first
                && said.subject == Subject::Unclear
                && !is_pronoun_before(line, from, at);
        if is_doubtful || is_vague {
            return None;
        }
        return Some(Clause { said, verb: at, start: that });
    }
    let start = behind_comma(line, sentence, &said, end)?;
    Some(Clause { said, verb: at, start })
}

fn is_pronoun_before(line: &Spoken<'_>, from: usize, verb: usize) -> bool {
    from < verb && line.tokens[verb - 1].pronoun
}

/// Where the clause behind the that-word of a verb starts.
fn that_word(line: &Spoken<'_>, sentence: &Range<usize>, verb: &Range<usize>, end: usize) -> Option<usize> {
    let tokens = line.tokens;
    let reach = if line.lexicon.verb_first { GAP_BEHIND_MAX } else { GAP_MAX };
    let mut at = verb.end;
    while at < sentence.end && at <= verb.end + reach {
        let token = &tokens[at];
        if token.that > 0 {
            let gap = end.max(verb.end).min(at)..at;
            let fits = line.lexicon.verb_first || is_hearer(line, gap, tokens[verb.start].hears);
            return fits.then_some(at + token.that);
        }
        let is_other = token.verb > 0 && !token.capital;
        if is_other || token.is_colon() || token.is_end() || line.is_speech(at) {
            return None;
        }
        at += 1;
    }
    None
}

/// What may stand between verb and that-word: nothing, one hearer, a day, a name.
fn is_hearer(line: &Spoken<'_>, gap: Range<usize>, hears: bool) -> bool {
    let words = &line.tokens[gap];
    match words {
        [] => true,
        _ if hears => words.iter().all(Token::is_word),
        [one] => one.capital || one.day,
        [_, rest @ ..] => rest.iter().all(|it| it.capital || it.day || it.is_comma()) && !words[0].is_comma(),
    }
}

/// Verb first: "the minister stressed, after talks with Doe, the need …". The subject, a circumstance that a
/// small word opens, a comma, and what was stressed.
fn behind_comma(line: &Spoken<'_>, sentence: &Range<usize>, said: &Said, end: usize) -> Option<usize> {
    let tokens = line.tokens;
    if !line.lexicon.verb_first || !matches!(said.subject, Subject::Phrase(_)) {
        return None;
    }
    let first = end + usize::from(tokens.get(end).is_some_and(Token::is_comma));
    let has_aside = tokens.get(first).is_some_and(|it| first < sentence.end && it.is_loose());
    if !has_aside {
        return None;
    }
    let rest = first..sentence.end.min(first + ASIDE_TOKENS_MAX);
    let comma = rest.clone().find(|it| tokens[*it].is_comma())?;
    let is_plain = tokens[rest.clone()].iter().all(|it| it.that == 0 && !it.is_colon() && it.verb == 0)
        && !rest.clone().any(|it| line.is_speech(it));
    let opens = tokens.get(comma + 1).is_some_and(|it| it.is_word() && !it.stop);
    (is_plain && opens && comma - first <= GAP_BEHIND_MAX).then_some(comma + 1)
}

/// A verb that reports with a second word: the speaker stands between them, and before the second word whom
/// or what it is about. That starts where a word stands that the article also uses without the one before.
fn split_verb(line: &Spoken<'_>, sentence: &Range<usize>, at: usize) -> Option<Clause> {
    let tokens = line.tokens;
    let seconds = line.lexicon.seconds(&tokens[at].key);
    let near = at + 1..sentence.end.min(at + 1 + speaker::SPEAKER_WORDS_MAX);
    let place = near.clone().find(|at| seconds.iter().any(|it| *it == tokens[*at].key))?;
    let is_plain = tokens[at + 1..place].iter().all(|it| it.is_word() && it.that == 0);
    if !is_plain || place < at + 3 {
        return None;
    }
    let name = speaker::name(tokens, at + 1..place);
    let is_told = name.start > at + 1;
    let first = if is_told { name.start + 1 } else { at + 2 };
    let known = (first..place).find(|it| line.uses.stands_apart(&tokens[it - 1].word, &tokens[*it].word));
    let told = if is_told { name.start + UNTOLD_NAME_WORDS } else { place };
    let object = known.unwrap_or(told).max(first).min(place - 1);
    let subject = Subject::Phrase(at + 1..object);
    Some(Clause { said: Said { subject, verb: Some(at..at + 1) }, verb: at, start: object })
}

fn statement(
    line: &Spoken<'_>,
    mut clause: Range<usize>,
    said: Said,
    direct: &[Statement],
) -> Option<Statement> {
    let is_given = |at: usize| direct.binary_search_by_key(&at, |it| it.token).is_ok();
    if let Some(quotation) = clause.clone().find(|it| is_given(*it)) {
        // Part of the clause is quoted: it is given there.
        if !line.tokens[quotation - 1].is_comma() {
            return None;
        }
        clause.end = quotation;
    }
    while !clause.is_empty() {
        let last = &line.tokens[clause.end - 1];
        let is_joint = last.is_comma() && last.mark() != Some(')') || last.is_loose() || last.is_end();
        if !is_joint {
            break;
        }
        clause.end -= 1;
    }
    (CLAUSE_WORDS_MIN <= clause.len()).then(|| Statement {
        at: line.tokens[clause.start].start,
        token: clause.start,
        text: line.slice(clause.clone()).to_owned(),
        direct: false,
        quotation: None,
        said: Some(said),
    })
}

/// "According to Jane Doe, …" and "…, according to Jane Doe".
fn by_source(line: &Spoken<'_>, sentence: &Range<usize>) -> Option<Statement> {
    let tokens = line.tokens;
    let at = sentence.clone().find(|it| tokens[*it].according > 0)?;
    let is_first = at == sentence.start;
    if !is_first && !tokens[at - 1].is_comma() {
        return None;
    }
    let start = at + tokens[at].according;
    let end = (start..sentence.end)
        .find(|it| tokens[*it].is_comma() || tokens[*it].is_end() || tokens[*it].is_colon());
    let end = end.unwrap_or(sentence.end);
    let is_last = end >= sentence.end || tokens[end].is_end();
    let words = &tokens[start..end];
    if words.is_empty() || words.len() > SOURCE_WORDS_MAX || is_first == is_last {
        return None;
    }
    let subject =
        if words[0].pronoun || words[0].that > 0 || words.iter().any(|it| it.verb > 0 && !it.capital) {
            return None;
        } else {
            Subject::Phrase(start..end)
        };
    let clause = if is_first { end + 1..sentence.end } else { sentence.start..at - 1 };
    statement(line, clause, Said { subject, verb: None }, &[])
}
