//! Where the page begins: what the storage held, and the draft that was open last.

use super::Store;
use crate::browser::storage;
use crate::draft::read_local;
use crate::facts::ById;
use crate::rubrics;
use crate::session::{Damaged, Entry, Model, Msg, Saving, update};
use std::rc::Rc;

/// The store as the page opens.
pub(super) fn store() -> Store {
    let rubric = Rc::new(rubrics::general());
    let stored = match storage::read_all() {
        Ok(stored) => stored,
        Err(trouble) => {
            let mut model = Model::new(rubric, ById::default(), Rc::from([]));
            model.saving = Saving::Failed(trouble);
            return Store { model };
        }
    };
    let mut library = ById::default();
    let mut damaged = Vec::new();
    for (id, text) in stored.drafts {
        match read_local(text.as_bytes()) {
            Ok((read, local)) => {
                library.insert(Rc::from(id), Entry::new(Rc::new(read.draft), local));
            }
            Err(error) => {
                damaged.push(Damaged { key: storage::key_of(&id).into(), text: text.into(), error });
            }
        }
    }
    let model = Model::new(rubric, library, damaged.into());
    let model = match stored.open {
        Some(id) => update(model, Msg::Opened(id.into())),
        None => model,
    };
    let model = match model.open_entry().map(|entry| crate::browser::time_of(&entry.local.changed)) {
        Some(at) if !at.is_empty() => Model { saving: Saving::Saved { at }, ..model },
        _ => model,
    };
    Store { model }
}
