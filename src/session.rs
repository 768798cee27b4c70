//! The whole app without a browser: the [`Model`], what can happen to it ([`Msg`]), and [`update`].
//!
//! `update` is pure. Ids and times come in with the messages; the one effect, keeping the library in the browser's
//! storage, is worked out from the model by comparing it with what was last kept.

mod bringing;
mod changes;
mod history;
mod late_message;
mod merging;
mod message;
mod named;
mod next_year;
mod notice;
mod paste;
mod reminder;
mod shelf;
mod states;
mod versions;

use crate::draft::{Book, Draft, DraftError, Local, ReadDraft, Side, Slot};
use crate::facts::ById;
use crate::rubric::{IndicatorKey, Rubric};
use crate::rubrics::Shelf;
use std::rc::Rc;

use changes::with_hash;

pub use bringing::{Agreed, Bringing, ChosenTable};
pub use history::{Edit, History};
pub use late_message::LateMsg;
pub use merging::Bulk;
pub use message::{LateHappening, Msg};
pub use named::PastedBlock;
pub use notice::Notice;
pub use paste::{Cells, PasteDoubt, Pasting, cells};
pub use reminder::{REMIND_AFTER, days_between};
pub use states::{LinkTrouble, Saving, Screen, StorageTrouble};
pub use versions::{Mark, VersionWhy};

/// Id of a draft in this browser.
pub type DraftId = Rc<str>;

/// Everything the app knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The rubrics it knows.
    pub shelf: Shelf,
    /// How the open draft is looked at.
    pub screen: Screen,
    /// The place on the sheet that another screen leads to.
    pub sought: Option<Slot>,
    /// The indicator that is to be tried by itself.
    pub tried: Option<IndicatorKey>,
    /// Drafts kept here, deleted ones too.
    pub library: ById<Entry>,
    /// Stored entries that could not be read: set aside, named, never overwritten.
    pub damaged: Rc<[DamagedDraft]>,
    /// The draft on the screen; without one the home screen shows.
    pub open: Option<DraftId>,
    /// Whether what is shown is kept.
    pub saving: Saving,
    /// A file that was read and waits for a decision, or could not be read.
    pub import: Option<Import>,
    /// A city's own scoring table that is being brought in; it has the whole screen.
    pub bringing: Option<Bringing>,
    /// Cells that wait for a look before they go into their boxes.
    pub pasting: Option<Pasting>,
    /// A block that waits for a look before its lines go where their names say.
    pub naming: Option<PastedBlock>,
    /// What was just done, for the person to see (and take back).
    pub notice: Option<Notice>,
    /// Whether a newer version of the page waits for a word.
    pub newer: bool,
    /// Whether the list of shortcuts is open.
    pub lists_keys: bool,
    /// Whether a single key, such as `/`, does something: who speaks to the computer, or hits keys unawares, turns it off.
    pub single_keys: bool,
    /// The name the person set (填报人); empty while none is set.
    pub editor: Rc<str>,
    /// Local time of the message that came in last, `2026-11-22T14:03:05`.
    pub clock: Rc<str>,
    /// States of drafts that are to be remembered as versions (历史版本).
    pub marks: Vec<Mark>,
}

/// A draft in the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its content. Shared: an unchanged draft is the same allocation.
    pub draft: Rc<Draft>,
    /// What can be undone and redone.
    pub history: History,
    /// What only this browser knows.
    pub local: Local,
    /// When its last version was taken, local time.
    pub marked: Rc<str>,
}

/// A stored entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedDraft {
    /// Its key in the storage.
    pub key: Rc<str>,
    /// Its text as stored.
    pub text: Rc<str>,
    /// What is wrong with it.
    pub error: DraftError,
}

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub read: Result<Rc<ReadDraft>, DraftError>,
    /// The draft it is to be merged into; without one it becomes a draft of its own.
    pub target: Option<DraftId>,
    /// What was decided where both sides changed a text.
    pub decided: Vec<(Slot, Side)>,
}

impl Model {
    /// A model with what the storage held.
    pub fn new(general: Rc<Rubric>, library: ById<Entry>, damaged: Rc<[DamagedDraft]>) -> Self {
        let mut model = Self {
            shelf: Shelf::new(general),
            screen: Screen::Sheet,
            sought: None,
            tried: None,
            library,
            damaged,
            open: None,
            saving: Saving::Nothing,
            import: None,
            bringing: None,
            pasting: None,
            naming: None,
            notice: None,
            newer: false,
            lists_keys: false,
            single_keys: true,
            editor: "".into(),
            clock: "".into(),
            marks: Vec::new(),
        };
        for entry in model.library.values() {
            if model.shelf.rubric(&entry.draft.rubric).is_none() {
                model.shelf.want_for(&entry.draft.rubric);
            }
        }
        model
    }

    /// The open draft.
    pub fn open_entry(&self) -> Option<&Entry> {
        self.library.get(self.open.as_ref()?)
    }
}

impl Entry {
    /// A draft with nothing to undo.
    pub fn new(draft: Rc<Draft>, local: Local) -> Self {
        Self { draft, history: History::default(), local, marked: "".into() }
    }

    /// A draft's name is not part of its history.
    fn keep_title(&mut self, title: Rc<str>) {
        if self.draft.title != title {
            Rc::make_mut(&mut self.draft).title = title;
        }
    }
}

/// What a message makes of the model.
#[must_use]
pub fn update(model: Model, msg: Msg) -> Model {
    let mut model = happened(model, msg);
    model.keep_rubrics();
    model
}

