//! Feeds the targets of `examples/fuzz` with what libFuzzer makes: `make fuzz-coverage`.
#![allow(dead_code, reason = "seeds are written by the example")]

#[path = "../../tests/attacks/allowed.rs"]
mod allowed;
#[path = "../../examples/fuzz/archives.rs"]
mod archives;
#[path = "../../examples/fuzz/random.rs"]
mod random;
#[path = "../../examples/fuzz/structured.rs"]
mod structured;
#[path = "../../examples/fuzz/targets.rs"]
mod targets;

use random::Random;
use targets::{TARGETS, attempt};

/// Runs one input of a target. One that makes its pages takes the input as the choices it makes, so that libFuzzer
/// changes a page piece by piece.
///
/// # Panics
///
/// When something is wrong with what comes out, which libFuzzer takes as a finding.
pub fn feed(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|it| it.name == name).expect("a target of this name");
    let made = target.make.map(|make| make(&mut Random::chosen(input.to_vec())));
    if let Err(why) = attempt(target, made.as_deref().unwrap_or(input)) {
        panic!("{name}: {why}");
    }
}
