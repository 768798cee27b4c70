//! A story that fails beside others is tried once more by itself: where few cores drive many browsers, one of them now and
//! then lets a story wait longer than its patience. What passes only then is told, and where many fail none gets it.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::command::run;

/// So many may fail at first.
const MOST: usize = 4;

/// Runs all stories, and with the second command those that failed.
pub(crate) fn pass(all: &mut Command, again: &mut Command) -> Result<()> {
    let mut tests = all.stdout(Stdio::piped()).spawn().context("cannot start the stories")?;
    let mut failed = Vec::new();
    if let Some(said) = tests.stdout.take() {
        for line in BufReader::new(said).lines() {
            let line = line.context("cannot read what the stories say")?;
            println!("{line}");
            failed.extend(failed_in(&line));
        }
    }
    let status = tests.wait().context("the stories are lost")?;
    if status.success() {
        return Ok(());
    }
    if failed.is_empty() || failed.len() > MOST {
        bail!("{} stories failed ({status})", failed.len());
    }
    println!("\n=== once more by themselves: {}", failed.join(", "));
    run(again.args(["--exact", "--test-threads=1"]).args(&failed))?;
    println!("\nONLY WHEN TRIED AGAIN {} stories passed:\n  {}", failed.len(), failed.join("\n  "));
    Ok(())
}

/// The test that failed, if the line says so of one.
fn failed_in(line: &str) -> Option<String> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED").map(str::to_owned)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    }

    #[test]
    fn what_failed_is_tried_again_and_only_that() {
        let one = "echo 'test a::b ... ok'; echo 'test a::c ... FAILED'; exit 1";
        let as_asked = r#"test "$*" = "--test-threads=1 a::c""#;
        assert!(pass(&mut shell(one), &mut shell(as_asked)).is_ok());
        assert!(pass(&mut shell(one), &mut shell("exit 1")).is_err());
        assert!(pass(&mut shell("exit 0"), &mut shell("exit 1")).is_ok());
    }

    #[test]
    fn neither_what_says_nothing_nor_many_get_a_second_try() {
        assert!(pass(&mut shell("exit 1"), &mut shell("exit 0")).is_err());
        let many = "for i in 1 2 3 4 5; do echo \"test s$i ... FAILED\"; done; exit 1";
        assert!(pass(&mut shell(many), &mut shell("exit 0")).is_err());
    }
}
