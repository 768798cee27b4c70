//! Everything that can happen to the app, as facts in the past tense.

use super::{Agreed, Bulk, DraftId, LinkTrouble, Screen, StorageTrouble};
use crate::draft::{Draft, Local, Side, Slot};
use crate::rubric::IndicatorKey;
use crate::rubrics::{Listed, OwnRubric, SharedRubric, Trouble};
use std::rc::Rc;

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// What stands in a place of the open draft changed.
    TextEntered {
        /// The place.
        slot: Slot,
        /// The text as it now stands.
        text: Rc<str>,
    },
    /// A column of cells was pasted.
    CellsPasted {
        /// The cells, one below the other.
        cells: Vec<Rc<str>>,
        /// Ids of the facts whose boxes follow each other from where it was pasted.
        boxes: Vec<Rc<str>>,
    },
    /// The first cell of what is being pasted is taken for a heading, and passed over, or not.
    HeadingPassedOver(bool),
    /// What is being pasted goes into the boxes as it was shown.
    PasteAccepted,
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
    /// The open draft is to be filled in for another rubric; its figures stay.
    RubricChosen(Rc<Listed>),
    /// The open draft is to be looked at in another way.
    ScreenChosen(Screen),
    /// An indicator is to be tried by itself (试算).
    IndicatorTried(IndicatorKey),
    /// Another screen leads to a place on the sheet.
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
    /// A city's own scoring table is to be brought in.
    TableWanted,
    /// It is not to be brought in after all.
    TableDismissed,
    /// The rubric made of a table, or that a file holds, is to be used.
    RubricAgreed(Agreed),
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
    /// A file was chosen and its bytes arrived.
    FileRead {
        /// Its name.
        name: Rc<str>,
        /// Its bytes.
        bytes: Rc<[u8]>,
    },
    /// A file was chosen that is too large to be read at all.
    FileTooLarge {
        /// Its name.
        name: Rc<str>,
        /// Its size.
        bytes: usize,
    },
    /// Several files were dropped on the page, where one can be opened.
    FilesDropped {
        /// How many.
        count: u32,
    },
    /// A link was opened or pasted that carries no draft that can be read.
    LinkUnreadable(LinkTrouble),
    /// A chosen file that the browser could not read.
    FileUnreadable {
        /// Its name.
        name: Rc<str>,
    },
    /// The file in the preview is to be merged into this draft, or to become one of its own.
    MergeTargetChosen(Option<DraftId>),
    /// What is to stand where both sides changed a text.
    ConflictDecided {
        /// The place.
        slot: Slot,
        /// Whose text.
        side: Side,
    },
    /// The same for all conflicts at once: always one side, or that of the unit responsible where there is one.
    ConflictsDecided(Bulk),
    /// The file was merged as decided.
    MergeAccepted,
    /// The versions that were to be remembered are.
    Marked,
    /// The open draft is to be again what an earlier version was.
    VersionRestored {
        /// The version.
        draft: Rc<Draft>,
    },
    /// Several such texts changed as one step.
    TextsEntered(Vec<(Slot, Rc<str>)>),
    /// What a scenario (试算方案) changes is to be so in the draft itself.
    ScenarioApplied(Rc<str>),
    /// The file shown in the preview was accepted.
    ImportAccepted {
        /// Id for it.
        id: DraftId,
    },
    /// The preview was closed.
    ImportDismissed,
    /// A file was offered for download.
    Exported {
        /// Its name.
        name: Rc<str>,
        /// The drafts that are in it as a whole.
        drafts: Vec<DraftId>,
    },
    /// Everything kept in this browser was cleared.
    Cleared,
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
    /// A part of the page that was wanted could not be had.
    PartLost,
    /// The notice was closed.
    NoticeDismissed,
    /// The list of shortcuts was opened or closed.
    KeysListed(bool),
    /// Single keys were turned on or off.
    SingleKeysSet(bool),
}
