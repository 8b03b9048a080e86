//! What the head states: meta tags, links, title, language, direction, base.

use super::{Evidence, HeadLink, MetaTag, clean};
use crate::article::Direction;
use crate::page::{NodeId, Page, Tag};

/// The attributes of `<meta>` that say what it is about.
const NAMES: [&str; 4] = ["name", "property", "itemprop", "http-equiv"];

/// Reads one element of the head, wherever it stands. `in_item` says that the element describes some
/// thing of the page and not the page.
pub(super) fn read(page: &Page, id: NodeId, in_item: bool, evidence: &mut Evidence) {
    match page.tag(id) {
        Tag::Meta => read_meta(page, id, in_item, evidence),
        Tag::Link => read_link(page, id, evidence),
        Tag::Title if evidence.title.is_none() => evidence.title = page.raw(id).and_then(cleaned),
        Tag::Base if evidence.base.is_none() => {
            evidence.base =
                page.attr(id, "href").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
        }
        Tag::Html | Tag::Body => {
            evidence.direction = evidence.direction.or_else(|| direction(page.attr(id, "dir")?));
        }
        _ => {}
    }
}

fn cleaned(text: &str) -> Option<String> {
    let text = clean::collapse(&clean::undo_references(text));
    (!text.is_empty() && !clean::is_left_over(&text)).then_some(text)
}

fn read_meta(page: &Page, id: NodeId, in_item: bool, evidence: &mut Evidence) {
    let content = page.attr(id, "content").or_else(|| page.attr(id, "value"));
    let Some(content) = content.and_then(cleaned) else { return };
    let mut names: Vec<String> = Vec::new();
    for attribute in NAMES {
        let Some(value) = page.attr(id, attribute).filter(|_| attribute != "itemprop" || !in_item) else {
            continue;
        };
        let is_list = matches!(attribute, "property" | "itemprop");
        let value = value.to_lowercase();
        let stated: Vec<&str> = if is_list { value.split_whitespace().collect() } else { vec![value.trim()] };
        for name in stated {
            if !name.is_empty() && !names.iter().any(|it| it == name) && names.len() < 8 {
                names.push(name.to_owned());
            }
        }
    }
    evidence.meta.extend(names.into_iter().map(|name| MetaTag { name, content: content.clone(), node: id }));
}

fn read_link(page: &Page, id: NodeId, evidence: &mut Evidence) {
    let (Some(rel), Some(href)) = (page.attr(id, "rel"), page.attr(id, "href")) else { return };
    let href = href.trim();
    let rel: Vec<String> = rel.split_whitespace().map(str::to_lowercase).collect();
    if !rel.is_empty() && !href.is_empty() {
        evidence.links.push(HeadLink { rel, href: href.to_owned(), node: id });
    }
}

fn direction(value: &str) -> Option<Direction> {
    match value.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

/// The page's language as it is stated first: on its elements, then in its head.
pub(super) fn language(page: &Page, evidence: &Evidence) -> Option<String> {
    let elements = page.ids().filter(|&id| matches!(page.tag(id), Tag::Html | Tag::Body));
    let mut stated = elements.flat_map(|id| ["lang", "xml:lang"].map(|name| page.attr(id, name)));
    let metas = ["content-language", "og:locale"].into_iter().filter_map(|name| evidence.meta(name));
    // Several languages may be listed; the first is the main one.
    let first = |value: &str| value.split([',', ';']).next().unwrap_or_default().trim().replace('_', "-");
    let on_elements = stated.find_map(|value| value.map(first).filter(|it| !it.is_empty()));
    on_elements.or_else(|| metas.map(first).find(|it| !it.is_empty()))
}
