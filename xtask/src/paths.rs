//! Where things lie in the repository and on the PATH.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// The root of the repository: the folder with `Trunk.toml`.
///
/// Cargo names the package's folder at run time; the one known at compile time is only a fallback,
/// because a clone may have been moved since.
#[must_use]
pub fn root() -> PathBuf {
    let package =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.ancestors().find(|dir| dir.join("Trunk.toml").is_file()).unwrap_or(&package).to_owned()
}

/// The built page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's build directory.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where Cargo keeps what one person has fetched and installed.
///
/// # Errors
///
/// When there is neither `CARGO_HOME` nor a home directory.
pub fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    home.context("neither CARGO_HOME nor a home directory is known")
}

/// The folder that all clones of one person share for a tool of one version.
///
/// # Errors
///
/// When there is neither `CARGO_HOME` nor a home directory.
pub fn cache(tool: &str, version: &str) -> Result<PathBuf> {
    Ok(cargo_home()?.join("lvzhi-tools").join(format!("{tool}-{version}")))
}

/// The program's full path, when it is in one of `first` or on the PATH.
#[must_use]
pub fn which(program: &str, first: &[PathBuf]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let names = if cfg!(windows) {
        vec![format!("{program}.exe"), format!("{program}.cmd")]
    } else {
        vec![program.to_owned()]
    };
    first
        .iter()
        .cloned()
        .chain(env::split_paths(&path))
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)).collect::<Vec<_>>())
        .find(|file| file.is_file())
}
