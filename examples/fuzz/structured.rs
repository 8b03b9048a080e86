//! Pages made of elements, attributes and sentences: most are nested as they should be, some are not.

use crate::random::Random;

const ELEMENTS: &str = "\
    a abbr address article aside b blockquote body br button caption code col dd details div dl dt em \
    figcaption figure font footer form frameset h1 h2 h6 head header hr html i iframe img input li main math \
    meta mi nav nobr noscript object ol option p picture plaintext pre q ruby rt s script section select \
    small source span strong style sub summary sup svg foreignObject table tbody td template textarea tfoot \
    th thead time title tr u ul video x-y";

const ATTRIBUTES: &[&str] = &[
    "alt=x",
    "class=article-body",
    "class=byline",
    "class=caption",
    "class=comment",
    "class=date",
    "class='live-update'",
    "class=related",
    "class='wp-block-embed'",
    "colspan=3",
    "content='2021-05-05'",
    "datetime=2021-05-05T10:00",
    "dir=rtl",
    "hidden",
    "href=/a",
    "href='javascript:x'",
    "href=https://council.example/",
    "id=x",
    "itemprop=author",
    "itemprop=datePublished",
    "itemscope",
    "itemtype=https://schema.org/Person",
    "lang=ar",
    "lang=xx-yy-zz",
    "name=author",
    "property=og:title",
    "rel=author",
    "role=presentation",
    "rowspan=0",
    "src=/a.jpg",
    "srcset='/a 1x, /b 2x'",
    "style='display:none'",
    "title=x",
    "type=application/ld+json",
    "width=600",
];

/// Values that no attribute should have.
const VALUES: &[&str] = &[
    "",
    " ",
    "\u{e9}",
    "\u{e9}\u{e9}",
    "en-\u{e9}\u{e9}",
    "en-\u{1f600}",
    "/a \u{645}, /b 2\u{645}",
    "1\u{660}",
    "-",
    "--",
    ":",
    "\u{645}:\u{645}",
    "https://\u{e9}",
    "https://[",
    "https://a@b:c/d?e#f",
    "//",
    "/\u{e9}/2021/05/05/",
    "mailto:\u{e9}",
    "data:\u{e9}",
    "2021-\u{e9}\u{e9}",
    "2021-05-05T\u{e9}",
    "20210505\u{e9}",
    "T\u{e9}",
    "PT\u{e9}S",
    "99999999999999999999",
    "-1",
    "1e9",
    "0x10",
    "\u{202e}x",
    "x;y:\u{e9}",
    "display:\u{e9}",
    "UTC+\u{e9}",
    "10:\u{e9}",
    "\u{e9}-\u{e9}_\u{e9}",
    "article\u{e9}body",
    "&#x41;&\u{e9};",
    "{\u{e9}",
    "\"",
    "schema:\u{e9}",
    "#\u{e9}",
];

const TEXTS: &[&str] = &[
    "Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said. ",
    "\u{201c}We were ready for all of it,\u{201d} said Ann Reed, who leads the crews. ",
    "By Ann Reed",
    "5 May 2021",
    "Updated 10:40",
    "3 hours ago",
    "LONDON (Agency) - ",
    "Photo: Ann Reed",
    "Read more",
    "{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":{\"name\":\"Ann Reed\"}}",
    "x",
    " ",
    "\n",
    "&lt;p&gt;",
    "&",
    "\u{a0}",
    "\u{642}\u{627}\u{644} \u{627}\u{644}\u{648}\u{632}\u{64a}\u{631} \u{625}\u{646} \u{627}\u{644}\u{645}\u{637}\u{631}. ",
    "\u{6c34}\u{304c}\u{51fa}\u{305f}\u{3002}",
    "\u{202e}x",
    "e\u{301}",
    "\0",
];

/// A page of some hundred pieces.
pub fn page(random: &mut Random) -> Vec<u8> {
    let mut out = String::from("<!doctype html>");
    let mut open: Vec<&str> = Vec::new();
    let elements: Vec<&str> = ELEMENTS.split(' ').collect();
    for _ in 0..random.small(400) + 5 {
        match random.below(10) {
            0..=3 => {
                let name = random.of(&elements).copied().unwrap_or("p");
                out.extend(["<", name]);
                for _ in 0..random.small(3) {
                    let attribute = random.of(ATTRIBUTES).copied().unwrap_or_default();
                    let value = random.of(VALUES).copied().filter(|_| random.one_in(3));
                    match attribute.split_once('=').zip(value) {
                        Some(((name, _), value)) => out.extend([" ", name, "=\"", value, "\""]),
                        None => out.extend([" ", attribute]),
                    }
                }
                out.push('>');
                open.push(name);
            }
            4..=6 => {
                // Now and then the wrong one is closed.
                let name = if random.one_in(8) { random.of(&elements).copied() } else { open.pop() };
                if let Some(name) = name {
                    out.extend(["</", name, ">"]);
                }
            }
            _ => out.push_str(random.of(TEXTS).copied().unwrap_or_default()),
        }
    }
    out.into_bytes()
}
