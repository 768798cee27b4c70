//! Files into the page and out of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Page, names};

/// A file the page gave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// The name it was offered under.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Download {
    /// Its text.
    ///
    /// # Panics
    ///
    /// When it is not UTF-8.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes)
            .unwrap_or_else(|error| panic!("{} is no UTF-8 text: {error}", self.name))
    }
}

impl Page {
    /// Does what makes the page offer a file, and takes that file.
    #[track_caller]
    pub fn download(&self, ask: impl FnOnce(&Self)) -> Download {
        let folder = self.browser.downloads();
        ask(self);
        let file = self.wait_to_see(
            "the page offers a file",
            |_| finished(&folder),
            |_| format!("the folder has {:?}", files_in(&folder)),
        );
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&file).expect("read the download");
        // So that the next download is told from this one.
        fs::remove_file(&file).expect("remove the download");
        Download { name, bytes }
    }

    /// Gives the file at `path` to a file field.
    #[track_caller]
    pub fn upload(&self, css: &str, path: &Path) {
        let path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let field = self.element(css);
        let given = self.session().ask(|_| field.send_keys(path.to_str().expect("a path in UTF-8")));
        given.unwrap_or_else(|error| panic!("{css} does not take a file: {error}"));
    }

    /// Imports a draft of this name and these bytes, as by the page's import field.
    #[track_caller]
    pub fn import(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.import_into(names::IMPORT, name, bytes);
    }

    /// Gives a file of this name and these bytes to a file field.
    #[track_caller]
    pub fn import_into(&self, css: &str, name: &str, bytes: impl AsRef<[u8]>) {
        let file = self.folder.path().join(name);
        fs::write(&file, bytes).expect("write the file");
        self.upload(css, &file);
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// The one complete file in the folder. Browsers write to another name and rename at the end; Firefox
/// keeps the place meanwhile with an empty file.
fn finished(folder: &Path) -> Option<PathBuf> {
    let files = files_in(folder);
    let unfinished = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        [".crdownload", ".part", ".wkdownload"].iter().any(|end| name.ends_with(end))
            || name.starts_with(".com.google.Chrome")
            || name.starts_with(".org.chromium")
            || fs::metadata(file).is_ok_and(|file| file.len() == 0)
    };
    if files.iter().any(unfinished) { None } else { files.into_iter().next() }
}
