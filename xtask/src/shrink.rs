//! Trunk's last step before it replaces `dist/`: a smaller wasm, and a look at what it all weighs.
//!
//! Trunk's own `data-wasm-opt` would fetch wasm-opt when it is missing; here the page can go
//! without it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::command::run;
use crate::sizes;
use crate::tools::wasm_opt;

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

/// Shrinks what Trunk is about to publish and holds it against the budget. Debug builds stay as
/// they are.
pub(crate) fn shrink() -> Result<()> {
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("this is for Trunk to call; run `cargo xtask build`")?;
    let staging = PathBuf::from(staging);
    let mut shrunk = true;
    for file in
        sizes::files(&staging)?.iter().filter(|file| file.extension().is_some_and(|kind| kind == "wasm"))
    {
        if let Some(mut command) = wasm_opt::command()? {
            let smaller = file.with_extension("smaller");
            run(command.arg("-Oz").args(FEATURES).arg(file).arg("-o").arg(&smaller))?;
            fs::rename(&smaller, file).with_context(|| format!("cannot replace {}", file.display()))?;
        } else {
            shrunk = false;
        }
    }
    let sizes = sizes::first_load(&staging)?;
    if shrunk {
        sizes::check(&sizes)?;
    } else {
        println!("not held to its budget: without wasm-opt the page is larger than it will be published");
    }
    print!("{}", sizes::table(&sizes));
    Ok(())
}
