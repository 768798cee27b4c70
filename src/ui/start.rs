//! Where the page begins: what the storage held, and the draft that was open last.

use super::keep::Keeper;
use super::{Store, files, parts};
use crate::browser::storage::{self, StoredDraft};
use crate::draft::{DraftError, Local, name_of_source, read_local};
use crate::facts::ById;
use crate::rubrics;
use crate::session::{DamagedDraft, Entry, Model, Msg, Saving, update};
use std::cell::RefCell;
use std::rc::Rc;

/// The store as the page opens.
pub(super) fn store() -> Store {
    parts::fetched_by(files::FETCH);
    let model = model();
    let keeper = Rc::new(RefCell::new(Keeper::holding(&model)));
    Store { model, keeper }
}

fn model() -> Model {
    let rubric = Rc::new(rubrics::general());
    let stored = match storage::read_all() {
        Ok(stored) => stored,
        Err(trouble) => {
            let mut model = Model::new(rubric, ById::default(), Rc::from([]));
            model.saving = Saving::Failed(trouble);
            return model;
        }
    };
    let mut library = ById::default();
    let mut damaged = Vec::new();
    let (rubrics, altered): (Vec<_>, Vec<_>) =
        stored.rubrics.into_iter().partition(|(name, source)| name_of_source(source) == *name);
    let source_of =
        |name: &str| rubrics.iter().find(|(known, _)| known == name).map(|(_, source)| source.clone());
    for StoredDraft { id, texts } in stored.drafts {
        let mut entry: Option<Entry> = None;
        for (revision, text) in texts {
            match (read_local(text.as_bytes(), &source_of), &mut entry) {
                (Ok(_), Some(entry)) => entry.local.revisions.push(revision.into()),
                (Ok((read, local)), None) => {
                    let local = Local { revisions: vec![revision.into()], ..local };
                    entry = Some(Entry::new(Rc::new(read.draft), local));
                }
                // What cannot be read stays where it is, to be looked at; the newest that can be read is opened.
                (Err(error), _) => {
                    damaged.push(DamagedDraft {
                        key: storage::key_of(&id, &revision).into(),
                        text: text.into(),
                        error,
                    });
                }
            }
        }
        if let Some(mut entry) = entry {
            let draft = Rc::make_mut(&mut entry.draft);
            if draft.copy.is_empty() {
                draft.copy = id.as_str().into();
            }
            library.insert(Rc::from(id), entry);
        }
    }
    damaged.extend(altered.into_iter().map(|(name, text)| DamagedDraft {
        key: storage::rubric_key(&name).into(),
        text,
        error: DraftError::AlteredRubric,
    }));
    let mut model = Model::new(rubric, library, damaged.into());
    rubrics.iter().for_each(|(_, source)| model.shelf.keep(source));
    model.editor = stored.editor.into();
    model.single_keys = !stored.keys_off;
    model.clock = crate::browser::stamp().into();
    let model = match stored.open {
        Some(id) => update(model, Msg::Opened(id.into())),
        None => model,
    };
    match model.open_entry().map(|entry| crate::browser::time_of(&entry.local.changed)) {
        Some(at) if !at.is_empty() => Model { saving: Saving::Saved { at }, ..model },
        _ => model,
    }
}
