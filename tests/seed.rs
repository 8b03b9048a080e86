//! A real page: copied text, HTML as its site would serve it, the same without `lang` and `dir`, and the same copied as
//! rich text.
//!
//! The text is not ours to keep, so it is read from `../shared/seed`, and the tests are ignored unless they are asked for:
//! `cargo test --test seed -- --ignored`. `tests/pages/ar-talks-text` and `ar-talks-html` have a text of our own in that
//! shape.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use khabar::article::{Block, Direction};
use khabar::{Article, Options, WarningCode};

const SEED: &str = "../shared/seed/rt-arabic-astana.txt";

/// The pieces of the seed, as they stand in it.
struct Seed {
    text: String,
    headline: String,
    dek: String,
    paragraphs: Vec<String>,
    carousel: Vec<String>,
    related: Vec<String>,
}

fn seed() -> Seed {
    let text = fs::read_to_string(SEED).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let credit = lines.iter().position(|it| *it == "Sputnik").unwrap();
    let source = lines.iter().position(|it| it.starts_with("المصدر")).unwrap();
    let owned = |lines: &[&str]| lines.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    Seed {
        headline: lines[credit - 1].to_owned(),
        dek: lines[credit - 2].to_owned(),
        paragraphs: owned(&lines[credit + 1..source]),
        carousel: lines[..credit - 3].iter().map(|it| it.trim_start_matches(['•', ' ']).to_owned()).collect(),
        related: owned(&lines[source + 2..]),
        text,
    }
}

fn parse(page: &str) -> Article {
    khabar::parse(page, &Options { passages: true, ..Options::default() }).unwrap()
}

fn paragraphs(article: &Article) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Paragraph { content, .. } => Some(content.iter().map(|run| run.text.as_str()).collect()),
        Block::Figure(_) => None,
        other => panic!("no block of this kind belongs here: {other:?}"),
    };
    article.body.iter().filter_map(text).collect()
}

fn check_article(article: &Article, seed: &Seed) {
    assert_eq!(article.language.as_deref(), Some("ar"));
    assert_eq!(article.direction, Direction::Rtl);
    assert_eq!(article.headline.as_deref(), Some(seed.headline.as_str()));
    assert_eq!(article.dek.as_deref(), Some(seed.dek.as_str()));
    assert!(seed.dek.starts_with("أكد المبعوث الرئاسي الروسي إلى سوريا"));
    let image = article.image.as_ref().unwrap();
    assert_eq!(image.caption.as_deref(), Some(seed.headline.as_str()));
    assert_eq!(image.credit.as_deref(), Some("Sputnik"));
    let paragraphs = paragraphs(article);
    assert_eq!(paragraphs, seed.paragraphs);
    assert_eq!(paragraphs.len(), 10);
    assert!(paragraphs[0].starts_with("وقال لافرينتيف إن جميع الأطراف"));
    assert!(paragraphs[9].ends_with("في العام المقبل."));
    let sources: Vec<&str> = article.sources.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(sources, ["وكالات"]);
    let related: Vec<&str> = article.related.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(related, seed.related);
    check_quotes(article, seed);
}

/// Both spellings of the envoy's name are one person, and each statement has its speaker.
fn check_quotes(article: &Article, seed: &Seed) {
    let (envoy, syrian, iranian) = ("ألكسندر لافرينتيف", "أيمن سوسان", "علي أصغر حاج");
    let first = article.body.iter().position(|it| matches!(it, Block::Paragraph { .. })).unwrap();
    let found: Vec<_> = article
        .quotes
        .iter()
        .map(|it| (it.block - first, it.direct, it.speaker.as_deref(), it.verb.as_deref().unwrap()))
        .collect();
    let expected = [
        (0, false, Some(envoy), "وقال"),
        (1, true, Some(envoy), "وأضاف"),
        (2, false, Some(envoy), "أكد"),
        (2, false, None, "وذكر"),
        (2, true, None, "وذكر"),
        (3, false, Some(envoy), "ولفت"),
        (4, false, Some(syrian), "حمل"),
        (6, false, Some(iranian), "وأكد"),
        (8, false, Some(envoy), "قال"),
    ];
    assert_eq!(found, expected);
    for quote in &article.quotes {
        assert!(seed.paragraphs[quote.block - first].contains(&quote.text), "{}", quote.text);
    }
    assert!(article.quotes[0].text.starts_with("جميع الأطراف"));
    assert!(article.quotes[1].text.starts_with("لكن كما نرى"));
    assert!(article.quotes[6].text.starts_with("أنقرة مسؤولية"));
    assert!(article.quotes[7].text.starts_with("تقارب مواقف"));
}

/// Every line of the site's own stays readable, with a role that is not body.
fn check_furniture(article: &Article, lines: &[String]) {
    for line in lines {
        let found: Vec<_> = article.passages.iter().filter(|it| it.text == *line).collect();
        assert!(!found.is_empty(), "{line} was lost");
        assert!(found.iter().all(|it| it.role != "body" && it.role != "dek"), "{line} became body");
    }
}

