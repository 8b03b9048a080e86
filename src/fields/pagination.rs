//! The other pages of an article that is cut into several.
//!
//! A page of the same article has its address with another number; systems use the same links for the next
//! article, so an address decides.

use std::sync::OnceLock;

use super::Case;
use super::head_and_foot::Places;
use crate::article::Pagination;
use crate::order;
use crate::page::{NodeId, Page, Tag};
use crate::text::{fold, list};
use crate::url;

/// Longer lines say other things.
const LINE_BYTES_MAX: usize = 60;

/// No article has more pages; larger numbers are years and counts.
const PAGES_MAX: u32 = 200;

const LIST: &str = include_str!("pagination.txt");

/// A parameter that holds a page's number, or that of a post in `WordPress`.
const POST: &str = "p";

/// Passages below the text in which a pager may stand.
const REACH: usize = 30;

/// Decides where the page stands; absent when the article has one page.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>) -> Option<Pagination> {
    let own = Own::of(case.address.url.as_deref().or(case.address.base.as_deref()));
    let mut found = Pagination::default();
    let (printed_page, printed_total) = printed(case, places).unzip();
    let mut pages: Vec<(u32, String)> = links(case, places, &own);
    for (rel, is_next) in [("next", true), ("prev", false), ("previous", false)] {
        let href = case.evidence.link(rel).and_then(|it| url::resolve(case.address.base.as_deref(), it));
        if let Some(href) = href.filter(|it| url::is_safe_link(it))
            && own.number_of(&href).is_some()
        {
            let slot = if is_next { &mut found.next } else { &mut found.previous };
            slot.get_or_insert(href);
        }
    }
    order::sort_by(&mut pages, Ord::cmp);
    pages.dedup_by_key(|it| it.0);
    let by_next = found.next.as_deref().and_then(|it| own.number_of(it)).and_then(|it| it.checked_sub(1));
    let by_previous = found.previous.as_deref().and_then(|it| own.number_of(it)).map(|it| it + 1);
    let several = !pages.is_empty() || found.next.is_some() || found.previous.is_some();
    if !several && printed_total.is_none_or(|it| it < 2) {
        return None;
    }
    found.page = printed_page.or(own.number).or(by_next).or(by_previous).or(Some(1));
    let largest = pages.last().map(|it| it.0);
    found.total = printed_total.or_else(|| largest.max(found.page).filter(|it| 1 < *it && largest.is_some()));
    let page = found.page.unwrap_or(1);
    let at = |number: u32| pages.iter().find(|it| it.0 == number).map(|it| it.1.clone());
    found.next = found.next.or_else(|| at(page + 1));
    found.previous = found.previous.or_else(|| page.checked_sub(1).and_then(at));
    let several = found.next.is_some() || found.previous.is_some() || found.total.is_some();
    several.then_some(found)
}

/// "Page 2 of 5" about the article.
fn printed(case: &Case<'_>, places: &Places<'_>) -> Option<(u32, u32)> {
    let page = case.page;
    let range = places.head.start..(case.roles.extent.end + REACH).min(page.passages().len());
    range
        .filter(|it| !places.around(page.passages()[*it].block).has(super::class_names::Name::Comment))
        .find_map(|it| {
            let text = page.passage_text(&page.passages()[it]);
            (text.len() <= LINE_BYTES_MAX).then(|| numbers(text)).flatten()
        })
}

/// The page and the number of pages of such a line.
fn numbers(text: &str) -> Option<(u32, u32)> {
    if text.chars().filter(|it| fold::is_digit(*it)).take(2).count() < 2 {
        return None;
    }
    let key = fold::key(text);
    let (mut shape, mut digits, mut numbers) = (String::new(), String::new(), Vec::new());
    for letter in key.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse::<u32>().ok()?);
            shape.push('#');
            digits.clear();
        }
        shape.push(letter);
    }
    let &[one, other] = numbers.as_slice() else { return None };
    let shape = shape.trim();
    let is_known = lines().iter().any(|it| it == shape);
    let (page, total) = (one.min(other), one.max(other));
    (is_known && 1 <= page && total <= PAGES_MAX).then_some((page, total))
}

fn lines() -> &'static [String] {
    static LINES: OnceLock<Vec<String>> = OnceLock::new();
    LINES.get_or_init(|| list::section(LIST, "lines").map(|it| fold::key(it).replace('0', "#")).collect())
}

/// The numbered links to pages of this article, outside of comments and of the site's frame.
fn links(case: &Case<'_>, places: &Places<'_>, own: &Own) -> Vec<(u32, String)> {
    let page = case.page;
    let from = places.headline.unwrap_or(case.roles.extent.start);
    let to = (case.roles.extent.end + REACH).min(page.passages().len());
    let is_near = |id: NodeId| {
        let at = page.passages_in(id).start;
        (from..=to).contains(&at) && !places.around(id).has(super::class_names::Name::Comment)
    };
    let mut found = Vec::new();
    for id in page.ids().filter(|&it| page.tag(it) == Tag::A && is_near(it)) {
        let Some(href) = page.attr(id, "href").filter(|it| !it.starts_with('#')) else { continue };
        // Few links show a number, and reading an address is dear.
        let shown = number_in(page, id);
        if shown.is_none() && !is_step(page, id) {
            continue;
        }
        let Some(address) = url::resolve(case.address.base.as_deref(), href).or_else(|| relative(href))
        else {
            continue;
        };
        let Some(number) = own.number_of(&address) else { continue };
        if shown == Some(number) || is_step(page, id) {
            found.push((number, address));
        }
    }
    found
}

