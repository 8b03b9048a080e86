//! Every limit: nothing is said at its number, and one past it a warning, and what is past it is left out.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;

use khabar::article::Block;
use khabar::export::{Format, render};
use khabar::{Article, Limits, Options, WarningCode};

const STORY: &str = "<h1>Rain floods the old town</h1>\
    <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
    <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

fn read(limits: Limits, page: &str) -> Article {
    khabar::parse(page, &Options { limits, passages: true, ..Options::default() }).unwrap()
}

/// Reads a page at the limit and one past it.
fn hold(limits: Limits, code: WarningCode, at: &str, past: &str) -> (Article, Article) {
    let (at, past) = (read(limits, at), read(limits, past));
    let warns = |article: &Article| article.warnings.iter().any(|it| it.code == code);
    assert!(!warns(&at), "{} at the limit", code.as_str());
    assert!(warns(&past), "no {} past the limit", code.as_str());
    (at, past)
}

fn passage_texts(article: &Article) -> Vec<&str> {
    article.passages.iter().map(|it| it.text.as_str()).collect()
}

#[test]
fn bytes_of_input() {
    let limits = Limits { input_bytes: 1_000, ..Limits::default() };
    let (_, past) = hold(limits, WarningCode::InputCut, &"a".repeat(1_000), &"a".repeat(1_001));
    assert_eq!(passage_texts(&past)[0].len(), 1_000);
    // A character is read whole or not at all.
    let (_, past) =
        hold(limits, WarningCode::InputCut, &"\u{e9}".repeat(500), &format!("a{}", "\u{e9}".repeat(500)));
    assert_eq!(passage_texts(&past)[0].len(), 999);
}

/// A mail with so many parts, of which the first is the page.
fn mail(parts: usize) -> String {
    let rest = "--b\nContent-Type: text/css\n\np {}\n".repeat(parts - 1);
    format!(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n{STORY}\n{rest}--b--\n"
    )
}

#[test]
fn bytes_of_an_archive() {
    let at = mail(3);
    let limits = Limits { archive_bytes: at.len(), ..Limits::default() };
    let (_, past) = hold(limits, WarningCode::ArchiveCut, &at, &format!("{at} "));
    assert_eq!(past.headline.as_deref(), Some("Rain floods the old town"));
}

#[test]
fn parts_of_an_archive() {
    let limits = Limits { archive_parts: 5, ..Limits::default() };
    let (_, past) = hold(limits, WarningCode::ArchiveCut, &mail(5), &mail(6));
    assert_eq!(past.headline.as_deref(), Some("Rain floods the old town"));
}

#[test]
fn depth_of_an_archive() {
    let limits = Limits { archive_depth: 3, ..Limits::default() };
    // A part beside the nested ones, so that there is a page past the limit too.
    let nested = |levels: usize| {
        let within = (1..levels).fold(String::new(), |mut all, at| {
            let _ = write!(all, "--b{}\nContent-Type: multipart/mixed; boundary=b{at}\n\n", at - 1);
            all
        });
        let page = format!("--b0\nContent-Type: text/html\n\n{STORY}\n");
        format!("Content-Type: multipart/mixed; boundary=b0\n\n{page}{within}--b{}\n\nx\n", levels - 1)
    };
    hold(limits, WarningCode::ArchiveCut, &nested(3), &nested(4));
    hold(Limits::default(), WarningCode::ArchiveCut, &nested(16), &nested(17));
}

#[test]
fn depth() {
    let limits = Limits { depth: 20, ..Limits::default() };
    // The document, html and body lie above the first div.
    let (_, past) = hold(
        limits,
        WarningCode::PageTooDeep,
        &format!("{}x", "<div>".repeat(16)),
        &format!("{}x<p>y", "<div>".repeat(17)),
    );
    assert_eq!(passage_texts(&past), ["x", "y"]);
    // A slash closes nothing in HTML, and names that close themselves there do not in MathML and SVG.
    for (before, piece) in [("<div>", "<div/>"), ("<math>", "<link>"), ("<svg>", "<style>")] {
        let nested = |count: usize| format!("{before}{}x", piece.repeat(count));
        hold(limits, WarningCode::PageTooDeep, &nested(16), &nested(17));
    }
    for (before, flat) in [("<svg>", "<g/>"), ("<p>", "<br>"), ("<p>", "<img/>")] {
        let article = read(limits, &format!("{STORY}{before}{}", flat.repeat(100)));
        assert!(article.warnings.iter().all(|it| it.code != WarningCode::PageTooDeep), "{flat}");
    }
}

