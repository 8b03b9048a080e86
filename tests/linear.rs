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

/// One test, so that no other runs beside it.
#[test]
fn twice_the_page_takes_about_twice_as_long() {
    let mut worst = (0.0, String::new());
    for ((name, single), (_, double)) in shapes::shapes(BYTES).into_iter().zip(shapes::shapes(BYTES * 2)) {
        let (mut one, mut two) = (Duration::MAX, Duration::MAX);
        let mut ratio = f64::INFINITY;
        for _ in 0..TRIES {
            one = one.min(time_of(&single));
            two = two.min(time_of(&double));
            ratio = two.max(FLOOR).as_secs_f64() / one.max(FLOOR / 2).as_secs_f64();
            if ratio < LONGER {
                break;
            }
        }
        assert!(ratio < LONGER, "{name}: {one:?} for {BYTES} bytes, {two:?} for twice as many");
        if worst.0 < ratio {
            worst = (ratio, name);
        }
    }
    println!("{:.2} times as long at the most, for {}", worst.0, worst.1);
}
