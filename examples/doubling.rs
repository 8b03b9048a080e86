//! How the time to read a page and to write its article grows when a hurtful shape is twice as long:
//! `cargo run --release --example doubling [KILOBYTES] [SHAPE]`.
//!
//! Prints each shape with the milliseconds for so many kilobytes (500 unless told otherwise) and for twice as many,
//! and how many times longer the second took; the worst comes last. With `--write=FOLDER` for a shape it only writes the
//! pages there, for `tools/doubling.mjs`, which does the same in WebAssembly.

#[path = "../tests/hurtful/shapes.rs"]
mod shapes;

use std::time::Instant;

use khabar::export::{Format, render};

/// Runs of each page; the best counts, as other programs can only make a run slower.
const RUNS: usize = 5;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let kilobytes: usize = words.next().and_then(|it| it.parse().ok()).unwrap_or(500);
    let wanted = words.next().unwrap_or_default();
    let doubled = shapes::shapes(kilobytes * 2_000);
    if let Some(folder) = wanted.strip_prefix("--write=") {
        std::fs::create_dir_all(folder)?;
        for ((name, single), (_, double)) in shapes::shapes(kilobytes * 1_000).into_iter().zip(doubled) {
            std::fs::write(format!("{folder}/{name}.1.html"), single)?;
            std::fs::write(format!("{folder}/{name}.2.html"), double)?;
        }
        return Ok(());
    }
    let mut rows: Vec<(f64, f64, f64, String)> = Vec::new();
    for ((name, single), (_, double)) in shapes::shapes(kilobytes * 1_000).into_iter().zip(doubled) {
        if name.contains(&wanted) {
            // By turns, so that another program slows both.
            let (mut one, mut two) = (f64::INFINITY, f64::INFINITY);
            for _ in 0..RUNS {
                one = one.min(time_of(&single));
                two = two.min(time_of(&double));
            }
            rows.push((two / one, one, two, name));
        }
    }
    rows.sort_by(|left, right| left.0.total_cmp(&right.0));
    for (ratio, one, two, name) in rows {
        println!("{ratio:6.2} {one:9.1} ms {two:9.1} ms  {name}");
    }
    Ok(())
}

/// Milliseconds to read a page and to write its article in every format.
fn time_of(page: &str) -> f64 {
    let started = Instant::now();
    if let Ok(article) = khabar::parse(page, &khabar::Options::default()) {
        for format in Format::ALL {
            std::hint::black_box(render(&article, *format));
        }
    }
    started.elapsed().as_secs_f64() * 1_000.0
}
