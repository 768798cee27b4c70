//! The parts of `cargo xtask` that the end-to-end tests use as well: where things lie, which
//! browser there is, axe-core, and a small server for the built page.

pub mod axe;
pub mod browser;
pub mod paths;
pub mod site;
