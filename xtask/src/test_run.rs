//! Test programs, read while they run: which tests failed, and which took longest.
//!
//! They print a line when a test ends and none when it begins. But they begin tests in the order of their names, so many beside
//! each other as there are threads, the next whenever one ends: so the ends tell the beginnings.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context as _, Result};

/// So many of the slowest are told.
const TOLD: usize = 10;

/// What a run of test programs came to.
#[derive(Debug)]
pub(crate) struct TestRun {
    /// How Cargo ended.
    pub(crate) status: ExitStatus,
    /// The tests that failed.
    pub(crate) failed: Vec<String>,
    /// How long each took.
    times: Vec<(Duration, String)>,
}

/// Runs Cargo's tests to their end, with our own input and output.
pub(crate) fn watch(tests: &mut Command) -> Result<TestRun> {
    let one_by_one = tests.get_args().any(|word| word == "--test-threads=1");
    let threads = if one_by_one { 1 } else { threads(tests) };
    let mut child = tests.stdout(Stdio::piped()).spawn().context("cannot start the tests")?;
    let said = child.stdout.take().context("the tests have no output")?;
    let mut failed = Vec::new();
    let mut times = Vec::new();
    let mut program = Program::default();
    for line in BufReader::new(said).lines() {
        let line = line.context("cannot read what the tests say")?;
        println!("{line}");
        let now = Instant::now();
        if line.starts_with("running ") {
            program = Program { began: Some(now), ended: Vec::new() };
        } else if let Some((name, has_failed)) = ended(&line) {
            program.ended.push((now, name.to_owned()));
            failed.extend(has_failed.then(|| name.to_owned()));
        } else if line.starts_with("test result: ") {
            times.extend(std::mem::take(&mut program).times(threads));
        }
    }
    let status = child.wait().context("the tests are lost")?;
    Ok(TestRun { status, failed, times })
}

impl TestRun {
    /// Prints the slowest tests.
    pub(crate) fn tell_slowest(mut self) {
        self.times.sort_by(|a, b| b.cmp(a));
        if self.times.len() > TOLD {
            println!("slowest:");
            for (time, name) in self.times.iter().take(TOLD) {
                println!("{:>8.2} s  {name}", time.as_secs_f32());
            }
        }
    }
}

/// One test program.
#[derive(Debug, Default)]
struct Program {
    began: Option<Instant>,
    /// In the order they ended in.
    ended: Vec<(Instant, String)>,
}

impl Program {
    fn times(self, threads: usize) -> Vec<(Duration, String)> {
        let Some(began) = self.began else { return Vec::new() };
        let ends: Vec<Instant> = self.ended.iter().map(|(end, _)| *end).collect();
        let mut by_name = self.ended;
        by_name.sort_by(|(_, a), (_, b)| a.cmp(b));
        let begins = |at: usize| at.checked_sub(threads).map_or(began, |before| ends[before]);
        let time =
            |(at, (end, name)): (usize, (Instant, String))| (end.saturating_duration_since(begins(at)), name);
        by_name.into_iter().enumerate().map(time).collect()
    }
}

/// So many tests run beside each other, if nobody says otherwise.
const THREADS: &str = "RUST_TEST_THREADS";

/// So many tests of a command run beside each other.
fn threads(tests: &Command) -> usize {
    let own = tests.get_envs().find(|(name, _)| *name == THREADS).and_then(|(_, value)| value);
    let named = own.map(OsStr::to_os_string).or_else(|| env::var_os(THREADS));
    named.and_then(|threads| threads.to_str()?.parse().ok()).unwrap_or_else(cores)
}

/// So many cores there are.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The test that has ended, if the line says so of one, and whether it failed.
fn ended(line: &str) -> Option<(&str, bool)> {
    let line = line.strip_prefix("test ")?;
    match line.strip_suffix(" ... FAILED") {
        Some(name) => Some((name, true)),
        None => Some((line.strip_suffix(" ... ok")?, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_tell_which_test_ended_and_how() {
        assert_eq!(ended("test a::b ... ok"), Some(("a::b", false)));
        assert_eq!(ended("test a::b ... FAILED"), Some(("a::b", true)));
        assert_eq!(ended("test a::b ... ignored"), None);
        assert_eq!(ended("a test ... ok"), None);
    }

    /// Two threads: a and b begin at once; a ends after 1 s, and c begins; c ends after 3 s, and d begins; b ends after 4 s,
    /// d after 6 s.
    #[test]
    fn the_ends_tell_the_beginnings() {
        let began = Instant::now();
        let end = |name: &str, after| (began + Duration::from_secs(after), name.to_owned());
        let program =
            Program { began: Some(began), ended: vec![end("a", 1), end("c", 3), end("b", 4), end("d", 6)] };
        let times = program.times(2);
        let seconds: Vec<_> = times.iter().map(|(time, name)| (name.as_str(), time.as_secs())).collect();
        assert_eq!(seconds, [("a", 1), ("b", 4), ("c", 2), ("d", 3)]);
    }
}
