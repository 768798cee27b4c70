//! The service worker, which keeps the hosted page for times without a network.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use xtask::{paths, sizes};

use super::html::filled;
use super::policy::hash;
use super::{one_file, read, read_text, shrink};

/// Its name beside the page.
pub(super) const NAME: &str = "service-worker.js";

/// In its place in debug builds: gives up what a release build at the same address has kept.
pub(super) const LEAVING: &str = "\
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(registration.unregister()));
";

/// The service worker for what is in the folder.
pub(super) fn worker(folder: &Path) -> Result<String> {
    let mut files = BTreeMap::new();
    for file in sizes::files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if name != NAME && one_file::ONE_FILES.iter().all(|file| file.name != name) {
            let name = if name == "index.html" { "./".to_owned() } else { name };
            files.insert(name, hash(&read(&file)?));
        }
    }
    let source = read_text(&paths::root().join("src/shell/service_worker.js"))?;
    let list = serde_json::to_string(&files).context("cannot write the list of files")?;
    let version = &hash((list.clone() + &source).as_bytes())[7..19];
    let versioned = filled(&source, "const VERSION = '';", &format!("const VERSION = '{version}';"))?;
    shrink::inline(&filled(&versioned, "const FILES = {};", &format!("const FILES = {list};"))?, true)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_worker_lists_each_file_but_itself_and_the_one_file() {
        let folder = tempfile::tempdir().expect("folder");
        let made = |name: &str, content: &str| {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("parent")).expect("folder");
            fs::write(file, content).expect("file");
        };
        let [small, full] = one_file::ONE_FILES.map(|file| file.name);
        for name in ["index.html", "page-1.js", "on-demand/more.bin", NAME, small, full] {
            made(name, "1");
        }
        let first = worker(folder.path()).expect("a worker");
        for listed in [
            "\"./\"",
            "page-1.js",
            "on-demand/more.bin",
            "sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=",
        ] {
            assert!(first.contains(listed), "{listed} in {first}");
        }
        assert!(
            !first.contains(small) && !first.contains(full) && !first.contains("index.html\":"),
            "{first}"
        );
        // Another content is another version, and the same the same.
        assert_eq!(worker(folder.path()).expect("a worker"), first);
        made("page-1.js", "2");
        assert_ne!(worker(folder.path()).expect("a worker"), first);
    }
}
