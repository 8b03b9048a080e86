//! What the other files ask of the page: where the body lies, and what stands in an element.

use std::ops::Range;

use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::Role;

use super::{Context, above, decoration, embed};

/// Facts about the part of the page that holds the article, each found in one walk.
pub(super) struct Survey<'a> {
    page: &'a Page,
    /// The element to walk: it holds the headline, when one stands before the text, and all the body.
    pub root: NodeId,
    /// The innermost element that holds all body passages and is more than one of them.
    pub container: NodeId,
    /// The passages of the body, from the first to one past the last.
    pub extent: Range<usize>,
    /// The row of the headline, when it stands before the text.
    pub headline: Option<NodeId>,
    /// The rows above the headline where the article's first picture may stand, outside of the headline's own element.
    pub above: Option<Range<NodeId>>,
    /// The first row of text of the body.
    pub first: NodeId,
    /// One past its last row of text.
    pub end: NodeId,
    /// The passages of the root.
    passages: Range<usize>,
    /// Running counts over the root's passages, one more than there are.
    tallies: Vec<Tally>,
    /// The rows of the root where a passage of the body begins.
    starts: Vec<bool>,
    /// For each row of the root, what it is a part of.
    places: Vec<Place>,
    /// Tables of the root that hold tables, in reading order.
    nested: Vec<NodeId>,
}

/// "1 of 9" is longer than what a slider prints.
const LABEL_BYTES_MAX: usize = 5;

/// Passages of an element, by what they are for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// The article's text.
    pub body: u32,
    /// What is said about pictures.
    pub said: u32,
    /// Headline, kicker and dek.
    pub head: u32,
    /// What belongs to other pieces, to readers or to the site.
    pub away: u32,
    /// Buttons and numbers, as sliders have them.
    pub labels: u32,
    /// What the caller took out: the pictures behind it stay.
    pub dropped: u32,
    /// Byline, date, share bar: they stand near the lead picture, and have portraits and signs.
    pub small: u32,
}

/// What a row is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Article,
    /// The byline, the date, the share bar: only a figure in there is the article's.
    Small,
    /// Another piece, an advert, the readers' part.
    Apart,
    /// A card of another piece by its name: no part of it is the article's.
    Card,
}

impl<'a> Survey<'a> {
    /// `None` when no passage is body.
    pub(super) fn new(context: &Context<'a>) -> Option<Self> {
        let (page, roles) = (context.page, context.roles);
        let passages = page.passages();
        let is_body = |it: &usize| roles.role(*it) == Role::Body;
        let first = (0..passages.len()).find(is_body)?;
        let last = (first..passages.len()).rev().find(is_body)?;
        let container = container_of(page, &passages[first], &passages[last]);
        let heading = roles.headline.filter(|&it| it < first);
        let headline = heading.map(|it| passages[it].first);
        let above = heading.and_then(|it| above::rows_above(page, roles, it));
        let narrow = widest(page, container, headline);
        let root = above.as_ref().map_or(narrow, |it| page.common_ancestor(narrow, it.start));
        let mut survey = Self {
            page,
            root,
            container,
            extent: first..last + 1,
            headline,
            above,
            first: passages[first].first,
            end: passages[last].end,
            passages: page.passages_in(root),
            tallies: vec![Tally::default()],
            starts: Vec::new(),
            places: Vec::new(),
            nested: Vec::new(),
        };
        survey.count(context);
        survey.place();
        survey.nest_tables();
        Some(survey)
    }

    fn count(&mut self, context: &Context<'_>) {
        let page = context.page;
        let mut next = self.passages.start;
        let mut figcaption: Option<NodeId> = None;
        for id in page.subtree(self.root) {
            let node = page.node(id);
            if node.tag == Tag::Figcaption {
                figcaption = figcaption.max(Some(node.end));
            }
            let begins = page.passages().get(next).is_some_and(|it| it.first == id);
            let mut is_body = false;
            if begins {
                let role = context.roles.role(next);
                is_body = role == Role::Body;
                let mut tally = self.tallies.last().copied().unwrap_or_default();
                let is_given = context.roles.is_given(next);
                tally.note(role, !is_given && figcaption.is_some_and(|end| id < end));
                let is_short = page.passage_text(&page.passages()[next]).len() <= LABEL_BYTES_MAX;
                tally.labels += u32::from(role == Role::Control || role == Role::Other && is_short);
                tally.dropped += u32::from(role == Role::Other && is_given && !is_short);
                self.tallies.push(tally);
                next += 1;
            }
            self.starts.push(is_body);
        }
    }

    /// Where an element stands is said by its own passages, or by its name; else it stands where its
    /// surroundings do.
    fn place(&mut self) {
        let names = decoration::Names::get();
        for id in self.page.subtree(self.root) {
            let node = self.page.node(id);
            let place = if self.page.holds(id, self.container) {
                Place::Article
            } else {
                let around = self.places[self.slot(node.parent)];
                if node.tag == Tag::Text { around } else { self.place_of(id, around, names) }
            };
            self.places.push(place);
        }
    }

    fn place_of(&self, id: NodeId, around: Place, names: &decoration::Names) -> Place {
        let tally = self.tally(id);
        let is_post = || self.page.attr(id, "class").is_some_and(|it| embed::post_kind(it).is_some());
        if tally.body + tally.head == 0 && (around == Place::Card || names.is_card(self.page, id)) {
            return Place::Card;
        }
        if 0 < tally.body + tally.head || tally.away < tally.said || is_post() {
            return Place::Article;
        }
        if 0 < tally.away || names.is_apart(self.page, id) {
            return Place::Apart;
        }
        match around {
            // Whatever stands around it, a figure is no portrait beside a byline.
            Place::Small if self.page.tag(id) == Tag::Figure => Place::Article,
            Place::Article if 0 < tally.small => Place::Small,
            _ => around,
        }
    }

