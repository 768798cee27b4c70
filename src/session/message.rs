//! Everything that can happen to the app, as facts in the past tense.

use super::{DraftId, Model, Screen, StorageTrouble};
use crate::draft::{Draft, Local, Slot};
use crate::rubric::IndicatorKey;
use crate::rubrics::{Listed, OwnRubric, SharedRubric, Trouble};
use std::rc::Rc;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Msg {
    /// What stands in a place of the open draft changed.
    TextEntered {
        /// The place.
        slot: Slot,
        /// The text as it now stands.
        text: Rc<str>,
    },
    /// What was to be pasted is not.
    PasteDismissed,
    /// Several columns, or several cells, were pasted where one belongs.
    PasteRefused {
        /// How many columns; one where only a single cell can be pasted.
        columns: usize,
    },
    /// The person left a field: the next change is a step of its own.
    FieldLeft,
    /// The last edit was taken back.
    Undone,
    /// An edit taken back was made again.
    Redone,
    /// A new draft was begun.
    Created {
        /// Id for it.
        id: DraftId,
        /// The rubric it is for.
        rubric: Rc<Listed>,
    },
    /// The open draft is to be looked at in another way.
    ScreenChosen(Screen),
    /// An indicator is to be tried by itself (试算).
    IndicatorTried(IndicatorKey),
    /// Another screen leads to a place on the sheet, or in the ledger (整改台账).
    PlaceSought(Slot),
    /// The other rubrics of the page, and the open draft's own one, were asked for, perhaps again.
    RubricsWanted,
    /// The other rubrics of the page are at hand.
    RubricsArrived(Rc<[SharedRubric]>),
    /// What was asked for could not be had, or not whole.
    RubricsMissed(Trouble),
    /// An own rubric was read from its file.
    OwnRubricRead {
        /// The file, letter by letter.
        source: Rc<str>,
        /// The rubric, or why it cannot be used.
        read: Result<OwnRubric, Trouble>,
    },
    /// An own rubric's file is kept here, or is to be again; the file, letter by letter.
    RubricFound(Rc<str>),
    /// Another window keeps an own rubric no longer; its file.
    RubricGoneElsewhere(Rc<str>),
    /// A city's own scoring table is to be brought in.
    TableWanted,
    /// It is not to be brought in after all.
    TableDismissed,
    /// An example was opened, as a draft of one's own.
    ExampleOpened {
        /// Id for it.
        id: DraftId,
        /// The example.
        draft: Rc<Draft>,
    },
    /// A draft was opened.
    Opened(DraftId),
    /// The list of drafts was asked for.
    Closed,
    /// A draft was renamed.
    Renamed {
        /// Which.
        id: DraftId,
        /// Its new name; empty for county and year.
        title: Rc<str>,
    },
    /// A draft was duplicated.
    Duplicated {
        /// Which.
        id: DraftId,
        /// Id for the copy.
        copy: DraftId,
        /// Name for the copy.
        title: Rc<str>,
    },
    /// A draft was deleted.
    Deleted {
        /// Which.
        id: DraftId,
        /// Its name, for the notice.
        name: Rc<str>,
    },
    /// A deleted draft was restored.
    Restored(DraftId),
    /// A deleted draft was removed for good.
    Purged(DraftId),
    /// The versions that were to be remembered are.
    Marked,
    /// The preview was closed.
    ImportDismissed,
    /// A file was offered for download.
    Exported {
        /// Its name.
        name: Rc<str>,
        /// The drafts that are in it as a whole.
        drafts: Vec<DraftId>,
    },
    /// The storage took these drafts, as they stood.
    Kept {
        /// Which.
        ids: Vec<DraftId>,
        /// Time of day, 14:03.
        at: Rc<str>,
        /// Full local time, for the list.
        stamp: Rc<str>,
    },
    /// Another tab kept this draft.
    KeptElsewhere {
        /// Which.
        id: DraftId,
        /// The draft both tabs knew.
        base: Rc<Draft>,
        /// What the other tab made of it.
        theirs: Rc<Draft>,
        /// What the browser keeps of it there.
        local: Local,
    },
    /// Another window kept a draft that was not known here.
    AddedElsewhere {
        /// Its id.
        id: DraftId,
        /// The draft.
        draft: Rc<Draft>,
        /// What the browser keeps of it.
        local: Local,
    },
    /// Another window removed a draft from the storage.
    GoneElsewhere {
        /// Which.
        id: DraftId,
    },
    /// What was kept of a draft was gone when it was to be kept again.
    StorageWasCleared,
    /// The person's name was set.
    EditorNamed(Rc<str>),
    /// The storage did not take them.
    NotKept(StorageTrouble),
    /// A newer version of the page is here and waits.
    NewerPageFound,
    /// What runs checks is here: what is shown of the open draft is to be drawn with them.
    ChecksCame,
    /// A part of the page that was wanted could not be had.
    PartLost,
    /// The notice was closed.
    NoticeDismissed,
    /// The list of shortcuts was opened or closed.
    KeysListed(bool),
    /// Single keys were turned on or off.
    SingleKeysSet(bool),
    /// Something happened that only a part of the page sends that comes late.
    Late(Rc<dyn LateHappening>),
}

/// Something that happens where a part of the page is at hand that comes late. It brings along what it makes of the model, so that
/// this need not be there before.
pub trait LateHappening: std::fmt::Debug {
    /// What it makes of the model.
    fn change(&self, model: &mut Model);
}
