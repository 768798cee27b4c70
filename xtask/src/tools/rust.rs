//! Parts of the Rust toolchain itself, which rustup adds.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use xtask::paths::which;

use super::Step;
use crate::command::{cargo, output, program, run_quietly};

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the page.
pub(super) fn wasm_target(step: &Step) -> Result<()> {
    let sysroot = output(program("rustc", &[]).args(["--print", "sysroot"])).context("rustc does not run")?;
    if !Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        step.installing(TARGET, "some 20 MB");
        rustup(&["target", "add", TARGET], "add the target wasm32-unknown-unknown to your Rust toolchain")?;
    }
    step.ready(TARGET, "");
    Ok(())
}

/// rustfmt and clippy, which minimal toolchains lack.
pub(super) fn lints(step: &Step) -> Result<()> {
    for component in ["rustfmt", "clippy"] {
        let command = if component == "rustfmt" { "fmt" } else { component };
        if output(cargo(command, &[]).arg("--version")).is_none() {
            step.installing(component, "some 10 MB");
            rustup(&["component", "add", component], &format!("add {component} to your Rust toolchain"))?;
        }
    }
    step.ready("rustfmt, clippy", "");
    Ok(())
}

fn rustup(arguments: &[&str], instead: &str) -> Result<()> {
    if which("rustup", &[]).is_none() {
        bail!("rustup not found; install it (rustup.rs), or {instead}");
    }
    run_quietly(program("rustup", &[]).args(arguments))
}
