//! The pictures of the article, with what is said about them.

use std::collections::HashSet;
use std::ops::Range;

use crate::article::Figure;
use crate::evidence::Evidence;
use crate::page::{NodeId, Page, Tag};
use crate::roles::{Role, linked_piece};

use super::decoration::{Names, pixels};
use super::hero::{Above, is_hero};
use super::survey::Survey;
use super::{Context, address, caption, credit, linked, picture, unprinted};

/// The pictures that belong to the article.
pub(super) struct Figures {
    /// In reading order, each with its row.
    pub placed: Vec<(NodeId, Figure)>,
    /// For each passage of the page, the row of the picture whose caption or credit it became.
    pub claimed: Vec<Option<NodeId>>,
    /// Whether one of them has more addresses than the limit.
    pub is_cut: bool,
}

/// A picture element, and the same picture inside `noscript` beside it.
struct Candidate {
    row: NodeId,
    twin: Option<NodeId>,
    /// What the `noscript` around it stands in.
    beside: Option<NodeId>,
    in_figure: bool,
    /// The innermost element that holds it and a caption, and no text of the article.
    captioned: Option<NodeId>,
}

/// Finds the pictures of the article and joins captions and credits to them.
pub(super) fn find(context: &Context<'_>, survey: &Survey<'_>) -> Figures {
    let (mut kept, hero) = choose(context, survey);
    add_hero(survey, &mut kept, hero);
    drop_before_headline(survey, &mut kept);
    let is_cut = kept.iter().any(|it| picture::has_too_many(context, it.0.row));
    let claimed = vec![None; context.page.passages().len()];
    let mut figures = Figures { placed: Vec::with_capacity(kept.len()), claimed, is_cut };
    join_captions(context, survey, &kept, &mut figures);
    figures
}

/// A picture with the address chosen for it.
type Chosen = (Candidate, String);

/// The pictures in reach of the text, and the one above the headline that belongs to the article all the same.
fn choose(context: &Context<'_>, survey: &Survey<'_>) -> (Vec<Chosen>, Option<Chosen>) {
    let page = context.page;
    let names = Names::get();
    let cards = addresses_of_cards(context, survey);
    let authors = stated_authors(context.evidence);
    let mut seen = HashSet::new();
    let mut kept: Vec<Chosen> = Vec::new();
    let mut hero: Option<Chosen> = None;
    let mut last_behind: Option<NodeId> = None;
    for candidate in candidates(page, survey) {
        let row = candidate.row;
        let is_above = survey.above.as_ref().is_some_and(|it| it.contains(&row));
        let is_next = last_behind.is_some_and(|it| is_in_one_gallery(page, survey, it, &candidate));
        let is_in_reach = is_next || is_in_reach(page, survey, &candidate);
        let is_outside = survey.end <= row && !page.holds(survey.container, row);
        let is_thumbnail = || {
            let piece = linked_piece(page, context.evidence, row);
            piece.is_some_and(|it| is_outside || cards.contains(it))
                || linked::is_of_card(context, survey, row)
        };
        if !survey.is_of_article(row)
            || !is_in_reach && !is_above
            || is_portrait(page, &authors, row)
            || is_thumbnail()
        {
            continue;
        }
        let is_banner = |it: &str| candidate.captioned.is_none() && linked::is_banner(context, row, it);
        let address = picture::best_address(context, names, row, candidate.twin);
        let Some(address) = address.filter(|it| !names.is_decoration(page, row, it) && !is_banner(it)) else {
            continue;
        };
        if !is_in_reach {
            let above = Above { row, address: &address, is_captioned: candidate.captioned.is_some() };
            // The same picture again is that of a player.
            let is_again = || hero.as_ref().is_some_and(|it| it.1 == address);
            if is_hero(context, survey, &above) && !is_again() {
                hero = Some((candidate, address));
            }
        } else if seen.insert(address::without_cut(&address).to_owned()) {
            last_behind = Some(row).filter(|_| is_outside).or(last_behind);
            kept.push((candidate, address));
        }
    }
    (kept, hero)
}

