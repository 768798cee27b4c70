//! The other rubrics: held against all of them, filled in for one of them, from the same figures.

mod once;

use e2e::Page;

/// The outcome of a rubric on the screen that holds the draft against all of them.
fn outcome(page: &Page, rubric: &str) -> String {
    page.text_of(&format!("output[name='compare:{rubric}']"))
}
