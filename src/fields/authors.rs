//! Who wrote the article: people and organisations, in order.

use std::cell::LazyCell;

use super::head_and_foot::{Places, Spot, passage_of};
use super::{
    Case, Claim, Finding, author_links, author_weights, better_claims, people, persons, seams, stand_ins,
    unmarked_byline, writer_lists, writers,
};
use crate::article::Author;
use crate::evidence::Thing;
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page};
use crate::text::fold;
use crate::url;

/// Meta tags that name writers, and how far each is believed.
const METAS: [(&str, u8); 18] = [
    ("parsely-author", 78),
    ("sailthru.author", 76),
    ("citation_author", 80),
    ("author", 72),
    ("article:author", 72),
    ("article:author_name", 76),
    ("dc.creator", 70),
    ("dcterms.creator", 70),
    ("byl", 76),
    ("authors", 72),
    ("cxenseparse:author", 72),
    ("og:article:author", 72),
    ("articleauthor", 72),
    ("article_author", 70),
    ("shareaholic:article_author_name", 74),
    ("byline", 70),
    ("citation_authors", 70),
    ("twitter:data1", 60),
];

/// Properties of an article in JSON-LD that name writers, with the trust in each; what a second article's have less.
const JSON_LD: [(&str, u8); 3] = [("author", 92), ("creator", 80), ("contributor", 50)];
const SECOND_LESS: u8 = 10;

/// Trust in links and in elements that markup calls an author's at the head, and what they lose at the foot, where other
/// pieces have theirs, and away from both.
const REL_AUTHOR: u8 = 82;
const MICRODATA: u8 = 76;
const FOOT_LESS: u8 = 12;
const APART_LESS: u8 = 22;

/// How the names of further meta tags that name writers end, signs left out, and the trust in them.
const META_ENDINGS: [&str; 5] = ["author", "authors", "creator", "authorname", "byline"];
const OTHER_META: u8 = 66;

/// Bylines at the head that open with "By" are trusted at least so far as lines.
const SIGNED_FROM: u8 = 76;

/// Trust in people whom such a line names: more than in metadata, which may name who set the page.
const SIGNED: u8 = 93;

/// What metadata gains when all whom it names are printed about the headline too.
const SEEN: u8 = 5;

/// Types of things that have an author and are no article, and the trust in it.
const WRITTEN_TRUST: u8 = 58;
const WRITTEN: [&str; 5] = ["WebPage", "Recipe", "HowTo", "DiscussionForumPosting", "CreativeWork"];

/// Further things are those of other pieces.
const WRITTEN_MAX: usize = 3;

/// Decides the authors. The most trusted claim that names a person wins; what a reader sees completes
/// it when it names the same people and more; organisations stand in where nobody names a person.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    byline: &[Claim<String>],
    place: Option<&str>,
) -> Option<Finding<Vec<Author>>> {
    let mut claims = stated(case);
    let head = LazyCell::new(|| {
        let rows = &case.page.passages()[places.head.clone()];
        let texts: Vec<&str> = rows.iter().map(|it| case.page.passage_text(it)).collect();
        fold::key(&texts.join(" "))
    });
    for claim in &mut claims {
        let is_seen = |it: &Author| people::is_full_name(&it.name) && head.contains(&fold::key(&it.name));
        if !claim.value.is_empty() && claim.value.iter().all(is_seen) {
            claim.trust += SEEN;
        }
    }
    let marked = marked(case, places);
    // Items in the text may hold readers' comments, whose writers are no writers of the article.
    let own = marked.iter().find(|it| it.witness == "microdata" && !it.value.is_empty());
    if case.evidence.json_ld.is_empty()
        && let Some(own) = own
    {
        for claim in
            claims.iter_mut().filter(|it| it.witness == "json-ld" && own.value.len() < it.value.len())
        {
            claim.value.retain(|it| has(&own.value, it));
        }
    }
    claims.extend(marked);
    claims.extend(printed(case, places, byline));
    claims.extend(author_links::claims(case, places, names));
    author_weights::share_kinds(&mut claims);
    for claim in &mut claims {
        author_weights::weigh(case, claim, places, names, place);
    }
    claims.retain(|it| !it.value.is_empty());
    if claims.is_empty() {
        claims.extend(stand_ins::claim(case, places));
    }
    let best = (0..claims.len()).rev().max_by_key(|&it| claims[it].trust)?;
    let chosen = better_claims::instead_of(best, &claims, names).unwrap_or(best);
    complete(&mut claims, chosen);
    Finding::of(claims, chosen, |one, other| one.len() == other.len() && one.iter().all(|it| has(other, it)))
}

pub(super) fn has(people: &[Author], one: &Author) -> bool {
    let key = writer_lists::key(&one.name);
    people.iter().any(|it| writer_lists::key(&it.name) == key)
}

/// Roles and addresses that only other witnesses give.
fn complete(claims: &mut [Claim<Vec<Author>>], chosen: usize) {
    let others: Vec<Author> = claims.iter().flat_map(|it| it.value.clone()).collect();
    for author in &mut claims[chosen].value {
        let key = writer_lists::key(&author.name);
        let same = || others.iter().filter(|it| writer_lists::key(&it.name) == key);
        author.url = author.url.take().or_else(|| same().find_map(|it| it.url.clone()));
        author.role = author.role.take().or_else(|| same().find_map(|it| it.role.clone()));
    }
}

