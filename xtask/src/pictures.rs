//! `cargo xtask pictures`: the pictures that the READMEs begin with, taken anew.

use anyhow::Result;
use xtask::browser::Engine;

use crate::command::run;
use crate::page;
use crate::tools::{self, Need};

/// Builds the page, opens the example in Chromium, and writes `tests/pictures/`.
pub(crate) fn pictures() -> Result<()> {
    let needs = [tools::PAGE.as_slice(), &[Need::Browser(Engine::Chromium)]].concat();
    let tools = tools::set_up(&needs)?;
    page::release(&tools)?;
    let mut pictures = tools.cargo("run --quiet -p e2e --bin pictures");
    run(tools.browser(Engine::Chromium)?.name_to(&mut pictures))
}
