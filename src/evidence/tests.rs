#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Evidence, Thing, collect};
use crate::article::Direction;
use crate::input::{Form, Source};
use crate::options::Limits;
use crate::page::{self, Page};
use crate::warning::WarningCode;

fn page_of(html: &str) -> Page {
    page::build(&Source::new(html, Form::Html), &Limits::default())
}

fn read(html: &str) -> Evidence {
    collect(&page_of(html), &Limits::default())
}

fn with_script(json: &str) -> Evidence {
    read(&format!("<title>A page</title><script type='application/ld+json'>{json}</script>"))
}

fn named(name: &str) -> Thing {
    Thing { name: Some(name.to_owned()), ..Thing::default() }
}

#[test]
fn flattens_arrays_graphs_and_nested_things() {
    let evidence = with_script(
        r#"[{"@graph": [
            {"@type": "WebPage", "mainEntity": {"@type": ["Article", "http://schema.org/NewsArticle"], "headline": "One",
             "author": [[{"@type": "schema:Person", "name": "Ann"}]]}}]},
           {"@type": "Organization", "name": "Paper"}]"#,
    );
    let types: Vec<String> = evidence.json_ld.iter().map(|it| it.types.join("+")).collect();
    assert_eq!(types, ["WebPage", "Article+NewsArticle", "Person", "Organization"]);
    let article = evidence.article().unwrap();
    assert_eq!(article.text("headline").as_deref(), Some("One"));
    assert_eq!(article.text("author.name").as_deref(), Some("Ann"));
    assert!(evidence.warnings.is_empty());
}

#[test]
fn reads_several_scripts_and_reports_a_broken_one() {
    let evidence = read(
        r#"<script type="application/LD+JSON; charset=utf-8">{"@type": "WebSite", "name": "S"}</script>
           <script type="application/ld+json">alert(1)</script>
           <script type="application/json">{"@type": "Article"}</script>
           <script type="application/ld+json"> </script>
           <script type="application/ld+json">{"@type": "NewsArticle", "headline": "H",}</script>"#,
    );
    assert_eq!(evidence.json_ld.len(), 2);
    assert_eq!(evidence.warnings, [WarningCode::JsonLdBroken]);
}

#[test]
fn takes_wrong_types_for_what_they_mean() {
    let evidence = with_script(
        r#"{"@type": "NewsArticle", "author": ["Ann", {"name": ["Bo", "Cy"], "url": "/x"}, "https://a.example/dee"],
            "datePublished": 1640072400, "isAccessibleForFree": false, "image": ["https://a.example/1.jpg", {"url": {"@value": "2.jpg"}}],
            "publisher": "Paper", "keywords": {"@list": ["a", "b"]}, "mainEntityOfPage": {"@id": "https://a.example/p"}}"#,
    );
    let article = evidence.article().unwrap();
    let dee = Thing { url: Some("https://a.example/dee".into()), ..Thing::default() };
    assert_eq!(article.things("author"), [named("Ann"), named("Bo"), named("Cy"), dee]);
    assert_eq!(article.texts("author.name"), ["Ann", "Bo", "Cy"]);
    assert_eq!(article.text("datePublished").as_deref(), Some("1640072400"));
    assert_eq!(article.text("isAccessibleForFree").as_deref(), Some("false"));
    assert_eq!(article.texts("image.url"), ["https://a.example/1.jpg", "2.jpg"]);
    assert_eq!(article.text("publisher.name").as_deref(), Some("Paper"));
    assert_eq!(article.text("publisher.url"), None);
    assert_eq!(article.texts("keywords"), ["a", "b"]);
    assert_eq!(article.text("mainEntityOfPage").as_deref(), Some("https://a.example/p"));
}

