//! Whether the article can be read without paying.
//!
//! Publishers state one thing to machines and show another to readers, so each sign is listed, and where they
//! disagree nothing is decided.

use super::head_and_foot::Places;
use super::{Case, boxes};
use crate::article::{Access, AccessSign, Stats};
use crate::evidence::Entity;
use crate::language::{Section, labels_in};
use crate::order;
use crate::page::Tag;
use crate::roles::Role;
use crate::text::{space, words};

/// Meta tags that say who may read, each with a word such as `free`, `metered` or `locked`.
const TIERS: [&str; 9] = [
    "article:content_tier",
    "og:article:content_tier",
    "lp.article:content_tier",
    "content_tier",
    "content-tier",
    "article:access",
    "access",
    "access-level",
    "accesslevel",
];

/// Meta tags that say whether it must be paid for; true or false.
const PAID_FLAGS: [&str; 7] =
    ["paywall", "premium", "ispremium", "is_premium", "is-premium", "article:premium", "paid-content"];

/// Meta tags that say whether it is free; true or false.
const FREE_FLAGS: [&str; 2] = ["isaccessibleforfree", "is-free"];

const FREE_WORDS: [&str; 5] = ["free", "open", "public", "everyone", "unlocked"];
const METERED_WORDS: [&str; 2] = ["metered", "meter"];
const PAID_WORDS: [&str; 8] =
    ["locked", "paid", "premium", "subscriber", "subscribers", "subscription", "members", "registered"];

/// What a paywall says is a few lines; an element with more text holds the article.
const WALL_BYTES_MAX: usize = 2_000;

/// Passages behind the text among which a call to subscribe belongs to it.
const CALL_REACH: usize = 3;

/// A text is called shorter than stated when it has less than one of so many stated words.
const STATED_TIMES: u32 = 2;

/// Stated counts of fewer words say nothing: briefs are cut and counted in many ways.
const STATED_WORDS_MIN: u32 = 80;

/// Decides on access; absent when nothing speaks for or against.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>, stats: &Stats) -> Option<Access> {
    let mut evidence = stated(case);
    evidence.extend(in_meta(case));
    let calls = call_follows(case);
    let is_wall = shows_wall(case, places);
    evidence.extend(is_wall.then_some(AccessSign::PaywallElement));
    evidence.extend(calls.then_some(AccessSign::CallAfterText));
    // Texts that end without a full stop are many; beside a call the end means something.
    evidence.extend(((calls || is_wall) && is_cut(case)).then_some(AccessSign::TextCut));
    evidence.extend(is_shorter(case, stats).then_some(AccessSign::FewerWordsThanStated));
    order::sort_by_key(&mut evidence, |it| *it);
    evidence.dedup();
    (!evidence.is_empty()).then(|| Access { free: is_free(&evidence), evidence })
}

fn is_free(evidence: &[AccessSign]) -> Option<bool> {
    let has = |sign| evidence.contains(&sign);
    let says_free = has(AccessSign::StatedFree) || has(AccessSign::MetaFree);
    let says_paid =
        has(AccessSign::StatedPaid) || has(AccessSign::PartStatedPaid) || has(AccessSign::MetaPaid);
    let shown = [
        AccessSign::PaywallElement,
        AccessSign::CallAfterText,
        AccessSign::TextCut,
        AccessSign::FewerWordsThanStated,
    ];
    let shown = shown.into_iter().filter(|it| has(*it)).count();
    match (says_free, says_paid) {
        (true, false) => (shown < 2).then_some(true),
        (false, true) => Some(false),
        (true, true) => None,
        (false, false) => (2 <= shown && !has(AccessSign::MetaMetered)).then_some(false),
    }
}

/// What JSON-LD and microdata state.
fn stated(case: &Case<'_>) -> Vec<AccessSign> {
    let mut signs = Vec::new();
    let pages = case.evidence.typed(&["WebPage"]).filter(|it| it.has("isAccessibleForFree"));
    for thing in case.evidence.articles().take(2).chain(pages.take(1)) {
        signs.extend(flag(thing).map(
            |free| {
                if free { AccessSign::StatedFree } else { AccessSign::StatedPaid }
            },
        ));
        let parts = thing.entities("hasPart");
        if parts.iter().any(|it| flag(it) == Some(false)) {
            signs.push(AccessSign::PartStatedPaid);
        }
    }
    signs
}

fn flag(thing: &Entity) -> Option<bool> {
    truth(&thing.text("isAccessibleForFree")?)
}

