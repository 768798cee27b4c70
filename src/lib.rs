//! 履职自评.
pub mod checks;
pub mod draft;
#[cfg(feature = "ui")]
pub mod browser;
pub mod engine;
pub mod examples;
pub mod facts;
pub mod number;
pub mod rubric;
pub mod rubrics;
pub mod session;
pub mod text;
pub mod view;
#[cfg(feature = "ui")]
pub mod ui;
