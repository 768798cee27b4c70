#![doc = include_str!("ARCHITECTURE.md")]

// In reading order: a module may use those above it, never those below.
mod late;

pub mod order;

pub mod number;

pub mod composed;

pub mod clause;

pub mod rubric;

pub mod rubrics;

pub mod facts;

pub mod engine;

pub mod checks;

pub mod whatif;

pub mod draft;

pub mod rectification;

pub mod draw;

pub mod desk;

pub mod examples;

pub mod blocks;

pub mod printed;

pub mod named;

pub mod edition;

pub mod session;

pub mod text;

pub mod view;

#[cfg(feature = "tables")]
pub mod papers;

#[cfg(feature = "ui")]
pub mod browser;

#[cfg(feature = "ui")]
pub mod ui;
