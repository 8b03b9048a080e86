//! JSON-LD: the article in the words of schema.org, as search engines and other readers of pages expect it.
//!
//! The type follows the kind: `OpinionNewsArticle`, `ReviewNewsArticle`, `LiveBlogPosting`, `CollectionPage` for a
//! list of other pieces, `WebPage` where there is no article, and `NewsArticle` for the rest.
//!
//! The dek is the `description`, where every reader of JSON-LD looks for it; the kicker is the
//! `alternativeHeadline`, a second and shorter title, for which schema.org has no other place. Dates stay as exact
//! as the page states them. Related pieces are `relatedLink` of the page, because the article does not cite them.
//! Updates of a live report stand in `articleBody` and, one by one, in `liveBlogUpdate`.
//! Whoever is quoted is among `mentions` as a `Thing`, because the article does not say what each is. Whether it is
//! free to read (`isAccessibleForFree`) is said where the article knows.

mod nested;

use serde::Serialize;

use crate::article::{Article, Author, Figure, Kind};
use crate::export::values::{self, Media, date_of, line, line_of};
use crate::export::{body_text, escape, text};
use crate::order;
use crate::text::words;
use nested::Nested;

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Piece {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    type_of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_accessible_for_free: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<Page>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Party>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source_organization: Vec<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<Picture>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associated_media: Vec<Embedded>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    live_blog_update: Vec<Nested>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<Nested>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment_count: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comment: Vec<Nested>,
}

/// A person, an organisation, or a thing of either kind.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Party {
    #[serde(rename = "@type")]
    type_of: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<String>,
}

/// The page that the article is on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    #[serde(rename = "@type")]
    type_of: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_link: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Picture {
    #[serde(rename = "@type")]
    type_of: &'static str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Embedded {
    #[serde(rename = "@type")]
    type_of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    embed_url: String,
}

/// The article as indented JSON-LD, escaped so that it may stand in a `<script>` as it is.
pub fn json_ld(article: &Article) -> String {
    // Plain structs with string keys cannot fail to be written.
    let json = serde_json::to_string_pretty(&piece(article)).unwrap_or_else(|_| "{}".to_owned());
    escape::script_json(&json)
}

fn piece(article: &Article) -> Piece {
    let type_of = match article.kind {
        Kind::Opinion => "OpinionNewsArticle",
        Kind::Review => "ReviewNewsArticle",
        Kind::Live => "LiveBlogPosting",
        Kind::Index => "CollectionPage",
        Kind::None => "WebPage",
        Kind::News | Kind::Interview | Kind::Gallery => "NewsArticle",
    };
    let genre = match article.kind {
        Kind::Interview => Some("Interview"),
        Kind::Gallery => Some("Gallery"),
        _ => None,
    };
    let url = article.url.as_deref().and_then(web_address);
    let (image, associated_media) = media(article);
    let piece = Piece {
        context: "https://schema.org",
        type_of,
        headline: line_of(article.headline.as_ref()),
        alternative_headline: line_of(article.kicker.as_ref()),
        description: line_of(article.dek.as_ref()),
        genre,
        author: article.authors.iter().filter_map(author).collect(),
        dateline: article.dateline.as_ref().and_then(|it| line(&it.place)),
        date_published: date_of(article.published.as_ref()),
        date_modified: date_of(article.modified.as_ref()),
        in_language: values::language(article.language.as_ref()).map(str::to_owned),
        main_entity_of_page: page(article, url.as_ref()),
        url,
        publisher: publisher(article),
        source_organization: named("Organization", article.sources.iter().map(|it| it.name.as_str())),
        keywords: article.tags.iter().filter_map(|it| line(it)).collect(),
        image,
        associated_media,
        is_accessible_for_free: article.access.as_ref().and_then(|it| it.free),
        correction: nested::corrections(article),
        comment_count: article.comments.as_ref().and_then(|it| it.count),
        comment: nested::comments(article),
        mentions: named("Thing", article.quotes.iter().filter_map(|it| it.speaker.as_deref())),
        ..Piece::default()
    };
    with_text(piece, article)
}

/// Section, text and its words, under names that only articles have, or else the name that any writing has.
fn with_text(piece: Piece, article: &Article) -> Piece {
    let body = Some(text::body(article)).filter(|it| !it.is_empty());
    if matches!(article.kind, Kind::Index | Kind::None) {
        return Piece { text: body, ..piece };
    }
    Piece {
        article_section: line_of(article.section.as_ref()),
        word_count: body.is_some().then(|| words::count(&body_text(article))),
        article_body: body,
        live_blog_update: if article.kind == Kind::Live { nested::updates(article) } else { Vec::new() },
        ..piece
    }
}

