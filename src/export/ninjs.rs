//! IPTC ninjs 3.1: the article as a news object, for exchange between newsrooms.
//!
//! | ninjs | what stands there |
//! | --- | --- |
//! | `uri` | the canonical address, else a `urn:uuid:` made of headline and text |
//! | `headlines` | roles `main`, and `kicker` for the label above it |
//! | `descriptions` | role `summary` for the dek; of pictures, `caption` and `alt-text` |
//! | `bodies` | the body without headline and dek as HTML, which holds its direction, and as plain text |
//! | `firstCreated`, `versionCreated` | publication, and the last change or else publication |
//! | `by` | the line as printed; of pictures, the credit |
//! | `located` | the place of the dateline |
//! | `people`, `organisations` | authors, `rel` `author`, with their pages for `uri` |
//! | `infoSources` | roles `source`, with the printed line, and `publisher` |
//! | `subjects` | `rel` `keyword` and `section` |
//! | `genres` | the kind, where it is more than news |
//! | `associations` | `rel` `lead`, `picture`, `embed` and `related` |
//! | `altIds` | the `urn:uuid:` where `uri` is an address, to find the same text elsewhere |
//!
//! ninjs dates are dates with times and offsets: a date without either is left out, since completing it would state
//! more than the page does. The schema closes every object and has no place for quotes, times, confidence, warnings,
//! authors' posts and passages; these are left out. So is `pubStatus`, which only the publisher knows.

use serde::Serialize;

use crate::article::{Article, Author, Figure, Kind, Related};
use crate::export::values::{self, Media, line, line_of};
use crate::export::{body_text, byline, html, text, uri};
use crate::text::words;

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// Genres of the IPTC: their codes are the last parts of these.
const GENRES: &str = "http://cv.iptc.org/newscodes/genre/";

/// A news object: the article, or something associated with it.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<Standard>,
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    type_of: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headlines: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    located: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organisations: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    info_sources: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    genres: Vec<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renditions: Vec<Rendition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt_ids: Vec<AltId>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

const STANDARD: Standard = Standard {
    name: "ninjs",
    version: "3.1",
    schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
};

/// A headline, a description or a body.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    role: &'static str,
    content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    char_count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<u32>,
    value: String,
}

