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

/// Below this the clock and other programs say more than the reader.
const FLOOR: Duration = Duration::from_millis(12);

/// How often a comparison is made anew with better times, so that a busy machine fails nothing.
const TRIES: usize = 12;

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

/// How many times as long the larger of two pages takes.
fn ratio_of(name: &str, time: fn(&str) -> Duration, single: &str, double: &str) -> f64 {
    let (mut one, mut two) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        one = one.min(time(single));
        two = two.min(time(double));
        let ratio = two.max(FLOOR).as_secs_f64() / one.max(FLOOR / 2).as_secs_f64();
        if ratio < LONGER {
            return ratio;
        }
    }
    panic!("{name}: {one:?} for {} bytes, {two:?} for {}", single.len(), double.len());
}

/// One test, so that no other runs beside it.
#[test]
fn twice_the_page_takes_about_twice_as_long() {
    let many = ratio_of("articles", time_of_all, &articles(BYTES * 4), &articles(BYTES * 8));
    let mut worst = (many, "articles".to_owned());
    for ((name, single), (_, double)) in shapes::shapes(BYTES).into_iter().zip(shapes::shapes(BYTES * 2)) {
        let ratio = ratio_of(&name, time_of, &single, &double);
        if worst.0 < ratio {
            worst = (ratio, name);
        }
    }
    println!("{:.2} times as long at the most, for {}", worst.0, worst.1);
}
