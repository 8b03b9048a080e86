//! A language's words of saying, ready to be looked up.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Pack, packs};
use crate::order;
use crate::text::fold;

/// What a run of words does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Reports speech.
    Verb,
    /// Opens what was said.
    That,
    /// Names where a statement comes from.
    According,
}

/// How a word stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// The name may follow.
    Whole,
    /// A complement follows before the name does.
    Open,
}

#[derive(Debug)]
struct Entry {
    rest: Vec<String>,
    act: Act,
    /// The last word is a small word that is joined to the next one.
    joins: bool,
    /// Whom it is told stands behind the verb.
    hears: bool,
}

/// What a language knows of a word.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The runs of words that begin with it, longest first.
    entries: Vec<Entry>,
    pub(super) is_pronoun: bool,
    pub(super) is_day: bool,
    title: Option<Title>,
}

impl Known {
    /// Whether a run of words that does something may begin here.
    pub(super) fn may_act(&self) -> bool {
        !self.entries.is_empty()
    }

    /// The longest run of words that does something and begins here, with the keys behind the first: its words,
    /// and whether its last word is joined to what follows or, for verbs, whether a hearer does.
    pub(super) fn act(&self, act: Act, rest: &[&str]) -> Option<(usize, bool)> {
        self.entries.iter().filter(|it| it.act == act).find_map(|entry| {
            let plain = entry.rest.len() - usize::from(entry.joins);
            let fits =
                rest.len() >= entry.rest.len() && entry.rest[..plain].iter().zip(rest).all(|(a, b)| a == b);
            let joined = !entry.joins
                || rest
                    .get(plain)
                    .zip(entry.rest.get(plain))
                    .is_some_and(|(it, small)| it.starts_with(small.as_str()));
            (fits && joined).then_some((1 + plain, entry.joins || entry.hears))
        })
    }
}

/// What a language knows of a word as written: folding makes a small word of some names.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Written {
    pub(super) is_stop: bool,
    /// Whether it stands behind a subject and is no part of it.
    pub(super) ends_subject: bool,
}

/// One language's words of saying.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By comparison key.
    words: FxHashMap<String, Known>,
    /// Verbs that report only with a second word: the two words.
    split: FxHashMap<String, Vec<String>>,
    /// First words of verbs that go on from the clause before: "and added".
    joints: FxHashSet<String>,
    /// As written, in small letters.
    written: FxHashMap<String, Written>,
    title_starts: Vec<String>,
    /// What stands behind a subject and is no part of it, as written.
    pub(super) subject_ends: Vec<&'static str>,
    /// Verbs as written, longest first, for scripts without spaces.
    pub(super) verbs: Vec<&'static str>,
    /// Words that open what was said, as above.
    pub(super) thats: Vec<&'static str>,
    /// Whether the subject usually follows the verb.
    pub(super) verb_first: bool,
}

/// A title that ends so has a complement behind it, a verb whom it is told.
const OPEN_SIGN: &str = " +";
/// What stands between the words of a verb that reports only with a second word.
const SPLIT_SIGN: &str = " ... ";

/// What stands before a verb that goes on from the clause before.
const JOINT_SIGN: &str = "... ";

