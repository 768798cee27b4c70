//! The packages of Debian and Ubuntu, where they can be installed without asking anyone.

use std::process::Command;

use anyhow::Result;
use xtask::paths::which;

use crate::command::{output, program, run_quietly};

/// How to call apt-get as root without a password.
pub(super) struct Apt(Vec<&'static str>);

impl Apt {
    /// apt-get, if it can be called here.
    pub(super) fn found() -> Option<Self> {
        which("apt-get", &[])?;
        if output(Command::new("id").arg("-u"))? == "0" {
            return Some(Self(vec!["apt-get"]));
        }
        output(Command::new("sudo").args(["-n", "true"])).map(|_| Self(vec!["sudo", "-n", "apt-get"]))
    }

    /// Installs packages of these names.
    pub(super) fn install(&self, packages: &[&str]) -> Result<()> {
        self.call(&["update"])?;
        self.call(&[["install", "-y"].as_slice(), packages].concat())
    }

    fn call(&self, arguments: &[&str]) -> Result<()> {
        let mut command = program(self.0[0], &[]);
        command.args(&self.0[1..]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run_quietly(&mut command)
    }
}
