//! Where the time of a parse goes, room by room.
//!
//!     cargo run --release --example rooms -- FOLDER
//!
//! Reads every `.html` file of a folder and prints the sum over pages of each room's best of five runs.

mod shared;

use std::time::{Duration, Instant};
use std::{hint, io};

use khabar::{Options, body, evidence, fields, input, language, page, roles};

const RUNS: usize = 5;

/// The rooms in walking order; `rest` is what `parse` does beside them.
const ROOMS: [&str; 8] = ["input", "page", "evidence", "language", "roles", "body", "fields", "rest"];

fn timed<T>(spent: &mut Duration, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let made = hint::black_box(work());
    *spent = started.elapsed();
    made
}

fn walk(html: &str, options: &Options) -> Result<[Duration; ROOMS.len()], khabar::Error> {
    let mut spent = [Duration::ZERO; ROOMS.len()];
    timed(&mut spent[7], || khabar::parse(html, options).map(drop))?;
    let source = timed(&mut spent[0], || input::open(html.into(), options))?;
    let page = timed(&mut spent[1], || page::build(&source, &options.limits));
    let evidence = timed(&mut spent[2], || evidence::collect(&page, &options.limits));
    let stated = evidence.language.as_deref();
    let guess = timed(&mut spent[3], || language::choose(stated, page.text()));
    let roles = timed(&mut spent[4], || roles::label(&page, &evidence, &guess));
    let language = language::choose(stated, &roles.text(&page));
    let address = fields::address(&evidence, None);
    let context = body::Context {
        page: &page,
        evidence: &evidence,
        roles: &roles,
        base: address.base.as_deref(),
        language: language.tag.as_deref(),
        direction: language.direction,
        limits: &options.limits,
    };
    let body = timed(&mut spent[5], || body::compose(&context));
    let case = fields::Case {
        page: &page,
        evidence: &evidence,
        language: &language,
        roles: &roles,
        body: &body,
        address: &address,
        saved: None,
    };
    timed(&mut spent[6], || fields::decide(&case));
    spent[7] = spent[7].saturating_sub(spent[..7].iter().sum());
    Ok(spent)
}

fn main() -> io::Result<()> {
    let options = Options::default();
    let mut sums = [Duration::ZERO; ROOMS.len()];
    for html in shared::pages()? {
        let mut best = [Duration::MAX; ROOMS.len()];
        for _ in 0..RUNS {
            let Ok(spent) = walk(&html, &options) else { continue };
            best.iter_mut().zip(spent).for_each(|(best, it)| *best = it.min(*best));
        }
        sums.iter_mut().zip(best).for_each(|(sum, it)| *sum += it);
    }
    let whole: Duration = sums.iter().sum();
    for (room, sum) in ROOMS.iter().zip(sums) {
        let share = sum.as_secs_f64() / whole.as_secs_f64();
        println!("{room:10} {:9.1} ms {:5.1} %", sum.as_secs_f64() * 1e3, 100.0 * share);
    }
    Ok(())
}