#[test]
fn follows_references_inside_the_graph() {
    let evidence = with_script(
        r##"{"@graph": [
            {"@type": "Article", "@id": "#a", "author": [{"@id": "#p"}, {"@id": "#gone"}], "publisher": {"@type": "Organization", "@id": "#o", "name": "Short"}},
            {"@type": "Person", "@id": "#p", "name": "Ann", "jobTitle": "Editor", "sameAs": ["https://a.example/ann"]},
            {"@type": "Organization", "@id": "#o", "name": "Long", "logo": {"url": "l.png"}, "knows": {"@id": "#o"}}]}"##,
    );
    let article = evidence.article().unwrap();
    let ann = Thing {
        name: Some("Ann".into()),
        url: Some("https://a.example/ann".into()),
        types: vec!["Person".into()],
        job_title: Some("Editor".into()),
    };
    assert_eq!(article.things("author"), [ann]);
    assert_eq!(article.text("publisher.name").as_deref(), Some("Short"));
    assert_eq!(article.text("publisher.logo.url").as_deref(), Some("l.png"));
    assert_eq!(article.text("publisher.knows.knows.knows.name").as_deref(), Some("Long"));
}

#[test]
fn cleans_values() {
    let evidence = with_script(
        "{\"@type\": \"Article\", \"headline\": \"  It&amp;#39;s <em>R&amp;D</em>\n now &quot;x&quot;\", \"articleBody\": \"One  line.\\n\\n\\nTwo\nThree\", \"url\": \"https://a.example/?a=1&amp;b=2\"}",
    );
    let article = evidence.article().unwrap();
    assert_eq!(article.text("headline").as_deref(), Some("It's R&D now \"x\""));
    assert_eq!(article.text("articleBody").as_deref(), Some("One line.\n\nTwo\nThree"));
    assert_eq!(article.text("url").as_deref(), Some("https://a.example/?a=1&b=2"));
    assert_eq!(article.text("description"), None);
}

#[test]
fn the_page_s_own_article_comes_first() {
    let html = r#"<link rel="canonical" href="https://www.a.example/two/"><title>Second headline of today | Paper</title>
        <script type="application/ld+json">[
        {"@type": "NewsArticle", "headline": "First headline of today", "url": "https://a.example/one"},
        {"@type": "NewsArticle", "headline": "Third headline of today", "author": "A", "datePublished": "2021"},
        {"@type": "NewsArticle", "headline": "Second headline of today", "url": "http://a.example/two#top"}]</script>"#;
    let headline = |evidence: &Evidence| evidence.article().and_then(|it| it.text("headline"));
    assert_eq!(headline(&read(html)).as_deref(), Some("Second headline of today"));
    assert_eq!(read(html).articles().count(), 3);
    let by_headline = html.replace("two", "elsewhere").replacen("elsewhere", "nowhere", 1);
    assert_eq!(headline(&read(&by_headline)).as_deref(), Some("Second headline of today"));
}

#[test]
fn an_index_has_no_article_of_its_own() {
    let one = r#"{"@type": "NewsArticle", "headline": "Some piece or other"}"#;
    let evidence = with_script(&format!("[{}]", [one; 5].join(",")));
    assert!(evidence.article().is_none());
    assert!(with_script(&format!("[{}]", [one; 2].join(","))).article().is_some());
}

#[test]
fn updates_of_a_live_blog_are_not_the_article() {
    let evidence = with_script(
        r#"{"@type": "LiveBlogPosting", "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": "A page", "articleBody": "Text", "author": "A", "datePublished": "2021"}]}"#,
    );
    assert_eq!(evidence.article().unwrap().types, ["LiveBlogPosting"]);
}

