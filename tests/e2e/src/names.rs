//! The one place that knows what things on the page are called.

/// The total.
pub const TOTAL: &str = "output[name='total']";
/// The grade.
pub const GRADE: &str = "output[name='grade']";
/// Where a draft is imported.
pub const IMPORT: &str = "input[type='file'][name='import']";
/// What loads the worked example.
pub const EXAMPLE: &str = "[name='example']";
/// The opened import: what a file holds, or why it cannot be opened.
pub const IMPORT_PREVIEW: &str = "[data-import]";
/// A draft in the list.
pub const DRAFT: &str = "[data-draft]";
/// Any field that stands for a fact; buttons and the import have names of another kind.
pub const ANY_FACT: &str = "input[name*='.']:not([type='file'])";

/// The field of a fact, or anything else with that name.
#[must_use]
pub fn field(name: &str) -> String {
    format!("[name='{name}']")
}

/// An indicator's points.
#[must_use]
pub fn points(indicator: &str) -> String {
    format!("output[name='points:{indicator}']")
}

/// An indicator's card.
#[must_use]
pub fn card(indicator: &str) -> String {
    format!("[data-indicator='{indicator}']")
}

/// A gate's card.
#[must_use]
pub fn gate(id: &str) -> String {
    format!("[data-gate='{id}']")
}

/// A contradiction that was found.
#[must_use]
pub fn check(id: &str) -> String {
    format!("[data-check='{id}']")
}
