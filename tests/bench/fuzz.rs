//! Reads files nobody meant as drafts; see `fuzz/run.rs`. It measures memory, which only a native program can.

#![allow(missing_docs, reason = "an example has no documentation")]

#[cfg(not(target_arch = "wasm32"))]
#[path = "fuzz/run.rs"]
mod run;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    run::main();
}
