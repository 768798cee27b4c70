//! Functions that only some rubrics need. On the page they come with the part that holds them (`ui::files`), before what needs them is at
//! hand; everywhere else they are there from the start.

/// What is known of such a function before any part has come.
pub(crate) const fn at_first<F: Copy>(function: F) -> Option<F> {
    if cfg!(feature = "split") { None } else { Some(function) }
}
