//! Opening the page, closing it gently or not, and looking at it.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;
use fantoccini::wd::WindowHandle;
use serde_json::json;
use tempfile::TempDir;
use url::Url;
use xtask::browser::Engine;
use xtask::paths;
use xtask::site::{Site, with_first_script};

use crate::capabilities::Wishes;
use crate::engine;
use crate::pool::{Lease, fresh_site};
use crate::session::Session;
use crate::watch::Request;

/// Where the page lies on its server. Not at the root, so that only relative addresses work.
const PREFIX: &str = "/some/sub/path/";

/// What keeps the page for times without a network.
const WORKER: &str = "service-worker.js";

/// Where the browser keeps no log of errors, the page is served with this before all that is its own.
const NOTE_ERRORS: &str = include_str!("first.js");

/// The release page in a browser.
#[derive(Debug)]
pub struct Page {
    // In the order in which they are to end.
    pub(crate) browser: Lease,
    pub(crate) site: Site,
    /// For files that go into the page.
    pub(crate) folder: TempDir,
    /// The page itself, when it is one file that is opened without the server.
    pub(crate) file: Option<PathBuf>,
    /// What precedes the page's own scripts, where the server sees to that.
    pub(crate) first_scripts: RefCell<Vec<String>>,
    /// In the order they were opened, which drivers do not all tell.
    pub(crate) tabs: RefCell<Vec<WindowHandle>>,
    pub(crate) errors: RefCell<Vec<String>>,
    pub(crate) requests: RefCell<Vec<Request>>,
}

/// How a page is opened when not as usual.
#[derive(Debug, Clone, Default)]
pub struct Options {
    wishes: Wishes,
    alone: bool,
    after: String,
    folder: Option<PathBuf>,
    file: Option<PathBuf>,
    unwatched: bool,
    cut_off: Option<String>,
    keeps_itself: bool,
}

impl Options {
    /// The browser refuses to store anything: to touch `localStorage` throws.
    #[must_use]
    pub fn storage_refused(mut self) -> Self {
        self.wishes.storage_refused = true;
        self.alone = true;
        self
    }

    /// Nothing is logged, which would disturb measurements of time.
    #[must_use]
    pub fn without_logs(mut self) -> Self {
        self.wishes.without_logs = true;
        self.alone = true;
        self
    }

    /// One more flag for the browser.
    #[must_use]
    pub fn flag(mut self, flag: &str) -> Self {
        self.wishes.flags.push(flag.to_owned());
        self.alone = true;
        self
    }

    /// A browser that no other story uses, neither before nor after: for those that end it, or break the page.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// What follows the page's address, such as the `#…` of a share link.
    #[must_use]
    pub fn at(mut self, after: &str) -> Self {
        after.clone_into(&mut self.after);
        self
    }

    /// The page is served byte for byte: where errors are noted by a script put in front of it, they are not.
    #[must_use]
    pub fn unwatched(mut self) -> Self {
        self.unwatched = true;
        self
    }

    /// Requests whose address contains this get no answer from the start, see [`Page::cut_off`]: so the page cannot be kept
    /// whole for times without a network, either.
    #[must_use]
    pub fn cut_off(mut self, part: &str) -> Self {
        self.cut_off = Some(part.to_owned());
        self
    }

    /// The page keeps itself for times without a network, as it does for people: a while after it has started, it fetches all there
    /// is of it. A tenth of a story's work, and of no account where none goes without a network; so elsewhere its service worker is an
    /// empty file.
    #[must_use]
    pub fn keeping_itself(mut self) -> Self {
        self.keeps_itself = true;
        self
    }

