//! The headline as a reader sees it.

use super::class_names::Name;
use super::head_and_foot::{Places, passage_of};
use super::title::{TELLING_BYTES, without_site};
use super::{Case, Claim, Finding, kicker, site};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::{TEXT_SIZE, heading_of, is_page_label, print_size};
use crate::text::similar::jaccard;
use crate::text::{fold, words};
use crate::warning::WarningCode;

/// A longer text is no headline.
const CHARS_MAX: usize = 300;

/// Share of words in common from which two texts are one headline, told differently.
const ALIKE: f32 = 0.5;

/// Below this share of common words the visible and the stated headline disagree.
const DISAGREE: f32 = 0.15;

/// What each further witness adds to the first one's support.
const FURTHER: f32 = 0.3;

/// Trust in the passage that the roles room takes for the headline: in an `<h1>`, in a lower heading, in none.
const FIRST_HEADING: u8 = 90;
const LOWER_HEADING: u8 = 75;
const NO_HEADING: u8 = 60;

/// Trust in an `<h1>` that the roles room does not take for it.
const OTHER_FIRST_HEADING: u8 = 76;

/// A visible claim at least this trusted needs no support.
const SEEN_ALONE: u8 = FIRST_HEADING;

/// Claims less trusted than this may differ without a warning.
const TRUSTED: u8 = 70;

/// Decides the headline. Visible claims that metadata supports come first, then metadata that agrees
/// among itself, then the passage that the roles room takes for the headline.
pub(super) fn decide(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    warnings: &mut Vec<WarningCode>,
) -> Option<Finding<String>> {
    let mut claims = seen(case, places, names);
    let seen_count = claims.len();
    let stated = stated(case, names, &claims);
    claims.extend(stated);
    let keys: Vec<String> = claims.iter().map(|it| fold::key(&it.value)).collect();
    let support = |at: usize| {
        let likely = (seen_count..claims.len())
            .filter(|&other| other != at)
            .map(|other| f32::from(claims[other].trust) * likeness(&keys[at], &keys[other]));
        likely.clone().fold(0.0, f32::max) + FURTHER * likely.sum::<f32>()
    };
    let score = |at: usize| f32::from(claims[at].trust) + support(at);
    let by_score = |&one: &usize, &other: &usize| score(one).total_cmp(&score(other));
    let is_convincing = |at: &usize| 0.0 < support(*at) || SEEN_ALONE <= claims[*at].trust || seen_count == 1;
    // What a reader sees goes before what metadata says of it, which is often written for search engines.
    let seen_best = (0..seen_count).rev().filter(is_convincing).max_by(by_score);
    let news = news_headline(case, &claims[seen_count..])
        .filter(|it| seen_best.is_none_or(|at| !keys[at].contains(it.as_str())))
        .and_then(|it| (seen_count..claims.len()).find(|&at| keys[at] == it));
    let best = news.or(seen_best).or_else(|| (0..claims.len()).rev().max_by(by_score))?;
    let best = shared_heading(case, &claims, &keys, best).unwrap_or(best);
    let rival = if best < seen_count { (seen_count..claims.len()).next() } else { (0..seen_count).next() };
    if let Some(rival) = rival {
        let shares = likeness(&keys[best], &keys[rival]).max(jaccard(&keys[best], &keys[rival]));
        if shares < DISAGREE && TRUSTED <= claims[rival].trust && TRUSTED <= claims[best].trust {
            warnings.push(WarningCode::HeadlinesDisagree);
        }
    }
    if best < seen_count {
        let (seen, stated) = claims.split_at_mut(seen_count);
        fit_label(case, places, &mut seen[best], stated);
    }
    Finding::of(claims, best, |one, other| 0.0 < likeness(&fold::key(one), &fold::key(other)))
}

/// A label before the headline is no longer, in bytes.
const LABEL_BYTES_MAX: usize = 60;

/// Elements of a heading that may be a label before the headline; what stands behind each is compared.
const LABEL_ELEMENTS_MAX: usize = 40;

