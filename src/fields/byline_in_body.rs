//! Bylines among the blocks of the body, which belong above it.

use super::byline::CHARS_MAX;
use super::dek::said;
use super::head_and_foot::Places;
use super::{Case, Claim, people, persons, seams, unmarked_byline, writers};
use crate::article::Block;
use crate::text::fold;
use crate::text::letter::is_right_to_left;
use crate::text::words::is_unspaced;

/// The blocks at the beginning of the body that are one of the lines and nothing else, where that line opens with "By"
/// and names people, or where it is a name beside a date, and the last one where brackets hold it. At the end such a line
/// is often an agency's note on who helped, and part of the report.
pub(super) fn blocks(case: &Case<'_>, places: &Places<'_>, claims: &[Claim<String>]) -> Vec<usize> {
    let blocks = &case.body.blocks;
    if blocks.len() <= FIRST_BLOCKS {
        return Vec::new();
    }
    let names_people = |line: &str| {
        let people = writers::in_line(line);
        unmarked_byline::is_labelled(line)
            && people.iter().all(|it| persons::is_person(&it.name))
            && people.first().is_some_and(|it| persons::is_no_phrase(places, &it.name))
    };
    let lines = claims.iter().filter(|it| it.raw.chars().count() <= CHARS_MAX && names_people(&it.value));
    let keys: Vec<String> = lines.map(|it| fold::key(&it.raw)).collect();
    let is_alone =
        |it: &Claim<String>| persons::may_be_person(&it.raw) || seams::lists_facts(&it.raw, &it.value);
    let trusts = [unmarked_byline::DATED, unmarked_byline::ALONE];
    let alone = claims.iter().filter(|it| trusts.contains(&it.trust) && is_alone(it));
    let names: Vec<String> = alone.map(|it| fold::key(&it.raw)).collect();
    let is_printed = |it: &usize| {
        let said = said(&blocks[*it]);
        let is_said = |key: &String| said.as_ref() == Some(key);
        // The post of the writer whom another line names.
        let is_post = || !claims.is_empty() && is_post_line(&blocks[*it]);
        is_post()
            || keys.iter().any(is_said)
            || names.iter().any(|key| is_said(key) || lists_facts(&blocks[*it], key))
    };
    let last = blocks.len() - 1;
    let mut signed = claims.iter().filter(|it| is_bracketed(&it.raw)).map(|it| fold::key(&it.raw));
    let said_last = said(&blocks[last]);
    let is_signed = signed.any(|it| said_last.as_ref() == Some(&it));
    (0..FIRST_BLOCKS).filter(is_printed).chain(is_signed.then_some(last)).collect()
}

/// Whether a block is a short line that names a post: "Local affairs reporter".
fn is_post_line(block: &Block) -> bool {
    let Block::Paragraph { content, .. } = block else { return false };
    let text: String = content.iter().map(|it| it.text.as_str()).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    // Scripts from right to left set what a post is about behind it.
    let name = if text.contains(is_right_to_left) { words.first() } else { words.last() };
    (2..=POST_WORDS_MAX).contains(&words.len()) && name.is_some_and(|it| people::is_role(it))
}

/// Words of such a line.
const POST_WORDS_MAX: usize = 5;

/// Whether a line stands in brackets as a whole, as reporters sign in East Asia; elsewhere such a line tells who helped.
fn is_bracketed(line: &str) -> bool {
    line.contains(is_unspaced)
        && line.starts_with(['(', '\u{FF08}', '\u{3010}', '['])
        && line.ends_with([')', '\u{FF09}', '\u{3011}', ']'])
}

/// Whether a list holds a name and else nothing but short facts with a number, as the time to read.
fn lists_facts(block: &Block, name: &str) -> bool {
    let Block::List { items, .. } = block else { return false };
    let mut is_named = false;
    items.len() <= FACTS_MAX
        && items.iter().all(|item| {
            let text: String = item.content.iter().map(|it| it.text.as_str()).collect();
            let is_name = fold::key(&text) == name;
            is_named |= is_name;
            is_name || text.contains(fold::is_digit) && text.split_whitespace().count() <= FACT_WORDS_MAX
        })
        && is_named
}

/// Facts about an article in one list, and words of one.
const FACTS_MAX: usize = 4;
const FACT_WORDS_MAX: usize = 5;

/// Blocks at the beginning of the body among which a byline may stand.
const FIRST_BLOCKS: usize = 2;
