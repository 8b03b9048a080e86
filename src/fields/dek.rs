//! The standfirst printed below the headline.

use std::ops::Range;

use super::class_names::Name;
use super::head_and_foot::{Places, Spot};
use super::{Case, Claim, Finding};
use crate::article::{Block, ListItem, Run};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Page, Tag};
use crate::roles::{Role, heading_of};
use crate::text::{fold, words};

/// A dek has at least so many words, and no more than this many characters.
const WORDS_MIN: u32 = 4;
const CHARS_MAX: usize = 900;

/// So many paragraphs at the start of the text may be its standfirst.
const PARAGRAPHS_MAX: usize = 4;

/// So many passages of the body must be left behind a standfirst that is taken from it.
const LEFT_MIN: usize = 2;

/// Pictures and players may stand before the first paragraph; no more blocks are looked at.
const BLOCKS_MAX: usize = 8;

/// A bold line of fewer words names a writer, a place or a part of the text.
const BOLD_WORDS_MIN: u32 = 12;

/// A heading of fewer words stands over a part of the text; so does one of as many that is not alone.
const HEADING_WORDS_MIN: u32 = 9;

/// A line that goes on from the headline is no longer than one.
const GOES_ON_CHARS_MAX: usize = 160;

/// What an element is named for that holds no standfirst.
const OTHERS: [Name; 6] = [Name::Byline, Name::Author, Name::Bio, Name::Date, Name::Share, Name::Picture];

/// Trust in passages whose role it is, in an element named for it, in a line that the description repeats, in the
/// opening of the text that is set apart from it, and in what merely stands between headline and text.
const BY_ROLE: u8 = 90;
const MARKED: u8 = 70;
const DESCRIBED: u8 = 68;
const OPENING: u8 = 65;
const BETWEEN: u8 = 60;

/// Decides the dek, and which blocks of the body it takes with it. The roles room has the last word on
/// what is body, so its passages come first.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    headline: Option<&str>,
) -> (Option<Finding<String>>, Vec<usize>) {
    let mut claims: Vec<Claim<String>> = labelled(case).into_iter().collect();
    if claims.is_empty() {
        claims.extend(marked(case, places));
        claims.extend(described(case, places));
        claims.extend(between(case, places));
    }
    claims.retain(|it| fits(&it.value, headline));
    let mut lifted = Vec::new();
    if claims.is_empty()
        && let Some((claim, blocks)) = opening(case, places)
        && fits(&claim.value, headline)
    {
        claims.push(claim);
        lifted = blocks;
    }
    (Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other)), lifted)
}

/// What the roles room takes for the dek. It may be two or three paragraphs; only those that follow each
/// other belong together.
fn labelled(case: &Case<'_>) -> Option<Claim<String>> {
    let page = case.page;
    let is_pressed = |it: usize| {
        page.closest(page.passages()[it].block, |tag| matches!(tag, Tag::Button | Tag::Form)).is_some()
    };
    let labelled: Vec<usize> = (0..page.passages().len())
        .filter(|&it| case.roles.role(it) == Role::Dek && !is_pressed(it))
        .collect();
    let first = *labelled.first()?;
    let parent = |at: usize| page.node(page.passages()[at].block).parent;
    let run: Vec<&str> = labelled
        .iter()
        .enumerate()
        .take_while(|(count, it)| **it == first + count && parent(**it) == parent(first))
        .map(|(_, it)| page.passage_text(&page.passages()[*it]))
        .collect();
    let text = once(run).join("\n");
    Some(Claim::stated(text.clone(), &text, "roles", BY_ROLE).at(page.passages()[first].block))
}

