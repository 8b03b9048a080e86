//! Other pieces that the page points its reader to, from within the article or after it.

use std::collections::HashSet;

use super::class_names::Name;
use super::head_and_foot::Places;
use super::word_lists::{self, List};
use super::{Case, copied_related, seams};
use crate::article::Related;
use crate::language::{Section, labels_in, strip_label};
use crate::page::{BORDER, NodeId, Page, Tag};
use crate::roles::Role;
use crate::text::{fold, words};
use crate::url;

/// A headline has at least so many words, and no more than this many characters.
const WORDS_MIN: u32 = 3;
const CHARS_MAX: usize = 220;

/// A longer text is no label.
const LABEL_BYTES_MAX: usize = 150;

/// More cards than this are the site's river of news.
const COUNT_MAX: usize = 60;

/// A label may stand so deep in the box of its list, alone.
const BOX_LEVELS: usize = 4;

/// Decides which pieces are related.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>, headline: Option<&str>) -> Vec<Related> {
    let mut list = Found {
        items: Vec::new(),
        titles: headline.map(fold::key).into_iter().collect(),
        addresses: case.address.url.iter().map(|it| bare(it)).collect(),
    };
    if case.page.is_plain {
        for title in copied_related::titles(case) {
            list.add(title, None);
        }
    } else {
        of_links(case, places, &mut list);
    }
    list.items.truncate(COUNT_MAX);
    list.items
}

/// Whether a text is nothing but a label of related pieces.
pub(super) fn is_label(text: &str) -> bool {
    text.len() <= LABEL_BYTES_MAX && labels_in(text).is.has(Section::RelatedLabels)
}

struct Found {
    items: Vec<Related>,
    titles: HashSet<String>,
    addresses: HashSet<String>,
}

impl Found {
    fn add(&mut self, title: &str, url: Option<String>) {
        let title = without_label(title);
        let fits = WORDS_MIN <= words::count(title) && title.chars().count() <= CHARS_MAX;
        if fits
            && !url.as_deref().is_some_and(|it| self.addresses.contains(&bare(it)))
            && self.titles.insert(fold::key(title))
        {
            self.addresses.extend(url.as_deref().map(bare));
            self.items.push(Related { title: title.to_owned(), url });
        }
    }
}

fn bare(address: &str) -> String {
    let address = url::strip_fragment(address);
    address.split_once("//").map_or(address, |it| it.1).trim_end_matches('/').to_owned()
}

fn without_label(text: &str) -> &str {
    match strip_label(text, Section::RelatedLabels) {
        // "More rain to come" is a headline: only a sign behind the words makes them a label.
        Some(rest)
            if !rest.is_empty()
                && text[..text.len() - rest.len()].contains([':', '\u{FF1A}', '|', '\u{BB}']) =>
        {
            rest
        }
        _ => text.trim(),
    }
}

fn of_links(case: &Case<'_>, places: &Places<'_>, list: &mut Found) {
    let page = case.page;
    let from = places.headline.unwrap_or(case.roles.extent.start);
    let is_general = below_general(case);
    let is_listed = below_labels(case);
    for id in page.ids().filter(|&it| page.tag(it) == Tag::A) {
        let Some(first) =
            places.passage_of(id).filter(|&it| from <= it && page.node(id).visibility.is_seen())
        else {
            continue;
        };
        let at = first..page.passages_in(id).end.max(first + 1);
        let is_labelled = at.clone().any(|it| case.roles.role(it) == Role::Related);
        let names = places.around(id);
        let is_open =
            at.clone().all(|it| matches!(case.roles.role(it), Role::Other | Role::Related | Role::Repeat));
        let is_named = is_open && names.has(Name::Related) && !case.roles.extent.is_empty();
        if is_general[first]
            || !is_labelled && !is_named && !is_listed[first]
            || !is_labelled && names.has_any(&[Name::Comment, Name::Share])
            || is_frame(page, id)
            || page.attr_has(id, "rel", "tag")
        {
            continue;
        }
        let href = page.attr(id, "href").unwrap_or_default();
        let address = url::resolve(case.address.base.as_deref(), href).filter(|it| url::is_safe_link(it));
        let target = address.as_deref().unwrap_or(href);
        if href.is_empty() || href.starts_with('#') || !is_piece(target) || is_elsewhere(case, target) {
            continue;
        }
        list.add(
            &title_of(page, id),
            address.or_else(|| Some(href.to_owned()).filter(|it| url::is_safe_link(it))),
        );
    }
}

/// For each passage whether the last label above it heads what other readers read, or the newest of the site. Text of the
/// article ends such a list.
pub(super) fn below_general(case: &Case<'_>) -> Vec<bool> {
    let mut is_general = false;
    let rows = case.page.passages().iter().enumerate();
    let below = rows.map(|(index, row)| {
        let (text, role) = (case.page.passage_text(row), case.roles.role(index));
        if role == Role::Body {
            is_general = false;
        } else if role == Role::Related && is_label(text) {
            is_general = [List::Popular, List::Latest].iter().any(|it| word_lists::has(*it, text));
        }
        is_general
    });
    below.collect()
}

/// For each passage whether it stands in a list that a label heads: in the same box, before the next heading or text.
fn below_labels(case: &Case<'_>) -> Vec<bool> {
    let page = case.page;
    let rows = page.passages();
    let mut is_listed = vec![false; rows.len()];
    let mut end = 0;
    for (index, row) in rows.iter().enumerate() {
        let is_linked = page.closest(row.first, |tag| tag == Tag::A).is_some();
        let is_heading = page.closest(row.first, |tag| tag.heading_level().is_some()).is_some();
        if is_label(page.passage_text(row)) {
            end = if is_linked { 0 } else { end_of_box(page, index) };
        } else if matches!(case.roles.role(index), Role::Body | Role::Comment) || is_heading && !is_linked {
            end = 0;
        } else {
            is_listed[index] = index < end;
        }
    }
    is_listed
}

