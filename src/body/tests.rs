#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;

use super::{Body, Context, compose};
use crate::article::{Block, Cell, Direction, Figure, ListItem, Mark, Run};
use crate::input::{Form, Source};
use crate::options::Limits;
use crate::page::{self, NodeId, Page};
use crate::roles::{Label, Role, Roles};

fn build(text: &str, form: Form) -> Page {
    page::build(&Source::new(text, form), &Limits::default())
}

/// Text inside `main` is body, and other text is not, unless a `data-role` around it says otherwise.
fn label(page: &Page) -> Roles {
    let role_at = |id: NodeId| {
        let mut around = page.ancestors(id);
        let stated = page.ancestors(id).find_map(|it| page.attr(it, "data-role"));
        match stated {
            Some(name) => *Role::ALL.iter().find(|it| it.name() == name).unwrap(),
            None if around.any(|it| page.tag(it) == page::Tag::Main) => Role::Body,
            None => Role::Other,
        }
    };
    roles_of(page.passages().iter().map(|it| role_at(it.first)).collect())
}

fn roles_of(roles: Vec<Role>) -> Roles {
    let headline = roles.iter().position(|it| *it == Role::Headline);
    let labels =
        roles.into_iter().map(|role| Label { role, probability: 0.5, reasons: Vec::new() }).collect();
    Roles { labels, headline, ..Roles::default() }
}

fn read(page: &Page, roles: &Roles) -> Body {
    compose(&Context {
        evidence: &crate::evidence::Evidence::default(),
        page,
        roles,
        base: Some("https://n.example/a/"),
        language: Some("en"),
        direction: Direction::Ltr,
        limits: &Limits::default(),
    })
}

fn body(html: &str) -> Body {
    let page = build(html, Form::Html);
    let body = read(&page, &label(&page));
    assert_eq!(body.blocks.len(), body.places.len());
    body
}

/// One line a block, so that a test reads as the article does.
fn outline(html: &str) -> String {
    let mut lines = String::new();
    write_blocks(&mut lines, &body(html).blocks, "");
    lines
}

fn text(content: &[Run]) -> String {
    content.iter().map(|it| it.text.as_str()).collect()
}

fn write_blocks(lines: &mut String, blocks: &[Block], indent: &str) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => writeln!(lines, "{indent}{}", text(content)),
            Block::Heading { level, content, .. } => {
                writeln!(lines, "{indent}{} {}", "#".repeat((*level).into()), text(content))
            }
            Block::List { ordered, items, .. } => {
                for ListItem { content, blocks } in items {
                    let sign = if *ordered { "1." } else { "-" };
                    writeln!(lines, "{indent}{sign} {}", text(content)).unwrap();
                    write_blocks(lines, blocks, &format!("{indent}  "));
                }
                Ok(())
            }
            Block::Quote { blocks, .. } => {
                write_blocks(lines, blocks, &format!("{indent}> "));
                Ok(())
            }
            Block::Figure(Figure { url, caption, credit, .. }) => writeln!(
                lines,
                "{indent}[{}|{}|{}]",
                url.as_deref().unwrap_or_default(),
                caption.as_deref().unwrap_or_default(),
                credit.as_deref().unwrap_or_default()
            ),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.iter().map(|it| text(&it.content)).collect();
                    writeln!(lines, "{indent}|{}|", cells.join("|")).unwrap();
                }
                Ok(())
            }
            Block::Code { text, syntax } => {
                writeln!(lines, "{indent}code {} {text}", syntax.as_deref().unwrap_or_default())
            }
            Block::Embed { provider, url, .. } => writeln!(lines, "{indent}{provider} {url}"),
            Block::Update { time, heading, blocks, .. } => {
                let time = time.as_ref().map_or("", |it| it.value.as_str());
                writeln!(lines, "{indent}@ {time} {}", heading.as_deref().unwrap_or_default()).unwrap();
                write_blocks(lines, blocks, &format!("{indent}  "));
                Ok(())
            }
            Block::Separator => writeln!(lines, "{indent}---"),
        }
        .unwrap();
    }
}

fn run(text: &str, marks: &[Mark], href: Option<&str>) -> Run {
    Run { text: text.to_owned(), marks: marks.to_vec(), href: href.map(str::to_owned) }
}

