//! The short label printed above the headline, only where the markup or metadata sets it apart.

use super::class_names::Name;
use super::head_and_foot::Places;
use super::{Case, Claim, Finding};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::{Role, heading_of};
use crate::text::{fold, words};
use crate::url;

/// A kicker is a few words.
const WORDS_MAX: u32 = 8;

/// Trust in a label inside the headline's own heading, in one that JSON-LD states and the page prints, in a lesser heading
/// above it, and in a line whose role it is.
const INSIDE: u8 = 90;
const STATED: u8 = 88;
const HEADING_ABOVE: u8 = 85;
const BY_ROLE: u8 = 80;

/// Decides the kicker.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let page = case.page;
    let at = places.headline?;
    let mut claims: Vec<Claim<String>> = Vec::new();
    for passage in at.saturating_sub(ABOVE_MAX)..=at {
        let row = &page.passages()[passage];
        if passage < at && case.roles.role(passage) == Role::Kicker {
            let text = page.passage_text(row);
            claims.push(Claim::stated(text.to_owned(), text, "roles", BY_ROLE).at(row.block));
        }
    }
    claims.extend(heading_above(case, places, at));
    claims.extend(alternative(case, at));
    if let Some(heading) = heading_of(page, page.passages()[at].block)
        && let Some(row) =
            label_inside(page, places, heading).or_else(|| rest_inside(page, heading, headline))
    {
        let text = page.text_of(row);
        let label = text.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, ':' | '|' | '/'));
        claims.push(Claim::stated(label.to_owned(), text, "heading", INSIDE).at(row));
    }
    claims.retain(|it| fits(&it.value, headline));
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

/// The element inside a heading that is named for a kicker.
pub(super) fn label_inside(page: &Page, places: &Places<'_>, heading: NodeId) -> Option<NodeId> {
    let whole = page.text_of(heading).len();
    let is_named = |it: NodeId| page.tag(it) != Tag::Text && places.names(it).has(Name::Kicker);
    let inside = page.descendants(heading).find(|&it| is_named(it) && !page.text_of(it).is_empty())?;
    (page.text_of(inside).len() < whole / 2).then_some(inside)
}

/// The first element inside a heading, when what follows it is the headline.
fn rest_inside(page: &Page, heading: NodeId, headline: Option<&str>) -> Option<NodeId> {
    let first =
        page.descendants(heading).find(|&it| page.tag(it) != Tag::Text && !page.text_of(it).is_empty())?;
    let (whole, label) = (page.text_range(heading), page.text_range(first));
    let is_first = label.start == whole.start && label.end < whole.end;
    let behind = || fold::key(page.slice(label.end..whole.end));
    (is_first && behind() == fold::key(headline?)).then_some(first)
}

/// A lower heading that stands right above the headline in the same element.
fn heading_above(case: &Case<'_>, places: &Places<'_>, at: usize) -> Option<Claim<String>> {
    let page = case.page;
    let rows = page.passages();
    let row = &rows[at.checked_sub(1)?];
    let around = |it: &Passage| page.closest(it.block, |tag| tag.heading_level().is_some());
    let (above, main) = (around(row)?, around(&rows[at])?);
    let together = page.node(above).parent == page.node(main).parent && above != main;
    let lower = page.tag(main).heading_level() < page.tag(above).heading_level();
    let text = page.passage_text(row);
    let is_front = |it: NodeId| page.attr(it, "href").is_some_and(|it| matches!(url::path_of(it), "" | "/"));
    let is_seen = !places.is_apart(above)
        && page.passages_in(above).len() == 1
        && !page.subtree(above).any(is_front)
        && !page.ancestors(above).take(2).any(is_front);
    (together && lower && is_seen)
        .then(|| Claim::stated(text.to_owned(), text, "heading above", HEADING_ABOVE).at(above))
}

/// The line above the headline that metadata gives as its other headline.
fn alternative(case: &Case<'_>, at: usize) -> Option<Claim<String>> {
    let page = case.page;
    let stated = case.evidence.article()?.text("alternativeHeadline")?;
    let rows = &page.passages()[at.saturating_sub(ABOVE_MAX)..at];
    let mut texts = rows.iter().flat_map(|it| page.rows_of(it)).filter(|it| page.tag(*it) == Tag::Text);
    let row = texts.find(|&it| fold::key(page.text_of(it)) == fold::key(&stated))?;
    Some(Claim::stated(page.text_of(row).trim().to_owned(), &stated, "json-ld", STATED).at(row))
}

/// Passages above the headline among which it may stand.
const ABOVE_MAX: usize = 4;

fn fits(text: &str, headline: Option<&str>) -> bool {
    let count = words::count(text);
    let is_date = 4 <= text.chars().filter(char::is_ascii_digit).count();
    (1..=WORDS_MAX).contains(&count)
        && !is_date
        && !is_furniture(text)
        && !text.contains('\n')
        && headline.is_none_or(|it| !fold::key(it).starts_with(&fold::key(text)))
}

/// Whether a text marks an advert, or is a button's.
fn is_furniture(text: &str) -> bool {
    const LABELS: [Section; 5] = [
        Section::PromoLabels,
        Section::ShareLabels,
        Section::LoginLabels,
        Section::NewsletterLabels,
        Section::CookieLabels,
    ];
    let labels = labels_in(text).is;
    LABELS.iter().any(|it| labels.has(*it))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    #[test]
    fn needs_markup_that_names_it() {
        let kicker = |label: &str| {
            let html = format!("<article>{label}<h1>Rain floods the old town</h1>{TEXT}</article>");
            fields(&html).kicker.map(|it| it.value)
        };
        assert_eq!(kicker("<p class=eyebrow>After the storm</p>").as_deref(), Some("After the storm"));
        assert_eq!(kicker("<p>After the storm</p>"), None);
    }

    #[test]
    fn may_stand_inside_the_heading() {
        let html = format!(
            "<article><h1><span class=kicker>Weather</span> Rain floods the old town</h1>{TEXT}</article>"
        );
        assert_eq!(fields(&html).kicker.unwrap().value, "Weather");
    }
}