/// `true`, `"False"`, `https://schema.org/True`, `1`.
fn truth(value: &str) -> Option<bool> {
    let value = value.rsplit('/').next().unwrap_or(value).trim().to_ascii_lowercase();
    match value.as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

fn in_meta(case: &Case<'_>) -> Vec<AccessSign> {
    let evidence = case.evidence;
    let mut signs = Vec::new();
    for value in TIERS.iter().filter_map(|it| evidence.meta(it)) {
        let value = value.to_lowercase();
        let is_any =
            |words: &[&str]| value.split(|it: char| !it.is_alphanumeric()).any(|word| words.contains(&word));
        // "Free for subscribers" is no free text.
        signs.extend(match () {
            () if is_any(&PAID_WORDS) => Some(AccessSign::MetaPaid),
            () if is_any(&METERED_WORDS) => Some(AccessSign::MetaMetered),
            () if is_any(&FREE_WORDS) => Some(AccessSign::MetaFree),
            () => None,
        });
    }
    let flags = |names: &'static [&str]| names.iter().filter_map(|it| truth(evidence.meta(it)?));
    let sign = |free| if free { AccessSign::MetaFree } else { AccessSign::MetaPaid };
    signs.extend(flags(&PAID_FLAGS).map(|paid| sign(!paid)));
    signs.extend(flags(&FREE_FLAGS).map(sign));
    signs
}

/// Whether an element below the headline is named for a paywall and shows words that are no text of the
/// article. Many systems leave an empty one on every page.
fn shows_wall(case: &Case<'_>, places: &Places<'_>) -> bool {
    let page = case.page;
    let from = places.headline.unwrap_or(case.roles.extent.start);
    page.ids().any(|id| {
        page.tag(id) != Tag::Text
            && page.node(id).visibility.is_seen()
            && (1..=WALL_BYTES_MAX).contains(&page.text_of(id).len())
            && boxes::is_named(page, id, boxes::Kind::Wall)
            && {
                let inside = page.passages_in(id);
                from <= inside.start && inside.clone().all(|it| case.roles.role(it) != Role::Body)
            }
    })
}

/// Whether the first words behind the text ask to subscribe or to sign in.
fn call_follows(case: &Case<'_>) -> bool {
    let end = case.roles.extent.end;
    let rows = case.page.passages().iter().enumerate().skip(end).filter(|(_, row)| row.visibility.is_seen());
    !case.roles.extent.is_empty()
        && rows.take(CALL_REACH).any(|(_, row)| {
            let labels = labels_in(case.page.passage_text(row));
            labels.starts.has(Section::LoginLabels) || labels.starts.has(Section::NewsletterLabels)
        })
}

/// Whether the text ends within a sentence, or with the dots that say that it goes on.
fn is_cut(case: &Case<'_>) -> bool {
    let last = case.roles.extent.end.checked_sub(1).and_then(|it| case.page.passages().get(it));
    let text = last.map(|it| case.page.passage_text(it).trim()).unwrap_or_default();
    !text.is_empty() && (text.ends_with("...") || text.ends_with('\u{2026}') || !words::ends_sentence(text))
}

fn is_shorter(case: &Case<'_>, stats: &Stats) -> bool {
    let stated = case.evidence.article().and_then(|it| it.text("wordCount"));
    let stated = stated.and_then(|it| space::collapse(&it).parse::<u32>().ok()).unwrap_or(0);
    STATED_WORDS_MIN <= stated && stats.words < stated / STATED_TIMES
}

#[cfg(test)]
mod tests {
    use super::{is_free, truth};
    use crate::article::AccessSign;

    #[test]
    fn reads_every_spelling_of_truth() {
        assert_eq!(truth("https://schema.org/False"), Some(false));
        assert_eq!((truth("True"), truth("maybe")), (Some(true), None));
    }

    #[test]
    fn statements_and_signs_that_disagree_decide_nothing() {
        assert_eq!(is_free(&[AccessSign::StatedFree, AccessSign::MetaPaid]), None);
        assert_eq!(is_free(&[AccessSign::StatedFree, AccessSign::CallAfterText]), Some(true));
        assert_eq!(is_free(&[AccessSign::StatedFree, AccessSign::CallAfterText, AccessSign::TextCut]), None);
        assert_eq!(is_free(&[AccessSign::CallAfterText, AccessSign::TextCut]), Some(false));
        assert_eq!(is_free(&[AccessSign::MetaMetered]), None);
    }
}
