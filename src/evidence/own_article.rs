//! Which of the described articles is the page's own.

use super::{Entity, Evidence, clean};
use crate::order;
use crate::page::{Page, Tag};
use crate::text::letter::{is_alphanumeric, push_lower};

/// Texts of the page that may be its headline: so many `<h1>`, and none longer than this in bytes.
const HEADLINES: usize = 4;
const HEADLINE_BYTES: usize = 600;

/// A headline shorter than this, in bytes, may be part of another by chance.
const TELLING_BYTES: usize = 16;

/// Articles that are compared; front pages describe about a hundred.
const ARTICLES: usize = 256;

/// More articles than this with none that fits: the page lists them and none is its own.
const UNFIT_ARTICLES: usize = 3;

/// The same where all are marked up in the text: the page's own is one element, and others are links to further pieces.
const UNFIT_MARKED: usize = 1;

/// Points for what speaks for an article. An address that fits says most, then the headline; the rest
/// parts articles that fit alike.
const ADDRESS_FITS: u32 = 40;
const HEADLINE_FITS: u32 = 30;
const STANDS_ALONE: u32 = 8;
const SAYS_SOMETHING: u32 = 2;

/// The articles that a page describes, best first, as numbers into JSON-LD and then microdata.
pub(super) fn ranked(page: &Page, evidence: &Evidence) -> Vec<usize> {
    let addresses: Vec<Address> = [evidence.link("canonical"), evidence.meta("og:url")]
        .into_iter()
        .flatten()
        .map(Address::of)
        .collect();
    let headlines = headlines(page, evidence);
    let all = evidence.json_ld.iter().chain(&evidence.microdata).enumerate();
    let mut scored: Vec<(u32, usize)> = all
        .filter(|(_, entity)| entity.is_article())
        .take(ARTICLES)
        .map(|(number, entity)| (score(entity, &addresses, &headlines), number))
        .collect();
    // The sort is stable: of equals, the one that the page states first.
    order::sort_by_key(&mut scored, |(points, _)| std::cmp::Reverse(*points));
    let none_fits = scored.first().is_some_and(|(points, _)| *points < HEADLINE_FITS);
    let are_marked = scored.iter().all(|(_, number)| evidence.json_ld.len() <= *number);
    if none_fits && (if are_marked { UNFIT_MARKED } else { UNFIT_ARTICLES }) < scored.len() {
        scored.clear();
    }
    scored.into_iter().map(|(_, number)| number).collect()
}

fn score(entity: &Entity, addresses: &[Address], headlines: &[String]) -> u32 {
    if entity.is_aside() {
        return 0;
    }
    let stated = ["url", "mainEntityOfPage", "mainEntityOfPage.@id", "mainEntityOfPage.url", "@id"];
    let mut stated = stated.iter().filter_map(|path| entity.text(path)).map(|it| Address::of(&it));
    let address_fits = stated.any(|own| addresses.iter().any(|it| it.fits(&own)));
    let headline = entity.text("headline").or_else(|| entity.text("name")).map(|it| key(&it));
    let headline_fits = headline.is_some_and(|own| headlines.iter().any(|it| same_headline(it, &own)));
    let says = ["headline", "datePublished", "author", "articleBody"];
    let says = says.iter().filter(|path| entity.has(path)).count() as u32;
    u32::from(address_fits) * ADDRESS_FITS
        + u32::from(headline_fits) * HEADLINE_FITS
        + STANDS_ALONE
        + says * SAYS_SOMETHING
}

fn headlines(page: &Page, evidence: &Evidence) -> Vec<String> {
    let shown = page.ids().filter(|&id| page.tag(id) == Tag::H1).take(HEADLINES).map(|id| page.text_of(id));
    let stated = ["og:title", "twitter:title"].into_iter().filter_map(|name| evidence.meta(name));
    let all = shown.chain(stated).chain(evidence.title.as_deref());
    all.filter(|it| it.len() <= HEADLINE_BYTES).map(key).filter(|it| !it.is_empty()).collect()
}

/// Letters and digits alone, without case: sites vary in quotation marks and dashes.
fn key(text: &str) -> String {
    let mut out = String::new();
    for letter in clean::strip_tags(text).chars().filter(|it| is_alphanumeric(*it)) {
        push_lower(&mut out, letter);
    }
    out
}

fn same_headline(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short == long
        || (TELLING_BYTES <= short.len() && long.len() <= 2 * HEADLINE_BYTES && long.contains(short))
}

/// An address without what differs between copies of one page.
struct Address {
    path: String,
    query: String,
}

impl Address {
    fn of(address: &str) -> Self {
        let address = address.trim().to_lowercase();
        let address = address.split('#').next().unwrap_or_default();
        let address = address.split_once("//").map_or(address, |(_, rest)| rest);
        let address = address.strip_prefix("www.").unwrap_or(address);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Self { path: path.trim_end_matches('/').to_owned(), query: query.to_owned() }
    }

    fn fits(&self, other: &Self) -> bool {
        !self.path.is_empty()
            && self.path == other.path
            && (self.query == other.query || self.query.is_empty() || other.query.is_empty())
    }
}
