//! The section that the site's menu names: its link leads to the step of the page's own address above the article.

use super::class_names::Name;
use super::head_and_foot::Places;
use super::section::own_path;
use super::word_lists::{List, has};
use super::{Case, Claim};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Tag};
use crate::text::{fold, words};
use crate::url;

/// Trust in the link of a menu, which speaks only where nothing else does.
const MENU: u8 = 40;

/// Words of a menu's item.
const WORDS_MAX: u32 = 4;

/// A shorter step of an address is a language or says what kind of page it is.
const STEP_BYTES_MIN: usize = 3;

/// Steps of the page's own address that a menu may lead to.
const STEPS_MAX: usize = 3;

/// In a longer address of the page nothing is looked for: each link is held against it.
const OWN_BYTES_MAX: usize = 1_000;

/// The link of the site's menu to one of the first steps of the page's own address: "/sport" above "/sport/2024/rain".
pub(super) fn leading_up(
    case: &Case<'_>,
    places: &Places<'_>,
    is_home: &dyn Fn(&str) -> bool,
) -> Option<Claim<String>> {
    let page = case.page;
    let own = url::path(case.address.url.as_deref()?)?.trim_end_matches('/');
    if OWN_BYTES_MAX < own.len() {
        return None;
    }
    let step = own.strip_prefix('/')?.split('/').next()?;
    if !step.starts_with(char::is_alphanumeric) || has(List::AuthorPaths, step) || has(List::TopicPaths, step)
    {
        return None;
    }
    // The fewest steps are those of the largest part of the site.
    let mut best: Option<(usize, NodeId)> = None;
    for link in page.ids().filter(|it| page.tag(*it) == Tag::A) {
        let Some(path) = path_above(case, link, own) else { continue };
        let steps = path.matches('/').count();
        let is_better = best.is_none_or(|it| steps < it.0);
        if steps <= STEPS_MAX
            && is_better
            && is_item(case, places, link)
            && names_part(case, link, &path, is_home)
        {
            best = Some((steps, link));
        }
    }
    let (_, link) = best?;
    let text = page.text_of(link);
    Some(Claim::stated(text.to_owned(), text, "menu", MENU).at(link))
}

/// The path to which a link leads, where the page's own goes on from it.
fn path_above(case: &Case<'_>, link: NodeId, own: &str) -> Option<String> {
    let written = url::path_of(case.page.attr(link, "href")?).trim_matches('/');
    // Few links lead there, and only theirs are resolved.
    if written.len() < STEP_BYTES_MIN || !own.contains(written) {
        return None;
    }
    let path = own_path(case, link)?;
    own.strip_prefix(path.as_str())?.starts_with('/').then_some(path)
}

/// Whether a link is one of a menu.
fn is_item(case: &Case<'_>, places: &Places<'_>, link: NodeId) -> bool {
    let others = [Name::Card, Name::Related, Name::Comment, Name::Author, Name::Byline];
    !places.around(link).has_any(&others)
        && case.page.closest(link, |tag| matches!(tag, Tag::Nav | Tag::Li | Tag::Header)).is_some()
}

/// Whether a link's words name a part of the site. What is also a way through it, as to pictures, is one where the address
/// has the same word.
fn names_part(case: &Case<'_>, link: NodeId, path: &str, is_home: &dyn Fn(&str) -> bool) -> bool {
    let text = case.page.text_of(link);
    let is_way = || labels_in(text).is.has(Section::NavigationLabels);
    let is_step = || path.rsplit('/').next().is_some_and(|it| fold::key(it) == fold::key(text));
    (1..=WORDS_MAX).contains(&words::count(text))
        && !text.contains('\n')
        && !text.contains(fold::is_digit)
        && text.starts_with(char::is_alphanumeric)
        && !text.contains('|')
        && !path.contains(fold::is_digit)
        && !has(List::PageKinds, text)
        && !is_home(text)
        && (!is_way() || is_step())
}
