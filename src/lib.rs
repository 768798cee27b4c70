//! 履职自评.
pub mod checks;
pub mod draft;
pub mod engine;
pub mod facts;
pub mod number;
pub mod rubric;
pub mod rubrics;
pub mod session;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
