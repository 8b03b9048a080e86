//! A line's tokens as sentences, quotations kept whole.

use std::ops::Range;

use super::direct::VERB_REACH;
use super::speech::Spoken;
use crate::text::words;

/// Where the sentences of a line stand.
pub(super) fn of(line: &Spoken<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..line.tokens.len() {
        if ends(line, at) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < line.tokens.len() {
        out.push(start..line.tokens.len());
    }
    out
}

fn ends(line: &Spoken<'_>, at: usize) -> bool {
    let token = &line.tokens[at];
    let next = line.tokens.get(at + 1);
    if let Some(quotation) = line.quotation(at) {
        return ends_behind(line, at, &quotation.text);
    }
    match token.mark() {
        Some('\n') => true,
        Some('.') => {
            let last = at.checked_sub(1).map(|it| &line.tokens[it]);
            let is_short = last.is_some_and(|it| {
                it.is_word()
                    && it.capital
                    && (it.title.is_some() || it.word.contains('.') || it.key.chars().count() == 1)
            });
            !is_short && !next.is_some_and(|it| it.small)
        }
        Some(mark) if words::is_full_stop(mark) => !next.is_some_and(|it| it.small || it.is_comma()),
        _ => false,
    }
}

/// A quotation that ends as a sentence does ends the sentence around it, unless its speaker follows.
fn ends_behind(line: &Spoken<'_>, at: usize, text: &str) -> bool {
    let Some(next) = line.tokens.get(at + 1) else { return true };
    if !text.ends_with(words::is_full_stop) || next.is_comma() || next.verb > 0 || next.small || next.is_end()
    {
        return false;
    }
    if text.ends_with(['.', '\u{3002}']) || next.quotation().is_some() {
        return true;
    }
    let ahead = line.tokens[at + 1..].iter().take(VERB_REACH).take_while(|it| it.is_word());
    let behind_verb = ahead.clone().position(|it| it.verb > 0).and_then(|it| line.tokens.get(at + 2 + it));
    // "Is it?" Jane Doe asked. – but not: "Is it?" Jane Doe said that it was.
    !behind_verb.is_some_and(|it| it.is_end() || it.is_comma() || it.small && it.that == 0)
}
