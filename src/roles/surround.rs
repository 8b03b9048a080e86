//! What stands around each row: links, lists, figures, navigation, and what names suggest.

use std::collections::HashMap;

use super::names::{NameKind, NameKinds, kinds_of};
use crate::page::{NodeId, Page, Tag};

/// A set of elements that a row sits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surround(u32);

#[rustfmt::skip]
#[allow(missing_docs, reason = "each names the element it stands for")]
impl Surround {
    pub const LINK: Self = Self(1);          pub const BOLD: Self = Self(1 << 1);
    pub const LIST: Self = Self(1 << 2);     pub const TABLE: Self = Self(1 << 3);
    pub const FIGURE: Self = Self(1 << 4);   pub const CAPTION: Self = Self(1 << 5);
    pub const QUOTE: Self = Self(1 << 6);    pub const FORM: Self = Self(1 << 7);
    pub const NAV: Self = Self(1 << 8);      pub const HEADER: Self = Self(1 << 9);
    pub const FOOTER: Self = Self(1 << 10);  pub const ASIDE: Self = Self(1 << 11);
    pub const ARTICLE: Self = Self(1 << 12); pub const MAIN: Self = Self(1 << 13);
    pub const CONTROL: Self = Self(1 << 14); pub const ADDRESS: Self = Self(1 << 15);
    pub const DETAILS: Self = Self(1 << 16); pub const CODE: Self = Self(1 << 17);
    pub const HEADING: Self = Self(1 << 18); pub const TIME: Self = Self(1 << 19);
    pub const ITALIC: Self = Self(1 << 20);  pub const BODY_PROP: Self = Self(1 << 21);
    pub const COMMENT_PROP: Self = Self(1 << 22); pub const COMMENT_ITEM: Self = Self(1 << 23);
}

impl Surround {
    /// Whether the set holds all of another.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What stands around every row, and the names on it.
pub struct Surroundings {
    around: Vec<Surround>,
    names: Vec<NameKinds>,
    /// How many pictures that a reader sees stand before each row.
    pictures: Vec<u32>,
}

impl Surroundings {
    /// Reads the arena once; a row inherits from its parent, which always stands before it.
    pub fn of_page(page: &Page) -> Self {
        let mut around = Vec::with_capacity(page.node_count());
        let mut names = Vec::with_capacity(page.node_count());
        let mut known: HashMap<&str, NameKinds> = HashMap::new();
        let mut pictures = Vec::with_capacity(page.node_count() + 1);
        let mut seen = 0;
        for id in page.ids() {
            pictures.push(seen);
            seen += u32::from(page.tag(id).is_image() && page.node(id).visibility.is_seen());
            let node = page.node(id);
            let inherited = if node.parent == id { Surround::default() } else { around[node.parent.index()] };
            around.push(inherited.with(own(page, id, node.tag)));
            names.push(names_on(page, id, node.tag, &mut known));
        }
        pictures.push(seen);
        Self { around, names, pictures }
    }

    /// What a row sits in, itself included.
    pub fn of(&self, id: NodeId) -> Surround {
        self.around[id.index()]
    }

    /// What an element's own names suggest.
    pub fn names(&self, id: NodeId) -> NameKinds {
        self.names[id.index()]
    }

    /// How many pictures that a reader sees an element holds.
    pub fn pictures_in(&self, page: &Page, id: NodeId) -> u32 {
        self.pictures[page.node(id).end.index()] - self.pictures[id.index()]
    }

    /// How many pictures that a reader sees stand between two rows.
    pub fn pictures_between(&self, from: NodeId, to: NodeId) -> u32 {
        self.pictures[to.index()].saturating_sub(self.pictures[from.index()])
    }

