//! What other windows do to the storage.

use super::{HEAD, RUBRIC};
use crate::draft::name_of_source;
use std::rc::Rc;
use web_sys::StorageEvent;

/// What another window did to the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// It kept a draft.
    Kept(String),
    /// It removed a draft.
    Removed(String),
    /// It removed everything.
    Cleared,
    /// It kept an own rubric's file.
    RubricKept(Rc<str>),
    /// It removed an own rubric's file.
    RubricRemoved(Rc<str>),
}

/// What a storage event tells, if it is about drafts.
pub fn elsewhere(event: &StorageEvent) -> Option<Elsewhere> {
    let Some(key) = event.key() else { return Some(Elsewhere::Cleared) };
    if let Some(name) = key.strip_prefix(RUBRIC) {
        // What is not that file, and what is set aside, is looked at when the page opens.
        let its = |source: Option<String>| source.filter(|source| name_of_source(source) == name);
        let removed = || its(event.old_value()).map(|source| Elsewhere::RubricRemoved(source.into()));
        return its(event.new_value()).map(|source| Elsewhere::RubricKept(source.into())).or_else(removed);
    }
    let id = key.strip_prefix(HEAD)?.to_owned();
    Some(if event.new_value().is_some() { Elsewhere::Kept(id) } else { Elsewhere::Removed(id) })
}
