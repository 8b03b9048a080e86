//! Short lines of copied text that only their place tells from the article's: names and buttons around its date, and the
//! keywords below it.

use std::collections::HashSet;

use super::Context;
use crate::language::Section;
use crate::roles::{Label, Role, behind_tag_label};
use crate::text::fold;

/// The names that reasons give.
pub(crate) const HEAD: &str = "head-line";
pub(crate) const TAGS: &str = "tag-line";

/// A line of so many words may be the first of the text.
const HEAD_WORDS_MAX: u32 = 6;

/// The date of an article stands so near its headline.
const HEAD_LINES_MAX: usize = 12;

/// A keyword has no more words.
const TAG_WORDS_MAX: u32 = 4;

/// An article has no more keywords; what goes on is a menu.
const TAG_LINES_MAX: usize = 20;

/// Takes such lines out of the body, once all other rules have spoken.
pub(super) fn set_apart(context: &Context<'_>, labels: &mut [Label]) {
    if context.page.is_plain {
        set_head_apart(context, labels);
        set_tags_apart(context, labels);
        set_counters_apart(context, labels);
        set_writers_apart(context, labels);
    }
}

/// "1/5", "2/5" and so on: which picture of a gallery is shown. Marks that a review gives do not begin with one.
fn set_counters_apart(context: &Context<'_>, labels: &mut [Label]) {
    let counters: Vec<Option<(&str, &str)>> = (0..labels.len()).map(|it| counter(context.text(it))).collect();
    let totals: HashSet<&str> = counters.iter().flatten().filter(|it| is_one(it.0)).map(|it| it.1).collect();
    for (label, counter) in labels.iter_mut().zip(counters) {
        if counter.is_some_and(|it| totals.contains(it.1)) {
            give(label, Role::Control, BUTTON);
        }
    }
}

/// The two numbers of a line that is nothing but a number, a slash and a number.
fn counter(text: &str) -> Option<(&str, &str)> {
    if COUNTER_BYTES_MAX < text.len() {
        return None;
    }
    let (number, total) = text.split_once('/')?;
    let is_number = |it: &str| !it.is_empty() && it.chars().all(fold::is_digit);
    let (number, total) = (number.trim(), total.trim());
    (is_number(number) && is_number(total)).then_some((number, total))
}

fn is_one(number: &str) -> bool {
    fold::ascii_digits(number).trim_start_matches('0') == "1"
}

const COUNTER_BYTES_MAX: usize = 16;
const BUTTON: &str = "button";
const AUTHOR_NOTE: &str = "author-note";

/// The name of a writer from the head of the page again at the end of the text, with what follows: who that is.
fn set_writers_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(headline) = context.headline else { return };
    let reach = headline + 1..labels.len().min(headline + HEAD_LINES_MAX);
    let is_fact = |it: usize| matches!(labels[it].role, Role::Byline | Role::Date);
    let is_by_facts =
        |it: usize| (it.saturating_sub(FACTS_NEAR)..labels.len().min(it + FACTS_NEAR + 1)).any(is_fact);
    let head: Vec<&str> = reach
        .filter(|&it| is_fact(it) || labels[it].role == Role::Other && is_by_facts(it))
        .filter(|&it| !context.labels[it].starts.has(Section::Agencies))
        .map(|it| context.text(it))
        .filter(|it| it.len() <= BYLINE_BYTES_MAX)
        .collect();
    let body: Vec<usize> =
        (context.first_prose() + 1..labels.len()).filter(|it| labels[*it].role == Role::Body).collect();
    let (text, tail) = body.split_at(body.len().saturating_sub(NOTE_PASSAGES_MAX));
    // Who speaks or writes in turns is named again and again.
    let said: HashSet<&str> = text.iter().map(|it| context.text(*it)).collect();
    let names_writer = |it: &usize| {
        let is_name = |name: &str| head.iter().any(|line| holds_words(line, name));
        let is_line = |name: &str| head.contains(&name);
        let text = context.text(*it);
        let count = text.split(' ').count();
        NAME_WORDS.contains(&count)
            && !context.facts(*it).ends_sentence
            && !said.contains(text)
            && is_name(text)
            || Some(it) == tail.last()
                && NAME_WORDS.rev().any(|it| it < count && first_words(text, it).is_some_and(is_line))
    };
    let length = |passages: &[usize]| passages.iter().map(|it| context.facts(*it).length).sum::<f32>();
    let is_short = |at: &usize| NOTE_SHARE_MAX * length(&body) >= length(&tail[*at..]);
    if let Some(at) = tail.iter().position(names_writer).filter(is_short) {
        tail[at..].iter().for_each(|it| give(&mut labels[*it], Role::AuthorNote, AUTHOR_NOTE));
    }
}

/// A name stands so near the byline or the date; elsewhere it is a topic's.
const FACTS_NEAR: usize = 2;

/// A longer line of the head names more than writers.
const BYLINE_BYTES_MAX: usize = 240;

/// Words of a writer's name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// What is told of the writer is no longer part of the text.
const NOTE_SHARE_MAX: f32 = 0.34;

/// The name of a writer and what is told of two or three of them.
const NOTE_PASSAGES_MAX: usize = 5;

fn first_words(text: &str, count: usize) -> Option<&str> {
    let (end, _) = text.match_indices(' ').nth(count - 1)?;
    Some(&text[..end])
}

/// Whether a line holds some words whole.
fn holds_words(line: &str, words: &str) -> bool {
    line.match_indices(words).any(|(at, found)| {
        !line[..at].ends_with(char::is_alphanumeric)
            && !line[at + found.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Lines between the headline and the article's date, and below the date up to the first sentence.
fn set_head_apart(context: &Context<'_>, labels: &mut [Label]) {
    let Some(headline) = context.headline else { return };
    let reach = headline + 1..labels.len().min(headline + HEAD_LINES_MAX);
    // One paragraph above the date may be the dek; behind more of them stand dates of other pieces.
    let end = reach.clone().filter(|it| context.facts(*it).is_prose()).nth(1).unwrap_or(reach.end);
    let is_fact = |it: &usize| matches!(labels[*it].role, Role::Date | Role::Byline);
    let Some(last) = (headline + 1..end).rev().find(is_fact) else { return };
    let is_short = |it: usize| {
        let facts = context.facts(it);
        facts.words <= HEAD_WORDS_MAX && !facts.ends_sentence
    };
    let text = (last + 1..labels.len()).find(|it| !is_short(*it)).unwrap_or(last);
    for it in (headline + 1..text).filter(|it| is_short(*it)) {
        if matches!(labels[it].role, Role::Body | Role::Related | Role::Other) {
            give(&mut labels[it], Role::Other, HEAD);
        }
    }
}

/// A label of keywords below the text, and the short lines that follow it.
fn set_tags_apart(context: &Context<'_>, labels: &mut [Label]) {
    let is_tag = |it: &usize| {
        let facts = context.facts(*it);
        facts.words <= TAG_WORDS_MAX && !facts.ends_sentence && context.labels[*it].is.is_empty()
    };
    let mut index = context.first_prose() + 1;
    while index < labels.len() {
        if let Some(rest) = behind_tag_label(context.text(index)) {
            let end = labels.len().min(index + 1 + if rest.is_empty() { TAG_LINES_MAX } else { 0 });
            let count = (index + 1..end).take_while(is_tag).count();
            labels[index..=index + count].iter_mut().for_each(|it| give(it, Role::Tags, TAGS));
            index += count;
        }
        index += 1;
    }
}

fn give(label: &mut Label, role: Role, reason: &'static str) {
    label.role = role;
    label.reasons.insert(0, reason);
}
