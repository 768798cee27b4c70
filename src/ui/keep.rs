//! The one effect: keeps the library in the browser's storage, soon after each change and when the page is left.

use super::{Dispatch, Store};
use crate::browser::{self, storage};
use crate::draft::{Draft, Local, read_local, write_local};
use crate::session::{DraftId, Entry, Model, Msg, Saving, StorageTrouble};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

/// How long after a change a draft is kept: well within the promised second, and no write for every key.
const DELAY_MS: u32 = 400;

/// What the storage holds, and what it should hold.
struct Keeper {
    kept: Vec<(DraftId, Rc<Draft>, bool)>,
    open: Option<DraftId>,
    wanted: Model,
    timer: Option<Timeout>,
    /// Whether the storage did not take what is wanted; it is tried again with the next change.
    refused: bool,
}

/// Keeps the library of `store`.
#[hook]
pub(super) fn use_keeping(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let keeper = use_mut_ref(|| Keeper::holding(&store.model));
    {
        let (keeper, dispatch, model) = (keeper.clone(), dispatch.clone(), store.model.clone());
        // After every render: comparing pointers costs less than finding out whether to.
        use_effect(move || {
            let mut at_work = keeper.borrow_mut();
            if !same_content(&at_work.wanted, &model) {
                at_work.refused = false;
            }
            at_work.wanted = model;
            if at_work.has_work() && at_work.timer.is_none() && !at_work.refused {
                let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
                at_work.timer = Some(Timeout::new(DELAY_MS, move || keep(&keeper, &dispatch)));
            }
        });
    }
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let flush = {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            move |_: &Event| keep(&keeper, &dispatch)
        };
        // pagehide is the last moment there is; a tab in the background may never come back.
        let hiding = EventListener::new(&gloo::utils::document(), "visibilitychange", flush.clone());
        let leaving = EventListener::new(&gloo::utils::window(), "pagehide", flush);
        let elsewhere = {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            EventListener::new(&gloo::utils::window(), "storage", move |event| {
                if let Some(msg) = event.dyn_ref().and_then(|event| keeper.borrow_mut().learn(event)) {
                    dispatch.send(msg);
                }
            })
        };
        let options = EventListenerOptions::enable_prevent_default();
        let asking =
            EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, move |event| {
                keep(&keeper, &dispatch);
                // Only what is truly not kept is worth a question.
                if keeper.borrow().is_behind() {
                    event.prevent_default();
                }
            });
        move || drop((hiding, leaving, elsewhere, asking))
    });
}

fn keep(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let stamp: Rc<str> = browser::stamp().into();
    let outcome = {
        let mut keeper = keeper.borrow_mut();
        keeper.timer = None;
        if !keeper.has_work() {
            return;
        }
        let outcome = keeper.catch_up(&stamp);
        keeper.refused = outcome.is_err();
        outcome
    };
    dispatch.send(match outcome {
        Ok(ids) => Msg::Kept { ids, at: browser::time_of(&stamp), stamp },
        Err(trouble) => Msg::NotKept(trouble),
    });
}

/// Whether two models want the same drafts kept.
fn same_content(a: &Model, b: &Model) -> bool {
    let same = |(one, other): (&Entry, &Entry)| {
        Rc::ptr_eq(&one.draft, &other.draft) && one.local.deleted == other.local.deleted
    };
    a.open == b.open
        && a.library.keys().eq(b.library.keys())
        && a.library.values().zip(b.library.values()).all(same)
}

impl Keeper {
    /// A storage that holds what the page opened with.
    fn holding(model: &Model) -> Self {
        let kept = model
            .library
            .iter()
            .map(|(id, entry)| (id.clone(), entry.draft.clone(), entry.local.deleted))
            .collect();
        Self { kept, open: model.open.clone(), wanted: model.clone(), timer: None, refused: false }
    }

    fn is_behind(&self) -> bool {
        self.open != self.wanted.open
            || self.kept.len() != self.wanted.library.len()
            || self.wanted.library.iter().any(|(id, entry)| !self.holds(id, entry))
    }

    /// Whether something is to be written, or to be said: a change taken back before it was written is kept already.
    fn has_work(&self) -> bool {
        self.is_behind() || self.wanted.saving == Saving::Pending
    }

    fn holds(&self, id: &DraftId, entry: &Entry) -> bool {
        self.kept.iter().any(|(kept, draft, deleted)| {
            kept == id && Rc::ptr_eq(draft, &entry.draft) && *deleted == entry.local.deleted
        })
    }

    /// Another tab has kept a draft that is known here, too.
    fn learn(&mut self, event: &StorageEvent) -> Option<Msg> {
        let (id, text) = storage::kept_elsewhere(event)?;
        let (theirs, local) = read_local(text.as_bytes()).ok()?;
        let theirs = Rc::new(theirs.draft);
        let (id, base, deleted) = self.kept.iter_mut().find(|(kept, ..)| **kept == *id)?;
        *deleted = local.deleted;
        let base = std::mem::replace(base, theirs.clone());
        Some(Msg::KeptElsewhere { id: id.clone(), base, theirs })
    }

    /// Brings the storage up to what is wanted: first what makes room, then the drafts, then what points at them. A draft
    /// that is not taken does not keep the others from being tried. Answers with the drafts written.
    fn catch_up(&mut self, stamp: &Rc<str>) -> Result<Vec<DraftId>, StorageTrouble> {
        let mut trouble = None;
        while let Some(at) = self.kept.iter().position(|(id, ..)| !self.wanted.library.contains_key(id)) {
            storage::remove_draft(&self.kept[at].0)?;
            self.kept.remove(at);
        }
        let mut written = Vec::new();
        let behind: Vec<(DraftId, Entry)> = self
            .wanted
            .library
            .iter()
            .filter(|(id, entry)| !self.holds(id, entry))
            .map(|(id, entry)| (id.clone(), entry.clone()))
            .collect();
        for (id, entry) in behind {
            let local = Local { changed: stamp.clone(), deleted: entry.local.deleted };
            if let Err(refusal) = storage::write_draft(&id, &write_local(&entry.draft, &local)) {
                trouble = Some(refusal);
                continue;
            }
            self.kept.retain(|(kept, ..)| *kept != id);
            self.kept.push((id.clone(), entry.draft, entry.local.deleted));
            written.push(id);
        }
        if self.open != self.wanted.open {
            storage::write_open(self.wanted.open.as_deref())?;
            self.open = self.wanted.open.clone();
        }
        trouble.map_or(Ok(written), Err)
    }
}