/// An address without a host, where the page's own is not known.
fn relative(href: &str) -> Option<String> {
    (href.starts_with(['?', '/']) && !href.starts_with("//")).then(|| href.to_owned())
}

fn number_in(page: &Page, link: NodeId) -> Option<u32> {
    let text = page.text_of(link);
    if !text.contains(fold::is_digit) {
        return None;
    }
    let text = fold::key(text);
    text.rsplit(' ').next()?.parse().ok().filter(|it| *it <= PAGES_MAX)
}

fn is_step(page: &Page, link: NodeId) -> bool {
    page.attr_has(link, "rel", "next") || page.attr_has(link, "rel", "prev")
}

/// The page's own address without its number.
#[derive(Default)]
struct Own {
    stem: Option<String>,
    number: Option<u32>,
}

impl Own {
    fn of(address: Option<&str>) -> Self {
        let Some(address) = address else { return Self::default() };
        match split(address) {
            Some((stem, number)) => Self { stem: Some(stem), number: Some(number) },
            None => Self { stem: Some(plain(address)), number: None },
        }
    }

    /// The number of the page that an address leads to, when that is another page of this article.
    fn number_of(&self, address: &str) -> Option<u32> {
        let first =
            || self.stem.as_ref().filter(|it| self.number.is_some() && **it == plain(address)).map(|_| 1);
        let Some((stem, number)) = split(address) else { return first() };
        match &self.stem {
            Some(own) if *own != stem => None,
            None if !address.starts_with('?') => None,
            _ => Some(number).filter(|it| Some(*it) != self.number || self.stem.is_none()),
        }
    }
}

/// An address without scheme, fragment and last slash.
fn plain(address: &str) -> String {
    let address = url::strip_fragment(address);
    let bare = address.split_once("//").map_or(address, |it| it.1);
    let (path, query) = bare.split_once('?').map_or((bare, ""), |it| it);
    let path = path.trim_end_matches('/');
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// An address as one without its page number, and the number: `?page=2`, `/page/2`, `/2`, `-2.html`, `_2.html`.
fn split(address: &str) -> Option<(String, u32)> {
    let plain = plain(address);
    let (path, query) = plain.split_once('?').map_or((plain.as_str(), ""), |it| it);
    for part in query.split('&') {
        let (name, value) = part.split_once('=').unwrap_or_default();
        // Of a front page it is the number of a post.
        let is_post = name == POST && !path.contains('/');
        if let Some(number) = page_number(value)
            && !is_post
            && list::section(LIST, "parameters").any(|it| it.eq_ignore_ascii_case(name))
        {
            let rest: Vec<&str> = query.split('&').filter(|it| *it != part).collect();
            let sign = if rest.is_empty() { "" } else { "?" };
            return Some((format!("{}{sign}{}", path.trim_end_matches('/'), rest.join("&")), number));
        }
    }
    let (stem, ending) = path.rsplit_once('.').filter(|it| !it.1.contains('/')).unwrap_or((path, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let (before, last) = stem.rsplit_once(['/', '-', '_'])?;
    let number = page_number(last)?;
    let sign = stem[before.len()..].chars().next()?;
    let before = match before.rsplit_once('/') {
        Some((outer, word)) if sign == '/' && list::section(LIST, "path-words").any(|it| it == word) => outer,
        _ => before,
    };
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    Some((format!("{before}{dot}{ending}{query}"), number))
}

fn page_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|it| (1..=PAGES_MAX).contains(it) && text.len() <= 3)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Own, numbers, split};

    #[test]
    fn reads_lines_of_many_languages() {
        assert_eq!(numbers("Page 2 of 5"), Some((2, 5)));
        assert_eq!(
            numbers("\u{627}\u{644}\u{635}\u{641}\u{62D}\u{629} \u{662} \u{645}\u{646} \u{665}"),
            Some((2, 5))
        );
        assert_eq!(numbers("2/5\u{30DA}\u{30FC}\u{30B8}"), Some((2, 5)));
        assert_eq!(numbers("Win 2 of 5"), None);
        assert_eq!(numbers("Page 1 of 2019"), None);
    }

    #[test]
    fn only_a_number_tells_pages_of_one_article_apart() {
        let own = Own::of(Some("https://n.example/rain"));
        assert_eq!(own.number_of("https://n.example/rain?page=2"), Some(2));
        assert_eq!(own.number_of("https://n.example/rain/page/3/"), Some(3));
        assert_eq!(own.number_of("https://n.example/wind?page=2"), None);
        assert_eq!(own.number_of("https://n.example/rain"), None);
        assert_eq!(
            Own::of(Some("https://n.example/rain-2.html")).number_of("https://n.example/rain.html"),
            Some(1)
        );
        assert_eq!(split("https://n.example/rain_3.html").unwrap().0, "n.example/rain.html");
    }
}