/// Decides whether a label that an element of its own sets before the headline belongs to it: it does
/// where metadata gives both, it does not where metadata gives exactly the rest.
fn fit_label(case: &Case<'_>, places: &Places<'_>, claim: &mut Claim<String>, stated: &[Claim<String>]) {
    let Some(heading) = claim.node else { return };
    let page = case.page;
    if let Some(rest) = behind_alternative(case, heading) {
        claim.value = rest;
        return;
    }
    let joined = |text: &str| fold::key(text).split(' ').collect::<String>();
    let whole = joined(page.text_of(heading));
    if let Some(same) = stated.iter().find(|it| WHOLE <= it.trust && joined(&it.value) == whole) {
        let label = kicker::label_inside(page, places, heading);
        if label.is_some_and(|it| is_parted_anew(page, heading, it, &same.value)) {
            return;
        }
        if joined(&claim.value) != whole || claim.value.len() < same.value.len() {
            claim.value.clone_from(&same.value);
        }
        return;
    }
    let key = fold::key(&claim.value);
    let is_rest = |it: &String| {
        TELLING_BYTES <= it.len()
            && it.len() < key.len()
            && key.len() - it.len() <= LABEL_BYTES_MAX.min(it.len())
            && key.ends_with(it.as_str())
    };
    let Some(rest) = stated.iter().map(|it| fold::key(&it.value)).find(is_rest) else { return };
    let end = page.text_range(heading).end;
    let elements = page.descendants(heading).filter(|&it| page.tag(it) != Tag::Text);
    for id in elements.take(LABEL_ELEMENTS_MAX) {
        let behind = page.slice(page.text_range(id).end.min(end)..end);
        if fold::key(behind) == rest {
            claim.value = trimmed(behind);
            return;
        }
    }
}

/// What stands in a heading behind the element that JSON-LD gives as the other headline.
fn behind_alternative(case: &Case<'_>, heading: NodeId) -> Option<String> {
    let page = case.page;
    let label = fold::key(&case.evidence.article()?.text("alternativeHeadline")?);
    let whole = page.text_range(heading);
    let elements = page.descendants(heading).filter(|&it| page.tag(it) != Tag::Text);
    let first = elements.take(LABEL_ELEMENTS_MAX).find(|&it| fold::key(page.text_of(it)) == label)?;
    let range = page.text_range(first);
    let rest = trimmed(page.slice(range.end..whole.end.max(range.end)));
    (range.start == whole.start && is_headline_like(&rest)).then_some(rest)
}

/// Whether a statement has a sign behind the label that the page does not print there: it was made of the two parts.
fn is_parted_anew(page: &Page, heading: NodeId, label: NodeId, stated: &str) -> bool {
    let signs = [':', '|', '/', '\u{2013}', '\u{2014}', '-'];
    let text = page.text_of(label).trim();
    let behind =
        page.slice(page.text_range(label).end..page.text_range(heading).end.max(page.text_range(label).end));
    let is_printed = text.ends_with(signs) || behind.trim_start().starts_with(signs);
    let rest = stated.trim_start().strip_prefix(text).unwrap_or_default();
    !is_printed && rest.trim_start().starts_with(signs)
}

/// A statement at least this trusted may say that a label belongs to the headline.
const WHOLE: u8 = 70;

/// The text in one line, without the sign that parted it from a label or led to it.
fn trimmed(text: &str) -> String {
    let line = crate::text::space::collapse(text);
    let text = line.trim_start_matches([':', '/', '|']);
    // Looked for once, so that a line of nothing but signs takes no longer than others.
    let unopened = CLOSERS.map(|(closer, opener)| (closer, !text.contains(opener)));
    let leads = |sign: char| sign == ' ' || LEADING_SIGNS.contains(&sign) || unopened.contains(&(sign, true));
    text.trim_start_matches(leads).trim().to_owned()
}

/// Bullets and arrows before a headline.
const LEADING_SIGNS: [char; 9] =
    ['>', '\u{2192}', '\u{25B6}', '\u{25BA}', '\u{25A0}', '\u{25C6}', '\u{25C9}', '\u{25CE}', '\u{2022}'];

/// Signs that point to what follows where they close nothing, with those that they would close.
const CLOSERS: [(char, char); 4] =
    [('\u{BB}', '\u{AB}'), ('\u{203A}', '\u{2039}'), ('\u{300B}', '\u{300A}'), ('\u{3009}', '\u{3008}')];

/// The folded headline that a page gives both in JSON-LD and for sharing, when it calls itself news: a
/// newsroom writes that by hand, while other sites let their systems write it for search engines.
fn news_headline(case: &Case<'_>, stated: &[Claim<String>]) -> Option<String> {
    let is_news =
        case.evidence.article().is_some_and(|it| it.types.iter().any(|name| name.ends_with("NewsArticle")));
    let by =
        |witness: &'static str| stated.iter().find(|it| it.witness == witness).map(|it| fold::key(&it.value));
    let data = by("json-ld").filter(|_| is_news)?;
    (by("meta").as_ref() == Some(&data)).then_some(data)
}

