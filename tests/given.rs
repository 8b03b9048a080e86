//! Roles that the caller gives: body, fields and exports follow.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use khabar::article::{Article, Block, Kind};
use khabar::roles::{GivenRole, Role};
use khabar::warning::WarningCode;
use khabar::{Options, export};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Rain floods the old town | The Harbour</title>
<meta property="og:title" content="Rain floods the old town">
<meta property="og:site_name" content="The Harbour">
<meta name="description" content="Schools stayed closed after a night of heavy rain in the harbour district.">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article>
<h1>Rain floods the old town</h1>
<p class="dek">Schools stayed closed after a night of heavy rain in the harbour district.</p>
<p class="byline">By Iris Coyle</p>
<p>Streets in the old town stood under water on Friday after a night of heavy rain, the fire service said.</p>
<p>"We have pumped since four in the morning," said Maud Ferris, who leads the fire service of the town.</p>
<ul><li>Two schools stayed closed until noon, and buses took another way through the town.</li>
<li>Nobody was hurt, according to the police, who warned people not to drive through water.</li></ul>
<p>The rain is to end on Saturday, and the river is to fall by Sunday, the weather office said.</p>
<div class="newsletter"><p>Get our evening letter: sign up for the news of the harbour, free of charge.</p></div>
</article>
<footer><p>All rights reserved.</p></footer></body></html>"#;

fn parse(page: &str, roles: Vec<GivenRole>) -> Article {
    let options = Options { passages: true, provenance: true, roles, ..Options::default() };
    khabar::parse(page, &options).unwrap()
}

/// The roles for the passages with these words.
fn given(page: &str, wanted: &[(&str, Role)]) -> Vec<GivenRole> {
    let plain = parse(page, Vec::new());
    let find = |words: &str| plain.passages.iter().position(|it| it.text.contains(words));
    wanted.iter().map(|&(words, role)| GivenRole { passage: find(words).expect(words), role }).collect()
}

fn with(wanted: &[(&str, Role)]) -> Article {
    parse(PAGE, given(PAGE, wanted))
}

fn codes(article: &Article) -> Vec<WarningCode> {
    article.warnings.iter().map(|it| it.code).collect()
}

#[test]
fn without_given_roles_the_page_is_as_it_is() {
    let plain = parse(PAGE, Vec::new());
    assert_eq!(plain.headline.as_deref(), Some("Rain floods the old town"));
    assert!(plain.dek.is_some());
    assert_eq!(plain.byline.as_deref(), Some("By Iris Coyle"));
    assert_eq!(plain.body.len(), 4);
    assert_eq!(plain.quotes.len(), 1);
}

#[test]
fn a_passage_put_back_stands_in_the_pages_order_and_in_every_format() {
    let article = with(&[("evening letter", Role::Body)]);
    assert_eq!(article.body.len(), 5);
    let place = article.passages.iter().find(|it| it.text.contains("evening letter")).unwrap();
    assert_eq!((place.block, place.role.as_str(), place.reasons[0].as_str()), (Some(4), "body", "given"));
    assert!(parse(PAGE, Vec::new()).stats.words < article.stats.words);
    for written in [export::markdown, export::html, export::text, export::ninjs, export::json_ld] {
        assert!(written(&article).contains("evening letter"));
    }
}

#[test]
fn a_passage_taken_out_goes_with_its_quotes_and_its_words() {
    let plain = parse(PAGE, Vec::new());
    let article = with(&[("We have pumped", Role::Other)]);
    assert_eq!(article.body.len(), 3);
    assert!(article.quotes.is_empty());
    assert!(article.stats.words < plain.stats.words);
    assert!(article.stats.characters < plain.stats.characters);
    assert!(!export::ninjs(&article).contains("pumped"));
}

#[test]
fn an_item_goes_from_its_list_alone() {
    let article = with(&[("Nobody was hurt", Role::Other)]);
    assert_eq!(article.body.len(), 4);
    assert!(!export::text(&article).contains("Nobody was hurt"));
    assert!(export::text(&article).contains("Two schools"));
}

#[test]
fn a_headline_taken_out_is_none_though_metadata_has_its_words() {
    let article = with(&[("Rain floods the old town", Role::Other)]);
    assert_eq!(article.headline, None);
    assert_eq!(article.body.len(), 4);
}

#[test]
fn a_headline_given_goes_before_all_witnesses() {
    let article = with(&[("The rain is to end", Role::Headline)]);
    assert!(article.headline.as_deref().unwrap().starts_with("The rain is to end on Saturday"));
    assert_eq!(article.body.len(), 3);
    let proof = article.provenance.unwrap().headline.unwrap();
    assert_eq!(proof.witness, "given");
    assert!(proof.against.iter().any(|it| it.value == "Rain floods the old town"));
}