fn author(author: &Author) -> Option<Party> {
    let is_person = !author.organisation;
    Some(Party {
        type_of: if is_person { "Person" } else { "Organization" },
        name: line(&author.name)?,
        url: author.url.as_deref().and_then(escape::link_address),
        job_title: line_of(author.role.as_ref()).filter(|_| is_person),
    })
}

fn publisher(article: &Article) -> Option<Party> {
    let site = article.site.as_ref()?;
    let url = site.url.as_deref().and_then(web_address);
    let name = line_of(site.name.as_ref()).or_else(|| url.clone())?;
    Some(Party { type_of: "Organization", name, url, job_title: None })
}

/// Parties of one type, each name once.
fn named<'a>(type_of: &'static str, names: impl Iterator<Item = &'a str>) -> Vec<Party> {
    let mut seen = std::collections::HashSet::new();
    let once = names.filter_map(line).filter(|name| seen.insert(name.clone()));
    once.map(|name| Party { type_of, name, ..Party::default() }).collect()
}

fn page(article: &Article, url: Option<&String>) -> Option<Page> {
    let related = article.related.iter().filter_map(|it| it.url.as_deref());
    let related_link: Vec<_> = related.filter_map(web_address).collect();
    let is_known = url.is_some() || !related_link.is_empty();
    is_known.then(|| Page { type_of: "WebPage", id: url.cloned(), related_link })
}

/// Pictures, each once and the lead picture first, and embeds. What has no address on the web is left out.
fn media(article: &Article) -> (Vec<Picture>, Vec<Embedded>) {
    let (mut pictures, mut embeds) = (Vec::new(), Vec::new());
    let mut seen = std::collections::HashSet::new();
    let mut is_new = move |url: &String| seen.insert(url.clone());
    for it in values::media(article) {
        match it {
            Media::Picture(figure, is_lead) => {
                if let Some(picture) = picture(figure).filter(|it| is_new(&it.url)) {
                    pictures.push((!is_lead, picture));
                }
            }
            Media::Embed { name, address } => embeds.extend(web_address(address).map(|embed_url| Embedded {
                type_of: "MediaObject",
                name: line(name),
                embed_url,
            })),
        }
    }
    order::sort_by_key(&mut pictures, |it| it.0);
    (pictures.into_iter().map(|it| it.1).collect(), embeds)
}

fn picture(figure: &Figure) -> Option<Picture> {
    Some(Picture {
        type_of: "ImageObject",
        url: figure.url.as_deref().and_then(web_address)?,
        caption: line_of(figure.caption.as_ref()),
        description: line_of(figure.alt.as_ref()),
        credit_text: line_of(figure.credit.as_ref()),
        width: figure.width,
        height: figure.height,
    })
}