/// What metadata says.
fn stated(case: &Case<'_>) -> Vec<Claim<Vec<Author>>> {
    let evidence = case.evidence;
    let mut claims = Vec::new();
    for (count, article) in evidence.articles().take(2).enumerate() {
        for (path, trust) in JSON_LD {
            let things = article.things(path);
            let value = writer_lists::deduplicated(things.iter().flat_map(|it| of_thing(case, it)).collect());
            let raw: Vec<&str> = things.iter().filter_map(|it| it.name.as_deref()).collect();
            claims.push(Claim::stated(value, &raw.join(", "), "json-ld", trust - SECOND_LESS * count as u8));
        }
    }
    for thing in evidence.typed(&WRITTEN).take(WRITTEN_MAX) {
        let things = thing.things("author");
        let value = writer_lists::deduplicated(things.iter().flat_map(|it| of_thing(case, it)).collect());
        claims.push(Claim::stated(value, "", "json-ld", WRITTEN_TRUST));
    }
    for (name, trust) in METAS {
        if name == "twitter:data1" && !evidence.meta("twitter:label1").is_some_and(people::is_prefix) {
            continue;
        }
        let values: Vec<&str> = evidence.metas(name).collect();
        let value = writer_lists::deduplicated(values.iter().flat_map(|it| people::in_name(it)).collect());
        claims.push(Claim::stated(value, &values.join(", "), "meta", trust));
    }
    let listed = |name: &str| METAS.iter().any(|it| it.0 == name);
    for tag in evidence.meta.iter().filter(|it| !listed(&it.name) && !is_of_others(&it.name)) {
        let letters: String = tag.name.chars().filter(char::is_ascii_alphanumeric).collect();
        if META_ENDINGS.iter().any(|it| letters.ends_with(it)) {
            claims.push(Claim::stated(people::in_name(&tag.content), &tag.content, "meta", OTHER_META));
        }
    }
    claims
}

/// Whether a meta tag names who made what the page is about, or an account.
fn is_of_others(name: &str) -> bool {
    ["book:", "video:", "music:", "twitter", "fediverse", "smartbanner"].iter().any(|it| name.starts_with(it))
}

fn of_thing(case: &Case<'_>, thing: &Thing) -> Vec<Author> {
    let Some(name) = thing.name.as_deref() else { return Vec::new() };
    let is_typed = |wanted: &str| thing.types.iter().any(|it| it.eq_ignore_ascii_case(wanted));
    let mut people = people::in_name(name);
    let alone = people.len() == 1;
    for author in &mut people {
        author.organisation = is_typed("NewsMediaOrganization")
            || is_typed("Organization")
            || author.organisation
                && !(is_typed("Person") && people::is_name(&author.name) && !is_staff(&author.name));
        if alone {
            author.url = thing.url.as_deref().and_then(|it| url::resolve(case.address.base.as_deref(), it));
            author.url = author.url.take().filter(|it| url::is_safe_link(it));
            author.role = author.role.take().or_else(|| thing.job_title.clone());
        }
    }
    people
}

fn is_staff(name: &str) -> bool {
    let labels = labels_in(name);
    labels.is.has(Section::StaffNames) || labels.is.has(Section::Agencies)
}

