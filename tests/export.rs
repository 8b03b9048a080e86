//! Hostile words in every field of an article: no export lets any of them become markup.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "attacks/allowed.rs"]
mod allowed;
#[path = "attacks/corpus.rs"]
mod corpus;

use allowed::check_html;
use khabar::article::{
    Article, Author, Block, Cell, Direction, Figure, Kind, ListItem, Locale, Mark, Moment, Quote, Related,
    Run, Site, Source, Table,
};
use khabar::export::{Format, NESTING, body_text, html, json_for_script, json_ld, markdown, render, text};
use scraper::Html;

const HOSTILE: &[&str] = &[
    // Tags and what breaks out of one.
    "<script>alert(1)</script>",
    "</p></article><script src=//x></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><!--</style><img src=x onerror=x>--></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=x&gt;\">",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "\"><script>x</script>",
    "' onmouseover='x' a='",
    "\" autofocus onfocus=\"x",
    "` onclick=`x`",
    "<!-- --!> <b>x</b> -->",
    "<![CDATA[ <b>x</b> ]]>",
    "<?php echo 1 ?>",
    "</title></textarea></style></noscript><x>",
    "<a href=\"javascript:x\">x</a>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0;url=//x>",
    "<form action=//x><button>",
    "<div style=\"background:url(javascript:x)\">",
    "<template><x></template>",
    "<\u{0}script>x</script>",
    "&lt;script&gt;x&lt;/script&gt;",
    "&#60;script&#62;",
    "&lt",
    "&copy; &copy &#x3c;b&#x3e;",
    // Addresses.
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " \u{1}javascript:alert(1)",
    "\u{feff}javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript://a.example/%0aalert(1)",
    "vbscript:x",
    "data:text/html,<script>x</script>",
    "data:image/svg+xml,<svg onload=x>",
    "DATA:image/SVG+xml;base64,AA",
    "data:image/png;base64,AA\" onerror=\"x",
    "blob:https://a.example/x",
    "file:///etc/passwd",
    "//a.example/x",
    "https://a.example/\" onclick=\"x",
    "https://a.example/) ![x](javascript:x)",
    "https://a.example/> <script>x</script>",
    "https://a.example/\\) [x](javascript:x)",
    "https://a.example/&lpar;&rpar;&quot;&lt;x&gt;",
    "ht tp://a.example/ javascript:x",
    "mailto:a@b.example?subject=<b>",
    // Markdown.
    "](javascript:x)",
    "[x](javascript:x)",
    "![x](javascript:x \"t\")",
    "[x]: javascript:x",
    "[x][y]\n\n[y]: javascript:x",
    "<javascript:x>",
    "<https://a.example/>",
    "\\",
    "\\\\](javascript:x)",
    "\\<b>",
    "`",
    "```\n<b>x</b>\n```",
    "~~~\n<b>",
    "``` `` ` <b>",
    "    <b>indented</b>",
    "a\n\n<div>\nb",
    "\n\n\n---\n===\n",
    "> - 1. # <b>",
    "***\n* * *\n___",
    "a | b\n--- | ---\n<b> | `|`",
    ":-\n:-:",
    "**a*b_c~~d__",
    "[^1]: <b>\n[ ] x",
    "$x$ {{ x }} {% x %} :::",
    // Unicode and control characters.
    "\u{202E}gnp.exe\u{2066}",
    "\u{202C}\u{2069}\u{202C}",
    "a\u{2028}<b>\u{2029}# c",
    "\u{1b}]8;;http://a.example\u{7}x\u{1b}[31m",
    "\r<b>\r\n# x\u{b}- y\u{c}> z",
    "\u{ff1c}script\u{ff1e}",
    "\u{200B}\u{200D}\u{FE0F}\u{E0041}",
    "",
    " ",
    "\u{a0}\u{3000}",
];

