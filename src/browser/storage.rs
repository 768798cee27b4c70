//! The only door to the browser's local storage. Every call may be refused, and says so.
//!
//! A draft is kept as a value of its own revision and a head that names the revision:
//!
//! ```text
//! lvzhi.draft.ID.REVISION   the draft
//! lvzhi.head.ID             REVISION
//! lvzhi.draft.ID            the draft, as the first pages kept it
//! lvzhi.version.ID.N.WHY    a version of it (历史版本)
//! lvzhi.rubric.NAME         an own rubric's file (自带细则), which drafts and versions name instead of repeating it
//! lvzhi.table.ID            a scoring table that was worked on (做了一半的评分表), on its way in
//! lvzhi.open                ID of the draft opened last
//! lvzhi.editor              the name a person set for what they fill in
//! lvzhi.keys                "off" where single keys do nothing
//! ```
//!
//! The value is written first and the head after it, and the revision before is kept until the next one: wherever a write
//! is cut off, a whole draft is there.

mod elsewhere;
mod rubrics;
mod tables;

use super::second_home;
use crate::order;
use crate::session::StorageTrouble;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::rc::Rc;
use web_sys::Storage;

pub use elsewhere::{Elsewhere, elsewhere};
use rubrics::RUBRIC;
pub use rubrics::{RUBRIC_HOME, keep_rubric, name_of_kept, remove_rubric, rubric, rubric_key};
pub use tables::{forget_table, keep_table, table, tables};

/// Prefix of every key of this page.
const PREFIX: &str = "lvzhi.";
/// Prefix of the keys of drafts.
const DRAFT: &str = "lvzhi.draft.";
/// Prefix of the keys that name the revision in force.
const HEAD: &str = "lvzhi.head.";
/// Prefix of the keys of versions.
const VERSION: &str = "lvzhi.version.";
/// The most versions of a draft that are kept, and the most letters of all of them together.
pub const MOST_VERSIONS: usize = 40;
/// The most letters that the versions of a draft take up together.
pub const MOST_LETTERS: usize = 600_000;
/// Key of the id of the draft opened last.
const OPEN: &str = "lvzhi.open";
/// Key, for this window only, that says that nothing is to be kept.
const PRIVATE: &str = "lvzhi.private";
/// Key of the person's name.
const EDITOR: &str = "lvzhi.editor";
/// Key that says that single keys do nothing.
const KEYS: &str = "lvzhi.keys";

/// What the storage holds of this page.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// Drafts.
    pub drafts: Vec<StoredDraft>,
    /// Files of own rubrics, by the names they are kept under; what is not the file of that name is among them.
    pub rubrics: Vec<(String, Rc<str>)>,
    /// Id of the draft opened last.
    pub open: Option<String>,
    /// The person's name; empty while none is set.
    pub editor: String,
    /// Whether single keys do nothing.
    pub keys_off: bool,
}

/// A draft as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraft {
    /// Its id.
    pub id: String,
    /// Its texts with their revisions: the one in force first, then the others, newest first. The first pages' has an
    /// empty revision.
    pub texts: Vec<(String, String)>,
}

/// Reads everything of this page.
///
/// # Errors
/// When the browser refuses.
pub fn read_all() -> Result<Stored, StorageTrouble> {
    let storage = door()?;
    let mut stored = Stored::default();
    let mut heads: Vec<(String, String)> = Vec::new();
    for key in keys(&storage)? {
        let text = storage.get_item(&key).map_err(|_| StorageTrouble::Refused)?.unwrap_or_default();
        if let Some(rest) = key.strip_prefix(DRAFT) {
            let (id, revision) = rest.split_once('.').unwrap_or((rest, ""));
            let text = (revision.to_owned(), text);
            match stored.drafts.iter_mut().find(|draft| draft.id == id) {
                Some(draft) => draft.texts.push(text),
                None => stored.drafts.push(StoredDraft { id: id.to_owned(), texts: vec![text] }),
            }
        } else if let Some(id) = key.strip_prefix(HEAD) {
            heads.push((id.to_owned(), text));
        } else if let Some(name) = key.strip_prefix(RUBRIC) {
            stored.rubrics.push((name.to_owned(), text.into()));
        } else if key == OPEN {
            stored.open = Some(text);
        } else if key == EDITOR {
            stored.editor = text;
        } else if key == KEYS {
            stored.keys_off = true;
        }
    }
    for draft in &mut stored.drafts {
        let head = heads.iter().find(|(id, _)| *id == draft.id).map(|(_, revision)| revision);
        let rank = |(revision, _): &(_, _)| Reverse((Some(revision) == head, number(revision)));
        order::sort(&mut draft.texts, |one, other| rank(one).cmp(&rank(other)));
    }
    Ok(stored)
}