/// Gives each picture the passages around it that are its caption and its credit.
fn join_captions(context: &Context<'_>, survey: &Survey<'_>, kept: &[Chosen], figures: &mut Figures) {
    let house = caption::House::of(context.evidence);
    for (at, (candidate, address)) in kept.iter().enumerate() {
        let said = said_about(context.page, survey, kept, at, &figures.claimed);
        let holds_all = |it: &NodeId| said.iter().all(|&one| survey.passages_in(*it).contains(&one));
        let caption = caption::read(context, &house, &said, candidate.captioned.filter(holds_all));
        let caption = unprinted::completed(context.page, candidate.row, caption);
        for it in said {
            figures.claimed[it] = Some(candidate.row);
        }
        let figure = Figure {
            caption: caption.text,
            credit: caption.credit,
            ..stated(context.page, candidate, address)
        };
        figures.placed.push((candidate.row, figure));
    }
}

/// The addresses of other pieces whose titles stand among the text.
fn addresses_of_cards<'a>(context: &Context<'a>, survey: &Survey<'_>) -> HashSet<&'a str> {
    let titles = survey.extent.clone().filter(|it| context.roles.role(*it) == Role::Related);
    let first = |it: usize| context.page.passages().get(it).map(|it| it.first);
    titles.filter_map(|it| linked_piece(context.page, context.evidence, first(it)?)).collect()
}

/// Every picture that a reader can see, in reading order.
fn candidates(page: &Page, survey: &Survey<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut captioned: Vec<Option<NodeId>> = Vec::new();
    let mut noscript: Option<(NodeId, NodeId)> = None;
    let mut figure: Option<NodeId> = None;
    let mut lone: Option<NodeId> = None;
    for id in page.subtree(survey.root) {
        let node = page.node(id);
        let around =
            if id == survey.root { None } else { captioned[node.parent.index() - survey.root.index()] };
        // A credit has often an element of its own beside the picture, inside the figure that holds the caption too.
        if node.tag == Tag::Figure && figure.is_none_or(|end| end <= id) {
            let pictures = page.subtree(id).filter(|it| page.tag(*it).is_image());
            lone = Some(id).filter(|_| pictures.take(2).count() == 1);
        }
        let stays = around.is_some() && around == lone;
        captioned.push(if !stays && is_captioned(page, survey, id) { Some(id) } else { around });
        match node.tag {
            Tag::Noscript => noscript = Some((node.end, node.parent)),
            Tag::Figure => figure = figure.max(Some(node.end)),
            _ => {}
        }
        let beside = noscript.filter(|(end, _)| id < *end).map(|(_, parent)| parent);
        let is_shown =
            node.visibility.is_seen() || beside.is_some_and(|it| page.node(it).visibility.is_seen());
        if !node.tag.is_image() || !is_shown {
            continue;
        }
        if let Some(before) = found.last_mut().filter(|it| are_twins(page, survey, it, id, beside)) {
            before.join(id, beside);
            continue;
        }
        let in_figure = figure.is_some_and(|end| id < end);
        found.push(Candidate { row: id, twin: None, beside, in_figure, captioned: around });
    }
    found
}

fn is_captioned(page: &Page, survey: &Survey<'_>, id: NodeId) -> bool {
    let tag = page.tag(id);
    if tag == Tag::Text || page.holds(id, survey.container) {
        return false;
    }
    let tally = survey.tally(id);
    0 < tally.said && (0 == tally.body || tag == Tag::Figure)
}

