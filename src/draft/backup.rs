//! All drafts of a browser in one file (备份): what is exported before everything here is cleared. Own rubrics that no draft of it
//! brings along are in it as well.

use super::read::{in_backup, read};
use super::{DraftError, ReadDraft};
use std::rc::Rc;

/// What a backup calls itself.
pub const BACKUP: &str = "lvzhi-backup";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Drafts.
    pub drafts: Vec<ReadDraft>,
    /// Files of own rubrics (`lvzhi-rubric`), letter by letter; not looked into here.
    pub rubrics: Vec<Rc<str>>,
}

/// A backup of draft files, and of files of own rubrics.
pub fn backup(files: &[String], rubrics: &[Rc<str>]) -> String {
    let files: Vec<&str> = files.iter().map(|file| file.trim_end()).collect();
    let rubrics = match rubrics.join(",\n") {
        none if none.is_empty() => none,
        rubrics => format!(",\n\"rubrics\": [\n{rubrics}\n]"),
    };
    format!(
        "{{\n\"format\": \"{BACKUP}\",\n\"version\": 1,\n\"drafts\": [\n{}\n]{rubrics}\n}}\n",
        files.join(",\n")
    )
}

/// What is in a backup; `None` where the file is none.
///
/// # Errors
/// The first draft in it that cannot be read, by the reason.
pub fn read_backup(bytes: &[u8]) -> Option<Result<Backup, DraftError>> {
    let inside = in_backup(bytes)?;
    Some(inside.and_then(|(drafts, rubrics)| {
        let drafts = drafts.into_iter().map(|file| read(file.as_bytes())).collect::<Result<_, _>>()?;
        Ok(Backup { drafts, rubrics: rubrics.into_iter().map(Rc::from).collect() })
    }))
}
