//! Trunk's last step before it replaces `dist/`: a smaller wasm, and a look at what it all weighs.
//!
//! Trunk's own `data-wasm-opt` would fetch wasm-opt when it is missing; here the page can go
//! without it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use lvzhi::rubrics;

use crate::command::{run, said};
use crate::sizes;
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

/// For size; taking the control flow apart and putting it together anew saves some 800 bytes more.
const PASSES: [&str; 5] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Puts beside the page what it fetches when first used; of a release build, shrinks what Trunk is about to publish and
/// holds it against the budget.
pub(crate) fn shrink() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("this is for Trunk to call; run `cargo xtask build`")?;
    let staging = PathBuf::from(staging);
    let on_demand = staging.join(sizes::ON_DEMAND);
    fs::create_dir_all(&on_demand).with_context(|| format!("cannot make {}", on_demand.display()))?;
    fs::write(on_demand.join(rubrics::STANDARDS_NAME), rubrics::STANDARDS)
        .context("cannot write the rubrics")?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let mut shrunk = true;
    for file in sizes::files(&staging)? {
        let tool = match file.extension().and_then(|kind| kind.to_str()) {
            Some("wasm") => wasm_opt::command()?.map(|mut tool| {
                tool.args(PASSES).args(FEATURES);
                tool
            }),
            Some("js") => terser::command()?.map(|mut tool| {
                tool.args(["--module", "--compress", "passes=3", "--mangle", "--"]);
                tool
            }),
            _ => continue,
        };
        let Some(mut tool) = tool else {
            shrunk = false;
            continue;
        };
        let smaller = file.with_extension("smaller");
        // terser takes what follows `--` for files to read, so its output is caught instead.
        if file.extension().is_some_and(|kind| kind == "js") {
            fs::write(&smaller, said(tool.arg(&file))?)?;
        } else {
            run(tool.arg(&file).arg("-o").arg(&smaller))?;
        }
        fs::rename(&smaller, &file).with_context(|| format!("cannot replace {}", file.display()))?;
    }
    let sizes = sizes::first_load(&staging)?;
    if shrunk {
        sizes::check(&sizes)?;
    } else {
        println!("not held to its budget: without wasm-opt and terser it is larger than it need be");
    }
    print!("{}", sizes::table(&sizes));
    Ok(())
}
