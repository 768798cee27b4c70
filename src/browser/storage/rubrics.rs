//! Own rubrics (自带细则) in the storage, each once, beside the drafts for them.

use super::{get, remove, write};
use crate::browser::second_home;
use crate::draft::name_of_source;
use crate::session::StorageTrouble;
use std::rc::Rc;

/// Prefix of the keys of own rubrics.
pub(super) const RUBRIC: &str = "lvzhi.rubric.";
/// How the name ends under which is set aside what stood in an own rubric's place.
const ASIDE: &str = ".aside";
/// How the names of own rubrics begin in the second home, where they stand among the drafts.
pub const RUBRIC_HOME: &str = "rubric.";

/// Keeps an own rubric's file, where it is not kept already: the name it is kept under. What else stands under that name is set aside
/// once, to be looked at.
///
/// # Errors
/// When the browser refuses, or is full.
pub fn keep_rubric(source: &Rc<str>) -> Result<String, StorageTrouble> {
    let name = name_of_source(source);
    let key = rubric_key(&name);
    match get(&key)? {
        Some(kept) if *kept == **source => return Ok(name),
        Some(other) => write(&rubric_key(&format!("{name}{ASIDE}")), &other)?,
        None => {}
    }
    write(&key, source)?;
    second_home::keep(&[RUBRIC_HOME, &name].concat(), "", source);
    Ok(name)
}

/// The same, where a draft holds the file that is not taken.
pub fn name_of_kept(source: &Rc<str>) -> Option<String> {
    keep_rubric(source).ok()
}

/// The own rubric's file that is kept under a name, where it is that file.
pub fn rubric(name: &str) -> Option<Rc<str>> {
    let source = get(&rubric_key(name)).ok()??;
    (name_of_source(&source) == name).then(|| source.into())
}

/// Keeps an own rubric's file no longer.
///
/// # Errors
/// When the browser refuses.
pub fn remove_rubric(source: &str) -> Result<(), StorageTrouble> {
    let name = name_of_source(source);
    second_home::forget(&[RUBRIC_HOME, &name].concat());
    remove(&rubric_key(&name))
}

/// The key an own rubric's file is kept under.
pub fn rubric_key(name: &str) -> String {
    format!("{RUBRIC}{name}")
}
