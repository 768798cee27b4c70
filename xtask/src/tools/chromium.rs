//! Chromium and chromedriver, from the system's packages.

use anyhow::{Context as _, Result};
use xtask::browser::{self, Browser};

use super::Step;
use super::apt::Apt;

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// The browser, installed where that can be done without asking anyone.
pub(super) fn ready(step: &Step) -> Result<Browser> {
    let found = match browser::find() {
        Ok(found) => found,
        Err(error) => {
            let Some(apt) = Apt::found() else { return Err(error) };
            step.installing("Chromium, chromedriver", "with apt-get");
            apt.install(&PACKAGES).context(browser::INSTALL)?;
            browser::find()?
        }
    };
    step.ready(&format!("Chromium {}, chromedriver", found.major), "");
    Ok(found)
}
