//! What the page's metadata says of the text, made ready to be compared with passages.

use super::measures::text::key_of;
use crate::evidence::Evidence;
use crate::text::letter::is_alphanumeric;
use crate::text::words::EAST_ASIA_FROM;

/// The words of a comparison run together this long; one word says little, five are seldom chance.
const GROUP: usize = 5;

/// A report has fewer writers.
const AUTHORS_MAX: usize = 12;

/// The stated headlines, description and body.
#[derive(Debug, Default)]
pub struct Stated {
    headlines: Vec<u64>,
    headline_words: KeySet,
    description_words: KeySet,
    body_groups: KeySet,
    /// The names of authors in two words or more, none of which is an initial or an article.
    authors: Vec<String>,
}

impl Stated {
    /// Prepares the page's own statements.
    pub fn new(headlines: &[&str], description: Option<&str>, body: Option<&str>) -> Self {
        let body: Vec<u64> = body.into_iter().flat_map(word_keys).collect();
        Self {
            headlines: headlines.iter().map(|it| key_of(it)).collect(),
            headline_words: KeySet::of(headlines.iter().flat_map(|it| word_keys(it))),
            description_words: KeySet::of(description.into_iter().flat_map(word_keys)),
            body_groups: KeySet::of(groups(&body)),
            authors: Vec::new(),
        }
    }

    /// The same with the names of the authors.
    fn by(mut self, authors: impl Iterator<Item = String>) -> Self {
        let is_person = |it: &String| {
            let words = || it.split(|letter: char| !is_alphanumeric(letter));
            2 <= words().count() && words().all(|word| 1 < word.chars().count())
        };
        self.authors = authors.map(|it| it.trim().to_owned()).filter(is_person).take(AUTHORS_MAX).collect();
        self
    }

    /// Whether a text opens with the name of a stated author and goes on.
    pub(crate) fn opens_with_author(&self, text: &str) -> bool {
        let goes_on = |name: &String| text.strip_prefix(name.as_str()).is_some_and(|it| it.starts_with(' '));
        self.authors.iter().any(goes_on)
    }

    /// Whether a text with this key is a stated headline.
    pub(crate) fn is_headline(&self, key: u64) -> bool {
        self.headlines.contains(&key)
    }

    /// The share of the text's words that a stated headline has.
    pub(crate) fn headline_overlap(&self, text: &str) -> f32 {
        if COMPARED_BYTES_MAX < text.len() { 0.0 } else { self.headline_words.share(word_keys(text)) }
    }

    /// The share of the text's words that the description has.
    pub(crate) fn description_overlap(&self, text: &str) -> f32 {
        if COMPARED_BYTES_MAX < text.len() { 0.0 } else { self.description_words.share(word_keys(text)) }
    }

    /// How far a text agrees with what is stated.
    pub(crate) fn agreement(&self, text: &str) -> Agreement {
        let compares_words = text.len() <= COMPARED_BYTES_MAX;
        if self.body_groups.is_empty() && !compares_words {
            return Agreement { headline: 0.0, description: 0.0, body: -1.0 };
        }
        let words: Vec<u64> = word_keys(text).collect();
        let share = |of: &KeySet| if compares_words { of.share(words.iter().copied()) } else { 0.0 };
        Agreement {
            headline: share(&self.headline_words),
            description: share(&self.description_words),
            body: if self.body_groups.is_empty() { -1.0 } else { self.body_groups.share(groups(&words)) },
        }
    }
}

/// How far a text agrees with what is stated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Agreement {
    /// The share of its words that a stated headline has.
    pub(crate) headline: f32,
    /// The share of its words that the description has.
    pub(crate) description: f32,
    /// The share of its word groups that the stated body has, or -1 when none is stated.
    pub(crate) body: f32,
}

/// A set of keys, in order: a page writes them, and no page can make a search in order slow.
#[derive(Debug, Default)]
struct KeySet(Vec<u64>);

