//! Marks that readers see: times, links to authors, the trail of breadcrumbs, and properties on elements.

use super::store::without_prefix;
use super::{Entity, Evidence, PropertyMark, TimeMark, clean};
use crate::order;
use crate::page::{NodeId, Page, Passage, Tag};

/// Properties that hold a point in time.
const TIME_PROPERTIES: &[&str] =
    &["datePublished", "dateModified", "dateCreated", "dateUpdated", "uploadDate", "dc:date", "dc:created"];

/// Attributes, besides `datetime`, in which scripts find a point in time.
const TIME_ATTRIBUTES: &[&str] = &[
    "data-timestamp",
    "data-time",
    "data-datetime",
    "data-date",
    "data-date-time",
    "data-date-published",
    "data-publish-date",
    "data-publishdate",
    "data-published",
    "data-published-at",
    "data-pubdate",
    "data-updated",
    "data-epoch",
    "data-utc",
    "data-unixtime",
];

/// Bytes of text beyond which an element that is marked as a time holds more than a time.
const TIME_TEXT_BYTES: usize = 300;

/// Stated trails that are tried, steps of one that are read, and bytes of one step.
const TRAILS: usize = 8;
const TRAIL_STEPS: usize = 12;
const STEP_BYTES: usize = 200;

/// Reads one element.
pub(super) fn read(page: &Page, id: NodeId, evidence: &mut Evidence) {
    let tag = page.tag(id);
    if matches!(tag, Tag::A | Tag::Link) && page.attr_has(id, "rel", "author") {
        evidence.author_links.push(id);
    }
    let properties = page.attr(id, "itemprop").or_else(|| page.attr(id, "property"));
    if !matches!(tag, Tag::Meta | Tag::Link) {
        for name in properties.unwrap_or_default().split_whitespace() {
            evidence.marks.push(PropertyMark { property: without_prefix(name).to_owned(), node: id });
        }
    }
    read_time(page, id, properties, evidence);
}

fn is_published(class: &str) -> bool {
    class.split_whitespace().any(|it| it == "published" || it == "dt-published")
}

fn is_updated(class: &str) -> bool {
    class.split_whitespace().any(|it| it == "updated" || it == "dt-updated")
}

fn read_time(page: &Page, id: NodeId, properties: Option<&str>, evidence: &mut Evidence) {
    let tag = page.tag(id);
    let property = properties.and_then(|names| {
        let mut names = names.split_whitespace().map(without_prefix);
        names.find(|name| TIME_PROPERTIES.iter().any(|it| it.eq_ignore_ascii_case(name)))
    });
    let mut stated = None;
    for (name, value) in page.attrs(id) {
        let is_time = match name {
            "datetime" => !matches!(tag, Tag::Del | Tag::Ins),
            "content" => property.is_some(),
            // The date of a microformat: <abbr class="published" title="2021-12-21T10:40:00Z">.
            "title" => {
                page.attr(id, "class").is_some_and(|it| is_published(it) || is_updated(it))
                    && value.contains('T')
            }
            _ => name.starts_with("data-") && TIME_ATTRIBUTES.contains(&name),
        };
        let value = value.trim();
        // Scripts keep true and false in attributes of such names too.
        if is_time && value.len() <= TIME_TEXT_BYTES && 4 <= value.bytes().filter(u8::is_ascii_digit).count()
        {
            stated = Some(value);
            if !name.starts_with("data-") {
                break;
            }
        }
    }
    if tag != Tag::Time && property.is_none() && stated.is_none() {
        return;
    }
    let text = page.text_of(id);
    let text = if text.len() <= TIME_TEXT_BYTES { text } else { "" };
    if stated.is_some() || !text.is_empty() {
        evidence.times.push(TimeMark {
            node: id,
            datetime: stated.map(str::to_owned),
            text: text.to_owned(),
            property: property.map(str::to_owned),
        });
    }
}

