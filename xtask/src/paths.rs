//! Where things lie in the repository and on the PATH.

use std::env;
use std::path::PathBuf;

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
