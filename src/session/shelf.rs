//! The shelf of the open page: which rubric a draft has, and what is asked for when.

use super::Model;
use crate::draft::Draft;
use crate::rubric::Rubric;
use std::rc::Rc;

impl Model {
    /// All rubrics at hand, in the order they are listed.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rc<Rubric>> + Clone {
        self.shelf.rubrics()
    }

    /// The rubric a draft is filled in for, once it is at hand.
    pub fn rubric_of(&self, draft: &Draft) -> Option<&Rc<Rubric>> {
        self.shelf.rubric(&draft.rubric)
    }

    /// The rubric of the open draft.
    pub fn rubric(&self) -> Option<&Rc<Rubric>> {
        self.rubric_of(&self.open_entry()?.draft)
    }

    /// Asks for the open draft's rubric where it is not at hand.
    pub(super) fn want_rubric(&mut self) {
        if let Some(entry) = self.open.as_ref().and_then(|id| self.library.get(id))
            && self.shelf.rubric(&entry.draft.rubric).is_none()
        {
            self.shelf.want_for(&entry.draft.rubric);
        }
    }
}
