//! Building the page with Trunk.

use anyhow::Result;
use xtask::paths;

use crate::command::run;
use crate::tools::{self, Tools};

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
    run(trunk(tools).args(["build", "--release"]))
}

/// Trunk, free of what in the environment would make it fail or ask the network.
pub(crate) fn trunk(tools: &Tools) -> std::process::Command {
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
