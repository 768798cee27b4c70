//! What the storage holds and what it should hold; writes by revision, and learns what other windows wrote.

use super::kept::{Kept, Learnt};
use crate::browser::storage::{self, Elsewhere};
use crate::draft::{Draft, Local, name_of_source, read_local, write_local};
use crate::facts::ById;
use crate::rubrics::Shelved;
use crate::session::{DraftId, Entry, Model, Msg, Saving, StorageTrouble};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::StorageEvent;

/// What the storage holds, and what it should hold.
#[derive(Debug)]
pub(in crate::ui) struct Keeper {
    kept: Vec<Kept>,
    /// Own rubrics the storage holds, as far as no draft it holds is for them.
    rubrics: Vec<Rc<str>>,
    open: Option<DraftId>,
    editor: Rc<str>,
    pub(super) wanted: Model,
    pub(super) timer: Option<Timeout>,
    /// Whether the storage did not take what is wanted; it is tried again with the next change.
    pub(super) refused: bool,
    /// Drafts that another window removed, as they were then: none is written again before the person changes it.
    gone: Vec<(DraftId, Rc<Draft>)>,
    /// Whether the browser was asked not to remove what is kept.
    pub(super) has_asked: bool,
}

impl Keeper {
    /// A storage that holds what the page opened with.
    pub(in crate::ui) fn holding(model: &Model) -> Self {
        let kept =
            model.library.iter().map(|(id, entry)| Kept::new(id, &entry.draft, &entry.local)).collect();
        let is_used = |source: &&Rc<str>| {
            model.library.values().any(|entry| entry.draft.rubric.source.as_ref() == Some(*source))
        };
        let rubrics = model.shelf.kept().filter_map(Shelved::source);
        let rubrics = rubrics.filter(|source| !is_used(source)).cloned().collect();
        Self {
            kept,
            rubrics,
            open: model.open.clone(),
            editor: model.editor.clone(),
            wanted: model.clone(),
            timer: None,
            refused: false,
            gone: Vec::new(),
            has_asked: false,
        }
    }

    /// What is wanted from now on.
    pub(in crate::ui) fn want(&mut self, model: Model) {
        if !super::same_content(&self.wanted, &model) {
            self.refused = false;
        }
        self.rubrics.retain(|source| model.shelf.kept().any(|one| one.source() == Some(source)));
        self.wanted = model;
        let library = &self.wanted.library;
        self.gone.retain(|(id, draft)| library.get(id).is_some_and(|entry| Rc::ptr_eq(draft, &entry.draft)));
    }

    pub(super) fn is_behind(&self) -> bool {
        self.open != self.wanted.open
            || self.editor != self.wanted.editor
            || self.kept.iter().any(|kept| !self.wanted.library.contains_key(&kept.id))
            || self.behind().next().is_some()
            || self.rubrics_behind().next().is_some()
    }

    /// Whether something would be lost with this window.
    pub(super) fn is_at_risk(&self) -> bool {
        self.is_behind() || !self.gone.is_empty()
    }

    /// Whether a draft is to be written, or to be said to be: a change taken back before it was written is kept already,
    /// and so is one taken back that found no room.
    pub(super) fn is_news(&self) -> bool {
        self.is_behind()
            || matches!(self.wanted.saving, Saving::Pending | Saving::Failed(StorageTrouble::Full))
    }

    /// The drafts that are to be written.
    fn behind(&self) -> impl Iterator<Item = (&DraftId, &Entry)> {
        let is_gone = |id: &DraftId| self.gone.iter().any(|(gone, _)| gone == id);
        self.wanted.library.iter().filter(move |(id, entry)| !self.holds(id, entry) && !is_gone(id))
    }

    /// The own rubrics that are to be written by themselves: a draft that is kept for one has it kept.
    fn rubrics_behind(&self) -> impl Iterator<Item = &Rc<str>> {
        let kept = self.wanted.shelf.kept().filter_map(Shelved::source);
        kept.filter(|source| !self.rubrics.contains(source) && !self.is_needed(source))
    }

    /// Whether a draft in the storage is for an own rubric, and has its file.
    fn is_needed(&self, source: &Rc<str>) -> bool {
        self.kept.iter().any(|kept| kept.draft.rubric.source.as_ref() == Some(source))
    }

    /// Whether a draft in the storage is for an own rubric.
    fn has_draft_for(&self, source: &Rc<str>) -> bool {
        let is_for = |kept: &Kept| {
            let found = self.wanted.shelf.find(&kept.draft.rubric);
            found.is_some_and(|(found, _)| found.source() == Some(source))
        };
        self.kept.iter().any(is_for)
    }

    /// Whether anything is to be written or said.
    pub(super) fn has_work(&self) -> bool {
        self.is_news() || !self.wanted.marks.is_empty()
    }

