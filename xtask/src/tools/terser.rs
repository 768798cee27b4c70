//! terser, which makes wasm-bindgen's JavaScript smaller: an npm package.

use std::process::Command;

use anyhow::Result;

use super::Step;
use super::npm::{Package, node};

const TERSER: Package = Package {
    name: "terser",
    version: "5.51.2",
    script: "bin/terser",
    note: "npm package, some 3 MB, once per user",
};

/// The terser that is already there, if any.
pub(crate) fn command() -> Result<Option<Command>> {
    Ok(TERSER.script()?.map(|script| node(&script)))
}

/// Sees to it that there is a terser. Without one the page still works and is a little larger.
pub(super) fn ready(step: &Step) -> Result<()> {
    let lack = if TERSER.script()?.is_some() { None } else { TERSER.install(step).err() };
    match lack {
        None => step.ready(&format!("{} {}", TERSER.name, TERSER.version), ""),
        Some(lack) => {
            step.without(TERSER.name, &format!("the page will be larger; install Node with npm ({lack:#})"));
        }
    }
    Ok(())
}
