//! What went on behind the page: its errors and its requests.

use serde_json::Value;

use crate::Page;

impl Page {
    /// Ends the story: nothing went wrong behind the page, and nothing was asked of anyone else.
    ///
    /// # Panics
    ///
    /// When there is an error on the console, or a request left the page's own server.
    #[track_caller]
    pub fn end(self) {
        assert_eq!(self.console_errors(), [""; 0], "errors on the console");
        assert_eq!(self.requests_elsewhere(), [""; 0], "requests to elsewhere");
    }

    /// All errors on the console since the page was opened.
    #[must_use]
    pub fn console_errors(&self) -> Vec<String> {
        let new = self.session.log("browser").into_iter().filter(|entry| entry["level"] == "SEVERE");
        let mut errors = self.errors.borrow_mut();
        errors.extend(new.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()));
        errors.clone()
    }

    /// The addresses of all requests since the page was opened, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        let mut requests = self.requests.borrow_mut();
        requests.extend(self.session.log("performance").iter().filter_map(requested));
        requests.clone()
    }

    /// The requests that left the page's own server: there must be none. What the page makes itself
    /// (`data:`, `blob:`) leaves nothing.
    #[must_use]
    pub fn requests_elsewhere(&self) -> Vec<String> {
        let own = format!("{}/", self.site.origin());
        let is_own = |address: &str| {
            address.starts_with(&own)
                || ["data:", "blob:", "about:"].iter().any(|kind| address.starts_with(kind))
        };
        self.requests().into_iter().filter(|address| !is_own(address)).collect()
    }

    /// Whether the browser has written this to its storage on disk, where it outlives a power cut.
    #[must_use]
    pub fn is_on_disk(&self, text: &str) -> bool {
        let storage = self.folder.path().join("profile/Default/Local Storage/leveldb");
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

/// The address in a log entry that tells of a request.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    let parameters = &event["params"];
    let address = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &parameters["request"]["url"],
        "Network.webSocketCreated" => &parameters["url"],
        _ => return None,
    };
    // Chromium starts on a page of its own, which loads the browser's own parts.
    let is_browsers_own = parameters["documentURL"].as_str().is_some_and(|page| page.starts_with("chrome"));
    if is_browsers_own { None } else { address.as_str().map(str::to_owned) }
}
