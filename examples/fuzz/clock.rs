//! How long an input takes.

use std::fs;
use std::time::{Duration, Instant};

/// Runs something and says how long it took: its own time where Linux tells it, as the clock on the wall also counts
/// what other programs do.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (started, before) = (Instant::now(), worked());
    let result = work();
    let own = worked().zip(before).and_then(|(after, before)| after.checked_sub(before));
    (result, own.unwrap_or_else(|| started.elapsed()))
}

/// The time that this thread has worked.
fn worked() -> Option<Duration> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