    fn holds(&self, id: &DraftId, entry: &Entry) -> bool {
        self.kept.iter().any(|kept| {
            kept.id == *id
                && kept.deleted == entry.local.deleted
                && kept.since == entry.local.since
                // What two windows came to by themselves is equal, if not the same.
                && (Rc::ptr_eq(&kept.draft, &entry.draft) || kept.draft == entry.draft)
        })
    }

    /// What another window did.
    pub(super) fn hear(&mut self, event: &StorageEvent) -> Vec<Msg> {
        match storage::elsewhere(event) {
            Some(Elsewhere::Kept(id)) => self.catch_hold(&id).into_iter().collect(),
            Some(Elsewhere::Removed(id)) => {
                let gone: DraftId = id.into();
                self.let_go(|kept| kept.id == gone)
            }
            Some(Elsewhere::Cleared) => self.let_go(|_| true),
            Some(Elsewhere::RubricKept(source)) => {
                self.rubrics.push(source.clone());
                vec![Msg::RubricFound(source)]
            }
            // Another draft was begun for it meanwhile.
            Some(Elsewhere::RubricRemoved(source)) if self.has_draft_for(&source) => {
                storage::name_of_kept(&source);
                Vec::new()
            }
            Some(Elsewhere::RubricRemoved(source)) => vec![Msg::RubricGoneElsewhere(source)],
            None => Vec::new(),
        }
    }

    /// A draft from the second home: what is newer there than here is what the browser lost when it was ended.
    pub(super) fn recover(&mut self, id: &str, revision: &str, text: &str) -> Option<Msg> {
        if let Some(name) = id.strip_prefix(storage::RUBRIC_HOME) {
            let is_lost = storage::rubric(name).is_none() && name_of_source(text) == name;
            return is_lost.then(|| {
                let source: Rc<str> = text.into();
                // At once: the drafts that follow name it.
                storage::name_of_kept(&source);
                Msg::RubricFound(source)
            });
        }
        let kept = self.kept.iter_mut().find(|kept| *kept.id == *id);
        if kept.as_ref().is_some_and(|kept| !storage::is_newer(revision, kept.revision())) {
            return None;
        }
        let (read, local) = read_local(text.as_bytes(), &storage::rubric).ok()?;
        let (draft, local) = (Rc::new(read.draft), Local { revisions: Vec::new(), ..local });
        let Some(kept) = kept else {
            return Some(Msg::AddedElsewhere { id: id.into(), draft, local });
        };
        // What is kept next comes after it.
        kept.lineage.insert(0, revision.into());
        Some(Msg::KeptElsewhere { id: kept.id.clone(), base: kept.draft.clone(), theirs: draft, local })
    }

    /// Keeps all that can be kept, and tells what has no other place: see [`crate::browser::shell::handed_over`].
    pub(super) fn hand_over(&mut self, stamp: &Rc<str>) -> Vec<String> {
        self.timer = None;
        // What is not taken is told, and what another window wrote meanwhile is found by the next instance.
        drop(self.catch_up(stamp));
        let mut held =
            vec![self.wanted.open.as_deref().unwrap_or_default().into(), (*self.wanted.editor).into()];
        for (id, entry) in self.behind() {
            let kept = self.kept.iter().find(|kept| kept.id == *id);
            let revision = storage::next_revision(kept.map_or("", Kept::revision));
            held.extend([(**id).into(), revision, write_local(&entry.draft, &entry.local, &|_| None)]);
        }
        held
    }

    /// Drafts that are no longer in the storage.
    fn let_go(&mut self, is_gone: impl Fn(&Kept) -> bool) -> Vec<Msg> {
        let gone: Vec<Kept> = self.kept.extract_if(.., |kept| is_gone(kept)).collect();
        // Their own rubrics were written along with them: what becomes of those is told, too, and none is written again by itself.
        self.rubrics.extend(gone.iter().filter_map(|kept| kept.draft.rubric.source.clone()));
        let gone: Vec<DraftId> = gone.into_iter().map(|kept| kept.id).collect();
        for id in &gone {
            if let Some(entry) = self.wanted.library.get(id) {
                self.gone.push((id.clone(), entry.draft.clone()));
            }
        }
        gone.into_iter().map(|id| Msg::GoneElsewhere { id }).collect()
    }

    /// Another window kept a draft.
    fn catch_hold(&mut self, id: &str) -> Option<Msg> {
        let head = storage::head(id).ok()??;
        let Some(kept) = self.kept.iter_mut().find(|kept| *kept.id == *id) else {
            let text = storage::revision(id, &head).ok()??;
            let (read, local) = read_local(text.as_bytes(), &storage::rubric).ok()?;
            let (id, draft) = (DraftId::from(id), Rc::new(read.draft));
            let local = Local { revisions: vec![head.into()], ..local };
            self.kept.push(Kept::new(&id, &draft, &local));
            // Removed there, and brought back: what is shown here stands on what was removed.
            return Some(match self.gone.iter().position(|(gone, _)| *gone == id) {
                Some(at) => {
                    let (_, base) = self.gone.swap_remove(at);
                    Msg::KeptElsewhere { id, base, theirs: draft, local }
                }
                None => Msg::AddedElsewhere { id, draft, local },
            });
        };
        if kept.revision() == head {
            return None;
        }
        let Learnt { base, theirs, local } = kept.learn(&head)?;
        Some(Msg::KeptElsewhere { id: kept.id.clone(), base, theirs, local })
    }

