//! The tree that html5ever builds, within limits: only what the arena needs, attributes in the arena's own form.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;

use ego_tree::{NodeId, NodeMut};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, expanded_name, local_name, ns};
use rustc_hash::FxHashMap;

use super::attributes::{Attributes, Name};
use super::tag::Tag;
use crate::options::Limits;

/// What a page was parsed into.
pub(super) struct Tree {
    pub(super) nodes: ego_tree::Tree<Content>,
    pub(super) attributes: Attributes,
    names: FxHashMap<LocalName, Name>,
}

/// What a node of the tree is.
pub(super) enum Content {
    /// The document, or the content of a `<template>`.
    Fragment,
    Text(StrTendril),
    Element(Element),
}

pub(super) struct Element {
    name: QualName,
    pub(super) tag: Tag,
    /// Where its attributes lie.
    pub(super) attributes: Range<u32>,
}

impl Tree {
    /// Attributes are kept in the order of their names: that of the source says nothing.
    fn add_attributes(&mut self, mut given: Vec<Attribute>) -> Range<u32> {
        given.sort_by(|one, other| one.name.local.cmp(&other.name.local));
        let from = self.attributes.len();
        for Attribute { name, value } in given {
            let name = *self.names.entry(name.local).or_insert_with_key(|it| self.attributes.add_name(it));
            self.attributes.push(name, &value);
        }
        from..self.attributes.len()
    }