/// Whether the second is the first again, for readers with or without scripts: side by side, no text
/// between them, and just one of them inside `noscript`.
fn are_twins(
    page: &Page,
    survey: &Survey<'_>,
    first: &Candidate,
    second: NodeId,
    beside: Option<NodeId>,
) -> bool {
    let place = match (first.beside, beside) {
        (None, Some(around)) => page.holds(around, first.row),
        (Some(around), None) => page.holds(around, second),
        (None, None) => are_siblings_of_amp(page, first.row, second),
        _ => false,
    };
    place && first.twin.is_none() && survey.before(first.row) == survey.before(second)
}

/// Whether a picture stands side by side with what AMP shows instead of it.
fn are_siblings_of_amp(page: &Page, first: NodeId, second: NodeId) -> bool {
    let is_amp = |it| page.tag(it) == Tag::AmpImg;
    is_amp(first) != is_amp(second) && page.node(first).parent == page.node(second).parent
}

impl Candidate {
    fn join(&mut self, other: NodeId, beside: Option<NodeId>) {
        if beside.is_some() || self.beside.is_none() {
            self.twin = Some(other);
        } else {
            self.twin = Some(self.row);
            self.row = other;
            self.beside = None;
        }
    }
}

/// Whether a picture stands among the body's text, between headline and text, or right behind the text.
fn is_in_reach(page: &Page, survey: &Survey<'_>, candidate: &Candidate) -> bool {
    let row = candidate.row;
    if survey.end <= row {
        let is_behind =
            survey.follows_body(row) || candidate.captioned.is_some() && survey.follows_element_of_body(row);
        return candidate.in_figure && is_behind;
    }
    let from = match survey.headline {
        Some(headline) => {
            page.closest(headline, |tag| matches!(tag, Tag::Article | Tag::Header)).unwrap_or(headline)
        }
        None if page.tag(survey.root) == Tag::Article => survey.root,
        None => survey.container,
    };
    from <= row
}

/// Whether a captioned figure behind the text's element stands in one list with the one before, whatever advert stands
/// between them.
fn is_in_one_gallery(page: &Page, survey: &Survey<'_>, before: NodeId, next: &Candidate) -> bool {
    let mut around = page.ancestors(next.row).take(LEVELS);
    let list = around.find(|it| page.holds(*it, before));
    next.in_figure && next.captioned.is_some() && list.is_some_and(|it| !page.holds(it, survey.container))
}

/// Whether a picture shows who wrote the article: it is in a link to the author, or its alternative text is no more
/// than the name that metadata gives.
fn is_portrait(page: &Page, authors: &HashSet<String>, row: NodeId) -> bool {
    page.closest(row, |tag| tag == Tag::A).is_some_and(|it| page.attr_has(it, "rel", "author"))
        || page.attr(row, "alt").is_some_and(|alt| authors.contains(alt.trim()))
}

/// The names of the authors as metadata gives them.
fn stated_authors(evidence: &Evidence) -> HashSet<String> {
    let described = evidence.article().map(|it| it.texts("author.name")).unwrap_or_default();
    described.into_iter().chain(evidence.meta("author").map(|it| it.trim().to_owned())).collect()
}

/// The picture above the headline's own element leads when no other does, and stands there once.
fn add_hero(survey: &Survey<'_>, kept: &mut Vec<(Candidate, String)>, hero: Option<(Candidate, String)>) {
    let leads = |it: &(Candidate, String)| it.0.row < survey.first;
    if let Some(hero) = hero.filter(|_| !kept.iter().any(leads)) {
        kept.retain(|it| it.1 != hero.1);
        kept.insert(0, hero);
    }
}

/// A picture above the headline is the article's only when there is none between headline and text.
fn drop_before_headline(survey: &Survey<'_>, kept: &mut Vec<(Candidate, String)>) {
    let Some(headline) = survey.headline else { return };
    if kept.iter().any(|(it, _)| headline < it.row && it.row < survey.first) {
        kept.retain(|(it, _)| headline < it.row);
    }
}

