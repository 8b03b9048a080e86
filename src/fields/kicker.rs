//! The short label printed above the headline, only where the markup or metadata sets it apart.

use super::class_names::Name;
use super::head_and_foot::Places;
use super::word_lists::{List, has};
use super::{Case, Claim, Finding, site};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::{Role, heading_of};
use crate::text::letter::is_right_to_left;
use crate::text::{cut, fold, words};
use crate::url;

/// A kicker is a few words.
const WORDS_MAX: u32 = 8;

/// Where no spaces part words, letters are counted.
const UNSPACED_MAX: u32 = 20;

/// Trust in a label inside the headline's own heading, in one that JSON-LD states and the page prints, in a lesser heading
/// above it, in what titles have before the headline, in a line whose role it is, and in one that is named for it.
const INSIDE: u8 = 90;
const STATED: u8 = 88;
const HEADING_ABOVE: u8 = 85;
const BEFORE: u8 = 82;
const BY_ROLE: u8 = 80;
const NAMED: u8 = 78;

/// Decides the kicker.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let page = case.page;
    let at = places.headline?;
    let mut claims: Vec<Claim<String>> = Vec::new();
    claims.extend(labelled(case, places, at));
    claims.extend(heading_above(case, places, at));
    let before = before_headline(case, headline, at);
    // Sites set their name before each headline, too.
    claims.extend(before.filter(|it| !site::is_name(names, &it.value)));
    claims.extend(alternative(case, at));
    claims.extend(copied(case, at));
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

/// The line above the headline whose role it is, or that is named for it: the nearest, or the first of several categories
/// beside each other.
fn labelled(case: &Case<'_>, places: &Places<'_>, at: usize) -> Option<Claim<String>> {
    let page = case.page;
    let rows = page.passages();
    let main = rows[at].block;
    let trust = |it: usize| match case.roles.role(it) {
        Role::Kicker if !is_of_menu(page, &rows[it], main) => Some(BY_ROLE),
        Role::Other | Role::Navigation if is_named(case, places, it, main) => Some(NAMED),
        _ => None,
    };
    let above = at.saturating_sub(ABOVE_MAX)..at;
    let mut nearest = above.clone().rev().find(|it| trust(*it).is_some())?;
    while let Some(before) = nearest.checked_sub(1).filter(|it| above.contains(it) && trust(*it).is_some()) {
        let shared = page.common_ancestor(rows[before].block, rows[nearest].block);
        if page.holds(shared, main) {
            break;
        }
        nearest = before;
    }
    let (row, trust) = (&rows[nearest], trust(nearest)?);
    let text = page.passage_text(row);
    Some(Claim::stated(text.to_owned(), text, "roles", trust).at(row.block))
}

/// Whether a line is one of a list that is too long for the categories of one piece: a menu. `main` is the headline.
fn is_of_menu(page: &Page, row: &Passage, main: NodeId) -> bool {
    let list = page.closest(row.block, Tag::is_list).filter(|list| !page.holds(*list, main));
    list.is_some_and(|list| LISTED_MAX < page.passages_in(list).len())
}

/// Categories of one piece that are listed above its headline.
const LISTED_MAX: usize = 4;

/// Whether a line stands in an element that is named for a kicker, and in no frame of the site.
fn is_named(case: &Case<'_>, places: &Places<'_>, passage: usize, main: NodeId) -> bool {
    let row = &case.page.passages()[passage];
    places.near(passage, 1).has(Name::Kicker)
        && !places.is_apart(row.block)
        && !is_of_menu(case.page, row, main)
}

/// The line above the headline that a stated headline has before it and a sign: "Weather: Rain floods the old town".
fn before_headline(case: &Case<'_>, headline: Option<&str>, at: usize) -> Option<Claim<String>> {
    let own = fold::key(headline?);
    let evidence = case.evidence;
    let data = evidence.article().and_then(|it| it.text("headline"));
    let metas = ["og:title", "twitter:title", "title"].into_iter().filter_map(|it| evidence.meta(it));
    let titles = metas.chain(data.as_deref()).chain(evidence.title.as_deref());
    let labels: Vec<(String, &str)> = titles
        .filter_map(|it| it.split_once(LABEL_SIGNS))
        .filter(|(_, rest)| {
            // Titles for sharing are often cut.
            let key = fold::key(rest.trim_end_matches(['.', '\u{2026}']));
            own.starts_with(cut::head(&key, SAME_BYTES)) && SAME_BYTES / 2 <= key.len()
        })
        .map(|(label, _)| (fold::key(label), label))
        .collect();
    let page = case.page;
    let main = page.passages()[at].block;
    let rows = page.passages()[at.saturating_sub(ABOVE_MAX)..at].iter().rev();
    let is_own = |it: &&Passage| {
        page.closest(it.block, |tag| tag == Tag::Nav).is_none() && !is_of_menu(page, it, main)
    };
    let rows = rows.filter(is_own);
    let mut fitting = rows.filter_map(|row| {
        let key = fold::key(page.passage_text(row));
        labels.iter().find(|it| it.0 == key).map(|it| (row, it.1))
    });
    let (row, raw) = fitting.next()?;
    Some(Claim::stated(page.passage_text(row).to_owned(), raw, "title", BEFORE).at(row.block))
}