impl KeySet {
    fn of(keys: impl Iterator<Item = u64>) -> Self {
        let mut keys: Vec<u64> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The share of keys that are in the set.
    fn share(&self, keys: impl Iterator<Item = u64>) -> f32 {
        if self.is_empty() {
            return 0.0;
        }
        let (mut all, mut found) = (0_u32, 0_u32);
        for key in keys {
            all += 1;
            found += u32::from(self.0.binary_search(&key).is_ok());
        }
        found as f32 / all.max(1) as f32
    }
}

/// What a page's metadata states.
pub(super) fn of(evidence: &Evidence) -> Stated {
    let article = evidence.article();
    let text = |path: &str| article.and_then(|it| it.text(path));
    let mut headlines: Vec<String> = ["headline", "name"].iter().filter_map(|it| text(it)).collect();
    headlines.extend(
        ["og:title", "twitter:title", "dc.title"]
            .iter()
            .filter_map(|it| evidence.meta(it).map(str::to_owned)),
    );
    if let Some(title) = &evidence.title {
        // A title's parts: one of them is the headline, the others name the section and the site.
        headlines.extend(title.split(['|', '\u{2013}', '\u{2014}', '\u{BB}']).map(|it| it.trim().to_owned()));
        headlines.push(title.clone());
    }
    let description = text("description").or_else(|| {
        evidence.first_meta(&["og:description", "description", "twitter:description"]).map(str::to_owned)
    });
    let headlines: Vec<&str> = headlines.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let named = article.map(|it| it.texts("author.name")).unwrap_or_default();
    let authors = named.into_iter().chain(evidence.metas("author").map(str::to_owned));
    Stated::new(&headlines, description.as_deref(), text("articleBody").as_deref()).by(authors)
}

/// Texts longer than this are no headline and no description; comparing them costs and says nothing.
const COMPARED_BYTES_MAX: usize = 2_000;

/// Full-width letters and signs from here on stand in words of any script.
const FULL_WIDTH_FROM: char = '\u{FF00}';

/// Keys of the words; a character of a script without spaces is a word.
fn word_keys(text: &str) -> impl Iterator<Item = u64> {
    text.split(|letter: char| !is_alphanumeric(letter)).filter(|it| !it.is_empty()).flat_map(|word| {
        let is_cjk = word.chars().any(|it| EAST_ASIA_FROM < it && it < FULL_WIDTH_FROM);
        let step = if is_cjk { 1 } else { usize::MAX };
        let mut letters = word.char_indices().step_by(step).peekable();
        std::iter::from_fn(move || {
            let (start, _) = letters.next()?;
            let end = letters.peek().map_or(word.len(), |(at, _)| *at);
            Some(key_of(&word[start..end]))
        })
    })
}

/// Keys of every run of [`GROUP`] words; a shorter text is one group.
fn groups(words: &[u64]) -> impl Iterator<Item = u64> {
    words
        .windows(GROUP.min(words.len()).max(1))
        .map(|group| group.iter().fold(0_u64, |sum, it| sum.rotate_left(7).wrapping_add(*it)))
}

#[cfg(test)]
mod tests {
    use super::Stated;

    #[test]
    fn compares_words_and_word_groups() {
        let stated = Stated::new(
            &["Rain floods the old town"],
            Some("Streets under water"),
            Some("It rained all night long."),
        );
        assert!(0.99 < stated.headline_overlap("rain floods the OLD town"));
        assert!(stated.headline_overlap("nothing alike") < 0.01);
        assert!(0.99 < stated.agreement("it rained all night long").body);
        assert!(stated.agreement("it rained all day and then some").body < 0.5);
        assert!(Stated::new(&[], None, None).agreement("x").body < 0.0);
    }

    #[test]
    fn knows_a_text_that_opens_with_an_author() {
        let stated = Stated::new(&[], None, None).by(["Jane Doe".to_owned(), "Desk".to_owned()].into_iter());
        assert!(stated.opens_with_author("Jane Doe keeps bees."));
        assert!(!stated.opens_with_author("Jane Doe"));
        assert!(!stated.opens_with_author("Jane doe is how a deer begins."));
        assert!(!stated.opens_with_author("Jane Doeling keeps bees."));
        assert!(!stated.opens_with_author("Desk work is hard."));
    }
}
