//! What the storage holds and what it should hold; writes by revision, and learns what other windows wrote.

use crate::browser::storage::{self, Elsewhere};
use crate::draft::{Changes, Draft, Local, read_local, write_local};
use crate::facts::ById;
use crate::session::{DraftId, Entry, Model, Msg, Saving, StorageTrouble};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::StorageEvent;

/// How many revisions back two windows can find what both knew.
const LINEAGE: usize = 16;

/// What the storage holds, and what it should hold.
#[derive(Debug)]
pub(in crate::ui) struct Keeper {
    kept: Vec<Kept>,
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

/// A draft the storage holds.
#[derive(Debug)]
struct Kept {
    id: DraftId,
    draft: Rc<Draft>,
    deleted: bool,
    since: Rc<str>,
    /// Revisions in the storage that can be read, the one in force first.
    revisions: Vec<Rc<str>>,
    /// Revisions it came from, newest first, the one in force included.
    lineage: Vec<Rc<str>>,
    /// Contents of revisions, newest first.
    known: Vec<(Rc<str>, Rc<Draft>)>,
}

/// What another window made of a draft.
struct Learnt {
    base: Rc<Draft>,
    theirs: Rc<Draft>,
    local: Local,
}

impl Kept {
    fn new(id: &DraftId, draft: &Rc<Draft>, local: &Local) -> Self {
        let revision = local.revisions.first().cloned().unwrap_or_default();
        let mut lineage = vec![revision.clone()];
        lineage.extend(local.before.iter().cloned());
        Self {
            id: id.clone(),
            draft: draft.clone(),
            deleted: local.deleted,
            since: local.since.clone(),
            revisions: local.revisions.clone(),
            lineage,
            known: vec![(revision, draft.clone())],
        }
    }

    /// A draft of which nothing is kept yet.
    fn nothing_of(id: &DraftId, entry: &Entry) -> Self {
        let blank = Local { revisions: Vec::new(), before: Vec::new(), ..entry.local.clone() };
        Self { known: Vec::new(), lineage: Vec::new(), ..Self::new(id, &entry.draft, &blank) }
    }

    fn revision(&self) -> &str {
        self.revisions.first().map_or("", |revision| revision)
    }

    /// Makes room: of the revisions that can be read only the one in force stays.
    fn drop_spares(&mut self) {
        for spare in self.revisions.drain(self.revisions.len().min(1)..) {
            storage::remove_revision(&self.id, &spare);
        }
    }

    /// Takes note of a revision that is in force now.
    fn moved_to(&mut self, revision: Rc<str>, draft: Rc<Draft>, local: &Local) {
        self.lineage.insert(0, revision.clone());
        self.lineage.truncate(LINEAGE);
        self.known.insert(0, (revision.clone(), draft.clone()));
        self.known.truncate(LINEAGE);
        self.revisions.insert(0, revision);
        (self.draft, self.deleted, self.since) = (draft, local.deleted, local.since.clone());
    }

    /// Writes the draft as its next revision.
    fn write(&mut self, entry: &Entry, stamp: &Rc<str>, told: &mut Vec<Msg>) -> Result<(), StorageTrouble> {
        let id = self.id.clone();
        let head = storage::head(&id)?;
        let (mut draft, mut local) = (entry.draft.clone(), entry.local.clone());
        // Another window wrote since this one last looked: nothing is written over it unseen.
        if let Some(head) = head
            && head != self.revision()
        {
            let was_deleted = self.deleted;
            if let Some(Learnt { base, theirs, local: there }) = self.learn(&head) {
                draft = Rc::new(Changes::between(&base, &theirs).onto(&draft).draft);
                if local.deleted == was_deleted {
                    local.deleted = there.deleted;
                }
                told.push(Msg::KeptElsewhere { id: id.clone(), base, theirs, local: local.clone() });
            }
        }
        let newest = self.lineage.first().map_or("", |revision| revision).to_owned();
        let revision = storage::next_revision(&newest);
        local =
            Local { changed: stamp.clone(), before: self.lineage.clone(), revisions: Vec::new(), ..local };
        let text = write_local(&draft, &local);
        let write = || storage::write_draft(&id, &revision, &text);
        let mut outcome = write();
        if outcome == Err(StorageTrouble::Full) {
            // The spare is the first to make room, then what was long ago.
            self.drop_spares();
            outcome = write();
        }
        let mut versions = Vec::new();
        while outcome == Err(StorageTrouble::Full)
            && let Some(version) = storage::take_a_version()
        {
            versions.push(version);
            outcome = write();
        }
        if outcome.is_err() {
            // All the room there is was not enough.
            storage::put_back(versions);
        }
        outcome?;
        // The one before stays until the next: a value that a power cut spoils is not the only one.
        self.drop_spares();
        self.moved_to(revision.into(), draft, &local);
        Ok(())
    }