/// Signs between a label and the headline.
const LABEL_SIGNS: [char; 3] = [':', '\u{FF1A}', '|'];

/// So much of two headlines, folded, tells that they are the same one.
const SAME_BYTES: usize = 24;

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

/// The line above the headline, or before it in its heading, that metadata gives as its other headline.
fn alternative(case: &Case<'_>, at: usize) -> Option<Claim<String>> {
    let page = case.page;
    let stated = case.evidence.article()?.text("alternativeHeadline")?;
    let rows = &page.passages()[at.saturating_sub(ABOVE_MAX)..=at];
    let mut texts = rows.iter().flat_map(|it| page.rows_of(it)).filter(|it| page.tag(*it) == Tag::Text);
    // The headline itself may be stated twice.
    let end = page.passage_range(&page.passages()[at]).end;
    let is_part = |it: NodeId| page.text_range(it).end < end;
    let row = texts.find(|&it| is_part(it) && fold::key(page.text_of(it)) == fold::key(&stated))?;
    Some(Claim::stated(page.text_of(row).trim().to_owned(), &stated, "json-ld", STATED).at(row))
}

/// In copied text, the line right above the headline that says that it is a live report, or, as papers of Iran
/// set it, leads to the headline with a colon or a semicolon.
fn copied(case: &Case<'_>, at: usize) -> Option<Claim<String>> {
    let page = case.page;
    let row = page.passages().get(at.checked_sub(1)?).filter(|_| page.is_plain)?;
    let text = page.passage_text(row).trim();
    let labels = labels_in(text);
    let leads = text.ends_with(LEADING_SIGNS)
        && text.starts_with(is_right_to_left)
        && LEADING_WORDS_MIN <= words::count(text)
        && labels.is.is_empty()
        && labels.starts.is_empty();
    let is_live = text.ends_with(char::is_alphabetic) && labels.is.has(Section::LiveLabels);
    let label = text.trim_end_matches(LEADING_SIGNS).trim_end();
    (leads || is_live).then(|| Claim::stated(label.to_owned(), text, "words", BY_WORDS).at(row.block))
}

/// Signs at the end of such a line; a shorter one with a colon is the label of a field.
const LEADING_SIGNS: [char; 2] = [':', '\u{61B}'];
const LEADING_WORDS_MIN: u32 = 3;

/// Trust in such a line.
const BY_WORDS: u8 = 50;

/// Passages above the headline among which it may stand.
const ABOVE_MAX: usize = 4;

/// Digits of a date, which has a day beside its year.
const DATE_DIGITS_MIN: usize = 5;

fn fits(text: &str, headline: Option<&str>) -> bool {
    let count = words::count(text);
    let words_max = if text.contains(words::is_unspaced) { UNSPACED_MAX } else { WORDS_MAX };
    // A year may belong to a label: "Elections 2026".
    let is_date = DATE_DIGITS_MIN <= text.chars().filter(char::is_ascii_digit).count();
    (1..=words_max).contains(&count)
        && !is_date
        && !is_furniture(text)
        && !text.contains('\n')
        && headline.is_none_or(|it| !fold::key(it).starts_with(&fold::key(text)))
}

/// Whether a text marks an advert or the front page, or is a button's.
fn is_furniture(text: &str) -> bool {
    const LABELS: [Section; 5] = [
        Section::PromoLabels,
        Section::ShareLabels,
        Section::LoginLabels,
        Section::NewsletterLabels,
        Section::CookieLabels,
    ];
    let labels = labels_in(text);
    has(List::FrontPages, text)
        || labels.starts.has(Section::ShareLabels)
        || LABELS.iter().any(|it| labels.is.has(*it))
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
