//! HTML: one `<article>` that can stand in any page.
//!
//! Every element and attribute that can be written stands in this file or in `escape` as a literal: that is the
//! allow-list. Embeds become links, never frames; there is no style and no script.

use crate::article::{Article, Block, Cell, Figure, ListItem, Locale, Mark, Moment, Run, Table};
use crate::export::escape::{self, Html};
use crate::export::{byline, lead_figure, nesting, source_lines};

/// Columns that a cell may cover, as in the HTML standard's table model.
const COLUMN_SPAN: u16 = 1_000;

/// Rows that a cell may cover, as in the HTML standard's table model.
const ROW_SPAN: u16 = 65_534;

/// The article as one `<article>` element, safe to put into any page.
pub fn html(article: &Article) -> String {
    let mut out = Html::default();
    out.markup("<article");
    out.locale(article.language.as_deref(), Some(article.direction));
    out.markup(">\n");
    header(&mut out, article);
    if let Some(lead) = lead_figure(article) {
        figure(&mut out, lead);
    }
    blocks(&mut out, &nesting::bounded(&article.body));
    sources(&mut out, &source_lines(article));
    out.markup("</article>\n");
    out.finish()
}

/// The body alone, in an `<article>` that says its language and direction.
pub(super) fn body(article: &Article) -> String {
    let mut out = Html::default();
    out.markup("<article");
    out.locale(article.language.as_deref(), Some(article.direction));
    out.markup(">\n");
    blocks(&mut out, &nesting::bounded(&article.body));
    out.markup("</article>\n");
    out.finish()
}

fn header(out: &mut Html, article: &Article) {
    out.markup("<header>\n");
    if let Some(kicker) = &article.kicker {
        out.markup("<p class=\"kicker\">");
        out.text(kicker);
        out.markup("</p>\n");
    }
    if let Some(headline) = &article.headline {
        out.markup("<h1>");
        out.text(headline);
        out.markup("</h1>\n");
    }
    if let Some(dek) = &article.dek {
        out.markup("<p class=\"dek\">");
        out.text(dek);
        out.markup("</p>\n");
    }
    let byline = byline(article);
    if byline.is_some() || article.published.is_some() {
        out.markup("<p class=\"byline\">");
        if let Some(byline) = &byline {
            authors(out, article, byline);
        }
        if let Some(published) = &article.published {
            out.markup(if byline.is_some() { " \u{b7} <time" } else { "<time" });
            out.attribute("datetime", &published.value);
            out.markup(">");
            out.text(published.raw.as_ref().unwrap_or(&published.value));
            out.markup("</time>");
        }
        out.markup("</p>\n");
    }
    out.markup("</header>\n");
}

/// The printed line, or the names with links to their pages. `<bdi>` keeps a name in another script from
/// changing places with the date beside it.
fn authors(out: &mut Html, article: &Article, byline: &str) {
    if article.byline.is_some() || article.authors.is_empty() {
        out.markup("<bdi>");
        out.text(byline);
        out.markup("</bdi>");
        return;
    }
    for (index, author) in article.authors.iter().enumerate() {
        out.markup(if index > 0 { ", <bdi>" } else { "<bdi>" });
        let linked = out.link(author.url.as_deref());
        out.text(&author.name);
        out.markup(if linked { "</a></bdi>" } else { "</bdi>" });
    }
}

fn sources(out: &mut Html, lines: &[&str]) {
    if lines.is_empty() {
        return;
    }
    out.markup("<footer>\n<p class=\"sources\">");
    for (index, line) in lines.iter().enumerate() {
        out.markup(if index > 0 { " \u{b7} <bdi>" } else { "<bdi>" });
        out.text(line);
        out.markup("</bdi>");
    }
    out.markup("</p>\n</footer>\n");
}

/// Recursion is bounded: the blocks come out of [`nesting::bounded`].
fn blocks(out: &mut Html, blocks: &[Block]) {
    for it in blocks {
        block(out, it);
    }
}

fn block(out: &mut Html, block: &Block) {
    match block {
        Block::Paragraph { content, locale } => {
            if !is_blank(content) {
                element(out, ("<p", "</p>\n"), content, locale);
            }
        }
        Block::Heading { level, content, locale } => element(out, heading_tags(*level), content, locale),
        Block::List { ordered, start, items, locale } => list(out, (*ordered, *start), items, locale),
        Block::Quote { blocks: inner, locale } => {
            start(out, "<blockquote", locale);
            out.markup("\n");
            blocks(out, inner);
            out.markup("</blockquote>\n");
        }
        Block::Figure(it) => figure(out, it),
        Block::Table(it) => table(out, it),
        Block::Code { text, syntax } => {
            out.markup("<pre dir=\"ltr\"><code");
            if let Some(syntax) = syntax.as_deref().and_then(escape::syntax_name) {
                out.attribute("class", &format!("language-{syntax}"));
            }
            out.markup(">");
            out.preformatted(text);
            out.markup("</code></pre>\n");
        }
        Block::Embed { provider, url, title } => {
            out.markup("<p class=\"embed\">");
            let linked = out.link(Some(url));
            out.text(title.as_ref().unwrap_or(provider));
            out.markup(if linked { "</a></p>\n" } else { "</p>\n" });
        }
        Block::Update { time, heading, blocks: inner, .. } => {
            update(out, time.as_ref(), heading.as_deref(), inner);
        }
        Block::Separator => out.markup("<hr>\n"),
    }
}