#[test]
fn nodes() {
    let limits = Limits { nodes: 50, ..Limits::default() };
    // html, head and body are three of them.
    hold(limits, WarningCode::TooManyNodes, &"<p>x</p>".repeat(46), &"<p>x</p>".repeat(47));
    // A line of plain text takes two, whether an empty one follows it or not.
    for line in ["x\n", "x\n\n"] {
        let (_, past) = hold(limits, WarningCode::TooManyNodes, &line.repeat(25), &line.repeat(26));
        assert_eq!(past.passages.len(), 25);
    }
}

#[test]
fn passages() {
    let limits = Limits { passages: 5, ..Limits::default() };
    let code = WarningCode::TooManyPassages;
    for (piece, last) in [("<p>x</p>", "<p>y</p>"), ("x<br><br>", "y")] {
        let (at, past) = hold(limits, code, &piece.repeat(5), &format!("{}{last}", piece.repeat(5)));
        assert_eq!((at.passages.len(), passage_texts(&past)), (5, vec!["x"; 5]));
    }
    hold(limits, code, &"x\n\n".repeat(5), &"x\n\n".repeat(6));
}

#[test]
fn attributes_of_an_element() {
    let limits = Limits { attributes: 10, ..Limits::default() };
    let repeated =
        |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().concat();
    let with = |count: usize| {
        let attributes = repeated(count, &|at| format!(" a{at}=1"));
        format!("{STORY}<p{attributes} hidden>y</p><p>z</p>")
    };
    hold(limits, WarningCode::AttributesCut, &with(9), &with(10));
    let kept = |page: &str| {
        let options = Options { limits, ..Options::default() };
        let page = khabar::page::build(&khabar::input::open(page.into(), &options).unwrap(), &limits);
        page.ids().map(|id| page.attrs(id).count()).max().unwrap()
    };
    assert_eq!((kept(&with(9)), kept(&with(10)), kept(&with(50_000))), (10, 10, 10));
    // Far past it, in a tag that is thinned out before it is parsed: the page behind it is read as ever.
    let (_, long) = hold(Limits::default(), WarningCode::AttributesCut, &with(200), &with(50_000));
    assert_eq!(passage_texts(&long)[3..], ["y", "z"]);
    // Further tags bring the body what it has not, and no more than one tag may.
    let bodies = |count: usize| format!("{STORY}{}", repeated(count, &|at| format!("<body a{at}=1>")));
    hold(limits, WarningCode::AttributesCut, &bodies(10), &bodies(11));
    assert_eq!((kept(&bodies(9)), kept(&bodies(10)), kept(&bodies(5_000))), (9, 10, 10));
}

#[test]
fn bytes_of_an_attribute() {
    let limits = Limits { attribute_bytes: 10, ..Limits::default() };
    hold(limits, WarningCode::AttributesCut, "<p class=aaaaaaaaaa>x</p>", "<p class=aaaaaaaaaaa>x</p>");
}

#[test]
fn bytes_of_json_ld() {
    let script = |headline: &str| {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"{headline}\"}}</script>{STORY}"
        )
    };
    let empty = "{\"@type\":\"Article\",\"headline\":\"\"}".len();
    let limits = Limits { json_bytes: 200, ..Limits::default() };
    hold(
        limits,
        WarningCode::JsonLdCut,
        &script(&"b".repeat(200 - empty)),
        &script(&"b".repeat(201 - empty)),
    );
}

#[test]
fn depth_of_json_ld() {
    let script = |lists: usize| {
        let (open, close) = ("[".repeat(lists), "]".repeat(lists));
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":{open}\"Ann Reed\"{close}}}</script>{STORY}"
        )
    };
    let limits = Limits { json_depth: 6, ..Limits::default() };
    let (at, past) = hold(limits, WarningCode::JsonLdCut, &script(5), &script(6));
    assert_eq!((at.authors.len(), past.authors.len()), (1, 0));
    // Deeper than the reader of JSON itself goes.
    hold(Limits::default(), WarningCode::JsonLdBroken, &script(50), &script(100_000));
}