/// The first paragraphs of the body, where they are set apart from the rest as a standfirst: named for it,
/// in the headline's own element, or in bold type from end to end.
fn opening(case: &Case<'_>, places: &Places<'_>) -> Option<(Claim<String>, Vec<usize>)> {
    let page = case.page;
    let headline = places.headline?;
    let body: Vec<usize> = (headline + 1..page.passages().len())
        .filter(|&it| case.roles.role(it) == Role::Body)
        .take(PARAGRAPHS_MAX + LEFT_MIN)
        .collect();
    let block = |at: usize| page.passages()[at].block;
    let is_other = |at: usize| page.ancestors(block(at)).take(2).any(|it| places.names(it).has_any(&OTHERS));
    let list = list_above_facts(case, headline);
    let tests: [&dyn Fn(usize) -> bool; 8] = [
        &|at| {
            let mut around = page.ancestors(block(at)).take(2).filter(|&it| !holds_body(page, it, &body));
            around.any(|it| places.names(it).has(Name::Dek)) && !is_over_part(case, at)
        },
        &|at| {
            let shared = page.common_ancestor(block(headline), block(at));
            // What is left must be the same piece's: a short report may stand alone in its element, before teasers.
            let piece = page.closest(block(headline), |tag| tag == Tag::Article);
            let is_own = |it: NodeId| piece.is_none_or(|piece| page.holds(piece, it));
            body.iter().rev().take(LEFT_MIN).all(|&it| !page.holds(shared, block(it)) && is_own(block(it)))
        },
        &|at| {
            let text = page.passage_text(&page.passages()[at]);
            BOLD_WORDS_MIN <= words::count(text) && is_bold(page, block(at))
        },
        &|at| {
            let parent = |it: usize| page.node(block(it)).parent;
            let is_alone = body.iter().all(|&it| it == at || parent(it) != parent(at));
            is_alone && is_description(case, page.passage_text(&page.passages()[at]))
        },
        &|at| is_lone_heading(case, at),
        &|at| is_above_facts(case, headline, at),
        &|at| goes_on(page.passage_text(&page.passages()[at])),
        &|at| list.as_ref().is_some_and(|it| it.contains(&at)),
    ];
    let run = |test: &dyn Fn(usize) -> bool| {
        body.iter().take_while(|&&it| test(it) && !is_other(it) && !case.roles.is_given(it)).count()
    };
    let count = tests.iter().map(|test| run(test)).max()?;
    if count == 0 || PARAGRAPHS_MAX < count || body.len() < count + LEFT_MIN {
        return None;
    }
    let words: Vec<&str> = body[..count].iter().map(|&it| page.passage_text(&page.passages()[it])).collect();
    let is_list = list.is_some_and(|it| it == (body[0]..body[0] + count));
    let mut blocks = blocks_of(case, &words, is_list)?;
    blocks.dedup();
    let text = once(words).join("\n");
    Some((Claim::stated(text.clone(), &text, "opening", OPENING).at(block(body[0])), blocks))
}

/// The lines without those that repeat one: pages print a standfirst once for wide screens and once for narrow ones.
fn once(lines: Vec<&str>) -> Vec<&str> {
    let mut kept: Vec<&str> = Vec::new();
    for line in lines {
        if !kept.contains(&line) {
            kept.push(line);
        }
    }
    kept
}

/// Whether a passage stands right below the headline, with byline or date behind it: what comes before those is no text yet.
fn is_above_facts(case: &Case<'_>, headline: usize, at: usize) -> bool {
    let rows = case.page.passages();
    let is_source = |it: usize| case.page.is_plain && case.roles.role(it) == Role::Source;
    let is_fact = |it: usize| {
        it < rows.len() && (matches!(case.roles.role(it), Role::Byline | Role::Date) || is_source(it))
    };
    let below = at + 1..=at + if case.page.is_plain { COPIED_FACTS_REACH } else { FACTS_REACH };
    let is_text = |it: &usize| *it < rows.len() && case.roles.role(*it) == Role::Body;
    // Copied text has the headline of the tab and that of the page.
    let is_below = (headline + 1..at).all(|it| case.roles.role(it) == Role::Repeat);
    is_below && below.take_while(|it| !is_text(it)).any(is_fact)
}

/// The list of one or two sentences right below the headline, with byline or date behind it or the page's description in
/// it: newspapers of Spain set their standfirst so.
fn list_above_facts(case: &Case<'_>, headline: usize) -> Option<Range<usize>> {
    let page = case.page;
    let first = page.passages().get(headline + 1)?;
    let list = page.closest(first.block, Tag::is_list)?;
    let items = page.passages_in(list);
    let text = |it: usize| page.passage_text(&page.passages()[it]);
    let is_fact =
        |it: usize| it < page.passages().len() && matches!(case.roles.role(it), Role::Byline | Role::Date);
    let is_dek = (1..=ITEMS_MAX).contains(&items.len())
        && items.start == headline + 1
        && items.clone().all(|it| WORDS_MIN < words::count(text(it)))
        && ((items.end..items.end + FACTS_REACH).any(is_fact)
            || items.clone().any(|it| is_description(case, text(it))));
    is_dek.then_some(items)
}

/// Items of such a list.
const ITEMS_MAX: usize = 3;

/// Passages behind a standfirst among which byline or date follow.
const FACTS_REACH: usize = 2;

/// In copied text names, posts and places are lines of their own.
const COPIED_FACTS_REACH: usize = 4;

