//! Bad input: a typed error or a warning, never a panic and never a hang.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use khabar::export::{Format, render};
use khabar::{Article, Error, Input, Options, WarningCode};

fn parse(page: &str) -> Article {
    khabar::parse(page, &Options::default()).unwrap()
}

fn warns(article: &Article, code: WarningCode) -> bool {
    article.warnings.iter().any(|it| it.code == code)
}

/// A reproducible stream of numbers (xorshift64, Marsaglia 2003).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

const STORY: &str = "<h1>Rain floods the old town</h1>\
    <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
    <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

#[test]
fn what_is_no_page_is_a_typed_error() {
    let code = |input: Input<'_>| khabar::parse(input, &Options::default()).unwrap_err().code();
    assert_eq!(code(Input::Text("")), "empty-input");
    assert_eq!(code(Input::Text(" \n\t ")), "empty-input");
    assert_eq!(code(Input::Bytes(b"")), "empty-input");
    assert_eq!(code(Input::Bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")), "not-text");
    assert_eq!(code(Input::Bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")), "not-text");
    assert_eq!(code(Input::Bytes(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0")), "not-text");
    let mut noise = Noise(7);
    let bytes: Vec<u8> = (0..100_000).map(|_| noise.next() as u8).collect();
    assert_eq!(code(Input::Bytes(&bytes)), "not-text");
    let error = khabar::parse("", &Options::default()).unwrap_err();
    assert_eq!(error, Error::EmptyInput);
    assert!(error.to_string().contains("empty"));
}

#[test]
fn thirty_megabytes_of_noise_end_with_a_warning() {
    let mut noise = Noise(11);
    let mut page = String::with_capacity(31 << 20);
    while page.len() < 30 << 20 {
        match noise.next() % 7 {
            0 => page.push_str("<div>"),
            1 => page.push_str("</p>"),
            2 => page.push_str("<a href=x>"),
            3 => page.push_str("<b"),
            _ => write!(page, "{:x} ", noise.next()).unwrap(),
        }
    }
    let started = Instant::now();
    let article = parse(&page);
    assert!(warns(&article, WarningCode::InputCut));
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

/// Eight seconds for 800 KB in one paragraph are far more than linear time takes, in a debug build too.
#[test]
fn texts_full_of_days_are_read_in_linear_time() {
    for piece in [
        "last ",
        "21 December ",
        "today, (",
        "3 days ",
        "on Tuesday of ",
        "1/2/",
        "12\u{6708}",
        "will, Monday ",
    ] {
        let started = Instant::now();
        let text = piece.repeat(800_000 / piece.len());
        let article = parse(&format!("<html lang=en>{STORY}<p>Streets stood under water. {text}.</p>"));
        assert!(article.times.len() <= 1_000);
        assert!(started.elapsed() < Duration::from_secs(8), "{piece}: {:?}", started.elapsed());
    }
}

#[test]
fn pages_without_an_article_say_so() {
    let scripts = "<html><head><title>App</title></head><body><div id=root></div><script>var a = 1;</script></body></html>";
    assert!(warns(&parse(scripts), WarningCode::OnlyScripts));
    let login = "<html><body><h1>Sign in to continue</h1><form><label>Email</label><input><label>Password</label>\
        <input type=password><button>Sign in</button></form><a href=/f>Forgot your password?</a> \
        <p>Don't have an account? <a href=/n>Create an account</a></p></body></html>";
    assert!(warns(&parse(login), WarningCode::LoginWall));
    let nothing = parse("<html><body><p>Hello</p></body></html>");
    assert!(warns(&nothing, WarningCode::NoArticle) && nothing.body.is_empty());
}

#[test]
fn unclosed_everything_keeps_its_text() {
    let page = "<html><head><title>x<body><div><section><ul><li><b><i><a href='x'><table><tr><td><h1>Head line of the day</h1>\
        <p>One of the streets in the old town stood under water on Friday, the mayor said.<p>Two.<blockquote><pre>";
    let article = khabar::parse(page, &Options { passages: true, ..Options::default() }).unwrap();
    let text: String = article.passages.iter().map(|it| it.text.as_str()).collect();
    assert!(text.contains("stood under water"), "{text}");
}

/// The best time of a few runs: other programs can only make a run slower.
fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..5).map(|_| {
        let started = Instant::now();
        run();
        started.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Whether a comparison of times holds in one of a few tries, so that a busy machine fails nothing.
fn holds_once(mut holds: impl FnMut() -> bool) -> bool {
    (0..4).any(|_| holds())
}

#[test]
fn deep_nesting_costs_no_more_than_twice_a_flat_page() {
    let count = 20_000;
    let nested = format!("{}{STORY}{}", "<div>".repeat(count), "</div>".repeat(count));
    let flat = format!("{}{STORY}", "<div></div>".repeat(count));
    let article = parse(&nested);
    assert!(warns(&article, WarningCode::PageTooDeep));
    assert!(!warns(&parse(&flat), WarningCode::PageTooDeep));
    let compare = || best(|| drop(parse(&nested))) <= best(|| drop(parse(&flat))) * 2;
    assert!(holds_once(compare), "nested elements cost more than twice as much as flat ones");
}

#[test]
fn a_language_may_be_no_word_at_all() {
    for language in ["en-\u{e9}\u{e9}", "en-\u{1f600}", "-", "en--", "\u{e9}n", "e\u{301}"] {
        let page =
            format!("<html lang='{language}'>{STORY}<p lang='{language}'>Two schools stayed closed.</p>");
        assert!(!parse(&page).body.is_empty(), "{language}");
    }
}

#[test]
fn a_set_of_pictures_may_end_in_any_letter() {
    let picture = "<figure><img src=/a.jpg srcset='/b.jpg 100w, /c.jpg \u{645}'><figcaption>The old town</figcaption></figure>";
    assert!(!parse(&format!("<article>{STORY}{picture}{STORY}</article>")).body.is_empty());
}

#[test]
fn numbers_of_a_page_are_not_believed() {
    let page = format!(
        "{STORY}<table><tr><th>a</th><th>b</th></tr><tr><td colspan=9007199254740991 rowspan=99999>1</td><td>2</td></tr></table>{STORY}"
    );
    let article = parse(&page);
    for format in Format::ALL {
        assert!(render(&article, *format).len() < 1 << 20);
    }
}
