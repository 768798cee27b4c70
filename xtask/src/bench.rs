//! `cargo xtask bench`: what the page weighs and how fast it is.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};
use xtask::browser::Engine;
use xtask::{large_table, paths};

use crate::command::run;
use crate::page;
use crate::rubric;
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

    println!("\n=== a table of {} items, native, not optimised", large_table::ITEMS);
    let file = tempfile::Builder::new().suffix(".xlsx").tempfile().context("no file")?;
    fs::write(file.path(), large_table::workbook()?).context("cannot write the table")?;
    let started = Instant::now();
    let line = rubric::line_of(&file.path().display().to_string());
    println!("rubric read: {} ms, {} bytes of JSON", started.elapsed().as_millis(), line?.len());

    println!("\n=== inside the page, headless Chromium");
    let mut page = tools.cargo("run --quiet -p e2e --bin bench_page");
    run(tools.browser(Engine::Chromium)?.name_to(&mut page))
}
