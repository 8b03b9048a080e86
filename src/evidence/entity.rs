//! Things that a page describes, in one shape for JSON-LD, microdata and `RDFa`.

use std::sync::Arc;

use super::store::{Leaf, Store};

/// Types of schema.org that name one piece of writing. Compared without case.
const ARTICLE_TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "AskPublicNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "TechArticle",
    "Report",
    "Review",
    "ClaimReview",
];

/// Things that are read at one path; no article has as many authors.
const THINGS: usize = 200;

/// One typed thing that the page describes.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its types, without the vocabulary's prefix.
    pub types: Vec<String>,
    store: Arc<Store>,
    item: u32,
}

/// A person, an organisation or another thing that a property names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its types, without the vocabulary's prefix; none when the page gives a plain string.
    pub types: Vec<String>,
    /// The post that the page states with the name.
    pub job_title: Option<String>,
}

impl Entity {
    /// Whether the thing is one piece of writing, such as a news article or a blog post.
    pub fn is_article(&self) -> bool {
        self.is_any(ARTICLE_TYPES)
    }

    /// Whether one of its types is among `names`, compared without case.
    pub fn is_any(&self, names: &[&str]) -> bool {
        self.types.iter().any(|it| names.iter().any(|name| name.eq_ignore_ascii_case(it)))
    }

    /// Whether the page speaks of it only in passing: as an update, a part, a list's item, a citation.
    pub fn is_aside(&self) -> bool {
        self.store.is_aside(self.item)
    }

    /// Its identifier in the page's graph (`@id`, `itemid`).
    pub fn id(&self) -> Option<&str> {
        self.store.id(self.item)
    }

    /// The first string at a path of properties, such as `publisher.logo.url`.
    ///
    /// Arrays are entered and references to other things of the page are followed. A string is taken for
    /// the `name` of the thing that should stand there, or for its `url` when it looks like one; a thing
    /// at the path's end is taken for its name, else its address.
    pub fn text(&self, path: &str) -> Option<String> {
        let leaf = last_step(path);
        self.store.leaves(self.item, path).into_iter().find_map(|it| self.store.written(it, leaf))
    }

    /// Every string at a path of properties, in the page's order; see [`text`](Self::text).
    pub fn texts(&self, path: &str) -> Vec<String> {
        let leaf = last_step(path);
        self.store.leaves(self.item, path).into_iter().filter_map(|it| self.store.written(it, leaf)).collect()
    }

    /// What stands at a path, as things: objects with their name and address, or plain strings.
    pub fn things(&self, path: &str) -> Vec<Thing> {
        let mut things = Vec::new();
        for leaf in self.store.leaves(self.item, path).into_iter().take(THINGS) {
            match leaf {
                Leaf::Text(text) => things.extend(self.store.plain_thing(text)),
                Leaf::Item(item) => self.store.add_things(item, &mut things),
            }
        }
        things
    }

    /// The things at a path as entities, for those that have more to say than a name.
    pub fn entities(&self, path: &str) -> Vec<Self> {
        let leaves = self.store.leaves(self.item, path).into_iter();
        leaves
            .filter_map(|leaf| match leaf {
                Leaf::Item(item) => Some(Self::new(&self.store, item)),
                Leaf::Text(_) => None,
            })
            .collect()
    }

    /// Whether anything stands at a path.
    pub fn has(&self, path: &str) -> bool {
        !self.store.leaves(self.item, path).is_empty()
    }

    pub(super) fn new(store: &Arc<Store>, item: u32) -> Self {
        Self { types: store.types(item).to_vec(), store: Arc::clone(store), item }
    }
}

fn last_step(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
