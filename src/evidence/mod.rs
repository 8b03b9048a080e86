//! Room 3: what the page states about itself, for machines and for readers.
//!
//! Comes in: a [`Page`]. Goes out: [`Evidence`].
//!
//! **Invariant:** this room reads and decides nothing: a statement may be wrong, and later rooms weigh it.
//!
//! **Invariant:** every walk is iterative, and time and memory grow in step with the page.

mod clean;
mod entity;
mod json_ld;
mod lenient_json;
mod marks;
mod meta;
mod microdata;
mod own_article;
pub(crate) mod script_state;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use clean::is_left_over;
pub use entity::{Entity, Thing};

use std::collections::HashMap;

use crate::article::Direction;
use crate::options::Limits;
use crate::page::{NodeId, Page, Tag};
use crate::warning::WarningCode;

/// Reads all that a page states.
pub fn collect(page: &Page, limits: &Limits) -> Evidence {
    let mut evidence = Evidence::default();
    let mut things = microdata::Reader::new(limits.json_bytes);
    for id in page.ids().filter(|&id| page.tag(id) != Tag::Text) {
        things.read(page, id);
        meta::read(page, id, things.in_item(page), &mut evidence);
        marks::read(page, id, &mut evidence);
    }
    evidence.note_firsts();
    evidence.microdata = things.finish();
    evidence.json_ld = json_ld::read(page, limits, &mut evidence.warnings);
    evidence.language = meta::language(page, &evidence);
    evidence.breadcrumbs = marks::breadcrumbs(page, &evidence);
    evidence.articles = own_article::ranked(page, &evidence);
    evidence
}

/// What a page states.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Every typed thing of every JSON-LD script, in the page's order, those inside others too.
    pub json_ld: Vec<Entity>,
    /// Every typed thing of microdata and `RDFa`.
    pub microdata: Vec<Entity>,
    /// Meta tags. Those with `itemprop` only when they speak of the page and not of a thing on it.
    pub meta: Vec<MetaTag>,
    /// `<link>` elements.
    pub links: Vec<HeadLink>,
    /// The content of `<title>`.
    pub title: Option<String>,
    /// The language as stated first: by attributes, then by meta tags; `_` is written `-`.
    pub language: Option<String>,
    /// The `dir` attribute of `<html>` or `<body>`.
    pub direction: Option<Direction>,
    /// The address that relative ones start from, as stated.
    pub base: Option<String>,
    /// Elements that mark a point in time, in the page's order.
    pub times: Vec<TimeMark>,
    /// Links with `rel=author`.
    pub author_links: Vec<NodeId>,
    /// Elements of the body that carry `itemprop` or `property`, once for each name.
    pub marks: Vec<PropertyMark>,
    /// The sections that the page stands in, outermost first; may begin with the front page.
    pub breadcrumbs: Vec<String>,
    /// What could not be read.
    pub warnings: Vec<WarningCode>,
    /// Articles, best first, as numbers into `json_ld` followed by `microdata`.
    articles: Vec<usize>,
    /// Where the first meta tag of each name stands: some are asked for at every picture.
    first_metas: HashMap<String, usize>,
    /// Where the first link with each word of `rel` stands.
    first_links: HashMap<String, usize>,
}

/// What a page states of itself whatever article it holds.
const OF_THE_SITE: [&str; 2] = ["og:site_name", "application-name"];

impl Evidence {
    /// What is stated inside one element, and what holds for the whole site: the evidence of a second
    /// article on the page.
    #[must_use]
    pub fn inside(&self, page: &Page, row: NodeId) -> Self {
        let holds = |id: &NodeId| page.holds(row, *id);
        let mut inside = Self {
            meta: self.meta.iter().filter(|it| OF_THE_SITE.contains(&it.name.as_str())).cloned().collect(),
            language: self.language.clone(),
            direction: self.direction,
            base: self.base.clone(),
            times: self.times.iter().filter(|it| holds(&it.node)).cloned().collect(),
            author_links: self.author_links.iter().filter(|it| holds(it)).copied().collect(),
            marks: self.marks.iter().filter(|it| holds(&it.node)).cloned().collect(),
            breadcrumbs: self.breadcrumbs.clone(),
            ..Self::default()
        };
        inside.note_firsts();
        inside
    }

    fn note_firsts(&mut self) {
        for (at, tag) in self.meta.iter().enumerate() {
            self.first_metas.entry(tag.name.clone()).or_insert(at);
        }
        for (at, link) in self.links.iter().enumerate() {
            for word in &link.rel {
                self.first_links.entry(word.clone()).or_insert(at);
            }
        }
    }
}

/// A `<meta>` under one of its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaTag {
    /// Its `name`, `property`, `itemprop` or `http-equiv`, in lower case.
    pub name: String,
    /// Its content, white space collapsed; never empty.
    pub content: String,
    /// The element.
    pub node: NodeId,
}

/// A `<link>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLink {
    /// The words of `rel`, in lower case.
    pub rel: Vec<String>,
    /// The address as stated; never empty.
    pub href: String,
    /// The element.
    pub node: NodeId,
}

/// An element that marks a point in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMark {
    /// The element.
    pub node: NodeId,
    /// What its attribute says: `datetime`, `content` or a script's own, as stated.
    pub datetime: Option<String>,
    /// What a reader sees; empty when it is too long to be a time.
    pub text: String,
    /// The property that it states, such as `datePublished`.
    pub property: Option<String>,
}

/// An element that carries a property, such as `articleBody`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyMark {
    /// The property, without the vocabulary's prefix.
    pub property: String,
    /// The element.
    pub node: NodeId,
}

impl Evidence {
    /// The content of the first meta tag of a name, given in lower case.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.first_metas.get(name).map(|at| &*self.meta[*at].content)
    }

    /// The contents of all meta tags of a name, given in lower case.
    pub fn metas(&self, name: &str) -> impl Iterator<Item = &str> {
        self.meta.iter().filter(move |it| it.name == name).map(|it| &*it.content)
    }

    /// The content of the first of several names that has a meta tag.
    pub fn first_meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.meta(name))
    }

    /// The address of the first `<link>` whose `rel` has a word, given in lower case.
    pub fn link(&self, rel: &str) -> Option<&str> {
        self.first_links.get(rel).map(|at| &*self.links[*at].href)
    }

    /// The page's own article, as data. None when the page describes several and none of them fits its
    /// address or headline.
    pub fn article(&self) -> Option<&Entity> {
        self.articles().next()
    }

    /// Every described article, the one that fits the page best first; a page may describe its article
    /// twice, and others besides.
    pub fn articles(&self) -> impl Iterator<Item = &Entity> {
        let described = self.json_ld.len();
        self.articles.iter().filter_map(move |&number| match number.checked_sub(described) {
            Some(number) => self.microdata.get(number),
            None => self.json_ld.get(number),
        })
    }

    /// Every described thing with one of these types, such as `WebPage`: JSON-LD's first.
    pub fn typed<'a>(&'a self, types: &'a [&str]) -> impl Iterator<Item = &'a Entity> {
        self.json_ld.iter().chain(&self.microdata).filter(move |it| it.is_any(types))
    }

    /// The elements that carry a property, such as `articleBody`.
    pub fn marked(&self, property: &str) -> impl Iterator<Item = NodeId> {
        self.marks.iter().filter(move |it| it.property.eq_ignore_ascii_case(property)).map(|it| it.node)
    }
}
