//! Undo and redo: whole drafts, which share what they have in common.

use crate::draft::{Draft, Slot};
use std::rc::Rc;

/// How many steps can be taken back.
const LONGEST: usize = 200;

/// What a step changed; steps of the same kind in a row are one while a person stays in the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// What stands in a place.
    Slot(Slot),
    /// A pasted column.
    Paste,
    /// What stands in several places of 试算.
    Texts,
    /// A scenario was made true.
    Scenario,
    /// A file was merged.
    Merge,
    /// An earlier version was restored.
    Restore,
}

/// The steps of one draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<(Edit, Rc<Draft>)>,
    future: Vec<(Edit, Rc<Draft>)>,
    /// Whether the next edit of the same kind joins the last step.
    grouping: bool,
}

impl History {
    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The next edit is a step of its own.
    pub(super) fn close_group(&mut self) {
        self.grouping = false;
    }

    /// Remembers what the draft was before an edit.
    pub(super) fn record(&mut self, edit: Edit, before: Rc<Draft>) {
        self.future.clear();
        let joins = self.grouping && self.past.last().is_some_and(|(last, _)| *last == edit);
        if !joins {
            self.past.push((edit, before));
            if self.past.len() > LONGEST {
                self.past.remove(0);
            }
        }
        self.grouping = true;
    }

    /// Makes something of every step, past and to come.
    pub(super) fn rebase(&mut self, change: impl Fn(&Draft) -> Draft) {
        for (_, step) in self.past.iter_mut().chain(&mut self.future) {
            *step = Rc::new(change(step));
        }
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self, draft: &mut Rc<Draft>) -> Option<Edit> {
        let (edit, before) = self.past.pop()?;
        self.future.push((edit.clone(), std::mem::replace(draft, before)));
        self.grouping = false;
        Some(edit)
    }

    /// Makes the step again that was taken back last.
    pub(super) fn redo(&mut self, draft: &mut Rc<Draft>) -> Option<Edit> {
        let (edit, after) = self.future.pop()?;
        self.past.push((edit.clone(), std::mem::replace(draft, after)));
        self.grouping = false;
        Some(edit)
    }
}
