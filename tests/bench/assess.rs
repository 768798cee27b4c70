//! How long one assessment takes, natively, of the default rubric and of random rubrics; that a thousand random rubrics
//! with a thousand random drafts each never panic; and that a million random completions of drafts stay inside their
//! ranges. `cargo xtask bench` runs it in release. `-- completions 5000` looks at so many completions and at nothing else.

#![allow(missing_docs, reason = "an example has no documentation")]

#[path = "../random.rs"]
mod random;

use lvzhi::draft::Outcome;
use lvzhi::number::Number;
use lvzhi::rubric::Rubric;
use lvzhi::whatif::path;
use lvzhi::{engine, examples, facts, rubrics};
use random::Dice;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Assessments timed together.
const RUNS: u32 = 2_000;
/// Random rubrics, and drafts of each.
const MANY: u64 = 1_000;

/// Random completions held against the ranges of the drafts they complete.
const COMPLETIONS: u64 = 1_000_000;
/// Drafts of each rubric, and completions of each draft.
const EACH: u64 = 10;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().is_some_and(|first| first == "completions") {
        let count = arguments.next().and_then(|count| count.parse().ok());
        completions(count.unwrap_or(COMPLETIONS));
        return;
    }
    let rubric = rubrics::general();
    let draft = examples::example(examples::FIRST);
    let read = facts::Facts::read(&rubric, &draft.answers, draft.year_number());
    let assess = micros(|| drop(black_box(engine::assess(&rubric, black_box(&read)))));
    let all =
        micros(|| drop(black_box(Outcome::of(&rubric, black_box(&draft.answers), draft.year_number()))));
    println!("assess, {} indicators: {assess:.1} µs", rubric.indicators.len());
    println!("read, assess and check, {} facts: {all:.1} µs", rubric.facts.len());
    cheapest_paths();
    random_rubrics();
    completions(COMPLETIONS);
}

/// Blanks filled in with figures, many of them zero, or with 不适用: how many outcomes lie outside what was promised.
fn completions(count: u64) {
    let start = Instant::now();
    let (mut done, mut misses, mut seed) = (0, 0, 0);
    while done < count {
        let rubric =
            random::wild::rubric(seed).unwrap_or_else(|problems| panic!("rubric {seed}: {problems}"));
        let mut dice = Dice::wild(seed ^ 0xc0de);
        for _ in 0..EACH {
            let answers = random::draft(&rubric, &mut dice, false);
            let before = assessed(&rubric, &answers);
            for _ in 0..EACH.min(count - done) {
                done += 1;
                let all = dice.below(2) == 0;
                let after = assessed(&rubric, &random::complete(&rubric, &answers, &mut dice, all));
                if let Some(said) = random::inside::outside(&rubric, &before, &after) {
                    misses += 1;
                    if misses <= 5 {
                        println!("rubric {seed}: {said}");
                    }
                }
            }
        }
        seed += 1;
    }
    println!(
        "{done} random completions of drafts of {seed} random rubrics: {misses} outside their ranges, {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

fn assessed(rubric: &Rubric, answers: &facts::RawAnswers) -> engine::Assessment {
    engine::assess(rubric, &facts::Facts::read(rubric, answers, Some(2024)))
}

/// The whole search for the cheapest way, for each real report and each grade above the worst; and where everything may be
/// changed, at a cost for each unit.
fn cheapest_paths() {
    let rubric = Rc::new(rubrics::general());
    for at in 0..examples::COUNT {
        let draft = examples::example(at);
        let facts = facts::Facts::read(&rubric, &draft.answers, draft.year_number());
        let means = path::default_means(&rubric, &facts, &engine::assess(&rubric, &facts));
        let mut dear = means.clone();
        for (at, mean) in dear.iter_mut().enumerate() {
            mean.allowed = true;
            mean.cost = path::Cost::PerUnit(Number::count(7 + at % 5));
        }
        for (name, means) in [("by effort", &means), ("by unit", &dear)] {
            let found: Vec<String> = (0..3).map(|goal| cheapest_path(&rubric, &facts, means, goal)).collect();
            println!("cheapest path, report {}, {name}: {}", at + 1, found.join("; "));
        }
    }
}

fn cheapest_path(rubric: &Rc<Rubric>, facts: &facts::Facts, means: &[path::Means], goal: usize) -> String {
    let start = Instant::now();
    let found = black_box(path::path(rubric, facts, means, goal));
    let took = start.elapsed().as_secs_f64() * 1e3;
    let cost = found.routes.first().map_or_else(|| "none".to_owned(), |one| one.cost.plain());
    let least = found.least_possible.map_or_else(|| "none".to_owned(), |least| least.plain());
    format!("{took:.1} ms, {} evaluations, cost {cost} (least {least})", found.evaluations)
}

fn micros(work: impl Fn()) -> f64 {
    (0..RUNS / 10).for_each(|_| work());
    let start = Instant::now();
    (0..RUNS).for_each(|_| work());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(RUNS)
}

/// Every outcome keeps what any outcome must: ends in order, domains and total adding up from what was assessed.
fn random_rubrics() {
    let (mut spent, mut indicators, mut worst) = (Duration::ZERO, 0, Duration::ZERO);
    for seed in 0..MANY {
        let rubric = random::rubric(seed).unwrap_or_else(|problems| panic!("rubric {seed}: {problems}"));
        let mut dice = Dice::new(seed ^ 0x5eed);
        for _ in 0..MANY {
            let answers = random::draft(&rubric, &mut dice, false);
            let facts = facts::Facts::read(&rubric, &answers, Some(2024));
            let start = Instant::now();
            let assessment = engine::assess(&rubric, &facts);
            let took = start.elapsed();
            spent += took;
            worst = worst.max(took);
            indicators += rubric.indicators.len();
            assert!(assessment.total.low <= assessment.total.high, "rubric {seed}");
            assert!(assessment.grade.high <= assessment.grade.low, "rubric {seed}");
        }
    }
    let count = (MANY * MANY) as f64;
    let mean = spent.as_secs_f64() * 1e6 / count;
    println!(
        "{MANY} random rubrics × {MANY} random drafts, no panic: {mean:.1} µs an assessment ({:.1} indicators), worst {:.0} µs",
        indicators as f64 / count,
        worst.as_secs_f64() * 1e6
    );
}
