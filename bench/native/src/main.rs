//! Times Khabar beside other crates, page by page.
//!
//!     khabar-bench REPEATS < LIST
//!
//! The list names one UTF-8 page a line. What is printed is one JSON object: `contenders`, `failures` for each of them,
//! and `times`, milliseconds by contender, page and repeat.

use std::hint::black_box;
use std::panic::{self, AssertUnwindSafe};
use std::time::Instant;
use std::{env, error::Error, fs, io};

use lol_html::{HtmlRewriter, Settings, doc_comments, doc_text, element};

/// Reads a page and throws away what it found; `false` where it gave up.
type Contender = fn(&str) -> bool;

const CONTENDERS: [(&str, Contender); 6] = [
    ("khabar", |html| black_box(khabar::parse(html, &khabar::Options::default())).is_ok()),
    ("khabar, with provenance and passages", |html| {
        let options = khabar::Options { passages: true, provenance: true, ..Default::default() };
        black_box(khabar::parse(html, &options)).is_ok()
    }),
    ("lol_html, every tag and text", |html| tokens(html).is_ok()),
    ("scraper, the bare parse", |html| {
        black_box(scraper::Html::parse_document(html));
        true
    }),
    ("dom_smoothie", |html| {
        let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut it| it.parse());
        black_box(article).is_ok()
    }),
    ("rs-trafilatura", |html| black_box(rs_trafilatura::extract(html)).is_ok()),
];

fn tokens(html: &str) -> Result<(), lol_html::errors::RewritingError> {
    let settings = Settings::new()
        .append_element_content_handler(element!("*", |tag| {
            black_box(tag.tag_name_preserve_case());
            Ok(())
        }))
        .append_document_content_handler(doc_text!(|text| {
            black_box(text.as_str());
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|_| Ok(())));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html.as_bytes())?;
    rewriter.end()
}

/// Milliseconds of one run, and whether it came to an end well.
fn run(contender: Contender, html: &str) -> (f64, bool) {
    let started = Instant::now();
    let done = panic::catch_unwind(AssertUnwindSafe(|| contender(html))).unwrap_or(false);
    (started.elapsed().as_secs_f64() * 1e3, done)
}

fn main() -> Result<(), Box<dyn Error>> {
    let repeats: usize = env::args().nth(1).unwrap_or_default().parse()?;
    let pages = io::stdin().lines().map(|it| fs::read_to_string(it?)).collect::<io::Result<Vec<String>>>()?;
    // A peer that panics is counted; what it says of it is of no use here.
    panic::set_hook(Box::new(|_| {}));
    let mut times = vec![vec![vec![0.0; repeats]; pages.len()]; CONTENDERS.len()];
    let mut failures = [0_usize; CONTENDERS.len()];
    for (number, page) in pages.iter().enumerate() {
        for repeat in 0..repeats {
            for turn in 0..CONTENDERS.len() {
                // Nobody always follows the same one, whose leftovers in the caches it would find.
                let who = (turn + number + repeat) % CONTENDERS.len();
                let (time, done) = run(CONTENDERS[who].1, page);
                times[who][number][repeat] = time;
                failures[who] += usize::from(!done && repeat == 0);
            }
        }
    }
    let names: Vec<&str> = CONTENDERS.iter().map(|it| it.0).collect();
    println!("{}", serde_json::json!({ "contenders": names, "failures": failures, "times": times }));
    Ok(())
}