/// The article as such a site serves it: markup of our own around the seed's text.
fn html(seed: &Seed) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let each = |lines: &[String], item: &dyn Fn(usize, &str) -> String| {
        lines.iter().enumerate().map(|(at, line)| item(at, &escape(line))).collect::<Vec<_>>().join("\n")
    };
    let card = |at: usize, line: &str| {
        format!(
            "<div class=\"card\"><a class=\"card__link\" href=\"/news/{}-story/\"><img class=\"lazy\" data-src=\"https://mf.news.example/thumbs/{at}.jpg\" alt=\"\"><div class=\"card__heading\">{line}</div></a></div>",
            1_390_000 + at
        )
    };
    fs::read_to_string("tests/seed/page.html")
        .unwrap()
        .replace("{{headline}}", &escape(&seed.headline))
        .replace("{{headline.json}}", &serde_json::to_string(&seed.headline).unwrap())
        .replace("{{dek}}", &escape(&seed.dek))
        .replace(
            "{{carousel}}",
            &each(&seed.carousel, &|_, line| {
                format!("<li class=\"stories__item\"><a href=\"/tags/x\">{line}</a></li>")
            }),
        )
        .replace("{{paragraphs}}", &each(&seed.paragraphs, &|_, line| format!("<p>{line}</p>")))
        .replace("{{related}}", &each(&seed.related, &card))
}

#[test]
#[ignore = "needs ../shared/seed"]
fn copied_text_gives_the_article() {
    let seed = seed();
    let article = parse(&seed.text);
    check_article(&article, &seed);
    assert_eq!(article.published, None);
    assert!(article.authors.is_empty());
    check_furniture(&article, &seed.carousel);
    check_times(&article, None);
}

/// The standfirst says that today is Tuesday, and a paragraph that this morning is Monday's.
fn check_times(article: &Article, published: Option<&str>) {
    let codes: Vec<WarningCode> = article.warnings.iter().map(|it| it.code).collect();
    assert!(codes.contains(&WarningCode::DayConflict), "{codes:?}");
    let conflicts: Vec<_> = article.times.iter().filter(|it| it.conflict.is_some()).collect();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].text, "صباح اليوم الاثنين");
    assert_eq!(conflicts[0].value.as_deref(), published);
    let told = conflicts[0].conflict.as_deref().unwrap();
    assert!(told.starts_with("the text says Monday; ") && told.ends_with("a Tuesday"), "{told}");
    assert!(article.body[conflicts[0].block.unwrap()..].len() < 4);
    let value = |text: &str| article.times.iter().find(|it| it.text == text).unwrap().value.clone();
    assert_eq!(article.times[0].block, None);
    assert_eq!(value("اليوم الثلاثاء").as_deref(), published);
    assert_eq!(value("يناير عام 2022").as_deref(), Some("2022-01"));
    assert_eq!(value("العام المقبل"), published.map(|_| "2022".to_owned()));
}

#[test]
#[ignore = "needs ../shared/seed"]
fn html_gives_the_same_article_with_date_and_addresses() {
    let seed = seed();
    let article = parse(&html(&seed));
    check_article(&article, &seed);
    check_served(&article);
    check_times(&article, Some("2021-12-21"));
    check_furniture(&article, &seed.carousel);
}

fn check_served(article: &Article) {
    assert_eq!(article.published.as_ref().unwrap().value, "2021-12-21T10:40:00+03:00");
    assert_eq!(article.url.as_deref(), Some("https://arabic.news.example/world/1305972-astana/"));
    let image = article.image.as_ref().unwrap().url.as_deref();
    assert_eq!(image, Some("https://mf.news.example/pics/2021.12/xxl/61c18a.jpg"));
    assert!(matches!(&article.body[0], Block::Figure(figure) if figure.url.as_deref() == image));
    assert!(article.related.iter().all(|it| it.url.is_some()));
}

#[test]
#[ignore = "needs ../shared/seed"]
fn html_without_lang_and_dir_gives_the_same_article() {
    let seed = seed();
    let page = html(&seed)
        .replace(" lang=\"ar\"", "")
        .replace(" dir=\"rtl\"", "")
        .replace("\"inLanguage\": \"ar\",", "");
    let article = parse(&page.replace("<meta property=\"og:locale\" content=\"ar_AR\">", ""));
    check_article(&article, &seed);
    check_served(&article);
}

#[test]
#[ignore = "needs ../shared/seed"]
fn rich_text_gives_the_same_article() {
    let seed = seed();
    let page = html(&seed);
    let (start, end) = (page.find("<main").unwrap(), page.find("</main>").unwrap());
    let selection = page[start..end].replace("<p>", "<p style=\"font-family: serif; text-align: start;\">");
    let fragment = format!("<meta charset='utf-8'><!--StartFragment-->{selection}</main><!--EndFragment-->");
    let article = parse(&fragment);
    check_article(&article, &seed);
}