/// The claim that repeats the main heading of some bar or trail, when sharing gives exactly that heading
/// and the one that was chosen is no main heading but tells the same: it is then a part of the headline,
/// or has a label or more set into it.
fn shared_heading(case: &Case<'_>, claims: &[Claim<String>], keys: &[String], best: usize) -> Option<usize> {
    let page = case.page;
    let is_main = |it: NodeId| page.tag(it) == Tag::H1;
    if claims[best].node.is_some_and(is_main) {
        return None;
    }
    let shared = claims.iter().position(|it| it.witness == "meta")?;
    let is_printed = page.ids().any(|it| is_main(it) && fold::key(page.text_of(it)) == keys[shared]);
    let tells_same = 0.0 < likeness(&keys[best], &keys[shared]);
    (is_printed && tells_same && keys[best] != keys[shared]).then_some(shared)
}

/// How far two folded texts are the same headline, from 0 to 1.
fn likeness(one: &str, other: &str) -> f32 {
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if TELLING_BYTES <= short.len() && long.contains(short) {
        return 0.5 + 0.45 * short.len() as f32 / long.len() as f32;
    }
    let shared = jaccard(one, other);
    if ALIKE <= shared { 0.8 * shared } else { 0.0 }
}

/// What the page shows: its main headings, and what the roles room took for the headline.
fn seen(case: &Case<'_>, places: &Places<'_>, names: &[String]) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims: Vec<Claim<String>> = Vec::new();
    let chosen = places.headline.and_then(|it| page.passages().get(it));
    let chosen_row = chosen.map(|it| heading_of(page, it.block).unwrap_or(it.block));
    let mut add = |row: NodeId, witness: &'static str, trust: u8| {
        let raw = page.text_of(row);
        let text = without_labels(page, places, row);
        if is_headline_like(&text) && !site::is_name(names, &text) && !is_page_label(&text) {
            claims.push(Claim::stated(text, raw, witness, trust).at(row));
        }
    };
    if let (Some(row), Some(passage)) = (chosen_row, chosen) {
        let is_heading = page.tag(row).heading_level().is_some();
        let trust = if page.tag(row) == Tag::H1 {
            FIRST_HEADING
        } else if is_heading {
            LOWER_HEADING
        } else {
            NO_HEADING
        };
        // A heading of several passages may hold more than the headline; metadata decides.
        let count = page.passages_in(row).len();
        if count <= 3 {
            add(row, "headline", trust);
        }
        if 1 < count {
            add(passage.block, "headline", trust);
        }
    }
    for row in page.ids().filter(|&it| page.tag(it) == Tag::H1 && Some(it) != chosen_row) {
        if page.node(row).visibility.is_seen() && !places.is_apart(row) && !is_below_text(case, row) {
            add(row, "h1", OTHER_FIRST_HEADING);
        }
    }
    // Old pages set it with all else into one element, and byline and date into the lines below it.
    if let Some(passage) = chosen
        && chosen_row.is_none_or(|it| page.tag(it).heading_level().is_none())
        && let Some(line) = headline_line(page, passage)
    {
        claims.retain(|it| it.node != Some(passage.block));
        claims.push(Claim::stated(trimmed(line), line, "headline", NO_HEADING).at(passage.block));
    }
    claims
}

/// The line of a passage that is printed largest, or else the first where its element holds more.
fn headline_line<'a>(page: &'a Page, passage: &Passage) -> Option<&'a str> {
    let (first, _) = page.passage_text(passage).split_once('\n')?;
    let texts = page.rows_of(passage).filter(|it| page.tag(*it) == Tag::Text);
    let sized = texts.map(|it| (print_size(page, it), page.text_of(it).trim())).filter(|it| !it.1.is_empty());
    let largest = sized.reduce(|most, it| if most.0 < it.0 { it } else { most });
    let printed = largest.filter(|it| TEXT_SIZE < it.0 && is_headline_like(it.1));
    let line = |text: &str| page.passage_text(passage).lines().find(|it| it.contains(text));
    let holds_more = 1 < page.passages_in(passage.block).len();
    printed.and_then(|it| line(it.1)).or_else(|| holds_more.then_some(first))
}