const MARKS: [Mark; 6] =
    [Mark::Emphasis, Mark::Strong, Mark::Code, Mark::Superscript, Mark::Subscript, Mark::Strike];

/// Runs that hold the words as a link, plain, with each mark, and cut in two between different marks.
fn runs(words: &str) -> Vec<Run> {
    let run = |text: &str, marks: &[Mark], href: Option<&str>| Run {
        text: text.into(),
        marks: marks.to_vec(),
        href: href.map(Into::into),
    };
    let middle = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
    let (left, right) = words.split_at(middle);
    let mut runs = vec![
        run(words, &[], None),
        run(words, &[Mark::Strong], Some(words)),
        run(words, &[], Some("https://a.example/")),
        run("x", &[], None),
    ];
    for mark in MARKS.into_iter().filter(|mark| *mark != Mark::Code) {
        runs.extend([run(left, &[mark], None), run(right, &[Mark::Emphasis], None), run("y", &[], None)]);
    }
    runs
}

fn blocks(words: &str) -> Vec<Block> {
    let locale = || Locale { language: Some(words.into()), direction: Some(Direction::Rtl) };
    let paragraph = || Block::Paragraph { content: runs(words), locale: locale() };
    let cell = |header| Cell { content: runs(words), header, columns: Some(2), rows: Some(u16::MAX) };
    let plain = || Cell { content: runs(words), ..Cell::default() };
    let item = || ListItem { content: runs(words), blocks: vec![paragraph()] };
    let list = |ordered| Block::List { ordered, items: vec![item(), item()], locale: locale() };
    vec![
        paragraph(),
        Block::Heading { level: 0, content: runs(words), locale: locale() },
        Block::Heading { level: 9, content: runs(words), locale: locale() },
        list(false),
        list(false),
        list(true),
        Block::Quote { blocks: vec![paragraph(), list(true), Block::Separator], locale: locale() },
        Block::Figure(figure(words, words)),
        Block::Figure(figure(words, "https://a.example/i.png")),
        Block::Table(Table {
            caption: Some(words.into()),
            rows: vec![vec![cell(true), plain()], vec![cell(false)], vec![plain(), plain()]],
        }),
        Block::Update {
            id: Some(words.into()),
            time: Some(Moment { value: words.into(), raw: Some(words.into()), ..Moment::default() }),
            heading: Some(words.into()),
            blocks: vec![paragraph(), list(false)],
        },
        Block::Embed { provider: words.into(), url: words.into(), title: None },
        Block::Embed { provider: String::new(), url: "https://a.example/".into(), title: Some(words.into()) },
        Block::Separator,
    ]
}

fn figure(words: &str, url: &str) -> Figure {
    let words = || Some(words.to_owned());
    Figure {
        url: Some(url.into()),
        alt: words(),
        caption: words(),
        credit: words(),
        width: Some(1),
        height: Some(u32::MAX),
    }
}

/// An article with the words in every field.
fn article(words: &str) -> Article {
    let some = || Some(words.to_owned());
    let moment = || Some(Moment { value: words.into(), raw: some(), ..Moment::default() });
    let author = || Author { name: words.into(), url: some(), role: some(), organisation: true };
    Article {
        headline: some(),
        kicker: some(),
        dek: some(),
        byline: some(),
        authors: vec![author(), author()],
        published: moment(),
        modified: moment(),
        section: some(),
        tags: vec![words.into()],
        language: some(),
        site: Some(Site { name: some(), url: some() }),
        url: some(),
        image: Some(figure(words, "https://a.example/lead.png")),
        body: blocks(words),
        sources: vec![Source { name: words.into(), raw: words.into() }],
        quotes: vec![Quote { text: words.into(), speaker: some(), verb: some(), direct: true, block: 0 }],
        related: vec![Related { title: words.into(), url: some() }],
        ..Article::default()
    }
}

