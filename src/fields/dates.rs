//! When the article was published and last changed.

use super::names::Name;
use super::place::{Places, Spot, passage_of};
use super::{Case, Claim, Finding, ago};
use crate::article::{Moment, Precision};
use crate::dates::{iso, url_date, written};
use crate::language::{DateOrder, Section, labels_in, packs};
use crate::page::{NodeId, Tag};
use crate::roles::Role;
use crate::warning::WarningCode;

/// The two dates.
pub(super) struct Dates {
    pub(super) published: Option<Finding<Moment>>,
    pub(super) modified: Option<Finding<Moment>>,
}

/// Meta tags that state a publication, most trusted first.
const PUBLISHED: [(&str, u8); 30] = [
    ("article:published_time", 88),
    ("article:published", 86),
    ("og:article:published_time", 86),
    ("og:published_time", 86),
    ("og:pubdate", 84),
    ("datepublished", 84),
    ("parsely-pub-date", 84),
    ("sailthru.date", 82),
    ("citation_publication_date", 82),
    ("citation_online_date", 82),
    ("dc.date.issued", 82),
    ("dcterms.issued", 82),
    ("dcterms.date", 78),
    ("dcterms.created", 78),
    ("dc.date.created", 78),
    ("dc.date", 76),
    ("pubdate", 82),
    ("publishdate", 82),
    ("publish-date", 82),
    ("publish_date", 82),
    ("published", 80),
    ("published_date", 80),
    ("publication_date", 80),
    ("article_date_original", 82),
    ("cxenseparse:recs:publishtime", 82),
    ("originalpublicationdate", 82),
    ("date", 76),
    ("ptime", 70),
    ("bt:pubdate", 80),
    ("datecreated", 66),
];

/// Meta tags that state a change.
const MODIFIED: [(&str, u8); 10] = [
    ("article:modified_time", 88),
    ("article:modified", 84),
    ("og:updated_time", 80),
    ("datemodified", 84),
    ("dcterms.modified", 80),
    ("dc.date.modified", 80),
    ("last-modified", 60),
    ("lastmod", 70),
    ("revised", 66),
    ("article:updated_time", 80),
];

/// No page of the web carries news that is older.
const FIRST_YEAR: &str = "1995";

/// A claim at least this trusted counts when claims disagree.
const TRUSTED: u8 = 70;

/// What each further witness of the same day adds.
const SUPPORT: u32 = 7;

/// Decides both dates.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>, warnings: &mut Vec<WarningCode>) -> Dates {
    let mut published = stated(case, &["datePublished", "dateCreated", "uploadDate"], &PUBLISHED);
    let mut modified = stated(case, &["dateModified", "dateUpdated"], &MODIFIED);
    marked(case, places, &mut published, &mut modified);
    printed(case, places, &mut published, &mut modified);
    let [by_age, changed_by_age] = ago::claims(case, places);
    published.extend(by_age);
    modified.extend(changed_by_age);
    if let Some(moment) = case.address.url.as_deref().and_then(url_date) {
        let raw = moment.raw.clone().unwrap_or_default();
        published.push(Claim::stated(moment, &raw, "url", 62));
    }
    published.retain(|it| is_plausible(&it.value));
    modified.retain(|it| is_plausible(&it.value));
    if published.is_empty() {
        // A day of change is the nearest thing to a day of publication that the page gives.
        published.extend(modified.iter().cloned().map(|it| Claim { trust: it.trust / 2, ..it }));
    }
    let trusted: Vec<&Moment> =
        published.iter().filter(|it| TRUSTED <= it.trust).map(|it| &it.value).collect();
    if trusted.iter().any(|it| trusted.iter().any(|other| 1 < days_between(it, other))) {
        warnings.push(WarningCode::DatesDisagree);
    }
    let published = choose(published);
    if let Some(published) = &published {
        modified.retain(|it| day(&published.value) <= day(&it.value));
    }
    Dates { published, modified: choose(modified) }
}