fn check(html: &str, wanted: &[&str]) {
    assert_eq!(outline(html).lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn marks_and_links_are_kept_and_equal_runs_merged() {
    let body = body(
        "<main><p>A <b>b</b><strong>c</strong> <a href='../x'>d <em>e</em></a> \
         <a href='javascript:x()'>f</a><br>g<sup>2</sup> <span hidden>no</span> end</p><p>z</p></main>",
    );
    let Block::Paragraph { content, .. } = &body.blocks[0] else { panic!() };
    let link = Some("https://n.example/x");
    let wanted = [
        run("A ", &[], None),
        run("bc", &[Mark::Strong], None),
        run(" ", &[], None),
        run("d ", &[], link),
        run("e", &[Mark::Emphasis], link),
        run(" f\ng", &[], None),
        run("2", &[Mark::Superscript], None),
        run(" end", &[], None),
    ];
    assert_eq!(content, &wanted);
}

#[test]
fn headings_rules_and_loose_text() {
    check(
        "<body><h1 data-role=headline>H</h1><hr><main><img src=1.jpg><hr>loose<h1><b>One</b></h1><div>two<br><br>three</div><hr><hr>\
         <p>four</p><div role=heading aria-level=4>five</div><p>six</p><hr></main>",
        &[
            "[https://n.example/a/1.jpg||]",
            "loose",
            "## One",
            "two",
            "three",
            "---",
            "four",
            "#### five",
            "six",
        ],
    );
}

#[test]
fn lists_nest_and_items_keep_their_parts() {
    check(
        "<main><p>a</p><ul><li>b<ol><li>c</li><li><p>d</p><p>e</p></li></ol></li><li data-role=share>x</li>\
         <li>f</li></ul><dl><dt>g</dt><dd>h</dd><dt>i</dt><dd>j</dd></dl><p>k</p></main>",
        &["a", "- b", "  1. c", "  1. d", "    e", "- f", "- g", "  h", "- i", "  j", "k"],
    );
}

#[test]
fn a_body_that_is_one_list_is_a_list() {
    check("<main><ul><li>a</li><li>b</li></ul></main>", &["- a", "- b"]);
}

#[test]
fn lists_of_posts_are_layout() {
    check(
        "<main><p>a</p><ul><li><h3>b</h3><p>c</p></li><li><h3>d</h3><p>e</p></li></ul></main>",
        &["a", "### b", "c", "### d", "e"],
    );
}

#[test]
fn deep_lists_are_flattened_without_loss() {
    let html = format!("<main><p>x</p>{}</main>", "<ul><li>y".repeat(300));
    assert_eq!(outline(&html).matches('y').count(), 300);
    assert!(!outline(&html).contains(&"  ".repeat(super::list::NESTING + 1)));
}

#[test]
fn quotes_hold_blocks_and_posts_are_embeds() {
    check(
        "<main><p>a</p><blockquote><p>b</p><ul><li>c</li></ul></blockquote>\
         <blockquote class='twitter-tweet'><p>Words <a href='https://t.co/1'>t</a></p>Jane \
         <a href='https://twitter.com/jane/status/5?s=1'>May 1</a></blockquote>\
         <blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/1/'>x</blockquote>\
         <p>d</p></main>",
        &[
            "a",
            "> b",
            "> - c",
            "X https://twitter.com/jane/status/5?s=1",
            "Instagram https://www.instagram.com/p/1/",
            "d",
        ],
    );
}

#[test]
fn a_blockquote_around_all_is_an_indent() {
    check("<main><blockquote><p>a</p><p>b</p></blockquote></main>", &["a", "b"]);
}

#[test]
fn data_tables_are_tables_and_layout_tables_are_not() {
    let html = "<main><p>a</p><table><caption>C</caption><tr><th colspan=2>h</th></tr><tr><td>1<p>2</p></td>\
        <td rowspan=9999>3</td></tr></table><table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>\
        <p>b</p></main>";
    // The line break is the cell's own.
    check(html, &["a", "|h|", "|1", "2|3|", "x", "b"]);
    let body = body(html);
    let Block::Table(table) = &body.blocks[1] else { panic!() };
    assert_eq!(table.caption.as_deref(), Some("C"));
    assert!(matches!(table.rows[0][0], Cell { header: true, columns: Some(2), rows: None, .. }));
    assert_eq!(table.rows[1][1].rows, Some(Limits::default().table_span));
}

#[test]
fn code_is_verbatim() {
    check(
        "<main><p>a</p><pre><code class='hljs language-rust'>let  x = 1;</code></pre><p>b</p></main>",
        &["a", "code rust let  x = 1;", "b"],
    );
}

#[test]
fn figures_take_caption_and_credit() {
    check(
        "<main><p>a</p><figure><img src=1.jpg><figcaption data-role=caption>Rain <span class=credit>Photo: Jo Doe</span> /AFP\
         </figcaption></figure><div><img src=2.jpg></div><p data-role=caption>Sun (Reuters)</p><p>b</p>\
         <div><img src=3.jpg><p data-role=caption>Wind</p><p data-role=credit>© Jane Roe</p></div>\
         <figure><img src=4.jpg><figcaption>Fog</figcaption></figure><p>c</p></main>",
        &[
            "a",
            "[https://n.example/a/1.jpg|Rain|Jo Doe/AFP]",
            "[https://n.example/a/2.jpg|Sun|Reuters]",
            "b",
            "[https://n.example/a/3.jpg|Wind|Jane Roe]",
            "[https://n.example/a/4.jpg|Fog|]",
            "c",
        ],
    );
}

#[test]
fn a_gallery_gives_each_picture_its_caption() {
    check(
        "<main><p>a</p><ul class=gallery><li><img src=1.jpg><p data-role=caption>one</p></li><li><img src=2.jpg></li>\
         <li><img src=3.jpg><p data-role=caption>three</p></li></ul>\
         <div><img src=4.jpg><p data-role=caption>four</p><img src=5.jpg><p data-role=caption>five</p></div>\
         <p>b</p></main>",
        &[
            "a",
            "[https://n.example/a/1.jpg|one|]",
            "[https://n.example/a/2.jpg||]",
            "[https://n.example/a/3.jpg|three|]",
            "[https://n.example/a/4.jpg|four|]",
            "[https://n.example/a/5.jpg|five|]",
            "b",
        ],
    );
}

#[test]
fn the_best_address_wins() {
    check(
        "<main><p>a</p><img src='data:image/gif;base64,R0' data-src=1.jpg>\
         <img src=s.jpg srcset='s.jpg 300w, 2.jpg 1200w, m.jpg 600w'>\
         <picture><source media='(max-width:600px)' srcset='s3.jpg'><source media='(min-width:900px)' \
         srcset='3.jpg 1x, 3b.jpg 2x'><img src=s3.jpg></picture>\
         <img src=blank.gif class=lazy><noscript><img src=4.jpg width=640></noscript>\
         <noscript><img src=5.jpg></noscript><img data-original=5.jpg>\
         <amp-img src=6.jpg width=16 height=9 layout=responsive><noscript><img src=6.jpg></noscript></amp-img>\
         <img src='7.jpg?w=800'><img src='7.jpg?w=1600'><img src='photo.php?n=8'><img src='photo.php?n=9'><p>b</p></main>",
        &[
            "a",
            "[https://n.example/a/1.jpg||]",
            "[https://n.example/a/2.jpg||]",
            "[https://n.example/a/3b.jpg||]",
            "[https://n.example/a/4.jpg||]",
            "[https://n.example/a/5.jpg||]",
            "[https://n.example/a/6.jpg||]",
            "[https://n.example/a/7.jpg?w=800||]",
            "[https://n.example/a/photo.php?n=8||]",
            "[https://n.example/a/photo.php?n=9||]",
            "b",
        ],
    );
}

#[test]
fn what_is_no_picture_of_the_article_is_left_out() {
    check(
        "<body><img src=top.jpg><main><p>a</p><img src=p.gif width=1 height=1><img src=/img/logo.svg>\
         <img class=avatar src=u.jpg><img src=hidden.jpg hidden><div data-role=related><img src=r.jpg>Read</div>\
         <div class='ad-slot'><img src=ad.jpg></div><aside><a href=/><img src=x.jpg></a></aside>\
         <img src='https://secure.gravatar.com/avatar/1'><p>b</p><table><tr><th>c<img src=cell.jpg></table><figure><img src=last.jpg></figure>\
         <div data-role=share>Share</div><figure><img src=later.jpg></figure></main><img src=end.jpg>",
        &["a", "b", "c", "[https://n.example/a/last.jpg||]"],
    );
}

#[test]
fn the_lead_image_is_the_first_figure() {
    let html = "<body><header><img src=site.jpg></header><article><nav><img src=nav.jpg></nav>\
        <h1 data-role=headline>H</h1><div data-role=byline><img src=face.jpg>By Jane</div>\
        <div><div data-role=share>Share</div><figure><img src=1.jpg alt=' A  b '><figcaption data-role=caption>C\
        </figcaption></figure></div><main><p>a</p><p>b</p></main></article>";
    check(html, &["[https://n.example/a/1.jpg|C|]", "a", "b"]);
    assert_eq!(body(html).lead_image.unwrap().alt.as_deref(), Some("A b"));
}

#[test]
fn a_caption_that_is_printed_twice_is_said_once() {
    let html = "<body><article><h1 data-role=headline>H</h1><figure><img src=1.jpg><figcaption><p data-role=caption>The \
        quay at noon</p><p data-role=credit>Ann Low</p><p data-role=caption>The quay at noon</p><p data-role=credit>\
        Photo: Ann Low</p></figcaption></figure><main><p>a</p><p>b</p></main></article>";
    check(html, &["[https://n.example/a/1.jpg|The quay at noon|Ann Low]", "a", "b"]);
}

#[test]
fn what_opens_a_picture_is_no_caption() {
    let html = "<body><article><h1 data-role=headline>H</h1><button><div><figure><img src=1.jpg><div data-role=caption>View 6 \
        Images</div></figure></div><p data-role=caption>The quay at noon</p></button><main><p>a</p><p>b</p></main></article>";
    check(html, &["[https://n.example/a/1.jpg|The quay at noon|]", "a", "b"]);
}

#[test]
fn a_portrait_of_the_author_is_no_picture_of_the_article() {
    let html = "<body><article><h1 data-role=headline>H</h1><figure><a rel=author href=/jane><img src=jane.jpg></a>\
        <figcaption data-role=caption>By Jane</figcaption></figure><figure><a href=/big><img src=1.jpg></a></figure>\
        <main><p>a</p><p>b</p></main></article>";
    check(html, &["[https://n.example/a/1.jpg||]", "a", "b"]);
}

#[test]
fn a_picture_above_the_headline_leads_when_there_is_no_other() {
    let html = |more: &str| {
        format!(
            "<body><img src=site.jpg><article><figure><img src=0.jpg></figure><h1 data-role=headline>H</h1>{more}\
             <main><p>a</p><p>b</p></main></article>"
        )
    };
    check(&html(""), &["[https://n.example/a/0.jpg||]", "a", "b"]);
    check(&html("<img src=1.jpg>"), &["[https://n.example/a/1.jpg||]", "a", "b"]);
}

#[test]
fn players_are_embeds_and_adverts_are_not() {
    check(
        "<main><p>a</p><iframe data-src='//www.youtube.com/embed/1' title=T></iframe>\
         <iframe src='https://www.googletagmanager.com/ns.html?id=1'></iframe><iframe src='about:blank'></iframe>\
         <iframe src='https://www.google.com/recaptcha/api2'></iframe><video><source src=v.mp4>No video</video>\
         <amp-youtube data-videoid=2></amp-youtube><iframe src='https://p.example/1' width=1 height=1></iframe>\
         <p>b</p><iframe src='https://player.vimeo.com/3'></iframe><p data-role=related>r</p>\
         <iframe src='https://player.vimeo.com/4'></iframe></main>",
        &[
            "a",
            "YouTube https://www.youtube.com/embed/1",
            "n.example https://n.example/a/v.mp4",
            "YouTube https://www.youtube.com/watch?v=2",
            "b",
            "Vimeo https://player.vimeo.com/3",
        ],
    );
}

#[test]
fn blocks_state_where_they_differ() {
    let body = body(
        "<main lang=fr><p>English text</p><p>نص عربي كامل</p><div lang=es-MX><p>Texto</p><ul><li>Uno</li></ul></div>\
         <p lang=en-GB>More</p></main>",
    );
    let locale = |at: usize| match &body.blocks[at] {
        Block::Paragraph { locale, .. } | Block::List { locale, .. } => locale.clone(),
        _ => panic!(),
    };
    assert_eq!((locale(0).language, locale(0).direction), (None, None));
    assert_eq!((locale(1).language, locale(1).direction), (None, Some(Direction::Rtl)));
    assert_eq!(locale(2).language.as_deref(), Some("es-MX"));
    assert_eq!(locale(3).language.as_deref(), Some("es-MX"));
    assert_eq!(locale(4).language, None);
}

#[test]
fn plain_text_has_lists_and_a_lead_caption() {
    let page = build("Head\n\nA square in Lyon\n\nReuters\n\nFirst.\n\n• one\n• two\n\nLast.", Form::Plain);
    let roles = roles_of(vec![
        Role::Headline,
        Role::Caption,
        Role::Credit,
        Role::Body,
        Role::Body,
        Role::Body,
        Role::Body,
    ]);
    let body = read(&page, &roles);
    let mut lines = String::new();
    write_blocks(&mut lines, &body.blocks, "");
    assert_eq!(lines, "First.\n- one\n- two\nLast.\n");
    let lead = body.lead_image.unwrap();
    assert_eq!((lead.url, lead.caption.as_deref()), (None, Some("A square in Lyon")));
    assert_eq!(lead.credit.as_deref(), Some("Reuters"));
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(body("<p>a</p><img src=1.jpg>"), Body::default());
}

#[test]
fn hostile_nesting_takes_linear_time() {
    let parts =
        ["<table><tr><td>", "<blockquote class=twitter-tweet>y", "<dl><dt>y<dd>", "<b><figure><img src=x>"];
    for part in parts {
        let html = format!("<main>{}{}</main>", part.repeat(20_000), "<p>x<img src=y>".repeat(20_000));
        let before = std::time::Instant::now();
        let page = build(&html, Form::Html);
        let parsed = before.elapsed();
        read(&page, &label(&page));
        let all = before.elapsed();
        assert!(all < parsed * 20 + std::time::Duration::from_secs(2), "{part}: {parsed:?}, {all:?}");
    }
}
