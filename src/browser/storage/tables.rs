//! Scoring tables that were worked on (做了一半的评分表) in the storage, beside the drafts.

use super::{door, keys, remove, write};
use crate::session::StorageTrouble;

/// Prefix of the keys of tables.
const TABLE: &str = "lvzhi.table.";
/// The most letters that all tables take up together: the rest of what a browser gives is the drafts'.
const MOST_LETTERS: usize = 1_500_000;

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

/// Keeps a table under its id. No other gives way to it.
///
/// # Errors
/// When the browser refuses, or is full, or the tables together are too many letters.
pub fn keep_table(id: &str, text: &str) -> Result<(), StorageTrouble> {
    let others: usize = tables()?.iter().filter(|(kept, _)| kept != id).map(|(_, text)| text.len()).sum();
    if others + text.len() > MOST_LETTERS {
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
