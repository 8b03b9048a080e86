//! JSON-LD as schema.org gives it, and as we read it again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "attacks/corpus.rs"]
mod corpus;
#[path = "attacks/fields.rs"]
mod fields;

use fields::articles;
use khabar::article::{Article, Kind, Moment};
use khabar::export::{body_text, json_ld};

/// Types that Google reads as articles, and those for pages that are none.
const ARTICLE_TYPES: [&str; 4] =
    ["NewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting"];
const PAGE_TYPES: [&str; 2] = ["CollectionPage", "WebPage"];

/// The members that each type may have, of those that schema.org gives it.
fn members_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "Person" => &["@type", "name", "url", "jobTitle"],
        "Organization" | "Thing" => &["@type", "name", "url"],
        "ImageObject" => &["@type", "url", "caption", "description", "creditText", "width", "height"],
        "MediaObject" => &["@type", "name", "embedUrl"],
        "BlogPosting" => &["@type", "headline", "datePublished", "articleBody"],
        "Comment" => &["@type", "author", "dateCreated", "text"],
        "CorrectionComment" => &["@type", "datePublished", "text"],
        _ => &[],
    }
}

fn has_members_of_its_type(value: &serde_json::Value, types: &[&str]) {
    let fields = value.as_object().unwrap();
    let kind = fields["@type"].as_str().unwrap();
    assert!(types.contains(&kind), "{value}");
    assert!(fields.keys().all(|it| members_of(kind).contains(&&**it)), "{value}");
    let required = match kind {
        "ImageObject" => "url",
        "MediaObject" => "embedUrl",
        "Comment" | "CorrectionComment" => "text",
        "BlogPosting" => "@type",
        _ => "name",
    };
    assert!(fields[required].is_string(), "{value}");
    if let Some(author) = fields.get("author") {
        has_members_of_its_type(author, &["Person"]);
    }
}

/// The pages of our own, as articles.
fn our_pages() -> Vec<Article> {
    let mut articles = Vec::new();
    for folder in std::fs::read_dir("tests/pages").unwrap().map(|it| it.unwrap().path()) {
        if let Ok(page) = std::fs::read(folder.join("page.html")) {
            let url = format!("https://harbour.example/{}", folder.file_name().unwrap().to_string_lossy());
            let options = khabar::Options { url: Some(url), ..khabar::Options::default() };
            articles.push(khabar::parse(&page, &options).unwrap());
        }
    }
    assert!(15 <= articles.len());
    articles
}

#[test]
fn json_ld_has_the_shape_that_schema_org_gives() {
    for article in our_pages().into_iter().chain(articles()) {
        let piece: serde_json::Value = serde_json::from_str(&json_ld(&article)).unwrap();
        assert_eq!(piece["@context"], "https://schema.org");
        let kind = piece["@type"].as_str().unwrap();
        assert!(ARTICLE_TYPES.contains(&kind) || PAGE_TYPES.contains(&kind), "{kind}");
        let each = |name: &str, types: &[&str]| {
            let things = piece.get(name).map(|it| it.as_array().unwrap().clone()).unwrap_or_default();
            for it in &things {
                has_members_of_its_type(it, types);
            }
        };
        each("author", &["Person", "Organization"]);
        each("sourceOrganization", &["Organization"]);
        each("mentions", &["Thing"]);
        each("image", &["ImageObject"]);
        each("associatedMedia", &["MediaObject"]);
        each("liveBlogUpdate", &["BlogPosting"]);
        each("comment", &["Comment"]);
        each("correction", &["CorrectionComment"]);
        if let Some(publisher) = piece.get("publisher") {
            has_members_of_its_type(publisher, &["Organization"]);
        }
        assert!(piece.get("liveBlogUpdate").is_none() || kind == "LiveBlogPosting", "{kind}");
        for name in ["articleBody", "articleSection", "wordCount"] {
            assert!(piece.get(name).is_none() || ARTICLE_TYPES.contains(&kind), "{name} of {kind}");
        }
    }
}

/// Reads a page anew and compares what JSON-LD states; says whether it held an article.
fn is_read_back(page: &str, article: &Article) -> bool {
    let options = khabar::Options { url: article.url.clone(), ..khabar::Options::default() };
    let back = khabar::parse(page, &options).unwrap();
    // A page that shows no text, and states little, is no article.
    if back.kind == Kind::None {
        return false;
    }
    let value = |it: &Option<Moment>| it.as_ref().map(|it| it.value.clone());
    assert_eq!(back.headline, article.headline);
    assert_eq!(back.authors, article.authors, "{page}");
    assert_eq!(value(&back.published), value(&article.published));
    assert_eq!(value(&back.modified), value(&article.modified));
    true
}

#[test]
fn json_ld_in_a_page_is_read_back() {
    let (mut alone, mut beside_text) = (0, 0);
    for article in our_pages().into_iter().filter(|it| !it.body.is_empty()) {
        let script = format!("<script type=\"application/ld+json\">{}</script>", json_ld(&article));
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let headline = escaped(article.headline.as_deref().unwrap_or_default());
        let text = escaped(&body_text(&article)).replace('\n', "</p><p>");
        let page = format!("{script}<article><h1>{headline}</h1><p>{text}</p></article>");
        assert!(is_read_back(&page, &article));
        beside_text += usize::from(!article.authors.is_empty() && article.published.is_some());
        alone += usize::from(is_read_back(&script, &article));
    }
    assert!(8 <= alone && 8 <= beside_text, "{alone}, {beside_text}");
}