fn happened(mut model: Model, msg: Msg) -> Model {
    match msg {
        Msg::TextEntered { slot, text } => model.enter(&slot, text),
        Msg::PasteDismissed => (model.pasting, model.naming) = (None, None),
        Msg::PasteRefused { columns } => model.notice = Some(Notice::PasteRefused { columns }),
        Msg::ScreenChosen(screen) => {
            model.leave_field();
            model.screen = screen;
            (model.sought, model.tried) = (None, None);
            if screen == Screen::Comparison {
                model.shelf.want_fetched();
            }
        }
        Msg::IndicatorTried(indicator) => {
            model.leave_field();
            model.screen = Screen::WhatIf;
            model.tried = Some(indicator);
        }
        Msg::PlaceSought(slot) => {
            model.leave_field();
            let is_listed = matches!(slot, Slot::In(Book::Rectification, ..));
            model.screen = if is_listed { Screen::Rectification } else { Screen::Sheet };
            model.sought = Some(slot);
        }
        Msg::RubricsWanted => {
            model.shelf.want_fetched();
            model.shelf.want_kept();
            model.want_rubric();
        }
        Msg::RubricFound(source) => model.found_rubric(&source),
        Msg::RubricGoneElsewhere(source) => model.lose_rubric(&source),
        Msg::RubricsArrived(rubrics) => model.shelf.arrived(&rubrics),
        Msg::RubricsMissed(trouble) => {
            model.shelf.missed(&trouble);
            model.cannot_bring(trouble);
        }
        Msg::OwnRubricRead { source, read } => model.own_rubric_read(&source, read),
        Msg::TableWanted => model.bring(None),
        Msg::TableDismissed => model.bringing = None,
        Msg::FieldLeft => model.leave_field(),
        Msg::Undone => model.step_back(),
        Msg::Redone => model.step_forward(),
        Msg::Created { id, rubric } => model.add(id, Rc::new(Draft::new(&rubric))),
        Msg::ExampleOpened { id, draft } => {
            let draft = with_hash(&model.shelf, draft);
            // Opened before and not changed since.
            let is_same = |entry: &Entry| {
                !entry.local.deleted
                    && Draft { copy: entry.draft.copy.clone(), ..Draft::clone(&draft) } == *entry.draft
            };
            let same = model.library.iter().find(|(_, entry)| is_same(entry));
            match same.map(|(id, _)| id.clone()) {
                Some(id) => model.show(id),
                None => model.add(id, draft),
            }
        }
        Msg::Opened(id) => model.show(id),
        Msg::Closed => {
            model.leave_draft();
            model.screen = Screen::Sheet;
            model.notice = None;
        }
        Msg::Renamed { id, title } => model.change(&id, |entry| {
            let mut draft = Draft::clone(&entry.draft);
            draft.title = title;
            entry.draft = Rc::new(draft);
        }),
        Msg::Duplicated { id, copy, title } => {
            if let Some(entry) = model.library.get(&id) {
                let draft = Draft { title, ..entry.draft.copied(&copy) };
                model.library.insert(copy, Entry::new(Rc::new(draft), Local::default()));
                model.notice = Some(Notice::Duplicated);
                model.unsaved();
            }
        }
        Msg::Deleted { id, name } => {
            model.change(&id, |entry| entry.local.deleted = true);
            if model.open.as_ref() == Some(&id) {
                model.open = None;
            }
            model.notice = Some(Notice::Deleted { id, name });
        }
        Msg::Restored(id) => {
            model.change(&id, |entry| entry.local.deleted = false);
            model.notice = None;
        }
        Msg::Purged(id) => {
            model.library.remove(&id);
            model.notice = None;
            model.unsaved();
        }
        Msg::Marked => model.marks.clear(),
        Msg::ImportDismissed => {
            model.import = None;
            // The rubric that came along with what is not opened after all.
            model.shelf.let_go(|one| !one.is_kept);
        }
        Msg::Exported { name, drafts } => {
            for id in drafts {
                model.change(&id, |entry| entry.local.since = "".into());
            }
            model.notice = Some(Notice::Exported { name });
        }
        Msg::Kept { ids, at, stamp } => model.kept(&ids, at, &stamp),
        Msg::KeptElsewhere { id, base, theirs, local } => model.learn(&id, &base, &theirs, local),
        Msg::AddedElsewhere { id, draft, local } => {
            if !model.library.contains_key(&id) {
                if model.shelf.rubric(&draft.rubric).is_none() {
                    model.shelf.want_for(&draft.rubric);
                }
                model.library.insert(id, Entry::new(draft, local));
            }
        }
        Msg::GoneElsewhere { id } => {
            if model.open.as_ref() == Some(&id) {
                model.saving = Saving::Failed(StorageTrouble::Gone);
                // Whether its deletion was heard of before its removal is chance. What is changed after both is worked on.
                if let Some(entry) = model.library.get_mut(&id) {
                    entry.local.deleted = false;
                }
            } else {
                model.library.remove(&id);
            }
        }
        Msg::StorageWasCleared => model.notice = Some(Notice::StorageWasCleared),
        Msg::EditorNamed(name) => {
            model.editor = name;
            model.unsaved();
        }
        Msg::NotKept(trouble) => model.saving = Saving::Failed(trouble),
        Msg::NewerPageFound => model.newer = true,
        Msg::ChecksCame => {}
        Msg::PartLost => model.notice = Some(Notice::PartLost),
        Msg::NoticeDismissed => model.dismiss_notice(),
        Msg::KeysListed(is_open) => model.lists_keys = is_open,
        Msg::SingleKeysSet(work) => model.single_keys = work,
        Msg::Late(happening) => happening.change(&mut model),
    }
    model
}
