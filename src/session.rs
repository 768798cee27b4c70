//! The whole app without a browser: the [`Model`], what can happen to it ([`Msg`]), and [`update`].
//!
//! `update` is pure. Ids and times come in with the messages; the one effect, keeping the library in the browser's
//! storage, is worked out from the model by comparing it with what was last kept.

mod elsewhere;
mod history;
mod message;
mod notice;
mod paste;
mod rubrics_at_hand;

use crate::draft::{Draft, DraftError, Local, ReadDraft, RubricRef, read};
use crate::facts::{ById, RawFact, RawJudgment};
use crate::rubric::Rubric;
use crate::rubrics;
use std::rc::Rc;

pub use history::{Edit, History};
pub use message::Msg;
pub use notice::Notice;
pub use paste::{Cells, cells};
pub use rubrics_at_hand::{SharedRubric, Standards};

/// Id of a draft in this browser.
pub type DraftId = Rc<str>;

/// Everything the app knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The default rubric.
    pub general: SharedRubric,
    /// The other rubrics.
    pub standards: Standards,
    /// Whether the open draft is held against every rubric (对标).
    pub comparing: bool,
    /// Drafts kept here, deleted ones too.
    pub library: ById<Entry>,
    /// Stored entries that could not be read: set aside, named, never overwritten.
    pub damaged: Rc<[Damaged]>,
    /// The draft on the screen; without one the home screen shows.
    pub open: Option<DraftId>,
    /// Whether what is shown is kept.
    pub saving: Saving,
    /// A file that was read and waits for a decision, or could not be read.
    pub import: Option<Import>,
    /// What was just done, for the person to see (and take back).
    pub notice: Option<Notice>,
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
}

/// A stored entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key in the storage.
    pub key: Rc<str>,
    /// Its text as stored.
    pub text: Rc<str>,
    /// What is wrong with it.
    pub error: DraftError,
}

/// Whether what is shown is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing to keep yet.
    Nothing,
    /// Changed less than a moment ago.
    Pending,
    /// Kept in this browser.
    Saved {
        /// At this time, e.g. 14:03.
        at: Rc<str>,
    },
    /// Not kept.
    Failed(StorageTrouble),
}

/// Why the browser's storage does not keep a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser refuses storage to this page.
    Refused,
    /// It is full.
    Full,
}

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub read: Result<Rc<ReadDraft>, DraftError>,
}