#[test]
fn reads_microdata() {
    let evidence = read(
        r#"<html itemscope itemtype="http://schema.org/WebPage"><meta itemprop="inLanguage" content="fr"><body>
        <div itemscope itemtype="https://schema.org/NewsArticle" itemid="/p1"><h1 itemprop="headline name">The <b>headline</b></h1>
        <meta itemprop="datePublished" content="2021-12-21"><time itemprop="dateModified" datetime="2021-12-22">Wed</time>
        <span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/ann"><i itemprop="name">Ann</i></a></span>
        <img itemprop="image" src="1.jpg"><div itemprop="articleBody"><p>One</p><p>Two</p></div></div>
        <p itemprop="about">Outside</p></body></html>"#,
    );
    let article = evidence.article().unwrap();
    assert_eq!(article.types, ["NewsArticle"]);
    assert_eq!(article.text("headline").as_deref(), Some("The headline"));
    assert_eq!(article.text("name").as_deref(), Some("The headline"));
    assert_eq!(article.text("datePublished").as_deref(), Some("2021-12-21"));
    assert_eq!(article.text("dateModified").as_deref(), Some("2021-12-22"));
    assert_eq!(article.text("image.url"), None);
    assert_eq!(article.text("image").as_deref(), Some("1.jpg"));
    assert_eq!(article.text("articleBody").as_deref(), Some("One\nTwo"));
    let ann = Thing { url: Some("/ann".into()), types: vec!["Person".into()], ..named("Ann") };
    assert_eq!(article.things("author"), [ann]);
    assert_eq!(article.text("about"), None);
    assert_eq!(evidence.microdata[0].text("about").as_deref(), Some("Outside"));
    // The page's own property is a meta tag too; the article's is not.
    assert_eq!(evidence.meta("inlanguage"), Some("fr"));
    assert_eq!(evidence.meta("datepublished"), None);
    assert_eq!(evidence.marked("articlebody").count(), 1);
}

#[test]
fn reads_rdfa_lite() {
    let evidence = read(
        r#"<div vocab="http://schema.org/" typeof="schema:Article"><h1 property="schema:headline">H</h1>
        <p property="author" typeof="Person"><span property="name">Ann</span></p><p property="name">N</p></div>"#,
    );
    let article = evidence.article().unwrap();
    assert_eq!(article.text("headline").as_deref(), Some("H"));
    assert_eq!(article.text("author.name").as_deref(), Some("Ann"));
    assert_eq!(article.text("name").as_deref(), Some("N"));
}

#[test]
fn reads_the_head() {
    let evidence = read(
        r#"<html lang="" xml:lang="ar_SA" dir="RTL"><head><base href=" /b/ "><title> A &amp;amp; B
        c</title><title>second</title><meta name="Author" content=" Ann
        Bee "><meta property="og:title twitter:title" content="T"><meta name="og:title" property="og:title" content="U">
        <meta name="empty" content="  "><link rel="Shortcut Icon" href="/i.ico"><link rel="canonical" href="">
        <link rel="canonical" href="https://a.example/p"></head>"#,
    );
    assert_eq!(evidence.title.as_deref(), Some("A & B c"));
    assert_eq!(evidence.language.as_deref(), Some("ar-SA"));
    assert_eq!(evidence.direction, Some(Direction::Rtl));
    assert_eq!(evidence.base.as_deref(), Some("/b/"));
    assert_eq!(evidence.meta("author"), Some("Ann Bee"));
    assert_eq!(evidence.metas("og:title").collect::<Vec<_>>(), ["T", "U"]);
    assert_eq!(evidence.first_meta(&["empty", "twitter:title"]), Some("T"));
    assert_eq!(evidence.meta("empty"), None);
    assert_eq!(evidence.link("icon"), Some("/i.ico"));
    assert_eq!(evidence.link("canonical"), Some("https://a.example/p"));
}

#[test]
fn language_comes_from_the_head_when_no_element_states_it() {
    let html =
        r#"<meta property="og:locale" content="de_AT"><meta http-equiv="Content-Language" content="fr, en">"#;
    assert_eq!(read(html).language.as_deref(), Some("fr"));
    assert_eq!(read(&html.replace("Content-Language", "x")).language.as_deref(), Some("de-AT"));
    assert_eq!(read("<p>x").language, None);
}

#[test]
fn reads_times_and_authors() {
    let evidence = read(
        r#"<time datetime="2021-12-21T10:40">Tuesday</time><time>3 hours ago</time><span data-timestamp="1640072400">x</span>
        <span data-time="true">y</span><del datetime="2020-01-01">z</del><b itemprop="datePublished">21.12.2021</b>
        <a rel="nofollow author" href="/ann">Ann</a><link rel="author" href="/bo">"#,
    );
    let times: Vec<_> = evidence.times.iter().map(|it| (it.datetime.as_deref(), &*it.text)).collect();
    let expected = [
        (Some("2021-12-21T10:40"), "Tuesday"),
        (None, "3 hours ago"),
        (Some("1640072400"), "x"),
        (None, "21.12.2021"),
    ];
    assert_eq!(times, expected);
    assert_eq!(evidence.times[3].property.as_deref(), Some("datePublished"));
    assert_eq!(evidence.author_links.len(), 2);
}

