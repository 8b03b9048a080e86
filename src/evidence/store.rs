//! Where things and their values are kept, and how a path of properties is walked.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::clean;
use super::entity::{Entity, Thing};

/// Properties that lead from the page's subject to some other piece.
const OTHER_PIECES: &[&str] = &[
    "associatedMedia",
    "citation",
    "comment",
    "exampleOfWork",
    "hasPart",
    "isBasedOn",
    "isPartOf",
    "isRelatedTo",
    "itemListElement",
    "itemReviewed",
    "liveBlogUpdate",
    "mentions",
    "relatedLink",
    "review",
    "reviews",
    "sharedContent",
    "significantLink",
    "subjectOf",
    "workExample",
];

/// Properties whose values are one line for a reader; publishing systems leave tags in them.
const ONE_LINERS: &[&str] =
    &["headline", "alternativeHeadline", "alternateName", "name", "description", "abstract", "caption"];

/// Properties whose line breaks mean something.
const RUNNING_TEXTS: &[&str] = &["articleBody", "reviewBody", "text"];

/// Types of one thing that are kept; none needs more.
const TYPES: usize = 16;

/// A longer type is none of schema.org's, whose names with their prefix have 70 bytes at the most.
const TYPE_BYTES_MAX: usize = 200;

/// Names of one thing; some sites put all authors' into one.
const NAMES: usize = 200;

/// A longer post tells of a life. Each of a thing's names is given it. In bytes.
const JOB_TITLE_BYTES_MAX: usize = 500;

/// All things of one notation, with their values as the page gives them.
#[derive(Debug, Default)]
pub(super) struct Store {
    items: Vec<Item>,
    by_id: HashMap<Box<str>, u32>,
    /// How often the values may have been escaped.
    escapes: u8,
}

#[derive(Debug, Default)]
struct Item {
    types: Vec<String>,
    id: Option<Box<str>>,
    aside: bool,
    /// A name may come more than once.
    properties: Vec<Property>,
}

#[derive(Debug)]
struct Property {
    name: Box<str>,
    values: Vec<Value>,
}

/// A value as the page gives it.
#[derive(Debug)]
pub(super) enum Value {
    /// A string, a number or a truth value.
    Text(String),
    /// Another thing of the store.
    Item(u32),
}

/// What stands at the end of a path.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leaf<'a> {
    Text(&'a str),
    Item(u32),
}

impl Store {
    pub(super) fn new(escapes: u8) -> Self {
        Self { escapes, ..Self::default() }
    }

    /// Adds a thing, as the value of a property when it stands inside another.
    pub(super) fn add_item(&mut self, mut types: Vec<String>, inside: Option<(u32, &str)>) -> u32 {
        types.retain(|it| it.len() <= TYPE_BYTES_MAX);
        types.truncate(TYPES);
        let item = self.items.len() as u32;
        let aside = inside.is_some_and(|(outer, name)| {
            self.items[outer as usize].aside || OTHER_PIECES.contains(&without_prefix(name))
        });
        self.items.push(Item { types, aside, ..Item::default() });
        if let Some((outer, name)) = inside {
            self.add_value(outer, name, Value::Item(item));
        }
        item
    }

    /// Adds a value at the end of a property.
    pub(super) fn add_value(&mut self, item: u32, name: &str, value: Value) {
        let name = without_prefix(name);
        let properties = &mut self.items[item as usize].properties;
        match properties.last_mut() {
            Some(last) if &*last.name == name => last.values.push(value),
            _ => properties.push(Property { name: name.into(), values: vec![value] }),
        }
    }

    pub(super) fn set_id(&mut self, item: u32, id: &str) {
        let id = id.trim();
        if !id.is_empty() {
            self.items[item as usize].id = Some(id.into());
        }
    }

    /// Ends the writing: learns the identifiers, and lists every typed thing.
    pub(super) fn finish(mut self) -> Vec<Entity> {
        for (number, item) in self.items.iter().enumerate() {
            let Some(id) = &item.id else { continue };
            let known = self.by_id.get(id).map_or(0, |&it| self.items[it as usize].properties.len());
            if known < item.properties.len() {
                self.by_id.insert(id.clone(), number as u32);
            }
        }
        let store = Arc::new(self);
        let typed = (0..store.items.len() as u32).filter(|&it| !store.items[it as usize].types.is_empty());
        typed.map(|it| Entity::new(&store, it)).collect()
    }

    /// The values of a property, in the page's order.
    fn values(&self, item: u32, name: &str) -> impl Iterator<Item = &Value> {
        let properties = self.items[self.holder(item, name) as usize].properties.iter();
        properties.filter(move |it| &*it.name == name).flat_map(|it| &it.values)
    }

    pub(super) fn types(&self, item: u32) -> &[String] {
        &self.items[item as usize].types
    }

    pub(super) fn id(&self, item: u32) -> Option<&str> {
        self.items[item as usize].id.as_deref()
    }

    pub(super) fn is_aside(&self, item: u32) -> bool {
        self.items[item as usize].aside
    }

    /// The thing whose values count for a property: itself, or the fuller one that it refers to.
    fn holder(&self, item: u32, name: &str) -> u32 {
        let own = &self.items[item as usize];
        if own.properties.iter().any(|it| &*it.name == name) { item } else { self.fuller(item) }
    }

