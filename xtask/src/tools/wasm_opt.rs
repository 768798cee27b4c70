//! wasm-opt: Binaryen's own npm package, or a program on the PATH, or the crate that builds it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use xtask::paths::which;

use super::{Step, cache, cargo_tool, make};
use crate::command::{output, program, run_quietly};

/// The version of Binaryen the page's size is measured with.
const VERSION: &str = "132.0.0";
/// The newest Binaryen on crates.io is an older one.
const CRATE_VERSION: &str = "0.116.1";

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
    let mut lacks = Vec::new();
    if !found()?.is_some_and(|found| found.is_pinned()) {
        lacks.extend(from_npm(step).err());
    }
    if found()?.is_none() {
        lacks.extend(from_crate(step).err());
    }
    match found()? {
        Some(found) => step.ready("wasm-opt", &format!(" ({})", found.version())),
        None => {
            let lacks: Vec<_> = lacks.iter().map(|lack| format!("{lack:#}")).collect();
            let lacks = lacks.join("; ");
            step.without(
                "wasm-opt",
                &format!("the page will be larger; install Node with npm, or Binaryen ({lacks})"),
            );
        }
    }
    Ok(())
}

/// The pinned version first, then whatever else there is.
fn found() -> Result<Option<WasmOpt>> {
    let script = cache("binaryen", VERSION)?.join("node_modules/binaryen/bin/wasm-opt");
    if script.is_file() && which("node", &[]).is_some() {
        return Ok(Some(WasmOpt::Script(script)));
    }
    let built = cache("wasm-opt", CRATE_VERSION)?.join("bin");
    Ok(which("wasm-opt", &[]).or_else(|| which("wasm-opt", &[built])).map(WasmOpt::Program))
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

fn from_crate(step: &Step) -> Result<()> {
    if which("c++", &[]).is_none() {
        bail!("no C++ compiler");
    }
    step.installing("wasm-opt", "built from C++, about 10 minutes, once per user");
    let mut install = cargo_tool::install("wasm-opt", CRATE_VERSION)?;
    run_quietly(install.arg("--locked"))
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

    fn is_pinned(&self) -> bool {
        let pinned = VERSION.split('.').next();
        self.version().split_whitespace().any(|word| Some(word) == pinned)
    }

    fn version(&self) -> String {
        output(self.command().arg("--version")).unwrap_or_default()
    }
}
