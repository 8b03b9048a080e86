//! The walk over the article that puts its blocks in order and inside each other.

use crate::article::{Block, Figure, ListItem, Mark};
use crate::page::{NodeId, Tag};
use crate::roles::Role;
use crate::warning::WarningCode;

use super::figure::Figures;
use super::live::Update;
use super::locale::{self, Letters};
use super::survey::Survey;
use super::{Body, Context, code, embed, inline, lines, list, live, quote, table};

/// What was found out about the page before the walk.
pub(super) struct Plan {
    pub figures: Figures,
    /// The lists that only lay out the page, in reading order.
    pub transparent: Vec<NodeId>,
    /// The updates of a live report, in reading order.
    pub updates: Vec<Update>,
}

/// The article's blocks.
pub(super) fn blocks(context: &Context<'_>, survey: &Survey<'_>, plan: &Plan) -> Body {
    let mut walk = Walk {
        context,
        survey,
        figures: &plan.figures,
        plan,
        next_figure: 0,
        pictures: Vec::new(),
        frames: Vec::new(),
        heading: None,
        languages: Vec::new(),
        separator: None,
        body: Body::default(),
    };
    let mut done = survey.root;
    for id in context.page.subtree(survey.root) {
        if done <= id {
            walk.close_until(id);
            done = walk.visit(id);
        }
    }
    walk.close_all();
    let is_shown = |picture: &NodeId| walk.pictures.binary_search(picture).is_ok();
    walk.body.captions = plan.figures.claimed.iter().map(|it| it.filter(is_shown)).collect();
    walk.body
}

/// An element that gathers blocks into one.
struct Frame<'a> {
    node: NodeId,
    end: NodeId,
    /// Siblings of this name that follow directly lie in the frame too.
    reach: Option<Tag>,
    kind: Kind,
    letters: Letters,
    language: Option<&'a str>,
}

enum Kind {
    Quote(Vec<Block>),
    List {
        ordered: bool,
        start: Option<u32>,
        items: Vec<ListItem>,
    },
    Item(ListItem),
    /// The number of an update in the plan, its own headline and its blocks.
    Update(usize, Option<String>, Vec<Block>),
}

struct Walk<'a> {
    context: &'a Context<'a>,
    survey: &'a Survey<'a>,
    figures: &'a Figures,
    plan: &'a Plan,
    next_figure: usize,
    /// The rows of the figures that were put into the body, in reading order.
    pictures: Vec<NodeId>,
    frames: Vec<Frame<'a>>,
    /// Where the heading ends that the walk is in, and its level.
    heading: Option<(NodeId, u8)>,
    /// The `lang` attributes of the elements around, with the end of each.
    languages: Vec<(NodeId, &'a str)>,
    /// A break that waits for the block behind it.
    separator: Option<NodeId>,
    body: Body,
}

