//! The part of the publication that the article stands in.

use super::class_names::Name;
use super::word_lists::{List, has};
use super::{Case, Claim, Finding, copied_section, head_and_foot::Places, is_foreign, section_menu, site};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::text::{fold, words};
use crate::url;

/// A section's name is a few words.
const WORDS_MAX: u32 = 6;

/// Trust in the article's own JSON-LD, and what a second article's has less.
const JSON_LD: u8 = 90;
const JSON_LD_SECOND_LESS: u8 = 10;

/// Meta tags that name the section, each with the trust in it.
const METAS: [(&str, u8); 6] = [
    ("article:section", 85),
    ("parsely-section", 83),
    ("og:section", 81),
    ("section", 79),
    ("cxenseparse:section", 77),
    ("category", 75),
];

/// Trust in microdata.
const MICRODATA: u8 = 75;

/// Trust in the first step of the breadcrumbs that is not the front page.
const BREADCRUMBS: u8 = 60;

/// Decides the section.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let fronts = fronts(case);
    let is_home =
        |it: &str| has(List::FrontPages, it) || site::is_name(names, it) || fronts.contains(&fold::key(it));
    let is_front = |it: &str| labels_in(it).is.has(Section::NavigationLabels) || is_home(it);
    let mut claims = stated(case, places);
    claims.extend(in_breadcrumbs(case, headline, &is_front));
    claims.extend(linked(case, places));
    claims.extend(above_headline(case, places, &is_front));
    claims.extend(linked_above(case, places, &is_front));
    claims.extend(copied_section::claim(case, places, headline, &is_front));
    for claim in &mut claims {
        claim.value = cleaned(&claim.value);
        if is_id(&claim.value, case) {
            claim.trust = claim.trust.min(ID);
        }
    }
    let is_own = |it: &str| !has(List::FrontPages, it);
    if !claims.iter().any(|it| is_own(&it.value)) {
        claims.extend(section_menu::leading_up(case, places, &is_home));
    }
    claims.retain(|it| {
        is_own(&it.value)
            && (1..=WORDS_MAX).contains(&words::count(&it.value))
            && !it.value.contains("://")
            && it.value.contains(char::is_alphabetic)
            && !is_path(&it.value)
    });
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

/// What JSON-LD, meta tags and microdata state.
fn stated(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let evidence = case.evidence;
    let mut claims = Vec::new();
    for (count, article) in evidence.articles().take(2).enumerate() {
        // Where a link is marked as the section, its address is what the markup says.
        let is_address = |it: &String| it.starts_with('/') || it.contains("://");
        let trust = JSON_LD - JSON_LD_SECOND_LESS * count as u8;
        let first = article.texts("articleSection").into_iter().find(|it| !is_address(it));
        claims.extend(first.map(|it| Claim::stated(it.clone(), &it, "json-ld", trust)));
    }
    for (name, trust) in METAS {
        let value = evidence.meta(name);
        claims.extend(value.map(|it| Claim::stated(it.to_owned(), it, "meta", trust)));
    }
    if let Some(row) = evidence.marked("articleSection").find(|&it| !places.is_apart(it)) {
        let text = case.page.text_of(row);
        claims.push(Claim::stated(text.to_owned(), text, "microdata", MICRODATA).at(row));
    }
    claims
}

/// The first step of the breadcrumbs that is neither the front page nor the article.
fn in_breadcrumbs(
    case: &Case<'_>,
    headline: Option<&str>,
    is_front: &dyn Fn(&str) -> bool,
) -> Option<Claim<String>> {
    let own = headline.map(fold::key).unwrap_or_default();
    let mut steps = case.evidence.breadcrumbs.iter();
    let step = steps.find(|it| !is_front(it.as_str()) && !own.starts_with(&fold::key(it)))?;
    Some(Claim::stated(step.clone(), step, "breadcrumbs", BREADCRUMBS))
}

/// Whether a text is a label of the page's furniture; "Opinion" and "Reviews" name sections.
fn is_label(text: &str) -> bool {
    const SECTIONS: [Section; 3] = [Section::OpinionLabels, Section::ReviewLabels, Section::InterviewLabels];
    let labels = labels_in(text).is;
    Section::ALL.iter().any(|it| !SECTIONS.contains(it) && labels.has(*it))
}

/// Whether a text above the headline may be a section's name.
pub(super) fn names_section(text: &str, is_front: &dyn Fn(&str) -> bool) -> bool {
    (1..=LABEL_WORDS_MAX).contains(&words::count(text))
        && !text.contains(fold::is_digit)
        && text.contains(char::is_alphabetic)
        && !is_label(text)
        && !is_front(text)
}