/// An update's own name is left out: two articles in one page could have the same.
fn update(out: &mut Html, time: Option<&Moment>, heading: Option<&str>, inner: &[Block]) {
    out.markup("<article class=\"update\">\n");
    if let Some(time) = time {
        out.markup("<p class=\"time\"><time");
        out.attribute("datetime", &time.value);
        out.markup(">");
        out.text(time.raw.as_ref().unwrap_or(&time.value));
        out.markup("</time></p>\n");
    }
    if let Some(heading) = heading {
        out.markup("<h2>");
        out.text(heading);
        out.markup("</h2>\n");
    }
    blocks(out, inner);
    out.markup("</article>\n");
}

fn heading_tags(level: u8) -> (&'static str, &'static str) {
    match level {
        0..=2 => ("<h2", "</h2>\n"),
        3 => ("<h3", "</h3>\n"),
        4 => ("<h4", "</h4>\n"),
        5 => ("<h5", "</h5>\n"),
        _ => ("<h6", "</h6>\n"),
    }
}

fn start(out: &mut Html, open: &'static str, locale: &Locale) {
    out.markup(open);
    out.locale(locale.language.as_deref(), locale.direction);
    out.markup(">");
}

fn element(out: &mut Html, tags: (&'static str, &'static str), content: &[Run], locale: &Locale) {
    start(out, tags.0, locale);
    runs(out, content);
    out.markup(tags.1);
}

/// `numbers` says whether the list is numbered, and from where on.
fn list(out: &mut Html, numbers: (bool, Option<u32>), items: &[ListItem], locale: &Locale) {
    let (ordered, first) = numbers;
    out.markup(if ordered { "<ol" } else { "<ul" });
    if let Some(first) = first.filter(|_| ordered) {
        out.number("start", first);
    }
    out.locale(locale.language.as_deref(), locale.direction);
    out.markup(">\n");
    for item in items {
        out.markup("<li>");
        runs(out, &item.content);
        if !item.blocks.is_empty() {
            out.markup("\n");
            blocks(out, &item.blocks);
        }
        out.markup("</li>\n");
    }
    out.markup(if ordered { "</ol>\n" } else { "</ul>\n" });
}

fn figure(out: &mut Html, figure: &Figure) {
    let address = figure.url.as_deref().and_then(escape::image_address);
    if address.is_none() && figure.caption.is_none() && figure.credit.is_none() {
        return;
    }
    out.markup("<figure>\n");
    if let Some(address) = address {
        out.image(&address, figure.alt.as_deref().unwrap_or_default(), (figure.width, figure.height));
    }
    if figure.caption.is_some() || figure.credit.is_some() {
        out.markup("<figcaption>");
        if let Some(caption) = &figure.caption {
            out.text(caption);
        }
        if let Some(credit) = &figure.credit {
            out.markup(if figure.caption.is_some() { " <small>" } else { "<small>" });
            out.text(credit);
            out.markup("</small>");
        }
        out.markup("</figcaption>\n");
    }
    out.markup("</figure>\n");
}

fn table(out: &mut Html, table: &Table) {
    out.markup("<table>\n");
    if let Some(caption) = &table.caption {
        out.markup("<caption>");
        out.text(caption);
        out.markup("</caption>\n");
    }
    let is_head = |row: &&Vec<Cell>| !row.is_empty() && row.iter().all(|cell| cell.header);
    let (head, body) = table.rows.split_at(table.rows.iter().take_while(is_head).count());
    if !head.is_empty() {
        out.markup("<thead>\n");
        rows(out, head, " scope=\"col\"");
        out.markup("</thead>\n");
    }
    out.markup("<tbody>\n");
    rows(out, body, " scope=\"row\"");
    out.markup("</tbody>\n</table>\n");
}

fn rows(out: &mut Html, rows: &[Vec<Cell>], scope: &'static str) {
    for row in rows {
        out.markup("<tr>");
        for cell in row {
            out.markup(if cell.header { "<th" } else { "<td" });
            if cell.header {
                out.markup(scope);
            }
            if let Some(columns) = cell.columns.filter(|it| *it > 1) {
                out.number("colspan", columns.min(COLUMN_SPAN).into());
            }
            if let Some(rows) = cell.rows.filter(|it| *it > 1) {
                out.number("rowspan", rows.min(ROW_SPAN).into());
            }
            out.markup(">");
            runs(out, &cell.content);
            out.markup(if cell.header { "</th>" } else { "</td>" });
        }
        out.markup("</tr>\n");
    }
}

fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}

/// Runs side by side with one address are one link.
fn runs(out: &mut Html, runs: &[Run]) {
    for group in runs.chunk_by(|left, right| left.href == right.href) {
        let href = group[0].href.as_deref().filter(|_| !is_blank(group));
        let linked = out.link(href);
        for run in group {
            marked(out, run);
        }
        if linked {
            out.markup("</a>");
        }
    }
}

/// The tags of each mark, outermost first.
const MARKS: [(Mark, &str, &str); 6] = [
    (Mark::Strong, "<strong>", "</strong>"),
    (Mark::Emphasis, "<em>", "</em>"),
    (Mark::Strike, "<s>", "</s>"),
    (Mark::Superscript, "<sup>", "</sup>"),
    (Mark::Subscript, "<sub>", "</sub>"),
    (Mark::Code, "<code>", "</code>"),
];

fn marked(out: &mut Html, run: &Run) {
    if run.text.is_empty() {
        return;
    }
    let marks = || MARKS.iter().filter(|(mark, ..)| run.marks.contains(mark));
    marks().for_each(|(_, open, _)| out.markup(open));
    out.text(&run.text);
    marks().rev().for_each(|(.., close)| out.markup(close));
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::html;
    use crate::article::Article;

    fn written(json: &str) -> String {
        html(&serde_json::from_str::<Article>(json).unwrap()).replace('\n', "")
    }

    #[test]
    fn an_arabic_article_with_an_english_paragraph() {
        let text = written(
            r#"{"language": "ar", "direction": "rtl", "headline": "خبر <عاجل>", "byline": "سامي",
                "published": {"value": "2021-12-21", "raw": "21 ديسمبر"}, "sources": [{"name": "و", "raw": "المصدر: وكالات"}],
                "body": [{"type": "paragraph", "content": [{"text": "نص"}]},
                    {"type": "paragraph", "content": [{"text": "Text"}], "language": "en", "direction": "ltr"}]}"#,
        );
        let expected = "<article lang=\"ar\" dir=\"rtl\"><header><h1>خبر &lt;عاجل&gt;</h1><p class=\"byline\">\
            <bdi>سامي</bdi> \u{b7} <time datetime=\"2021-12-21\">21 ديسمبر</time></p></header><p>نص</p>\
            <p lang=\"en\" dir=\"ltr\">Text</p><footer><p class=\"sources\"><bdi>المصدر: وكالات</bdi></p></footer></article>";
        assert_eq!(text, expected);
    }

    #[test]
    fn figures_tables_and_embeds() {
        let text = written(
            r#"{"body": [
                {"type": "figure", "url": "https://a/b.jpg", "alt": "\"x", "caption": "C", "credit": "D", "width": 3},
                {"type": "table", "rows": [[{"content": [{"text": "h"}], "header": true, "columns": 2, "rows": 1}],
                    [{"content": [{"text": "i"}], "rows": 3}]]},
                {"type": "embed", "provider": "T", "url": "https://t/?a&b"}, {"type": "embed", "provider": "U", "url": "x:"},
                {"type": "code", "text": "<a>\n", "syntax": "c++"}]}"#,
        );
        let body = text.split("</header>").nth(1).unwrap();
        assert_eq!(
            body,
            "<figure><img src=\"https://a/b.jpg\" alt=\"&quot;x\" width=\"3\" loading=\"lazy\" referrerpolicy=\"no-referrer\">\
             <figcaption>C <small>D</small></figcaption></figure><table><thead><tr><th scope=\"col\" colspan=\"2\">h</th></tr>\
             </thead><tbody><tr><td rowspan=\"3\">i</td></tr></tbody></table><p class=\"embed\">\
             <a href=\"https://t/?a&amp;b\" rel=\"noopener nofollow ugc\">T</a></p><p class=\"embed\">U</p>\
             <pre dir=\"ltr\"><code class=\"language-c++\">&lt;a&gt;</code></pre></article>"
        );
    }

    #[test]
    fn runs_of_one_address_are_one_link() {
        let text = written(
            r#"{"body": [{"type": "paragraph", "content": [{"text": "a", "href": "https://a/"},
                {"text": "b", "marks": ["emphasis", "strong", "strong"], "href": "https://a/"},
                {"text": "c", "href": " JavaScript\t:x"}]}]}"#,
        );
        assert!(text.contains("<p><a href=\"https://a/\" rel=\"noopener nofollow ugc\">a<strong><em>b</em></strong></a>c</p>"), "{text}");
    }
}
