//! The one place that waits.

use std::thread;
use std::time::{Duration, Instant};

use crate::Page;

/// How long anything on the page may take before a story fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often one looks again. A look costs the page a millisecond or so.
const PAUSE: Duration = Duration::from_millis(20);

impl Page {
    /// Waits until `look` sees what it looks for; `what` says in words what that is.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut look: impl FnMut(&Self) -> bool) {
        self.wait_to_see(what, |page| look(page).then_some(()), |_| String::new());
    }

    /// Waits until `look` returns something, and returns that. When it never does, the story fails
    /// with `what` was wanted and what `instead` says there is.
    #[track_caller]
    pub fn wait_to_see<T>(
        &self,
        what: &str,
        mut look: impl FnMut(&Self) -> Option<T>,
        instead: impl FnOnce(&Self) -> String,
    ) -> T {
        if let Some(seen) = keep_looking(|| look(self)) {
            return seen;
        }
        panic!(
            "waited {} s in vain: {what}\n{}\nerrors on the console: {:?}",
            PATIENCE.as_secs(),
            instead(self),
            self.console_errors()
        );
    }
}

/// Looks again and again until there is something to see or patience ends.
pub(crate) fn keep_looking<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Some(seen);
        }
        if started.elapsed() > PATIENCE {
            return None;
        }
        thread::sleep(PAUSE);
    }
}