/// [`article`] with all that is hostile, and the same with authors for a byline.
fn articles() -> impl Iterator<Item = Article> {
    let attacks = corpus::attacks().into_iter().map(|it| it.words);
    HOSTILE.iter().map(|it| (*it).to_owned()).chain(attacks).flat_map(|words| {
        let whole = article(&words);
        let unsigned = Article { byline: None, ..whole.clone() };
        [whole, unsigned]
    })
}

fn is_safe(address: &str, is_image: bool) -> bool {
    let bare: String = address.chars().filter(|it| !it.is_ascii_control() && !it.is_whitespace()).collect();
    let bare = bare.to_lowercase();
    let starts = |schemes: &[&str]| schemes.iter().any(|scheme| bare.starts_with(scheme));
    if is_image {
        starts(&["http:", "https:", "data:image/"]) && !bare.contains("image/svg")
    } else {
        starts(&["http:", "https:", "mailto:", "tel:"])
    }
}

#[test]
fn html_has_only_what_is_allowed() {
    assert!(HOSTILE.len() >= 60);
    for mut article in articles() {
        let words = article.tags[0].clone();
        let with_code = Block::Code { text: words.clone(), syntax: Some(words.clone()) };
        let coded = Run { text: words, marks: MARKS.to_vec(), href: None };
        let paragraph = Block::Paragraph { content: vec![coded], locale: Locale::default() };
        article.body.extend([with_code, paragraph]);
        let out = html(&article);
        let seen = check_html(&out).unwrap_or_else(|found| panic!("{found} in {out}"));
        assert!(seen > 40, "{out}");
    }
}

/// Signs of Markdown outside of code, each with whether a backslash stands before it.
fn signs(markdown: &str) -> Vec<(char, bool)> {
    let mut escaped = false;
    let pair = |sign: char| {
        let this = escaped;
        escaped = sign == '\\' && !this;
        (sign, this)
    };
    markdown.chars().map(pair).collect()
}

#[test]
fn markdown_has_no_tag_and_no_unsafe_address() {
    for article in articles() {
        let out = markdown(&article);
        let signs = signs(&out);
        assert!(!signs.iter().any(|(sign, escaped)| "<`".contains(*sign) && !escaped), "{out}");
        let is_end = |pair: &[(char, bool)]| pair[0] == (']', false) && pair[1].0 == '(';
        for at in (0..signs.len() - 1).filter(|at| is_end(&signs[*at..*at + 2])) {
            let address: String =
                signs[at + 2..].iter().map(|it| it.0).take_while(|sign| *sign != ')').collect();
            assert!(is_safe(&address, true) || is_safe(&address, false), "{address:?} in {out}");
            assert!(!address.contains(|it: char| it.is_whitespace() || "<>(\\".contains(it)), "{address:?}");
        }
        let brackets = |wanted| signs.iter().filter(|it| **it == (wanted, false)).count();
        assert_eq!(brackets('['), brackets(']'), "{out}");
        assert!(!out.contains("\n\n\n"), "{out:?}");
    }
}

/// How many directions a text opens and does not close; the end of an isolate closes what is open inside it.
fn open_directions(text: &str) -> usize {
    let mut open = Vec::new();
    for sign in text.chars() {
        match sign {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => open.push(sign),
            '\u{202C}' if open.last().is_some_and(|it| *it < '\u{2066}') => drop(open.pop()),
            '\u{2069}' => {
                let isolate = open.iter().rposition(|it| '\u{2066}' <= *it);
                open.truncate(isolate.unwrap_or(open.len()));
            }
            _ => {}
        }
    }
    open.len()
}

#[test]
fn no_export_holds_control_characters_or_open_directions() {
    for article in articles() {
        for out in [html(&article), markdown(&article), text(&article), body_text(&article)] {
            assert!(!out.chars().any(|it| it.is_control() && it != '\n' && it != '\t'), "{out:?}");
            for line in out.split("\n\n") {
                assert_eq!(open_directions(line), 0, "{line:?}");
            }
        }
        assert!(!json_for_script(&article).contains(['<', '\u{2028}', '\u{2029}']));
    }
}

