//! The picture above the headline, outside of the element that holds the headline.

use crate::page::{NodeId, Page, Tag};
use crate::url;

use super::decoration::{Names, pixels};
use super::survey::Survey;
use super::{Context, same_picture};

/// Pixels from which a picture without a caption is taken for the article's, and how many times as wide as high a
/// banner is.
const WIDE: u32 = 300;
const HIGH: u32 = 200;
const BANNER_RATIO: u32 = 3;

/// Whether a picture above the headline is the article's: metadata has it too, a caption stands below it, or it is large
/// or all that stands above the headline in the article's element.
pub(super) fn is_hero(context: &Context<'_>, survey: &Survey<'_>, picture: &Above<'_>) -> bool {
    let page = context.page;
    let Some(headline) = survey.headline else { return false };
    let joint = page.common_ancestor(picture.row, headline);
    let article = page.closest(picture.row, |tag| tag == Tag::Article);
    if article.is_some_and(|it| !page.holds(it, headline)) {
        return false;
    }
    if is_stated(context, picture.address) {
        return true;
    }
    let around = || page.ancestors(picture.row).take_while(|it| *it != joint);
    let names = Names::get();
    // Photographs are no GIFs.
    let is_drawn = url::path_of(picture.address).to_ascii_lowercase().ends_with(".gif");
    if is_drawn
        || is_linked_elsewhere(page, picture.row)
        || around().any(|it| names.is_above_articles(page, it))
    {
        return false;
    }
    if picture.is_captioned {
        return true;
    }
    let size = ["width", "height"].map(|it| pixels(page, picture.row, it));
    let is_in_header = around().any(|it| page.tag(it) == Tag::Header);
    match size {
        _ if is_in_header => false,
        [Some(width), Some(height)] => {
            let is_large = WIDE <= width && HIGH <= height && width <= BANNER_RATIO * height;
            is_large && !matches!(page.tag(joint), Tag::Body | Tag::Html)
        }
        [None, _] => article.is_some(),
        _ => false,
    }
}

/// A picture above the headline.
pub(super) struct Above<'a> {
    pub row: NodeId,
    pub address: &'a str,
    /// Whether a caption is joined to it.
    pub is_captioned: bool,
}

/// Whether metadata states the same picture.
fn is_stated(context: &Context<'_>, picture: &str) -> bool {
    let evidence = context.evidence;
    let metas = ["og:image", "twitter:image"].iter().filter_map(|it| evidence.meta(it)).map(str::to_owned);
    let article = evidence.article();
    let described = ["image.url", "image"].iter().filter_map(|it| article?.text(it));
    metas
        .chain(described)
        .filter_map(|it| url::resolve(context.base, &it))
        .any(|it| same_picture::shows_same_picture(picture, &it))
}

/// Whether the picture is a link to anything but a picture.
fn is_linked_elsewhere(page: &Page, row: NodeId) -> bool {
    let link = page.closest(row, |tag| tag == Tag::A).and_then(|it| page.attr(it, "href"));
    link.is_some_and(|it| !url::is_picture(it) && !it.starts_with('#'))
}
