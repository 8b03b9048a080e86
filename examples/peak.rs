//! The memory that one page takes: `cargo run --release --example peak MEGABYTES`.
//!
//! Reads a page of so many megabytes of paragraphs, links and pictures, writes its article as HTML, and prints the most
//! memory that the process had (Linux only). Each size needs a process of its own, as the most is never forgotten.

use std::{fs, io};

use khabar::Options;
use khabar::export::html;

/// A paragraph with a link and now and then a picture; the number keeps them from being copies of each other.
fn piece(at: usize) -> String {
    let words = format!(
        "<p class=text>On day {at} of the rain, {} streets in the <a href=/town/{at}>old town</a> stood under water, and the mayor of ward {} said that the crews had been at work all night.</p>",
        at % 97,
        at % 31
    );
    let picture = format!(
        "<figure><img src=/{at}.jpg width=600 height=400 alt='Ward {at}'><figcaption>Ward {at} in the rain</figcaption></figure>"
    );
    if at.is_multiple_of(20) { words + &picture } else { words }
}

fn main() -> io::Result<()> {
    let megabytes: usize = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1);
    let mut page = String::from("<html lang=en><article><h1>Rain floods the old town</h1>");
    for at in 0.. {
        if megabytes * 1_000_000 <= page.len() {
            break;
        }
        page.push_str(&piece(at));
    }
    let before = peak()?;
    let article = khabar::parse(&page, &Options::default()).map_err(io::Error::other)?;
    let written = html(&article).len();
    let codes: Vec<&str> = article.warnings.iter().map(|it| it.code.as_str()).collect();
    println!(
        "{megabytes} MB in, {written} bytes out, {} MB more at the most; warnings: {codes:?}",
        peak()?.saturating_sub(before) / 1_000
    );
    Ok(())
}

/// The most memory that this process had, in kilobytes.
fn peak() -> io::Result<usize> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0))
}
