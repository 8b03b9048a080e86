//! Pages that stand where an article was asked for: errors, checks, walls of consent and of plans.

use std::iter;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Measured;
use super::surround::Surround;
use crate::evidence::Evidence;
use crate::page::{Page, Tag};
use crate::text::words::{is_hangul, is_unspaced};
use crate::text::{fold, list};

/// Longer headlines report about what a notice's words name.
const TITLE_CHARS_MAX: usize = 90;

/// What parts the title of a page from the name of its site.
const TITLE_PARTS: [&str; 7] = [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{BB} ", " \u{B7} ", ": "];

struct Titles {
    whole: Vec<String>,
    /// Phrases by their first words, of scripts that part words.
    spaced: FxHashMap<String, Vec<String>>,
    unspaced: Vec<String>,
}

impl Titles {
    fn get() -> &'static Self {
        static TITLES: OnceLock<Titles> = OnceLock::new();
        TITLES.get_or_init(|| {
            let keys = |name| list::section(include_str!("notice_titles.txt"), name).map(fold::key);
            let (unspaced, parted): (Vec<String>, Vec<String>) =
                keys("within").partition(|it| it.starts_with(is_joined));
            let mut spaced: FxHashMap<String, Vec<String>> = FxHashMap::default();
            for phrase in parted {
                spaced.entry(first_word(&phrase).to_owned()).or_default().push(phrase);
            }
            Titles { whole: keys("whole").collect(), spaced, unspaced }
        })
    }

    fn have(&self, text: &str) -> bool {
        if TITLE_BYTES_MAX < text.len() {
            return false;
        }
        let key = fold::key(text);
        self.whole.contains(&key) || key.chars().count() <= TITLE_CHARS_MAX && self.are_within(&key)
    }

    fn are_within(&self, key: &str) -> bool {
        let starts = iter::once(0).chain(key.match_indices(' ').map(|it| it.0 + 1));
        let opens = |rest: &str| {
            let phrases = self.spaced.get(first_word(rest)).into_iter().flatten();
            phrases
                .filter_map(|it| rest.strip_prefix(it.as_str()))
                .any(|it| it.is_empty() || it.starts_with(' '))
        };
        starts.map(|at| &key[at..]).any(opens)
            || key.contains(is_joined) && self.unspaced.iter().any(|it| key.contains(it.as_str()))
    }
}

fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or(key)
}

/// Whether words of a letter's script stand without spaces, or with endings that are written to them.
fn is_joined(letter: char) -> bool {
    is_unspaced(letter) || is_hangul(letter)
}

/// Whether the headline, the line below it or the title calls the page a notice.
pub(super) fn is_notice(page: &Page, evidence: &Evidence, measured: &Measured) -> bool {
    let headline = measured.headline.map(|it| page.passage_text(&page.passages()[it]));
    let title = evidence.title.as_deref();
    let mut parts: Vec<&str> = headline.into_iter().chain(title).collect();
    for sign in TITLE_PARTS {
        parts = parts.into_iter().flat_map(|it| it.split(sign)).collect();
    }
    let below = measured.headline.and_then(|it| page.passages().get(it + 1)).map(|it| page.passage_text(it));
    let whole = [headline, title, below].into_iter().flatten();
    let titles = Titles::get();
    whole.chain(parts).any(|it| titles.have(it))
}

/// A longer title is none.
const TITLE_BYTES_MAX: usize = 600;

/// Whether a field for a password stands where an article's text would: below the headline and at most one paragraph.
pub(super) fn asks_password(page: &Page, measured: &Measured) -> bool {
    let Some(headline) = measured.headline else { return false };
    let from = page.passages()[headline].first;
    let prose = (headline + 1..page.passages().len()).filter(|it| measured.facts[*it].is_prose());
    let end = prose.map(|it| page.passages()[it].first).nth(1);
    let frame = [Surround::NAV, Surround::HEADER, Surround::FOOTER, Surround::ASIDE];
    let is_field = |it| {
        let around = measured.surroundings.of(it);
        page.tag(it) == Tag::Input
            && page.attr(it, "type").is_some_and(|it| it.eq_ignore_ascii_case("password"))
            && page.node(it).visibility.is_seen()
            && !frame.iter().any(|it| around.has(*it))
    };
    page.ids().filter(|it| from < *it && end.is_none_or(|end| *it < end)).any(is_field)
}