impl Lexicon {
    /// A pack's words, made ready when they are first asked for.
    pub(super) fn of(pack: &'static Pack) -> &'static Self {
        static ALL: OnceLock<Vec<OnceLock<Lexicon>>> = OnceLock::new();
        static NONE: OnceLock<Lexicon> = OnceLock::new();
        let all = ALL.get_or_init(|| packs().iter().map(|_| OnceLock::new()).collect());
        let number = packs().iter().position(|it| it.tag == pack.tag);
        number.and_then(|it| all.get(it)).unwrap_or(&NONE).get_or_init(|| Self::build(pack))
    }

    fn build(pack: &'static Pack) -> Self {
        let mut it =
            Self { verb_first: pack.section("sentence-order").contains(&"verb first"), ..Self::default() };
        for line in pack.section("reporting-verbs") {
            if let Some((verb, second)) = line.split_once(SPLIT_SIGN) {
                it.split.entry(fold::key(verb)).or_default().push(fold::key(second));
            } else if let Some(verb) = line.strip_prefix(JOINT_SIGN) {
                it.joints.extend(fold::key(verb).split(' ').next().map(str::to_owned));
                it.add(verb, Act::Verb);
            } else {
                it.add(line, Act::Verb);
            }
        }
        pack.section("that-words").iter().for_each(|line| it.add(line, Act::That));
        pack.section("according-to").iter().for_each(|line| it.add(line, Act::According));
        it.words
            .values_mut()
            .for_each(|word| order::sort_by_key(&mut word.entries, |it| std::cmp::Reverse(it.rest.len())));
        it.verbs = longest_first(pack.section("reporting-verbs"));

        it.thats = longest_first(pack.section("that-words"));
        for line in pack.section("pronouns") {
            it.words.entry(fold::key(line)).or_default().is_pronoun = true;
        }
        for line in pack.section("stop-words") {
            it.written.entry(line.to_lowercase()).or_default().is_stop = true;
        }
        for line in pack.section("weekdays").iter().chain(pack.section("relative-days")) {
            it.words.entry(last_word(&fold::key(line))).or_default().is_day = true;
        }
        for line in pack.section("speaker-titles") {
            it.add_title(line);
        }
        it
    }

    fn add(&mut self, line: &str, act: Act) {
        let (line, hears) = line.strip_suffix(OPEN_SIGN).map_or((line, false), |it| (it, true));
        let key = fold::key(line);
        let mut words = key.split(' ').map(str::to_owned);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let joins = act == Act::According && rest.last().is_some_and(|it| it.chars().count() == 1);
        self.words.entry(first).or_default().entries.push(Entry { rest, act, joins, hears });
    }

    fn add_title(&mut self, line: &'static str) {
        if let Some(end) = line.strip_prefix('-') {
            self.subject_ends.push(end);
            self.written.entry(end.to_owned()).or_default().ends_subject = true;
        } else if let Some(start) = line.strip_suffix('-') {
            self.title_starts.push(start.to_lowercase());
        } else if let Some(word) = line.strip_suffix(OPEN_SIGN) {
            self.words.entry(fold::key(word)).or_default().title = Some(Title::Open);
        } else {
            self.words.entry(fold::key(line)).or_default().title = Some(Title::Whole);
        }
    }

    /// What is known of a word, by its comparison key.
    pub(super) fn word(&self, key: &str) -> Option<&Known> {
        self.words.get(key)
    }

    /// What is known of a word as written, in small letters.
    pub(super) fn written(&self, word: &str) -> Written {
        self.written.get(word).copied().unwrap_or_default()
    }

    /// The second words of which a verb needs one to report.
    pub(super) fn seconds(&self, key: &str) -> &[String] {
        self.split.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_joint(&self, key: &str) -> bool {
        self.joints.contains(key)
    }

    pub(super) fn is_pronoun(&self, key: &str) -> bool {
        self.word(key).is_some_and(|it| it.is_pronoun)
    }

    /// How a word of which something is known, or nothing, stands in a title.
    pub(super) fn title(&self, known: Option<&Known>, word: &str) -> Option<Title> {
        let by_start = || {
            let is_longer = |start: &&String| word.starts_with(start.as_str()) && start.len() < word.len();
            self.title_starts.iter().find(is_longer).map(|_| Title::Whole)
        };
        known.and_then(|it| it.title).or_else(by_start)
    }
}

fn last_word(key: &str) -> String {
    key.rsplit(' ').next().unwrap_or(key).to_owned()
}

fn longest_first(words: &[&'static str]) -> Vec<&'static str> {
    let mut out = words.to_vec();
    order::sort_by_key(&mut out, |it| std::cmp::Reverse(it.len()));
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Act, Lexicon, Title};
    use crate::language::pack;

    /// What a word does with those behind it.
    fn act(lexicon: &Lexicon, word: &str, act: Act, behind: &[&str]) -> Option<(usize, bool)> {
        lexicon.word(word).and_then(|it| it.act(act, behind))
    }

    #[test]
    fn signs_in_packs_are_read() {
        let english = Lexicon::of(pack("en").unwrap());
        assert_eq!(act(english, "told", Act::Verb, &["us"]), Some((1, true)));
        assert_eq!(act(english, "said", Act::Verb, &["so"]), Some((1, false)));
        assert_eq!(act(english, "and", Act::Verb, &["added"]), Some((2, false)));
        assert!(english.is_joint("and") && !english.is_joint("said"));
        assert_eq!(act(english, "according", Act::According, &["to", "x"]), Some((2, false)));
        assert_eq!(
            (english.title(english.word("mayor"), "mayor"), english.title(english.word("of"), "of")),
            (Some(Title::Whole), Some(Title::Open))
        );
        assert!(english.subject_ends.contains(&"also") && !english.verb_first);
    }

    #[test]
    fn every_pack_has_marks_verbs_and_pronouns() {
        for pack in crate::language::packs() {
            for section in ["quotation-marks", "reporting-verbs", "pronouns"] {
                assert!(!pack.section(section).is_empty(), "{} has no {section}", pack.tag);
            }
        }
    }

    #[test]
    fn arabic_puts_the_verb_first_and_joins_small_words() {
        let arabic = Lexicon::of(pack("ar").unwrap());
        assert!(arabic.verb_first);
        let (by, ministry) = ("\u{648}\u{641}\u{642}\u{627}", "\u{644}\u{648}\u{632}\u{627}\u{631}\u{647}");
        assert_eq!(act(arabic, by, Act::According, &[ministry]), Some((1, true)));
        assert_eq!(arabic.seconds("\u{62D}\u{645}\u{644}").len(), 2);
    }
}
