//! A chromedriver process of our own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use xtask::browser::Browser;

/// How often a driver that gives up is started again.
const ATTEMPTS: usize = 5;

/// A running chromedriver, ended when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a port of its own choice. What it and the browser leave lying about goes
    /// to `folder`.
    pub(crate) fn start(browser: &Browser, folder: &Path) -> Self {
        // Now and then the port it has chosen is taken by another before it listens on it, and it gives up.
        (0..ATTEMPTS)
            .find_map(|_| Self::start_once(browser, folder))
            .unwrap_or_else(|| panic!("{} ended without naming its port", browser.chromedriver.display()))
    }

    fn start_once(browser: &Browser, folder: &Path) -> Option<Self> {
        let mut process = Command::new(&browser.chromedriver)
            .arg("--port=0")
            .env("TMPDIR", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", browser.chromedriver.display()));
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| port_in(&line));
        // Unread output would fill the pipe and stop the driver.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        if port.is_none() {
            process.kill().ok();
            process.wait().ok();
        }
        Some(Self { process, port: port? })
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// `ChromeDriver was started successfully on port 33821.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

/// Ends a process and its helpers at once, with no chance to tidy up.
pub(crate) fn kill(process: u64) {
    let process = process.to_string();
    let mut command = if cfg!(windows) {
        let mut command = Command::new("taskkill");
        command.args(["/F", "/T", "/PID", &process]);
        command
    } else {
        let mut command = Command::new("kill");
        command.arg("-9").arg(&process).args(helpers_of(&process));
        command
    };
    // Nothing to do when it has ended already.
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
}

/// The processes below a process. Its group is no help: the browser is in the one of these tests.
fn helpers_of(process: &str) -> Vec<String> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output();
    let listed =
        listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let pairs: Vec<(&str, &str)> =
        listed.lines().filter_map(|line| line.trim().split_once(char::is_whitespace)).collect();
    let mut found = vec![process.to_owned()];
    let mut at = 0;
    while at < found.len() {
        let of = found[at].clone();
        found.extend(pairs.iter().filter(|(_, parent)| parent.trim() == of).map(|(id, _)| (*id).to_owned()));
        at += 1;
    }
    found.split_off(1)
}
