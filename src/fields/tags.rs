//! The publication's own keywords.

use std::collections::HashSet;

use super::class_names::Name;
use super::head_and_foot::Places;
use super::word_lists::{List, has_key};
use super::{Case, Claim, Finding, is_foreign, topic_links};
use crate::evidence::is_left_over;
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Tag};
use crate::roles::{Role, behind_tag_label};
use crate::text::{fold, words};

/// A keyword has no more words.
const WORDS_MAX: u32 = 8;

/// More keywords than this are written for search engines and not for readers.
const COUNT_MAX: usize = 60;

/// Signs between keywords, with the commas and semicolons of Arabic, Chinese and Japanese.
const SEPARATORS: [char; 9] =
    [',', ';', '|', '\u{60C}', '\u{61B}', '\u{3001}', '\u{FF0C}', '\u{FF1B}', '\u{FF5C}'];

/// Links that markup names tags.
const MARKUP: &str = "markup";

/// Trust in what the article's own metadata states.
const ARTICLE_TAG: u8 = 88;
const JSON_LD: u8 = 84;

/// Meta tags of newsrooms' systems, with the trust in each.
const METAS: [(&str, u8); 3] = [("parsely-tags", 78), ("news_keywords", 76), ("sailthru.tags", 70)];

/// Trust in the links of the page: those that markup names tags, and those that lead to pages of topics.
const LINKED: u8 = 74;
const TOPIC_PAGES: u8 = 72;

/// Trust in tags that are all written in Latin letters where the page is in others: what it prints goes before them.
const FOREIGN: u8 = 57;

/// Trust in keywords of a publishing system of its own.
const NAMED: u8 = 66;

/// Whether a meta tag of a publishing system's own name holds keywords: "dtk:keywords".
fn is_of_keywords(name: &str) -> bool {
    let prefix = name.strip_suffix("keywords").and_then(|it| it.strip_suffix([':', '.']));
    prefix.is_some_and(|it| !it.is_empty())
}

/// Trust in keywords, which are often written for search engines, in words behind a hash, and in lines of copied text.
const KEYWORDS: u8 = 60;
const HASHED: u8 = 58;
const COPIED: u8 = 56;

/// Decides the tags. `labels` are the names of the site and the headline: none of them is a tag. The section is none
/// where publishing systems list the categories of a post among its tags.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    labels: &[&str],
    section: Option<&str>,
) -> Option<Finding<Vec<String>>> {
    let evidence = case.evidence;
    let mut claims: Vec<Claim<Vec<String>>> = Vec::new();
    let metas = |name: &str| evidence.metas(name).map(str::to_owned).collect::<Vec<_>>();
    claims.push(of(&metas("article:tag"), "article:tag", ARTICLE_TAG));
    let data: Vec<String> = evidence.article().map(|it| it.texts("keywords")).unwrap_or_default();
    claims.push(of(&data, "json-ld", JSON_LD));
    claims.extend(METAS.map(|(name, trust)| of(&metas(name), "meta", trust)));
    let named = evidence.meta.iter().filter(|it| is_of_keywords(&it.name)).map(|it| it.content.clone());
    // One word is that of an advert's place.
    claims.extend(Some(of(&named.collect::<Vec<_>>(), "meta", NAMED)).filter(|it| 1 < it.value.len()));
    claims.push(of(&linked(case, places), MARKUP, LINKED));
    claims.push(of(&topic_links::listed(case, places), "topic pages", TOPIC_PAGES));
    claims.push(of(&metas("keywords"), "meta", KEYWORDS));
    claims.push(of(&hashed(case, places), "hashes", HASHED));
    claims.push(of(&copied(case), "words", COPIED));
    let banned: Vec<String> = labels.iter().map(|it| fold::key(it)).collect();
    let section = section.map(fold::key);
    let is_tag = |witness: &str, it: &str| {
        let key = fold::key(it);
        // Publishing systems list the categories of a post among its tags.
        !(witness == MARKUP && (section.as_ref() == Some(&key) || has_key(List::FrontPages, &key)))
            && (1..=WORDS_MAX).contains(&words::count(it))
            && !banned.contains(&key)
            && !it.contains("://")
            && !is_of_machine(it)
    };
    for claim in &mut claims {
        claim.value.retain(|it| is_tag(claim.witness, it));
    }
    claims.retain(|it| !it.value.is_empty() && it.value.len() <= COUNT_MAX);
    for claim in claims.iter_mut().filter(|it| it.value.iter().all(|it| is_foreign(case, it))) {
        claim.trust = claim.trust.min(FOREIGN);
    }
    if let Some(best) = claims.iter().rev().max_by_key(|it| it.trust)
        && best.witness != MARKUP
        && let Some(tags) = longer(case, places, &best.value)
    {
        let mut claim = of(&tags, MARKUP, best.trust + 1);
        claim.value.retain(|it| best.value.contains(it) || is_tag(MARKUP, it));
        claims.push(claim);
    }
    Finding::most_trusted(claims, |one, other| one.iter().all(|it| other.contains(it)))
}