fn keys(storage: &Storage) -> Result<Vec<String>, StorageTrouble> {
    let count = storage.length().map_err(|_| StorageTrouble::Refused)?;
    let keys = (0..count).filter_map(|n| storage.key(n).ok().flatten());
    // All keys first: reading while counting could miss one if another tab writes.
    Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
}

/// The place of a revision in the order of revisions.
fn number(revision: &str) -> u64 {
    revision.split('-').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Whether a revision was made after another.
pub fn is_newer(revision: &str, than: &str) -> bool {
    number(revision) > number(than)
}

/// A revision after `before` that no other window makes.
pub fn next_revision(before: &str) -> String {
    let tail = js_sys::Math::random().to_bits() >> 20 & 0xffff_ffff;
    format!("{}-{tail:x}", number(before) + 1)
}

/// The revision in force of a draft; `None` where it is not kept here.
///
/// # Errors
/// When the browser refuses.
pub fn head(id: &str) -> Result<Option<String>, StorageTrouble> {
    get(&format!("{HEAD}{id}"))
}

/// The text of a revision.
///
/// # Errors
/// When the browser refuses.
pub fn revision(id: &str, revision: &str) -> Result<Option<String>, StorageTrouble> {
    get(&key_of(id, revision))
}

/// Keeps a revision of a draft, and makes it the one in force.
///
/// # Errors
/// When the browser refuses, or is full; then the revision before stays in force.
pub fn write_draft(id: &str, revision: &str, text: &str) -> Result<(), StorageTrouble> {
    let key = key_of(id, revision);
    write(&key, text)?;
    let pointed = write(&format!("{HEAD}{id}"), revision);
    match pointed {
        Ok(()) => second_home::keep(id, revision, text),
        Err(_) => remove_revision(id, revision),
    }
    pointed
}

/// Removes a revision that is no longer needed. One that stays takes up room, no more.
pub fn remove_revision(id: &str, revision: &str) {
    remove(&key_of(id, revision)).unwrap_or_default();
}

/// Removes a draft for good, with all its revisions.
///
/// # Errors
/// When the browser refuses.
pub fn remove_draft(id: &str) -> Result<(), StorageTrouble> {
    // The head goes first, as other windows listen to it. A draft cut off here is listed still, and can be removed again.
    remove(&format!("{HEAD}{id}"))?;
    second_home::forget(id);
    let (plain, tail, versions) =
        (format!("{DRAFT}{id}"), format!("{DRAFT}{id}."), format!("{VERSION}{id}."));
    let is_own = |key: &String| *key == plain || key.starts_with(&tail) || key.starts_with(&versions);
    for key in keys(&door()?)?.into_iter().filter(is_own) {
        remove(&key)?;
    }
    Ok(())
}

/// A version of a draft as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredVersion {
    /// Its place in the order of versions.
    pub number: u64,
    /// Why it was taken, as a letter.
    pub why: char,
    /// Its text.
    pub text: String,
}

/// The versions of a draft, oldest first.
///
/// # Errors
/// When the browser refuses.
pub fn versions(id: &str) -> Result<Vec<StoredVersion>, StorageTrouble> {
    let (storage, prefix) = (door()?, format!("{VERSION}{id}."));
    let mut versions = Vec::new();
    for key in keys(&storage)? {
        let Some((number, why)) = key.strip_prefix(&prefix).and_then(|rest| rest.split_once('.')) else {
            continue;
        };
        let (Ok(number), Some(why)) = (number.parse(), why.chars().next()) else { continue };
        let text = storage.get_item(&key).map_err(|_| StorageTrouble::Refused)?.unwrap_or_default();
        versions.push(StoredVersion { number, why, text });
    }
    order::sort(&mut versions, |one, other| one.number.cmp(&other.number));
    Ok(versions)
}