#[test]
fn reads_breadcrumbs_as_data_or_as_shown() {
    let shown = r#"<nav aria-label="Breadcrumbs"><a href="/">Home</a> &gt; <a href="/w"><span>World</span></a></nav>"#;
    assert_eq!(read(shown).breadcrumbs, ["Home", "World"]);
    let stated = r#"<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 2, "item": {"@id": "/s", "name": "Sport"}},
        {"@type": "ListItem", "position": "1", "name": "Start", "item": "/"}]}</script>"#;
    assert_eq!(read(&format!("{stated}{shown}")).breadcrumbs, ["Start", "Sport"]);
    assert!(read("<p class=bread>x</p>").breadcrumbs.is_empty());
    let written = "<p>You are here: <a href=/>Home</a> &gt;&gt; <a href=/sport>Sport</a> &gt;&gt; Report</p>";
    assert_eq!(read(written).breadcrumbs, ["Home", "Sport", "Report"]);
    assert!(read("<p>Rain &gt; <a href=/a>Snow</a> and <a href=/b>ice</a></p>").breadcrumbs.is_empty());
    assert!(read("<p><a href=/a>One</a> <a href=/b>Two &raquo;</a></p>").breadcrumbs.is_empty());
}

#[test]
fn a_script_past_the_limit_is_read_up_to_it() {
    let html = r#"<script type="application/ld+json">{"@type": "Article", "headline": "H", "description": "D"}</script>"#;
    let limits = Limits { json_bytes: 45, ..Limits::default() };
    let evidence = collect(&page_of(html), &limits);
    assert_eq!(evidence.article().unwrap().text("headline").as_deref(), Some("H"));
    assert_eq!(evidence.article().unwrap().text("description"), None);
    assert_eq!(evidence.warnings, [WarningCode::JsonLdCut]);
}

#[test]
fn hostile_pages_take_linear_time() {
    let nested = "<div itemscope itemprop=a itemtype=Article><b itemprop=name>x</b>".repeat(20_000);
    let flat = "<p itemscope itemtype=Article><time itemprop=datePublished>2021</time></p>".repeat(20_000);
    let shared = format!(
        "<div itemscope itemtype=Article>{}{}",
        "<b itemprop=x>".repeat(400),
        "word ".repeat(200_000)
    );
    let list = r##"{"@type": "Article", "@id": "#x", "author": {"@id": "#x"}},"##.repeat(20_000);
    let array = format!("<script type=application/ld+json>[{list}{}]</script>", "[1,2],".repeat(100_000));
    for html in [nested, flat, shared, array] {
        let page = page_of(&html);
        let start = std::time::Instant::now();
        let evidence = collect(&page, &Limits::default());
        assert!(start.elapsed().as_secs() < 3, "{}", &html[..40]);
        drop(evidence);
    }
}

#[test]
fn references_cannot_multiply() {
    let ids = r##"{"@id": "#l"},"##.repeat(10_000);
    let articles =
        r##",{"@type": "Article", "@id": "#l"},{"@type": "BreadcrumbList", "@id": "#l"}"##.repeat(10_000);
    let names = r#","y""#.repeat(10_000);
    let script = format!(
        r##"[{{"@type": "Article", "headline": "A page", "author": [{ids}{{"@id": "#l"}}]}}, {{"@type": ["BreadcrumbList", "Article"],
        "@id": "#l", "itemListElement": ["x"{names}], "name": ["x"{names}]}}{articles}]"##
    );
    let start = std::time::Instant::now();
    let evidence = with_script(&script);
    let article = evidence.article().unwrap();
    assert_eq!(article.texts("author.name").len(), 10_001);
    // Of one thing so many names are kept.
    assert_eq!(article.things("author").len(), 200);
    assert!(start.elapsed().as_secs() < 3);
}
