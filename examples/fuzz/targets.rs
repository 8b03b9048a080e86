//! What is fed, and what must hold of whatever comes out.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use khabar::export::{Format, render};
use khabar::{Article, Error, Input, Options, dates, language};

use crate::allowed::check_html;
use crate::archives;
use crate::random::Random;
use crate::structured;

/// A way in.
pub struct Target {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Makes an input from nothing.
    pub make: Option<fn(&mut Random) -> Vec<u8>>,
    /// Says what kind of outcome it is, as a number, or what is wrong with it.
    run: fn(&[u8]) -> Result<u64, String>,
}

pub const TARGETS: &[Target] = &[
    Target { name: "html", seeds: pages, make: None, run: html },
    Target { name: "structured", seeds: attacks, make: Some(structured::page), run: html },
    Target { name: "text", seeds: texts, make: None, run: text },
    Target { name: "bytes", seeds: in_charsets, make: None, run: bytes },
    Target { name: "json-ld", seeds: scripts, make: None, run: json_ld },
    Target { name: "dates", seeds: days, make: None, run: day },
    Target { name: "archives", seeds: archives::saved_pages, make: None, run: archives::archive },
    Target { name: "warc", seeds: archives::crawls, make: None, run: archives::crawl },
];

/// Runs one input; a panic is an error as any other.
pub fn attempt(target: &Target, input: &[u8]) -> Result<u64, String> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        Err(format!("panicked: {}", said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?")))
    })
}

fn files(wanted: &str) -> Vec<Vec<u8>> {
    let folders = fs::read_dir("tests/pages").into_iter().flatten().flatten();
    let mut paths: Vec<_> = folders.map(|it| it.path().join(wanted)).filter(|it| it.exists()).collect();
    paths.sort();
    paths.iter().filter_map(|it| fs::read(it).ok()).collect()
}

fn pages() -> Vec<Vec<u8>> {
    files("page.html")
}

fn texts() -> Vec<Vec<u8>> {
    let mut texts = files("page.txt");
    texts.push(b"Rain floods the old town\n\nBy Ann Reed\n\n\xe2\x80\xa2 one\n\xe2\x80\xa2 two\n".to_vec());
    texts
}

