//! When the article was published and last changed.

mod elsewhere;
mod local;
mod reader;
mod scripts;
mod shown;
mod stated;

use super::head_and_foot::Places;
use super::{Case, Claim, Finding, ago};
use crate::article::{Moment, Precision};
use crate::dates::url_date;
use crate::order;
use crate::warning::WarningCode;
use reader::Reader;

/// The two dates.
pub(super) struct Dates {
    pub(super) published: Option<Finding<Moment>>,
    pub(super) modified: Option<Finding<Moment>>,
}

/// What witnesses say of the two dates.
struct Claims {
    published: Vec<Claim<Moment>>,
    modified: Vec<Claim<Moment>>,
}

impl Claims {
    fn add(&mut self, claim: Claim<Moment>, is_change: bool) {
        if is_change { self.modified.push(claim) } else { self.published.push(claim) }
    }

    fn is_empty(&self) -> bool {
        self.published.is_empty() && self.modified.is_empty()
    }
}

/// No page of the web carries news that is older.
const FIRST_YEAR: &str = "1995";

/// A claim at least this trusted counts when claims disagree.
const TRUSTED: u8 = 70;

/// How far a value is still believed when day and month may be the other way round.
const AMBIGUOUS: f32 = 0.6;

/// Witnesses that speak for machines.
const STATED: [&str; 4] = ["json-ld", "json-ld-page", "microdata", "meta"];

/// The least trust of an earlier day that stands against a day of a build, and what is left of that one's.
const EARLIER_TRUST: u8 = 60;
const BUILD_TRUST: u8 = 50;

/// A statement that is so many days later than what the page prints is of a later edition.
const REBUILT_DAYS: i64 = 30;

/// Claims that are held against each other, the most trusted first. A page prints few days of its own; more are those
/// of lists and tables, and comparing all would cost their square.
const CLAIMS_MAX: usize = 200;

/// What each further witness of the same day adds.
const SUPPORT: u32 = 7;

/// Trust in the day in the address: sites put an article there when it is written.
const IN_ADDRESS: u8 = 62;

/// Decides both dates.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>, warnings: &mut Vec<WarningCode>) -> Dates {
    let reader = Reader::of(case);
    let stated =
        Claims { published: stated::published(case, &reader), modified: stated::modified(case, &reader) };
    let Claims { mut published, mut modified } = shown::claims(case, &reader, places, stated);
    let [by_age, changed_by_age] = ago::claims(case, places);
    published.extend(by_age);
    modified.extend(changed_by_age);
    if let Some(moment) = case.address.url.as_deref().and_then(url_date) {
        let raw = moment.raw.clone().unwrap_or_default();
        published.push(Claim::stated(moment, &raw, "url", IN_ADDRESS));
    }
    for claims in [&mut published, &mut modified] {
        claims.retain(|it| is_plausible(&it.value, case.saved));
        if CLAIMS_MAX < claims.len() {
            order::sort_by_key(claims, |it| std::cmp::Reverse(it.trust));
            claims.truncate(CLAIMS_MAX);
        }
        local::localise(case, claims);
    }
    doubt_editions(&mut published, &modified);
    if published.is_empty() {
        // A day of change is the nearest thing to a day of publication that the page gives.
        published.extend(modified.iter().cloned().map(|it| Claim { trust: it.trust / 2, ..it }));
    }
    let trusted: Vec<&Moment> =
        published.iter().filter(|it| TRUSTED <= it.trust).map(|it| &it.value).collect();
    if trusted.iter().any(|it| trusted.iter().any(|other| 1 < days_between(it, other))) {
        warnings.push(WarningCode::DatesDisagree);
    }
    let mut published = choose(published);
    if let Some(published) = &mut published {
        if reader.is_open(&published.value.value) {
            warnings.push(WarningCode::AmbiguousDate);
            published.confidence *= AMBIGUOUS;
        }
        modified.retain(|it| day(&published.value) <= day(&it.value));
    }
    Dates { published, modified: choose(modified) }
}

/// Content systems that write out a page anew may state that day as one of publication, too: it is then the
/// same moment as the change. An earlier day that others give is believed instead, and one that the page prints about its
/// headline against any statement when it is much earlier.
fn doubt_editions(published: &mut [Claim<Moment>], modified: &[Claim<Moment>]) {
    let is_build = |claim: &Claim<Moment>| {
        let same = |it: &&Claim<Moment>| it.witness == claim.witness && it.value.value == claim.value.value;
        STATED.contains(&claim.witness) && modified.iter().any(|it| same(&it))
    };
    let builds: Vec<bool> = published.iter().map(is_build).collect();
    for at in 0..published.len() {
        let is_earlier = |it: usize| {
            !builds[it]
                && EARLIER_TRUST <= published[it].trust
                && day(&published[it].value) < day(&published[at].value)
                && 1 < days_between(&published[it].value, &published[at].value)
        };
        let is_stated = STATED.contains(&published[at].witness);
        let is_printed_long_before = |it: usize| {
            published[it].witness == "text"
                && REBUILT_DAYS < days_between(&published[it].value, &published[at].value)
        };
        let speaks_against =
            |it: usize| is_earlier(it) && (builds[at] || is_stated && is_printed_long_before(it));
        if (0..published.len()).any(speaks_against) {
            published[at].trust = published[at].trust.min(BUILD_TRUST);
        }
    }
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
        let (so_far, here) = (exactness(&claims[exact].value), exactness(&claims[at].value));
        let better =
            so_far < here || exact != best && so_far == here && claims[exact].trust < claims[at].trust;
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

/// A page that was saved carries no later news; its own clock may be a day ahead.
fn is_plausible(moment: &Moment, saved: Option<&Moment>) -> bool {
    let is_later = |saved: &Moment| day(saved) < day(moment) && 1 < days_between(saved, moment);
    FIRST_YEAR <= moment.value.as_str() && !saved.is_some_and(is_later)
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
