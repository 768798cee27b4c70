//! Chromium, and a chromedriver of the same major version.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{Browser, Engine, major_in, named_or, version_line};

/// Command-line flags every Chromium under test gets. Containers and CI run as root, where it refuses
/// its sandbox; the pages it shows are our own.
///
/// The last eight ask for no more of what it does for itself than need be: a tenth of the work of a story.
pub const FLAGS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--lang=zh-CN",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
    "--disable-client-side-phishing-detection",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--disable-features=Translate,OptimizationHints,MediaRouter,SegmentationPlatform,InterestFeedContentSuggestions",
];

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where browsers are installed without being on the PATH.
const ELSEWHERE: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

pub(super) const INSTALL: &str = "install both Chromium (or Chrome) and the chromedriver of the same version:
  Debian, Ubuntu   apt-get install chromium chromium-driver fonts-noto-cjk
  Fedora           dnf install chromium chromedriver google-noto-sans-cjk-fonts
  Arch             pacman -S chromium noto-fonts-cjk
  macOS            brew install --cask chromium chromedriver
  Windows          winget install Google.Chrome Chromium.ChromeDriver
or name them in the environment variables CHROME and CHROMEDRIVER";

/// Finds a browser whose major version is the driver's.
pub(super) fn find(first: &[PathBuf]) -> Result<Browser> {
    let Some(driver) = named_or("CHROMEDRIVER", &["chromedriver"], first).into_iter().next() else {
        bail!("chromedriver not found; {INSTALL}");
    };
    let Some(major) = major_version(&driver) else {
        bail!("{} does not say its version; {INSTALL}", driver.display());
    };
    let mut candidates = named_or("CHROME", &NAMES, first);
    candidates.extend(ELSEWHERE.map(PathBuf::from).into_iter().filter(|file| file.is_file()));
    let mut others = Vec::new();
    for program in candidates {
        match major_version(&program) {
            Some(found) if found == major => {
                let version = major.to_string();
                return Ok(Browser { engine: Engine::Chromium, program, driver, version });
            }
            Some(found) => others.push(format!("{} is version {found}", program.display())),
            None => others.push(format!("{} does not start", program.display())),
        }
    }
    let found = if others.is_empty() { "no browser found".to_owned() } else { others.join(", ") };
    bail!("{found}, but {} needs Chromium {major}; {INSTALL}", driver.display());
}

/// `Chromium 130.0.1 built on …` and `ChromeDriver 130.0.1 (…)` both start with a name and a version.
/// Chrome on Windows prints nothing; there the folder beside the program bears the version.
fn major_version(program: &Path) -> Option<u32> {
    major_in(&version_line(program)?).or_else(|| {
        let beside = program.parent()?.read_dir().ok()?;
        beside.flatten().find_map(|entry| major_in(&entry.file_name().to_string_lossy()))
    })
}
