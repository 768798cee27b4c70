//! A browser that is ended at once, and what is left of what was done in it.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::Value;

use crate::driver::kill;
use crate::session::Session;
use crate::{Page, Skill};

impl Page {
    /// Ends the browser as a power cut would, and opens the page again on what it left on disk.
    #[must_use]
    #[track_caller]
    pub fn after_power_cut(self) -> Self {
        Skill::PowerCut.demand();
        self.gather_errors();
        let Self { session, site, folder, wishes, file, first_scripts, tabs, errors, requests } = self;
        kill(session.process());
        drop(session);
        let session = Session::start(folder.path(), &wishes);
        let tab = session.ask(Client::window).expect("the first tab");
        *tabs.borrow_mut() = vec![tab];
        let page = Self { session, site, folder, wishes, file, first_scripts, tabs, errors, requests };
        page.visit("");
        page
    }

    /// Ends the browser this long from now, whatever it is doing then. The answer, once waited for, is when that was.
    #[must_use]
    pub fn kill_in(&self, time: Duration) -> JoinHandle<Instant> {
        let process = self.session.process();
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
        self.session.ask(|client| async move { client.active_element().await?.send_keys(&text).await }).ok()
    }

    /// As [`Page::run_with`], unless the browser has ended.
    #[must_use]
    pub fn run_while_alive(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        self.session.run(script, arguments).ok()
    }
}