    /// Notes the tables that have tables inside.
    fn nest_tables(&mut self) {
        let mut open: Vec<(NodeId, NodeId)> = Vec::new();
        let page = self.page;
        for id in page.subtree(self.root).filter(|&it| page.tag(it) == Tag::Table) {
            while open.last().is_some_and(|(_, end)| *end <= id) {
                open.pop();
            }
            self.nested.extend(open.last().map(|(around, _)| *around));
            open.push((id, page.node(id).end));
        }
        self.nested.sort_unstable();
        self.nested.dedup();
    }

    /// Whether there is a table inside this one.
    pub(super) fn holds_table(&self, table: NodeId) -> bool {
        self.nested.binary_search(&table).is_ok()
    }

    fn slot(&self, id: NodeId) -> usize {
        id.index() - self.root.index()
    }

    /// The number of the first passage of the root that does not begin before a row.
    pub(super) fn before(&self, id: NodeId) -> usize {
        self.page.passages_before(id).clamp(self.passages.start, self.passages.end)
    }

    /// The numbers of the passages that begin inside an element of the root.
    pub(super) fn passages_in(&self, id: NodeId) -> Range<usize> {
        self.before(id)..self.before(self.page.node(id).end)
    }

    /// The counts of an element of the root.
    pub(super) fn tally(&self, id: NodeId) -> Tally {
        self.tally_of(self.passages_in(id))
    }

    /// Whether a passage of the body begins at this row.
    pub(super) fn starts_body(&self, id: NodeId) -> bool {
        self.starts.get(self.slot(id)).copied().unwrap_or(false)
    }

    /// Whether a row belongs to the article, and not to a card, an advert or a portrait beside it.
    pub(super) fn is_of_article(&self, id: NodeId) -> bool {
        self.places.get(self.slot(id)) == Some(&Place::Article)
    }

    /// Whether what stands between the end of the body and a row behind it is said about pictures, but for
    /// the labels of a slider and what the caller took out.
    pub(super) fn follows_body(&self, id: NodeId) -> bool {
        self.end <= id && self.page.holds(self.container, id) && self.has_nothing_before(id)
    }

    /// The same of a row behind the element that holds the body, in the element of the whole article.
    pub(super) fn follows_element_of_body(&self, id: NodeId) -> bool {
        matches!(self.page.tag(self.root), Tag::Article | Tag::Main)
            && self.end <= id
            && !self.page.holds(self.container, id)
            && self.has_nothing_before(id)
    }

    fn has_nothing_before(&self, id: NodeId) -> bool {
        let between = self.extent.end..self.before(id).max(self.extent.end);
        let tally = self.tally_of(between.clone());
        tally.away == 0 && between.len() <= (tally.said + tally.dropped + tally.labels) as usize
    }

    /// Whether a passage is said about a picture.
    pub(super) fn is_said(&self, passage: usize) -> bool {
        self.passages.contains(&passage) && 0 < self.tally_of(passage..passage + 1).said
    }

    /// The counts of some passages.
    pub(super) fn tally_of(&self, passages: Range<usize>) -> Tally {
        let at = |passage: usize| {
            let slot = passage.saturating_sub(self.passages.start).min(self.tallies.len() - 1);
            self.tallies[slot]
        };
        let (from, to) = (at(passages.start), at(passages.end));
        Tally {
            body: to.body - from.body,
            said: to.said - from.said,
            head: to.head - from.head,
            away: to.away - from.away,
            labels: to.labels - from.labels,
            dropped: to.dropped - from.dropped,
            small: to.small - from.small,
        }
    }
}

impl Tally {
    fn note(&mut self, role: Role, in_figcaption: bool) {
        match role {
            Role::Caption | Role::Credit => self.said += 1,
            Role::Related
            | Role::Promo
            | Role::Newsletter
            | Role::Comment
            | Role::Navigation
            | Role::AuthorNote
            | Role::Cookie
            | Role::Login
            | Role::Legal => self.away += 1,
            Role::Control | Role::Hidden => {}
            _ if in_figcaption => self.said += 1,
            Role::Body => self.body += 1,
            Role::Headline | Role::Kicker | Role::Dek => self.head += 1,
            Role::Byline | Role::Date | Role::Share | Role::Tags => self.small += 1,
            Role::Source | Role::Correction | Role::Repeat | Role::Other => {}
        }
    }
}

/// The innermost element around all body passages; a lone paragraph, item or heading is not one.
fn container_of(page: &Page, first: &Passage, last: &Passage) -> NodeId {
    let mut container = page.common_ancestor(first.block, last.block);
    let tag = page.tag(container);
    if matches!(tag, Tag::P | Tag::Li | Tag::Text) || tag.heading_level().is_some() {
        container = page.node(container).parent;
    }
    // A body that is one list is a list, and not the loose texts of its items.
    page.ancestors(container)
        .filter(|&it| page.tag(it).is_list())
        .last()
        .map_or(container, |outermost| page.node(outermost).parent)
}

/// The container, widened to the headline, or to the element of the article that may hold a picture before or behind it.
fn widest(page: &Page, container: NodeId, headline: Option<NodeId>) -> NodeId {
    let joint = headline.map_or(container, |it| page.common_ancestor(container, it));
    page.closest(joint, |tag| tag == Tag::Article)
        .or_else(|| page.closest(joint, |tag| tag == Tag::Main))
        .unwrap_or(joint)
}