/// The trail of breadcrumbs: as data, else as the page shows it.
pub(super) fn breadcrumbs(page: &Page, evidence: &Evidence) -> Vec<String> {
    let lists =
        evidence.json_ld.iter().chain(&evidence.microdata).filter(|it| it.is_any(&["BreadcrumbList"]));
    let mut trails = lists.take(TRAILS).map(stated_trail);
    let stated = trails.find(|it| !it.is_empty());
    let shown = || Some(shown_trail(page)).filter(|it| !it.is_empty());
    stated.or_else(shown).unwrap_or_else(|| written_trail(page))
}

/// Signs between the steps of a trail that is written out; bars and slashes part the items of menus too.
const TRAIL_SIGNS: [char; 6] = ['>', '\u{BB}', '\u{203A}', '\u{2192}', '\u{FF1E}', '\u{2039}'];

/// A line of links with such signs between them, the first of which leads to the front page: "You are here: Home > Sport".
fn written_trail(page: &Page) -> Vec<String> {
    let lines = page.passages().iter().filter(|it| page.passage_text(it).contains(TRAIL_SIGNS));
    lines.map(|it| steps_of(page, it)).find(|it| !it.is_empty()).unwrap_or_default()
}

fn steps_of(page: &Page, line: &Passage) -> Vec<String> {
    let is_link = |row: &NodeId| page.closest(*row, |tag| tag == Tag::A).is_some();
    let links: Vec<&str> = page.rows_of(line).filter(is_link).map(|it| page.text_of(it).trim()).collect();
    let text = page.passage_text(line);
    // A label such as "You are here:" stands before the first.
    let from = links.first().and_then(|it| text.find(it)).unwrap_or(0);
    let is_label = text[..from].trim_end().ends_with([':', '\u{FF1A}']) || text[..from].trim().is_empty();
    let steps: Vec<String> = text[from..]
        .split(TRAIL_SIGNS)
        .map(|it| clean::collapse(it.trim()))
        .filter(|it| !it.is_empty())
        .take(TRAIL_STEPS)
        .collect();
    // The last step is the page itself, and often no link.
    let is_trail = 2 <= links.len()
        && is_label
        && links.len() <= steps.len()
        && steps.len() <= links.len() + 1
        && steps.iter().zip(&links).all(|(step, link)| step == link && step.len() <= STEP_BYTES);
    if is_trail { steps } else { Vec::new() }
}

fn stated_trail(list: &Entity) -> Vec<String> {
    let mut steps: Vec<(u32, String)> = Vec::new();
    for step in list.entities("itemListElement").iter().take(TRAIL_STEPS) {
        let name = step.text("name").or_else(|| step.text("item.name"));
        let position = step.text("position").and_then(|it| it.parse().ok()).unwrap_or(u32::MAX);
        steps.extend(name.map(|name| (position, name)));
    }
    // Steps without a number keep their order.
    order::sort_by_key(&mut steps, |(position, _)| *position);
    steps.into_iter().map(|(_, name)| name).collect()
}

fn shown_trail(page: &Page) -> Vec<String> {
    let mut past = NodeId::ROOT;
    for id in page.ids() {
        if id < past || page.tag(id) == Tag::Text || !is_trail(page, id) {
            continue;
        }
        // A heading names the trail to those who do not see it.
        let in_heading =
            |row| page.closest(row, |tag| tag.heading_level().is_some()).is_some_and(|it| id < it);
        let rows = page.descendants(id).filter(|&row| page.tag(row) == Tag::Text && !in_heading(row));
        let texts = rows.map(|row| clean::collapse(page.text_of(row)));
        // A colon ends a label such as "You are here:".
        let steps: Vec<String> = texts
            .filter(|text| text.len() <= STEP_BYTES && text.contains(char::is_alphanumeric))
            .filter(|text| !text.ends_with(':'))
            .take(TRAIL_STEPS)
            .collect();
        if !steps.is_empty() {
            return steps;
        }
        // Nothing inside it can be a trail either.
        past = page.node(id).end;
    }
    Vec::new()
}

fn is_trail(page: &Page, id: NodeId) -> bool {
    if matches!(page.tag(id), Tag::Html | Tag::Body | Tag::Main | Tag::Article) {
        return false;
    }
    ["class", "aria-label", "id"]
        .iter()
        .filter_map(|name| page.attr(id, name))
        .any(|value| value.to_ascii_lowercase().contains("breadcrumb"))
}
