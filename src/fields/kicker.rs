//! The short label printed above the headline, only where the markup names it.

use super::names::Name;
use super::place::Places;
use super::{Case, Claim, Finding};
use crate::page::Tag;
use crate::roles::Role;
use crate::text::{fold, words};

/// A kicker is a few words.
const WORDS_MAX: u32 = 8;

/// Decides the kicker.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let page = case.page;
    let at = places.headline?;
    let mut claims: Vec<Claim<String>> = Vec::new();
    for passage in at.saturating_sub(4)..=at {
        let row = &page.passages()[passage];
        if passage < at && case.roles.role(passage) == Role::Kicker {
            let text = page.passage_text(row);
            claims.push(Claim::stated(text.to_owned(), text, "roles", 80).at(row.block));
        }
    }
    let heading =
        page.ancestors(page.passages()[at].block).take(4).find(|&it| page.tag(it).heading_level().is_some());
    if let Some(heading) = heading {
        let inside = page.descendants(heading).find(|&it| {
            page.tag(it) != Tag::Text && places.names(it).has(Name::Kicker) && !page.text_of(it).is_empty()
        });
        let whole = page.text_of(heading).len();
        if let Some(row) = inside.filter(|&it| page.text_of(it).len() < whole / 2) {
            claims
                .push(Claim::stated(page.text_of(row).to_owned(), page.text_of(row), "heading", 90).at(row));
        }
    }
    claims.retain(|it| fits(&it.value, headline));
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

fn fits(text: &str, headline: Option<&str>) -> bool {
    let count = words::count(text);
    let is_date = 4 <= text.chars().filter(char::is_ascii_digit).count();
    (1..=WORDS_MAX).contains(&count)
        && !is_date
        && !text.contains('\n')
        && headline.is_none_or(|it| !fold::key(it).starts_with(&fold::key(text)))
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
