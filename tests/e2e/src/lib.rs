//! The page under test, in a real browser, in words a person would use.
//!
//! ```no_run
//! let page = e2e::Page::open();
//! page.type_into("kindergarten.pupils", "15447");
//! page.wait_for_text(e2e::names::TOTAL, "61.5");
//! assert_eq!(page.console_errors(), [""; 0]);
//! ```
//!
//! Every helper waits for what it needs and panics with what it saw instead, so a story needs
//! neither pauses nor `unwrap`. Each [`Page`] has a server of its own, hence an origin with nothing kept in
//! it. Its browser may have served stories before, unless it is opened [alone](Options::alone).
//!
//! Stories know nothing of the browser's engine, which the environment names (`LVZHI_ENGINE`). Where
//! one needs what an engine lacks, it asks for that [`Skill`] first.

mod act;
mod axe;
mod capabilities;
mod driver;
mod files;
mod keys;
pub mod names;
mod page;
mod pool;
mod power_cut;
mod read;
mod screen;
mod script;
mod session;
mod skill;
mod tabs;
mod wait;
mod watch;
mod watchdog;

pub use files::Download;
pub use page::{Options, Page};
pub use skill::Skill;
pub use wait::PATIENCE;

use xtask::browser::Engine;

/// Whether this engine tries every case of a kind, and not only some: Chromium does, where stories cost least.
#[must_use]
pub fn tries_every_case() -> bool {
    engine() == Engine::Chromium
}

/// The engine of this run.
///
/// # Panics
///
/// When the environment names one that is not known.
pub(crate) fn engine() -> Engine {
    Engine::chosen().unwrap_or_else(|error| panic!("{error:#}"))
}
