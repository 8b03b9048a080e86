//! What the page's metadata says of the text, made ready to be compared with passages.

use std::collections::HashSet;

use super::measures::text::key_of;
use crate::evidence::Evidence;

/// The words of a comparison run together this long; one word says little, five are seldom chance.
const GROUP: usize = 5;

/// The stated headlines, description and body.
#[derive(Debug, Default)]
pub struct Stated {
    headlines: Vec<u64>,
    headline_words: HashSet<u64>,
    description_words: HashSet<u64>,
    body_groups: HashSet<u64>,
    has_body: bool,
}

impl Stated {
    /// Prepares the page's own statements.
    pub fn new(headlines: &[&str], description: Option<&str>, body: Option<&str>) -> Self {
        let headline_words = headlines.iter().flat_map(|it| word_keys(it)).collect();
        let description_words = description.map(|it| word_keys(it).collect()).unwrap_or_default();
        let body_groups: HashSet<u64> = body.map(groups).unwrap_or_default().into_iter().collect();
        Self {
            headlines: headlines.iter().map(|it| key_of(it)).collect(),
            headline_words,
            description_words,
            has_body: !body_groups.is_empty(),
            body_groups,
        }
    }

    /// Whether a text with this key is a stated headline.
    pub(crate) fn is_headline(&self, key: u64) -> bool {
        self.headlines.contains(&key)
    }

    /// The share of the text's words that a stated headline has.
    pub(crate) fn headline_overlap(&self, text: &str) -> f32 {
        overlap(&self.headline_words, text)
    }

    /// The share of the text's words that the description has.
    pub(crate) fn description_overlap(&self, text: &str) -> f32 {
        overlap(&self.description_words, text)
    }

    /// The share of the text's word groups that the stated body has, or -1 when none is stated.
    pub(crate) fn body_share(&self, text: &str) -> f32 {
        if !self.has_body {
            return -1.0;
        }
        let groups = groups(text);
        let found = groups.iter().filter(|it| self.body_groups.contains(it)).count();
        found as f32 / groups.len().max(1) as f32
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
    Stated::new(&headlines, description.as_deref(), text("articleBody").as_deref())
}

/// Texts longer than this are no headline and no description; comparing them costs and says nothing.
const COMPARED_BYTES_MAX: usize = 2_000;

fn overlap(words: &HashSet<u64>, text: &str) -> f32 {
    if words.is_empty() || COMPARED_BYTES_MAX < text.len() {
        return 0.0;
    }
    let (mut all, mut found) = (0_u32, 0_u32);
    for key in word_keys(text) {
        all += 1;
        found += u32::from(words.contains(&key));
    }
    found as f32 / all.max(1) as f32
}

/// Keys of the words; a character of a script without spaces is a word.
fn word_keys(text: &str) -> impl Iterator<Item = u64> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).flat_map(|word| {
        let is_cjk = word.chars().any(|it| '\u{2E80}' < it && it < '\u{FF00}');
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
fn groups(text: &str) -> Vec<u64> {
    let words: Vec<u64> = word_keys(text).collect();
    if words.is_empty() {
        return Vec::new();
    }
    words
        .windows(GROUP.min(words.len()))
        .map(|group| group.iter().fold(0_u64, |sum, it| sum.rotate_left(7).wrapping_add(*it)))
        .collect()
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
        assert!(0.99 < stated.body_share("it rained all night long"));
        assert!(stated.body_share("it rained all day and then some") < 0.5);
        assert!(Stated::new(&[], None, None).body_share("x") < 0.0);
    }
}
