//! Time and output grow with the page and not with its square, whatever it is made of.
//!
//! `cargo run --release --example doubling` measures the same shapes at any size.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "hurtful/shapes.rs"]
mod shapes;

use std::time::{Duration, Instant};

use khabar::export::{Format, render};
use khabar::{Error, Options};

/// Bytes of the smaller page of each shape.
const BYTES: usize = 60_000;

/// How much longer twice the page may take.
const LONGER: f64 = 2.6;

/// So many times as large is a third page: there what grows with the square shows that is small at twice the size, beside
/// much that is linear.
const FAR: usize = 8;

/// How much longer than the first the third page may take. Its own share is 8; caches hold less of a large page. A square
/// that takes a seventh of the first page's time passes it.
const FAR_LONGER: f64 = 16.0;

/// Mails whose head passes 256 KB at that size and is read as text from there on: a step, and no growth.
const HEADS: [&str; 4] = ["headers", "headers of a part", "a folded header", "parameters"];

/// Below this the clock and other programs say more than the reader.
const FLOOR: Duration = Duration::from_millis(6);

/// How often a comparison is made anew with better times, so that a busy machine fails nothing.
const TRIES: usize = 20;

/// Reads a page and writes its article in every format.
fn time_of(page: &str) -> Duration {
    let started = Instant::now();
    match khabar::parse(page, &Options::default()) {
        Ok(article) => {
            for format in Format::ALL {
                std::hint::black_box(render(&article, *format));
            }
        }
        Err(error) => assert!(matches!(error, Error::NotText(_)), "{error}"),
    }
    started.elapsed()
}

/// Reads all articles of a page.
fn time_of_all(page: &str) -> Duration {
    let started = Instant::now();
    let all = khabar::parse_all(page, &Options::default()).unwrap();
    assert_eq!(all.len(), Options::default().limits.articles);
    started.elapsed()
}

/// A page of many articles, each with a text of its own.
fn articles(bytes: usize) -> String {
    let article = |number: usize| {
        let told = format!(
            "Streets of town {number} stood under water after a night of rain, and two schools stayed closed. "
        );
        format!("<article><h2>Rain floods town {number:06}</h2><p>{}</p></article>", told.repeat(7))
    };
    let count = bytes / article(0).len();
    format!(
        "<title>Rain floods town 000000</title><main>{}</main>",
        (0..count).map(article).collect::<String>()
    )
}

/// How many times as long the larger of two pages takes; `longer` is the most that it may, and `share` what is its due.
fn ratio_of(name: &str, time: fn(&str) -> Duration, pages: [&str; 2], share: u32, longer: f64) -> f64 {
    let (mut one, mut two) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        one = one.min(time(pages[0]));
        two = two.min(time(pages[1]));
        let ratio = two.max(FLOOR * share).as_secs_f64() / one.max(FLOOR).as_secs_f64();
        if ratio < longer {
            return ratio;
        }
    }
    panic!("{name}: {one:?} for {} bytes, {two:?} for {}", pages[0].len(), pages[1].len());
}

/// What was measured, and how far the worst went.
#[derive(Default)]
struct Worst(f64, String);

impl Worst {
    fn note(&mut self, ratio: f64, name: &str) {
        if self.0 < ratio {
            *self = Self(ratio, name.to_owned());
        }
    }
}

/// One test, so that no other runs beside it.
#[test]
fn twice_the_page_takes_about_twice_as_long() {
    let (mut twice, mut far) = (Worst::default(), Worst::default());
    let many = [4, 8].map(|it| articles(BYTES * it));
    twice.note(ratio_of("articles", time_of_all, [&many[0], &many[1]], 2, LONGER), "articles");
    let sizes = [1, 2, FAR].map(|it| shapes::shapes(BYTES * it));
    for (at, (name, page)) in sizes[0].iter().enumerate() {
        let [_, double, large] = [0, 1, 2].map(|size| sizes[size][at].1.as_str());
        twice.note(ratio_of(name, time_of, [page, double], 2, LONGER), name);
        if !HEADS.contains(&name.as_str()) {
            far.note(ratio_of(name, time_of, [page, large], FAR as u32, FAR_LONGER), name);
        }
    }
    let count = sizes[0].len();
    println!("{count} shapes: {:.2} times as long for twice the page at the most, {}", twice.0, twice.1);
    println!("{:.2} times as long for {FAR} times the page at the most, {}", far.0, far.1);
}