#[test]
fn spans_and_cells_of_a_table() {
    let table = |cells: usize, span: usize| {
        let row = |cell: &str| format!("<tr>{}</tr>", cell.repeat(5));
        let rows = row("<td>1</td>").repeat(cells / 5 - 1);
        format!(
            "{STORY}<table><caption>Levels</caption><tr><th colspan={span}>a</th>{}</tr>{rows}</table>{STORY}",
            "<th>b</th>".repeat(4)
        )
    };
    let limits = Limits { table_span: 7, table_cells: 20, ..Limits::default() };
    let shape = |article: &Article| {
        let table = article
            .body
            .iter()
            .find_map(|it| if let Block::Table(it) = it { Some(it) } else { None })
            .unwrap();
        (table.rows.iter().map(Vec::len).sum::<usize>(), table.rows[0][0].columns)
    };
    let (at, past) = hold(limits, WarningCode::TableCut, &table(20, 7), &table(20, 8));
    assert_eq!((shape(&at), shape(&past)), ((20, Some(7)), (20, Some(7))));
    let (_, past) = hold(limits, WarningCode::TableCut, &table(20, 7), &table(25, 7));
    assert_eq!(shape(&past), (20, Some(7)));
}

#[test]
fn candidates_of_a_picture() {
    let page = |candidates: usize, sources: usize| {
        let set: String = (1..=candidates).fold(String::new(), |mut all, at| {
            let _ = write!(all, "/{at}.jpg {at}00w, ");
            all
        });
        let sources = "<source srcset='/a.webp 5w'>".repeat(sources);
        format!(
            "<article>{STORY}<figure><picture>{sources}<img src=/z.jpg srcset='{set}'></picture><figcaption>The old town on Friday</figcaption></figure>{STORY}</article>"
        )
    };
    let limits = Limits { srcset_candidates: 6, ..Limits::default() };
    let address = |article: &Article| {
        article
            .body
            .iter()
            .find_map(|it| if let Block::Figure(it) = it { it.url.clone() } else { None })
            .unwrap()
    };
    let (at, past) = hold(limits, WarningCode::PicturesCut, &page(6, 1), &page(7, 1));
    assert_eq!((address(&at).as_str(), address(&past).as_str()), ("/6.jpg", "/6.jpg"));
    hold(limits, WarningCode::PicturesCut, &page(2, 5), &page(2, 6));
}

/// A page of so many articles of one level, each with a text of its own.
fn articles(count: usize) -> String {
    let article = |number: usize| {
        let told = format!(
            "Streets of town {number} stood under water after a night of rain, and two schools stayed closed. "
        );
        format!("<article><h2>Rain floods town number {number}</h2><p>{}</p></article>", told.repeat(7))
    };
    format!(
        "<title>Rain floods town number 0</title><main>{}</main>",
        (0..count).map(article).collect::<String>()
    )
}

#[test]
fn articles_of_a_page() {
    let limits = Limits { articles: 5, ..Limits::default() };
    let all = |count| khabar::parse_all(&articles(count), &Options { limits, ..Options::default() }).unwrap();
    let (at, past) = (all(5), all(6));
    let warns = |all: &[Article]| {
        all.iter().any(|it| it.warnings.iter().any(|it| it.code == WarningCode::ArticlesCut))
    };
    assert_eq!((at.len(), warns(&at)), (5, false));
    assert_eq!((past.len(), warns(&past)), (5, true));
    // One article is what was asked for here.
    assert!(!warns(&[read(limits, &articles(6))]));
}

#[test]
fn bytes_of_addresses() {
    // Three attributes: the base, and a link in each of two paragraphs.
    let page = |base: usize| {
        let story = format!(
            "{STORY}<p>The list of the streets is <a href=list>on the board</a> of the town hall.</p>"
        );
        format!(
            "<base href='https://news.example/{}/'><article>{story}<p>So is <a href=map>the map</a>.</p></article>",
            "a".repeat(base)
        )
    };
    let limits = Limits { address_bytes: 3 * 122, ..Limits::default() };
    let (at, past) = hold(limits, WarningCode::AddressesCut, &page(100), &page(101));
    let link =
        |article: &Article| render(article, Format::Html).matches("href=\"https://news.example/a").count();
    assert_eq!((link(&at), link(&past)), (2, 0));
}

