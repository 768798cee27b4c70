//! What holds for any text, any figures, any order of events. Failing cases shrink to small ones.
//!
//! The seeds are fixed by nothing: each run tries new cases. Their number is fixed, so that all of it takes seconds.

mod anything;
mod bounds;
mod files;
mod gaps;
mod history;
mod numbers;
mod soundness;
mod typing;

use proptest::test_runner::Config;

/// So many cases, and no files left behind.
fn cases(count: u32) -> Config {
    Config { cases: count, failure_persistence: None, ..Config::default() }
}