/// The passages that are said about a picture: those of the figure or box that it stands in, else those
/// right behind it.
fn said_about(
    page: &Page,
    survey: &Survey<'_>,
    kept: &[(Candidate, String)],
    at: usize,
    claimed: &[Option<NodeId>],
) -> Vec<usize> {
    let picture = &kept[at].0;
    let next = kept.get(at + 1).map(|(it, _)| it.row);
    let is_control = |it: &usize| credit::is_control(page.passage_text(&page.passages()[*it]));
    let text = |it: usize| page.passage_text(&page.passages()[it]);
    let is_free = |it: &usize| survey.is_said(*it) && claimed[*it].is_none() && !is_control(it);
    if let Some(around) = picture.captioned {
        let said: Vec<usize> = share_of(page, survey, kept, at, around).filter(is_free).collect();
        if !said.is_empty() {
            return without_helpers(page, said);
        }
    }
    let above = survey.before(picture.row).checked_sub(1).filter(|it| caption::points_down(text(*it)));
    if let Some(above) = above.filter(is_free) {
        return vec![above];
    }
    let behind = survey.before(page.node(picture.row).end);
    let limit = next.map_or(page.passages().len(), |it| survey.before(it));
    let is_own = |it: &usize| is_free(it) && !caption::points_down(text(*it));
    let said: Vec<usize> = (behind..limit).filter(|it| !is_control(it)).take_while(is_own).collect();
    // Byline and date may part the first picture from its caption.
    let text_from = survey.before(survey.first);
    if said.is_empty() && picture.row < survey.first && text_from <= limit {
        return (behind..text_from).filter(|it| is_own(it)).collect();
    }
    said
}

/// Where a figure has a caption of its own, what a button on the picture says is none.
fn without_helpers(page: &Page, said: Vec<usize>) -> Vec<usize> {
    let around = |it: usize| page.passages().get(it).map_or(NodeId::ROOT, |it| it.block);
    let is_own =
        |it: &usize| page.ancestors(around(*it)).take(LEVELS).any(|it| page.tag(it) == Tag::Figcaption);
    let is_pressed = |it: &usize| {
        page.ancestors(around(*it))
            .take(LEVELS)
            .take_while(|it| page.tag(*it) != Tag::Figure)
            .any(|it| page.tag(it).is_control() || page.attr(it, "role") == Some("button"))
    };
    if !said.iter().any(is_own) {
        return said;
    }
    said.into_iter().filter(|it| is_own(it) || !is_pressed(it)).collect()
}

/// Elements around a passage of a figure that are asked for what it is.
const LEVELS: usize = 6;

/// The passages of a captioned element that can be about one of its pictures: all when it has but one,
/// else those up to the next picture.
fn share_of(
    page: &Page,
    survey: &Survey<'_>,
    kept: &[(Candidate, String)],
    at: usize,
    around: NodeId,
) -> Range<usize> {
    let all = survey.passages_in(around);
    let holds = |slot: Option<usize>| {
        slot.and_then(|it| kept.get(it)).is_some_and(|(it, _)| page.holds(around, it.row))
    };
    let from = if holds(at.checked_sub(1)) { survey.before(kept[at].0.row) } else { all.start };
    let to = if holds(Some(at + 1)) { survey.before(kept[at + 1].0.row) } else { all.end };
    from..to.max(from)
}

/// What the picture's own element states.
fn stated(page: &Page, candidate: &Candidate, address: &str) -> Figure {
    let images = || [Some(candidate.row), candidate.twin].into_iter().flatten();
    let alt = images().filter_map(|it| page.attr(it, "alt")).map(collapsed).find(|it| !it.is_empty());
    // Small numbers are ratios here: what is truly small is no picture of an article.
    let size = |name| images().find_map(|it| pixels(page, it, name)).filter(|it| 32 < *it);
    Figure {
        url: Some(address.to_owned()),
        alt,
        width: size("width"),
        height: size("height"),
        ..Figure::default()
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