    /// Another folder than the built page's.
    #[must_use]
    pub fn of(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// The page that is all in this one file, opened from the disk (`file://`) and not from the server.
    #[must_use]
    pub fn file(mut self, path: &Path) -> Self {
        // All files have one origin, or none.
        self.alone = true;
        self.file = Some(path.to_owned());
        self
    }

    /// Opens the page.
    #[must_use]
    #[track_caller]
    pub fn open(self) -> Page {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = match &self.file {
            // It serves nothing, and still knows what is asked of anyone.
            Some(_) => fresh_site(folder.path(), PREFIX),
            None => fresh_site(&self.served(), PREFIX),
        };
        site.cut_off(self.cut_off.as_deref());
        if !self.keeps_itself {
            site.empty(WORKER);
        }
        let browser = if self.alone { Lease::own(&self.wishes) } else { Lease::shared() };
        browser.proxy().show(&site);
        let tab = browser.session().ask(Client::window).expect("the first tab");
        let page = Page {
            browser,
            site,
            folder,
            file: self.file,
            first_scripts: RefCell::default(),
            tabs: RefCell::new(vec![tab]),
            errors: RefCell::default(),
            requests: RefCell::default(),
        };
        if engine() != Engine::Chromium {
            if !self.unwatched {
                page.say_first(NOTE_ERRORS);
                if page.browser.refuses_storage() {
                    page.refuse_storage();
                }
            }
            page.resize_to_office_screen();
        }
        page.visit(&self.after);
        page
    }

    fn served(&self) -> PathBuf {
        let folder = self.folder.clone().unwrap_or_else(paths::dist);
        assert!(folder.join("index.html").is_file(), "dist/ has no page yet; run `cargo xtask build` first");
        folder
    }
}

impl Page {
    /// The page in a browser that knows nothing of it.
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
        match &self.file {
            Some(file) => file_address(&self.opened(file)),
            None => self.site.url(),
        }
    }

    /// Goes to the page's address with `after` added, as by a link from elsewhere.
    #[track_caller]
    pub fn visit(&self, after: &str) {
        let address = format!("{}{after}", self.address());
        self.gather_errors();
        // A mere change of what follows # would not load the page anew.
        self.session().ask(|client| client.goto("about:blank")).expect("leave the page");
        self.session().ask(|client| client.goto(&address)).expect("open the page");
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.session().ask(Client::refresh).expect("reload");
    }

    /// Runs a script at the start of every page from now on, before the page's own.
    #[track_caller]
    pub fn at_every_start(&self, script: &str) {
        if engine() == Engine::Chromium {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        } else {
            self.say_first(script);
        }
    }

    /// From now on, requests whose address contains this get no answer: as without a network.
    pub fn cut_off(&self, part: &str) {
        self.site.cut_off(Some(part));
    }

    /// Ends [`Page::cut_off`].
    pub fn connect_again(&self) {
        self.site.cut_off(None);
    }

    /// Makes the visible part of the page this large, in CSS pixels: 1366 × 768 for an office
    /// computer, 390 × 844 for a telephone.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        if engine() == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", &size);
        } else {
            let frame = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]");
            let outer = |inner: u32, at: usize| {
                let around = frame[at].as_u64().and_then(|around| u32::try_from(around).ok());
                inner + around.expect("the frame of the window is measured")
            };
            let (width, height) = (outer(width, 0), outer(height, 1));
            self.session().ask(|client| client.set_window_size(width, height)).expect("resize the window");
        }
        self.wait_until("the page has its new size", |page| {
            page.run("return [innerWidth, innerHeight]") == json!([width, height])
        });
    }

    /// Saves a picture of what is visible to `target/screenshots/NAME.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        self.session().screenshot(name).expect("save a picture")
    }

    /// The browser's session.
    pub(crate) fn session(&self) -> &Session {
        self.browser.session()
    }

    /// As large as what is inside a window of 1366 × 768 of Chromium's.
    pub(crate) fn resize_to_office_screen(&self) {
        self.session().ask(|client| client.goto("about:blank")).expect("open nothing");
        self.resize(1366, 625);
    }

    /// Has a script precede all that is in the page, from its next start on.
    fn say_first(&self, script: &str) {
        let mut scripts = self.first_scripts.borrow_mut();
        scripts.push(script.to_owned());
        let all = scripts.join("\n");
        match &self.file {
            Some(file) => {
                let page = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                fs::write(self.opened(file), with_first_script(&page, &all)).expect("write the page");
            }
            None => self.site.first_script(&all),
        }
    }

    /// The file that is opened for this one: where something is to precede it, a copy.
    fn opened(&self, file: &Path) -> PathBuf {
        let name = file.file_name().unwrap_or_default();
        if engine() == Engine::Chromium { file.to_owned() } else { self.folder.path().join(name) }
    }

    /// WebKit has no setting for it. Firefox has one, see `capabilities`.
    fn refuse_storage(&self) {
        if engine() == Engine::WebKit {
            self.say_first(
                "for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
                     const get = () => { throw new DOMException('refused', 'SecurityError'); };
                     Object.defineProperty(window, name, { get });
                 }",
            );
        }
    }
}

fn file_address(file: &Path) -> String {
    let file = file.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    Url::from_file_path(&file).unwrap_or_else(|()| panic!("{} has no address", file.display())).into()
}
