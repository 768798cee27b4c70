//! Browsers, handed on from story to story: to start one takes longer than most stories do.
//!
//! Each story has a server on a port that no other has had, hence an origin of its own: what one keeps (local storage,
//! IndexedDB, caches, service workers) no other sees. All else that a story leaves goes with its windows. What reaches
//! beyond an origin (flags, settings, files opened from the disk, sudden ends) needs a browser of one's own.

use std::collections::HashSet;
use std::ops::Deref;
use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::{fs, io, thread};

use fantoccini::Client;
use fantoccini::error::CmdError;
use tempfile::TempDir;
use xtask::browser::Engine;
use xtask::site::{Proxy, Site};

use crate::capabilities::Wishes;
use crate::engine;
use crate::session::Session;

/// A browser serves so many stories: what it remembers of each slows it down in the end.
///
/// WebKit's on Linux now and then says of a correct wasm that it reads out of bounds, the sooner the more its process has run
/// (oven-sh/bun#17146, which its makers could repeat in the engine alone; seen here once in 119 stories of two browsers).
fn stories() -> usize {
    if engine() == Engine::WebKit { 6 } else { 40 }
}

/// Browsers that wait for a story.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// So many wait at most: as many as stories run beside each other.
static MOST_IDLE: LazyLock<usize> = LazyLock::new(|| {
    let named = std::env::var("RUST_TEST_THREADS").ok().and_then(|threads| threads.parse().ok());
    named.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from))
});

/// The ports that stories have had.
static PORTS: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// A running browser, with the folder in which it keeps everything and the proxy it sends everything through.
#[derive(Debug)]
pub(crate) struct Browser {
    // In the order in which they are to end.
    session: Option<Session>,
    proxy: Proxy,
    folder: TempDir,
    wishes: Wishes,
    stories: usize,
}

/// A browser for one story. When the story has passed, a shared one goes back to where others take it from.
#[derive(Debug)]
pub(crate) struct Lease {
    browser: Option<Browser>,
    is_shared: bool,
}

impl Lease {
    /// A browser that nobody else uses, neither before nor after.
    pub(crate) fn own(wishes: &Wishes) -> Self {
        Self { browser: Some(Browser::start(wishes)), is_shared: false }
    }

    /// A browser that others may have used.
    pub(crate) fn shared() -> Self {
        let idle = idle().pop();
        Self {
            browser: Some(idle.unwrap_or_else(|| Browser::start(&Wishes::default()))),
            is_shared: cfg!(unix),
        }
    }

    /// Whether no other story uses it.
    pub(crate) fn is_own(&self) -> bool {
        !self.is_shared
    }

    /// Ends the browser at once, and starts another on what it left on disk.
    pub(crate) fn restart(&mut self, end: impl FnOnce(&Session)) {
        if let Some(browser) = &mut self.browser {
            end(browser.session());
            browser.session = None;
            browser.session = Some(Session::start(browser.folder.path(), &browser.wishes));
        }
    }
}

impl Deref for Lease {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.browser.as_ref().expect("a lease holds its browser until it ends")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(mut browser) = self.browser.take() else { return };
        browser.stories += 1;
        if !self.is_shared || thread::panicking() || browser.stories >= stories() || browser.clean().is_err()
        {
            return;
        }
        let mut idle = idle();
        if idle.len() < *MOST_IDLE {
            idle.push(browser);
        }
    }
}

impl Browser {
    fn start(wishes: &Wishes) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join(DOWNLOADS)).expect("make the folder");
        let proxy = Proxy::start().expect("a free port");
        let wishes = Wishes { proxy: proxy.address(), ..wishes.clone() };
        let session = Session::start(folder.path(), &wishes);
        Self { session: Some(session), proxy, folder, wishes, stories: 0 }
    }

    /// Its session.
    pub(crate) fn session(&self) -> &Session {
        self.session.as_ref().expect("a browser has a session until it ends")
    }

    /// What all its requests go through, where it keeps no log of them.
    pub(crate) fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    /// Where it keeps everything.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Whether its storage is refused.
    pub(crate) fn refuses_storage(&self) -> bool {
        self.wishes.storage_refused
    }

    /// Leaves nothing behind of the story that has ended: no window, no log, no download.
    fn clean(&self) -> Result<(), CmdError> {
        let session = self.session();
        session.ask(|client| client.goto("about:blank"))?;
        session.ask(async |client: &Client| {
            let old = client.windows().await?;
            // What was said to a window over DevTools goes with it. WebKit's would lie behind one that is left, so there the
            // last stays; nothing can be said to it that outlasts a page, but its name. Nor is a new one begun needlessly.
            let is_new = match engine() {
                Engine::WebKit => false,
                Engine::Firefox => true,
                Engine::Chromium => session.was_told(),
            };
            let kept =
                if is_new { Some(client.new_window(true).await?.handle) } else { old.first().cloned() };
            for window in old.into_iter().filter(|window| Some(window) != kept.as_ref()) {
                client.switch_to_window(window).await?;
                client.close_window().await?;
            }
            match kept {
                Some(kept) => client.switch_to_window(kept).await,
                None => Err(CmdError::Lost(io::Error::other("the browser has no window"))),
            }
        })?;
        session.run("name = ''", Vec::new())?;
        self.proxy.leave();
        for kind in ["browser", "performance"] {
            if engine() == Engine::Chromium {
                session.log(kind);
            }
        }
        for file in fs::read_dir(self.downloads())?.flatten() {
            fs::remove_file(file.path())?;
        }
        Ok(())
    }

    /// Where it puts the files that pages give out.
    pub(crate) fn downloads(&self) -> std::path::PathBuf {
        self.folder.path().join(DOWNLOADS)
    }
}

/// See [`Browser::downloads`]; the capabilities name it to the browser.
pub(crate) const DOWNLOADS: &str = "downloads";

/// A site at an origin that no story has had before.
pub(crate) fn fresh_site(folder: &Path, prefix: &str) -> Site {
    loop {
        let site = Site::serve(folder, prefix, 0).expect("a free port");
        if lock(&PORTS).insert(site.origin().to_owned()) {
            return site;
        }
    }
}

fn idle() -> MutexGuard<'static, Vec<Browser>> {
    lock(&IDLE)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
