//! 履职自评.
#[cfg(feature = "ui")]
pub mod ui;
