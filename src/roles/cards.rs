//! Cards for other pieces among the text: a picture and a title that lead to one address of the site.

use std::collections::HashSet;

use super::names::{NameKind, kinds_of};
use crate::evidence::Evidence;
use crate::page::{NodeId, Page, Passage, Tag};
use crate::url;

/// A link stands at most so many elements above the picture or the title that it holds.
const LINK_LEVELS: usize = 6;

/// A longer address is no piece's; many pictures may stand in one link.
const HREF_BYTES_MAX: usize = 2_000;

/// The address of another piece of the site to which the link around a row leads: no picture in another size, no
/// gallery, and not the page itself.
pub fn linked_piece<'a>(page: &'a Page, evidence: &Evidence, row: NodeId) -> Option<&'a str> {
    let link = link_around(page, row)?;
    let href = page.attr(link, "href").map(str::trim).filter(|it| !it.is_empty())?;
    if HREF_BYTES_MAX < href.len() {
        return None;
    }
    let path = url::path_of(href);
    let is_page = !path.trim_matches('/').is_empty() || href.contains('?');
    let (folders, _) = path.trim_end_matches('/').rsplit_once('/').unwrap_or(("", path));
    let shows_pictures = url::is_picture(href)
        || kinds_of(folders).has(NameKind::Picture)
        || kinds_of(path).has(NameKind::Gallery);
    (is_page && !shows_pictures && is_other_page_of_site(evidence, href)).then_some(href)
}

/// The addresses to which pictures of the page lead, where those are other pieces.
pub(super) fn thumbnails<'a>(
    page: &'a Page,
    evidence: &Evidence,
    headline: Option<usize>,
) -> HashSet<&'a str> {
    let pictures = page.ids().filter(|it| page.tag(*it).is_image());
    let mut found: HashSet<&str> = pictures.filter_map(|it| linked_piece(page, evidence, it)).collect();
    // A page that names no address of its own links its headline to itself.
    let own = headline.and_then(|it| linked_piece(page, evidence, page.passages().get(it)?.first));
    if let Some(own) = own {
        found.remove(own);
    }
    found
}

/// For each passage whether its first link leads to another piece of the site.
pub(super) fn leads_to_piece(page: &Page, evidence: &Evidence) -> Vec<bool> {
    let leads = |row| linked_piece(page, evidence, row).is_some();
    page.passages().iter().map(|it| first_linked(page, it).is_some_and(leads)).collect()
}

/// The first row of a passage's text that stands in a link.
pub(super) fn first_linked(page: &Page, passage: &Passage) -> Option<NodeId> {
    page.rows_of(passage).find(|it| link_around(page, *it).is_some())
}

/// The link that a row stands in.
pub(super) fn link_around(page: &Page, row: NodeId) -> Option<NodeId> {
    page.ancestors(row).take(LINK_LEVELS + 1).find(|it| page.tag(*it) == Tag::A)
}

fn is_other_page_of_site(evidence: &Evidence, href: &str) -> bool {
    let own = || {
        let stated = evidence.link("canonical").into_iter().chain(evidence.meta("og:url"));
        stated.filter(|it| it.len() <= HREF_BYTES_MAX)
    };
    let href = url::strip_fragment(href);
    if href.is_empty() || href.contains(':') && !href.contains("//") {
        return false;
    }
    let host = |it: &str| {
        let rest = it.split_once("//")?.1;
        let host = rest.split(['/', '?']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase())
    };
    let is_of_site = !href.contains("//") || own().any(|it| host(it).is_some() && host(it) == host(href));
    let behind_host = |it: &str| {
        let rest = it.split_once("//").map_or(it, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        rest.trim_matches('/').to_owned()
    };
    is_of_site && !own().any(|it| behind_host(url::strip_fragment(it)) == behind_host(href))
}
