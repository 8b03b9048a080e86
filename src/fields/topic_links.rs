//! Links to the pages of topics: tags of the article, and no names of people.

use super::Case;
use super::class_names::Name;
use super::head_and_foot::Places;
use super::word_lists::{List, begins, has};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::url;

/// Tags of one article; longer lists are those of the site.
const LISTED: std::ops::RangeInclusive<usize> = 2..=20;

/// Characters of a tag.
const CHARS_MAX: usize = 60;

/// Stretches of text in one passage of tags.
const ROWS_MAX: usize = 40;

/// Elements between a link and the one that holds the list.
const LEVELS: usize = 3;

/// Whether an address is that of a topic's page: `/tag/rain`.
fn is_topic_page(address: &str) -> bool {
    let is_word = |it: &str| has(List::TopicPaths, it);
    let mut steps = url::path_of(address).split('/').filter(|it| !it.is_empty()).peekable();
    while let Some(step) = steps.next() {
        if steps.peek().is_some() && is_word(&fold::key(step)) {
            return true;
        }
    }
    false
}

/// Whether an address is one of the page's own site.
pub(super) fn is_own(case: &Case<'_>, address: &str) -> bool {
    let base = case.address.base.as_deref();
    let origin = url::resolve(base, address).as_deref().and_then(url::origin);
    origin.is_none() || base.is_none() || origin == base.and_then(url::origin)
}

/// The link around a row, when it leads to a topic's page.
fn topic_link(page: &Page, row: NodeId) -> Option<NodeId> {
    let link = page.closest(row, |tag| tag == Tag::A)?;
    page.attr(link, "href").is_some_and(is_topic_page).then_some(link)
}

/// Whether a passage is made of such links, and of a label before them at most.
pub(super) fn is_of_topics(page: &Page, passage: &Passage) -> bool {
    let rows = page.rows_of(passage).filter(|it| page.text_of(*it).contains(char::is_alphanumeric));
    let mut linked = 0;
    for (at, row) in rows.enumerate() {
        if ROWS_MAX < at {
            return false;
        }
        match topic_link(page, row) {
            Some(_) => linked += 1,
            None if at == 0 => {}
            None => return false,
        }
    }
    0 < linked
}

/// The first list of links to topics' pages below the text, or else between headline and text.
pub(super) fn listed(case: &Case<'_>, places: &Places<'_>) -> Vec<String> {
    let head = places.headline.map_or(places.head.end, |it| it + 1)..places.head.end;
    [&places.foot, &head]
        .into_iter()
        .map(|it| in_range(case, places, it))
        .find(|it| !it.is_empty())
        .unwrap_or_default()
}

fn in_range(case: &Case<'_>, places: &Places<'_>, range: &std::ops::Range<usize>) -> Vec<String> {
    let page = case.page;
    let mut tags: Vec<String> = Vec::new();
    let mut list: Option<NodeId> = None;
    for id in places.rows(range).filter(|it| page.tag(*it) == Tag::A) {
        let is_tag = page.attr(id, "href").is_some_and(|it| is_topic_page(it) && is_own(case, it))
            && (1..=CHARS_MAX).contains(&page.text_of(id).chars().count())
            && !page.text_of(id).contains('\n')
            && !places.is_apart(id)
            && !places.around(id).has(Name::Card)
            && places.passage_of(id).is_some_and(|it| !is_told(case, it));
        if !is_tag {
            continue;
        }
        match list {
            Some(list) if page.holds(list, id) => {}
            Some(_) if LISTED.contains(&tags.len()) => break,
            _ => {
                tags.clear();
                list = page.ancestors(id).skip(1).take(LEVELS).find(|&it| 1 < links(page, it));
            }
        }
        tags.push(page.text_of(id).to_owned());
    }
    tags.retain(|_| list.is_some());
    if LISTED.contains(&tags.len()) { tags } else { Vec::new() }
}

/// Links in an element, counted up to two.
fn links(page: &Page, id: NodeId) -> usize {
    page.descendants(id).filter(|it| page.tag(*it) == Tag::A).take(2).count()
}

/// Whether a passage is the article's text, or stands below a heading that says that it lists what others read.
fn is_told(case: &Case<'_>, passage: usize) -> bool {
    let above = passage.checked_sub(1).map_or("", |it| case.page.passage_text(&case.page.passages()[it]));
    case.roles.role(passage) == Role::Body || begins(List::Popular, above)
}
