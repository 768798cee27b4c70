//! A browser that is ended at once, and what is left of what was done in it.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::Value;

use crate::driver::kill;
use crate::{Page, Skill};

impl Page {
    /// Ends the browser as a power cut would, and opens the page again on what it left on disk.
    #[must_use]
    #[track_caller]
    pub fn after_power_cut(mut self) -> Self {
        Skill::PowerCut.demand();
        self.demand_own_browser();
        self.gather_errors();
        self.browser.restart(|session| kill(session.process()));
        let tab = self.session().ask(Client::window).expect("the first tab");
        *self.tabs.borrow_mut() = vec![tab];
        self.visit("");
        self
    }

    /// Ends the browser this long from now, whatever it is doing then. The answer, once waited for, is when that was.
    #[must_use]
    pub fn kill_in(&self, time: Duration) -> JoinHandle<Instant> {
        self.demand_own_browser();
        let process = self.session().process();
        thread::spawn(move || {
            thread::sleep(time);
            let now = Instant::now();
            kill(process);
            now
        })
    }

    /// Types wherever the focus is, as far as it comes before the browser is ended.
    #[must_use]
    pub fn type_while_alive(&self, text: &str) -> Option<()> {
        let text = text.to_owned();
        self.session().ask(|client| async move { client.active_element().await?.send_keys(&text).await }).ok()
    }

    /// As [`Page::run_with`], unless the browser has ended.
    #[must_use]
    pub fn run_while_alive(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        self.session().run(script, arguments).ok()
    }

    /// What a story that shares its browser would do to others.
    #[track_caller]
    pub(crate) fn demand_own_browser(&self) {
        assert!(self.browser.is_own(), "open the page with Page::with().alone() first");
    }
}