/// The day with the most support, in its most exact form.
fn choose(claims: Vec<Claim<Moment>>) -> Option<Finding<Moment>> {
    let support = |at: usize| {
        let mut witnesses: Vec<&str> = claims
            .iter()
            .filter(|it| is_same_day(&it.value, &claims[at].value))
            .map(|it| it.witness)
            .collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        u32::from(claims[at].trust) + SUPPORT * (witnesses.len() as u32 - 1)
    };
    let best = (0..claims.len()).rev().max_by_key(|&it| support(it))?;
    let exactness = |it: &Moment| {
        let has_offset = it.value.len() > 19;
        (it.precision != Precision::Day, has_offset)
    };
    let mut exact = best;
    for at in 0..claims.len() {
        let same = day(&claims[at].value) == day(&claims[best].value);
        let better = exactness(&claims[exact].value) < exactness(&claims[at].value);
        let agrees = claims[best].value.precision == Precision::Day
            || claims[at].value.value.get(..16) == claims[best].value.value.get(..16);
        if same && better && agrees {
            exact = at;
        }
    }
    Finding::of(claims, exact, is_same_day)
}

fn day(moment: &Moment) -> &str {
    moment.value.get(..10).unwrap_or(&moment.value)
}

/// The same day, or less than a day apart where clocks of two offsets may tell two days.
fn is_same_day(one: &Moment, other: &Moment) -> bool {
    if day(one) == day(other) {
        return true;
    }
    match (instant(one), instant(other)) {
        (Some(one), Some(other)) => (one - other).abs() < 60 * 60,
        _ => false,
    }
}

/// Seconds since 1970, for moments with an offset.
fn instant(moment: &Moment) -> Option<i64> {
    crate::dates::instant(&moment.value)
}

fn days_between(one: &Moment, other: &Moment) -> i64 {
    match (crate::dates::epoch_day(day(one)), crate::dates::epoch_day(day(other))) {
        (Some(one), Some(other)) => (one - other).abs(),
        _ => 0,
    }
}

fn is_plausible(moment: &Moment) -> bool {
    FIRST_YEAR <= moment.value.as_str()
}

/// A moment as metadata or print gives it. Where the page's language has no pack, the others are tried,
/// those that set the day first before those that set the month first, as most of the world does.
fn read(case: &Case<'_>, text: &str) -> Option<Moment> {
    if let Some(moment) = iso::parse(text) {
        return Some(moment);
    }
    let own = case.language.pack;
    let tag = case.language.tag.as_deref().unwrap_or_default();
    let is_own = tag.is_empty() || tag.split('-').next() == Some(own.tag);
    if is_own && let Some(moment) = written::find(text, own) {
        return Some(moment);
    }
    // Where the Jalali calendar is not in use, such years are lunar.
    let others = || packs().iter().filter(|it| !is_own || it.jalali_months.is_empty());
    let day_first = others().filter(|it| it.date_order == DateOrder::DayFirst);
    let month_first = others().filter(|it| it.date_order == DateOrder::MonthFirst);
    day_first.chain(month_first).find_map(|pack| written::find(text, pack))
}

fn stated(case: &Case<'_>, paths: &[&str], metas: &[(&str, u8)]) -> Vec<Claim<Moment>> {
    let mut claims = Vec::new();
    for (count, article) in case.evidence.articles().take(2).enumerate() {
        for (at, path) in paths.iter().enumerate() {
            if let Some(raw) = article.text(path) {
                let trust = [92, 74, 60][at.min(2)] - 8 * count as u8;
                claims.extend(read(case, &raw).map(|it| Claim::stated(it, &raw, "json-ld", trust)));
            }
        }
    }
    for page in case.evidence.typed(&["WebPage", "ItemPage"]).take(2) {
        if let Some(raw) = page.text(paths[0]) {
            claims.extend(read(case, &raw).map(|it| Claim::stated(it, &raw, "json-ld-page", 78)));
        }
    }
    for (name, trust) in metas {
        if let Some(raw) = case.evidence.meta(name) {
            claims.extend(read(case, raw).map(|it| Claim::stated(it, raw, "meta", *trust)));
        }
    }
    claims
}

