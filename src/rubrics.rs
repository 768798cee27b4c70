//! The rubrics that travel with the page, packed at build time.

use crate::rubric::Rubric;
use crate::rubric::check::check;
use crate::rubric::file::RubricFile;

/// The packed files of the default rubric.
const GENERAL: &str = include_str!(concat!(env!("OUT_DIR"), "/general.json"));

/// SHA-256 of the packed default rubric, in hex: kept in a draft to tell which rules it was scored by.
pub const GENERAL_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/general.sha256"));

/// The default rubric 县级政府履行教育职责自评（通用示范）.
///
/// # Panics
/// Never on a build that passed: the build script packs only what [`check`] accepts, and a test reads it back.
pub fn general() -> Rubric {
    let file: RubricFile = serde_json::from_str(GENERAL).expect("packed by the build script");
    check(&file).expect("checked by the build script")
}