fn attacks() -> Vec<Vec<u8>> {
    fs::read("tests/attacks/corpus.txt")
        .unwrap_or_default()
        .split(|it| *it == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Pages in UTF-8, UTF-16 of both kinds, and cut in the middle of their bytes.
fn in_charsets() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for page in pages() {
        let text = String::from_utf8_lossy(&page).into_owned();
        all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push([b"\xfe\xff".to_vec(), text.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat());
        all.push(
            text.chars()
                .map(|it| if it.is_ascii() { it as u8 } else { (it as u32 % 128 + 128) as u8 })
                .collect(),
        );
        all.push(page);
    }
    all
}

/// The JSON-LD of our pages.
fn scripts() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for page in pages() {
        let text = String::from_utf8_lossy(&page).into_owned();
        for piece in text.split("application/ld+json").skip(1) {
            let script = piece.split_once('>').map_or(piece, |it| it.1);
            all.push(script.split("</script").next().unwrap_or_default().as_bytes().to_vec());
        }
        let article = khabar::parse(&page, &Options::default());
        all.extend(article.ok().map(|it| render(&it, Format::JsonLd).into_bytes()));
    }
    all
}

fn days() -> Vec<Vec<u8>> {
    let examples = [
        "5 May 2021, 10:40",
        "May 5th, 2021 at 3:15 p.m. EST",
        "05.06.2021",
        "2021-05-05T10:00:00+02:00",
        "next Tuesday",
        "from 3 to 5 May",
        "in the first week of June 2020",
        "1403/05/12",
        "5. Mai 2021 um 10 Uhr",
        "le 5 mai 2021",
        "2021\u{5e74}5\u{6708}5\u{65e5}",
        "\u{665} \u{645}\u{627}\u{64a}\u{648} \u{662}\u{660}\u{662}\u{661}",
        "last year, two days ago",
    ];
    examples.iter().map(|it| it.as_bytes().to_vec()).collect()
}

fn html(input: &[u8]) -> Result<u64, String> {
    let page = String::from_utf8_lossy(input);
    // A tag in front, so that it is read as HTML whatever follows.
    read(Input::Text(&format!("<html><body>{page}")), None)
}

fn text(input: &[u8]) -> Result<u64, String> {
    read(Input::Text(&String::from_utf8_lossy(input)), Some("text/plain"))
}

/// The first byte chooses what the server said of the character set.
fn bytes(input: &[u8]) -> Result<u64, String> {
    const SAID: [&str; 8] = [
        "utf-8",
        "windows-1256",
        "shift_jis",
        "gb18030",
        "utf-16le",
        "iso-2022-jp",
        "text/html; charset=euc-kr",
        "x",
    ];
    let said = input.first().and_then(|it| SAID.get(usize::from(*it) % (SAID.len() + 4)));
    read(Input::Bytes(input), said.copied())
}

fn json_ld(input: &[u8]) -> Result<u64, String> {
    let script = String::from_utf8_lossy(input);
    let story = "<h1>Rain floods the old town</h1><p>Streets in the old town stood under water on Friday, the mayor said.</p>";
    read(Input::Text(&format!("<script type=application/ld+json>{script}</script>{story}")), None)
}

/// Every reader of days, in every language.
#[allow(clippy::unnecessary_wraps, reason = "all targets are alike")]
fn day(input: &[u8]) -> Result<u64, String> {
    let text = String::from_utf8_lossy(input);
    let mut outcome = DefaultHasher::new();
    for pack in language::packs() {
        let written = dates::written::readings(&text, pack).len();
        let spoken = dates::spoken::mentions(&text, pack);
        for mention in &spoken {
            format!("{:?}", mention.meaning).chars().take(12).collect::<String>().hash(&mut outcome);
        }
        (written.min(3), dates::written::find(&text, pack).is_some()).hash(&mut outcome);
    }
    let stated = dates::iso::parse(&text).map(|it| (dates::instant(&it.value).is_some(), it.value.len()));
    (stated, dates::url_date(&format!("https://gazette.example/{text}")).is_some()).hash(&mut outcome);
    Ok(outcome.finish())
}

/// Reads a page and looks at every format of every article.
pub fn read(input: Input<'_>, content_type: Option<&str>) -> Result<u64, String> {
    let options = Options {
        url: Some("https://gazette.example/a/b".into()),
        content_type: content_type.map(str::to_owned),
        saved: Some("2024-05-31T10:40:00Z".into()),
        passages: true,
        provenance: true,
        ..Options::default()
    };
    match khabar::parse_all(input, &options) {
        Err(error @ (Error::EmptyInput | Error::NotText(_))) => Ok(hash_of(&error.code())),
        Err(error) => Err(error.to_string()),
        Ok(articles) => {
            articles.iter().try_for_each(check)?;
            Ok(hash_of(&articles.iter().map(kind_of).collect::<Vec<_>>()))
        }
    }
}

fn check(article: &Article) -> Result<(), String> {
    let says_why = !article.body.is_empty() || !article.warnings.is_empty();
    if !says_why {
        return Err("neither a body nor a warning".into());
    }
    for format in Format::ALL {
        let out = render(article, *format);
        let sound = match format {
            Format::Html => check_html(&out).map(drop),
            Format::Markdown | Format::Text => {
                let control = out.chars().find(|it| it.is_control() && *it != '\n' && *it != '\t');
                control.map_or(Ok(()), |it| Err(format!("{it:?}")))
            }
            Format::Json => match serde_json::from_str::<Article>(&out) {
                Ok(back) if render(&back, Format::Json) == out => Ok(()),
                Ok(_) => Err("comes back otherwise".into()),
                Err(error) => Err(error.to_string()),
            },
            Format::JsonLd if out.contains(['<', '>', '&', '\u{2028}']) => Err("signs of HTML".into()),
            Format::JsonLd | Format::Ninjs => {
                serde_json::from_str::<serde_json::Value>(&out).map(drop).map_err(|error| error.to_string())
            }
        };
        sound.map_err(|why| format!("{}: {why}", format.name()))?;
    }
    Ok(())
}

/// What an article is like, so roughly that few are alike by chance and many that differ are not told apart.
fn kind_of(article: &Article) -> u64 {
    let blocks: Vec<_> = article.body.iter().take(6).map(std::mem::discriminant).collect();
    let counted = [
        article.body.len(),
        article.authors.len(),
        article.tags.len(),
        article.quotes.len(),
        article.times.len(),
        article.related.len(),
        article.sources.len(),
        article.passages.len(),
    ];
    let scales: Vec<u32> = counted.iter().map(|it| it.checked_ilog2().map_or(0, |it| it + 1)).collect();
    let has = [
        article.headline.is_some(),
        article.kicker.is_some(),
        article.dek.is_some(),
        article.byline.is_some(),
        article.published.is_some(),
        article.modified.is_some(),
        article.section.is_some(),
        article.language.is_some(),
        article.image.is_some(),
        article.access.is_some(),
        article.pagination.is_some(),
        article.comments.is_some(),
    ];
    let warnings: Vec<_> = article.warnings.iter().map(|it| it.code).collect();
    hash_of(&(blocks, scales, has, warnings))
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