/// Remembers a version, unless the newest one says the same. Where there are too many, or no room, the oldest go.
///
/// # Errors
/// When the browser refuses, or is full even without any version.
pub fn write_version(
    id: &str,
    why: char,
    text: &str,
    is_same: impl Fn(&str) -> bool,
) -> Result<(), StorageTrouble> {
    let mut versions = versions(id)?;
    if versions.last().is_some_and(|newest| is_same(&newest.text)) {
        return Ok(());
    }
    let number = versions.last().map_or(1, |newest| newest.number + 1);
    let forget = |versions: &mut Vec<StoredVersion>| {
        let oldest = versions.remove(0);
        remove(&format!("{VERSION}{id}.{}.{}", oldest.number, oldest.why))
    };
    let letters = |versions: &[StoredVersion]| versions.iter().map(|one| one.text.len()).sum::<usize>();
    while !versions.is_empty()
        && (versions.len() >= MOST_VERSIONS || letters(&versions) + text.len() > MOST_LETTERS)
    {
        forget(&mut versions)?;
    }
    let key = format!("{VERSION}{id}.{number}.{why}");
    while let Err(trouble) = write(&key, text) {
        if versions.is_empty() {
            return Err(trouble);
        }
        forget(&mut versions)?;
    }
    Ok(())
}

/// Makes room: the oldest version of any draft is taken out, with its key.
pub fn take_a_version() -> Option<(String, String)> {
    let keys = door().and_then(|storage| keys(&storage)).ok()?;
    let number = |key: &String| key.rsplit('.').nth(1).and_then(|number| number.parse::<u64>().ok());
    let key = keys.into_iter().filter(|key| key.starts_with(VERSION)).min_by_key(number)?;
    let text = get(&key).ok()??;
    remove(&key).ok()?;
    Some((key, text))
}

/// Keeps versions again that were taken out in vain.
pub fn put_back(versions: Vec<(String, String)>) {
    for (key, text) in versions {
        // It was there a moment ago, so there is room for it.
        write(&key, &text).unwrap_or_default();
    }
}

fn remove(key: &str) -> Result<(), StorageTrouble> {
    door()?.remove_item(key).map_err(|_| StorageTrouble::Refused)
}

/// Remembers which draft is open.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn write_open(id: Option<&str>) -> Result<(), StorageTrouble> {
    match id {
        Some(id) => write(OPEN, id),
        None => remove(OPEN),
    }
}

/// Remembers the person's name.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn write_editor(name: &str) -> Result<(), StorageTrouble> {
    if name.is_empty() { remove(EDITOR) } else { write(EDITOR, name) }
}

/// Remembers whether single keys do something.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn write_single_keys(work: bool) -> Result<(), StorageTrouble> {
    if work { remove(KEYS) } else { write(KEYS, "off") }
}

/// The key a revision is kept under.
pub fn key_of(id: &str, revision: &str) -> String {
    if revision.is_empty() { format!("{DRAFT}{id}") } else { format!("{DRAFT}{id}.{revision}") }
}

fn get(key: &str) -> Result<Option<String>, StorageTrouble> {
    door()?.get_item(key).map_err(|_| StorageTrouble::Refused)
}

fn write(key: &str, text: &str) -> Result<(), StorageTrouble> {
    // A storage that opens but does not take a value is full.
    door()?.set_item(key, text).map_err(|_| StorageTrouble::Full)
}

thread_local! {
    static IS_PRIVATE: OnceCell<bool> = const { OnceCell::new() };
}

/// Whether nothing is to be kept (不留痕), in this window until it is closed. As it was when the page was loaded: what is
/// filled in under one rule is never kept by the other.
pub fn is_private() -> bool {
    let own = || web_sys::window()?.session_storage().ok()?;
    let is_marked = || own().and_then(|storage| storage.get_item(PRIVATE).ok()?).is_some();
    IS_PRIVATE.with(|is_private| *is_private.get_or_init(is_marked))
}

/// Whether anything is to be kept by the page loaded next; whether the browser took it.
pub fn be_private(is_private: bool) -> bool {
    let own = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    own.is_some_and(|storage| {
        if is_private { storage.set_item(PRIVATE, "1").is_ok() } else { storage.remove_item(PRIVATE).is_ok() }
    })
}

/// Removes everything of this page.
///
/// # Errors
/// When the browser refuses.
pub fn clear() -> Result<(), StorageTrouble> {
    let door = door()?;
    second_home::clear();
    // Rubrics last: another window keeps one again while a draft for it is there.
    let (rubrics, others): (Vec<String>, Vec<String>) =
        keys(&door)?.into_iter().partition(|key| key.starts_with(RUBRIC));
    others.iter().chain(&rubrics).try_for_each(|key| remove(key))
}

fn door() -> Result<Storage, StorageTrouble> {
    let window = web_sys::window().ok_or(StorageTrouble::Refused)?;
    if is_private() {
        return Err(StorageTrouble::Private);
    }
    window.local_storage().ok().flatten().ok_or(StorageTrouble::Refused)
}
