//! Counts renders in debug builds, so that a browser test can prove that one key redraws one card and no more.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static COUNTS: RefCell<BTreeMap<String, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes that a part of the page was drawn. Nothing in release builds.
pub(super) fn note(part: &str, name: &str) {
    if cfg!(debug_assertions) {
        let key = format!("{part} {name}");
        COUNTS.with(|counts| *counts.borrow_mut().entry(key).or_default() += 1);
    }
}

/// What was drawn since the last call, and how often.
pub fn take() -> BTreeMap<String, usize> {
    COUNTS.with(RefCell::take)
}
