//! Articles with hostile words in every field.

use khabar::article::{
    Article, Author, Block, Cell, Direction, Figure, ListItem, Locale, Mark, Moment, Quote, Related, Run,
    Site, Source, Table,
};

use crate::corpus::attacks;

pub const HOSTILE: &[&str] = &[
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

pub const MARKS: [Mark; 6] =
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
    let list =
        |ordered| Block::List { ordered, start: Some(7), items: vec![item(), item()], locale: locale() };
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
pub fn articles() -> impl Iterator<Item = Article> {
    let attacks = attacks().into_iter().map(|it| it.words);
    HOSTILE.iter().map(|it| (*it).to_owned()).chain(attacks).flat_map(|words| {
        let whole = article(&words);
        let unsigned = Article { byline: None, ..whole.clone() };
        [whole, unsigned]
    })
}
