//! wasm-opt: Binaryen's own npm package, or else a program on the PATH.
//!
//! The crate that builds it from C++ is of no use: it stopped at Binaryen 116, which cannot read what
//! wasm-bindgen writes today.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use xtask::paths::which;

use super::Step;
use super::npm::{Package, node};
use crate::command::{output, program};

/// The Binaryen the page's size is measured with.
const BINARYEN: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    script: "bin/wasm-opt",
    note: "npm package with wasm-opt, some 100 MB unpacked, once per user",
};
/// The oldest that may take its place.
const OLDEST: u32 = 120;

/// A way to run wasm-opt.
#[derive(Debug)]
enum WasmOpt {
    /// JavaScript inside an npm package.
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
    let is_pinned = |found: &WasmOpt| {
        BINARYEN.version.split('.').next() == found.major().map(|v| v.to_string()).as_deref()
    };
    let lack =
        if found()?.is_some_and(|found| is_pinned(&found)) { None } else { BINARYEN.install(step).err() };
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
    let script = BINARYEN.script()?.map(WasmOpt::Script);
    let program = || which("wasm-opt", &[]).map(WasmOpt::Program);
    Ok(script.or_else(program).filter(|found| found.major() >= Some(OLDEST)))
}

impl WasmOpt {
    fn command(&self) -> Command {
        match self {
            Self::Script(script) => node(script),
            Self::Program(file) => program(file, &[]),
        }
    }

    /// `wasm-opt version 132 (version_132)`
    fn major(&self) -> Option<u32> {
        let said = output(self.command().arg("--version"))?;
        said.split_whitespace().find_map(|word| word.parse().ok())
    }
}