    fn element(&self, id: NodeId) -> Option<&Element> {
        match self.nodes.get(id)?.value() {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// Builds a [`Tree`] with a count of nodes and a watch on depth.
pub(super) struct BoundedSink {
    tree: RefCell<Tree>,
    pub(super) limits: Limits,
    elements: Cell<usize>,
    /// How many more elements can be inserted before one of them could lie deeper than the limit.
    unmeasured: Cell<u32>,
    /// Set when an element was inserted deeper than the limit.
    pub(super) too_deep: Cell<bool>,
    /// Set when several tags brought one element more attributes than the limit.
    pub(super) attributes_cut: Cell<bool>,
}

impl BoundedSink {
    pub(super) fn new(limits: &Limits) -> Self {
        let tree = Tree {
            nodes: ego_tree::Tree::new(Content::Fragment),
            attributes: Attributes::default(),
            names: FxHashMap::default(),
        };
        Self {
            tree: tree.into(),
            limits: *limits,
            elements: Cell::new(0),
            unmeasured: Cell::new(u32::from(limits.depth)),
            too_deep: Cell::new(false),
            attributes_cut: Cell::new(false),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.limits.nodes <= self.elements.get()
    }

    /// Each insertion deepens the tree by one at the most, so the walk to the root is needed only when
    /// as many elements were inserted as there was room for at the last one.
    fn watch_depth(&self, parent: NodeId) {
        let left = self.unmeasured.get();
        if 0 < left {
            self.unmeasured.set(left - 1);
            return;
        }
        let depth = self.tree.borrow().nodes.get(parent).map_or(0, |node| node.ancestors().count()) as u32;
        let room = u32::from(self.limits.depth).saturating_sub(depth + 1);
        self.unmeasured.set(room);
        self.too_deep.set(room == 0);
    }

    /// Runs a change of one node of the tree. html5ever names only nodes that it was given.
    fn change(&self, id: NodeId, change: impl FnOnce(NodeMut<'_, Content>)) {
        if let Some(node) = self.tree.borrow_mut().nodes.get_mut(id) {
            change(node);
        }
    }
}

/// Adds text to a node that is text already; gives the text back when it is not.
fn joined(node: Option<NodeMut<'_, Content>>, text: StrTendril) -> Option<StrTendril> {
    if let Some(mut node) = node
        && let Content::Text(before) = node.value()
    {
        before.push_tendril(&text);
        return None;
    }
    Some(text)
}

impl TreeSink for BoundedSink {
    type Output = Tree;
    type Handle = NodeId;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        self.tree.borrow().nodes.root().id()
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match tree.element(*target) {
            Some(element) => &element.name,
            None => &NO_ELEMENT,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        let mut tree = self.tree.borrow_mut();
        let attributes = tree.add_attributes(attributes);
        let tag = Tag::from_name(&name.local);
        let is_template = name.expanded() == expanded_name!(html "template");
        let mut node = tree.nodes.orphan(Content::Element(Element { name, tag, attributes }));
        if is_template {
            node.append(Content::Fragment);
        }
        node.id()
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.tree.borrow_mut().nodes.orphan(Content::Fragment).id()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.tree.borrow_mut().nodes.orphan(Content::Fragment).id()
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.watch_depth(*parent);
                self.change(*parent, |mut it| {
                    it.append_id(id);
                });
            }
            NodeOrText::AppendText(text) => self.change(*parent, |mut it| {
                if let Some(text) = joined(it.last_child(), text) {
                    it.append(Content::Text(text));
                }
            }),
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.watch_depth(*sibling);
                self.remove_from_parent(&id);
                self.change(*sibling, |mut it| {
                    if it.parent().is_some() {
                        it.insert_id_before(id);
                    }
                });
            }
            NodeOrText::AppendText(text) => self.change(*sibling, |mut it| {
                if it.parent().is_some()
                    && let Some(text) = joined(it.prev_sibling(), text)
                {
                    it.insert_before(Content::Text(text));
                }
            }),
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.tree.borrow().nodes.get(*element).is_some_and(|it| it.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.change(*target, |mut it| it.detach());
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.change(*new_parent, |mut it| it.reparent_from_id_append(*node));
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(had) = tree.element(*target).map(|it| it.attributes.clone()) else { return };
        let is_new = |it: &Attribute| tree.attributes.get(&had, &it.name.local).is_none();
        let mut new: Vec<Attribute> = attributes.into_iter().filter(is_new).collect();
        let room = self.limits.attributes.saturating_sub(had.len());
        if room < new.len() {
            // Without a bound each further tag would repeat all that those before it brought.
            self.attributes_cut.set(true);
            new.truncate(room);
        }
        if new.is_empty() {
            return;
        }
        let from = tree.attributes.len();
        tree.attributes.repeat(had);
        let to = tree.add_attributes(new).end;
        if let Some(mut node) = tree.nodes.get_mut(*target)
            && let Content::Element(element) = node.value()
        {
            element.attributes = from..to;
        }
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let tree = self.tree.borrow();
        let content = tree.nodes.get(*target).and_then(|it| it.first_child());
        content.map_or(*target, |it| it.id())
    }
}

/// The name of what is no element, which html5ever does not ask for.
static NO_ELEMENT: QualName = QualName { prefix: None, ns: ns!(), local: local_name!("") };

#[cfg(test)]
mod tests {
    use crate::page::{Page, Tag, from_html};
    use crate::{Limits, page::NodeId};

    fn first(page: &Page, tag: Tag) -> Option<NodeId> {
        page.ids().find(|it| page.tag(*it) == tag)
    }

    #[test]
    fn a_second_body_adds_what_the_first_has_not() {
        let page =
            from_html("<body class=old><p>Rain.</p><body id=late class=new lang=ar>", &Limits::default());
        let attributes = first(&page, Tag::Body).map(|it| page.attrs(it).collect::<Vec<_>>());
        assert_eq!(attributes, Some(vec![("class", "old"), ("id", "late"), ("lang", "ar")]));
    }

    #[test]
    fn order_of_attributes_says_nothing() {
        let pages = ["<p id=b dir=rtl class=a>Rain", "<p dir=rtl class=a id=b>Rain"];
        let [one, other] = pages.map(|it| {
            let page = from_html(it, &Limits::default());
            let paragraph =
                first(&page, Tag::P).map(|it| page.attrs(it).map(|it| it.0.to_owned()).collect::<Vec<_>>());
            paragraph.unwrap_or_default()
        });
        assert_eq!(one, ["class", "dir", "id"]);
        assert_eq!(one, other);
    }

    #[test]
    fn what_a_table_may_not_hold_stands_before_it() {
        let page = from_html("<table>before <b>it</b><tr><td>cell</table>", &Limits::default());
        assert_eq!(page.text_of(NodeId::ROOT), "before it\ncell");
    }
}
