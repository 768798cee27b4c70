//! What was just done, for the person to see and to take back.

use super::{DraftId, Edit, LinkTrouble};
use crate::draft::Difference;
use crate::rubrics::Listed;
use std::rc::Rc;

/// What was just done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A draft was deleted; it can be restored.
    Deleted {
        /// Which.
        id: DraftId,
        /// Its name.
        name: Rc<str>,
    },
    /// An own rubric was deleted; it can be brought back.
    RubricDeleted(Rc<Listed>),
    /// A column was pasted.
    Pasted {
        /// So many fields were filled.
        filled: usize,
        /// So many fields that held something were emptied by blank cells.
        cleared: usize,
        /// So many cells found no field.
        left: usize,
        /// The heading that was passed over; empty where there was none.
        heading: Rc<str>,
        /// Whether the last cell is a figure where 是 or 否 is asked for.
        runs_over: bool,
    },
    /// A block was filled in by its names.
    PastedByName {
        /// So many fields were filled.
        filled: usize,
        /// So many lines were not.
        left: usize,
    },
    /// Several columns, or several cells, were pasted where one belongs; nothing was changed.
    PasteRefused {
        /// How many columns; one where only a single cell can be pasted.
        columns: usize,
    },
    /// An edit was undone.
    Undone(Edit),
    /// An edit was redone.
    Redone(Edit),
    /// A file was added to the library.
    Imported {
        /// Its name.
        name: Rc<str>,
        /// The draft it became.
        id: DraftId,
    },
    /// A file was offered for download.
    Exported {
        /// Its name.
        name: Rc<str>,
    },
    /// A newer version of the page waits.
    Newer {
        /// Whether all that was filled in is kept.
        is_kept: bool,
    },
    /// A part of the page could not be had; nothing was changed.
    PartLost,
    /// A draft was duplicated.
    Duplicated,
    /// The draft of the next year was begun.
    NextYearBegun {
        /// So many figures were carried over as last year's.
        carried: usize,
    },
    /// A link carries no draft that can be read.
    LinkUnreadable(LinkTrouble),
    /// The drafts of a backup were added.
    BackupAdded {
        /// How many.
        added: usize,
        /// How many were here already.
        known: usize,
        /// How many own rubrics came with them that were not here.
        rubrics: usize,
    },
    /// Everything kept here was cleared.
    Cleared,
    /// An earlier version was restored.
    Restored,
    /// What a scenario changes was made so.
    Applied {
        /// The scenario's name.
        name: Rc<str>,
        /// So many texts were changed.
        changed: usize,
    },
    /// A file was merged.
    Merged {
        /// Its name.
        name: Rc<str>,
        /// So many texts were taken from it.
        taken: usize,
    },
    /// Another window changed the same places; the later text stands.
    ChangedElsewhere(Rc<[Difference]>),
    /// Another window moved the open draft among the deleted.
    DeletedElsewhere,
    /// What was kept was gone; it is kept anew.
    StorageWasCleared,
}

impl Notice {
    /// Whether it stays until somebody has seen it: what went wrong, and what happened without the person's doing. All else confirms what
    /// was just done, and can be seen where it was done.
    pub fn stays(&self) -> bool {
        self.is_news()
            || matches!(
                self,
                Self::Newer { .. } | Self::PartLost | Self::PasteRefused { .. } | Self::LinkUnreadable(_)
            )
    }

    /// Whether it tells of what happened without the person's doing.
    pub(super) fn is_news(&self) -> bool {
        matches!(self, Self::ChangedElsewhere(_) | Self::DeletedElsewhere | Self::StorageWasCleared)
    }
}