/// Whether a line goes on from the headline: "…as neighbours cry foul".
fn goes_on(text: &str) -> bool {
    let line = text.trim_start_matches(['"', '\u{201C}']);
    let rest = line.strip_prefix('\u{2026}').or_else(|| line.strip_prefix("...")).unwrap_or_default();
    rest.trim_start().starts_with(char::is_lowercase) && text.chars().count() <= GOES_ON_CHARS_MAX
}

/// Whether a passage is a long heading, and the text has no other of its rank.
fn is_lone_heading(case: &Case<'_>, at: usize) -> bool {
    let page = case.page;
    page.tag(page.passages()[at].block).heading_level().is_some()
        && HEADING_WORDS_MIN <= words::count(page.passage_text(&page.passages()[at]))
        && !has_likes(case, at)
}

/// Whether a passage is a short heading such as the text has others of.
fn is_over_part(case: &Case<'_>, at: usize) -> bool {
    words::count(case.page.passage_text(&case.page.passages()[at])) < HEADING_WORDS_MIN && has_likes(case, at)
}

/// Whether a passage is a heading, and the text has others of its rank.
fn has_likes(case: &Case<'_>, at: usize) -> bool {
    let page = case.page;
    let tag = |it: usize| page.tag(page.passages()[it].block);
    let is_like = |it: usize| it != at && case.roles.role(it) == Role::Body && tag(it) == tag(at);
    tag(at).heading_level().is_some() && (0..page.passages().len()).any(is_like)
}

/// The first whole sentences between headline and text, of which no rule knew what they are for.
fn between(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let page = case.page;
    let headline = places.headline?;
    let first = case.roles.extent.clone().find(|&it| case.roles.role(it) == Role::Body)?;
    let is_dek = |it: &usize| {
        let row = &page.passages()[*it];
        let text = page.passage_text(row);
        matches!(case.roles.role(*it), Role::Other | Role::Navigation)
            && row.visibility.is_seen()
            && HEADING_WORDS_MIN <= words::count(text)
            && (words::ends_sentence(text)
                || is_above_facts(case, headline, *it)
                || is_heading_below(case, headline, *it))
            && !places.is_apart(row.block)
            && !places.around(row.block).has_any(&OTHERS)
            && page
                .closest(row.block, |tag| matches!(tag, Tag::A | Tag::Button | Tag::Form | Tag::Li))
                .is_none()
    };
    let row = &page.passages()[(headline + 1..first).find(is_dek)?];
    let text = page.passage_text(row);
    Some(Claim::stated(text.to_owned(), text, "between", BETWEEN).at(row.block))
}

/// A passage between headline and text that is no body and is word for word what metadata describes.
fn described(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<String>> {
    let page = case.page;
    let headline = places.headline?;
    let fitting = |it: &usize| {
        let text = page.passage_text(&page.passages()[*it]);
        headline < *it
            && !matches!(case.roles.role(*it), Role::Body | Role::Headline)
            && is_description(case, text)
    };
    let row = &page.passages()[places.head.clone().find(fitting)?];
    let text = page.passage_text(row);
    (!places.is_apart(row.block))
        .then(|| Claim::stated(text.to_owned(), text, "described", DESCRIBED).at(row.block))
}

/// Whether a text is exactly one of the descriptions that the page states.
fn is_description(case: &Case<'_>, text: &str) -> bool {
    let key = fold::key(text);
    let evidence = case.evidence;
    let data = evidence.article().and_then(|it| it.text("description"));
    let metas = ["og:description", "description", "twitter:description"];
    !key.is_empty()
        && metas
            .iter()
            .filter_map(|it| evidence.meta(it))
            .chain(data.as_deref())
            .any(|it| fold::key(it) == key)
}

/// Whether an element holds both the first and the last of some passages.
fn holds_body(page: &Page, id: NodeId, body: &[usize]) -> bool {
    let holds = |it: Option<&usize>| it.is_some_and(|it| page.holds(id, page.passages()[*it].block));
    holds(body.first()) && holds(body.last())
}

/// Whether a passage is a lower heading right below the headline in the same element.
fn is_heading_below(case: &Case<'_>, headline: usize, at: usize) -> bool {
    let page = case.page;
    let heading = |it: usize| heading_of(page, page.passages()[it].block);
    let (Some(main), Some(below)) = (heading(headline), heading(at)) else { return false };
    at == headline + 1
        && main != below
        && page.tag(main).heading_level() < page.tag(below).heading_level()
        && page.node(main).parent == page.node(below).parent
}

/// Whether all words in an element are set in bold.
fn is_bold(page: &Page, block: NodeId) -> bool {
    let text = |it: &NodeId| page.tag(*it) == Tag::Text && !page.text_of(*it).trim().is_empty();
    let bold = |it: NodeId| {
        page.ancestors(it)
            .take_while(|&up| up != block)
            .any(|up| matches!(page.tag(up), Tag::B | Tag::Strong))
    };
    page.tag(block) == Tag::P && page.descendants(block).filter(text).all(bold)
}

/// The blocks that hold some texts, in their order; a text that is printed twice has two.
fn blocks_of(case: &Case<'_>, texts: &[&str], in_list: bool) -> Option<Vec<usize>> {
    let mut blocks: Vec<usize> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let is_second = texts[..at].contains(text);
        let from = blocks.last().filter(|_| is_second).map_or(0, |it| it + 1);
        blocks.push(block_of(case, text, in_list, from)?);
    }
    Some(blocks)
}