impl Model {
    /// A model with what the storage held.
    pub fn new(general: Rc<Rubric>, library: ById<Entry>, damaged: Rc<[Damaged]>) -> Self {
        let mut model = Self {
            general: SharedRubric(general),
            standards: Standards::Unasked,
            comparing: false,
            library,
            damaged,
            open: None,
            saving: Saving::Nothing,
            import: None,
            notice: None,
        };
        if model.library.values().any(|entry| model.rubric_of(&entry.draft).is_none()) {
            model.want_standards();
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
        Self { draft, history: History::default(), local }
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
pub fn update(mut model: Model, msg: Msg) -> Model {
    match msg {
        Msg::FactEntered { fact, text } => {
            if let Some(id) = model.fact_id(fact) {
                model.edit(&Edit::Fact(id.clone()), |draft| set_text(draft, &id, text));
            }
        }
        Msg::FactNoted { fact, note } => {
            if let Some(id) = model.fact_id(fact) {
                model.edit(&Edit::Note(id.clone()), |draft| fact_of(draft, &id).note = note);
            }
        }
        Msg::CellsPasted { cells, left } => {
            let filled = cells.len();
            model.leave_field();
            model.edit(&Edit::Paste, |draft| {
                for (fact, text) in cells {
                    set_text(draft, &fact, text);
                }
            });
            model.leave_field();
            model.notice = Some(Notice::Pasted { filled, left });
        }
        Msg::PasteRefused { columns } => model.notice = Some(Notice::PasteRefused { columns }),
        Msg::Judged { judgment, points } => {
            if let Some(id) = model.judgment_id(judgment) {
                model.edit(&Edit::Judgment(id.clone()), |draft| judgment_of(draft, &id).points = points);
            }
        }
        Msg::Reasoned { judgment, reason } => {
            if let Some(id) = model.judgment_id(judgment) {
                model.edit(&Edit::Reason(id.clone()), |draft| judgment_of(draft, &id).reason = reason);
            }
        }
        Msg::RubricChosen(rubric) => {
            model.leave_field();
            model.edit(&Edit::Rubric, |draft| draft.rubric = RubricRef::of(rubric));
            model.leave_field();
            model.comparing = false;
            model.want_rubric();
        }
        Msg::ComparisonOpened => {
            model.leave_field();
            model.comparing = true;
            model.want_standards();
        }
        Msg::ComparisonClosed => model.comparing = false,
        Msg::StandardsWanted => model.want_standards(),
        Msg::StandardsArrived(rubrics) => model.standards = Standards::Here(rubrics),
        Msg::StandardsMissed => model.standards = Standards::Missing,
        Msg::CountyEntered(county) => model.edit(&Edit::County, |draft| draft.county = county),
        Msg::YearEntered(year) => model.edit(&Edit::Year, |draft| draft.year = year),
        Msg::DraftNoted(note) => model.edit(&Edit::DraftNote, |draft| draft.note = note),
        Msg::FieldLeft => model.leave_field(),
        Msg::Undone => model.step_back(),
        Msg::Redone => model.step_forward(),
        Msg::Created { id, rubric } => model.add(id, Rc::new(Draft::new(rubric))),
        Msg::ExampleOpened { id, draft } => {
            let draft = with_hash(draft);
            let same = model.library.iter().find(|(_, entry)| entry.draft == draft && !entry.local.deleted);
            match same.map(|(id, _)| id.clone()) {
                Some(id) => model.show(id),
                None => model.add(id, draft),
            }
        }
        Msg::Opened(id) => model.show(id),
        Msg::Closed => {
            model.leave_field();
            model.open = None;
            model.comparing = false;
            model.notice = None;
        }
        Msg::Renamed { id, title } => model.change(&id, |entry| {
            let mut draft = Draft::clone(&entry.draft);
            draft.title = title;
            entry.draft = Rc::new(draft);
        }),
        Msg::Duplicated { id, copy, title } => {
            if let Some(entry) = model.library.get(&id) {
                let draft = Draft { title, ..Draft::clone(&entry.draft) };
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
        Msg::FileRead { name, bytes } => {
            let read = read(&bytes).map(Rc::new);
            // What the file comes to is told by its own rubric, and which of its facts are known by all of them.
            if read.is_ok() {
                model.want_standards();
            }
            model.import = Some(Import { name, read });
        }
        Msg::FileTooLarge { name, bytes } => {
            model.import = Some(Import { name, read: Err(DraftError::TooLarge { bytes }) });
        }
        Msg::FileUnreadable { name } => {
            model.import = Some(Import { name, read: Err(DraftError::CannotRead) });
        }
        Msg::ImportAccepted { id } => {
            if let Some(Import { name, read: Ok(read) }) = model.import.take() {
                model.add(id, Rc::new(read.draft.clone()));
                model.notice = Some(Notice::Imported { name });
            }
        }
        Msg::ImportDismissed => model.import = None,
        Msg::Exported { name } => model.notice = Some(Notice::Exported { name }),
        Msg::Kept { ids, at, stamp } => {
            for id in ids {
                if let Some(entry) = model.library.get_mut(&id) {
                    entry.local.changed = stamp.clone();
                }
            }
            model.saving = Saving::Saved { at };
        }
        Msg::KeptElsewhere { id, base, theirs } => {
            if let Some(entry) = model.library.get_mut(&id) {
                entry.draft = Rc::new(elsewhere::joined(&base, &entry.draft, &theirs));
                entry.history = History::default();
                // Another window may have turned to another rubric.
                model.want_rubric();
            }
        }
        Msg::NotKept(trouble) => model.saving = Saving::Failed(trouble),
        Msg::NoticeDismissed => model.notice = None,
    }
    model
}

impl Model {
    /// Something is to be kept. A storage that failed is not trusted again before it has taken something.
    fn unsaved(&mut self) {
        if !matches!(self.saving, Saving::Failed(_)) {
            self.saving = Saving::Pending;
        }
    }

    fn add(&mut self, id: DraftId, draft: Rc<Draft>) {
        let draft = with_hash(draft);
        self.library.insert(id.clone(), Entry::new(draft, Local::default()));
        self.unsaved();
        self.show(id);
    }

    fn show(&mut self, id: DraftId) {
        if self.library.get(&id).is_some_and(|entry| !entry.local.deleted) {
            self.leave_field();
            self.open = Some(id);
            self.comparing = false;
            self.notice = None;
            self.want_rubric();
        }
    }

    /// Changes an entry without a step to undo.
    fn change(&mut self, id: &DraftId, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.library.get_mut(id) {
            change(entry);
            self.unsaved();
        }
    }

    /// Changes the open draft as one step of its history; typing in one field is one step.
    fn edit(&mut self, edit: &Edit, change: impl FnOnce(&mut Draft)) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let mut draft = Draft::clone(&entry.draft);
        change(&mut draft);
        if draft == *entry.draft {
            return;
        }
        let before = std::mem::replace(&mut entry.draft, Rc::new(draft));
        entry.history.record(edit.clone(), before);
        self.unsaved();
        self.notice = None;
    }

    fn leave_field(&mut self) {
        if let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) {
            entry.history.close_group();
        }
    }

    fn step_back(&mut self) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let title = entry.draft.title.clone();
        if let Some(edit) = entry.history.undo(&mut entry.draft) {
            entry.keep_title(title);
            self.unsaved();
            self.want_rubric();
            self.notice = Some(Notice::Undone(edit));
        }
    }

    fn step_forward(&mut self) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let title = entry.draft.title.clone();
        if let Some(edit) = entry.history.redo(&mut entry.draft) {
            entry.keep_title(title);
            self.unsaved();
            self.want_rubric();
            self.notice = Some(Notice::Redone(edit));
        }
    }
}

/// A draft of this very edition says by which rules it is scored.
fn with_hash(mut draft: Rc<Draft>) -> Rc<Draft> {
    if draft.rubric.hash.is_empty()
        && let Some(listed) =
            rubrics::listed(&draft.rubric.id).filter(|listed| *listed.edition == *draft.rubric.edition)
    {
        Rc::make_mut(&mut draft).rubric = RubricRef::of(listed);
    }
    draft
}

fn fact_of<'a>(draft: &'a mut Draft, id: &Rc<str>) -> &'a mut RawFact {
    let empty = || RawFact { text: "".into(), note: "".into(), by: "".into() };
    draft.answers.facts.get_or_insert_with(id, empty)
}

/// A figure typed anew is no longer whoever's it was before.
fn set_text(draft: &mut Draft, id: &Rc<str>, text: Rc<str>) {
    let fact = fact_of(draft, id);
    fact.text = text;
    fact.by = "".into();
}

fn judgment_of<'a>(draft: &'a mut Draft, id: &Rc<str>) -> &'a mut RawJudgment {
    let empty = || RawJudgment { points: "".into(), reason: "".into() };
    draft.answers.judgments.get_or_insert_with(id, empty)
}
