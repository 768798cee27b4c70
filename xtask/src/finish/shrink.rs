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

/// For size; taking the control flow apart and putting it together anew saves some 800 bytes more, and leaving functions by
/// themselves that are called from one place only, unless they are small, a kilobyte: they deflate better beside their like. That
/// low memory is unused is checked before, see [`super::order::check_low_memory`].
const PASSES: [&str; 8] = [
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "20",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// What terser is to do.
const SCRIPT: [&str; 3] = ["--compress", "passes=3", "--mangle"];

/// Shrinks a wasm where there is a wasm-opt; whether there is one.
pub(super) fn wasm(file: &Path) -> Result<bool> {
    let Some(mut tool) = wasm_opt::command()? else { return Ok(false) };
    let smaller = file.with_extension("smaller");
    run(tool.args(PASSES).args(FEATURES).arg(file).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, file).with_context(|| format!("cannot replace {}", file.display()))?;
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
