//! One person, one name: short mentions and other spellings are traced to the full name.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexicon::Title;
use super::tokens::Token;

/// Speakers compared with one another; an article with more is a list.
const SPEAKERS_MAX: usize = 80;
/// Words that a full name has at most.
const FULL_WORDS_MAX: usize = 4;
/// As above, where no capitals tell names from the words before them.
const FULL_WORDS_UNCASED_MAX: usize = 2;
/// Words before a short mention that may complete it where titles do not tell.
const GIVEN_WORDS_MAX: usize = 2;
/// Letters from which on a word may be another spelling of one that differs in one letter.
const ONE_SLIP_LETTERS: usize = 5;
/// As above, for two letters.
const TWO_SLIPS_LETTERS: usize = 8;

/// How an article uses its words. Most articles need only part of it, so each part is made when it is first asked for.
pub(super) struct Uses<'a> {
    /// The article's lines with their tokens.
    lines: Vec<(&'a str, &'a [Token<'a>])>,
    /// How often words stand in the article.
    counts: OnceCell<HashMap<&'a str, u32>>,
    /// As above, for pairs of words.
    pairs: OnceCell<HashMap<(&'a str, &'a str), u32>>,
    /// The full names that end in a word, from text with capitals.
    full: OnceCell<HashMap<String, Vec<Name>>>,
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) key: String,
    text: String,
    lower: String,
    /// Whether no name reaches across it: a title, a small word, the complement of a title.
    barrier: bool,
    /// Whether it can be a name by its letters.
    proper: bool,
}

/// A name as printed.
pub(super) type Name = Vec<Word>;