/// Elements that mark a point in time.
fn marked(
    case: &Case<'_>,
    places: &Places<'_>,
    published: &mut Vec<Claim<Moment>>,
    modified: &mut Vec<Claim<Moment>>,
) {
    let mut alone = case.evidence.times.len() == 1;
    for (count, mark) in case.evidence.times.iter().enumerate() {
        let property = mark.property.as_deref().unwrap_or_default().to_ascii_lowercase();
        let spot = places.spot(mark.node);
        let (raw, from_attribute) = match mark.datetime.as_deref() {
            Some(raw) => (raw, true),
            None => (mark.text.as_str(), false),
        };
        let moment = read(case, raw).or_else(|| read(case, &mark.text));
        let Some(mut moment) = moment else { continue };
        if !mark.text.is_empty() {
            moment.raw = Some(mark.text.clone());
        }
        alone &= !places.is_apart(mark.node);
        let is_own =
            places.names(mark.node).has(Name::Date) || case.page.attr(mark.node, "pubdate").is_some();
        let (trust, witness) = match (property.as_str(), spot) {
            ("datepublished", Some(_)) => (88, "microdata"),
            ("datepublished", None) if !places.is_apart(mark.node) => (68, "microdata"),
            ("datemodified" | "dateupdated", _) => (80, "microdata"),
            (_, Some(Spot::Head)) => {
                (if is_own { 76 } else { 74 } - (count.min(10) as u8) / 4 - u8::from(!from_attribute), "time")
            }
            (_, Some(Spot::Foot)) => (52, "time"),
            _ if alone => (50, "time"),
            _ => continue,
        };
        let claim = Claim::stated(moment, raw, witness, trust).at(mark.node);
        if property.starts_with("datemod")
            || property.starts_with("dateup")
            || is_change(case, places, mark.node)
        {
            modified.push(claim);
        } else {
            published.push(claim);
        }
    }
}

/// Whether the words on or before a date say that it is one of change.
fn is_change(case: &Case<'_>, places: &Places<'_>, node: NodeId) -> bool {
    let page = case.page;
    let names = places.names(node).with(places.names(page.node(node).parent));
    if names.has(Name::Update) && !places.names(node).has(Name::Date) {
        return true;
    }
    let start = page.text_range(node).start;
    let Some(row) = passage_of(page, node).and_then(|it| page.passages().get(it)) else { return false };
    let line = page.passage_range(row);
    let own = page.text_of(node);
    let before = if line.start < start { page.slice(line.start..start) } else { "" };
    // The nearest label before the date counts: "Published 3 May, updated 4 May".
    let tail = before
        .rsplit(|it: char| it.is_ascii_digit() || matches!(it, '|' | '\u{2022}' | ';'))
        .next()
        .unwrap_or_default();
    labels_in(tail).holds.has(Section::ModifiedLabels) || labels_in(own).starts.has(Section::ModifiedLabels)
}

