//! The parts of `cargo xtask` that the end-to-end tests use as well: where things lie, which
//! browsers there are, axe-core, a small server for the built page, and which stories were not done.

pub mod axe;
pub mod browser;
pub mod paths;
pub mod site;
pub mod stories_not_done;
