//! Chromium and chromedriver, from the system's packages.

use std::process::Command;

use anyhow::{Context as _, Result};
use xtask::browser::{self, Browser};
use xtask::paths::which;

use super::Step;
use crate::command::{output, program, run_quietly};

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// The browser, installed where that can be done without asking anyone.
pub(super) fn ready(step: &Step) -> Result<Browser> {
    let found = match browser::find() {
        Ok(found) => found,
        Err(error) => {
            let Some(apt) = apt_get() else { return Err(error) };
            step.installing("Chromium, chromedriver", "with apt-get");
            install(&apt).context(browser::INSTALL)?;
            browser::find()?
        }
    };
    step.ready(&format!("Chromium {}, chromedriver", found.major), "");
    Ok(found)
}

/// How to call apt-get as root without a password, if that is possible here.
fn apt_get() -> Option<Vec<&'static str>> {
    which("apt-get", &[])?;
    if output(Command::new("id").arg("-u"))? == "0" {
        return Some(vec!["apt-get"]);
    }
    output(Command::new("sudo").args(["-n", "true"])).map(|_| vec!["sudo", "-n", "apt-get"])
}

fn install(apt: &[&str]) -> Result<()> {
    let call = |arguments: &[&str]| {
        let mut command = program(apt[0], &[]);
        command.args(&apt[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run_quietly(&mut command)
    };
    call(&["update"])?;
    call(&[["install", "-y"].as_slice(), &PACKAGES].concat())
}