/// Elements around a link that may be the list of tags.
const LIST_LEVELS: usize = 4;

/// Bytes of a list of tags besides those of each tag: its label, and a sign before each.
const LABEL_BYTES_MAX: usize = 60;

/// More tags than this are those of the site.
const PRINTED_MAX: usize = 20;

/// Whether an address may be a topic's: on the page's own site, and no script's button.
fn leads_to_topic(case: &Case<'_>, address: &str) -> bool {
    !address.starts_with('#') && topic_links::is_own(case, address)
}

/// The printed list of tags that holds all of some, and more: metadata has only some of them then.
fn longer(case: &Case<'_>, places: &Places<'_>, some: &[String]) -> Option<Vec<String>> {
    let page = case.page;
    let best: Vec<String> = some.iter().map(|it| fold::key(it)).collect();
    let end = places.foot.end.saturating_add(20).min(page.passages().len());
    let mut seen: Option<NodeId> = None;
    for id in places.rows(&(places.head.start..end)).filter(|&it| page.tag(it) == Tag::A) {
        if seen.is_some_and(|it| page.holds(it, id)) {
            continue;
        }
        let around = page.ancestors(id).skip(1).take(LIST_LEVELS);
        let is_list = |it: &NodeId| places.names(*it).has(Name::Tags) && !places.names(*it).has(Name::Card);
        let Some(list) = around.filter(is_list).last().filter(|it| !places.is_apart(*it)) else { continue };
        seen = Some(list);
        let tags: Vec<String> = page
            .descendants(list)
            .filter(|&it| page.tag(it) == Tag::A && !page.text_of(it).trim().is_empty())
            .filter(|&it| page.attr(it, "href").is_some_and(|it| leads_to_topic(case, it)))
            .take(PRINTED_MAX + 1)
            .map(|it| page.text_of(it).trim_start_matches('#').trim().to_owned())
            .collect();
        let length: usize = tags.iter().map(|it| it.len() + 3).sum();
        let keys: HashSet<String> = tags.iter().map(|it| fold::key(it)).collect();
        let holds_all = best.len() < keys.len() && best.iter().all(|it| keys.contains(it));
        if tags.len() <= PRINTED_MAX && page.text_of(list).len() <= length + LABEL_BYTES_MAX && holds_all {
            return Some(tags);
        }
    }
    None
}

/// Whether a tag tells a machine something about the page: "type:article".
fn is_of_machine(tag: &str) -> bool {
    let rest = tag.split_once(':').filter(|it| it.0.chars().all(|it| it.is_ascii_alphanumeric()));
    rest.is_some_and(|it| it.1.starts_with(|it: char| it.is_ascii_alphanumeric()))
}

fn of(values: &[String], witness: &'static str, trust: u8) -> Claim<Vec<String>> {
    let raw = values.join(", ");
    let mut tags: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for value in values {
        let listed = value.trim().trim_matches(['[', ']']);
        for tag in listed.split(SEPARATORS) {
            let tag = tag.trim().trim_matches(['"', '\'', '#']).trim();
            let key = fold::key(tag);
            if !key.is_empty() && !is_left_over(tag) && known.insert(key) {
                tags.push(tag.to_owned());
            }
        }
    }
    Claim::stated(tags, &raw, witness, trust)
}

