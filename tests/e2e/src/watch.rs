//! What went on behind the page: its errors and its requests.

use serde_json::Value;
use xtask::browser::Engine;

use crate::{Page, Skill, engine};

impl Page {
    /// Ends the story: nothing went wrong behind the page, and nothing was asked of anyone else.
    ///
    /// # Panics
    ///
    /// When there is an error on the console, or a request left the page's own server (or file).
    #[track_caller]
    pub fn end(self) {
        // Errors are noted in each tab, where the browser has no log of all.
        for tab in 0..self.tab_count() {
            if self.tab_count() > 1 && engine() != Engine::Chromium {
                self.go_to_tab(tab);
            }
        }
        assert_eq!(self.console_errors(), [""; 0], "errors on the console");
        assert_eq!(self.requests_elsewhere(), [""; 0], "requests to elsewhere");
    }

    /// All errors on the console since the page was opened.
    #[must_use]
    pub fn console_errors(&self) -> Vec<String> {
        self.gather_errors();
        self.errors.borrow().clone()
    }

    /// Takes the errors that there are by now, before the page they are noted in is left.
    pub(crate) fn gather_errors(&self) {
        let mut errors = self.errors.borrow_mut();
        if engine() == Engine::Chromium {
            let new = self.session().log("browser").into_iter().filter(|entry| entry["level"] == "SEVERE");
            errors.extend(new.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()));
        } else {
            // See first.js. Where there is no page, it has no errors either.
            let noted = self.session().run("const noted = name; name = ''; return noted", Vec::new());
            let noted: Option<Vec<String>> =
                noted.ok().and_then(|noted| serde_json::from_str(noted.as_str()?).ok());
            errors.extend(noted.unwrap_or_default());
        }
    }

    /// The addresses of all requests since the page was opened, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        if engine() != Engine::Chromium {
            return self.site.requests();
        }
        let mut requests = self.requests.borrow_mut();
        for entry in self.session().log("performance") {
            match happened(&entry) {
                Some(Happened::Asked(request)) => requests.push(request),
                Some(Happened::Refused(id)) => requests.retain(|request| request.id != id),
                None => {}
            }
        }
        requests.iter().map(|request| request.address.clone()).collect()
    }

    /// The requests that left the page's own server: there must be none. What the page makes itself
    /// (`data:`, `blob:`) leaves nothing.
    #[must_use]
    pub fn requests_elsewhere(&self) -> Vec<String> {
        let own = self.file.as_ref().map_or_else(|| format!("{}/", self.site.origin()), |_| self.address());
        let is_own = |address: &str| {
            address.starts_with(&own)
                || ["data:", "blob:", "about:"].iter().any(|kind| address.starts_with(kind))
        };
        self.requests().into_iter().filter(|address| !is_own(address)).collect()
    }

    /// Whether the browser has written this to its storage on disk, where it outlives a power cut.
    #[must_use]
    pub fn is_on_disk(&self, text: &str) -> bool {
        Skill::PowerCut.demand();
        self.demand_own_browser();
        let profile = self.browser.folder().join("profile");
        let storage = if engine() == Engine::Firefox {
            let origin = self.site.origin().replace("://", "+++").replace(':', "+");
            profile.join("storage/default").join(origin).join("ls")
        } else {
            profile.join("Default/Local Storage/leveldb")
        };
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files = std::fs::read_dir(storage).into_iter().flatten().flatten();
        files.filter_map(|file| std::fs::read(file.path()).ok()).any(|bytes| {
            // Plain ASCII is stored one byte a letter, anything else two.
            [text.as_bytes(), &wide]
                .iter()
                .any(|sought| bytes.windows(sought.len()).any(|part| part == *sought))
        })
    }
}

/// A request as the browser's log tells of it.
#[derive(Debug)]
pub(crate) struct Request {
    id: String,
    address: String,
}

enum Happened {
    Asked(Request),
    /// The page's own policy kept a request from being sent, which the log tells after it has told of the request.
    Refused(String),
}

/// What a log entry tells of a request.
fn happened(entry: &Value) -> Option<Happened> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    let parameters = &event["params"];
    let id = parameters["requestId"].as_str().unwrap_or_default().to_owned();
    let address = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &parameters["request"]["url"],
        "Network.webSocketCreated" => &parameters["url"],
        "Network.loadingFailed" if parameters["blockedReason"] == "csp" => {
            return Some(Happened::Refused(id));
        }
        _ => return None,
    };
    // Chromium starts on a page of its own, which loads the browser's own parts.
    let is_browsers_own = parameters["documentURL"].as_str().is_some_and(|page| page.starts_with("chrome"));
    let address = address.as_str().filter(|_| !is_browsers_own)?.to_owned();
    Some(Happened::Asked(Request { id, address }))
}
