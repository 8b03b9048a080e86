//! The part of the publication that the article stands in.

use super::{Case, Claim, Finding, place::Places, site};
use crate::language::{Section, labels_in};
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
        for it in article.texts("articleSection").into_iter().take(1) {
            claims.push(Claim::stated(it.clone(), &it, "json-ld", 90 - 10 * count as u8));
        }
    }
    let metas = ["article:section", "parsely-section", "og:section", "section", "cxenseparse:section", "category"];
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
    for claim in &mut claims {
        claim.value = cleaned(&claim.value);
    }
    claims.retain(|it| (1..=WORDS_MAX).contains(&words::count(&it.value)) && !it.value.contains("://"));
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
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
