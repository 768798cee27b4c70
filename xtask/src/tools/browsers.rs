//! The browsers, from the system's packages; geckodriver, which Debian has not, from crates.io.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};
use xtask::browser::{Browser, Engine};
use xtask::paths::which;

use super::{Step, cargo_tool};
use crate::command::{output, program, run_quietly};

/// The browser, installed where that can be done without asking anyone; none where there can be none.
pub(super) fn ready(engine: Engine, step: &Step) -> Result<Option<Browser>> {
    if let Some(why) = engine.is_impossible_here() {
        step.without(&engine.to_string(), why);
        return Ok(None);
    }
    let driver = driver_folder(engine, step)?;
    let first = driver.as_slice();
    let found = match engine.find(first) {
        Ok(found) => found,
        Err(error) => {
            let Some(apt) = apt_get() else { return Err(error) };
            step.installing(&engine.to_string(), "with apt-get");
            install(&apt, engine.packages()).context(engine.install())?;
            engine.find(first)?
        }
    };
    let driver = found.driver.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    step.ready(format!("{engine} {}", found.version).trim(), &format!(", with {driver}"));
    Ok(Some(found))
}

/// Where the driver is that no system package holds.
fn driver_folder(engine: Engine, step: &Step) -> Result<Option<PathBuf>> {
    let [_, driver] = engine.variables();
    if engine != Engine::Firefox || env::var_os(driver).is_some() {
        return Ok(None);
    }
    cargo_tool::geckodriver().ready(step).map(Some)
}

/// How to call apt-get as root without a password, if that is possible here.
fn apt_get() -> Option<Vec<&'static str>> {
    which("apt-get", &[])?;
    if output(Command::new("id").arg("-u"))? == "0" {
        return Some(vec!["apt-get"]);
    }
    output(Command::new("sudo").args(["-n", "true"])).map(|_| vec!["sudo", "-n", "apt-get"])
}

fn install(apt: &[&str], packages: &[&str]) -> Result<()> {
    let call = |arguments: &[&str]| {
        let mut command = program(apt[0], &[]);
        command.args(&apt[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run_quietly(&mut command)
    };
    call(&["update"])?;
    call(&[["install", "-y"].as_slice(), packages].concat())
}
