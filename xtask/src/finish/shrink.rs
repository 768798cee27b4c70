//! A smaller wasm and smaller scripts.
//!
//! Trunk's own `data-wasm-opt` would fetch wasm-opt when it is missing; here the page can go
//! without it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{run, said, said_of};
use crate::tools::{terser, wasm_opt};

/// What rustc assumes of every browser for wasm32-unknown-unknown.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
];

/// How much is done for the last bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// All that helps: these bytes are the first load.
    First,
    /// What takes a few seconds.
    Later,
}

/// Before all others. That low memory is unused is checked before, see [`super::order::check_low_memory`]. Functions are left by
/// themselves that are called from one place only, unless they are small: they deflate better beside their like, which saves a
/// kilobyte.
const ALWAYS: [&str; 3] = ["--low-memory-unused", "--one-caller-inline-max-function-size", "20"];

/// For size; taking the control flow apart and putting it together anew saves some 800 bytes more
/// in the first load.
const PASSES: [&str; 5] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// For size, once: a third of the time.
const PASSES_LATER: [&str; 1] = ["-Oz"];

/// What terser is to do.
const SCRIPT: [&str; 3] = ["--compress", "passes=3", "--mangle"];

/// Shrinks a wasm where there is a wasm-opt; whether there is one.
pub(super) fn wasm(wasm: &mut Vec<u8>, effort: Effort) -> Result<bool> {
    let Some(mut tool) = wasm_opt::command()? else { return Ok(false) };
    let passes: &[&str] = match effort {
        Effort::First => &PASSES,
        Effort::Later => &PASSES_LATER,
    };
    let folder = tempfile::tempdir().context("no folder")?;
    let [from, to] = ["from.wasm", "to.wasm"].map(|name| folder.path().join(name));
    fs::write(&from, &wasm).with_context(|| format!("cannot write {}", from.display()))?;
    run(tool.args(ALWAYS).args(passes).args(FEATURES).arg(&from).arg("-o").arg(&to))?;
    *wasm = fs::read(&to).with_context(|| format!("cannot read {}", to.display()))?;
    Ok(true)
}

/// Shrinks a module where there is a terser; whether there is one.
pub(super) fn script(file: &Path) -> Result<bool> {
    let Some(mut tool) = terser::command()? else { return Ok(false) };
    // terser takes what follows `--` for files to read, so its output is caught instead.
    let smaller = said(tool.arg("--module").args(SCRIPT).arg("--").arg(file))?;
    fs::write(file, smaller).with_context(|| format!("cannot replace {}", file.display()))?;
    Ok(true)
}

/// A script of the page itself, smaller where there is a terser.
pub(super) fn inline(text: &str, is_module: bool) -> Result<String> {
    let Some(mut tool) = terser::command()? else { return Ok(text.to_owned()) };
    let kind: &[&str] = if is_module { &["--module"] } else { &[] };
    let smaller = said_of(tool.args(kind).args(SCRIPT), text)?;
    Ok(String::from_utf8(smaller).context("terser wrote no UTF-8")?.trim_end().to_owned())
}
