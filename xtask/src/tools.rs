//! Set-up: every program the commands need, put where all clones of one person share it.
//!
//! Nothing of one's own is replaced: a program of the right version on the PATH is used as it is,
//! anything else goes to `$CARGO_HOME/lvzhi-tools/NAME-VERSION` and is put on the PATH of the
//! programs we start. Trunk and the test runner fetch missing programs by themselves, which closed
//! networks refuse; so all they need is there before they run.

mod apt;
mod axe;
mod browsers;
mod cargo_tool;
mod npm;
mod office;
mod peers;
mod rust;
pub(crate) mod terser;
pub(crate) mod wasm_opt;

use std::fs;
use std::io::{Write as _, stdout};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};
use xtask::browser::{Browser, Engine};
use xtask::paths::{self, cache};

use crate::command;

pub(crate) use xtask::paths::cargo_home;

/// What a command needs besides Cargo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// rustfmt and clippy.
    Lints,
    /// The Rust library for wasm32.
    WasmTarget,
    /// Trunk, which builds the page.
    Trunk,
    /// wasm-bindgen and its test runner.
    WasmBindgen,
    /// wasm-opt, which makes the page smaller.
    WasmOpt,
    /// terser, which makes its JavaScript smaller.
    Terser,
    /// A browser and its driver, where there can be one.
    Browser(Engine),
    /// axe-core, which looks for barriers in the page.
    Axe,
    /// What the page is measured beside, where it can be had.
    Peers,
    /// LibreOffice, and openpyxl for Python.
    Office,
}

/// What it takes to build the page.
pub(crate) const PAGE: [Need; 5] =
    [Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt, Need::Terser];

/// The programs that set-up found or installed.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    dirs: Vec<PathBuf>,
    browsers: Vec<Browser>,
}

impl Tools {
    /// A program of the set-up, or any other, run in the root of the repository.
    pub(crate) fn program(&self, name: &str) -> Command {
        // The child's PATH does not serve to find the child itself on every platform.
        command::program(paths::which(name, &self.dirs).unwrap_or_else(|| name.into()), &self.dirs)
    }

    /// Cargo, with the words of `line` as arguments.
    pub(crate) fn cargo(&self, line: &str) -> Command {
        command::cargo(line, &self.dirs)
    }

    /// The browser of this engine, when [`Need::Browser`] was asked for.
    pub(crate) fn browser(&self, engine: Engine) -> Result<&Browser> {
        let found = self.browsers.iter().find(|browser| browser.engine == engine);
        found.with_context(|| format!("no {engine} was set up"))
    }
}

/// Makes sure of all `needs`, telling each step in a line.
pub(crate) fn set_up(needs: &[Need]) -> Result<Tools> {
    let mut needs = needs.to_vec();
    needs.sort_unstable();
    needs.dedup();
    let mut tools = Tools::default();
    for (index, need) in needs.iter().enumerate() {
        let step = Step { place: format!("[{}/{}]", index + 1, needs.len()), started: Instant::now() };
        match need {
            Need::Lints => rust::lints(&step)?,
            Need::WasmTarget => rust::wasm_target(&step)?,
            Need::Trunk => tools.dirs.push(cargo_tool::trunk().ready(&step)?),
            Need::WasmBindgen => tools.dirs.push(cargo_tool::wasm_bindgen()?.ready(&step)?),
            Need::WasmOpt => wasm_opt::ready(&step)?,
            Need::Terser => terser::ready(&step)?,
            Need::Browser(engine) => tools.browsers.extend(browsers::ready(*engine, &step)?),
            Need::Axe => axe::ready(&step)?,
            Need::Peers => peers::ready(&step)?,
            Need::Office => office::ready(&step)?,
        }
    }
    Ok(tools)
}

/// One step of the set-up, as it is told.
pub(crate) struct Step {
    place: String,
    started: Instant,
}

impl Step {
    /// `[1/4] trunk 0.21.14 … ready`
    fn ready(&self, what: &str, how: &str) {
        let seconds = self.started.elapsed().as_secs();
        let time = if seconds > 2 { format!(" after {seconds} s") } else { String::new() };
        println!("{} {what} … ready{how}{time}", self.place);
    }

    /// `[1/4] trunk 0.21.14 … installing (about 3 minutes, once per user)`
    fn installing(&self, what: &str, note: &str) {
        println!("{} {what} … installing ({note})", self.place);
        stdout().flush().ok();
    }

    /// `[1/4] wasm-opt … missing: …`
    fn without(&self, what: &str, why: &str) {
        println!("{} {what} … going on without it: {why}", self.place);
    }
}

/// Makes the folder.
fn make(dir: &PathBuf) -> Result<()> {
    fs::create_dir_all(dir).with_context(|| format!("cannot make the folder {}", dir.display()))
}