/// An address that a browser can load.
fn web_address(address: &str) -> Option<String> {
    escape::link_address(address).filter(|it| crate::url::host(it).is_some())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::json_ld;
    use crate::article::Article;

    fn written(article: Value) -> Value {
        let article: Article = serde_json::from_value(article).unwrap();
        serde_json::from_str(&json_ld(&article)).unwrap()
    }

    fn full(kind: &str) -> Value {
        json!({
            "kind": kind, "headline": "Head", "kicker": "Kick", "dek": "The dek", "language": "en",
            "url": "https://a.example/x", "section": "Town", "tags": ["rain", "\n"],
            "authors": [{"name": "Ann Low", "url": "https://a.example/ann", "role": "editor"},
                {"name": "Desk", "organisation": true, "role": "x"}],
            "published": {"value": "2021-12-21", "precision": "day"},
            "modified": {"value": "2021-12-21T10:40:00+03:00", "precision": "minute"},
            "site": {"name": "Post", "url": "https://a.example/"}, "sources": [{"name": "Wire", "raw": "Wire."}],
            "quotes": [{"text": "a", "speaker": "Bo"}, {"text": "b", "speaker": "Bo"}, {"text": "c"}],
            "related": [{"title": "Next", "url": "https://a.example/n"}, {"title": "Without"}],
            "image": {"url": "https://a.example/l.jpg"},
            "body": [{"type": "paragraph", "content": [{"text": "two words"}]},
                {"type": "figure", "url": "https://a.example/p.jpg", "alt": "A", "caption": "C", "credit": "D", "width": 3},
                {"type": "figure", "url": "https://a.example/l.jpg", "caption": "L"},
                {"type": "figure", "url": "https://a.example/p.jpg"}, {"type": "figure", "url": "data:image/png,x"},
                {"type": "embed", "provider": "Tube", "url": "https://t.example/1"},
                {"type": "embed", "provider": "Bad", "url": "mailto:a@b.example"}],
        })
    }

    #[test]
    fn an_article_has_what_readers_of_json_ld_look_for() {
        let expected = json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Head", "alternativeHeadline": "Kick",
            "description": "The dek", "inLanguage": "en", "url": "https://a.example/x", "articleSection": "Town",
            "keywords": ["rain"], "articleBody": "two words\n\nTube https://t.example/1\n\nBad mailto:a@b.example",
            "wordCount": 2, "datePublished": "2021-12-21", "dateModified": "2021-12-21T10:40:00+03:00",
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/x", "relatedLink": ["https://a.example/n"]},
            "author": [{"@type": "Person", "name": "Ann Low", "url": "https://a.example/ann", "jobTitle": "editor"},
                {"@type": "Organization", "name": "Desk"}],
            "publisher": {"@type": "Organization", "name": "Post", "url": "https://a.example/"},
            "sourceOrganization": [{"@type": "Organization", "name": "Wire"}],
            "mentions": [{"@type": "Thing", "name": "Bo"}],
            "image": [{"@type": "ImageObject", "url": "https://a.example/l.jpg", "caption": "L"},
                {"@type": "ImageObject", "url": "https://a.example/p.jpg", "description": "A", "caption": "C", "creditText": "D", "width": 3}],
            "associatedMedia": [{"@type": "MediaObject", "name": "Tube", "embedUrl": "https://t.example/1"}],
        });
        assert_eq!(written(full("news")), expected);
    }

    #[test]
    fn the_type_follows_the_kind() {
        for (kind, name, genre) in [
            ("news", "NewsArticle", Value::Null),
            ("opinion", "OpinionNewsArticle", Value::Null),
            ("review", "ReviewNewsArticle", Value::Null),
            ("live", "LiveBlogPosting", Value::Null),
            ("interview", "NewsArticle", json!("Interview")),
            ("gallery", "NewsArticle", json!("Gallery")),
        ] {
            let piece = written(full(kind));
            assert_eq!((&piece["@type"], &piece["genre"]), (&json!(name), &genre));
            assert_eq!((piece.get("articleBody").is_some(), piece.get("text")), (true, None), "{kind}");
        }
        for (kind, name) in [("index", "CollectionPage"), ("none", "WebPage")] {
            let piece = written(full(kind));
            assert_eq!(piece["@type"], name);
            let no_article =
                ["articleBody", "articleSection", "wordCount"].iter().all(|it| piece.get(it).is_none());
            assert!(no_article && piece["text"].is_string(), "{piece}");
        }
    }

    #[test]
    fn writings_within_an_article_stand_one_by_one() {
        let update = json!({"type": "update", "heading": "Rain", "time": {"value": "2024-05-31T10:40:00Z", "precision": "second"},
            "blocks": [{"type": "paragraph", "content": [{"text": "It rains."}]}, {"type": "paragraph", "content": [{"text": "Still."}]}]});
        let article = json!({
            "kind": "live", "body": [update],
            "comments": {"count": 7, "items": [{"author": "Bo", "time": {"value": "2024-05-31", "precision": "day"}, "text": "At last.\nYes."}, {"text": " "}]},
            "corrections": [{"text": "Not on Monday.", "date": {"value": "2024-06-01", "precision": "day"}}],
        });
        let piece = written(article.clone());
        let post = json!({"@type": "BlogPosting", "headline": "Rain", "datePublished": "2024-05-31T10:40:00Z",
            "articleBody": "It rains.\n\nStill."});
        assert_eq!(piece["liveBlogUpdate"], json!([post]));
        let comment = json!({"@type": "Comment", "author": {"@type": "Person", "name": "Bo"}, "dateCreated": "2024-05-31",
            "text": "At last.\nYes."});
        assert_eq!((&piece["comment"], &piece["commentCount"]), (&json!([comment]), &json!(7)));
        let note =
            json!({"@type": "CorrectionComment", "datePublished": "2024-06-01", "text": "Not on Monday."});
        assert_eq!(piece["correction"], json!([note]));
        let mut report = article;
        report["kind"] = json!("news");
        assert_eq!(written(report).get("liveBlogUpdate"), None);
    }

    #[test]
    fn a_script_cannot_be_left() {
        let headline = "</script><!-- &lt; \u{2028}\u{2029}";
        let article = Article { headline: Some(headline.into()), ..Article::default() };
        let text = json_ld(&article);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["headline"], "</script><!-- &lt;");
    }

    #[test]
    fn keys_keep_their_order() {
        let text = json_ld(&serde_json::from_value(full("news")).unwrap());
        let places: Vec<_> =
            ["@context", "@type", "\"headline", "\"author\"", "datePublished", "articleBody"]
                .map(|it| text.find(it).unwrap())
                .into();
        assert!(places.is_sorted(), "{text}");
    }
}
