//! Feeds the reader what nobody would write, and looks for panics, hangs and unsafe output:
//! `cargo run --example fuzz -- [SECONDS] [SEED] [TARGET]`.
//!
//! Runs each target for so many seconds (10 unless told otherwise), the same for the same seed; what fails is written
//! to `target/fuzz/`. Inputs whose article is of a kind not kinds before are kept and changed further. `--replay FILE`
//! runs one input of a target; `--seeds FOLDER` writes the seeds and the dictionary for the fuzzer in `fuzz/`.

#[path = "../../tests/attacks/allowed.rs"]
mod allowed;
mod archives;
mod clock;
mod mutate;
mod random;
mod seeds;
mod structured;
mod targets;

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mutate::Mutator;
use random::Random;
use targets::{TARGETS, Target};

/// Inputs of a target that are kept; the oldest of those that were found go first.
const KEPT_MAX: usize = 3_000;

/// The longest time that one input may take, in a build without optimisation.
const SLOWEST: Duration = Duration::from_secs(5);

/// What one target did.
struct Tally {
    runs: u64,
    kinds: usize,
    slowest: Duration,
    failed: bool,
}

fn main() -> ExitCode {
    let said: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, target, file] = &said[..]
        && flag == "--replay"
    {
        return replay(target, file);
    }
    if let [flag, folder] = &said[..]
        && flag == "--seeds"
    {
        let written = seeds::write(Path::new(folder)).inspect_err(|error| println!("{folder}: {error}"));
        return if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let seconds = said.first().and_then(|it| it.parse().ok()).unwrap_or(10);
    let seed = said.get(1).and_then(|it| it.parse().ok()).unwrap_or(1);
    let wanted = said.get(2).map(String::as_str);
    // A panic is reported with its input below.
    std::panic::set_hook(Box::new(|_| {}));
    let mut failed = false;
    for target in TARGETS.iter().filter(|it| wanted.is_none_or(|wanted| wanted == it.name)) {
        let tally = run(target, Duration::from_secs(seconds), seed);
        println!(
            "{:<11} {:>8} inputs, {:>5} kinds of outcome, slowest {:?}",
            target.name, tally.runs, tally.kinds, tally.slowest
        );
        failed |= tally.failed;
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn run(target: &Target, limit: Duration, seed: u64) -> Tally {
    let mut random = Random::new(seed);
    let mutator = Mutator::new();
    let mut kept = (target.seeds)();
    let fixed = kept.len();
    let mut kinds = HashSet::new();
    let mut tally = Tally { runs: 0, kinds: 0, slowest: Duration::ZERO, failed: false };
    let begun = Instant::now();
    while begun.elapsed() < limit {
        let input = match target.make {
            Some(make) if random.one_in(2) => make(&mut random),
            _ => mutator.changed(&kept, &mut random),
        };
        let (outcome, took) = clock::timed(|| targets::attempt(target, &input));
        tally.runs += 1;
        tally.slowest = tally.slowest.max(took);
        let outcome = if SLOWEST < took { Err(format!("took {took:?}")) } else { outcome };
        match outcome {
            Ok(kind) => {
                if kinds.insert(kind) {
                    if KEPT_MAX <= kept.len() {
                        kept.remove(fixed);
                    }
                    kept.push(input);
                }
            }
            Err(why) => {
                tally.failed = true;
                save(target, seed, &input, &why);
                break;
            }
        }
    }
    tally.kinds = kinds.len();
    tally
}

fn save(target: &Target, seed: u64, input: &[u8], why: &str) {
    let path = format!("target/fuzz/{}-{seed}.bin", target.name);
    let saved = fs::create_dir_all("target/fuzz").and_then(|()| fs::write(&path, input));
    println!("{}: {why}\n  input: {path} {}", target.name, if saved.is_ok() { "" } else { "(not written)" });
}

fn replay(name: &str, file: &str) -> ExitCode {
    let target = TARGETS.iter().find(|it| it.name == name);
    let (Some(target), Ok(input)) = (target, fs::read(file)) else {
        println!("expected --replay TARGET FILE");
        return ExitCode::FAILURE;
    };
    let outcome = targets::attempt(target, &input);
    println!("{outcome:?}");
    if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