impl<'a> Uses<'a> {
    pub(super) fn of(lines: Vec<(&'a str, &'a [Token<'a>])>) -> Self {
        Self { lines, counts: OnceCell::new(), pairs: OnceCell::new(), full: OnceCell::new() }
    }

    /// The full names that end in the word with a key.
    fn full_names(&self, key: &str) -> &[Name] {
        let full = self.full.get_or_init(|| {
            let mut full = HashMap::new();
            self.lines.iter().for_each(|(text, tokens)| add_full_names(&mut full, text, tokens));
            full
        });
        full.get(key).map_or(&[], Vec::as_slice)
    }

    fn count(&self, key: &str) -> u32 {
        let counts = self.counts.get_or_init(|| {
            let mut counts: HashMap<&str, u32> = HashMap::new();
            for token in self.lines.iter().flat_map(|it| it.1).filter(|it| it.is_word()) {
                *counts.entry(&token.word).or_default() += 1;
            }
            counts
        });
        counts.get(key).copied().unwrap_or_default()
    }

    /// Whether a word also stands somewhere without the one before it.
    pub(super) fn stands_apart(&self, before: &str, word: &str) -> bool {
        self.pair(before, word) < self.count(word)
    }

    /// Whether a word also stands somewhere without the one behind it.
    fn stands_before_others(&self, word: &str, behind: &str) -> bool {
        self.pair(word, behind) < self.count(word)
    }

    fn pair(&self, one: &str, other: &str) -> u32 {
        let pairs = self.pairs.get_or_init(|| {
            let mut pairs: HashMap<(&str, &str), u32> = HashMap::new();
            let neighbours = self.lines.iter().flat_map(|it| it.1.windows(2));
            for pair in neighbours.filter(|it| it.iter().all(Token::is_word)) {
                *pairs.entry((&pair[0].word, &pair[1].word)).or_default() += 1;
            }
            pairs
        });
        pairs.get(&(one, other)).copied().unwrap_or_default()
    }
}

fn add_full_names(full: &mut HashMap<String, Vec<Name>>, text: &str, tokens: &[Token<'_>]) {
    let mut start = 0;
    for at in 0..=tokens.len() {
        let is_name = tokens
            .get(at)
            .is_some_and(|it| it.capital && it.title.is_none() && !it.stop && !it.day && !it.pronoun);
        if is_name {
            continue;
        }
        let is_complement = start > 0 && tokens[start - 1].title == Some(Title::Open);
        if !is_complement && (2..=FULL_WORDS_MAX).contains(&(at - start)) {
            let name = words(text, tokens, start..at);
            let known = full.entry(name[name.len() - 1].key.clone()).or_default();
            if known.len() < 3 && !known.iter().any(|it| is_same(it, &name)) {
                known.push(name);
            }
        }
        start = at + 1;
    }
}

/// The words of a phrase.
pub(super) fn words(text: &str, tokens: &[Token<'_>], range: Range<usize>) -> Name {
    let word = |at: usize| {
        let token = &tokens[at];
        let is_complement =
            at > range.start && (tokens[at - 1].title == Some(Title::Open) || tokens[at - 1].is_loose());
        Word {
            key: token.key.clone().into_owned(),
            lower: token.word.clone().into_owned(),
            text: text[token.start..token.end].to_owned(),
            barrier: token.title.is_some() || token.stop || is_complement || !token.is_word(),
            proper: token.is_word() && !token.small && token.title.is_none() && !token.stop,
        }
    };
    range.clone().map(word).collect()
}

/// A name of a script without spaces.
pub(super) fn one_word(text: &str) -> Name {
    let (key, lower) = (crate::text::fold::key(text), text.to_lowercase());
    vec![Word { key, text: text.to_owned(), lower, barrier: false, proper: true }]
}

fn is_same(one: &[Word], other: &[Word]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.key == b.key)
}

fn is_proper(name: &[Word]) -> bool {
    name.iter().all(|it| it.proper)
}

/// For each mention, the form that stands for its bearer.
pub(super) fn merged(mentions: &[(Name, String)], uses: &Uses<'_>) -> Vec<String> {
    let mut known: Vec<usize> = Vec::new();
    let mut seen = HashSet::new();
    for (index, (name, _)) in mentions.iter().enumerate() {
        let key: Vec<&str> = name.iter().map(|it| it.key.as_str()).collect();
        if known.len() < SPEAKERS_MAX && seen.insert(key) {
            known.push(index);
        }
    }
    let names: Vec<&Name> = known.iter().map(|it| &mentions[*it].0).collect();
    let full: Vec<Option<Name>> = names.iter().map(|it| full_name(it, &names, uses)).collect();
    let spelt: Vec<Option<Name>> = names
        .iter()
        .zip(&full)
        .map(|(name, full)| spelling(full.as_ref().unwrap_or(name), &names, uses))
        .collect();
    let form = |name: &Name| {
        let at = names.iter().position(|it| is_same(it, name))?;
        spelt[at].as_ref().or(full[at].as_ref()).map(|it| printed(it))
    };
    let mut firsts: HashMap<String, String> = HashMap::new();
    mentions
        .iter()
        .map(|(name, text)| {
            let form = form(name).unwrap_or_else(|| text.clone());
            firsts.entry(crate::text::fold::key(&form)).or_insert(form).clone()
        })
        .collect()
}

fn printed(name: &[Word]) -> String {
    name.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The full name that a short mention stands for, when there is exactly one.
fn full_name(name: &Name, names: &[&Name], uses: &Uses<'_>) -> Option<Name> {
    let has_capitals = name[0].text.starts_with(char::is_uppercase);
    if !has_capitals && FULL_WORDS_UNCASED_MAX < name.len() {
        let is_short = |it: &&&Name| it.len() < name.len() && is_proper(it) && ends_with(name, it, false);
        let heads = |it: &&&Name| it.len() == 1 && is_proper(it) && it[0].key == name[0].key;
        if let Some(short) = names.iter().find(heads) {
            // Words about the speaker follow a name that stands alone elsewhere.
            return Some(full_name(short, &[], uses).unwrap_or_else(|| (*short).clone()));
        }
        let short = names.iter().filter(is_short).map(|it| it.len()).min()?;
        return Some(without_titles(name, short, uses)).filter(|it| it.len() > short);
    }
    if !is_proper(name) {
        return None;
    }
    let longer = |exactly: bool| {
        let mut found: Vec<Name> = Vec::new();
        for other in names.iter().filter(|it| name.len() < it.len() && ends_with(it, name, exactly)) {
            let other = without_titles(other, name.len(), uses);
            if !found.iter().any(|it| is_alike(it, &other)) {
                found.push(other);
            }
        }
        found
    };
    let mut found = longer(true);
    if found.is_empty() && name.len() == 1 {
        found.extend(uses.full_names(&name[0].key).iter().cloned());
    }
    if found.is_empty() {
        found = longer(false);
    }
    let full = found.pop()?;
    (found.is_empty() && full.len() > name.len()).then_some(full)
}

fn ends_with(long: &[Word], short: &[Word], exactly: bool) -> bool {
    let tail = &long[long.len() - short.len()..];
    if exactly { is_same(tail, short) } else { is_alike(tail, short) }
}

/// A phrase that could not be parted from its titles, cut down to a name whose last words are known: words used
/// nowhere else in the article are taken for given names.
fn without_titles(phrase: &Name, known: usize, uses: &Uses<'_>) -> Name {
    let has_capitals = phrase[0].text.starts_with(char::is_uppercase);
    let longest = if has_capitals { FULL_WORDS_MAX } else { FULL_WORDS_UNCASED_MAX };
    if is_proper(phrase) && phrase.len() <= longest && !phrase.iter().any(|it| it.barrier) {
        return phrase.clone();
    }
    let last = phrase.len() - known;
    let mut start = last;
    while start > 0 && last - start < GIVEN_WORDS_MAX {
        let word = &phrase[start - 1];
        if word.barrier || !word.proper || uses.stands_before_others(&word.lower, &phrase[start].lower) {
            break;
        }
        start -= 1;
    }
    phrase[start..].to_vec()
}

/// The spelling of each word that the article uses most, then first.
fn spelling(name: &Name, names: &[&Name], uses: &Uses<'_>) -> Option<Name> {
    if !is_proper(name) {
        return None;
    }
    let variants: Vec<&&Name> = names
        .iter()
        .filter(|it| {
            is_proper(it) && it.len() <= name.len() && ends_with(name, it, false)
                || it.len() > name.len() && ends_with(it, name, false)
        })
        .collect();
    let mut out = name.clone();
    for at in 0..name.len() {
        let from_end = name.len() - at;
        let mut best = (uses.count(&name[at].lower), None);
        for word in variants.iter().filter_map(|it| it.len().checked_sub(from_end).map(|place| &it[place])) {
            let count = uses.count(&word.lower);
            if best.0 < count
                || best.0 == count && best.1.is_none() && variants.first().is_some_and(|it| it.contains(word))
            {
                best = (count, Some(word));
            }
        }
        if let Some(word) = best.1 {
            out[at] = word.clone();
        }
    }
    Some(out)
}

/// The same words, give or take a slip in some.
fn is_alike(one: &[Word], other: &[Word]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.key == b.key || is_slip(&a.key, &b.key))
}

/// Whether two words are one, written otherwise: a foreign name in another transcription.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let length = one.len().min(other.len());
    if length < ONE_SLIP_LETTERS || one.first() != other.first() || one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    distance(&one, &other) <= if length < TWO_SLIPS_LETTERS { 1 } else { 2 }
}

/// Edits from one word to another (Levenshtein, 1966).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (column, b) in other.iter().enumerate() {
            let changed = corner + usize::from(a != b);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, is_slip};

    #[test]
    fn slips_are_small_and_in_long_words() {
        let letters = |it: &str| it.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert!(is_slip("lavrentyev", "lavrentiev"));
        assert!(!is_slip("lee", "leo") && !is_slip("mason", "jason") && !is_slip("harris", "harper"));
    }
}