#[test]
fn dek_and_byline_follow() {
    let article = with(&[("Schools stayed closed after", Role::Other), ("By Iris Coyle", Role::Other)]);
    assert_eq!((article.dek, article.byline), (None, None));
    assert!(article.authors.is_empty());
    let article = with(&[("Schools stayed closed after", Role::Body)]);
    assert_eq!(article.dek, None);
    assert_eq!(article.body.len(), 5);
    let article = with(&[("Streets in the old town", Role::Dek), ("Schools stayed", Role::Other)]);
    assert!(article.dek.unwrap().starts_with("Streets in the old town"));
    assert_eq!(article.body.len(), 3);
}

#[test]
fn what_was_lifted_into_the_dek_can_be_body_again() {
    let page = PAGE.replace(
        r#"<p class="dek">Schools stayed closed after a night of heavy rain in the harbour district.</p>"#,
        "<p><b>Twelve streets, two schools and the bus station of the harbour district are closed for the day.</b></p>",
    );
    let plain = parse(&page, Vec::new());
    let lifted = plain.passages.iter().position(|it| it.text.starts_with("Twelve streets")).unwrap();
    assert_eq!((plain.passages[lifted].role.as_str(), plain.passages[lifted].block), ("dek", None));
    let article = parse(&page, vec![GivenRole { passage: lifted, role: Role::Body }]);
    assert_eq!(article.dek, None);
    assert_eq!(article.passages[lifted].block, Some(0));
}

#[test]
fn all_text_taken_out_leaves_none_and_says_so() {
    let plain = parse(PAGE, Vec::new());
    let all = (0..plain.passages.len()).map(|passage| GivenRole { passage, role: Role::Other }).collect();
    let article = parse(PAGE, all);
    assert!(article.body.is_empty());
    assert_eq!(article.stats.words, 0);
    assert_eq!(codes(&article), [WarningCode::NoArticle]);
}

#[test]
fn text_that_was_taken_out_does_not_come_back_from_json_ld() {
    let text = "The river rose by a metre in an hour, and the fire service pumped. ".repeat(8);
    let data = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{text}"}}</script>"#
    );
    let page = PAGE.replace("</head>", &format!("{data}</head>"));
    let plain = parse(&page, Vec::new());
    let out = |it: &usize| plain.passages[*it].block.is_some();
    let all: Vec<GivenRole> = (0..plain.passages.len())
        .filter(out)
        .map(|passage| GivenRole { passage, role: Role::Other })
        .collect();
    assert!(!all.is_empty());
    assert!(parse(&page, all).body.is_empty());
}

#[test]
fn a_page_that_shows_no_text_but_is_given_some_shows_that() {
    let text = "The river rose by a metre in an hour, and the fire service pumped. ".repeat(8);
    let page = format!(
        r#"<title>A page</title><script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{text}"}}</script>
        <div><p>Only this line is on the page.</p></div>"#
    );
    assert_eq!(codes(&parse(&page, Vec::new())), [WarningCode::BodyFromJsonLd]);
    let article = parse(&page, given(&page, &[("Only this line", Role::Body)]));
    assert_eq!(article.kind, Kind::News);
    assert_eq!(article.body.len(), 1);
}

#[test]
fn an_index_becomes_an_article_when_a_passage_is_called_body() {
    let card = |it: usize| {
        format!("<article><h2><a href=/a{it}>The harbour master counts ship number {it}</a></h2></article>")
    };
    let cards = (0..20).map(card).collect::<Vec<_>>().concat();
    let page = format!("<html lang=en><title>The Harbour</title><main>{cards}</main>");
    assert_eq!(parse(&page, Vec::new()).kind, Kind::Index);
    let article = parse(&page, given(&page, &[("ship number 7", Role::Body)]));
    assert_eq!((article.kind, article.body.len()), (Kind::News, 1));
    assert!(!codes(&article).contains(&WarningCode::IndexPage));
    let options = Options { roles: given(&page, &[("ship number 7", Role::Body)]), ..Options::default() };
    assert!(khabar::is_probably_article(page.as_str(), &options).unwrap());
}

#[test]
fn passages_that_are_not_there_are_told_of_and_change_nothing() {
    let plain = parse(PAGE, Vec::new());
    let strangers = [plain.passages.len(), usize::MAX].map(|passage| GivenRole { passage, role: Role::Body });
    let article = parse(PAGE, strangers.to_vec());
    assert_eq!(codes(&article), [WarningCode::UnknownPassage]);
    assert_eq!(article.body, plain.body);
}

