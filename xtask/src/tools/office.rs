//! LibreOffice, openpyxl and python-docx, in whose hands office files are tried.

use std::process::Command;

use anyhow::{Result, bail};

use super::Step;
use super::apt::Apt;
use crate::command::program;

/// What has to be said where they cannot be installed from here.
const WANTED: &str = "needs LibreOffice (calc) and python3 with openpyxl and python-docx: apt-get install libreoffice-calc \
python3-openpyxl python3-docx, or python3 -m pip install openpyxl python-docx for a python3 of one's own";

/// Makes sure of all.
pub(super) fn ready(step: &Step) -> Result<()> {
    if is_here() {
        step.ready("LibreOffice, openpyxl, python-docx", "");
        return Ok(());
    }
    let Some(apt) = Apt::found() else { bail!(WANTED) };
    step.installing("LibreOffice, openpyxl, python-docx", "some 300 MB, once per machine");
    apt.install(&["libreoffice-calc", "python3-openpyxl", "python3-docx"])?;
    if is_here() { Ok(()) } else { bail!(WANTED) }
}

fn is_here() -> bool {
    let runs = |mut command: Command| command.output().is_ok_and(|output| output.status.success());
    let of = |name: &str, arguments: &[&str]| {
        let mut command = program(name, &[]);
        command.args(arguments);
        runs(command)
    };
    of("soffice", &["--headless", "--version"]) && of("python3", &["-c", "import openpyxl, docx"])
}
