//! Whether a sentence looks ahead: "will meet on Thursday" is a Thursday to come.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::dates::spoken::{Meaning, Mention, Which};
use crate::language::Pack;
use crate::text::{fold, list, words};

/// Letters before and behind a mention that are looked at; a clause is seldom longer, and it keeps time
/// linear.
const CLAUSE_CHARS_MAX: usize = 140;

/// One language's words, folded, and whether each is only the ending of a word.
#[derive(Debug, Default)]
struct Words {
    before: Vec<(String, bool)>,
    behind: Vec<(String, bool)>,
    either: Vec<(String, bool)>,
}

/// Turns a weekday to the days to come where its clause looks ahead. `false` when it may mean either.
pub(super) fn turn(mention: &mut Mention, text: &str, pack: &Pack) -> bool {
    let Meaning::Weekday(weekday, Which::UpTo) = mention.meaning else { return true };
    let Some(words) = words_of(pack.tag) else { return true };
    let before = sentence_before(&text[..mention.range.start]);
    let behind = sentence_behind(&text[mention.range.end..]);
    let clause = before.rsplit(is_clause_end).next().unwrap_or(before);
    if looks_ahead(clause, &words.either, pack) {
        return false;
    }
    if looks_ahead(clause, &words.before, pack) || holds(&fold::key(behind), &words.behind).is_some() {
        mention.meaning = Meaning::Weekday(weekday, Which::From);
        return true;
    }
    !looks_ahead(before, &words.before, pack)
}

/// Whether a word that looks ahead stands in a text, and behind it none that reports what was said.
fn looks_ahead(text: &str, ahead: &[(String, bool)], pack: &Pack) -> bool {
    let key = fold::key(text);
    let Some(end) = holds(&key, ahead) else { return false };
    let rest = format!(" {} ", &key[end..]);
    !pack.section("reporting-verbs").iter().any(|it| rest.contains(&format!(" {} ", fold::key(it))))
}

/// Where the last of some words ends in a text; whole words where the script sets spaces.
fn holds(key: &str, words: &[(String, bool)]) -> Option<usize> {
    let is_whole = |start: usize, end: usize, is_ending: bool| {
        let inside =
            |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() && !words::is_unspaced(it));
        (is_ending || !inside(key[..start].chars().next_back())) && !inside(key[end..].chars().next())
    };
    let ends = words.iter().filter_map(|(word, is_ending)| {
        let found = key.match_indices(word.as_str()).map(|(at, _)| (at, at + word.len()));
        found.filter(|it| is_whole(it.0, it.1, *is_ending)).map(|it| it.1).last()
    });
    ends.max()
}

fn is_clause_end(letter: char) -> bool {
    matches!(
        letter,
        ',' | '\u{60C}' | '\u{3001}' | '\u{FF0C}' | ';' | ':' | '\u{61B}' | '(' | '\u{2013}' | '\u{2014}'
    )
}

fn sentence_before(text: &str) -> &str {
    let start = text.char_indices().rev().take(CLAUSE_CHARS_MAX).last().map_or(0, |it| it.0);
    let near = &text[start..];
    near.rsplit(words::is_full_stop).next().unwrap_or(near)
}

fn sentence_behind(text: &str) -> &str {
    let end = text.char_indices().nth(CLAUSE_CHARS_MAX).map_or(text.len(), |it| it.0);
    let near = &text[..end];
    near.split(words::is_full_stop).next().unwrap_or(near)
}

/// The words of a language from `ahead.txt`.
fn words_of(tag: &str) -> Option<&'static Words> {
    static ALL: OnceLock<HashMap<&'static str, Words>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: HashMap<&str, Words> = HashMap::new();
        for (section, line) in list::sections(include_str!("ahead.txt")) {
            let Some((tag, word)) = line.split_once(' ') else { continue };
            let words = all.entry(tag).or_default();
            let list = match section {
                "behind" => &mut words.behind,
                "either" => &mut words.either,
                _ => &mut words.before,
            };
            list.push((fold::key(word), word.starts_with('*')));
        }
        all
    });
    all.get(tag)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::turn;
    use crate::dates::spoken::{Meaning, Which, mentions};
    use crate::language::pack;

    fn which(text: &str) -> Option<Which> {
        let pack = pack("en").unwrap();
        let mut mention = mentions(text, pack).pop().unwrap();
        let is_clear = turn(&mut mention, text, pack);
        match mention.meaning {
            Meaning::Weekday(_, which) => is_clear.then_some(which),
            _ => None,
        }
    }

    #[test]
    fn clauses_that_look_ahead_turn_their_day() {
        assert_eq!(which("The council will meet on Thursday."), Some(Which::From));
        assert_eq!(which("It will rain. The council met on Thursday."), Some(Which::UpTo));
        assert_eq!(which("The council that will go said on Thursday"), Some(Which::UpTo));
        assert_eq!(which("The plant, which will close, burnt on Thursday"), None);
        assert_eq!(which("They met on Thursday and will meet again"), Some(Which::UpTo));
    }
}