/// A page with a lead picture, one in the text and two below it, each with a caption.
fn with_pictures() -> String {
    let figure = |name: &str, caption: &str| {
        format!(
            r#"<figure><img src="/{name}.jpg" width="800" height="500" alt=""><figcaption>{caption}</figcaption></figure>"#
        )
    };
    let lead = figure("lead", "The bridge at dawn, seen from the harbour wall.");
    let inner = figure("inner", "A pump of the fire service in Mill Lane.");
    let below =
        figure("first", "The first bus after the flood.") + &figure("second", "Sandbags in the school yard.");
    PAGE.replace("<p>Streets", &format!("{lead}<p>Streets"))
        .replace("<ul>", &format!("{inner}<ul>"))
        .replace(r#"<div class="newsletter">"#, &format!(r#"{below}<div class="newsletter">"#))
}

fn captions(article: &Article) -> Vec<Option<String>> {
    let of = |block: &Block| match block {
        Block::Figure(figure) => Some(figure.caption.clone()),
        _ => None,
    };
    article.body.iter().filter_map(of).collect()
}

#[test]
fn a_caption_stands_in_the_block_of_its_picture() {
    let article = parse(&with_pictures(), Vec::new());
    assert_eq!(captions(&article).len(), 4);
    for passage in article.passages.iter().filter(|it| it.role == "caption") {
        let Block::Figure(figure) = &article.body[passage.block.unwrap()] else { panic!("{}", passage.text) };
        assert_eq!(figure.caption.as_ref(), Some(&passage.text));
    }
}

#[test]
fn a_caption_taken_out_leaves_its_picture_and_those_behind_it() {
    let page = with_pictures();
    let plain = parse(&page, Vec::new());
    for (at, words) in ["The bridge at dawn", "A pump", "The first bus", "Sandbags"].into_iter().enumerate() {
        let article = parse(&page, given(&page, &[(words, Role::Other)]));
        let mut wanted = captions(&plain);
        wanted[at] = None;
        assert_eq!(captions(&article), wanted);
        assert!(!export::text(&article).contains(words));
    }
}

#[test]
fn a_caption_can_be_text() {
    let page = with_pictures();
    let plain = parse(&page, Vec::new());
    for (at, words) in ["The bridge at dawn", "A pump", "The first bus", "Sandbags"].into_iter().enumerate() {
        let article = parse(&page, given(&page, &[(words, Role::Body)]));
        let mut wanted = captions(&plain);
        wanted[at] = None;
        assert_eq!(captions(&article), wanted);
        let passage = article.passages.iter().find(|it| it.text.starts_with(words)).unwrap();
        assert!(matches!(article.body[passage.block.unwrap()], Block::Paragraph { .. }));
        assert!(plain.stats.words < article.stats.words);
    }
}

#[test]
fn text_behind_a_picture_can_be_its_caption() {
    let page = with_pictures().replace(
        "<figcaption>A pump of the fire service in Mill Lane.</figcaption></figure>",
        "</figure><p>A pump of the fire service stood in Mill Lane for most of the morning.</p>",
    );
    let article = parse(&page, given(&page, &[("A pump", Role::Caption)]));
    assert!(captions(&article)[1].as_deref().unwrap().starts_with("A pump"));
    let passage = article.passages.iter().find(|it| it.text.starts_with("A pump")).unwrap();
    assert!(matches!(article.body[passage.block.unwrap()], Block::Figure(_)));
}

#[test]
fn a_given_role_is_read_strictly() {
    let read = |text: &str| serde_json::from_str::<GivenRole>(text);
    let body = read(r#"{"passage": 3, "role": "body"}"#).unwrap();
    assert_eq!(body, GivenRole { passage: 3, role: Role::Body });
    assert_eq!(serde_json::to_string(&body).unwrap(), r#"{"passage":3,"role":"body"}"#);
    for bad in [
        r#"{"passage": -1, "role": "body"}"#,
        r#"{"passage": 1.5, "role": "body"}"#,
        r#"{"passage": 1e300, "role": "body"}"#,
        r#"{"passage": "1", "role": "body"}"#,
        r#"{"passage": 1, "role": "Body"}"#,
        r#"{"passage": 1, "role": 0}"#,
        r#"{"passage": 1}"#,
        r#"{"passage": 1, "role": "body", "more": 1}"#,
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
    for role in Role::ALL {
        let text = serde_json::to_string(role).unwrap();
        assert_eq!(serde_json::from_str::<Role>(&text).unwrap(), *role);
        assert_eq!(Role::named(role.name()), Some(*role));
    }
}

#[test]
fn any_role_for_any_passage_is_borne() {
    let plain = parse(PAGE, Vec::new());
    for role in Role::ALL {
        for passage in 0..plain.passages.len() {
            let article = parse(PAGE, vec![GivenRole { passage, role: *role }]);
            assert_eq!(article.passages[passage].reasons[0], "given");
        }
    }
    let many: Vec<GivenRole> = (0..200_000)
        .map(|it| GivenRole { passage: it % 40, role: Role::ALL[it % Role::ALL.len()] })
        .collect();
    parse(PAGE, many);
}
