//! How long one assessment of the default rubric takes, natively. `cargo xtask bench` runs it in release.

#![allow(missing_docs, reason = "an example has no documentation")]

use lvzhi::draft::Outcome;
use lvzhi::{engine, examples, facts, rubrics};
use std::hint::black_box;
use std::time::Instant;

/// Assessments timed together.
const RUNS: u32 = 2_000;

fn main() {
    let rubric = rubrics::general();
    let draft = examples::example(&rubric, examples::FIRST);
    let read = facts::Facts::read(&rubric, &draft.answers);
    let assess = micros(|| drop(black_box(engine::assess(&rubric, black_box(&read)))));
    let all = micros(|| drop(black_box(Outcome::of(&rubric, black_box(&draft.answers)))));
    println!("assess, {} indicators: {assess:.1} µs", rubric.indicators.len());
    println!("read, assess and check, {} facts: {all:.1} µs", rubric.facts.len());
}

fn micros(work: impl Fn()) -> f64 {
    (0..RUNS / 10).for_each(|_| work());
    let start = Instant::now();
    (0..RUNS).for_each(|_| work());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(RUNS)
}
