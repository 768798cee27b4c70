//! Reads files nobody meant as tables: `RUNS SEED` mutations of a small corpus, each at most 2 KB. A panic names the seed it came
//! with; a reading that takes longer than a second, or more memory than the bounds allow, is one, too.

#![allow(missing_docs, reason = "an example has no documentation")]

#[cfg(not(target_arch = "wasm32"))]
#[path = "fuzz/tables.rs"]
mod run;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    run::main();
}