/// Links and elements that markup calls an author's, about the article.
fn marked(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<Vec<Author>>> {
    let page = case.page;
    let mut claims = Vec::new();
    let links: Vec<NodeId> = case.evidence.author_links.clone();
    let properties: Vec<NodeId> = case.evidence.marked("author").collect();
    for (rows, witness, trust) in [(links, "rel=author", REL_AUTHOR), (properties, "microdata", MICRODATA)] {
        for wanted in [Some(Spot::Head), Some(Spot::Foot), None] {
            let mut value = Vec::new();
            for &row in &rows {
                let text = name_in(page, row);
                if !places.is_apart(row) && places.spot(row) == wanted && text.len() < 120 {
                    let href =
                        page.attr(row, "href").and_then(|it| url::resolve(case.address.base.as_deref(), it));
                    let mut found = people::in_name(text.lines().next().unwrap_or_default());
                    found.retain(|it| people::is_name(&it.name) || rows.len() == 1);
                    found.retain(|it| !people::is_label(&it.name));
                    if found.len() == 1 {
                        found[0].url = href.filter(|it| url::is_safe_link(it));
                    }
                    value.extend(found);
                }
            }
            let lowered = match wanted {
                Some(Spot::Head) => trust,
                Some(Spot::Foot) => trust - FOOT_LESS,
                // Many names apart from the article are those of other pieces and of people in it.
                None if APART_NAMES_MAX < writer_lists::deduplicated(value.clone()).len() => trust / 2,
                None => trust - APART_LESS,
            };
            claims.push(Claim::stated(writer_lists::deduplicated(value), "", witness, lowered));
        }
    }
    claims
}

/// The text of an element, or of the one inside it that is marked as the person's name: a post or a picture may stand
/// beside it.
fn name_in(page: &Page, row: NodeId) -> &str {
    let is_name = |it: &NodeId| page.attr_has(*it, "itemprop", "name") && !page.text_of(*it).is_empty();
    let mut named = page.subtree(row).take(PERSON_ROWS_MAX).filter(is_name);
    let one = named.next().filter(|_| named.next().is_none());
    page.text_of(one.unwrap_or(row))
}

/// Rows of an element about one person.
const PERSON_ROWS_MAX: usize = 24;

/// Names that a piece may have in links that stand neither at its head nor at its foot.
const APART_NAMES_MAX: usize = 2;

/// The people in bylines as printed. Elements that follow one another may each name one writer.
fn printed(case: &Case<'_>, places: &Places<'_>, bylines: &[Claim<String>]) -> Vec<Claim<Vec<Author>>> {
    let page = case.page;
    let mut claims: Vec<Claim<Vec<Author>>> = Vec::new();
    let mut last = None;
    for line in bylines {
        let mut people = writer_lists::without_outlet(writers::in_line(&line.value));
        if people.is_empty() {
            people = people::in_name(&line.value);
        }
        if let Some(node) = line.node {
            add_links(case, node, &mut people);
        }
        let passage = line.node.and_then(|it| passage_of(page, it));
        let follows =
            matches!((&last, &passage), (Some(one), Some(two)) if (*one..=one + APART_MAX).contains(two));
        last = passage;
        let same = claims
            .last_mut()
            .filter(|it| follows && it.trust == line.trust - 5 && it.witness == line.witness);
        if let Some(same) = same {
            same.value.extend(people);
        } else {
            let signed = SIGNED_FROM <= line.trust
                && unmarked_byline::is_labelled(&line.value)
                && people.iter().all(|it| persons::may_be_person(&it.name))
                && people.first().is_some_and(|it| persons::is_no_phrase(places, &it.name));
            let trust = if signed { SIGNED } else { line.trust - 5 };
            let mut claim = Claim::stated(people, &seams::printed(&line.raw), line.witness, trust);
            claim.node = line.node;
            claims.push(claim);
        }
    }
    for claim in &mut claims {
        claim.value = writer_lists::deduplicated(std::mem::take(&mut claim.value));
    }
    claims
}

/// Passages between two bylines that still belong together: a portrait's caption, a role.
const APART_MAX: usize = 2;

/// Adds the addresses of links that are an author's name.
fn add_links(case: &Case<'_>, node: NodeId, people: &mut [Author]) {
    let page = case.page;
    for link in page.subtree(node) {
        let Some(href) = page.attr(link, "href") else { continue };
        let key = fold::key(page.text_of(link));
        let text = people::without_prefix(page.text_of(link)).trim();
        // What follows the link in the same line is a post or a place.
        let longer = |it: &&mut Author| it.name.len() > text.len() && it.name.starts_with(text);
        if people::is_full_name(text)
            && let Some(author) = people.iter_mut().find(longer)
        {
            text.clone_into(&mut author.name);
        }
        if let Some(author) = people.iter_mut().find(|it| fold::key(&it.name) == key) {
            author.url = url::resolve(case.address.base.as_deref(), href).filter(|it| url::is_safe_link(it));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::article::Author;
    use crate::fields::trial::fields;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn authors(head: &str, above: &str) -> Vec<Author> {
        let html =
            format!("<head>{head}</head><article><h1>Rain floods the old town</h1>{above}{TEXT}</article>");
        fields(&html).authors.map(|it| it.value).unwrap_or_default()
    }

    fn names(head: &str, above: &str) -> Vec<String> {
        authors(head, above).into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn data_names_people_and_organisations() {
        let data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Rain floods the old town\",\
            \"author\":[{\"@type\":\"Person\",\"name\":\"Jane Doe\",\"jobTitle\":\"Reporter\"},{\"@type\":\"Organization\",\"name\":\"Harbour Wire\"}]}</script>";
        let found = authors(data, "");
        assert_eq!(found.len(), 2);
        assert!(!found[0].organisation && found[1].organisation);
        assert_eq!(found[0].role.as_deref(), Some("Reporter"));
    }

    #[test]
    fn a_person_in_print_beats_the_site_in_metadata() {
        let head =
            "<meta name=author content='The Harbour'><meta property=og:site_name content='The Harbour'>";
        assert_eq!(names(head, "<p class=byline>By Jane Doe</p>"), ["Jane Doe"]);
        let alone = authors(head, "");
        assert!(alone.len() == 1 && alone[0].organisation);
    }

    #[test]
    fn a_fuller_byline_completes_metadata() {
        let head = "<meta name=author content='Jane Doe'>";
        assert_eq!(names(head, "<p class=byline>By Jane Doe and John Roe</p>"), ["Jane Doe", "John Roe"]);
        assert_eq!(names(head, "<p class=byline>By Ann Poe and John Roe</p>").len(), 2);
    }

    #[test]
    fn addresses_are_no_names() {
        assert!(names("<meta property=article:author content='https://social.example/jane'>", "").is_empty());
    }
}
