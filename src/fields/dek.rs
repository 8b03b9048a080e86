//! The standfirst printed below the headline.

use super::names::Name;
use super::place::{Places, Spot};
use super::{Case, Claim, Finding};
use crate::page::Tag;
use crate::roles::Role;
use crate::text::{fold, words};

/// A dek has at least so many words, and no more than this many characters.
const WORDS_MIN: u32 = 4;
const CHARS_MAX: usize = 900;

/// Decides the dek. The roles room has the last word on what is body, so its passages come first.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    headline: Option<&str>,
) -> Option<Finding<String>> {
    let page = case.page;
    let mut claims: Vec<Claim<String>> = Vec::new();
    let labelled: Vec<usize> =
        (0..page.passages().len()).filter(|&it| case.roles.role(it) == Role::Dek).collect();
    // A dek may be two or three paragraphs; only those that follow each other belong together.
    let first = labelled.first().copied();
    let run: Vec<&str> = labelled
        .iter()
        .enumerate()
        .take_while(|(count, it)| {
            let parent = |at: usize| page.node(page.passages()[at].block).parent;
            first.is_some_and(|first| **it == first + count && parent(**it) == parent(first))
        })
        .map(|(_, it)| page.passage_text(&page.passages()[*it]))
        .collect();
    if let Some(first) = first {
        let text = run.join("\n");
        claims.push(Claim::stated(text.clone(), &text, "roles", 90).at(page.passages()[first].block));
    }
    if claims.is_empty() {
        claims.extend(marked(case, places));
    }
    claims.retain(|it| fits(&it.value, headline));
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

/// Elements between headline and text that are named for a standfirst and hold no body.
fn marked(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims = Vec::new();
    for (id, spot) in places.named(&[Name::Dek]) {
        let passages = page.passages_in(id);
        let is_below_headline = places.headline.is_none_or(|it| it < passages.start);
        let is_body = passages.clone().any(|it| case.roles.role(it) == Role::Body);
        let other =
            places.around(id).has_any(&[Name::Picture, Name::Card, Name::Share, Name::Byline, Name::Author]);
        if spot == Spot::Head
            && is_below_headline
            && !is_body
            && !other
            && page.tag(id) != Tag::Text
            && passages.len() <= 3
        {
            claims.push(Claim::stated(page.text_of(id).to_owned(), page.text_of(id), "markup", 70).at(id));
        }
    }
    claims
}

fn fits(text: &str, headline: Option<&str>) -> bool {
    WORDS_MIN <= words::count(text)
        && text.chars().count() <= CHARS_MAX
        && headline.is_none_or(|it| fold::key(it) != fold::key(text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    #[test]
    fn is_the_marked_text_below_the_headline() {
        let dek = |class: &str| {
            let html = format!(
                "<article><header><h1>Rain floods the old town</h1><h2 class='{class}'>Schools stay closed until Monday</h2></header>\
                 <div>{TEXT}</div></article>"
            );
            fields(&html).dek.map(|it| it.value)
        };
        assert_eq!(dek("standfirst").unwrap(), "Schools stay closed until Monday");
        let html = format!("<article><h1>Rain floods the old town</h1>{TEXT}</article>");
        assert!(fields(&html).dek.is_none());
    }
}
