//! A story that fails beside others is tried once more by itself: where few cores drive many browsers, one of them now and
//! then lets a story wait longer than its patience. What passes only then is told. That may happen to one story in a run;
//! the second is a story that cannot be relied on, or a page that cannot. Where the engine's own process ended under a story, it
//! is tried again beside that one.

use std::process::{Command, ExitStatus};

use anyhow::{Context as _, Result, bail};
use xtask::breakdowns;

use crate::command::run;
use crate::test_run;

/// So many stories of a run may pass only when tried again.
const MOST: usize = 1;
/// Under so many stories of a run the engine's own process may end.
const MOST_BREAKDOWNS: usize = 3;

/// The stories that passed only when tried again, in all engines of a run.
#[derive(Debug, Default)]
pub(crate) struct SecondTries {
    failed: Vec<String>,
    broken_down: Vec<String>,
}

impl SecondTries {
    /// Runs all stories, and with the second command those that failed, as far as the run has a second try left.
    pub(crate) fn pass(&mut self, all: &mut Command, again: &mut Command) -> Result<()> {
        breakdowns::take().context("the list of breakdowns cannot be emptied")?;
        let tests = test_run::watch(all)?;
        let (status, failed) = (tests.status, tests.failed.clone());
        tests.tell_slowest();
        if status.success() {
            return Ok(());
        }
        let under = breakdowns::take().context("the list of breakdowns cannot be read")?;
        self.try_again(status, failed, &under, again)
    }

    /// Runs once more what failed; `under` names the stories under which the engine's process ended.
    fn try_again(
        &mut self,
        status: ExitStatus,
        failed: Vec<String>,
        under: &[String],
        again: &mut Command,
    ) -> Result<()> {
        if failed.is_empty() {
            bail!("the stories failed ({status})");
        }
        let list = failed.join(", ");
        let (broken_down, failed): (Vec<_>, Vec<_>) =
            failed.into_iter().partition(|story| under.contains(story));
        if self.failed.len() + failed.len() > MOST
            || self.broken_down.len() + broken_down.len() > MOST_BREAKDOWNS
        {
            let before = self.told().unwrap_or_default();
            bail!(
                "stories failed, and only {MOST} of a run may be tried again, and {MOST_BREAKDOWNS} under which the engine's \
                 own process ended: {list}{before}"
            );
        }
        println!("\n=== once more by themselves: {list}");
        run(again.args(["--exact", "--test-threads=1"]).args(&failed).args(&broken_down))?;
        self.failed.extend(failed);
        self.broken_down.extend(broken_down);
        Ok(())
    }

    /// What is to be looked at, if anything is.
    pub(crate) fn told(&self) -> Option<String> {
        let list = |head: &str, stories: &[String]| match stories {
            [] => String::new(),
            some => format!("\n{head}:\n  {}\n", some.join("\n  ")),
        };
        let told = list("PASSED ONLY WHEN TRIED AGAIN, to be looked at", &self.failed)
            + &list("THE ENGINE'S OWN PROCESS ENDED, and not in the second try", &self.broken_down);
        (!told.is_empty()).then_some(told)
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

    /// By hand: three may break down beside the one that may fail; the fourth fails the run, and so does what no driver spoke of.
    #[test]
    fn where_the_engine_ended_is_counted_apart() {
        let ended = || shell("exit 1").status().expect("a shell");
        let stories = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let under = stories(&["a", "b", "c", "d"]);
        let mut tries = SecondTries::default();
        let mut pass =
            |failed| tries.try_again(ended(), stories(failed), &under, &mut shell("exit 0")).is_ok();
        assert!(pass(&["a", "b", "other"]));
        assert!(!pass(&["one more"]));
        assert!(pass(&["c"]));
        assert!(!pass(&["d"]));
        let told = tries.told().expect("there is something to tell");
        assert!(
            told.contains("AGAIN, to be looked at:\n  other\n")
                && told.contains("second try:\n  a\n  b\n  c\n")
        );
    }

    #[test]
    fn what_says_nothing_gets_no_second_try() {
        assert!(SecondTries::default().pass(&mut shell("exit 1"), &mut shell("exit 0")).is_err());
    }
}
