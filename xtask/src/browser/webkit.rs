//! WebKitGTK: its MiniBrowser, its driver, and a screen that nobody sees.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{Browser, Engine, named_or};
use crate::paths::which;

pub(super) const INSTALL: &str = "install WebKitGTK with its MiniBrowser and WebKitWebDriver, and Xvfb:
  Debian, Ubuntu   apt-get install webkit2gtk-driver xvfb fonts-noto-cjk
  Fedora           dnf install webkit2gtk4.1-devel xorg-x11-server-Xvfb google-noto-sans-cjk-fonts
  Arch             pacman -S webkit2gtk-4.1 xorg-server-xvfb noto-fonts-cjk
  macOS, Windows   there is none
or name the first two in the environment variables MINIBROWSER and WEBKITWEBDRIVER";

/// Finds the small browser that comes with the engine, and its driver.
pub(super) fn find(first: &[PathBuf]) -> Result<Browser> {
    if let Some(why) = Engine::WebKit.is_impossible_here() {
        bail!("{why}");
    }
    let Some(driver) = named_or("WEBKITWEBDRIVER", &["WebKitWebDriver"], first).into_iter().next() else {
        bail!("WebKitWebDriver not found; {INSTALL}");
    };
    let Some(program) =
        named_or("MINIBROWSER", &["MiniBrowser"], first).into_iter().next().or_else(beside_library)
    else {
        bail!("MiniBrowser not found; {INSTALL}");
    };
    if which("Xvfb", &[]).is_none() {
        bail!("Xvfb not found; {INSTALL}");
    }
    // Neither says its version.
    Ok(Browser { engine: Engine::WebKit, program, driver, version: String::new() })
}

/// Distributions put it beside the engine's own parts: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn beside_library() -> Option<PathBuf> {
    let roots = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let architectures = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let rooms = roots.iter().cloned().chain(architectures);
    let folders = rooms.flat_map(|room| fs::read_dir(room).into_iter().flatten().flatten());
    let engines = folders.filter(|entry| entry.file_name().to_string_lossy().starts_with("webkit2gtk-4"));
    engines.map(|entry| entry.path().join("MiniBrowser")).find(|file| file.is_file())
}
