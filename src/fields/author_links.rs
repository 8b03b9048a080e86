//! Writers named by links to their own pages on the site.

use super::Case;
use super::head_and_foot::{Places, Spot};
use super::{Claim, class_names::Name, people, site, word_lists, writer_lists, writers};
use crate::article::Author;
use crate::page::NodeId;
use crate::roles::Role;
use crate::text::fold;
use crate::text::words::ends_sentence;
use crate::url;

/// Passages between two such links that belong to one list: portraits, posts, joining words.
const APART_MAX: usize = 2;

/// Trust in links about the headline; those behind the first list may be of other pieces.
const HEAD: u8 = 74;

/// Trust in links below the text.
const FOOT: u8 = 53;

/// A passage so many times as long as the name in it is no byline.
const LINES_OF_NAMES: usize = 6;

/// The same for one that ends as a sentence does.
const SENTENCE_OF_NAMES: usize = 3;

/// One claim for each list of links to writers' pages, those about the headline first.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>, names: &[String]) -> Vec<Claim<Vec<Author>>> {
    let mut claims: Vec<Claim<Vec<Author>>> = Vec::new();
    for (spot, range, trust) in [(Spot::Head, &places.head, HEAD), (Spot::Foot, &places.foot, FOOT)] {
        let mut last: Option<usize> = None;
        let mut groups = 0;
        for row in places.rows(range) {
            let Some(author) = writer(case, places, names, row, spot) else { continue };
            let at = places.passage_of(row);
            let follows =
                matches!((last, at), (Some(one), Some(two)) if (one..=one + APART_MAX).contains(&two));
            last = at;
            if let Some(list) = claims.last_mut().filter(|_| follows) {
                list.value.push(author);
            } else {
                let text = case.page.text_of(row);
                let lowered = trust - 4 * groups.min(4);
                groups += 1;
                claims.push(Claim::stated(vec![author], text, "author page", lowered).at(row));
            }
        }
    }
    for claim in &mut claims {
        claim.value = writer_lists::deduplicated(std::mem::take(&mut claim.value));
    }
    claims
}

fn writer(case: &Case<'_>, places: &Places<'_>, names: &[String], row: NodeId, spot: Spot) -> Option<Author> {
    let page = case.page;
    let href = page.attr(row, "href")?;
    let is_foreign = places.around(row).has_any(&[Name::Picture, Name::Share, Name::Card, Name::Tags]);
    if is_foreign || places.spot(row) != Some(spot) || is_told_of(case, places, row) {
        return None;
    }
    let address = url::resolve(case.address.base.as_deref(), href).filter(|it| url::is_safe_link(it));
    if !is_author_page(address.as_deref().unwrap_or(href)) {
        return None;
    }
    let text = people::without_prefix(page.text_of(row).lines().next()?);
    let mut found = writers::in_line(text);
    if 1 < found.len() {
        // The site may stand before its writer.
        found.retain(|it| !site::is_name(names, &it.name) && !site::is_part(names, &it.name));
    }
    found.truncate(1);
    let mut author = found.pop().filter(|it| people::is_full_name(&it.name) && !it.organisation)?;
    author.url = address;
    Some(author)
}

/// Whether a link stands in running text: it leads to somebody whom the article tells of.
fn is_told_of(case: &Case<'_>, places: &Places<'_>, row: NodeId) -> bool {
    let Some(at) = places.passage_of(row).filter(|it| case.roles.role(*it) == Role::Body) else {
        return false;
    };
    let passage = case.page.passage_text(&case.page.passages()[at]);
    let names = passage.len() / case.page.text_of(row).len().max(1);
    LINES_OF_NAMES < names || SENTENCE_OF_NAMES <= names && ends_sentence(passage)
}

/// Whether an address is that of a page about one writer: `/author/jane-doe`, `?author=3`.
pub(super) fn is_author_page(address: &str) -> bool {
    let path = url::path_of(address);
    let query = address.split_once('?').map_or("", |it| it.1);
    let is_word = |it: &str| word_lists::has(word_lists::List::AuthorPaths, it);
    let mut steps = path.split('/').filter(|it| !it.is_empty()).peekable();
    while let Some(step) = steps.next() {
        if is_word(&fold::key(step)) && steps.peek().is_some() {
            return true;
        }
    }
    query.split('&').filter_map(|it| it.split_once('=')).any(|it| is_word(it.0.trim_start_matches('_')))
}

#[cfg(test)]
mod tests {
    use super::is_author_page;

    #[test]
    fn knows_the_pages_of_writers() {
        assert!(is_author_page("https://news.example/authors/jane-doe"));
        assert!(is_author_page("https://news.example/library/?_author=Jane"));
        assert!(!is_author_page("https://news.example/authors/"));
        assert!(!is_author_page("https://news.example/culture/jane-doe"));
    }
}
