//! Stories under which an engine's own process ended: its driver says so. Which of the two is at fault, the story's second try shows.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;

use crate::paths;

/// What WebKit's driver says of a page whose process has ended.
const SAYS: &str = "session deleted because of page crash or hang";

/// Notes the story if what a driver said is that the engine's process has ended.
///
/// # Errors
///
/// When the list cannot be written.
pub fn note(story: &str, said: &str) -> io::Result<()> {
    if !said.contains(SAYS) {
        return Ok(());
    }
    // Each line is written at once, since stories run beside each other.
    OpenOptions::new().create(true).append(true).open(list())?.write_all(format!("{story}\n").as_bytes())
}

/// Empties the list and returns it.
///
/// # Errors
///
/// When it is there and cannot be read or removed.
pub fn take() -> io::Result<Vec<String>> {
    let lines = match fs::read_to_string(list()) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        lines => lines?,
    };
    fs::remove_file(list())?;
    Ok(lines.lines().map(str::to_owned).collect())
}

fn list() -> PathBuf {
    paths::target().join("stories-broken-down.txt")
}
