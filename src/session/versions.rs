//! Versions (历史版本): states of a draft that are remembered by themselves, so that any of them can be looked at and
//! restored.

use super::{DraftId, Edit, Model, Notice};
use crate::draft::Draft;
use std::rc::Rc;

/// Why a version was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionWhy {
    /// The draft was opened.
    Opened,
    /// An hour of changes.
    Hour,
    /// Before a file was merged.
    Merge,
    /// Before another rubric was chosen.
    Rubric,
    /// Before an earlier version was restored.
    Restore,
    /// Before a scenario was made true.
    Scenario,
}

/// A state of a draft that is to be remembered.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which draft.
    pub id: DraftId,
    /// The state.
    pub draft: Rc<Draft>,
    /// Why.
    pub why: VersionWhy,
    /// When, local time; empty where the clock does not tell.
    pub at: Rc<str>,
}

impl VersionWhy {
    /// The letter it is kept as.
    pub fn letter(self) -> char {
        match self {
            Self::Opened => 'o',
            Self::Hour => 'h',
            Self::Merge => 'm',
            Self::Rubric => 'r',
            Self::Restore => 'v',
            Self::Scenario => 's',
        }
    }

    /// What a letter stands for.
    pub fn of_letter(letter: char) -> Option<Self> {
        [Self::Opened, Self::Hour, Self::Merge, Self::Rubric, Self::Restore, Self::Scenario]
            .into_iter()
            .find(|why| why.letter() == letter)
    }
}

impl Model {
    /// Remembers the open draft as it is.
    pub(super) fn mark(&mut self, why: VersionWhy) {
        let Some(id) = self.open.clone() else { return };
        let (at, Some(entry)) = (self.clock.clone(), self.library.get_mut(&id)) else { return };
        entry.marked = at.clone();
        let draft = entry.draft.clone();
        self.marks.push(Mark { id, draft, why, at });
    }

    /// Remembers what the open draft was before a change, once in each hour of the clock.
    pub(super) fn mark_hourly(&mut self, before: Rc<Draft>) {
        // `2026-11-22T14`
        let hour = |stamp: &str| stamp.get(..13).map(str::to_owned);
        let Some(id) = self.open.clone() else { return };
        let (at, Some(entry)) = (self.clock.clone(), self.library.get_mut(&id)) else { return };
        if hour(&at).is_some() && hour(&at) != hour(&entry.marked) {
            entry.marked = at.clone();
            self.marks.push(Mark { id, draft: before, why: VersionWhy::Hour, at });
        }
    }

    /// The open draft is again what `version` was; that is a change like any other.
    pub(super) fn restore(&mut self, version: &Draft) {
        self.leave_field();
        self.mark(VersionWhy::Restore);
        self.edit(&Edit::Restore, |draft| draft.restore(version));
        self.leave_field();
        if self.notice.is_none() {
            self.notice = Some(Notice::Restored);
        }
        self.want_rubric();
    }
}
