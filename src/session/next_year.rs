//! From one year to the next: a draft begun with the year before, and the year before beside the open draft.

use super::{DraftId, Entry, Model, Notice};
use crate::draft::{Draft, is_year_before, next_year};
use crate::edition;
use crate::rubrics::RubricRef;
use std::rc::Rc;

impl Model {
    /// Begins the draft of the year after another and opens it.
    pub(super) fn begin_next_year(&mut self, id: &DraftId, copy: DraftId) {
        let Some(draft) = self.library.get(id).map(|entry| entry.draft.clone()) else { return };
        let begun = self.rubric_of(&draft).and_then(|rubric| next_year(rubric, &draft));
        let Some((mut next, carried)) = begun else { return };
        // New drafts are by the newest edition.
        if let Some(newest) = self.shelf.newer(&draft.rubric) {
            if let Some((before, after)) = self.shelf.editions(&draft.rubric, newest) {
                let carried = edition::carried(before, after, &next);
                (next.answers, next.books) = (carried.answers, carried.books);
            }
            next.rubric = RubricRef::of(newest);
        }
        self.add(copy, Rc::new(next));
        self.notice = Some(Notice::NextYearBegun { carried });
    }

    /// The draft of the year before the open one: of the same county, by the same rubric where there are several, and changed last.
    pub fn year_before(&self) -> Option<&Rc<Draft>> {
        let draft = &self.open_entry()?.draft;
        let is_it = |entry: &&Entry| !entry.local.deleted && is_year_before(&entry.draft, draft);
        let rank = |entry: &&Entry| (entry.draft.rubric.id == draft.rubric.id, entry.local.changed.clone());
        self.library.values().filter(is_it).max_by_key(rank).map(|entry| &entry.draft)
    }
}
