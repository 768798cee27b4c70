//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use anyhow::{Context as _, Result, bail};
use xtask::paths;

/// A command in the root of the repository, with `dirs` first on its PATH.
pub(crate) fn program(program: impl AsRef<OsStr>, dirs: &[PathBuf]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    if !dirs.is_empty() {
        let path = env::var_os("PATH").unwrap_or_default();
        let all = dirs.iter().cloned().chain(env::split_paths(&path));
        // A folder that a PATH cannot hold has been found through one or made by us.
        command.env("PATH", env::join_paths(all).unwrap_or(path));
    }
    // What Cargo set to run xtask itself would make an inner Cargo build things anew.
    for (name, _) in env::vars_os() {
        let own = name.to_string_lossy().into_owned();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|start| own.starts_with(start))
        {
            command.env_remove(name);
        }
    }
    command
}

/// The Cargo that runs us, with the words of `line` as arguments.
pub(crate) fn cargo(line: &str, dirs: &[PathBuf]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), dirs);
    command.args(line.split_whitespace());
    command
}

/// Runs the command to its end, with our own input and output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs the command out of sight; what it said is shown only when it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let output = command.output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("`{shown}` failed ({}):\n{}", output.status, String::from_utf8_lossy(&said).trim_end());
    }
    Ok(())
}

/// All that the command prints; what it complains of is part of the error when it fails.
pub(crate) fn said(command: &mut Command) -> Result<Vec<u8>> {
    let shown = shown(command);
    printed(&shown, &command.output().with_context(|| format!("cannot start `{shown}`"))?)
}

/// All that the command prints when it is given a text to read, all of which it reads before it prints.
pub(crate) fn said_of(command: &mut Command, text: &str) -> Result<Vec<u8>> {
    let shown = shown(command);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start `{shown}`"))?;
    if let Some(mut input) = child.stdin.take() {
        // When it does not read to the end, it says why.
        input.write_all(text.as_bytes()).ok();
    }
    printed(&shown, &child.wait_with_output().with_context(|| format!("`{shown}` is lost"))?)
}

fn printed(shown: &str, output: &Output) -> Result<Vec<u8>> {
    if !output.status.success() {
        bail!(
            "`{shown}` failed ({}):\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    Ok(output.stdout.clone())
}

/// What the command prints, when it succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let arguments = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}
