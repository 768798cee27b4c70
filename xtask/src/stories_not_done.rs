//! Stories that an engine cannot do. The test programs know of no third outcome besides passed and
//! failed, and hide what a passed test says; so each such story writes a line here, and whoever started
//! the tests reads them out at the end.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;

use crate::browser::Engine;
use crate::paths;

/// Notes that the engine could not do this story, and why.
///
/// # Errors
///
/// When the list cannot be written.
pub fn note(engine: Engine, story: &str, why: &str) -> io::Result<()> {
    let line = format!("{engine}: {story}: {why}\n");
    // Each line is written at once, since stories run beside each other.
    OpenOptions::new().create(true).append(true).open(list())?.write_all(line.as_bytes())?;
    // Not by `eprint!`, which is hidden with the rest.
    io::stderr().write_all(format!("NOT DONE in {line}").as_bytes())
}

/// Empties the list.
///
/// # Errors
///
/// When it cannot be removed.
pub fn forget() -> io::Result<()> {
    match fs::remove_file(list()) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The list as it is read out; empty when every story was done.
///
/// # Errors
///
/// When it is there and cannot be read.
pub fn told() -> io::Result<String> {
    let lines = match fs::read_to_string(list()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
        lines => lines?,
    };
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.sort_unstable();
    let count = lines.len();
    Ok(format!(
        "\n{count} stories were NOT DONE, though their tests count as passed:\n  {}\n",
        lines.join("\n  ")
    ))
}

fn list() -> PathBuf {
    paths::target().join("stories-not-done.txt")
}
