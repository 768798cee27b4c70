//! The only door to the browser's local storage. Every call may be refused, and says so.

use crate::session::StorageTrouble;
use web_sys::{Storage, StorageEvent};

/// Prefix of every key of this page.
const PREFIX: &str = "lvzhi.";
/// Prefix of the keys of drafts.
const DRAFT: &str = "lvzhi.draft.";
/// Key of the id of the draft opened last.
const OPEN: &str = "lvzhi.open";

/// What the storage holds of this page.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// Drafts: id and text.
    pub drafts: Vec<(String, String)>,
    /// Id of the draft opened last.
    pub open: Option<String>,
}

/// Reads everything of this page.
///
/// # Errors
/// When the browser refuses.
pub fn read_all() -> Result<Stored, StorageTrouble> {
    let storage = door()?;
    let mut stored = Stored::default();
    let count = storage.length().map_err(|_| StorageTrouble::Refused)?;
    let keys = (0..count).filter_map(|n| storage.key(n).ok().flatten());
    // All keys first: reading while counting could miss one if another tab writes.
    for key in keys.filter(|key| key.starts_with(PREFIX)).collect::<Vec<_>>() {
        let text = storage.get_item(&key).map_err(|_| StorageTrouble::Refused)?.unwrap_or_default();
        match key.strip_prefix(DRAFT) {
            Some(id) => stored.drafts.push((id.to_owned(), text)),
            None if key == OPEN => stored.open = Some(text),
            None => {}
        }
    }
    Ok(stored)
}

/// Keeps a draft.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn write_draft(id: &str, text: &str) -> Result<(), StorageTrouble> {
    write(&format!("{DRAFT}{id}"), text)
}

/// Remembers which draft is open.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn write_open(id: Option<&str>) -> Result<(), StorageTrouble> {
    match id {
        Some(id) => write(OPEN, id),
        None => door()?.remove_item(OPEN).map_err(|_| StorageTrouble::Refused),
    }
}

/// Removes a draft for good.
///
/// # Errors
/// When the browser refuses.
pub fn remove_draft(id: &str) -> Result<(), StorageTrouble> {
    door()?.remove_item(&format!("{DRAFT}{id}")).map_err(|_| StorageTrouble::Refused)
}

/// The draft that another tab has just kept: its id and text.
pub fn kept_elsewhere(event: &StorageEvent) -> Option<(String, String)> {
    Some((event.key()?.strip_prefix(DRAFT)?.to_owned(), event.new_value()?))
}

/// The key a draft is kept under, for naming a damaged one.
pub fn key_of(id: &str) -> String {
    format!("{DRAFT}{id}")
}

fn write(key: &str, text: &str) -> Result<(), StorageTrouble> {
    // A storage that opens but does not take a value is full.
    door()?.set_item(key, text).map_err(|_| StorageTrouble::Full)
}

fn door() -> Result<Storage, StorageTrouble> {
    let window = web_sys::window().ok_or(StorageTrouble::Refused)?;
    window.local_storage().ok().flatten().ok_or(StorageTrouble::Refused)
}
