//! `cargo xtask bench`: what the page weighs and how fast it is.

use std::fs;

use anyhow::{Context as _, Result};
use xtask::browser::Engine;
use xtask::paths;

use crate::command::run;
use crate::page;
use crate::tools::{self, Need};

/// The library's own measurement of one assessment, native.
const NATIVE: &str = "assess_bench";

/// Prints native times, then sizes and times of the page, beside those of what could be in its place.
pub(crate) fn bench() -> Result<()> {
    let needs = [tools::PAGE.as_slice(), &[Need::Browser(Engine::Chromium), Need::Peers]].concat();
    let tools = tools::set_up(&needs)?;
    page::release(&tools)?;

    println!("\n=== one assessment, native");
    let manifest = fs::read_to_string(paths::root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    if manifest.contains(&format!("name = \"{NATIVE}\"")) {
        let line = format!("run --quiet --release -p lvzhi --no-default-features --example {NATIVE}");
        run(&mut tools.cargo(&line))?;
    } else {
        println!("not measured: Cargo.toml declares no example {NATIVE}");
    }

    println!("\n=== inside the page, headless Chromium");
    let mut page = tools.cargo("run --quiet -p e2e --bin bench_page");
    run(tools.browser(Engine::Chromium)?.name_to(&mut page))
}
