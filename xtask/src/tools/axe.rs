//! axe-core, which the stories run in every screen: an npm package, of which one file is read.
//!
//! Unlike what makes the page smaller it is no matter of choice: without it a barrier would go unseen.

use anyhow::{Context as _, Result, bail};
use xtask::axe;
use xtask::paths::which;

use super::Step;
use super::apt::Apt;
use super::npm::Package;

const AXE: Package = Package {
    name: axe::PACKAGE,
    version: axe::VERSION,
    script: axe::FILE,
    note: "npm package, some 3 MB unpacked, once per user",
};

const INSTALL: &str = "axe-core comes by npm; install Node with npm:
  Debian, Ubuntu   apt-get install npm
  Fedora           dnf install nodejs-npm
  Arch             pacman -S npm
  macOS            brew install node
  Windows          winget install OpenJS.NodeJS";

/// axe-core, and npm to fetch it with, where that can be installed without asking anyone.
pub(super) fn ready(step: &Step) -> Result<()> {
    if !axe::script()?.is_file() {
        if which("npm", &[]).is_none() {
            let Some(apt) = Apt::found() else { bail!(INSTALL) };
            step.installing("npm", "with apt-get");
            apt.install(&["npm"]).context(INSTALL)?;
        }
        AXE.install(step)?;
    }
    step.ready(&format!("{} {}", AXE.name, AXE.version), "");
    Ok(())
}
