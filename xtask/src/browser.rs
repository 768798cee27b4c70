//! Finding Chromium and a chromedriver that fits it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::paths::which;

/// Command-line flags every browser under test gets. Containers and CI run as root, where Chromium
/// refuses its sandbox; the pages it shows are our own.
pub const FLAGS: [&str; 6] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--lang=zh-CN",
];

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where browsers are installed without being on the PATH.
const ELSEWHERE: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// What to say when no browser is found: what to install, per platform.
pub const INSTALL: &str = "install both Chromium (or Chrome) and the chromedriver of the same version:
  Debian, Ubuntu   apt-get install chromium chromium-driver fonts-noto-cjk
  Fedora           dnf install chromium chromedriver google-noto-sans-cjk-fonts
  Arch             pacman -S chromium noto-fonts-cjk
  macOS            brew install --cask chromium chromedriver
  Windows          winget install Google.Chrome Chromium.ChromeDriver
or name them in the environment variables CHROME and CHROMEDRIVER";

/// A browser and the driver that speaks WebDriver for it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its chromedriver.
    pub chromedriver: PathBuf,
    /// The major version both have.
    pub major: u32,
}

/// Finds a browser whose major version is the driver's.
///
/// # Errors
///
/// When the driver or every fitting browser is missing; the message says what to install.
pub fn find() -> Result<Browser> {
    let Some(chromedriver) = named_or("CHROMEDRIVER", &["chromedriver"]).into_iter().next() else {
        bail!("chromedriver not found; {INSTALL}");
    };
    let Some(major) = major_version(&chromedriver) else {
        bail!("{} does not say its version; {INSTALL}", chromedriver.display());
    };
    let mut candidates = named_or("CHROME", &CHROMIUM);
    candidates.extend(ELSEWHERE.map(PathBuf::from).into_iter().filter(|file| file.is_file()));
    let mut others = Vec::new();
    for chromium in candidates {
        match major_version(&chromium) {
            Some(found) if found == major => return Ok(Browser { chromium, chromedriver, major }),
            Some(found) => others.push(format!("{} is version {found}", chromium.display())),
            None => others.push(format!("{} does not start", chromium.display())),
        }
    }
    let found = if others.is_empty() { "no browser found".to_owned() } else { others.join(", ") };
    bail!("{found}, but {} needs Chromium {major}; {INSTALL}", chromedriver.display());
}

/// The file an environment variable names, else what of `names` is on the PATH.
fn named_or(variable: &str, names: &[&str]) -> Vec<PathBuf> {
    match env::var_os(variable) {
        Some(file) => vec![PathBuf::from(file)],
        None => names.iter().filter_map(|name| which(name, &[])).collect(),
    }
}

/// `Chromium 130.0.1 built on …` and `ChromeDriver 130.0.1 (…)` both start with a name and a version.
/// Chrome on Windows prints nothing; there the folder beside the program bears the version.
fn major_version(program: &Path) -> Option<u32> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout);
    first_major(&said).or_else(|| {
        let beside = program.parent()?.read_dir().ok()?;
        beside.flatten().find_map(|entry| first_major(&entry.file_name().to_string_lossy()))
    })
}

fn first_major(text: &str) -> Option<u32> {
    text.split_whitespace().filter_map(|word| word.split_once('.')).find_map(|(major, _)| major.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::first_major;

    #[test]
    fn a_version_is_read_from_what_the_programs_print() {
        assert_eq!(first_major("Chromium 130.0.6723.91 built on Debian GNU/Linux 12 (bookworm)"), Some(130));
        assert_eq!(first_major("ChromeDriver 131.0.1 (abc-refs/branch-heads/6723@{#1})"), Some(131));
        assert_eq!(first_major("Google Chrome for Testing 129.0.1.2"), Some(129));
        assert_eq!(first_major("no version"), None);
    }
}
