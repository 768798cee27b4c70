//! Scoring tables that were worked on (做了一半的评分表) in the storage, beside the drafts.

use super::{door, get, keys, remove, write};
use crate::session::StorageTrouble;

/// Prefix of the keys of tables.
const TABLE: &str = "lvzhi.table.";
/// The most that all tables take up together, in bytes of UTF-8: the rest of what a browser gives is the drafts'.
const MOST_BYTES: usize = 1_500_000;

/// The tables that are kept, with their ids, the one kept first first.
///
/// # Errors
/// When the browser refuses.
pub fn tables() -> Result<Vec<(String, String)>, StorageTrouble> {
    let storage = door()?;
    let mut tables = Vec::new();
    for key in keys(&storage)? {
        if let Some(id) = key.strip_prefix(TABLE) {
            let text = storage.get_item(&key).map_err(|_| StorageTrouble::Refused)?.unwrap_or_default();
            tables.push((id.to_owned(), text));
        }
    }
    crate::order::sort(&mut tables, |(one, _), (other, _)| one.cmp(other));
    Ok(tables)
}

/// The table that is kept under an id.
///
/// # Errors
/// When the browser refuses.
pub fn table(id: &str) -> Result<Option<String>, StorageTrouble> {
    get(&[TABLE, id].concat())
}

/// Keeps a table under its id. No other gives way to it.
///
/// # Errors
/// When the browser refuses, or is full, or the tables together are too much.
pub fn keep_table(id: &str, text: &str) -> Result<(), StorageTrouble> {
    let others: usize = tables()?.iter().filter(|(kept, _)| kept != id).map(|(_, text)| text.len()).sum();
    if others + text.len() > MOST_BYTES {
        return Err(StorageTrouble::Full);
    }
    write(&[TABLE, id].concat(), text)
}

/// Keeps a table no longer.
///
/// # Errors
/// When the browser refuses.
pub fn forget_table(id: &str) -> Result<(), StorageTrouble> {
    remove(&[TABLE, id].concat())
}