    /// The fullest thing with the same identifier, when the types do not speak against it.
    fn fuller(&self, item: u32) -> u32 {
        let own = &self.items[item as usize];
        let Some(&other) = own.id.as_ref().and_then(|id| self.by_id.get(id)) else { return item };
        let theirs = &self.items[other as usize].types;
        let fits = own.types.is_empty() || own.types.iter().any(|it| theirs.contains(it));
        if fits { other } else { item }
    }

    /// What stands at a path. Each thing counts once a step, so that references cannot multiply.
    pub(super) fn leaves(&self, item: u32, path: &str) -> Vec<Leaf<'_>> {
        let mut here = vec![Leaf::Item(item)];
        for step in path.split('.') {
            let mut next = Vec::new();
            let mut entered = HashSet::new();
            for leaf in here {
                match leaf {
                    Leaf::Text(text) if stands_for(text, step) => next.push(leaf),
                    Leaf::Item(item) if step == "@id" => {
                        next.extend(self.id(item).map(Leaf::Text));
                    }
                    Leaf::Item(item) if entered.insert(self.holder(item, step)) => {
                        next.extend(self.values(item, step).map(|value| match value {
                            Value::Text(text) => Leaf::Text(text),
                            Value::Item(item) => Leaf::Item(*item),
                        }));
                    }
                    Leaf::Text(_) | Leaf::Item(_) => {}
                }
            }
            here = next;
        }
        let mut named = HashSet::new();
        here.retain(|leaf| match leaf {
            Leaf::Text(_) => true,
            Leaf::Item(item) => named.insert(self.holder(*item, "name")),
        });
        here
    }

    pub(super) fn written(&self, leaf: Leaf<'_>, property: &str) -> Option<String> {
        match leaf {
            Leaf::Text(text) => self.cleaned(text, property),
            Leaf::Item(item) => self
                .first(item, "name")
                .or_else(|| self.first(item, "url"))
                .or_else(|| self.id(item).and_then(|id| self.cleaned(id, "@id"))),
        }
    }

    /// The first plain string of a property.
    fn first(&self, item: u32, name: &str) -> Option<String> {
        self.values(item, name).find_map(|value| match value {
            Value::Text(text) => self.cleaned(text, name),
            Value::Item(_) => None,
        })
    }

    fn cleaned(&self, text: &str, property: &str) -> Option<String> {
        let mut text = Cow::Borrowed(text);
        for _ in 0..self.escapes {
            text = clean::undo_references(&text).into_owned().into();
        }
        if ONE_LINERS.contains(&property) {
            text = clean::strip_tags(&text).into_owned().into();
        }
        let is_running = RUNNING_TEXTS.contains(&property);
        let text = if is_running { clean::collapse_lines(&text) } else { clean::collapse(&text) };
        (!text.is_empty() && !clean::is_left_over(&text)).then_some(text)
    }

    pub(super) fn plain_thing(&self, text: &str) -> Option<Thing> {
        let text = self.cleaned(text, "name")?;
        Some(if is_address(&text) {
            Thing { url: Some(text), ..Thing::default() }
        } else {
            Thing { name: Some(text), ..Thing::default() }
        })
    }

    /// One thing for each name, since some sites put several people's names into one.
    pub(super) fn add_things(&self, item: u32, things: &mut Vec<Thing>) {
        let names: Vec<String> = self
            .values(item, "name")
            .filter_map(|value| match value {
                Value::Text(text) => self.cleaned(text, "name"),
                Value::Item(inner) => self.first(*inner, "name"),
            })
            .take(NAMES)
            .collect();
        let url = self
            .first(item, "url")
            .or_else(|| self.first(item, "sameAs"))
            .or_else(|| self.id(item).map(str::to_owned))
            .filter(|it| is_address(it));
        let thing = Thing {
            name: None,
            url: url.filter(|_| names.len() < 2),
            types: self.items[self.fuller(item) as usize].types.clone(),
            job_title: self.first(item, "jobTitle").filter(|it| it.len() <= JOB_TITLE_BYTES_MAX),
        };
        if names.is_empty() {
            let whole = [self.first(item, "givenName"), self.first(item, "familyName")];
            let whole: Vec<String> = whole.into_iter().flatten().collect();
            let name = (!whole.is_empty()).then(|| whole.join(" "));
            if name.is_some() || thing.url.is_some() {
                things.push(Thing { name, ..thing });
            }
            return;
        }
        things.extend(names.into_iter().map(|name| Thing { name: Some(name), ..thing.clone() }));
    }
}

/// A type or a property without the vocabulary's prefix: `NewsArticle` of
/// `http://schema.org/NewsArticle` or `schema:NewsArticle`. Other vocabularies keep theirs.
pub(super) fn without_prefix(name: &str) -> &str {
    let name = name.trim();
    let Some((start, rest)) = name.split_once(':') else { return name };
    if start.eq_ignore_ascii_case("schema") {
        return rest;
    }
    let is_known = ["schema.org", "data-vocabulary.org"].iter().any(|it| rest.contains(it));
    if is_known { rest.rsplit(['/', '#']).next().unwrap_or(name) } else { name }
}

/// Whether a plain string may stand where a thing with this property is looked for.
fn stands_for(text: &str, property: &str) -> bool {
    match property {
        "name" => !is_address(text),
        "url" | "@id" | "contentUrl" => is_address(text),
        _ => false,
    }
}

/// Whether a string is an address and not a name.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && (text.starts_with("http://")
            || text.starts_with("https://")
            || text.starts_with('/')
            || text.starts_with("data:"))
}