fn is_below_text(case: &Case<'_>, row: NodeId) -> bool {
    let Some(at) = passage_of(case.page, row) else { return true };
    !case.roles.extent.is_empty() && case.roles.extent.start + 3 < at
}

/// The text of a heading without kickers, deks and small print that have an element of their own inside it.
fn without_labels(page: &Page, places: &Places<'_>, heading: NodeId) -> String {
    let whole = page.text_range(heading);
    let mut out = String::new();
    let mut past = heading;
    let mut from = whole.start;
    for id in page.descendants(heading).filter(|&it| page.tag(it) != Tag::Text) {
        let range = page.text_range(id);
        let is_named = || places.names(id).has_any(&[Name::Kicker, Name::Dek]) || page.tag(id) == Tag::Small;
        let goes_on = || page.slice(from..range.start.max(from)).trim_end().ends_with([':', '\u{FF1A}']);
        let is_barred = || {
            range.start == whole.start
                && range.len() <= LABEL_BYTES_MAX
                && words::count(page.slice(range.clone())) <= BARRED_WORDS_MAX
                && page.slice(range.end..whole.end.max(range.end)).trim_start().starts_with('|')
        };
        let is_label = || range.len() < whole.len() / 2 && (is_named() || is_barred()) && !goes_on();
        if past <= id && (!page.node(id).visibility.is_seen() || is_label()) {
            out.push_str(page.slice(from..range.start.max(from)));
            out.push(' ');
            from = range.end.max(from);
            past = page.node(id).end;
        }
    }
    let rest = page.slice(from..whole.end.max(from));
    // A dash before the first word opens a quotation in some languages; behind a label it parts the two.
    let rest =
        if from != whole.start && out.trim().is_empty() { rest.trim_start_matches(PARTING) } else { rest };
    out.push_str(rest);
    trimmed(&out)
}

/// Words of a label that an element of its own and a bar set before the headline.
const BARRED_WORDS_MAX: u32 = 3;

/// What parts a label from the headline behind it.
const PARTING: [char; 5] = [' ', '|', '-', '\u{2013}', '\u{2014}'];

fn is_headline_like(text: &str) -> bool {
    let count = text.chars().count();
    (3..=CHARS_MAX).contains(&count) && text.contains(char::is_alphabetic)
}

/// Meta tags that name the headline, with the trust in each.
const METAS: [(&str, u8); 9] = [
    ("og:title", 80),
    ("twitter:title", 72),
    ("parsely-title", 74),
    ("sailthru.title", 72),
    ("dc.title", 68),
    ("dcterms.title", 68),
    ("citation_title", 80),
    ("title", 62),
    ("headline", 84),
];

/// Trust in JSON-LD, whose name is often the page's, in microdata, and in the page's title, which has the site's name.
const STATED_HEADLINE: u8 = 82;
const STATED_NAME: u8 = 70;
const MICRODATA: u8 = 70;
const TITLE: u8 = 60;

