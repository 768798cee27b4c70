//! wasm-opt: Binaryen's own npm package, or else a program on the PATH.
//!
//! The crate that builds it from C++ is of no use: it stopped at Binaryen 116, which cannot read what
//! wasm-bindgen writes today.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use xtask::paths::which;

use super::{Step, cache, make};
use crate::command::{output, program, run_quietly};

/// The version of Binaryen the page's size is measured with.
const VERSION: &str = "132.0.0";
/// The oldest that may take its place.
const OLDEST: u32 = 120;

/// A way to run wasm-opt.
#[derive(Debug)]
enum WasmOpt {
    /// JavaScript inside an npm package. Node is called with it: how to start a script by its own
    /// name differs between platforms.
    Script(PathBuf),
    Program(PathBuf),
}

/// The wasm-opt that is already there, if any.
pub(crate) fn command() -> Result<Option<Command>> {
    Ok(found()?.map(|found| found.command()))
}

/// Sees to it that there is a wasm-opt. Without one the page still works, so its lack is told and
/// is no error; whether the page is small enough is measured in any case.
pub(super) fn ready(step: &Step) -> Result<()> {
    let is_pinned =
        |found: &WasmOpt| VERSION.split('.').next() == found.major().map(|v| v.to_string()).as_deref();
    let lack = if found()?.is_some_and(|found| is_pinned(&found)) { None } else { from_npm(step).err() };
    match (found()?, lack) {
        (Some(found), _) => step.ready(&format!("wasm-opt {}", found.major().unwrap_or_default()), ""),
        (None, lack) => {
            let lack = lack.map(|lack| format!(" ({lack:#})")).unwrap_or_default();
            step.without("wasm-opt", &format!("the page will be larger; install Node with npm{lack}"));
        }
    }
    Ok(())
}

/// The pinned version first, then what else may take its place.
fn found() -> Result<Option<WasmOpt>> {
    let script = cache("binaryen", VERSION)?.join("node_modules/binaryen/bin/wasm-opt");
    let script = (script.is_file() && which("node", &[]).is_some()).then_some(WasmOpt::Script(script));
    let program = || which("wasm-opt", &[]).map(WasmOpt::Program);
    Ok(script.or_else(program).filter(|found| found.major() >= Some(OLDEST)))
}

fn from_npm(step: &Step) -> Result<()> {
    let (Some(npm), Some(_)) = (which("npm", &[]), which("node", &[])) else {
        bail!("npm not found");
    };
    step.installing("wasm-opt", "npm package binaryen, some 100 MB unpacked, once per user");
    let home = cache("binaryen", VERSION)?;
    make(&home)?;
    let mut install = program(npm, &[]);
    install.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--prefix"]);
    run_quietly(install.arg(&home).arg(format!("binaryen@{VERSION}")))
}

impl WasmOpt {
    fn command(&self) -> Command {
        match self {
            Self::Script(script) => {
                let mut command = program("node", &[]);
                command.arg(script);
                command
            }
            Self::Program(file) => program(file, &[]),
        }
    }

    /// `wasm-opt version 132 (version_132)`
    fn major(&self) -> Option<u32> {
        let said = output(self.command().arg("--version"))?;
        said.split_whitespace().find_map(|word| word.parse().ok())
    }
}
