//! The browsers the page is tried in, each found with the driver that speaks WebDriver for it.

mod chromium;
mod firefox;
mod webkit;

use std::env;
use std::fmt::{self, Display};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

pub use chromium::FLAGS;

use crate::paths::which;

/// The environment variable that names the engine of the end-to-end tests.
pub const CHOICE: &str = "LVZHI_ENGINE";

/// What draws a page and runs its scripts: one of the three there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium or Chrome, which is Edge's and most Chinese browsers' as well.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's, as WebKitGTK.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine that [`CHOICE`] names; Chromium when it names none.
    ///
    /// # Errors
    ///
    /// When it names one that is not known.
    pub fn chosen() -> Result<Self> {
        let name = env::var(CHOICE).unwrap_or_default();
        match Self::ALL.into_iter().find(|engine| engine.to_string().eq_ignore_ascii_case(&name)) {
            Some(engine) => Ok(engine),
            None if name.is_empty() => Ok(Self::Chromium),
            None => bail!("{CHOICE} is {name:?}; it may be chromium, firefox or webkit"),
        }
    }

    /// Finds a browser of this engine and a driver that fits it: those that the environment names, else in
    /// the folders `first`, else on the PATH.
    ///
    /// # Errors
    ///
    /// When either is missing; the message says what to install.
    pub fn find(self, first: &[PathBuf]) -> Result<Browser> {
        match self {
            Self::Chromium => chromium::find(first),
            Self::Firefox => firefox::find(first),
            Self::WebKit => webkit::find(first),
        }
    }

    /// What to install, per platform.
    #[must_use]
    pub fn install(self) -> &'static str {
        match self {
            Self::Chromium => chromium::INSTALL,
            Self::Firefox => firefox::INSTALL,
            Self::WebKit => webkit::INSTALL,
        }
    }

    /// The Debian packages that hold it.
    #[must_use]
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver", "fonts-noto-cjk"],
            Self::Firefox => &["firefox-esr", "fonts-noto-cjk"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "fonts-noto-cjk"],
        }
    }

    /// Why there can be no such browser on this platform, if so.
    #[must_use]
    pub fn is_impossible_here(self) -> Option<&'static str> {
        let only_elsewhere = self == Self::WebKit && !cfg!(target_os = "linux");
        only_elsewhere.then_some("WebKitGTK exists on Linux only; CI tries the page in it")
    }

    /// The environment variables that name its program and its driver.
    #[must_use]
    pub fn variables(self) -> [&'static str; 2] {
        match self {
            Self::Chromium => ["CHROME", "CHROMEDRIVER"],
            Self::Firefox => ["FIREFOX", "GECKODRIVER"],
            Self::WebKit => ["MINIBROWSER", "WEBKITWEBDRIVER"],
        }
    }
}

impl Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// A browser and the driver that speaks WebDriver for it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// What it draws with.
    pub engine: Engine,
    /// The browser.
    pub program: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// The browser's version, as far as it counts.
    pub version: String,
}

impl Browser {
    /// Names this very browser to programs that look for one.
    pub fn name_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let [program, driver] = self.engine.variables();
        command.env(CHOICE, self.engine.to_string()).env(program, &self.program).env(driver, &self.driver)
    }
}

/// The file an environment variable names, else what of `names` is in the folders or on the PATH.
fn named_or(variable: &str, names: &[&str], first: &[PathBuf]) -> Vec<PathBuf> {
    match env::var_os(variable) {
        Some(file) => vec![PathBuf::from(file)],
        None => names.iter().filter_map(|name| which(name, first)).collect(),
    }
}

/// What a program prints when asked for its version.
fn version_line(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first word that is a version, such as `153.8.0esr`.
fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.split_once('.').is_some_and(|(major, _)| major.parse::<u32>().is_ok()))
}

/// The number before the first dot of the first version.
fn major_in(text: &str) -> Option<u32> {
    version_in(text)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{major_in, version_in};

    #[test]
    fn a_version_is_read_from_what_the_programs_print() {
        assert_eq!(major_in("Chromium 130.0.6723.91 built on Debian GNU/Linux 12 (bookworm)"), Some(130));
        assert_eq!(major_in("ChromeDriver 131.0.1 (abc-refs/branch-heads/6723@{#1})"), Some(131));
        assert_eq!(major_in("Google Chrome for Testing 129.0.1.2"), Some(129));
        assert_eq!(version_in("Mozilla Firefox 128.8.0esr"), Some("128.8.0esr"));
        assert_eq!(version_in("no version"), None);
    }
}
