//! What a whole parse costs beside bare `scraper` parsing of the same pages.
//!
//!     cargo run --release --example cost -- FOLDER
//!
//! Reads every `.html` file of a folder, takes turns page by page, and prints the sum of each page's best of five runs,
//! their ratio, and the ratio for the smallest to the largest quarter of pages.

mod shared;

use std::time::{Duration, Instant};
use std::{hint, io};

const RUNS: usize = 5;

fn best(mut work: impl FnMut()) -> Duration {
    let time = |work: &mut dyn FnMut()| {
        let started = Instant::now();
        work();
        started.elapsed()
    };
    (0..RUNS).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn main() -> io::Result<()> {
    let mut pages = shared::pages()?;
    pages.sort_by_key(String::len);
    let options = khabar::Options::default();
    let measured: Vec<(usize, Duration, Duration)> = pages
        .iter()
        .map(|page| {
            let bare = best(|| drop(hint::black_box(scraper::Html::parse_document(page))));
            let whole = best(|| drop(hint::black_box(khabar::parse(page.as_str(), &options))));
            (page.len(), bare, whole)
        })
        .collect();
    print_row("all pages", &measured);
    for part in measured.chunks(measured.len().div_ceil(4).max(1)) {
        let bounds = (part.first().map_or(0, |it| it.0), part.last().map_or(0, |it| it.0));
        print_row(&format!("{} to {} KB", bounds.0 / 1000, bounds.1 / 1000), part);
    }
    Ok(())
}

fn print_row(name: &str, rows: &[(usize, Duration, Duration)]) {
    let bytes: usize = rows.iter().map(|it| it.0).sum();
    let bare: Duration = rows.iter().map(|it| it.1).sum();
    let whole: Duration = rows.iter().map(|it| it.2).sum();
    println!(
        "{name:20} {:5} pages {:8} KB  scraper {:8.1} ms  khabar {:8.1} ms  ratio {:.2}",
        rows.len(),
        bytes / 1000,
        bare.as_secs_f64() * 1e3,
        whole.as_secs_f64() * 1e3,
        whole.as_secs_f64() / bare.as_secs_f64()
    );
}