    /// Brings the storage up to what is wanted: first what makes room, then the drafts, then what points at them. A draft
    /// that is not taken does not keep the others from being tried. Answers with what was learnt on the way, and with the
    /// drafts written.
    pub(super) fn catch_up(&mut self, stamp: &Rc<str>) -> (Vec<Msg>, Result<Vec<DraftId>, StorageTrouble>) {
        let mut told = Vec::new();
        let outcome = self.write_all(stamp, &mut told);
        (told, outcome)
    }

    fn write_all(&mut self, stamp: &Rc<str>, told: &mut Vec<Msg>) -> Result<Vec<DraftId>, StorageTrouble> {
        let mut trouble = None;
        if self.notice_clearing()? {
            told.push(Msg::StorageWasCleared);
        }
        while let Some(at) = self.kept.iter().position(|kept| !self.wanted.library.contains_key(&kept.id)) {
            storage::remove_draft(&self.kept[at].id)?;
            self.kept.remove(at);
        }
        let mut written = Vec::new();
        let behind: Vec<(DraftId, Entry)> =
            self.behind().map(|(id, entry)| (id.clone(), entry.clone())).collect();
        for (id, entry) in behind {
            match self.write_one(&id, &entry, stamp, told) {
                Ok(()) => written.push(id),
                Err(refusal) => trouble = Some(refusal),
            }
        }
        let rubrics: Vec<Rc<str>> = self.rubrics_behind().cloned().collect();
        for source in rubrics {
            match storage::keep_rubric(&source) {
                Ok(_) => self.rubrics.push(source),
                Err(refusal) => trouble = Some(refusal),
            }
        }
        for mark in &self.wanted.marks {
            if !self.kept.iter().any(|kept| kept.id == mark.id) {
                continue;
            }
            let version = Draft { ledger: [].into(), seen: ById::default(), ..Draft::clone(&mark.draft) };
            let local = Local { changed: mark.at.clone(), ..Local::default() };
            let is_same = |text: &str| {
                read_local(text.as_bytes(), &storage::rubric).is_ok_and(|(read, _)| read.draft == version)
            };
            let text = write_local(&version, &local, &storage::name_of_kept);
            // Without room for it a version is not worth a warning: the draft itself is kept.
            storage::write_version(&mark.id, mark.why.letter(), &text, is_same).unwrap_or_default();
        }
        if !self.wanted.marks.is_empty() {
            self.wanted.marks.clear();
            told.push(Msg::Marked);
        }
        if self.open != self.wanted.open {
            storage::write_open(self.wanted.open.as_deref())?;
            self.open = self.wanted.open.clone();
        }
        if self.editor != self.wanted.editor {
            storage::write_editor(&self.wanted.editor)?;
            self.editor = self.wanted.editor.clone();
        }
        trouble.map_or(Ok(written), Err)
    }

    /// Takes note of what is no longer in the storage though no other window said so, and tells whether any of it is
    /// still wanted: the person cleared the browser's data, and all of it is to be kept anew, not only what changes next.
    /// What was cleared on this page is wanted no more.
    fn notice_clearing(&mut self) -> Result<bool, StorageTrouble> {
        let mut there = Vec::with_capacity(self.kept.len());
        for kept in &self.kept {
            there.push(kept.revision().is_empty() || storage::head(&kept.id)?.is_some());
        }
        let mut there = there.into_iter();
        let lost: Vec<Kept> = self.kept.extract_if(.., |_| !there.next().unwrap_or(true)).collect();
        if !lost.is_empty() {
            (self.open, self.editor) = (None, "".into());
            self.rubrics.clear();
        }
        Ok(lost.iter().any(|kept| self.wanted.library.contains_key(&kept.id)))
    }

    fn write_one(
        &mut self,
        id: &DraftId,
        entry: &Entry,
        stamp: &Rc<str>,
        told: &mut Vec<Msg>,
    ) -> Result<(), StorageTrouble> {
        let place = self.kept.iter().position(|kept| kept.id == *id);
        let mut kept = match place {
            Some(place) => self.kept.swap_remove(place),
            None => Kept::nothing_of(id, entry),
        };
        let written = kept.write(entry, stamp, told);
        // What found no room is not kept.
        if place.is_some() || written.is_ok() {
            self.kept.push(kept);
        }
        written
    }
}
