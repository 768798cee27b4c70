//! How the model is changed: a draft as one step, the library, and what other windows made of it.

use super::{DraftId, Edit, Entry, Model, Notice, Saving, Screen, StorageTrouble, VersionWhy};
use crate::draft::{Book, Changes, Draft, Given, Joined, Local, Slot};
use crate::rubrics::{Fit, Shelf};
use std::rc::Rc;

impl Model {
    /// Closes the notice, or else the offer of a newer page, which shows when nothing else is to be said.
    pub(super) fn dismiss_notice(&mut self) {
        self.newer &= self.notice.is_some();
        self.notice = None;
    }

    /// Takes over what another window made of a draft. Steps can be taken back as before: the other window's changes stand
    /// under all of them.
    pub(super) fn learn(&mut self, id: &DraftId, base: &Draft, theirs: &Draft, local: Local) {
        let is_open = self.open.as_ref() == Some(id);
        let Some(entry) = self.library.get_mut(id) else { return };
        let changes = Changes::between(base, theirs);
        let Joined { draft, conflicts } = changes.onto(&entry.draft);
        if draft != *entry.draft {
            entry.draft = Rc::new(draft);
        }
        entry.history.rebase(|step| changes.onto(step).draft);
        if is_open && local.deleted && !entry.local.deleted {
            self.notice = Some(Notice::DeletedElsewhere);
        } else if is_open && !conflicts.is_empty() {
            self.notice = Some(Notice::ChangedElsewhere(conflicts.into()));
        }
        entry.local = Local { changed: entry.local.changed.clone(), ..local };
        if is_open && self.saving == Saving::Failed(StorageTrouble::Gone) {
            // It was brought back.
            self.saving = Saving::Pending;
        }
        // Another window may have turned to another rubric.
        self.want_rubric();
    }

    /// The open draft is another than it was. Where another window removed it, it is to be kept again.
    fn changed(&mut self) {
        if self.saving == Saving::Failed(StorageTrouble::Gone) {
            self.saving = Saving::Pending;
        }
        self.unsaved();
    }

    /// Something is to be kept. A storage that failed is not trusted again before it has taken something.
    pub(super) fn unsaved(&mut self) {
        if !matches!(self.saving, Saving::Failed(_)) {
            self.saving = Saving::Pending;
        }
    }

    /// Who changes something, and when.
    pub(super) fn signature(&self) -> (Rc<str>, Rc<str>) {
        (self.editor.clone(), self.clock.clone())
    }

    pub(super) fn add(&mut self, id: DraftId, draft: Rc<Draft>) {
        let draft = Rc::new(with_hash(&self.shelf, draft).copied(&id));
        self.library.insert(id.clone(), Entry::new(draft, Local::default()));
        self.unsaved();
        self.show(id);
    }

    pub(super) fn show(&mut self, id: DraftId) {
        if self.library.get(&id).is_some_and(|entry| !entry.local.deleted) {
            if self.open.as_ref() != Some(&id) {
                self.leave_draft();
            }
            self.leave_field();
            // One that holds problems to be mended and no figure opens with those.
            let is_ledger = self.library.get(&id).is_some_and(|entry| {
                entry.draft.answers.facts.is_empty() && !entry.draft.books[Book::Rectification].is_empty()
            });
            self.open = Some(id);
            self.screen = if is_ledger { Screen::Rectification } else { Screen::Sheet };
            self.notice = None;
            self.mark(VersionWhy::Opened);
            self.want_rubric();
        }
    }

    /// No draft is open. One that another window removed, and that was not changed since, is removed here, too.
    pub(super) fn leave_draft(&mut self) {
        self.leave_field();
        (self.pasting, self.naming) = (None, None);
        if let Some(id) = self.open.take()
            && self.saving == Saving::Failed(StorageTrouble::Gone)
        {
            self.library.remove(&id);
            self.saving = Saving::Nothing;
        }
    }

    /// Drafts were kept.
    pub(super) fn kept(&mut self, ids: &[DraftId], at: Rc<str>, stamp: &Rc<str>) {
        for id in ids {
            if let Some(entry) = self.library.get_mut(id) {
                entry.local.changed = stamp.clone();
            }
        }
        // Of others that says nothing about an open one that another window removed.
        let is_gone = self.saving == Saving::Failed(StorageTrouble::Gone);
        if !is_gone || self.open.as_ref().is_none_or(|open| ids.contains(open)) {
            self.saving = Saving::Saved { at };
        }
    }

