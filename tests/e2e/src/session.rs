//! A browser session: fantoccini made blocking, and the drivers' own commands.

use std::cell::Cell;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};
use xtask::browser::Engine;
use xtask::{breakdowns, paths};

use crate::capabilities::{self, Wishes};
use crate::driver::{Driver, kill};
use crate::engine;
use crate::wait::keep_looking;

/// A browser with one profile, driven over WebDriver.
#[derive(Debug)]
pub(crate) struct Session {
    runtime: Runtime,
    client: Client,
    /// The browser's process.
    process: Option<u64>,
    /// Whether its windows were told anything that outlasts a page.
    told: Cell<bool>,
    // Last, so that the session is closed before its driver ends.
    driver: Driver,
}

impl Session {
    /// Starts a browser that keeps everything in `folder`: its profile, downloads, and passing files.
    pub(crate) fn start(folder: &Path, wishes: &Wishes) -> Self {
        let browser = engine().find(&[]).unwrap_or_else(|error| panic!("{error:#}"));
        let driver = Driver::start(&browser, folder);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities::of(&browser, folder, wishes));
        let client = runtime
            .block_on(builder.connect(&driver.url()))
            .unwrap_or_else(|error| panic!("{} did not start: {error}", browser.program.display()));
        let said = |name| client.capabilities()?.get(name)?.as_u64();
        let process = said("goog:processID").or_else(|| said("moz:processID"));
        Self { runtime, client, process, told: Cell::new(false), driver }
    }

    /// Does something with the session and waits for it.
    pub(crate) fn ask<'a, T, F>(&'a self, what: impl FnOnce(&'a Client) -> F) -> Result<T, CmdError>
    where
        F: Future<Output = Result<T, CmdError>>,
    {
        let answer = self.runtime.block_on(async {
            let answer = tokio::time::timeout(Duration::from_secs(60), what(&self.client)).await;
            answer.unwrap_or_else(|_| Err(CmdError::Lost(io::Error::other("the browser no longer answers"))))
        });
        if let Err(error) = &answer {
            // Test threads bear the names of their tests.
            breakdowns::note(thread::current().name().unwrap_or("story"), &error.to_string())
                .expect("note the breakdown");
        }
        answer
    }

    /// Runs the body of a function in the page.
    pub(crate) fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        let again = arguments.clone();
        let answer = self.ask(|client| client.execute(script, arguments));
        // What WebKit's driver says where the page was left before the script had returned: it is run in the next.
        let is_left = |answer: &Result<Value, CmdError>| matches!(answer, Err(error) if error.to_string().contains("Could not parse script result"));
        if !is_left(&answer) {
            return answer;
        }
        let run = || self.ask(|client| client.execute(script, again.clone()));
        keep_looking(|| Some(run()).filter(|answer| !is_left(answer))).unwrap_or(answer)
    }

    /// Runs the body of an asynchronous function in the page and waits for what it returns.
    pub(crate) fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...given) => {{ {script} }})(...arguments)
                 .then(value => done({{ value }}), error => done({{ error: String(error && error.stack || error) }}));"
        );
        let answer = self.ask(|client| client.execute_async(&script, arguments))?;
        match answer.get("error") {
            Some(error) => panic!("a script in the page failed: {error}"),
            None => Ok(answer["value"].clone()),
        }
    }

    /// A command of the DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, CmdError> {
        self.told.set(true);
        self.extension("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Whether a window was told anything over DevTools since this was asked last.
    pub(crate) fn was_told(&self) -> bool {
        self.told.replace(false)
    }

    /// The entries of one of the browser's logs since the last call.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.extension("se/log", json!({ "type": kind })).unwrap_or_default();
        entries.as_array().cloned().unwrap_or_default()
    }

    /// Saves a picture of what is visible.
    pub(crate) fn screenshot(&self, name: &str) -> io::Result<PathBuf> {
        let folder = paths::target().join("screenshots");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        let picture = self.ask(Client::screenshot).map_err(io::Error::other)?;
        fs::write(&file, picture)?;
        Ok(file)
    }

    /// The browser's process.
    pub(crate) fn process(&self) -> u64 {
        self.process.expect("the driver names the browser's process")
    }

    /// Runs the body of a function in Firefox's own part, which may do what no page may.
    pub(crate) fn run_in_firefox(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.extension("moz/context", json!({ "context": "chrome" }))?;
        let answer = self.run(script, arguments);
        self.extension("moz/context", json!({ "context": "content" }))?;
        answer
    }

    fn extension(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.ask(|client| client.issue_cmd(Extension { path, body }))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if thread::panicking() {
            // Test threads bear the names of their tests.
            let picture = self.screenshot(&format!("failed-{}", thread::current().name().unwrap_or("story")));
            eprintln!(
                "the page looked like this: {}",
                picture.map_or_else(|error| error.to_string(), |file| file.display().to_string())
            );
        }
        // Mostly it closes at once; now and then it takes its time, which nobody needs to wait for. Firefox always does.
        let is_quick = self.driver.engine() != Engine::Firefox;
        let closed = is_quick
            && self.runtime.block_on(async {
                let close = self.client.clone().close();
                tokio::time::timeout(Duration::from_secs(2), close).await.is_ok_and(|result| result.is_ok())
            });
        match self.process {
            _ if closed => {}
            Some(process) => kill(process),
            None => self.driver.kill_browser(),
        }
    }
}

/// A command that only one driver knows.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
