//! Building the page with Trunk.

use std::fs::{self, File};
use std::process::{Child, Command};

use anyhow::{Context as _, Result, bail};
use xtask::paths;

use crate::command::run;
use crate::tools::{self, Tools};

/// What Trunk is asked for: the page in parts.
const RELEASE: [&str; 4] = ["build", "--release", "--features", "split"];

/// `cargo xtask build`.
pub(crate) fn build() -> Result<()> {
    release(&tools::set_up(&tools::PAGE)?)?;
    println!(
        "the page is in {}: copy the folder to any static host, at any address",
        paths::dist().display()
    );
    Ok(())
}

/// Builds `dist/` as it is published. Trunk calls us back for its last step, see `shrink`.
pub(crate) fn release(tools: &Tools) -> Result<()> {
    run(trunk(tools).args(RELEASE))
}

/// A release build that goes on beside other work, its words kept until it is asked for.
#[derive(Debug)]
pub(crate) struct Building(Child);

impl Building {
    /// Begins to build.
    pub(crate) fn begin(tools: &Tools) -> Result<Self> {
        let log = paths::target().join(LOG);
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut trunk = trunk(tools);
        trunk.args(RELEASE);
        trunk.stderr(file.try_clone().context("cannot share a file")?).stdout(file);
        Ok(Self(trunk.spawn().context("cannot start `trunk`")?))
    }

    /// Waits for its end, and prints what it said.
    pub(crate) fn finish(mut self) -> Result<()> {
        let status = self.0.wait().context("the build is lost")?;
        print!("{}", fs::read_to_string(paths::target().join(LOG)).context("the build's words are lost")?);
        if !status.success() {
            bail!("`trunk build --release` failed ({status})");
        }
        Ok(())
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        // Nobody wants it any more, or it has ended. What Trunk has started, Cargo or our own last step, would go on without it,
        // in the next build's way.
        if cfg!(unix) && matches!(self.0.try_wait(), Ok(None)) {
            Command::new("pkill").args(["-P", &self.0.id().to_string()]).status().ok();
        }
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Where a build beside other work writes what it says.
const LOG: &str = "release-build.txt";

/// Trunk, free of what in the environment would make it fail or ask the network.
pub(crate) fn trunk(tools: &Tools) -> Command {
    let mut trunk = tools.program("trunk");
    // Trunk 0.21 takes the customary NO_COLOR=1 for a bad option.
    trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env("CARGO_ENCODED_RUSTFLAGS", without_local_paths().join("\u{1f}"));
    trunk
}

/// Flags that keep this machine's folders out of the page: panics name the files they come from.
fn without_local_paths() -> Vec<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=lvzhi", paths::root().display())];
    if let Ok(home) = tools::cargo_home() {
        flags.push(format!("--remap-path-prefix={}=crates", home.join("registry").join("src").display()));
    }
    flags
}
