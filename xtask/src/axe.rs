//! axe-core, which looks for barriers in a page: where it lies once it is installed.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths;

/// The npm package.
pub const PACKAGE: &str = "axe-core";
/// Its version: another one finds other things.
pub const VERSION: &str = "4.14.1";
/// The one file of it that is read.
pub const FILE: &str = "axe.min.js";

/// The script to run in a page.
///
/// # Errors
///
/// When no home directory is known.
pub fn script() -> Result<PathBuf> {
    Ok(paths::cache(PACKAGE, VERSION)?.join("node_modules").join(PACKAGE).join(FILE))
}
