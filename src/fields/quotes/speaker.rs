//! Whose words they are: the phrase beside a reporting verb, and the name in it.

use std::ops::Range;

use super::lexicon::{Lexicon, Title};
use super::tokens::Token;
use crate::text::words::is_unspaced;

/// A longer phrase is a clause, not a speaker.
pub(super) const SPEAKER_WORDS_MAX: usize = 14;
/// As above, where small words stand in it.
const CLAUSE_WORDS_MIN: usize = 5;
/// As above, in bytes; scripts without spaces have no words to count.
const SPEAKER_BYTES_MAX: usize = 160;
/// Tokens before a verb in which its subject is looked for.
const BEFORE_TOKENS_MAX: usize = 40;
/// Words of a subject that only a small word ends.
pub(super) const RUN_WORDS_MAX: usize = 3;
/// A name told apart from its titles has no more words.
const NAME_WORDS_MAX: usize = 4;

/// What stands where a speaker is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Nothing.
    Missing,
    /// Somebody named before, or words that name nobody for sure.
    Unclear,
    /// The speaker of the clause before: a second verb behind "and".
    Same,
    /// A phrase, by its tokens.
    Phrase(Range<usize>),
}

/// The subject behind a verb: the words up to a mark, a word that opens what was said, a small word or a day.
/// Also where it ends.
pub(super) fn behind(tokens: &[Token<'_>], from: usize, to: usize) -> (Subject, usize) {
    let mut end = from;
    while end < to && end <= from + SPEAKER_WORDS_MAX {
        let token = &tokens[end];
        let is_of_name = (token.is_word() || token.mark() == Some('&'))
            && token.that == 0
            && !token.day
            && !token.is_loose();
        let is_verb = token.verb > 0 && !token.capital && from < end;
        if !is_of_name || is_verb || token.key.starts_with(|it: char| it.is_ascii_digit()) {
            break;
        }
        end += 1;
    }
    let stop = end;
    while from < end && tokens[end - 1].title == Some(Title::Open) {
        end -= 1;
    }
    if tokens.get(from).is_some_and(|it| it.pronoun) && !opens_name(tokens, from..end) {
        return (Subject::Unclear, stop);
    }
    if runs_on(tokens, from..end, stop) {
        return (Subject::Unclear, stop);
    }
    (checked(tokens, from..end), stop)
}

/// Without capitals a long phrase before a small word may hold what the sentence is about, too, unless titles tell
/// the name apart.
fn runs_on(tokens: &[Token<'_>], phrase: Range<usize>, stop: usize) -> bool {
    let is_cased = tokens[phrase.clone()].iter().any(|it| it.capital || it.small);
    !is_cased
        && RUN_WORDS_MAX < phrase.len()
        && tokens.get(stop).is_some_and(|it| it.is_loose() && it.that == 0)
        && name(tokens, phrase.clone()) == phrase
}

/// The subject before a verb, between the start of its clause and the verb.
pub(super) fn before(tokens: &[Token<'_>], from: usize, verb: usize) -> Subject {
    let mut parts = parts(tokens, from.max(verb.saturating_sub(BEFORE_TOKENS_MAX)), verb);
    // "Jane Doe, the mayor, also said": what stands between subject and verb parts nothing.
    let is_between = |it: &Token<'_>| it.ends_subject || it.day;
    if parts.len() > 1 && parts.last().is_some_and(|it| tokens[it.clone()].iter().all(is_between)) {
        parts.pop();
    }
    let Some(last) = parts.last() else { return Subject::Missing };
    let is_parted = last.end < verb && tokens[last.end].is_comma();
    if !is_parted {
        return of_part(tokens, last.clone());
    }
    // "Jane Doe, the mayor, said": the subject stands before what is set between commas.
    let Some(mut index) = parts.len().checked_sub(2) else { return Subject::Unclear };
    while index > 0 && is_aside(tokens, &parts[index]) {
        index -= 1;
    }
    of_part(tokens, parts[index].clone())
}

fn parts(tokens: &[Token<'_>], from: usize, to: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = from;
    let parting =
        (from..to).filter(|at| tokens[*at].is_comma() || tokens[*at].is_end() || tokens[*at].is_colon());
    for at in parting.chain([to]) {
        if start < at {
            parts.push(start..at);
        }
        start = at + 1;
    }
    parts
}

/// An age, or a further clause about the subject.
fn is_aside(tokens: &[Token<'_>], part: &Range<usize>) -> bool {
    let first = &tokens[part.start];
    first.key.starts_with(|it: char| it.is_ascii_digit()) || first.is_loose() || first.pronoun
}

fn of_part(tokens: &[Token<'_>], mut part: Range<usize>) -> Subject {
    if tokens[part.clone()].iter().all(Token::is_loose) && !tokens[part.start].pronoun {
        return Subject::Same;
    }
    let whole = part.start;
    while part.len() > 1 && tokens[part.start].is_loose() && !tokens[part.start].pronoun {
        part.start += 1;
    }
    if whole < part.start {
        part.start = second_phrase(tokens, &part);
    }
    // "the ministry on Sunday said", "Doe also said".
    while part.len() > 1 && (tokens[part.end - 1].day || tokens[part.end - 1].ends_subject) {
        let is_day = tokens[part.end - 1].day;
        part.end -= 1;
        if is_day && part.len() > 1 && tokens[part.end - 1].is_loose() {
            part.end -= 1;
        }
    }
    if tokens[part.start].pronoun && !opens_name(tokens, part.clone()) {
        return Subject::Unclear;
    }
    let last = &tokens[part.end - 1];
    if last.is_loose() || last.pronoun {
        return Subject::Unclear;
    }
    checked(tokens, part)
}

/// Whether a pronoun is a title too and a name follows it: Vietnamese has one word for "he" and "Mr".
fn opens_name(tokens: &[Token<'_>], part: Range<usize>) -> bool {
    1 < part.len() && tokens[part.start].title.is_some() && tokens[part.start + 1].capital
}

/// "In a post on social media the police said": behind a small word, an article behind a noun starts the subject.
fn second_phrase(tokens: &[Token<'_>], part: &Range<usize>) -> usize {
    let starts = |at: &usize| {
        tokens[*at].stop
            && tokens[*at].title.is_some()
            && tokens[*at - 1].small
            && tokens[*at - 1].title.is_none()
            && !tokens[*at - 1].stop
    };
    (part.start + 1..part.end).rev().find(starts).unwrap_or(part.start)
}

fn checked(tokens: &[Token<'_>], part: Range<usize>) -> Subject {
    if part.is_empty() {
        return Subject::Missing;
    }
    let words = &tokens[part.clone()];
    let bytes = words[words.len() - 1].end - words[0].start;
    // Capitals name people whose names are verbs.
    let speaks = words.iter().any(|it| it.verb > 0 && !it.capital || it.that > 0);
    let is_long = words.len() > SPEAKER_WORDS_MAX || bytes > SPEAKER_BYTES_MAX;
    let is_clause = CLAUSE_WORDS_MIN < words.len() && words.iter().any(Token::is_loose);
    if is_long || is_clause || speaks || !words.iter().any(Token::is_word) || is_number(words) {
        return Subject::Unclear;
    }
    Subject::Phrase(part)
}

fn is_number(words: &[Token<'_>]) -> bool {
    words.iter().filter(|it| it.is_word()).all(|it| it.key.starts_with(|it: char| it.is_ascii_digit()))
}

/// The name in a phrase when it is cleanly apart from its titles, else the whole phrase.
pub(super) fn name(tokens: &[Token<'_>], phrase: Range<usize>) -> Range<usize> {
    let is_cased = tokens[phrase.clone()].iter().any(|it| it.capital || it.small);
    let found = if is_cased { capitals(tokens, &phrase) } else { behind_titles(tokens, &phrase) };
    found.filter(|it| !it.is_empty() && it.len() <= NAME_WORDS_MAX).unwrap_or(phrase)
}

/// The last words with capitals, without the titles before them: "the mayor Jane Doe", "President Doe".
fn capitals(tokens: &[Token<'_>], phrase: &Range<usize>) -> Option<Range<usize>> {
    let mut end = phrase.end;
    // A word or two between name and verb: "Jane Doe later said".
    while phrase.start < end
        && phrase.end - end < 2
        && tokens[end - 1].small
        && tokens[end - 1].title.is_none()
    {
        end -= 1;
    }
    if end < phrase.end && tokens[phrase.start..end].iter().filter(|it| it.capital).count() < 2 {
        return None;
    }
    let mut start = end;
    while phrase.start < start {
        let word = &tokens[start - 1];
        let is_particle = start < end && particles(tokens, phrase.start..start) > 0;
        let is_ampersand = word.mark() == Some('&') && start < end;
        let is_name = word.capital || is_particle || is_ampersand || !word.small && word.is_word();
        if !is_name || word.title.is_some() || word.day {
            break;
        }
        start -= 1;
    }
    if start == end {
        return None;
    }
    // Behind a title that goes on the words are its complement: "the head of the Home Office".
    let is_complement = phrase.start < start && tokens[start - 1].title == Some(Title::Open);
    (!is_complement && tokens[start].capital).then_some(start..end)
}

/// How many small words of a name stand at the end of a stretch, with a name before them.
fn particles(tokens: &[Token<'_>], stretch: Range<usize>) -> usize {
    let is_small =
        |it: &&Token<'_>| it.small && !it.is_loose() && it.key.chars().count() <= PARTICLE_LETTERS_MAX;
    let count = tokens[stretch.clone()].iter().rev().take_while(is_small).count();
    let has_name = count < stretch.len() && tokens[stretch.end - count - 1].capital;
    if has_name && count <= PARTICLES_MAX { count } else { 0 }
}

/// Small words that follow one another inside a name: "van der".
const PARTICLES_MAX: usize = 2;
/// Small words inside names are short: "von der", "bin", "al".
const PARTICLE_LETTERS_MAX: usize = 3;

/// The words behind the last titles, in scripts without capitals. A word behind an open title is its
/// complement; a title at the end belongs to the name when words of a name stand before it.
fn behind_titles(tokens: &[Token<'_>], phrase: &Range<usize>) -> Option<Range<usize>> {
    tokens[phrase.start].title?;
    let mut start = None;
    let mut is_open = false;
    for at in phrase.clone() {
        match tokens[at].title {
            Some(kind) => {
                is_open = kind == Title::Open;
                let is_last = at + 1 == phrase.end;
                if !(is_last && kind == Title::Whole && start.is_some_and(|it| it < at)) {
                    start = None;
                }
            }
            None if is_open || !tokens[at].is_word() => {
                is_open = false;
                start = None;
            }
            None => {
                start.get_or_insert(at);
            }
        }
    }
    start.map(|it| it..phrase.end)
}

/// A phrase of a script without spaces ends at the word that marks subjects.
pub(super) fn without_subject_mark<'a>(phrase: &'a str, lexicon: &Lexicon) -> &'a str {
    if !phrase.chars().any(is_unspaced) {
        return phrase;
    }
    let ends = lexicon.subject_ends.iter().filter_map(|it| phrase.find(it)).filter(|it| *it > 0);
    ends.min().map_or(phrase, |it| &phrase[..it])
}