/// Whether a value is a part of an address: "sports/high-school".
fn is_path(value: &str) -> bool {
    value.contains('/')
        && value
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '/' | '-' | '_'))
}

/// Links to the front page that are looked at, and steps of a trail.
const FRONT_LINKS_MAX: usize = 8;

/// What the links to the front page say, folded: the first step of a trail is one of them in any language.
fn fronts(case: &Case<'_>) -> Vec<String> {
    let page = case.page;
    let own = case.language.tag.as_deref().and_then(|it| it.split('-').next()).unwrap_or_default();
    let is_front = |address: &str| {
        let path = url::path_of(address).trim_matches('/');
        !address.starts_with('#') && (path.is_empty() || path == own)
    };
    let mut names: Vec<String> = Vec::new();
    for list in case.evidence.typed(&["BreadcrumbList"]).take(2) {
        for step in list.entities("itemListElement").iter().take(FRONT_LINKS_MAX) {
            let item = step.entities("item").into_iter().next();
            let address = item.as_ref().and_then(|it| it.id().map(str::to_owned).or_else(|| it.text("url")));
            if address.or_else(|| step.text("item")).is_some_and(|it| is_front(&it)) {
                names.extend(step.text("name").or_else(|| step.text("item.name")));
            }
        }
    }
    let links = page.ids().filter(|it| page.tag(*it) == Tag::A);
    let links = links.filter(|it| page.attr(*it, "href").is_some_and(is_front)).take(FRONT_LINKS_MAX);
    names.extend(links.map(|it| page.text_of(it).to_owned()));
    names.iter().map(|it| fold::key(it)).filter(|it| !it.is_empty()).collect()
}

/// Trust in a link with `rel=category`, and in one that is named for a section.
const REL_CATEGORY: u8 = 58;
const NAMED_LINK: u8 = 48;

/// Links with `rel=category`, and links named for a section, about the article.
fn linked(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let page = case.page;
    let links = [&places.head, &places.foot]
        .into_iter()
        .flat_map(|it| places.rows(it))
        .filter(|&it| page.tag(it) == Tag::A);
    let mut best: Option<Claim<String>> = None;
    for id in links.filter(|&it| places.spot(it).is_some()) {
        let has_rel = page.attr_has(id, "rel", "category");
        let is_named =
            page.ancestors(id).take(3).any(|it| places.names(it).has_any(&[Name::Section, Name::Kicker]));
        let trust = REL_CATEGORY * u8::from(has_rel) + NAMED_LINK * u8::from(!has_rel && is_named);
        let text = page.text_of(id);
        let is_label = labels_in(text).is.has(Section::NavigationLabels) || text.is_empty();
        if !is_label && best.as_ref().is_none_or(|it| it.trust < trust) && 0 < trust {
            best = Some(Claim::stated(text.to_owned(), text, "link", trust).at(id));
        }
    }
    best
}

/// Trust in a label above the headline that the page's menu has too.
const ABOVE: u8 = 44;

/// Passages above the headline among which such a label is looked for.
const ABOVE_MAX: usize = 3;

/// Words of such a label.
const LABEL_WORDS_MAX: u32 = 3;

/// The nearest line above the headline that a link of the page says too, as its menu does.
fn above_headline(
    case: &Case<'_>,
    places: &Places<'_>,
    is_front: &dyn Fn(&str) -> bool,
) -> Option<Claim<String>> {
    let page = case.page;
    let headline = places.headline?;
    let rows = &page.passages()[headline.saturating_sub(ABOVE_MAX)..headline];
    let row = rows.iter().rev().find(|it| {
        let text = page.passage_text(it);
        let is_short = names_section(text, is_front)
            && page.closest(it.block, |tag| matches!(tag, Tag::Li | Tag::Nav | Tag::Button)).is_none()
            && !places.is_apart(it.block)
            && !is_in_head_of_site(page, it.block, headline);
        is_short && {
            let key = fold::key(text);
            let is_menu =
                |id: NodeId| places.is_apart(id) || page.closest(id, |tag| tag == Tag::Li).is_some();
            page.ids().any(|id| page.tag(id) == Tag::A && fold::key(page.text_of(id)) == key && is_menu(id))
        }
    })?;
    let text = page.passage_text(row);
    Some(Claim::stated(text.to_owned(), text, "menu", ABOVE).at(row.block))
}

/// Whether a row stands in a header that does not hold the headline: that of the site.
fn is_in_head_of_site(page: &Page, row: NodeId, headline: usize) -> bool {
    let header = page.closest(row, |tag| tag == Tag::Header);
    header.is_some_and(|it| !page.holds(it, page.passages()[headline].block))
}

