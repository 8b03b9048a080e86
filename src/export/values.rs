//! Values as other schemas ask for them: one-line texts, dates, language tags, and the pictures and embeds of a
//! body in reading order.

use crate::article::{Article, Block, Figure, Moment};
use crate::dates::{instant, iso};
use crate::export::clean::{clean, collapsed};

/// A text on one line; `None` when nothing is left of it.
pub(super) fn line(text: &str) -> Option<String> {
    Some(collapsed(&clean(text))).filter(|line| !line.trim().is_empty())
}

/// Longer numbers are no list's to readers of Markdown (`CommonMark` 0.31 §5.2).
const LIST_START_MAX: u32 = 99_999_999;

/// The number of a list's first item.
pub(super) fn first_number(start: Option<u32>) -> usize {
    start.filter(|it| *it <= LIST_START_MAX).map_or(1, |it| it as usize)
}

/// [`line`] of a text that may be absent.
pub(super) fn line_of(text: Option<&String>) -> Option<String> {
    text.and_then(|text| line(text))
}

/// A date in ISO 8601, as exact as it was given: `2021`, `2021-12`, `2021-12-21` or with a time. `None` when the
/// value is no date.
pub(super) fn date(value: &str) -> Option<String> {
    let is_number = |text: &str, range: std::ops::RangeInclusive<u16>| {
        text.bytes().all(|it| it.is_ascii_digit()) && text.parse().is_ok_and(|it| range.contains(&it))
    };
    let is_short = match (value.len(), value.split_once('-')) {
        (4, None) => is_number(value, 1..=9999),
        (7, Some((year, month))) => month.len() == 2 && is_number(year, 1..=9999) && is_number(month, 1..=12),
        _ => false,
    };
    if is_short { Some(value.to_owned()) } else { iso::parse(value).map(|it| it.value) }
}

/// [`date`] of a moment that may be absent.
pub(super) fn date_of(moment: Option<&Moment>) -> Option<String> {
    moment.and_then(|it| date(&it.value))
}

/// A date and time of RFC 3339. `None` when the value has no time, or no offset from UTC.
pub(super) fn date_time(value: &str) -> Option<String> {
    date(value).filter(|value| instant(value).is_some())
}

/// A language tag as it is, when it has the signs of one.
pub(super) fn language(tag: Option<&String>) -> Option<&str> {
    let is_tag =
        |tag: &&str| !tag.is_empty() && tag.bytes().all(|it| it == b'-' || it.is_ascii_alphanumeric());
    tag.map(String::as_str).filter(is_tag)
}

/// Something in the body that is not text.
pub(super) enum Media<'a> {
    /// A picture, and whether it is the lead picture.
    Picture(&'a Figure, bool),
    /// What another service shows.
    Embed {
        /// What the page calls it, or else the service's name.
        name: &'a str,
        address: &'a str,
    },
}

/// The lead picture, unless the body shows it, then the body's pictures and embeds in reading order.
pub(super) fn media(article: &Article) -> Vec<Media<'_>> {
    let lead_url = article.image.as_ref().and_then(|it| it.url.as_ref());
    let mut found = Vec::new();
    let mut waiting: Vec<&Block> = article.body.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Figure(it) => {
                found.push(Media::Picture(it, it.url.is_some() && it.url.as_ref() == lead_url));
            }
            Block::Embed { provider, url, title } => {
                found.push(Media::Embed { name: title.as_ref().unwrap_or(provider), address: url });
            }
            Block::Quote { blocks, .. } | Block::Update { blocks, .. } => {
                waiting.extend(blocks.iter().rev());
            }
            Block::List { items, .. } => {
                waiting.extend(items.iter().rev().flat_map(|it| it.blocks.iter().rev()));
            }
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Table(_)
            | Block::Code { .. }
            | Block::Separator => {}
        }
    }
    if let Some(lead) = &article.image
        && !found.iter().any(|it| matches!(it, Media::Picture(_, true)))
    {
        found.insert(0, Media::Picture(lead, true));
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Media, date, date_time, media};
    use crate::article::Article;

    #[test]
    fn dates_stay_as_exact_as_they_are() {
        for value in ["2021", "2021-12", "2021-12-21", "2021-12-21T10:40:00", "2021-12-21T10:40:00+03:00"] {
            assert_eq!(date(value).as_deref(), Some(value));
        }
        for value in ["", "x", "20a1", "2021-13", "2021-0", "+021", "2021-02-30", "\u{661}\u{662}"] {
            assert_eq!(date(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_and_time_needs_both_and_an_offset() {
        for value in ["2021-12-21T10:40:00Z", "2021-12-21T10:40:00-04:30"] {
            assert_eq!(date_time(value).as_deref(), Some(value));
        }
        for value in ["2021", "2021-12", "2021-12-21", "2021-12-21T10:40:00"] {
            assert_eq!(date_time(value), None, "{value}");
        }
    }

    #[test]
    fn media_come_in_reading_order_and_the_lead_once() {
        let article = |lead: &str| -> Article {
            let body = r#"[{"type": "list", "ordered": false, "items": [
                {"content": [], "blocks": [{"type": "figure", "url": "https://a/1"}, {"type": "figure", "url": "https://a/2"}]},
                {"content": [], "blocks": [{"type": "embed", "provider": "P", "url": "https://e/"}]}]},
                {"type": "figure", "url": "https://a/3"}]"#;
            serde_json::from_str(&format!(r#"{{"image": {{"url": "{lead}"}}, "body": {body}}}"#)).unwrap()
        };
        let names = |article: &Article| -> Vec<String> {
            let name = |it: Media<'_>| match it {
                Media::Picture(it, lead) => {
                    format!("{}{}", it.url.as_ref().unwrap(), if lead { "!" } else { "" })
                }
                Media::Embed { name, address } => format!("{name} {address}"),
            };
            media(article).into_iter().map(name).collect()
        };
        let body = ["https://a/1", "https://a/2", "P https://e/", "https://a/3"];
        assert_eq!(names(&article("https://a/0")), [&["https://a/0!"][..], &body].concat());
        assert_eq!(names(&article("https://a/2"))[1], "https://a/2!");
        assert_eq!(names(&article("https://a/2")).len(), 4);
    }
}