/// What metadata states.
fn stated(case: &Case<'_>, names: &[String], seen: &[Claim<String>]) -> Vec<Claim<String>> {
    let evidence = case.evidence;
    let mut raw: Vec<(Option<String>, &'static str, u8)> = Vec::new();
    let article = evidence.article();
    raw.push((article.and_then(|it| it.text("headline")), "json-ld", STATED_HEADLINE));
    raw.push((article.and_then(|it| it.text("name")), "json-ld", STATED_NAME));
    for (name, trust) in METAS {
        raw.push((evidence.meta(name).map(str::to_owned), "meta", trust));
    }
    for row in evidence.marked("headline").take(2) {
        if !case.page.text_of(row).contains('\n') {
            raw.push((Some(case.page.text_of(row).to_owned()), "microdata", MICRODATA));
        }
    }
    raw.push((evidence.title.clone(), "title", TITLE));
    let others: Vec<String> = raw
        .iter()
        .filter_map(|it| it.0.as_deref())
        .chain(seen.iter().map(|it| it.value.as_str()))
        .map(fold::key)
        .collect();
    let mut claims = Vec::new();
    for (text, witness, trust) in raw {
        let Some(text) = text else { continue };
        let value = without_site(&text, names, &others).to_owned();
        if is_headline_like(&value) && !site::is_name(names, &value) {
            claims.push(Claim::stated(value, &text, witness, trust));
        }
    }
    cut_tails(&mut claims, names);
    claims
}

/// Cuts what a claim has behind another one, when it ends with the site's name: the section and the site,
/// set behind the headline without white space.
fn cut_tails(claims: &mut [Claim<String>], names: &[String]) {
    let heads: Vec<String> = claims.iter().map(|it| it.value.clone()).collect();
    for claim in claims {
        let head = heads.iter().find(|head| {
            let tail = claim.value.strip_prefix(head.as_str()).unwrap_or_default();
            let last =
                tail.rsplit(|it: char| !it.is_alphanumeric() || it == '\u{3163}').next().unwrap_or_default();
            TELLING_BYTES <= head.len()
                && tail.starts_with(['-', '|', '\u{3163}'])
                && site::is_name(names, last)
        });
        if let Some(head) = head {
            claim.value.clone_from(head);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;
    use crate::warning::WarningCode;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn headline(head: &str, body: &str) -> String {
        fields(&format!("<head>{head}</head><body><article>{body}{TEXT}</article>")).headline.unwrap().value
    }

    #[test]
    fn a_dash_behind_a_label_that_goes_is_no_part_of_the_headline() {
        let labelled = "<h1><span class=kicker>Weather</span> - Rain floods the old town of Sandby</h1>";
        assert_eq!(headline("", labelled), "Rain floods the old town of Sandby");
        assert_eq!(headline("", "<h1>\u{2013} We saw the water rise</h1>"), "\u{2013} We saw the water rise");
    }

    #[test]
    fn a_bullet_or_an_arrow_before_the_headline_is_no_part_of_it() {
        assert_eq!(headline("", "<h1>\u{BB} Rain floods the old town</h1>"), "Rain floods the old town");
        assert_eq!(
            headline("", "<h1>\u{25B6} \u{300B}雨水淹没了老城区的街道</h1>"),
            "雨水淹没了老城区的街道"
        );
        let quoted = "\u{BB}Rain\u{AB} floods the old town";
        assert_eq!(headline("", &format!("<h1>{quoted}</h1>")), quoted);
        let titled = "《老城》被雨水淹没的街道";
        assert_eq!(headline("", &format!("<h1>{titled}</h1>")), titled);
    }

    #[test]
    fn the_site_behind_a_sign_without_spaces_is_cut() {
        let title = "<title>百年石桥修缮完工-青河在线</title><meta property=og:site_name content=青河在线>";
        assert_eq!(headline(title, ""), "百年石桥修缮完工");
    }

    #[test]
    fn section_and_site_without_white_space_are_cut_behind_a_known_headline() {
        let head = |tail: &str| {
            format!(
                "<meta property=og:site_name content=Harbour><meta name=headline content='Rain floods the old town'>\
                 <meta property=og:title content='Rain floods the old town{tail}'><title>Rain floods the old town{tail}</title>"
            )
        };
        assert_eq!(headline(&head("-Weather|Harbour"), ""), "Rain floods the old town");
        assert_eq!(headline(&head("-like basin"), ""), "Rain floods the old town-like basin");
    }

    #[test]
    fn what_readers_see_wins_when_metadata_agrees() {
        let head = "<meta property=og:title content='Rain floods the old town - The Harbour'>\
            <meta property=og:site_name content='The Harbour'>";
        assert_eq!(
            headline(head, "<h1>Rain floods the old town of Sandby</h1>"),
            "Rain floods the old town of Sandby"
        );
    }

    #[test]
    fn the_sites_name_is_no_headline() {
        let head = "<meta property=og:title content='Rain floods the old town'><meta property=og:site_name content='The Harbour'>";
        assert_eq!(headline(head, "<h1>The Harbour</h1>"), "Rain floods the old town");
    }

    #[test]
    fn labels_inside_the_heading_are_kickers() {
        let body = "<h1><span class=kicker>Weather</span> Rain floods the old town</h1>";
        assert_eq!(headline("", body), "Rain floods the old town");
        let body = "<h1><span>Weather: </span>\n<span>Rain floods the <i>old</i> town</span></h1>";
        assert_eq!(headline("", body), "Weather: Rain floods the old town");
    }

    #[test]
    fn warns_when_both_differ() {
        let html = |shown: &str| {
            format!(
                "<meta property=og:title content='Rain floods the old town'><article><h1>{shown}</h1>{TEXT}</article>"
            )
        };
        let warns = |shown| fields(&html(shown)).warnings.contains(&WarningCode::HeadlinesDisagree);
        assert!(warns("Quiet weekend ahead for everyone"));
        assert!(!warns("Rain floods old town"));
    }
}