/// A page whose links all repeat a long address.
#[test]
fn bytes_of_output_with_a_long_base() {
    let links = "<p>Boats were counted <a href=x>on the quay</a> again.</p>".repeat(3_000);
    let page = format!("<base href='https://news.example/{}/'>{STORY}{links}", "a".repeat(60_000));
    let article = khabar::parse(&page, &Options::default()).unwrap();
    for format in Format::ALL {
        assert!(render(&article, *format).len() <= 30 * page.len(), "{}", format.name());
    }
}

/// What comes out is no more than a few times what came in, whatever a page is made of.
#[test]
fn bytes_of_output() {
    let pieces = [
        "<p>x y z</p>",
        "<blockquote><ul><li>a",
        "<b><i>a</i> b</b> ",
        "<a href=/x>some words here</a> ",
        "<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;",
        "<p>\u{201c}We were ready for all of it,\u{201d} said Ann Reed. ",
        "<p>On Monday and on Tuesday. ",
        "<img src=/a.jpg alt=a><p>x",
        "<table><tr><td colspan=1000 rowspan=60000>a<td>b<tr><td>c<td>d</table>",
    ];
    for piece in pieces {
        let page = format!("{STORY}{}{STORY}", piece.repeat(100_000 / piece.len()));
        let article = khabar::parse(&page, &Options::default()).unwrap();
        for format in Format::ALL {
            let out = render(&article, *format).len();
            assert!(out <= 30 * page.len(), "{piece} as {}: {out} bytes of {}", format.name(), page.len());
        }
    }
}

/// What is told of each passage and each block does not grow with the depth of the page.
#[test]
fn bytes_of_places() {
    let told = |depth: usize| {
        let page = format!("{}{STORY}{}", "<div>".repeat(depth), "<p>x y z</p>".repeat(2_000));
        let options = Options { passages: true, provenance: true, ..Options::default() };
        let article = khabar::parse(&page, &options).unwrap();
        assert!(article.passages.iter().all(|it| it.place.split(" > ").count() <= 25));
        (article.passages[9].place.clone(), serde_json::to_string(&article).unwrap().len())
    };
    let ((_, shallow), (place, deep)) = (told(30), told(480));
    assert!(place.starts_with("\u{2026} > div > div") && place.ends_with("div > p"), "{place}");
    assert!(deep <= shallow + shallow / 4, "{deep} bytes, {shallow} where the page is less deep");
}

/// Limits that leave no room for anything are limits too.
#[test]
fn no_room_at_all() {
    let nothing = Limits {
        input_bytes: 400,
        archive_bytes: 400,
        archive_parts: 0,
        archive_depth: 0,
        depth: 0,
        nodes: 0,
        passages: 0,
        attributes: 0,
        attribute_bytes: 0,
        json_bytes: 0,
        json_depth: 0,
        table_span: 0,
        table_cells: 0,
        srcset_candidates: 0,
        articles: 0,
        address_bytes: 0,
    };
    let script = "<script type=application/ld+json>{\"@type\":\"Article\"}</script>";
    let table = "<table><caption>a</caption><tr><th>b<td>c</table><picture><source srcset=/a><img src=/b class=x></picture>";
    let page = format!("{script}{table}{STORY}");
    for limits in [
        nothing,
        Limits { nodes: 100, ..nothing },
        Limits { nodes: 100, depth: 50, ..nothing },
        Limits { nodes: 100, depth: 50, passages: 50, ..nothing },
        Limits { input_bytes: 1, ..Limits::default() },
    ] {
        for page in [page.as_str(), "Rain floods the old town\n\nStreets stood under water."] {
            let article = read(limits, page);
            assert!(!article.warnings.is_empty());
            for format in Format::ALL {
                render(&article, *format);
            }
        }
    }
    let options = Options { limits: Limits { input_bytes: 0, ..nothing }, ..Options::default() };
    assert!(khabar::parse("x", &options).is_err());
}
