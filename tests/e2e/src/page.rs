//! Opening the page, closing it gently or not, and looking at it.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;
use serde_json::json;
use tempfile::TempDir;
use xtask::paths;
use xtask::site::Site;

use crate::session::{Session, Wishes};

/// Where the page lies on its server. Not at the root, so that only relative addresses work.
const PREFIX: &str = "/some/sub/path/";

/// The release page in a browser of its own.
#[derive(Debug)]
pub struct Page {
    // In the order in which they are to end.
    pub(crate) session: Session,
    pub(crate) site: Site,
    pub(crate) folder: TempDir,
    pub(crate) wishes: Wishes,
    pub(crate) errors: RefCell<Vec<String>>,
    pub(crate) requests: RefCell<Vec<String>>,
}

/// How a page is opened when not as usual.
#[derive(Debug, Clone, Default)]
pub struct Options {
    wishes: Wishes,
    after: String,
    folder: Option<PathBuf>,
}

impl Options {
    /// The browser refuses to store anything: to touch `localStorage` throws.
    #[must_use]
    pub fn storage_refused(mut self) -> Self {
        self.wishes.storage_refused = true;
        self
    }

    /// Nothing is logged, which would disturb measurements of time.
    #[must_use]
    pub fn without_logs(mut self) -> Self {
        self.wishes.without_logs = true;
        self
    }

    /// One more flag for the browser.
    #[must_use]
    pub fn flag(mut self, flag: &str) -> Self {
        self.wishes.flags.push(flag.to_owned());
        self
    }

    /// What follows the page's address, such as the `#…` of a share link.
    #[must_use]
    pub fn at(mut self, after: &str) -> Self {
        after.clone_into(&mut self.after);
        self
    }

    /// Another folder than the built page's.
    #[must_use]
    pub fn of(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// Opens the page.
    #[must_use]
    #[track_caller]
    pub fn open(self) -> Page {
        let dist = self.folder.unwrap_or_else(paths::dist);
        assert!(dist.join("index.html").is_file(), "dist/ has no page yet; run `cargo xtask build` first");
        let site = Site::serve(&dist, PREFIX, 0).expect("a free port");
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("downloads")).expect("make the folder");
        let session = Session::start(folder.path(), &self.wishes);
        let page = Page {
            session,
            site,
            folder,
            wishes: self.wishes,
            errors: RefCell::default(),
            requests: RefCell::default(),
        };
        page.visit(&self.after);
        page
    }
}

impl Page {
    /// The page in a fresh browser.
    #[must_use]
    #[track_caller]
    pub fn open() -> Self {
        Self::with().open()
    }

    /// The page in an unusual browser: `Page::with().storage_refused().open()`.
    #[must_use]
    pub fn with() -> Options {
        Options::default()
    }

    /// The page's address.
    #[must_use]
    pub fn address(&self) -> String {
        self.site.url()
    }

    /// Goes to the page's address with `after` added, as by a link from elsewhere.
    #[track_caller]
    pub fn visit(&self, after: &str) {
        let address = format!("{}{after}", self.address());
        // A mere change of what follows # would not load the page anew.
        self.session.ask(|client| client.goto("about:blank")).expect("leave the page");
        self.session.ask(|client| client.goto(&address)).expect("open the page");
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.session.ask(Client::refresh).expect("reload");
    }

    /// Runs a script at the start of every page from now on, before the page's own.
    #[track_caller]
    pub fn at_every_start(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// Makes the visible part of the page this large, in CSS pixels: 1366 × 768 for an office
    /// computer, 390 × 844 for a telephone.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
        self.wait_until("the page has its new size", |page| {
            page.run("return [innerWidth, innerHeight]") == json!([width, height])
        });
    }

    /// Saves a picture of what is visible to `target/screenshots/NAME.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        self.session.screenshot(name).expect("save a picture")
    }
}
