//! Programs installed by `cargo install`, each version in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xtask::paths::{root, which};

use super::{Step, cache, make};
use crate::command::{cargo, output, program, run_quietly};

/// A program on crates.io.
#[derive(Debug)]
pub(super) struct CargoTool {
    package: &'static str,
    version: String,
    /// All must be of the version; the first one is asked for it.
    programs: &'static [&'static str],
    /// What it takes to install it.
    arguments: &'static str,
    minutes: u32,
}

/// Trunk, without its own TLS and updater.
pub(super) fn trunk() -> CargoTool {
    CargoTool {
        package: "trunk",
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        arguments: "--locked --no-default-features",
        minutes: 3,
    }
}

/// wasm-bindgen of exactly the version the page links: the two talk a private language.
pub(super) fn wasm_bindgen() -> Result<CargoTool> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        version: locked_version(&lock, "wasm-bindgen")
            .context("Cargo.lock names no wasm-bindgen")?
            .to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Its own lock file has fallen behind; newer dependencies build.
        arguments: "--no-default-features",
        minutes: 2,
    })
}

/// What drives Firefox.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        programs: &["geckodriver"],
        arguments: "--locked",
        minutes: 2,
    }
}

impl CargoTool {
    /// The folder with the programs, installed when they are not there yet.
    pub(super) fn ready(&self, step: &Step) -> Result<PathBuf> {
        let what = format!("{} {}", self.package, self.version);
        if let Some(dir) = which(self.programs[0], &[]).as_deref().and_then(Path::parent)
            && self.is_in(dir)
        {
            step.ready(&what, " (found on the PATH)");
            return Ok(dir.to_owned());
        }
        let home = cache(self.package, &self.version)?;
        let dir = home.join("bin");
        if !self.is_in(&dir) {
            step.installing(&what, &format!("about {} minutes on two cores, once per user", self.minutes));
            make(&home)?;
            let mut install = cargo("install --force", &[]);
            install.arg(format!("{}@{}", self.package, self.version));
            install.args(self.arguments.split_whitespace()).arg("--root").arg(&home);
            // A build directory of its own, so that what is interrupted goes on where it was, and so
            // that nobody's CARGO_TARGET_DIR is filled with it.
            install.env("CARGO_TARGET_DIR", home.join("build"));
            // They wait for Cargo most of the time, so what counts is how long they take to build.
            install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
            install.env("CARGO_PROFILE_RELEASE_LTO", "off");
            install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
            run_quietly(&mut install).with_context(|| format!("cannot install {what}"))?;
            fs::remove_dir_all(home.join("build")).ok();
        }
        step.ready(&what, "");
        Ok(dir)
    }

    fn is_in(&self, dir: &Path) -> bool {
        let suffix = std::env::consts::EXE_SUFFIX;
        let files: Vec<_> = self.programs.iter().map(|name| dir.join(format!("{name}{suffix}"))).collect();
        files.iter().all(|file| file.is_file())
            && output(program(&files[0], &[]).arg("--version"))
                .is_some_and(|said| said.split_whitespace().any(|word| word == self.version))
    }
}

/// The version of a package in the text of a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.99\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.99"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
