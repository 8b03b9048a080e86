//! The part of the publication that the article stands in.

use super::names::Name;
use super::{Case, Claim, Finding, place::Places, site};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Tag};
use crate::text::{fold, words};

/// A section's name is a few words.
const WORDS_MAX: u32 = 6;

/// Decides the section.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let evidence = case.evidence;
    let mut claims = Vec::new();
    for (count, article) in evidence.articles().take(2).enumerate() {
        // Where a link is marked as the section, its address is what the markup says.
        let is_address = |it: &String| it.starts_with('/') || it.contains("://");
        for it in article.texts("articleSection").into_iter().filter(|it| !is_address(it)).take(1) {
            claims.push(Claim::stated(it.clone(), &it, "json-ld", 90 - 10 * count as u8));
        }
    }
    let metas =
        ["article:section", "parsely-section", "og:section", "section", "cxenseparse:section", "category"];
    for (at, name) in metas.iter().enumerate() {
        if let Some(it) = evidence.meta(name) {
            claims.push(Claim::stated(it.to_owned(), it, "meta", 85 - 2 * at as u8));
        }
    }
    for row in evidence.marked("articleSection").filter(|&it| !places.is_apart(it)).take(1) {
        let text = case.page.text_of(row);
        claims.push(Claim::stated(text.to_owned(), text, "microdata", 75).at(row));
    }
    let is_front = |it: &&String| labels_in(it).is.has(Section::NavigationLabels) || site::is_name(names, it);
    let own = headline.map(fold::key).unwrap_or_default();
    let steps: Vec<&String> =
        evidence.breadcrumbs.iter().filter(|it| !is_front(it) && !own.starts_with(&fold::key(it))).collect();
    if let Some(step) = steps.first() {
        claims.push(Claim::stated((*step).clone(), step, "breadcrumbs", 60));
    }
    claims.extend(linked(case, places));
    claims.extend(above_headline(case, places, &is_front));
    for claim in &mut claims {
        claim.value = cleaned(&claim.value);
    }
    claims.retain(|it| {
        (1..=WORDS_MAX).contains(&words::count(&it.value))
            && !it.value.contains("://")
            && it.value.contains(char::is_alphabetic)
    });
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

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
        let trust = 58 * u8::from(has_rel) + 48 * u8::from(!has_rel && is_named);
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
    is_front: &dyn Fn(&&String) -> bool,
) -> Option<Claim<String>> {
    let page = case.page;
    let headline = places.headline?;
    let rows = &page.passages()[headline.saturating_sub(ABOVE_MAX)..headline];
    let row = rows.iter().rev().find(|it| {
        let text = page.passage_text(it).to_owned();
        let labels = labels_in(&text);
        let is_label = (1..=LABEL_WORDS_MAX).contains(&words::count(&text))
            && !text.contains(fold::is_digit)
            && text.contains(char::is_alphabetic)
            && page.closest(it.block, |tag| matches!(tag, Tag::Li | Tag::Nav | Tag::Button)).is_none()
            && !places.is_apart(it.block)
            && Section::ALL.iter().all(|it| *it == Section::OpinionLabels || !labels.is.has(*it))
            && !is_front(&&text);
        is_label && {
            let key = fold::key(&text);
            let is_menu =
                |id: NodeId| places.is_apart(id) || page.closest(id, |tag| tag == Tag::Li).is_some();
            page.ids().any(|id| page.tag(id) == Tag::A && fold::key(page.text_of(id)) == key && is_menu(id))
        }
    })?;
    let text = page.passage_text(row);
    Some(Claim::stated(text.to_owned(), text, "menu", ABOVE).at(row.block))
}

/// The first of several sections that are written into one value.
fn cleaned(value: &str) -> String {
    let first = value.split([',', ';', '|', '>']).next().unwrap_or_default();
    first.trim().trim_matches('/').to_owned()
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