/// The paragraph or heading among the first blocks that holds exactly a text, or the list that has it as an item where
/// one is looked for.
fn block_of(case: &Case<'_>, text: &str, in_list: bool, from: usize) -> Option<usize> {
    let key = fold::key(text);
    let is_item = |it: &ListItem| fold::key(&joined(&it.content)) == key;
    let holds = |it: &Block| match it {
        Block::List { items, .. } => in_list && items.len() <= ITEMS_MAX && items.iter().any(is_item),
        other => said(other).as_ref() == Some(&key),
    };
    let blocks = case.body.blocks.iter().take(BLOCKS_MAX).skip(from);
    blocks.into_iter().position(holds).map(|it| it + from)
}

/// The folded text of a paragraph or heading.
pub(super) fn said(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
            Some(fold::key(&joined(content)))
        }
        _ => None,
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|it| it.text.as_str()).collect()
}

/// Elements between headline and text that are named for a standfirst and hold no body.
fn marked(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims = Vec::new();
    for (id, spot) in places.named(&[Name::Dek]) {
        let passages = page.passages_in(id);
        let is_below_headline = places.headline.is_none_or(|it| it < passages.start);
        let others = [Role::Body, Role::Date, Role::Byline, Role::Caption, Role::Credit];
        let is_other_role = |it: usize| others.contains(&case.roles.role(it));
        // Few elements stand in the head, so the page's passages are gone through few times.
        let is_body = || {
            passages.clone().any(is_other_role) || passages.len() == 1 && is_over_part(case, passages.start)
        };
        let other =
            places.around(id).has_any(&[Name::Picture, Name::Card, Name::Share, Name::Byline, Name::Author]);
        if spot == Spot::Head
            && is_below_headline
            && !other
            && page.tag(id) != Tag::Text
            && passages.len() <= 3
            && !is_body()
        {
            claims
                .push(Claim::stated(page.text_of(id).to_owned(), page.text_of(id), "markup", MARKED).at(id));
        }
    }
    claims
}

/// Whether a text may be a dek: some words, other than the headline, and no line that leads elsewhere.
fn fits(text: &str, headline: Option<&str>) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let leads_away = [
        Section::RelatedLabels,
        Section::NewsletterLabels,
        Section::NavigationLabels,
        Section::ShareLabels,
        Section::LoginLabels,
    ];
    let labels = labels_in(first);
    let is = labels.is;
    let is_date = labels.starts.has(Section::DateLabels) && first.contains(fold::is_digit);
    WORDS_MIN <= words::count(text)
        && text.chars().count() <= CHARS_MAX
        && !is_date
        && !leads_away.iter().any(|it| is.has(*it))
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

    #[test]
    fn is_a_sentence_that_stands_alone_below_the_headline() {
        let dek = |line: &str| {
            let html = format!(
                "<article><header><h1>Rain floods the old town</h1>{line}</header><div>{TEXT}</div></article>"
            );
            fields(&html).dek.map(|it| it.value)
        };
        let text = "Schools stay closed until Monday, and buses go round the market square.";
        assert_eq!(dek(&format!("<div class=copy><span>{text}</span></div>")).as_deref(), Some(text));
        assert_eq!(dek(&format!("<div class=author>{text}</div>")), None);
    }

    #[test]
    fn is_a_long_heading_that_opens_the_text_and_has_no_like() {
        let dek = |more: &str| {
            let html = format!(
                "<article><h1>Rain floods the old town</h1><div>\
                 <h2>The mayor wants a second wall before the winter comes</h2>{TEXT}{more}</div></article>"
            );
            fields(&html).dek.map(|it| it.value)
        };
        assert_eq!(dek("").as_deref(), Some("The mayor wants a second wall before the winter comes"));
        let section = "<h2>What the council says about the money for it</h2><p>The council has no money for a wall \
            this year, its members said on Friday evening after a long meeting.</p>";
        assert_eq!(dek(section), None);
    }
}