    /// Changes an entry without a step to undo.
    pub(super) fn change(&mut self, id: &DraftId, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.library.get_mut(id) {
            change(entry);
            self.unsaved();
        }
    }

    /// Changes the open draft as one step of its history; typing in one field is one step.
    pub(super) fn edit(&mut self, edit: &Edit, change: impl FnOnce(&mut Draft)) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let mut draft = Draft::clone(&entry.draft);
        change(&mut draft);
        if draft == *entry.draft {
            return;
        }
        let before = std::mem::replace(&mut entry.draft, Rc::new(draft));
        entry.history.record(edit.clone(), before.clone());
        if entry.local.since.is_empty() {
            entry.local.since = self.clock.clone();
        }
        self.mark_hourly(before);
        self.changed();
        // What the person did not bring about is not wiped away by the next key.
        self.notice.take_if(|notice| !notice.is_news());
    }

    /// What stands in a place is another text now. Where it is signed, it is so by whoever changed it; what is there already stays
    /// whose it was.
    pub(super) fn enter(&mut self, slot: &Slot, text: Rc<str>) {
        // Whether a material is at hand is chosen, not typed.
        if matches!(slot, Slot::In(Book::Evidence, ..)) {
            self.leave_field();
        }
        let (by, at) = self.signature();
        self.edit(&Edit::Slot(slot.clone()), |draft| put_signed(draft, slot, &Given { text, by, at }));
    }

    /// What a scenario changes becomes so in the draft, as one step: of what the rubric asks for, which is what the person
    /// sees.
    pub(super) fn apply(&mut self, scenario: &str) {
        let (Some(entry), Some(rubric)) = (self.open_entry(), self.rubric()) else { return };
        let is_asked = |slot: &Slot| match slot {
            Slot::Fact(id) => rubric.find_fact(id).is_some(),
            Slot::Points(id) => rubric.judgments.iter().any(|spec| spec.id == *id),
            _ => false,
        };
        let draft = &entry.draft;
        let mut changes = draft.scenario_changes(scenario);
        changes.retain(|(slot, text)| is_asked(slot) && draft.given(slot).text != *text);
        let (changed, name) = (changes.len(), draft.scenario_name(scenario));
        if changed > 0 {
            self.leave_field();
            self.mark(VersionWhy::Scenario);
            let (by, at) = self.signature();
            self.edit(&Edit::Scenario, |draft| {
                for (slot, text) in changes {
                    draft.put(&slot, &Given { text, by: by.clone(), at: at.clone() });
                }
            });
            self.leave_field();
        }
        self.notice = Some(Notice::Applied { name, changed });
    }

    pub(super) fn leave_field(&mut self) {
        if let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) {
            entry.history.close_group();
        }
    }

    pub(super) fn step_back(&mut self) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let title = entry.draft.title.clone();
        if let Some(edit) = entry.history.undo(&mut entry.draft) {
            entry.keep_title(title);
            self.changed();
            // The step may lead to another rubric, which has other indicators.
            self.tried = None;
            self.want_rubric();
            self.notice = Some(Notice::Undone(edit));
        }
    }

    pub(super) fn step_forward(&mut self) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let title = entry.draft.title.clone();
        if let Some(edit) = entry.history.redo(&mut entry.draft) {
            entry.keep_title(title);
            self.changed();
            // The step may lead to another rubric, which has other indicators.
            self.tried = None;
            self.want_rubric();
            self.notice = Some(Notice::Redone(edit));
        }
    }
}

/// A draft of this very edition says by which rules it is scored.
pub(super) fn with_hash(shelf: &Shelf, mut draft: Rc<Draft>) -> Rc<Draft> {
    if draft.rubric.hash.is_empty()
        && let Some((found, Fit::Exact)) = shelf.find(&draft.rubric)
    {
        Rc::make_mut(&mut draft).rubric.hash = found.listed.hash.clone();
    }
    draft
}

/// Puts a text into a place. A figure typed anew is no longer whoever's it was before; the same text changes nothing.
pub(super) fn put_signed(draft: &mut Draft, slot: &Slot, given: &Given) {
    if draft.given(slot).text != given.text {
        draft.put(slot, given);
    }
}