/// A person, an organisation, a subject or a genre.
#[derive(Default, Serialize)]
struct Party {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rendition {
    name: &'static str,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
}

#[derive(Serialize)]
struct AltId {
    role: &'static str,
    value: String,
}

/// The article as indented JSON that is valid by the schema of ninjs 3.1.
pub fn ninjs(article: &Article) -> String {
    // Plain structs with string keys cannot fail to be written.
    serde_json::to_string_pretty(&item(article)).unwrap_or_else(|_| "{}".to_owned())
}

fn item(article: &Article) -> Item {
    let date = |it: Option<&crate::article::Moment>| it.and_then(|it| values::date_time(&it.value));
    let published = date(article.published.as_ref());
    // A change without an offset leaves it open when this version was made.
    let changed =
        if article.modified.is_some() { date(article.modified.as_ref()) } else { published.clone() };
    let body_words = body_text(article);
    let address = article.url.as_deref().and_then(uri::of_link);
    let words_id = uri::of_words(&[article.headline.as_deref().unwrap_or_default(), &body_words]);
    Item {
        standard: Some(STANDARD),
        uri: address.clone().unwrap_or_else(|| words_id.clone()),
        type_of: Some(if article.kind == Kind::Gallery { "composite" } else { "text" }),
        first_created: published,
        version_created: changed,
        language: values::language(article.language.as_ref()).map(str::to_owned),
        headlines: texts([("main", article.headline.as_ref()), ("kicker", article.kicker.as_ref())]),
        descriptions: texts([("summary", article.dek.as_ref())]),
        by: byline(article).and_then(|it| line(&it)),
        located: article.dateline.as_ref().and_then(|it| line(&it.place)),
        people: authors(article, false),
        organisations: authors(article, true),
        info_sources: info_sources(article),
        subjects: subjects(article),
        genres: genre(article.kind).into_iter().collect(),
        bodies: bodies(article, &body_words),
        renditions: address.iter().map(|it| page(it.clone())).collect(),
        associations: associations(article),
        alt_ids: address.map(|_| AltId { role: "content-hash", value: words_id }).into_iter().collect(),
        ..Item::default()
    }
}

fn texts<const N: usize>(stated: [(&'static str, Option<&String>); N]) -> Vec<Text> {
    let text = |(role, text): (&'static str, Option<&String>)| {
        let value = line_of(text)?;
        Some(Text { role, content_type: PLAIN, char_count: None, word_count: None, value })
    };
    stated.into_iter().filter_map(text).collect()
}

/// The body twice. Both count the same words: those of the text, without captions, embeds and markup.
fn bodies(article: &Article, words: &str) -> Vec<Text> {
    let counted = |content_type, value| Text {
        role: "main",
        content_type,
        char_count: Some(words.chars().count()),
        word_count: Some(words::count(words)),
        value,
    };
    if article.body.is_empty() {
        return Vec::new();
    }
    vec![counted(HTML, html::body(article)), counted(PLAIN, text::body(article))]
}

fn authors(article: &Article, organisations: bool) -> Vec<Party> {
    let party = |it: &Author| {
        let uri = it.url.as_deref().and_then(uri::of_link);
        Some(Party { name: line(&it.name)?, rel: Some("author"), uri, ..Party::default() })
    };
    article.authors.iter().filter(|it| it.organisation == organisations).filter_map(party).collect()
}

fn info_sources(article: &Article) -> Vec<Party> {
    let sources = article.sources.iter().filter_map(|it| {
        let literal = line(&it.raw);
        let name = line(&it.name).or_else(|| literal.clone())?;
        Some(Party { name, role: Some("source"), literal, ..Party::default() })
    });
    let publisher = article.site.iter().filter_map(|it| {
        let uri = it.url.as_deref().and_then(uri::of_link);
        let name = line_of(it.name.as_ref()).or_else(|| uri.clone())?;
        Some(Party { name, role: Some("publisher"), uri, ..Party::default() })
    });
    sources.chain(publisher).collect()
}

fn subjects(article: &Article) -> Vec<Party> {
    let section = article.section.iter().map(|it| (it, "section"));
    let tags = article.tags.iter().map(|it| (it, "keyword"));
    let subject =
        |(name, rel): (&String, _)| Some(Party { name: line(name)?, rel: Some(rel), ..Party::default() });
    section.chain(tags).filter_map(subject).collect()
}

fn genre(kind: Kind) -> Option<Party> {
    let (name, is_code) = match kind {
        Kind::Opinion => ("Opinion", true),
        Kind::Review => ("Review", true),
        Kind::Interview => ("Interview", true),
        Kind::Live => ("Live", false),
        Kind::Gallery => ("Gallery", false),
        Kind::News | Kind::Index | Kind::None => return None,
    };
    Some(Party { name: name.to_owned(), uri: is_code.then(|| format!("{GENRES}{name}")), ..Party::default() })
}

fn associations(article: &Article) -> Vec<Item> {
    let media = values::media(article).into_iter().map(|it| match it {
        Media::Picture(figure, is_lead) => picture(figure, if is_lead { "lead" } else { "picture" }),
        Media::Embed { name, address } => linked("embed", name, Some(address)),
    });
    let related =
        article.related.iter().map(|Related { title, url }| linked("related", title, url.as_deref()));
    media.chain(related).flatten().collect()
}

/// A picture. One that is part of its own address (`data:`) is named by its words, since an identifier is no place
/// for it.
fn picture(figure: &Figure, rel: &'static str) -> Option<Item> {
    let href = figure.url.as_deref().and_then(uri::of_image);
    let descriptions = texts([("caption", figure.caption.as_ref()), ("alt-text", figure.alt.as_ref())]);
    let by = line_of(figure.credit.as_ref());
    let uri = href.clone().filter(|it| !it.starts_with("data:"));
    let said = descriptions.first().map(|it| it.value.clone()).or_else(|| by.clone());
    let name = said.or_else(|| uri.clone())?;
    let rendition = |href| Rendition {
        name: "main",
        href,
        content_type: None,
        width: figure.width,
        height: figure.height,
    };
    Some(Item {
        uri: uri.unwrap_or_else(|| uri::of_words(&[&name, by.as_deref().unwrap_or_default()])),
        name: Some(name),
        rel: Some(rel),
        type_of: Some("picture"),
        descriptions,
        by,
        renditions: href.map(rendition).into_iter().collect(),
        ..Item::default()
    })
}

/// Something that stands elsewhere.
fn linked(rel: &'static str, name: &str, address: Option<&str>) -> Option<Item> {
    let address = address.and_then(uri::of_link);
    let name = line(name).or_else(|| address.clone())?;
    Some(Item {
        uri: address.clone().unwrap_or_else(|| uri::of_words(&[&name])),
        name: Some(name),
        rel: Some(rel),
        renditions: address.map(page).into_iter().collect(),
        ..Item::default()
    })
}

/// Where a thing can be read or seen on the web.
fn page(href: String) -> Rendition {
    Rendition { name: "web", href, content_type: Some(HTML), width: None, height: None }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::ninjs;
    use crate::article::Article;

    fn written(article: Value) -> Value {
        let article: Article = serde_json::from_value(article).unwrap();
        serde_json::from_str(&ninjs(&article)).unwrap()
    }

    #[test]
    fn an_article_is_a_news_object() {
        let item = written(json!({
            "kind": "opinion", "headline": "Head <b>\nline", "kicker": "Kick", "dek": "The dek", "language": "ar",
            "direction": "rtl", "url": "https://a.example/\u{645}", "section": "Town", "tags": ["rain", " "],
            "byline": "By Ann Low in Lisbon",
            "authors": [{"name": "Ann Low", "url": "https://a.example/ann"}, {"name": "Desk", "organisation": true}],
            "published": {"value": "2021-12-21T10:40:00+03:00"}, "site": {"name": "Post", "url": "https://a.example/"},
            "sources": [{"name": "Wire", "raw": "Source: Wire"}],
            "body": [{"type": "paragraph", "content": [{"text": "two words"}]}],
        }));
        assert_eq!(item["uri"], "https://a.example/%D9%85");
        assert_eq!(
            item["headlines"][0],
            json!({"role": "main", "contentType": "text/plain", "value": "Head <b> line"})
        );
        assert_eq!(
            (&item["headlines"][1]["role"], &item["headlines"][1]["value"]),
            (&json!("kicker"), &json!("Kick"))
        );
        assert_eq!(item["descriptions"][0]["value"], "The dek");
        assert_eq!(item["by"], "By Ann Low in Lisbon");
        assert_eq!(
            item["people"],
            json!([{"name": "Ann Low", "rel": "author", "uri": "https://a.example/ann"}])
        );
        assert_eq!(item["organisations"], json!([{"name": "Desk", "rel": "author"}]));
        assert_eq!(
            item["subjects"],
            json!([{"name": "Town", "rel": "section"}, {"name": "rain", "rel": "keyword"}])
        );
        assert_eq!(item["genres"][0]["uri"], "http://cv.iptc.org/newscodes/genre/Opinion");
        assert_eq!(
            item["infoSources"][0],
            json!({"name": "Wire", "role": "source", "literal": "Source: Wire"})
        );
        assert_eq!(
            item["infoSources"][1],
            json!({"name": "Post", "role": "publisher", "uri": "https://a.example/"})
        );
        let html = "<article lang=\"ar\" dir=\"rtl\">\n<p>two words</p>\n</article>\n";
        assert_eq!(item["bodies"][0]["value"], html);
        assert_eq!(item["bodies"][1]["value"], "two words");
        assert!(
            item["bodies"].as_array().unwrap().iter().all(|it| it["wordCount"] == 2 && it["charCount"] == 9)
        );
        assert_eq!(item["altIds"][0]["role"], "content-hash");
    }

    #[test]
    fn dates_need_an_offset() {
        let dates = |published: &str, modified: Option<&str>| {
            let modified = modified.map(|value| json!({ "value": value }));
            let item = written(match modified {
                Some(modified) => json!({"published": {"value": published}, "modified": modified}),
                None => json!({"published": {"value": published}}),
            });
            [
                item["firstCreated"].as_str().map(str::to_owned),
                item["versionCreated"].as_str().map(str::to_owned),
            ]
        };
        let (first, second) = ("2021-12-21T10:40:00Z", "2021-12-22T08:00:00+01:00");
        assert_eq!(dates(first, Some(second)), [Some(first.into()), Some(second.into())]);
        assert_eq!(dates(first, None), [Some(first.into()), Some(first.into())]);
        assert_eq!(dates(first, Some("2021-12-22")), [Some(first.into()), None]);
        assert_eq!(dates("2021-12-21T10:40:00", None), [None, None]);
    }

    #[test]
    fn pictures_embeds_and_related_pieces_are_associated() {
        let item = written(json!({
            "image": {"url": "https://a.example/l.jpg", "credit": "Ann", "alt": "a lake", "width": 3},
            "body": [
                {"type": "figure", "url": "https://a.example/p.jpg", "caption": "C", "alt": "x"},
                {"type": "figure", "url": "data:image/png;base64,AA=="}, {"type": "figure", "caption": "Only words"},
                {"type": "embed", "provider": "Tube", "url": "https://t.example/1"},
                {"type": "embed", "provider": "Bad", "url": "javascript:x"}],
            "related": [{"title": "Next", "url": "https://a.example/n"}, {"title": "Without"}]}));
        let all = item["associations"].as_array().unwrap();
        let seen: Vec<_> =
            all.iter().map(|it| (it["rel"].as_str().unwrap(), it["name"].as_str().unwrap())).collect();
        let expected = [
            ("lead", "a lake"),
            ("picture", "C"),
            ("picture", "Only words"),
            ("embed", "Tube"),
            ("embed", "Bad"),
            ("related", "Next"),
            ("related", "Without"),
        ];
        assert_eq!(seen, expected);
        assert_eq!((&all[0]["by"], &all[0]["renditions"][0]["width"]), (&json!("Ann"), &json!(3)));
        assert_eq!(
            (&all[1]["uri"], &all[5]["uri"]),
            (&json!("https://a.example/p.jpg"), &json!("https://a.example/n"))
        );
        for at in [2, 4, 6] {
            assert!(
                all[at]["uri"].as_str().unwrap().starts_with("urn:uuid:")
                    && all[at].get("renditions").is_none()
            );
        }
    }

    #[test]
    fn what_has_no_address_is_named_by_its_words() {
        let uri =
            |headline: &str| written(json!({ "headline": headline }))["uri"].as_str().unwrap().to_owned();
        assert_eq!(uri("A"), uri("A"));
        assert!(uri("A").starts_with("urn:uuid:") && uri("A") != uri("B"));
        assert_eq!(written(json!({}))["altIds"], Value::Null);
    }
}
