//! Firefox, and a geckodriver, which fits many versions of it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{Browser, Engine, named_or, version_in, version_line};

const ELSEWHERE: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];

pub(super) const INSTALL: &str = "install Firefox (geckodriver comes by `cargo xtask test`):
  Debian           apt-get install firefox-esr fonts-noto-cjk
  Ubuntu           the deb package of packages.mozilla.org; the snap cannot be driven
  Fedora           dnf install firefox google-noto-sans-cjk-fonts
  Arch             pacman -S firefox noto-fonts-cjk
  macOS            brew install --cask firefox
  Windows          winget install Mozilla.Firefox
or name both in the environment variables FIREFOX and GECKODRIVER";

/// Finds Firefox and its driver.
pub(super) fn find(first: &[PathBuf]) -> Result<Browser> {
    let Some(driver) = named_or("GECKODRIVER", &["geckodriver"], first).into_iter().next() else {
        bail!("geckodriver not found; {INSTALL}");
    };
    let mut candidates = named_or("FIREFOX", &["firefox-esr", "firefox"], first);
    candidates.extend(ELSEWHERE.map(PathBuf::from).into_iter().filter(|file| file.is_file()));
    for program in candidates {
        // On Windows it prints nothing.
        let line = version_line(&program).unwrap_or_default();
        if let Some(version) = version_in(&line).or_else(|| cfg!(windows).then_some("")).map(str::to_owned) {
            return Ok(Browser { engine: Engine::Firefox, program, driver, version });
        }
    }
    bail!("Firefox not found; {INSTALL}");
}
