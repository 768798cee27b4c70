//! The parts of `cargo xtask` that the end-to-end tests use as well: where things lie, which browsers there are, axe-core, what
//! the page weighs and what it is measured beside, a large table, a small server for the built page, which stories were not done,
//! and under which the engine ended.

pub mod axe;
pub mod breakdowns;
pub mod browser;
pub mod large_table;
pub mod paths;
pub mod peers;
pub mod site;
pub mod sizes;
pub mod stories_not_done;
