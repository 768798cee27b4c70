//! What comes as npm packages: scripts, most of them started with Node.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use xtask::paths::which;

use super::{Step, cache, make};
use crate::command::{program, run_quietly};

/// A script inside an npm package of one version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Package {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The script, from the package's folder. Node is called with it: how to start a script by its
    /// own name differs between platforms.
    pub(super) script: &'static str,
    /// What to expect of the installation.
    pub(super) note: &'static str,
}

impl Package {
    /// The script, when it is installed and there is a Node to run it.
    pub(super) fn script(&self) -> Result<Option<PathBuf>> {
        let folder = cache(self.name, self.version)?.join("node_modules").join(self.name);
        let script = folder.join(self.script);
        Ok((script.is_file() && which("node", &[]).is_some()).then_some(script))
    }

    /// Installs it for all clones of one person.
    pub(super) fn install(&self, step: &Step) -> Result<()> {
        let (Some(npm), Some(_)) = (which("npm", &[]), which("node", &[])) else {
            bail!("npm not found");
        };
        step.installing(self.name, self.note);
        let home = cache(self.name, self.version)?;
        make(&home)?;
        let mut install = program(npm, &[]);
        install.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--fetch-retries=1",
            "--prefix",
        ]);
        run_quietly(install.arg(&home).arg(format!("{}@{}", self.name, self.version)))
    }
}

/// Node, about to run a script.
pub(super) fn node(script: &PathBuf) -> Command {
    let mut command = program("node", &[]);
    command.arg(script);
    command
}