    /// Reads the revision in force, where another window wrote it.
    fn learn(&mut self, head: &str) -> Option<Learnt> {
        let text = storage::revision(&self.id, head).ok()??;
        let (read, local) = read_local(text.as_bytes()).ok()?;
        let theirs = Rc::new(read.draft);
        // The newest state that both came from; a stranger's revision is held against what was last kept here.
        let common = local.before.iter().find_map(|revision| {
            self.known.iter().find(|(known, _)| known == revision).map(|(_, draft)| draft.clone())
        });
        let base = common.unwrap_or_else(|| self.draft.clone());
        for revision in local.before.iter().rev() {
            if !self.lineage.contains(revision) {
                self.lineage.insert(0, revision.clone());
            }
        }
        self.moved_to(head.into(), theirs.clone(), &local);
        Some(Learnt { base, theirs, local })
    }
}

impl Keeper {
    /// A storage that holds what the page opened with.
    pub(in crate::ui) fn holding(model: &Model) -> Self {
        let kept =
            model.library.iter().map(|(id, entry)| Kept::new(id, &entry.draft, &entry.local)).collect();
        Self {
            kept,
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
        self.wanted = model;
        let library = &self.wanted.library;
        self.gone.retain(|(id, draft)| library.get(id).is_some_and(|entry| Rc::ptr_eq(draft, &entry.draft)));
    }

    pub(super) fn is_behind(&self) -> bool {
        self.open != self.wanted.open
            || self.editor != self.wanted.editor
            || self.kept.iter().any(|kept| !self.wanted.library.contains_key(&kept.id))
            || self.behind().next().is_some()
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
            None => Vec::new(),
        }
    }

    /// A draft from the second home: what is newer there than here is what the browser lost when it was ended.
    pub(super) fn recover(&mut self, id: &str, revision: &str, text: &str) -> Option<Msg> {
        let kept = self.kept.iter_mut().find(|kept| *kept.id == *id);
        if kept.as_ref().is_some_and(|kept| !storage::is_newer(revision, kept.revision())) {
            return None;
        }
        let (read, local) = read_local(text.as_bytes()).ok()?;
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
            held.extend([(**id).into(), revision, write_local(&entry.draft, &entry.local)]);
        }
        held
    }

    /// Drafts that are no longer in the storage.
    fn let_go(&mut self, is_gone: impl Fn(&Kept) -> bool) -> Vec<Msg> {
        let gone: Vec<DraftId> = self.kept.extract_if(.., |kept| is_gone(kept)).map(|kept| kept.id).collect();
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
            let (read, local) = read_local(text.as_bytes()).ok()?;
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
        for mark in &self.wanted.marks {
            if !self.kept.iter().any(|kept| kept.id == mark.id) {
                continue;
            }
            let version = Draft { ledger: [].into(), seen: ById::default(), ..Draft::clone(&mark.draft) };
            let local = Local { changed: mark.at.clone(), ..Local::default() };
            let is_same =
                |text: &str| read_local(text.as_bytes()).is_ok_and(|(read, _)| read.draft == version);
            let text = write_local(&version, &local);
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
