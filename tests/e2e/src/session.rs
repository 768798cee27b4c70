//! A browser session: fantoccini made blocking, and chromedriver's own commands.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};
use xtask::browser::{self, Browser};
use xtask::paths;

use crate::driver::{Driver, kill};

/// What a session can be asked to be, besides usual.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wishes {
    pub(crate) storage_refused: bool,
    pub(crate) without_logs: bool,
    pub(crate) flags: Vec<String>,
}

/// A browser with one profile, driven over WebDriver.
#[derive(Debug)]
pub(crate) struct Session {
    runtime: Runtime,
    client: Client,
    /// The browser's process.
    process: Option<u64>,
    // Last, so that the session is closed before its driver ends.
    _driver: Driver,
}

impl Session {
    /// Starts a browser that keeps everything in `folder`: its profile, downloads, and passing files.
    pub(crate) fn start(folder: &Path, wishes: &Wishes) -> Self {
        let browser = browser::find().unwrap_or_else(|error| panic!("{error:#}"));
        let driver = Driver::start(&browser, folder);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(&browser, folder, wishes));
        let client = runtime
            .block_on(builder.connect(&driver.url()))
            .unwrap_or_else(|error| panic!("{} did not start: {error}", browser.chromium.display()));
        let process = client.capabilities().and_then(|is| is.get("goog:processID")).and_then(Value::as_u64);
        Self { runtime, client, process, _driver: driver }
    }

    /// Does something with the session and waits for it.
    pub(crate) fn ask<'a, T, F>(&'a self, what: impl FnOnce(&'a Client) -> F) -> Result<T, CmdError>
    where
        F: Future<Output = Result<T, CmdError>>,
    {
        self.runtime.block_on(async {
            let answer = tokio::time::timeout(Duration::from_secs(60), what(&self.client)).await;
            answer.unwrap_or_else(|_| Err(CmdError::Lost(io::Error::other("the browser no longer answers"))))
        })
    }

    /// Runs the body of a function in the page.
    pub(crate) fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.ask(|client| client.execute(script, arguments))
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
        self.extension("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
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
        self.process.expect("chromedriver names the browser's process")
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
        // Chromium mostly closes at once; now and then it takes its time, which nobody needs to wait for.
        let closed = self.runtime.block_on(async {
            let close = self.client.clone().close();
            tokio::time::timeout(Duration::from_secs(2), close).await.is_ok_and(|result| result.is_ok())
        });
        if let (false, Some(process)) = (closed, self.process) {
            kill(process);
        }
    }
}

fn capabilities(browser: &Browser, folder: &Path, wishes: &Wishes) -> Capabilities {
    let mut flags: Vec<String> = browser::FLAGS.map(str::to_owned).into();
    flags.push("--no-first-run".to_owned());
    flags.push("--window-size=1366,768".to_owned());
    flags.push(format!("--user-data-dir={}", folder.join("profile").display()));
    flags.extend(wishes.flags.iter().cloned());
    let mut preferences = json!({
        "download.default_directory": folder.join("downloads"),
        "download.prompt_for_download": false,
        // A page may offer several files one after another.
        "profile.default_content_setting_values.automatic_downloads": 1,
        "intl.accept_languages": "zh-CN,zh",
    });
    if wishes.storage_refused {
        // Blocking cookies makes the mere mention of localStorage throw.
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let logs =
        if wishes.without_logs { json!({}) } else { json!({ "browser": "ALL", "performance": "ALL" }) };
    let all = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser.chromium, "args": flags, "prefs": preferences },
        "goog:loggingPrefs": logs,
    });
    all.as_object().cloned().unwrap_or_default()
}

/// A command that only chromedriver knows.
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
