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
    trunk
}
