//! A driver process of our own, and the end of processes.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use xtask::browser::{Browser, Engine};

use crate::screen::Screen;
use crate::wait::keep_looking;
use crate::watchdog::{Watchdog, leads_a_group};

/// How often a driver that gives up is started again.
const ATTEMPTS: usize = 5;

/// A running driver, ended when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
    engine: Engine,
    _watchdog: Watchdog,
    /// What its browser draws on, if it cannot do without.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver on a port of its own. What it and the browser leave lying about goes to
    /// `folder`.
    pub(crate) fn start(browser: &Browser, folder: &Path) -> Self {
        // Now and then the port it is to have is taken by another before it listens on it, and it gives up.
        (0..ATTEMPTS)
            .find_map(|_| Self::start_once(browser, folder))
            .unwrap_or_else(|| panic!("{} ended without listening", browser.driver.display()))
    }

    fn start_once(browser: &Browser, folder: &Path) -> Option<Self> {
        let mut command = Command::new(&browser.driver);
        command.env("TMPDIR", folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        leads_a_group(&mut command);
        let mut screen = None;
        let mut port = None;
        match browser.engine {
            Engine::Chromium => command.arg("--port=0"),
            Engine::Firefox => {
                // As in its makers' own tests: it asks nothing of them, and would rather end than try.
                command.env("MOZ_DISABLE_NONLOCAL_CONNECTIONS", "1");
                // Input methods are driven from inside the browser, which it allows only when told to.
                command.args(["--port=0", "--allow-system-access"])
            }
            Engine::WebKit => {
                let free = free_port();
                port = Some(free);
                let screen = screen.insert(Screen::start(folder));
                screen.prepare(&mut command, folder);
                command.arg(format!("--port={free}"))
            }
        };
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", browser.driver.display()));
        let watchdog = Watchdog::over(&process, folder);
        let output = process.stdout.take().expect("its output is piped");
        let listens = match port {
            Some(port) => {
                read_away(BufReader::new(output));
                keep_looking(|| has_ended(&mut process).or_else(|| answers(port).then_some(Some(port))))
                    .flatten()
            }
            None => port_said(output),
        };
        if listens.is_none() {
            process.kill().ok();
            process.wait().ok();
        }
        Some(Self { process, port: listens?, engine: browser.engine, _watchdog: watchdog, _screen: screen })
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it drives.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Ends the browser it has started, at once.
    pub(crate) fn kill_browser(&self) {
        for helper in helpers_of(&self.process.id().to_string()) {
            kill_one(&helper);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Whether a driver without output has given up.
fn has_ended(process: &mut Child) -> Option<Option<u16>> {
    process.try_wait().ok().flatten().map(|_| None)
}

fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// A port that was free a moment ago, for a driver that chooses none itself.
fn free_port() -> u16 {
    let found = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    found.expect("a free port").port()
}

/// The port in what a driver says when it begins to listen.
fn port_said(output: impl Read + Send + 'static) -> Option<u16> {
    let mut output = BufReader::new(output);
    let mut line = String::new();
    let mut found = None;
    while found.is_none() && output.read_line(&mut line).is_ok_and(|length| length > 0) {
        found = port_in(line.trim_end());
        line.clear();
    }
    read_away(output);
    found
}

/// Unread output would fill the pipe and stop the driver.
fn read_away(output: impl BufRead + Send + 'static) {
    thread::spawn(move || output.lines().map_while(Result::ok).for_each(drop));
}

/// `ChromeDriver was started successfully on port 33821.` or
/// `… Listening on 127.0.0.1:33821`
fn port_in(line: &str) -> Option<u16> {
    let said = ["successfully on port ", "Listening on 127.0.0.1:"];
    let rest = said.iter().find_map(|start| line.split_once(start))?.1;
    rest.trim_end_matches('.').parse().ok()
}

/// Ends a process and its helpers at once, with no chance to tidy up.
pub(crate) fn kill(process: u64) {
    let process = process.to_string();
    let helpers = if cfg!(windows) { Vec::new() } else { helpers_of(&process) };
    kill_one(&process);
    helpers.iter().for_each(|helper| kill_one(helper));
}

fn kill_one(process: &str) {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("taskkill");
        command.args(["/F", "/T", "/PID", process]);
        command
    } else {
        let mut command = Command::new("kill");
        command.args(["-9", process]);
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
