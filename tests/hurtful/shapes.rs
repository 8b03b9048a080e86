//! Pages of shapes that are known to hurt parsers and readers, of any size.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test takes a part of it; writing to a string cannot fail"
)]

use std::fmt::Write;

/// What stands before each shape, so that it is read as a page with an article.
pub const STORY: &str = "<h1>Rain floods the old town</h1>\
    <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
    <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

/// So much text that comments may follow it, in an element that they share.
const LONG_STORY: &str = "<div><p>The river had risen since noon, and by six the baker in the lower street was carrying flour to \
    the first floor, with the help of two neighbours and a boy who had come for bread.</p>\
    <p>At eight the fire brigade closed the bridge, and the buses from the station turned back at the school, where the \
    caretaker had put out chairs and soup for those who could not get home.</p>\
    <p>The pumps came from the next town at ten, and they ran until the morning, when the water stood below the second \
    step of the town hall and the first shops swept the mud into the gutter.</p>\
    <p>The mayor, who had not slept, said that the old wall would be raised before the autumn, and that the council had \
    known for eleven years how high it ought to be.</p>";

/// Pieces that are set in a row: before the first, the piece, and behind the last.
const ROWS: &[(&str, &str, &str, &str)] = &[
    // Nesting.
    ("nested div", "", "<div>", ""),
    ("nested span", "", "<span>x", ""),
    ("nested list", "", "<ul><li>", ""),
    ("nested definition list", "", "<dl><dd>x", ""),
    ("nested blockquote", "", "<blockquote>x", ""),
    ("nested section", "", "<section><h2>x</h2>", ""),
    ("nested table", "", "<table><tr><td>", ""),
    ("nested figure", "", "<figure><figcaption>x", ""),
    ("nested button", "", "<button>x", ""),
    ("nested select", "", "<select><option>x", ""),
    ("nested template", "", "<template>x", ""),
    ("nested svg", "", "<svg><g>", ""),
    ("nested math", "", "<math><mi>", ""),
    ("nested svg and html", "", "<svg><foreignObject><div>", ""),
    ("nested form", "", "<form><div>x</form>", ""),
    ("nested unknown element", "", "<x-y>z", ""),
    ("nested comments section", "", "<div class=comment><p>x y z</p>", ""),
    ("nested itemscope", "", "<div itemscope itemprop=x>", ""),
    ("nested lang", "", "<div lang=fr>x", ""),
    ("nested by a slash that closes nothing", "", "<div/>", ""),
    ("nested names of void elements in MathML", "<math>", "<link>", ""),
    ("nested names of raw text in SVG", "<svg>", "<style>", ""),
    ("closed in the wrong order", "", "<div><span>x</div></span>", ""),
    ("end tags alone", "", "</div></p></b></table>", ""),
    // What the standard repairs.
    ("unclosed formatting", "", "<p><b><font>x", ""),
    ("formatting with attributes", "", "<b a=1><i b=2><p>x", ""),
    ("adoption agency", "", "<a><p>x</a>", ""),
    ("adoption agency in tables", "", "<table><a>x</table>y", ""),
    ("foster parenting", "<table>", "<b>x", ""),
    ("foster parenting of text", "<table>", "x<tr>", ""),
    ("misplaced html and body", "", "<html a=1><body b=2>", ""),
    ("headings in each other", "", "<h1><h2>x", ""),
    ("swallowing elements", "", "<title>x</title><textarea>y</textarea>", ""),
    // Siblings.
    ("paragraphs", "", "<p>x y z</p>", ""),
    ("sentences", "", "<p>Streets stood under water on Friday, the mayor said.</p>", ""),
    ("links", "", "<a href=/x>some words here</a> ", ""),
    ("headings", "", "<h2>Some words here</h2>", ""),
    ("breaks", "", "x<br>", ""),
    ("breaks in pairs", "", "x<br><br>", ""),
    ("rules", "", "<hr><p>x</p>", ""),
    ("items", "<ul>", "<li>some words here", "</ul>"),
    ("cells", "<table><tr>", "<td>1", "</table>"),
    ("rows", "<table>", "<tr><td colspan=9>1<td>2", "</table>"),
    ("pictures", "", "<img src=/a.jpg alt=x width=600>", ""),
    ("figures", "", "<figure><img src=/a.jpg><figcaption>Some words</figcaption></figure>", ""),
    ("pictures twice", "", "<img data-src=/a.jpg><noscript><img src=/a.jpg></noscript>", ""),
    ("players", "", "<iframe src=https://video.example/embed/1></iframe>", ""),
    ("times", "", "<time datetime=2021-05-05>5 May 2021</time> ", ""),
    ("bylines", "", "<p class=byline>By Ann Reed</p>", ""),
    ("bylines in one line", "<p>", "<span class=byline>By Jane Doe</span> ", ""),
    (
        "words of a caption",
        "<figure><img src=/a.jpg width=600><figcaption>",
        "ab cd ",
        "</figcaption></figure>",
    ),
    ("quotes", "", "<blockquote><p>Nobody was hurt.</p></blockquote>", ""),
    ("code", "", "<pre><code>x</code></pre>", ""),
    ("preformatted lines", "<pre>", "x y\n", "</pre>"),
    ("scripts", "", "<script>var a={\"b\":1}</script>", ""),
    (
        "scripts of data",
        "",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\"}</script>",
        "",
    ),
    ("meta tags", "", "<meta property=article:tag content=x>", ""),
    ("head links", "", "<link rel=alternate hreflang=fr href=/x>", ""),
    ("breadcrumbs", "<nav class=breadcrumb>", "<a href=/x>x</a>", "</nav>"),
    ("labels of comments below a text", LONG_STORY, "<h3>Comments</h3><p>x</p>", "</div>"),
    ("comments of readers", "", "<div class=comment><p class=author>Ann</p><p>x y z</p></div>", ""),
    (
        "updates",
        "",
        "<div class=live-update><time datetime=2021-05-05T10:00Z>10:00</time><p>x y z</p></div>",
        "",
    ),
    ("hidden text", "", "<p hidden>x</p><p style=display:none>y</p>", ""),
    ("neighbouring spans", "<p>", "<span>a b</span><span>Word</span>", ""),
    (
        "links alone in a list",
        "<h1>x</h1><p>Streets stood under water on Friday, the mayor of the old town said.</p><ul>",
        "<li><a href=/x>Ferry traffic returns after the storm</a></li>",
        "</ul>",
    ),
    (
        "boxes below labels",
        "",
        "<div><h3>Read also</h3><a href=/b>Harbour closed after the storm</a></div>",
        "",
    ),
    (
        "long lines",
        "<div>",
        "Streets in the old town stood under water on Friday after a night of heavy rain, she said.<br>",
        "",
    ),
    (
        "pictures over lines",
        "",
        "<div><img src=/x.jpg width=600><p>Workers on the bridge</p></div>\
         <p>Streets stood under water on Friday, the mayor said.</p>",
        "",
    ),
    ("offers", "", "<div><p>Cancel any time.</p><p>Already a subscriber?</p></div>", ""),
    ("links to topics", "", "<p><a href=/tag/rain>Rain</a> <a href=/tag/wind>Wind</a></p>", ""),
    // Texts.
    ("words", "<p>", "word and word. ", ""),
    ("one word", "<p>", "word", ""),
    ("white space", "<p>x", " \n\t", "y"),
    ("references", "<p>", "&amp;&eacute;&notanentity;&#x41;&#", ""),
    ("ampersands", "<p>", "&", ""),
    ("brackets", "<p>", "<", ""),
    ("null characters", "<p>x", "\0y", ""),
    ("marks over letters", "<p>e", "\u{301}", ""),
    ("turned directions", "<p>", "\u{202e}x", ""),
    ("opened quotations", "<p>", "\u{201c}x ", ""),
    ("quotations", "<p>", "\u{201c}We were ready,\u{201d} said Ann Reed. ", ""),
    ("quotation marks", "<p>", "\" ' ", ""),
    ("names", "<p>", "Ann Reed of Upper Town and ", ""),
    ("days", "<p>", "on Tuesday, 21 December 2021, or last ", ""),
    ("digits", "<p>", "1/2/3 10:40 ", ""),
    ("digits without end", "<p>", "1", ""),
    ("commas", "<p>", ",a", ""),
    ("sentences without end", "<p>", "said that ", ""),
    ("letters without spaces", "<p>", "\u{6c34}\u{706b}\u{3002}", ""),
    ("Markdown signs", "<p>", "*_`[](", ""),
    ("marks of emphasis", "<p>", "<b>x</b><i>y</i>", ""),
    ("backticks in code", "<p>", "<code>`</code>", ""),
    ("nested brackets of Markdown", "<p>", "![", ""),
    // Tags that are no tags yet, comments, and what stands in them.
    ("comments", "", "<!-- x -->", ""),
    ("one comment", "<!--", " x -- > ", "-->"),
    ("open comments", "", "<!--", ""),
    ("declarations", "", "<!x><?y>", ""),
    ("doctypes", "", "<!doctype html>", ""),
    ("one attribute", "<p title='", "x y ", "'>x</p>"),
    ("quotation marks in a tag", "<p ", "\"'", ">x</p>"),
    ("attributes of one name", "<p ", "a=1 ", ">x</p>"),
    ("slashes in a tag", "<p ", "/", ">x</p>"),
    ("open tags in a tag", "<p ", "<p ", ">x</p>"),
    ("a tag that never ends", "<p ", "a='>' ", ""),
    ("tag names without end", "<", "x", ""),
    ("candidates", "<img src=/x.jpg srcset=\"", "/a.jpg 100w, ", "\"><p>x"),
    ("commas for candidates", "<img src=/x.jpg srcset=\"", ",", "\"><p>x"),
    ("class names", "<p class='", "article-body ", "'>x</p>"),
    ("style properties", "<p style='", "color:red;", "'>x</p>"),
    ("an address", "<a href='/", "x/../", "'>x</a>"),
    // Scripts.
    ("JSON-LD in lists", "<script type=application/ld+json>", "[", "</script>"),
    ("JSON-LD in things", "<script type=application/ld+json>", "{\"a\":", "</script>"),
    ("JSON-LD in both", "<script type=application/ld+json>", "[{\"a\":", "</script>"),
    (
        "JSON-LD side by side",
        "<script type=application/ld+json>[",
        "{\"@type\":\"Article\",\"headline\":\"x\"},",
        "{}]</script>",
    ),
    (
        "JSON-LD that refers to itself",
        "<script type=application/ld+json>[",
        "{\"@id\":\"a\",\"@type\":\"Article\",\"author\":{\"@id\":\"a\"}},",
        "{}]</script>",
    ),
    (
        "JSON-LD authors",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[",
        "{\"name\":\"Ann Reed\"},",
        "{}]}</script>",
    ),
    (
        "JSON-LD author of glued words",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"name\":\"Ann Roe ",
        "aB",
        "\"}}</script>",
    ),
    (
        "JSON-LD text with brackets",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"",
        "< <a ",
        "\"}</script>",
    ),
    ("JSON-LD with no commas", "<script type=application/ld+json>", "\"a\" ", "</script>"),
    ("JSON-LD escapes", "<script type=application/ld+json>{\"articleBody\":\"", "\\u0041\\x", "\"}</script>"),
    (
        "JSON-LD text with tags",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"",
        "&lt;p&gt;x y z &amp;amp; ",
        "\"}</script>",
    ),
    ("state of a script", "<script>self.__next_f.push([1,\"", "\\\"a\\\":\\\"x y z\\\",", "\"])</script>"),
    ("script that never ends", "<script>", "<!--<script", ""),
    ("style that never ends", "<style>", "</styl", ""),
    ("title that never ends", "<title>", "</titl<", ""),
];

/// Lines of plain text, as rows of pieces without tags.
const PLAIN: &[(&str, &str)] = &[
    ("plain lines", "Streets stood under water on Friday.\n"),
    ("plain stanzas", "Streets stood under water.\n\n"),
    ("plain bullets", "\u{2022} x\n"),
    ("plain lines of one letter", "a\n"),
    ("plain words", "word "),
    ("plain empty lines", "\n"),
];

/// Saved pages and mails: the head, the piece, and behind the last.
const ARCHIVES: &[(&str, &str, &str, &str)] = &[
    ("boundaries", PARTS, "--b\n", ""),
    ("boundaries that are longer", PARTS, "--bb\n", ""),
    ("parts", PARTS, "--b\nContent-Type: text/html\n\n<p>x\n", "--b--"),
    (
        "parts in Base64",
        PARTS,
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\n",
        "",
    ),
    ("headers", "Content-Type: text/html\nSubject: x\n", "X: y\n", "\n<p>x"),
    ("headers of a part", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "X: y\n", "\n<p>x"),
    ("a folded header", "Subject: x\nContent-Type: text/html;\n", " a=b;\n", "\n<p>x"),
    ("parameters", "Subject: x\nContent-Type: text/html", ";a=\"\\b\"", "\n\n<p>x"),
    ("one line of Base64", BASE64, "PHA+eCB5IHo8L3A+", ""),
    ("signs of Base64", BASE64, "=", "PHA+eCB5IHo8L3A+"),
    ("one line of quoted-printable", QUOTED, "=3Cp=3Ex y z", ""),
    ("signs of quoted-printable", QUOTED, "=", ""),
    ("soft line breaks", QUOTED, "=\r\n", "<p>x"),
];
const PARTS: &str = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n";
const BASE64: &str = "Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n";
const QUOTED: &str = "Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n";

/// Every shape with about so many bytes, by name.
pub fn shapes(bytes: usize) -> Vec<(String, String)> {
    let mut shapes: Vec<(String, String)> = ROWS
        .iter()
        .map(|(name, before, piece, behind)| {
            let row = piece.repeat(bytes / piece.len());
            ((*name).to_owned(), format!("<html lang=en>{STORY}{before}{row}{behind}"))
        })
        .collect();
    let plain = |(name, piece): &(&str, &str)| {
        let story = "Rain floods the old town\n\nStreets in the old town stood under water on Friday, the mayor said.\n\n";
        ((*name).to_owned(), format!("{story}{}", piece.repeat(bytes / piece.len())))
    };
    shapes.extend(PLAIN.iter().map(plain));
    shapes.extend(ARCHIVES.iter().map(|(name, before, piece, behind)| {
        ((*name).to_owned(), format!("{before}{}{behind}", piece.repeat(bytes / piece.len())))
    }));
    // No two attributes have one name, and no two properties.
    let numbered = |piece: fn(&mut String, usize)| numbered(bytes, piece);
    let attributes = numbered(|row, at| write!(row, " a{at}").unwrap());
    let levels = numbered(|row, at| {
        write!(row, "Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n\nwords\n--b{at}\n").unwrap();
    });
    shapes.push(("nested parts".to_owned(), levels));
    shapes.push(("attributes".to_owned(), format!("{STORY}<p{attributes}>x</p>")));
    let bodies = numbered(|row, at| write!(row, "<body a{at}>").unwrap());
    shapes.push(("attributes of further bodies".to_owned(), format!("{STORY}{bodies}")));
    let attributes = numbered(|row, at| write!(row, " a{at}='>'").unwrap());
    shapes.push(("attributes with brackets".to_owned(), format!("{STORY}<p{attributes}>x</p>")));
    let properties = numbered(|row, at| write!(row, "\"a{at}\":{at},").unwrap());
    let script = format!("<script type=application/ld+json>{{{properties}\"@type\":\"Article\"}}</script>");
    shapes.push(("JSON-LD properties".to_owned(), format!("{STORY}{script}")));
    let elements = numbered(|row, at| write!(row, "<x{at}>").unwrap());
    shapes.push(("elements of all names".to_owned(), format!("{STORY}{elements}")));
    let people = numbered(|row, at| {
        write!(row, "<p>\u{201c}We were ready for all of it,\u{201d} said Ann Reed{at}.").unwrap();
    });
    shapes.push(("speakers".to_owned(), format!("<html lang=en>{STORY}{people}")));
    let tags = numbered(|row, at| write!(row, "<a rel=tag href=/{at}>tag {at}</a>").unwrap());
    shapes.push(("tags".to_owned(), format!("{STORY}{tags}")));
    let pictures =
        numbered(|row, at| write!(row, "<img src=/{at}.jpg width=600><p>Photo: Ann Reed</p>").unwrap());
    shapes.push(("different pictures".to_owned(), format!("{STORY}{pictures}")));
    let pictures = numbered(|row, at| write!(row, "<img src=/{at}.jpg width=600 height=400>").unwrap());
    shapes.push(("pictures side by side".to_owned(), format!("{STORY}<a href=/x>{pictures}</a>{STORY}")));
    let teasers = numbered(|row, at| {
        let title = format_args!("<h3><a href=/{at}>Rain floods the town {at}</a></h3>");
        write!(row, "<div>{title}<p>The mayor said on Friday that no bus ran all day.</div>").unwrap();
    });
    shapes.push(("teasers behind an article".to_owned(), format!("<article>{STORY}</article>{teasers}")));
    let writers = numbered(|row, at| write!(row, "<span itemprop=author>{}</span> ", full_name(at)).unwrap());
    shapes.push(("different writers".to_owned(), format!("{STORY}{writers}")));
    let writers =
        numbered(|row, at| write!(row, "<p><a rel=author href=/{at}>{}</a>", full_name(at)).unwrap());
    shapes.push(("different writers in links".to_owned(), format!("{STORY}{writers}")));
    let writers = numbered(|row, at| write!(row, "<meta name=author content='{}'>", full_name(at)).unwrap());
    shapes.push(("different writers in metadata".to_owned(), format!("{writers}{STORY}")));
    let passages = numbered(|row, at| write!(row, "<p>ab{at} c</p>").unwrap());
    let caption = format!("<figure><img src=/a.jpg width=600><figcaption>{passages}</figcaption></figure>");
    shapes.push(("passages of a caption".to_owned(), format!("{STORY}{caption}{STORY}")));
    let names = numbered(|row, at| write!(row, "\"Harbour{at}x\",").unwrap());
    let sources = format!("\"sourceOrganization\":{{\"name\":[{names}\"Wire\"]}}");
    shapes.push(("JSON-LD sources".to_owned(), format!("{}{STORY}", described(&sources))));
    let small = "<small>xy z</small>".repeat(bytes / 19);
    let title = "Rain floods the old town today";
    let heading =
        format!("<meta property=og:title content='{title}'><h1>Weather: {title}{small}</h1>{STORY}");
    shapes.push(("small print in a headline".to_owned(), heading));
    shapes.extend(products(bytes).map(|(name, page)| (name.to_owned(), page)));
    shapes
}

/// Shapes of two halves, each harmless alone: time must not grow with the one times the other.
fn products(bytes: usize) -> [(&'static str, String); 8] {
    let half = bytes / 2;
    let row = |piece: fn(&mut String, usize)| numbered(half, piece);
    let repeated = |piece: &str| piece.repeat(half / piece.len());
    let authors = row(|row, at| write!(row, "{{\"name\":\"Ann {at}\"}},").unwrap());
    let pictures = row(|row, at| write!(row, "<img src=/{at}.jpg width=600 alt=zz>").unwrap());
    let links = repeated("<p><a href=/b>some words here</a>");
    let metas = repeated("<meta name=x content=y>");
    let named = "x".repeat(half.min(60_000));
    let captions = row(|row, at| {
        write!(row, "<figure><img src=/{at}.jpg><figcaption>a (b)</figcaption></figure>").unwrap();
    });
    let posts = "<blockquote class=twitter-tweet>".repeat(400.min(half / 32));
    let days = repeated("<meta name=a content=2020-01-01>");
    let sites = row(|row, at| write!(row, "{{\"@type\":\"WebSite\",\"name\":\"Ab{at}\"}},").unwrap());
    let state = format!("{{\"{}\":[{}\"\"]}}", repeated("k"), repeated("\"\","));
    let people = row(|row, at| write!(row, "\"Ann R{at}\",").unwrap());
    let post = format!("\"author\":{{\"jobTitle\":\"{}\",\"name\":[{people}\"x\"]}}", repeated("post "));
    let authors = described(&format!("\"author\":[{authors}{{}}]"));
    let graph = format!("<script type=application/ld+json>[{sites}{{}}]</script>");
    [
        ("authors and pictures", format!("{authors}{STORY}{pictures}{STORY}")),
        ("meta tags and links", format!("{metas}{STORY}{links}")),
        (
            "a long name and captions",
            format!("<meta property=og:site_name content='{named}'>{STORY}{captions}{STORY}"),
        ),
        ("nested posts and links", format!("{STORY}{posts}{links}")),
        ("days and times", format!("{days}{STORY}{}", repeated("<time>03/04/2021</time>"))),
        ("sites and headings", format!("{graph}{STORY}{}", repeated("<h1>Rain floods x</h1>"))),
        (
            "a long property and texts",
            format!("<title>x</title><div id=app></div><script>s={state}</script>"),
        ),
        ("a long post and names", format!("{}{STORY}", described(&post))),
    ]
}

/// JSON-LD of the article with some properties.
fn described(properties: &str) -> String {
    let headline = "\"@type\":\"NewsArticle\",\"headline\":\"Rain floods the old town\"";
    format!("<script type=application/ld+json>{{{headline},{properties}}}</script>")
}

/// So many bytes of pieces, each with its number.
fn numbered(bytes: usize, piece: fn(&mut String, usize)) -> String {
    let mut row = String::new();
    let mut at = 0;
    while row.len() < bytes {
        piece(&mut row, at);
        at += 1;
    }
    row
}

/// A person's name, another for each number.
fn full_name(number: usize) -> String {
    let letter = |at: u32| char::from(b'a' + (number / 26_usize.pow(at) % 26) as u8);
    format!("Ann R{}", (0..5).map(letter).collect::<String>())
}