/// Every string of a JSON value.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|it| strings(it, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|it| strings(it, found)),
        _ => {}
    }
}

/// Every address of a JSON value: what stands under a name for addresses.
fn addresses(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|it| addresses(it, found)),
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                let is_address = ["@id", "embedUrl", "href", "relatedLink", "uri", "url"].contains(&&**name);
                if is_address { strings(field, found) } else { addresses(field, found) }
            }
        }
        _ => {}
    }
}

#[test]
fn news_objects_and_json_ld_hold_clean_words_and_safe_addresses() {
    for article in articles() {
        for format in [Format::Ninjs, Format::JsonLd] {
            let out = render(&article, format);
            let value: serde_json::Value = serde_json::from_str(&out).unwrap();
            let (mut words, mut links) = (Vec::new(), Vec::new());
            strings(&value, &mut words);
            addresses(&value, &mut links);
            assert!(!links.is_empty() && 5 < words.len(), "{out}");
            for text in words {
                assert!(!text.trim().is_empty(), "{out}");
                assert!(!text.chars().any(|it| it.is_control() && it != '\n' && it != '\t'), "{text:?}");
            }
            for link in links {
                let is_urn = link.strip_prefix("urn:uuid:").is_some_and(|it| it.len() == 36);
                assert!(is_urn || is_safe(&link, true) || is_safe(&link, false), "{link:?}");
                assert!(format == Format::JsonLd || link.is_ascii(), "{link:?}");
                assert!(
                    !link.contains(|it: char| it.is_whitespace() || "<>\"'\\^`{|}".contains(it)),
                    "{link:?}"
                );
            }
        }
    }
}

#[test]
fn json_ld_can_stand_in_a_script() {
    for article in articles() {
        let out = json_ld(&article);
        assert!(!out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{out}");
        let page =
            Html::parse_document(&format!("<script type='application/ld+json'>{out}</script><p>x</p>"));
        let script =
            page.tree.root().descendants().find_map(|it| it.value().as_text().map(|it| it.to_string()));
        assert_eq!(script.as_deref(), Some(&*out));
    }
}

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
        _ => "name",
    };
    assert!(fields[required].is_string(), "{value}");
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
        if let Some(publisher) = piece.get("publisher") {
            has_members_of_its_type(publisher, &["Organization"]);
        }
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

#[test]
fn json_comes_back_as_it_was() {
    for article in articles() {
        let back: Article = serde_json::from_str(&render(&article, Format::Json)).unwrap();
        assert_eq!(back, article);
    }
}

#[test]
fn words_nested_too_deep_are_in_every_format() {
    let content = vec![Run { text: "innermost".into(), ..Run::default() }];
    let mut body = vec![Block::Paragraph { content, locale: Locale::default() }];
    for _ in 0..NESTING * 10 {
        let item = ListItem { content: Vec::new(), blocks: body };
        let list = Block::List { ordered: true, items: vec![item], locale: Locale::default() };
        body = vec![Block::Quote { blocks: vec![list], locale: Locale::default() }];
    }
    let article = Article { body, ..Article::default() };
    for format in Format::ALL {
        assert!(render(&article, *format).contains("innermost"), "{}", format.name());
    }
}

#[test]
fn giant_spans_do_not_fill_the_memory() {
    let cell = || Cell { columns: Some(u16::MAX), rows: Some(u16::MAX), ..Cell::default() };
    let rows = (0..100).map(|_| (0..100).map(|_| cell()).collect()).collect();
    let article = Article { body: vec![Block::Table(Table { caption: None, rows })], ..Article::default() };
    for format in Format::ALL.iter().copied().filter(|it| *it != Format::Json) {
        assert!(render(&article, format).len() < 1_000_000, "{}", format.name());
    }
}
