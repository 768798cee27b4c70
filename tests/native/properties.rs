//! What holds for any text, any figures, any order of events. Failing cases shrink to small ones.
//!
//! Each run tries the same cases, as many as take seconds, so that the tests say the same of the same code.
//! `LVZHI_TIMES=100 cargo test --release --test native --no-default-features properties` tries a hundred times as many, and
//! others each time.

mod anything;
mod bounds;
mod figures;
mod files;
mod gaps;
mod history;
mod merging;
mod needs;
mod numbers;
mod soundness;
mod tables;
mod typing;
mod weigh;

use proptest::test_runner::{Config, RngSeed};

/// So many cases, and no files left behind.
pub(super) fn cases(count: u32) -> Config {
    let times =
        std::env::var("LVZHI_TIMES").ok().map(|times| times.parse::<u32>().expect("a number of times"));
    let rng_seed = if times.is_some() { RngSeed::Random } else { RngSeed::Fixed(2024) };
    Config { cases: count * times.unwrap_or(1), rng_seed, failure_persistence: None, ..Config::default() }
}