/// Date lines that readers see.
fn printed(
    case: &Case<'_>,
    places: &Places<'_>,
    published: &mut Vec<Claim<Moment>>,
    modified: &mut Vec<Claim<Moment>>,
) {
    let page = case.page;
    let rows = page.passages();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let text = page.passage_text(&rows[passage]);
        let is_head = places.head.contains(&passage);
        if 160 < text.len() || places.is_apart(rows[passage].block) || Some(passage) == places.headline {
            continue;
        }
        let labels = labels_in(text);
        let labelled = labels.holds.has(Section::DateLabels);
        let named = places.near(passage, 1).has_any(&[Name::Date, Name::Byline]);
        let role = matches!(case.roles.role(passage), Role::Date | Role::Byline);
        if !(labelled || named || role || is_head && text.len() < 60) {
            continue;
        }
        let Some(moment) = read(case, text) else { continue };
        let trust = 40 + 16 * u8::from(is_head) + 8 * u8::from(labelled || named) + 4 * u8::from(role);
        let claim = Claim::stated(moment, text, "text", trust).at(rows[passage].block);
        let is_change =
            labels.starts.has(Section::ModifiedLabels) || places.near(passage, 0).has(Name::Update);
        if is_change {
            modified.push(claim);
        } else {
            published.push(claim);
        }
    }
    if published.is_empty() && modified.is_empty() {
        published.extend(anywhere(case, places));
    }
}

/// Where nothing else gives a date: the first date line on the page outside of its frame.
fn anywhere(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<Moment>> {
    let page = case.page;
    for (index, row) in page.passages().iter().enumerate() {
        let text = page.passage_text(row);
        if 100 < text.len() || places.is_apart(row.block) || page.tag(row.block) == Tag::Option {
            continue;
        }
        let named = places.near(index, 1).has(Name::Date) || labels_in(text).starts.has(Section::DateLabels);
        if named && let Some(moment) = read(case, text) {
            return Some(Claim::stated(moment, text, "text", 34).at(row.block));
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::{fields, fields_at};
    use crate::warning::WarningCode;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn page(head: &str, above: &str) -> String {
        format!(
            "<html lang=en><head>{head}</head><article><h1>Rain floods the old town</h1>{above}{TEXT}</article>"
        )
    }

    fn published(head: &str, above: &str) -> Option<String> {
        fields(&page(head, above)).published.map(|it| it.value.value)
    }

    #[test]
    fn prefers_metadata_and_the_more_exact_form() {
        let head = "<meta property=article:published_time content='2020-03-03'>";
        assert_eq!(
            published(head, "<time datetime='2020-03-03T08:00:00+01:00'>x</time>").unwrap(),
            "2020-03-03T08:00:00+01:00"
        );
        assert_eq!(published(head, "").unwrap(), "2020-03-03");
        assert_eq!(published(head, "<time datetime='2020-03-09T08:00:00Z'>x</time>").unwrap(), "2020-03-03");
    }

    #[test]
    fn reads_what_is_printed() {
        assert_eq!(
            published("", "<p class=date>Published 3 March 2020, 08:15</p>").unwrap(),
            "2020-03-03T08:15:00"
        );
        assert_eq!(published("", "<p>Rain fell.</p>"), None);
        assert_eq!(published("", "<p class=date>Published 1403/05/12</p>"), None);
    }

    #[test]
    fn tells_change_from_publication() {
        let found = fields(&page(
            "",
            "<p>Published <time datetime=2020-03-03></time> Updated <time datetime=2020-03-05>5 March</time></p>",
        ));
        assert_eq!(found.published.unwrap().value.value, "2020-03-03");
        assert_eq!(found.modified.unwrap().value.value, "2020-03-05");
    }

    #[test]
    fn cards_and_comments_say_nothing() {
        let card = format!("{}<div class=related><time datetime=2019-01-01>x</time></div>", page("", ""));
        assert!(fields(&card).published.is_none());
    }

    #[test]
    fn the_address_may_give_the_day() {
        let found = fields_at(&page("", ""), Some("https://n.example/2020/03/03/rain"));
        assert_eq!(found.published.unwrap().value.value, "2020-03-03");
    }

    #[test]
    fn warns_of_two_days() {
        let two = |day: &str| {
            let head = format!(
                "<meta property=article:published_time content=2020-03-03><meta name=pubdate content={day}>"
            );
            fields(&page(&head, "")).warnings.contains(&WarningCode::DatesDisagree)
        };
        assert!(two("2020-05-03") && !two("2020-03-04"));
    }
}
