//! Pictures whose links say that they are not the article's.

use crate::page::{NodeId, Tag};
use crate::roles::linked_piece;
use crate::url;

use super::decoration::pixels;
use super::survey::Survey;
use super::{Context, address};

/// A link stands so many elements above its picture at most.
const LEVELS: usize = 6;

/// Words of a title: fewer are what a button says.
const TITLE_WORDS_MIN: usize = 4;

/// A banner is at least so many times as wide as high.
const BANNER_RATIO: u32 = 3;

/// Whether a picture stands in a link to another piece of the site that also holds the title of that piece.
pub(super) fn is_of_card(context: &Context<'_>, survey: &Survey<'_>, row: NodeId) -> bool {
    let page = context.page;
    let Some(link) = link_around(context, row) else { return false };
    let tally = survey.tally(link);
    let held = survey.passages_in(link);
    tally.body + tally.said == 0
        && held.clone().any(|it| {
            let text = page.passages().get(it).map_or("", |it| page.passage_text(it));
            TITLE_WORDS_MIN <= text.split_whitespace().count()
        })
        && linked_piece(page, context.evidence, row).is_some()
}

/// Whether a picture that moves, or one as flat as banners are, leads to another site.
pub(super) fn is_banner(context: &Context<'_>, row: NodeId, chosen: &str) -> bool {
    let href = link_around(context, row).and_then(|it| context.page.attr(it, "href"));
    let Some(href) = href.filter(|it| it.contains("//") && !url::is_picture(it)) else { return false };
    let own = context.base.and_then(address::host_of);
    let away = address::host_of(href).filter(|it| own.as_ref().is_some_and(|own| !are_of_one(own, it)));
    let size = ["width", "height"].map(|it| pixels(context.page, row, it));
    let is_flat = matches!(size, [Some(width), Some(height)] if BANNER_RATIO * height <= width);
    away.is_some() && (is_flat || url::path_of(chosen).to_ascii_lowercase().ends_with(".gif"))
}

fn are_of_one(one: &str, other: &str) -> bool {
    address::is_of_site(one, other) || address::is_of_site(other, one)
}

fn link_around(context: &Context<'_>, row: NodeId) -> Option<NodeId> {
    context.page.ancestors(row).take(LEVELS).find(|it| context.page.tag(*it) == Tag::A)
}
