//! Microdata and `RDFa` Lite: attributes on elements into things.

use super::entity::Entity;
use super::store::{Store, Value, without_prefix};
use crate::page::{NodeId, Page, Tag};

/// The parser has undone the page's own escaping; some values were escaped once more.
const ESCAPES: u8 = 1;

/// The attributes that a notation uses.
struct Notation {
    /// Opens a thing.
    scope: &'static str,
    types: &'static str,
    property: &'static str,
    id: &'static str,
}

const NOTATIONS: [Notation; 2] = [
    Notation { scope: "itemscope", types: "itemtype", property: "itemprop", id: "itemid" },
    Notation { scope: "typeof", types: "typeof", property: "property", id: "resource" },
];

/// Reads things row by row, in the page's order.
pub(super) struct Reader {
    store: Store,
    /// For each notation, the things that are open: element and item, innermost last.
    open: [Vec<(NodeId, u32)>; 2],
    /// Bytes of text that may still be copied. Elements inside each other share their text, so without
    /// a bound a small page could ask for a huge copy.
    budget: usize,
}

impl Reader {
    /// `budget` bounds the bytes that are copied out of the page's text.
    pub(super) fn new(budget: usize) -> Self {
        Self { store: Store::new(ESCAPES), open: [Vec::new(), Vec::new()], budget }
    }

    /// Whether the row stands in a thing that is not the whole page.
    pub(super) fn in_item(&self, page: &Page) -> bool {
        let mut innermost = self.open.iter().filter_map(|open| open.last());
        innermost.any(|&(node, _)| !matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Head))
    }

    /// Reads one element. Must be called for every element, in order.
    pub(super) fn read(&mut self, page: &Page, id: NodeId) {
        for (notation, open) in NOTATIONS.iter().zip(&mut self.open) {
            while open.last().is_some_and(|&(node, _)| !page.holds(node, id)) {
                open.pop();
            }
            let properties = page.attr(id, notation.property);
            let scope = page.attr(id, notation.scope);
            let outer = open.last().map(|&(_, item)| item);
            let places = outer.zip(properties);
            if scope.is_some() {
                let types = page.attr(id, notation.types).map(types_of).unwrap_or_default();
                let place = places.and_then(|(item, names)| Some((item, names.split_whitespace().next()?)));
                let item = self.store.add_item(types, place);
                if let Some(name) = page.attr(id, notation.id) {
                    self.store.set_id(item, name);
                }
                open.push((id, item));
            } else if let Some((item, names)) = places {
                let Some(value) = value_of(page, id).map(str::trim).filter(|it| !it.is_empty()) else {
                    continue;
                };
                for name in names.split_whitespace() {
                    if self.budget < value.len() {
                        break;
                    }
                    self.budget -= value.len();
                    self.store.add_value(item, name, Value::Text(value.to_owned()));
                }
            }
        }
    }

    pub(super) fn finish(self) -> Vec<Entity> {
        self.store.finish()
    }
}

fn types_of(value: &str) -> Vec<String> {
    value.split_whitespace().map(without_prefix).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// An element's value, as the microdata standard has it; `content` comes first, as in `RDFa`.
fn value_of(page: &Page, id: NodeId) -> Option<&str> {
    if let Some(content) = page.attr(id, "content") {
        return Some(content);
    }
    let attribute = match page.tag(id) {
        Tag::Meta => return None,
        Tag::A | Tag::Link => "href",
        Tag::Img
        | Tag::AmpImg
        | Tag::Source
        | Tag::Iframe
        | Tag::Embed
        | Tag::Track
        | Tag::Audio
        | Tag::Video => "src",
        Tag::Object => "data",
        Tag::Time => "datetime",
        _ => return Some(page.text_of(id)),
    };
    page.attr(id, attribute).or_else(|| Some(page.text_of(id)))
}