/// One past the last passage of the smallest box around a label that holds something behind it.
fn end_of_box(page: &Page, label: usize) -> usize {
    let above = page.ancestors(page.passages()[label].block).take(BOX_LEVELS);
    above.map(|it| page.passages_in(it).end).find(|&end| end > label + 1).unwrap_or(0)
}

/// The link's headline: a heading inside it, else its longest line.
fn title_of(page: &Page, link: NodeId) -> String {
    let heading = page
        .descendants(link)
        .find(|&it| page.tag(it).heading_level().is_some() && !page.text_of(it).is_empty());
    if let Some(heading) = heading {
        return page.text_of(heading).lines().next().unwrap_or_default().to_owned();
    }
    let longest = page.text_of(link).lines().max_by_key(|it| it.len().min(CHARS_MAX));
    let whole = without_time(page, link, behind_label(page, link, longest.unwrap_or_default()));
    title_among_facts(page, link).filter(|it| whole.contains(it)).unwrap_or_else(|| whole.to_owned())
}

/// The headline in a link's line whose other facts, in elements of their own, are a label and a time.
fn title_among_facts(page: &Page, link: NodeId) -> Option<String> {
    if CARD_BYTES_MAX < page.text_of(link).len() {
        return None;
    }
    let facts = seams::line(page, page.descendants(link));
    let is_title = |it: &&str| WORDS_MIN <= words::count(it) && !it.contains(fold::is_digit);
    let mut titles = facts.split(BORDER).filter(is_title);
    let title = titles.next().filter(|_| facts.contains(BORDER) && titles.next().is_none())?;
    Some(title.to_owned())
}

/// A longer link is no card of one headline.
const CARD_BYTES_MAX: usize = 800;

/// The text behind a label that an element of its own holds, with or without a space: "Read also", and the headline.
fn behind_label<'a>(page: &Page, link: NodeId, text: &'a str) -> &'a str {
    let mut words =
        page.descendants(link).filter(|&it| page.tag(it) == Tag::Text).map(|it| page.text_of(it).trim());
    let is_label =
        |it: &&str| is_label(it) || it.ends_with([':', '\u{FF1A}']) && words::count(it) < WORDS_MIN;
    let label = words.find(|it| !it.is_empty()).filter(is_label);
    let rest = label.and_then(|it| text.strip_prefix(it)).map(str::trim_start);
    rest.filter(|it| !it.is_empty()).unwrap_or(text)
}

/// The text without the time that a card prints before or behind its headline.
fn without_time<'a>(page: &Page, link: NodeId, text: &'a str) -> &'a str {
    let Some(time) = page.descendants(link).find(|&it| page.tag(it) == Tag::Time) else { return text };
    let printed = page.text_of(time);
    text.strip_suffix(printed).or_else(|| text.strip_prefix(printed)).unwrap_or(text).trim()
}

fn is_frame(page: &Page, id: NodeId) -> bool {
    page.closest(id, |tag| matches!(tag, Tag::Nav | Tag::Footer)).is_some_and(|it| {
        // A footer of the article itself may list related pieces.
        page.tag(it) == Tag::Nav || page.closest(it, |tag| tag == Tag::Article).is_none()
    })
}

/// Whether an address is another site's: a channel, an advert, a partner.
fn is_elsewhere(case: &Case<'_>, target: &str) -> bool {
    let own = case.address.base.as_deref().and_then(url::host);
    let (Some(own), Some(other)) = (own, url::host(target)) else { return false };
    url::site_of(&own) != url::site_of(&other)
}

/// Whether an address may be that of a piece: a page with a path of its own.
fn is_piece(address: &str) -> bool {
    match url::path(address) {
        // Old systems tell pages apart by a number behind the path alone: "/?p=123".
        Some(path) => path != "/" || address.contains('?') && address.contains('='),
        None => !address.contains(':'),
    }
}

#[cfg(test)]
mod tests {
    use crate::fields::trial::fields_at;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    #[test]
    fn lists_linked_headlines_once_and_resolved() {
        let html = format!(
            "<nav><a href=/weather>All of the weather</a></nav><article><h1>Rain floods the old town</h1>{TEXT}\
             <div class=related-posts><h3>Read also</h3><a href=/b><img src=x></a><a href=/b>Harbour closed after the storm</a>\
             <a href=/b>Harbour closed after the storm</a><a href=/a>Rain floods the old town</a></div></article>"
        );
        let related = fields_at(&html, Some("https://n.example/a")).related;
        let flat: Vec<(&str, &str)> =
            related.iter().map(|it| (it.title.as_str(), it.url.as_deref().unwrap_or(""))).collect();
        assert_eq!(flat, [("Harbour closed after the storm", "https://n.example/b")]);
    }

    #[test]
    fn what_others_read_is_not_related() {
        let below = |label: &str| {
            let html = format!(
                "<article><h1>Rain floods the old town</h1>{TEXT}</article><div><h3>{label}</h3>\
                 <ul><li><a href=/b>Harbour closed after the storm</a></li><li><a href=/c>Two bridges open for carts</a></li></ul></div>"
            );
            fields_at(&html, Some("https://n.example/a")).related.len()
        };
        assert_eq!((below("Read also"), below("Most read"), below("الأكثر قراءة")), (2, 0, 0));
    }
}
