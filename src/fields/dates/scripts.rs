//! The day of publication in the data that a page's scripts start from.

use memchr::memchr_iter;

use super::reader::Reader;
use crate::article::Moment;
use crate::dates::{iso, of_instant};
use crate::fields::Claim;
use crate::page::{Page, Tag};

/// Names of properties that state it, quotation mark included.
const NAMES: [&str; 8] = [
    "datePublished\"",
    "published_at\"",
    "publishedAt\"",
    "publish_date\"",
    "publishDate\"",
    "publicationDate\"",
    // Variables of pages that messengers keep for accounts, where scripts alone print the day: seconds, or a date.
    "var ct ",
    "var createTime ",
];

/// Each name holds one of these: a long script is searched for them alone.
const ANCHORS: [&str; 2] = ["bli", "var c"];

/// The weakest of all witnesses: the data may be of further pieces.
const TRUST: u8 = 28;

/// Bytes behind a name in which its value ends.
const VALUE_BYTES_MAX: usize = 60;

/// Values that are compared; a page with more lists other pieces.
const VALUES_MAX: usize = 40;

/// The day on which all such values of the page's scripts agree.
pub(super) fn published(page: &Page, reader: &Reader<'_>) -> Option<Claim<Moment>> {
    let scripts = page.ids().filter(|&id| page.tag(id) == Tag::Script).filter_map(|id| page.raw(id));
    let values = scripts.flat_map(|script| {
        ANCHORS.into_iter().flat_map(move |anchor| {
            let places = memchr_iter(anchor.as_bytes()[0], script.as_bytes());
            places.filter_map(move |at| behind_name(script, anchor, at))
        })
    });
    let mut found: Option<Moment> = None;
    for (count, raw) in values.filter_map(value).enumerate() {
        let Some(moment) = of_seconds(raw).or_else(|| reader.first(raw)) else { continue };
        match &found {
            Some(one) if super::day(one) != super::day(&moment) => return None,
            _ if VALUES_MAX <= count => return None,
            Some(_) => {}
            None => found = Some(moment),
        }
    }
    let moment = found?;
    let raw = moment.raw.clone().unwrap_or_default();
    Some(Claim::stated(moment, &raw, "script", TRUST))
}

/// What follows the name whose anchor stands at a place.
fn behind_name<'a>(script: &'a str, anchor: &str, at: usize) -> Option<&'a str> {
    script.get(at..)?.strip_prefix(anchor)?;
    NAMES.iter().find_map(|name| script.get(at.checked_sub(name.find(anchor)?)?..)?.strip_prefix(name))
}

/// The string behind a property's or a variable's name: `: "2021-12-21T10:40:00Z"`, `= '1694952300'`.
fn value(behind: &str) -> Option<&str> {
    let rest = behind.trim_start().strip_prefix([':', '='])?.trim_start();
    let quote = rest.bytes().next().filter(|it| matches!(it, b'"' | b'\''))?;
    let end = rest.bytes().skip(1).take(VALUE_BYTES_MAX).position(|it| it == quote)?;
    Some(&rest[1..=end])
}

/// The moment so many seconds after 1970-01-01T00:00:00Z, in ten digits as since 2001.
fn of_seconds(value: &str) -> Option<Moment> {
    let seconds = value.parse().ok().filter(|_| value.len() == SECONDS_DIGITS)?;
    let moment = iso::parse(&of_instant(seconds))?;
    Some(Moment { raw: Some(value.to_owned()), ..moment })
}

const SECONDS_DIGITS: usize = 10;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{ANCHORS, NAMES};
    use crate::fields::trial::fields;

    #[test]
    fn each_name_holds_an_anchor() {
        assert!(NAMES.iter().all(|name| ANCHORS.iter().any(|it| name.contains(it))));
    }

    fn published(script: &str) -> Option<String> {
        let html = format!(
            "<script>{script}</script><article><h1>Rain floods the old town</h1><p>Streets in the old town stood under \
             water on Friday after a night of heavy rain, the mayor said.</p><p>Two schools stayed closed, and buses took \
             another way. Nobody was hurt, according to the police.</p></article>"
        );
        fields(&html).published.map(|it| it.value.value)
    }

    #[test]
    fn one_day_in_all_scripts_is_that_of_the_article() {
        let one = r#"window.post = {"title": "Rain", "published_at": "2020-03-03T08:00:00Z"};"#;
        assert_eq!(published(one).unwrap(), "2020-03-03T08:00:00Z");
        let two = r#"let posts = [{"publishedAt":"2020-03-03"},{"publishedAt":"2020-03-05"}];"#;
        assert_eq!(published(two), None);
        let seconds = "var ct = \"1583222400\"; var createTime = '2020-03-03 16:00';";
        assert_eq!(published(seconds).unwrap(), "2020-03-03T08:00:00Z");
        assert_eq!(published("var ct = \"14\";"), None);
        assert_eq!(published(r#"let a = {"publishedAt": null, "b": "2020-03-03"};"#), None);
    }
}