    /// Whether an element or one of the nearest `levels` around it has such a name.
    pub fn near(&self, page: &Page, id: NodeId, kind: NameKind, levels: usize) -> bool {
        page.ancestors(id).take(levels + 1).any(|it| self.names(it).has(kind))
    }
}

fn own(page: &Page, id: NodeId, tag: Tag) -> Surround {
    let by_tag = match tag {
        Tag::A if !is_anchor(page, id) => Surround::LINK,
        Tag::B | Tag::Strong => Surround::BOLD,
        Tag::I | Tag::Em => Surround::ITALIC,
        Tag::Ul | Tag::Ol | Tag::Dl | Tag::Li | Tag::Menu => Surround::LIST,
        Tag::Table => Surround::TABLE,
        Tag::Figure => Surround::FIGURE,
        Tag::Figcaption => Surround::CAPTION,
        Tag::Blockquote | Tag::Q => Surround::QUOTE,
        Tag::Form | Tag::Fieldset => Surround::FORM,
        Tag::Nav => Surround::NAV,
        Tag::Header => Surround::HEADER,
        Tag::Footer => Surround::FOOTER,
        Tag::Aside => Surround::ASIDE,
        Tag::Article => Surround::ARTICLE,
        Tag::Main => Surround::MAIN,
        Tag::Button | Tag::Select | Tag::Label | Tag::Textarea | Tag::Option => Surround::CONTROL,
        Tag::Address => Surround::ADDRESS,
        Tag::Details => Surround::DETAILS,
        Tag::Pre | Tag::Code => Surround::CODE,
        Tag::Time => Surround::TIME,
        _ if tag.heading_level().is_some() => Surround::HEADING,
        _ => Surround::default(),
    };
    let by_role = match page.attr(id, "role") {
        Some("navigation" | "menu" | "menubar" | "search") => Surround::NAV,
        Some("banner") => Surround::HEADER,
        Some("contentinfo") => Surround::FOOTER,
        Some("complementary") => Surround::ASIDE,
        Some("button" | "tab") => Surround::CONTROL,
        Some("article") => Surround::ARTICLE,
        Some("main") => Surround::MAIN,
        Some("heading") => Surround::HEADING,
        _ => Surround::default(),
    };
    let by_property = match page.attr(id, "itemprop") {
        Some("articleBody" | "reviewBody" | "text") => Surround::BODY_PROP,
        Some("comment") => Surround::COMMENT_PROP,
        _ => Surround::default(),
    };
    let is_item = || page.attr(id, "id").is_some_and(is_comment_number);
    let by_number = if tag.is_block() && is_item() { Surround::COMMENT_ITEM } else { Surround::default() };
    by_tag.with(by_role).with(by_property).with(by_number)
}

/// Whether an `<a>` is a place to link to and no link: left open, it holds the rest of the page.
fn is_anchor(page: &Page, id: NodeId) -> bool {
    let has = |name| page.attr(id, name).is_some();
    !has("href") && (has("name") || has("id"))
}

/// Whether an `id` numbers a comment, as most publishing systems write it: `comment-1024`, `dsq-comment-7`.
pub fn is_comment_number(id: &str) -> bool {
    let name = id.trim_end_matches(|it: char| it.is_ascii_digit());
    name.len() < id.len() && name.trim_end_matches(['-', '_']).to_ascii_lowercase().ends_with("comment")
}

/// The names on `html` and `body` speak of the whole page, so they say nothing of a part.
fn names_on<'a>(page: &'a Page, id: NodeId, tag: Tag, known: &mut HashMap<&'a str, NameKinds>) -> NameKinds {
    let mut kinds = NameKinds::default();
    if matches!(tag, Tag::Text | Tag::Html | Tag::Body | Tag::Head | Tag::Meta | Tag::Link) {
        return kinds;
    }
    for (attribute, value) in page.attrs(id) {
        if matches!(
            attribute,
            "class" | "id" | "data-component" | "data-testid" | "data-type" | "data-module"
        ) {
            kinds = kinds.with(*known.entry(value).or_insert_with(|| kinds_of(value)));
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::{Surround, Surroundings};
    use crate::page::{Page, Tag};
    use crate::{Limits, Options, input, page};

    fn page(html: &str) -> Option<Page> {
        let source = input::open(html.into(), &Options::default()).ok()?;
        Some(page::build(&source, &Limits::default()))
    }

    #[test]
    fn a_place_to_link_to_is_no_link() {
        let is_linked = |html: &str| {
            let page = page(html)?;
            let text = page.ids().find(|it| page.tag(*it) == Tag::Text)?;
            Some(Surroundings::of_page(&page).of(text).has(Surround::LINK))
        };
        assert_eq!(is_linked("<a name=top><table><tr><td>The whole page.</table>"), Some(false));
        assert_eq!(is_linked("<a href='/next'>The next page.</a>"), Some(true));
        assert_eq!(is_linked("<a onclick='go()'>The next page.</a>"), Some(true));
    }
}
