//! The shelf of the open page: which rubric a draft has, and what is asked for when.

use super::{Edit, Model, Notice, Screen, VersionWhy};
use crate::draft::{Draft, Slot};
use crate::edition;
use crate::rubric::Rubric;
use crate::rubrics::{Listed, RubricRef, Shelved};
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

    /// The open draft is scored by another rubric. What was filled in for another edition of that is carried over.
    pub(super) fn choose_rubric(&mut self, chosen: &Rc<Listed>) {
        let Some(draft) = self.open_entry().map(|entry| entry.draft.clone()) else { return };
        let editions = self.shelf.editions(&draft.rubric, chosen);
        let carried = editions.map(|(before, after)| edition::carried(before, after, &draft));
        self.leave_field();
        self.mark(VersionWhy::Rubric);
        self.edit(&Edit::Slot(Slot::Rubric), |draft| {
            draft.rubric = RubricRef::of(chosen);
            if let Some(carried) = carried {
                (draft.answers, draft.books) = (carried.answers, carried.books);
            }
        });
        self.leave_field();
        self.screen = Screen::Sheet;
        self.want_rubric();
    }

    /// How many drafts are for a rubric of the shelf, the deleted ones among them.
    pub fn drafts_for(&self, rubric: &Listed) -> usize {
        let is_for = |of: &RubricRef| self.shelf.find(of).is_some_and(|(found, _)| *found.listed == *rubric);
        self.library.values().filter(|entry| is_for(&entry.draft.rubric)).count()
    }

    /// The files of own rubrics that no draft brings along.
    pub fn rubrics_without_draft(&self) -> Vec<Rc<str>> {
        let kept = self.shelf.kept().filter(|one| self.drafts_for(&one.listed) == 0);
        kept.filter_map(Shelved::source).cloned().collect()
    }

    /// A draft that goes elsewhere: its own rubric goes along.
    pub fn carried(&self, draft: &Draft) -> Draft {
        Draft { rubric: self.shelf.carried(&draft.rubric), ..draft.clone() }
    }

    /// Own rubrics of which there is a draft stay.
    pub(super) fn keep_rubrics(&mut self) {
        let library = &self.library;
        self.shelf.keep_where(|source| {
            library.values().any(|entry| entry.draft.rubric.source.as_ref() == Some(source))
        });
    }

    /// An own rubric's file is kept here.
    pub(super) fn found_rubric(&mut self, source: &Rc<str>) {
        self.shelf.keep(source);
        let is_back = |notice: &mut Notice| matches!(notice, Notice::RubricDeleted(rubric) if rubric.source() == Some(source));
        self.notice.take_if(is_back);
    }

    /// An own rubric is kept no longer, unless a draft is for it.
    pub(super) fn delete_rubric(&mut self, rubric: Rc<Listed>) {
        if self.drafts_for(&rubric) == 0 {
            self.shelf.let_go(|one| *one.listed == *rubric);
            self.notice = Some(Notice::RubricDeleted(rubric));
        }
    }

    /// Another window keeps an own rubric no longer.
    pub(super) fn lose_rubric(&mut self, source: &Rc<str>) {
        let found = self.shelf.kept().find(|one| one.source() == Some(source));
        if found.is_some_and(|one| self.drafts_for(&one.listed) == 0) {
            self.shelf.let_go(|one: &Shelved| one.source() == Some(source));
        }
    }
}