/// Trust in a link above the headline to a page above the article's own in the site's tree, and in the second step of a
/// trail that no name marks as one.
const UP: u8 = 56;
const STEP: u8 = 42;

/// The nearest line above the headline that is a link to a section: its address is the beginning of the page's own, or
/// it stands alone behind one to the front page.
fn linked_above(
    case: &Case<'_>,
    places: &Places<'_>,
    is_front: &dyn Fn(&str) -> bool,
) -> Option<Claim<String>> {
    let page = case.page;
    let headline = places.headline?;
    let is_line = |row: &&Passage| {
        page.closest(row.block, |tag| matches!(tag, Tag::Nav | Tag::Button)).is_none()
            && !places.is_apart(row.block)
            && !is_in_head_of_site(page, row.block, headline)
            && page.passage_text(row).len() <= ROW_BYTES_MAX
    };
    let rows = &page.passages()[headline.saturating_sub(ABOVE_MAX)..headline];
    rows.iter().rev().filter(is_line).find_map(|row| {
        let (id, trust) = section_among(case, &links_of(page, row), is_front)?;
        let text = page.text_of(id);
        Some(Claim::stated(text.to_owned(), text, "link", trust).at(id))
    })
}

/// The link of a line that leads to a section, and the trust in it.
fn section_among(case: &Case<'_>, links: &[NodeId], is_front: &dyn Fn(&str) -> bool) -> Option<(NodeId, u8)> {
    if ABOVE_MAX < links.len() {
        return None;
    }
    let own = case.address.url.as_deref().and_then(url::path).unwrap_or_default();
    let fits = |id: NodeId| names_section(case.page.text_of(id), is_front);
    let leads_up = |id: NodeId| {
        let path = own_path(case, id).filter(|it| !it.is_empty());
        let rest = path.and_then(|it| own.strip_prefix(it.as_str()));
        rest.is_some_and(|it| it.starts_with('/') && 1 < it.len())
    };
    if let Some(up) = links.iter().copied().find(|&it| leads_up(it) && fits(it)) {
        return Some((up, UP));
    }
    let &[home, one] = links else { return None };
    let is_step = is_front(case.page.text_of(home)) && own_path(case, one).is_some_and(|it| 1 < it.len());
    (is_step && fits(one)).then_some((one, STEP))
}

/// The links of a passage that say something, and the one around it.
fn links_of(page: &Page, passage: &Passage) -> Vec<NodeId> {
    let around = page.closest(passage.block, |tag| tag == Tag::A);
    let links = page.subtree(passage.block).filter(|it| page.tag(*it) == Tag::A);
    let inside = links.filter(|it| !page.text_of(*it).is_empty()).take(ABOVE_MAX + 1);
    around.into_iter().chain(inside).collect()
}

/// The path to which a link of the page's own site leads, without a slash at its end.
pub(super) fn own_path(case: &Case<'_>, link: NodeId) -> Option<String> {
    let address = url::resolve(case.address.base.as_deref(), case.page.attr(link, "href")?)?;
    let is_own = case.address.url.as_deref().is_none_or(|it| url::origin(it) == url::origin(&address));
    is_own.then(|| url::path_of(&address).trim_end_matches('/').to_owned())
}

/// A longer line above the headline is a menu or a sentence.
const ROW_BYTES_MAX: usize = 120;

/// The first of several sections that are written into one value, the front page left out.
fn cleaned(value: &str) -> String {
    let mut parts = value.split([',', ';', '|', '>', '\u{60C}']).map(|it| it.trim().trim_matches('/'));
    let first = parts.clone().next().unwrap_or_default();
    parts.find(|it| !it.is_empty() && !has(List::FrontPages, it)).unwrap_or(first).to_owned()
}

/// Trust in what names the section for machines: what the page prints goes before it.
const ID: u8 = 50;

/// Whether a value is a name for machines: "high-school", or one in Latin letters on a page whose language has others.
fn is_id(value: &str, case: &Case<'_>) -> bool {
    let is_small = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let is_joined =
        value.contains(['-', '_']) && value.chars().all(|it| is_small(it) || matches!(it, '-' | '_'));
    is_joined || is_foreign(case, value) && value.contains(|it: char| it.is_ascii_lowercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    #[test]
    fn metadata_first_then_breadcrumbs_without_the_front_page() {
        let trail = "<nav class=breadcrumb><a>Home</a> <a>Local</a></nav><h1>Rain</h1>";
        let section = |head: &str| fields(&format!("{head}{trail}")).section.map(|it| it.value);
        assert_eq!(section("<meta property=article:section content='Weather'>").unwrap(), "Weather");
        assert_eq!(section("").unwrap(), "Local");
        assert!(fields("<h1>Rain</h1>").section.is_none());
    }
}
