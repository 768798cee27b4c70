//! The whole app without a browser: the [`Model`], what can happen to it ([`Msg`]), and [`update`].
//!
//! `update` is pure. Ids and times come in with the messages; the one effect, keeping the library in the browser's
//! storage, is worked out from the model by comparing it with what was last kept.

mod elsewhere;
mod history;
mod message;
mod notice;
mod paste;

use crate::draft::{Draft, DraftError, Local, ReadDraft, RubricRef, read};
use crate::facts::{ById, RawFact, RawJudgment};
use crate::rubric::Rubric;
use std::rc::Rc;

pub use history::{Edit, History};
pub use message::Msg;
pub use notice::Notice;
pub use paste::{Cells, cells};

/// Id of a draft in this browser.
pub type DraftId = Rc<str>;

/// Everything the app knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The rubric drafts are scored by.
    pub rubric: SharedRubric,
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

/// The rubric, compared by identity: it never changes while the page is open.
#[derive(Clone, Debug)]
pub struct SharedRubric(pub Rc<Rubric>);

impl PartialEq for SharedRubric {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
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
    pub fn new(rubric: Rc<Rubric>, library: ById<Entry>, damaged: Rc<[Damaged]>) -> Self {
        Self {
            rubric: SharedRubric(rubric),
            library,
            damaged,
            open: None,
            saving: Saving::Nothing,
            import: None,
            notice: None,
        }
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
            let id = model.rubric.0.fact(fact).id.clone();
            model.edit(&Edit::Fact(fact), |draft| set_text(draft, &id, text));
        }
        Msg::FactNoted { fact, note } => {
            let id = model.rubric.0.fact(fact).id.clone();
            model.edit(&Edit::Note(fact), |draft| fact_of(draft, &id).note = note);
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
        Msg::Judged { indicator, points } => {
            let id = model.rubric.0.indicator(indicator).id.clone();
            model.edit(&Edit::Judgment(indicator), |draft| judgment_of(draft, &id).points = points);
        }
        Msg::Reasoned { indicator, reason } => {
            let id = model.rubric.0.indicator(indicator).id.clone();
            model.edit(&Edit::Reason(indicator), |draft| judgment_of(draft, &id).reason = reason);
        }
        Msg::CountyEntered(county) => model.edit(&Edit::County, |draft| draft.county = county),
        Msg::YearEntered(year) => model.edit(&Edit::Year, |draft| draft.year = year),
        Msg::DraftNoted(note) => model.edit(&Edit::DraftNote, |draft| draft.note = note),
        Msg::FieldLeft => model.leave_field(),
        Msg::Undone => model.step_back(),
        Msg::Redone => model.step_forward(),
        Msg::Created(id) => {
            let draft = Draft { rubric: model.rubric_ref(), ..Draft::default() };
            model.add(id, Rc::new(draft));
        }
        Msg::ExampleOpened { id, draft } => {
            let draft = model.with_hash(draft);
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
            let read = read(&model.rubric.0, &bytes).map(Rc::new);
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

    fn rubric_ref(&self) -> RubricRef {
        Draft::new(&self.rubric.0, crate::rubrics::GENERAL_HASH).rubric
    }

    /// A draft of this very edition says by which rules it is scored.
    fn with_hash(&self, mut draft: Rc<Draft>) -> Rc<Draft> {
        let rubric = self.rubric_ref();
        if draft.rubric.hash.is_empty() && draft.rubric.edition == rubric.edition {
            Rc::make_mut(&mut draft).rubric = rubric;
        }
        draft
    }

    fn add(&mut self, id: DraftId, draft: Rc<Draft>) {
        let draft = self.with_hash(draft);
        self.library.insert(id.clone(), Entry::new(draft, Local::default()));
        self.unsaved();
        self.show(id);
    }

    fn show(&mut self, id: DraftId) {
        if self.library.get(&id).is_some_and(|entry| !entry.local.deleted) {
            self.leave_field();
            self.open = Some(id);
            self.notice = None;
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
        entry.history.record(*edit, before);
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
            self.notice = Some(Notice::Undone(edit));
        }
    }

    fn step_forward(&mut self) {
        let Some(entry) = self.open.as_ref().and_then(|id| self.library.get_mut(id)) else { return };
        let title = entry.draft.title.clone();
        if let Some(edit) = entry.history.redo(&mut entry.draft) {
            entry.keep_title(title);
            self.unsaved();
            self.notice = Some(Notice::Redone(edit));
        }
    }
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
