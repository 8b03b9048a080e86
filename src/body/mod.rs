//! Room 5: passages with a body role as typed blocks.
//!
//! Comes in: a [`Page`] and its [`Roles`]. Goes out: a [`Body`].
//!
//! **Invariant:** every passage whose role is body is found in exactly one block, except where the page
//! embeds a post or a player (its text is the embed's), where the passage is the caption of a placed figure, and where it is
//! the time printed above an update.
//!
//! **Invariant:** time is linear in the page; the arena is walked once a purpose, never once a passage.

mod above;
mod address;
mod caption;
mod code;
mod credit;
mod credit_lists;
mod decoration;
mod embed;
mod figure;
mod hero;
mod inline;
mod lines;
mod linked;
mod list;
mod live;
mod locale;
mod picture;
mod picture_maker;
mod quote;
mod same_picture;
mod stated_text;
mod survey;
mod table;
mod unprinted;
mod walk;

pub use decoration::is_sign_of_site;
pub use same_picture::shows_same_picture;

use crate::article::{Block, Direction, Figure};
use crate::evidence::Evidence;
use crate::options::Limits;
use crate::page::{NodeId, Page};
use crate::roles::{Role, Roles};
use crate::warning::WarningCode;

/// What the room needs to know about an article besides its page.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The page.
    pub page: &'a Page,
    /// What it states about itself.
    pub evidence: &'a Evidence,
    /// What its passages are for.
    pub roles: &'a Roles,
    /// The address that relative links are resolved against.
    pub base: Option<&'a str>,
    /// The article's main language, a BCP 47 tag; blocks state theirs only where it differs.
    pub language: Option<&'a str>,
    /// The article's direction; blocks state theirs only where it differs.
    pub direction: Direction,
    /// Bounds on time and memory.
    pub limits: &'a Limits,
}

/// The article's content in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// Text and pictures, in order.
    pub blocks: Vec<Block>,
    /// For each block the row that it came from: the first text of a paragraph, the element of all else.
    pub places: Vec<NodeId>,
    /// The picture before the text. When the page has tags it is also the first figure of `blocks`; in
    /// plain text, where only its caption is known, it stands here alone.
    pub lead_image: Option<Figure>,
    /// The row of the lead image, or of its caption in plain text.
    pub lead_place: Option<NodeId>,
    /// For each passage of the page, the row of the picture among `blocks` whose caption or credit it is.
    pub captions: Vec<Option<NodeId>>,
    /// Where the text comes from.
    pub origin: Origin,
    /// Limits that were met.
    pub warnings: Vec<WarningCode>,
}

impl Body {
    /// The body without some of its blocks, given by index with the role that they have instead.
    #[must_use]
    pub fn without(&self, lifted: &[(usize, Role)]) -> Self {
        let mut rest = self.clone();
        let keep = |index: usize| lifted.iter().all(|it| it.0 != index);
        let mut index = 0..;
        rest.blocks.retain(|_| index.next().is_some_and(keep));
        let mut index = 0..;
        rest.places.retain(|_| index.next().is_some_and(keep));
        rest
    }
}

/// Where a body's text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// In elements that the page shows.
    #[default]
    Shown,
    /// In JSON-LD, because the page itself shows none.
    JsonLd,
    /// In the state of the page's scripts, because nothing else has it.
    Script,
}

/// Turns the passages of the body, and the pictures and players among them, into blocks.
///
/// Empty when no passage has a body role and no text is stated.
pub fn compose(context: &Context<'_>) -> Body {
    let body = compose_shown(context);
    let roles = context.roles;
    if roles.first_given(Role::Body).is_some() {
        return body; // The caller has read what the page shows and wants it.
    }
    // What the caller took out is still shown: the text must not come from elsewhere instead.
    let is_shown = |index: usize| roles.role(index) == Role::Body || roles.is_given(index);
    let shown = context.page.passages().iter().enumerate().filter(|(index, _)| is_shown(*index));
    let shown_chars = shown.map(|(_, it)| context.page.passage_text(it).chars().count()).sum();
    let updates = live::stated(context, shown_chars).map(|it| (Origin::JsonLd, it));
    match updates.or_else(|| stated_text::paragraphs(context, shown_chars)) {
        Some((origin, blocks)) => {
            Body { places: vec![NodeId::ROOT; blocks.len()], blocks, origin, ..Body::default() }
        }
        None => body,
    }
}

fn compose_shown(context: &Context<'_>) -> Body {
    let Some(survey) = survey::Survey::new(context) else { return Body::default() };
    let figures = figure::find(context, &survey);
    let lists = list::transparent(context.page, &survey);
    let updates = live::shown(context, &survey);
    let pictures_cut = figures.is_cut.then_some(WarningCode::PicturesCut);
    let mut body = walk::blocks(context, &survey, &walk::Plan { figures, transparent: lists, updates });
    body.warnings.extend(pictures_cut);
    let in_plain_text = || caption::of_plain_text(context, &survey).filter(|_| context.page.is_plain);
    if let Some((place, lead)) = in_plain_text() {
        body.lead_image = Some(lead);
        body.lead_place = Some(place);
    }
    body
}

#[cfg(test)]
mod tests;
