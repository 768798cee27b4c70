//! A draft as the storage holds it, by revisions.

use crate::browser::storage;
use crate::draft::{Changes, Draft, Local, read_local, write_local};
use crate::session::{DraftId, Entry, Msg, StorageTrouble};
use std::rc::Rc;

/// How many revisions back two windows can find what both knew.
const LINEAGE: usize = 16;

/// A draft the storage holds.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) id: DraftId,
    pub(super) draft: Rc<Draft>,
    pub(super) deleted: bool,
    pub(super) since: Rc<str>,
    /// Revisions in the storage that can be read, the one in force first.
    revisions: Vec<Rc<str>>,
    /// Revisions it came from, newest first, the one in force included.
    pub(super) lineage: Vec<Rc<str>>,
    /// Contents of revisions, newest first.
    known: Vec<(Rc<str>, Rc<Draft>)>,
}

/// What another window made of a draft.
pub(super) struct Learnt {
    pub(super) base: Rc<Draft>,
    pub(super) theirs: Rc<Draft>,
    pub(super) local: Local,
}

impl Kept {
    pub(super) fn new(id: &DraftId, draft: &Rc<Draft>, local: &Local) -> Self {
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
    pub(super) fn nothing_of(id: &DraftId, entry: &Entry) -> Self {
        let blank = Local { revisions: Vec::new(), before: Vec::new(), ..entry.local.clone() };
        Self { known: Vec::new(), lineage: Vec::new(), ..Self::new(id, &entry.draft, &blank) }
    }

    pub(super) fn revision(&self) -> &str {
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
    pub(super) fn write(
        &mut self,
        entry: &Entry,
        stamp: &Rc<str>,
        told: &mut Vec<Msg>,
    ) -> Result<(), StorageTrouble> {
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
        // The rubric before what names it. Where there is no room for it, what is written holds it, and asks for as much.
        let write =
            || storage::write_draft(&id, &revision, &write_local(&draft, &local, &storage::name_of_kept));
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
    pub(super) fn learn(&mut self, head: &str) -> Option<Learnt> {
        let text = storage::revision(&self.id, head).ok()??;
        let (read, local) = read_local(text.as_bytes(), &storage::rubric).ok()?;
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