/// Links with `rel=tag`, and links in lists that are named for tags, about the article.
fn linked(case: &Case<'_>, places: &Places<'_>) -> Vec<String> {
    let page = case.page;
    let range = places.head.start..places.foot.end.saturating_add(20).min(page.passages().len());
    let mut by_rel = Vec::new();
    let mut by_name = Vec::new();
    for id in places.rows(&range).filter(|&it| page.tag(it) == Tag::A) {
        let text = page.text_of(id);
        let is_rel = page.attr_has(id, "rel", "tag");
        let names = || page.ancestors(id).take(4).map(|it| places.names(it));
        let is_named = names().any(|it| it.has(Name::Tags)) && !names().any(|it| it.has(Name::Card));
        if !is_rel && !is_named {
            continue;
        }
        // Publishing systems put a post's tags into the class of the element that holds its text.
        let is_in_text = places.passage_of(id).is_some_and(|it| case.roles.role(it) == Role::Body);
        if is_in_text
            || text.is_empty()
            || 60 < text.chars().count()
            || text.contains('\n')
            || places.is_apart(id)
        {
            continue;
        }
        // The day of the entry is a link to the entry, in the line that tells its tags.
        let is_day =
            page.attr_has(id, "rel", "bookmark") || page.subtree(id).any(|it| page.tag(it) == Tag::Time);
        let labels = labels_in(text).is;
        if is_day || labels.has(Section::NavigationLabels) || labels.has(Section::RelatedLabels) {
            continue;
        }
        if is_rel {
            by_rel.push(text.to_owned());
        }
        if is_named {
            by_name.push(text.to_owned());
        }
    }
    if by_name.is_empty() { by_rel } else { by_name }
}

/// Links in the lines below the text that hold nothing but words behind a hash sign: "#rain #flood".
fn hashed(case: &Case<'_>, places: &Places<'_>) -> Vec<String> {
    let page = case.page;
    let is_hashed =
        |it: &str| it.strip_prefix('#').is_some_and(|it| it.trim_start().starts_with(char::is_alphabetic));
    let rows = page.passages().get(case.roles.extent.end..places.foot.end).unwrap_or_default();
    let rows = rows.iter().filter(|it| is_hashed(page.passage_text(it)) && !places.is_apart(it.block));
    let mut tags = Vec::new();
    for row in rows {
        let texts: Vec<NodeId> =
            page.rows_of(row).filter(|it| !page.text_of(*it).trim().is_empty()).collect();
        let is_tag = |id: &NodeId| {
            page.closest(*id, |tag| tag == Tag::A).is_some_and(|it| is_hashed(page.text_of(it)))
        };
        if texts.iter().all(is_tag) {
            tags.extend(texts.iter().map(|it| page.text_of(*it).to_owned()));
        }
    }
    tags
}

/// What copied text names behind a label of keywords, on its line or on those below.
fn copied(case: &Case<'_>) -> Vec<String> {
    let rows = case.page.passages().iter().enumerate();
    let lines = rows.filter(|it| case.page.is_plain && case.roles.role(it.0) == Role::Tags);
    lines
        .map(|it| case.page.passage_text(it.1))
        .map(|it| behind_tag_label(it).unwrap_or(it).to_owned())
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    #[test]
    fn links_in_the_text_are_no_tags() {
        let text = "<p>Streets in the <a href=/town>old town</a> stood under water on Friday after a night of heavy rain.</p>\
            <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";
        let post = |more: &str| format!("<div class='post tag-rain'><h1>Rain</h1>{text}{more}</div>");
        assert!(fields(&post("")).tags.is_none());
        let tagged = post("<p class=tags><a href=/t/flood>flood</a></p>");
        assert_eq!(fields(&tagged).tags.unwrap().value, ["flood"]);
    }

    #[test]
    fn splits_lists_and_keeps_the_section_where_it_is_stated_as_a_keyword() {
        let head = "<meta property=article:section content=Weather><meta name=news_keywords content='Weather, flood, Sandby, flood'>";
        assert_eq!(
            fields(&format!("{head}<h1>Rain</h1>")).tags.unwrap().value,
            ["Weather", "flood", "Sandby"]
        );
        let links = "<meta property=article:section content=Weather><h1>Rain</h1><p class=tags><a href=/t/w>Weather</a> <a href=/t/f>flood</a></p>";
        assert_eq!(fields(links).tags.unwrap().value, ["flood"]);
        assert!(fields("<h1>Rain</h1>").tags.is_none());
    }
}
