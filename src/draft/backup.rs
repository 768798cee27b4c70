//! All drafts of a browser in one file (备份): what is exported before everything here is cleared.

use super::read::{in_backup, read};
use super::{DraftError, ReadDraft};

/// What a backup calls itself.
pub const BACKUP: &str = "lvzhi-backup";

/// A backup of draft files.
pub fn backup(files: &[String]) -> String {
    let files: Vec<&str> = files.iter().map(|file| file.trim_end()).collect();
    format!("{{\n\"format\": \"{BACKUP}\",\n\"version\": 1,\n\"drafts\": [\n{}\n]\n}}\n", files.join(",\n"))
}

/// The drafts of a backup; `None` where the file is none.
///
/// # Errors
/// The first draft in it that cannot be read, by the reason.
pub fn read_backup(bytes: &[u8]) -> Option<Result<Vec<ReadDraft>, DraftError>> {
    let drafts = in_backup(bytes)?;
    Some(drafts.and_then(|drafts| drafts.into_iter().map(|file| read(file.as_bytes())).collect()))
}