impl Walk<'_> {
    /// Takes in one row, and says from which row to go on.
    fn visit(&mut self, id: NodeId) -> NodeId {
        let page = self.context.page;
        let node = page.node(id);
        if node.tag == Tag::Text {
            self.read_passage(id);
            return node.end;
        }
        let is_inside = id != self.survey.container && page.holds(self.survey.container, id);
        if is_inside {
            self.note_language(id);
        }
        self.note_heading(id);
        if self.place_figure(id) {
            return id;
        }
        if node.visibility.is_seen() && self.place_embed(id) {
            return node.end;
        }
        if is_inside && self.open(id) {
            return node.end;
        }
        id
    }

    /// Opens a frame, or takes in the whole element as one block; says whether it did the latter.
    fn open(&mut self, id: NodeId) -> bool {
        let page = self.context.page;
        let tag = page.tag(id);
        let has_text = 0 < self.survey.tally(id).body;
        if let Ok(number) = self.plan.updates.binary_search_by_key(&id, |it| it.node) {
            self.enter(id, None, Kind::Update(number, None, Vec::new()));
            return false;
        }
        match tag {
            Tag::Hr if self.is_break(id) => {
                self.separator = self.separator.or(Some(id));
            }
            Tag::Pre if has_text => {
                if let Some(block) = code::block(page, id) {
                    self.push(block, id, Letters::default());
                    return true;
                }
            }
            Tag::Table if has_text && table::is_data(page, self.survey, id) => {
                if let Some((table, is_cut)) = table::read(self.context, id) {
                    self.body.warnings.extend(is_cut.then_some(WarningCode::TableCut));
                    self.push(Block::Table(table), id, Letters::default());
                    return true;
                }
            }
            Tag::Blockquote if has_text && self.may_nest() => {
                self.enter(id, None, Kind::Quote(Vec::new()));
            }
            _ if tag.is_list() && has_text && self.may_nest() && !self.is_transparent(id) => {
                let start = list::start(self.context.page, id);
                self.enter(id, None, Kind::List { ordered: tag == Tag::Ol, start, items: Vec::new() });
            }
            Tag::Li | Tag::Dt | Tag::Dd if has_text => self.open_item(id),
            _ => {}
        }
        false
    }

    /// An item inside its list; copied text has items without a list around them.
    fn open_item(&mut self, id: NodeId) {
        let page = self.context.page;
        let tag = page.tag(id);
        let is_bare = tag == Tag::Li && !page.tag(page.node(id).parent).is_list();
        let is_in_list = matches!(self.frames.last().map(|it| &it.kind), Some(Kind::List { .. }));
        if is_bare && !is_in_list && self.may_nest() {
            self.enter(id, Some(Tag::Li), Kind::List { ordered: false, start: None, items: Vec::new() });
        } else if !is_in_list {
            return;
        }
        self.enter(id, list::reach_of_item(tag), Kind::Item(ListItem::default()));
    }

    /// Whether a rule parts the text. Rules above and below it part the text from the page.
    fn is_break(&self, rule: NodeId) -> bool {
        self.frames.is_empty()
            && self.survey.first < rule
            && rule < self.survey.end
            && self.context.page.node(rule).visibility.is_seen()
    }

    fn is_transparent(&self, list: NodeId) -> bool {
        let holds_updates =
            || self.plan.updates.first().is_some_and(|it| self.context.page.node(it.node).parent == list);
        self.plan.transparent.binary_search(&list).is_ok() || holds_updates()
    }

    fn may_nest(&self) -> bool {
        self.frames.iter().filter(|it| !matches!(it.kind, Kind::Item(_))).count() < list::NESTING
    }

    fn enter(&mut self, id: NodeId, reach: Option<Tag>, kind: Kind) {
        let end = self.context.page.node(id).end;
        let language = self.languages.last().map(|(_, language)| *language);
        self.frames.push(Frame { node: id, end, reach, kind, letters: Letters::default(), language });
    }

    /// Closes what ends before a row.
    fn close_until(&mut self, id: NodeId) {
        let node = self.context.page.node(id);
        while let Some(top) = self.frames.last_mut().filter(|it| it.end <= id) {
            let is_sibling = self.context.page.node(top.node).parent == node.parent && top.end == id;
            if is_sibling && top.reach == Some(node.tag) {
                top.end = node.end;
                break;
            }
            self.close();
        }
        while self.languages.last().is_some_and(|(end, _)| *end <= id) {
            self.languages.pop();
        }
    }

    fn close_all(&mut self) {
        while !self.frames.is_empty() {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let locale = locale::of_block(self.context, frame.letters, frame.language);
        match frame.kind {
            Kind::Item(item) => {
                let is_empty = item.content.is_empty() && item.blocks.is_empty();
                if let Some(Frame { kind: Kind::List { items, .. }, letters, .. }) = self.frames.last_mut() {
                    letters.add(frame.letters);
                    items.extend(Some(item).filter(|_| !is_empty));
                }
            }
            Kind::List { ordered, start, items } if !items.is_empty() => {
                self.push(Block::List { ordered, start, items, locale }, frame.node, frame.letters);
            }
            Kind::Quote(blocks) if !blocks.is_empty() => {
                self.push(Block::Quote { blocks, locale }, frame.node, frame.letters);
            }
            Kind::Update(number, heading, blocks) if heading.is_some() || !blocks.is_empty() => {
                let Update { id, time, heading: beside, .. } = &self.plan.updates[number];
                let heading = heading.or_else(|| beside.clone());
                let update = Block::Update { id: id.clone(), time: time.clone(), heading, blocks };
                self.push(update, frame.node, frame.letters);
            }
            Kind::List { .. } | Kind::Quote(_) | Kind::Update(..) => {}
        }
    }

    /// Puts a block where it belongs: into the frame that is open, or at the end of the body.
    fn push(&mut self, block: Block, place: NodeId, letters: Letters) {
        let Some(frame) = self.frames.last_mut() else {
            if let Some(rule) = self.separator.take().filter(|_| !self.body.blocks.is_empty()) {
                self.body.blocks.push(Block::Separator);
                self.body.places.push(rule);
            }
            self.body.blocks.push(block);
            self.body.places.push(place);
            return;
        };
        frame.letters.add(letters);
        match &mut frame.kind {
            Kind::Quote(blocks) => blocks.push(block),
            Kind::Update(_, heading, blocks) => match block {
                Block::Heading { content, .. } if heading.is_none() && blocks.is_empty() => {
                    *heading = Some(content.iter().map(|it| it.text.as_str()).collect());
                }
                other => blocks.push(other),
            },
            Kind::Item(item) => add_to_item(item, block),
            Kind::List { items, .. } => {
                let mut item = ListItem::default();
                add_to_item(&mut item, block);
                items.push(item);
            }
        }
    }

    /// Makes a paragraph or heading of the passage that begins at this row.
    fn read_passage(&mut self, row: NodeId) {
        let page = self.context.page;
        let number = self.survey.before(row);
        let Some(passage) = page.passages().get(number).filter(|it| it.first == row) else { return };
        if self.context.roles.role(number) != Role::Body || self.figures.claimed[number].is_some() {
            return;
        }
        let opens_update = matches!(
            self.frames.last().map(|it| &it.kind),
            Some(Kind::Update(_, None, blocks)) if blocks.is_empty()
        );
        if opens_update && live::is_clock(page.passage_text(passage)) {
            return;
        }
        let hidden = !passage.visibility.is_seen();
        let letters = Letters::of(page.passage_text(passage));
        let language = self.languages.last().map(|(_, language)| *language);
        let locale = locale::of_block(self.context, letters, language);
        let content = |rows| inline::runs(self.context, rows, passage.block, hidden);
        if let Some((_, level)) = self.heading.filter(|(end, _)| row < *end) {
            let content = inline::without(content(page.rows_of(passage).collect()), Mark::Strong);
            self.push(Block::Heading { level, content, locale }, row, letters);
            return;
        }
        // Place and reporter may open the text on a line of their own.
        let is_whole =
            row == self.survey.first || matches!(self.frames.last().map(|it| &it.kind), Some(Kind::Item(_)));
        let paragraphs = lines::paragraphs(page, passage, is_whole);
        let paragraphs: Vec<_> =
            paragraphs.into_iter().filter_map(|rows| Some((*rows.first()?, content(rows)))).collect();
        for (place, content) in paragraphs {
            let letters = Letters::of(&inline::text_of(&content));
            self.push(Block::Paragraph { content, locale: locale.clone() }, place, letters);
        }
    }

    fn note_heading(&mut self, id: NodeId) {
        let page = self.context.page;
        let stated = || {
            page.attr(id, "role").filter(|it| *it == "heading")?;
            page.attr(id, "aria-level").and_then(|it| it.trim().parse().ok()).or(Some(2))
        };
        if let Some(level) = page.tag(id).heading_level().or_else(stated) {
            self.heading = Some((page.node(id).end, level.clamp(2, 6)));
        }
    }

    fn note_language(&mut self, id: NodeId) {
        let page = self.context.page;
        let language = page.attr(id, "lang").map(str::trim).filter(|it| !it.is_empty());
        if let Some(language) = language.filter(|_| page.tag(id).is_block()) {
            self.languages.push((page.node(id).end, language));
        }
    }

    fn place_figure(&mut self, id: NodeId) -> bool {
        // Those in a table or a post went by with it.
        while self.figures.placed.get(self.next_figure).is_some_and(|(row, _)| *row < id) {
            self.next_figure += 1;
        }
        let Some((_, figure)) = self.figures.placed.get(self.next_figure).filter(|(row, _)| *row == id)
        else {
            return false;
        };
        self.next_figure += 1;
        if self.body.lead_image.is_none() && id < self.survey.first {
            self.body.lead_image = Some(figure.clone());
            self.body.lead_place = Some(id);
        }
        self.pictures.push(id);
        self.push(Block::Figure(Figure::clone(figure)), id, Letters::default());
        true
    }

    /// Players and posts among the text, between headline and text, or right behind the text.
    fn place_embed(&mut self, id: NodeId) -> bool {
        let page = self.context.page;
        let from = self.survey.headline.unwrap_or(self.survey.container);
        let is_outside = self.survey.follows_element_of_body(id);
        let is_in_reach = from <= id && id < self.survey.end || self.survey.follows_body(id) || is_outside;
        if !is_in_reach || !self.survey.is_of_article(id) || page.holds(id, self.survey.container) {
            return false;
        }
        let block = if page.tag(id).is_embed() {
            embed::block(self.context, id)
        } else {
            quote::post(self.context, id).or_else(|| embed::player(self.context, id))
        };
        let block = block.filter(|it| !is_outside || embed::is_of_known_service(it));
        let Some(block) = block else { return false };
        self.push(block, id, Letters::default());
        true
    }
}

/// The first text is the item's own; what follows stands below it.
fn add_to_item(item: &mut ListItem, block: Block) {
    let is_first = item.content.is_empty() && item.blocks.is_empty();
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } if is_first => {
            item.content = content;
        }
        other => item.blocks.push(other),
    }
}
