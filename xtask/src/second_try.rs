//! A story that fails beside others is tried once more by itself: where few cores drive many browsers, one of them now and
//! then lets a story wait longer than its patience. What passes only then is told. That may happen to one story in a run;
//! the second is a story that cannot be relied on, or a page that cannot.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::run;
use crate::test_run;

/// So many stories of a run may pass only when tried again.
const MOST: usize = 1;

/// The stories that passed only when tried again, in all engines of a run.
#[derive(Debug, Default)]
pub(crate) struct SecondTries(Vec<String>);

impl SecondTries {
    /// Runs all stories, and with the second command those that failed, as far as the run has a second try left.
    pub(crate) fn pass(&mut self, all: &mut Command, again: &mut Command) -> Result<()> {
        let tests = test_run::watch(all)?;
        let (status, failed) = (tests.status, tests.failed.clone());
        tests.tell_slowest();
        if status.success() {
            return Ok(());
        }
        if failed.is_empty() {
            bail!("the stories failed ({status})");
        }
        if self.0.len() + failed.len() > MOST {
            let before = self.told().unwrap_or_default();
            bail!(
                "stories failed, and only {MOST} of a run may be tried again: {}{before}",
                failed.join(", ")
            );
        }
        println!("\n=== once more by itself: {}", failed.join(", "));
        run(again.args(["--exact", "--test-threads=1"]).args(&failed))?;
        self.0.extend(failed);
        Ok(())
    }

    /// What is to be looked at, if anything is.
    pub(crate) fn told(&self) -> Option<String> {
        let list = || self.0.join("\n  ");
        (!self.0.is_empty())
            .then(|| format!("\nPASSED ONLY WHEN TRIED AGAIN, to be looked at:\n  {}\n", list()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    }

    const ONE: &str = "echo 'test a::b ... ok'; echo 'test a::c ... FAILED'; exit 1";

    #[test]
    fn what_failed_is_tried_again_and_only_that() {
        let as_asked = r#"test "$*" = "--test-threads=1 a::c""#;
        let mut tries = SecondTries::default();
        assert!(tries.pass(&mut shell("exit 0"), &mut shell("exit 1")).is_ok());
        assert_eq!(tries.told(), None);
        assert!(tries.pass(&mut shell(ONE), &mut shell(as_asked)).is_ok());
        assert!(tries.told().is_some_and(|told| told.contains("a::c") && !told.contains("a::b")));
        assert!(SecondTries::default().pass(&mut shell(ONE), &mut shell("exit 1")).is_err());
    }

    #[test]
    fn the_second_of_a_run_fails_it() {
        let mut tries = SecondTries::default();
        assert!(tries.pass(&mut shell(ONE), &mut shell("exit 0")).is_ok());
        assert!(tries.pass(&mut shell(ONE), &mut shell("exit 0")).is_err());
        let two = "echo 'test a::b ... FAILED'; echo 'test a::c ... FAILED'; exit 1";
        assert!(SecondTries::default().pass(&mut shell(two), &mut shell("exit 0")).is_err());
    }

    #[test]
    fn what_says_nothing_gets_no_second_try() {
        assert!(SecondTries::default().pass(&mut shell("exit 1"), &mut shell("exit 0")).is_err());
    }
}
