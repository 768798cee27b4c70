//! A file that waits for a decision: a draft of its own, or merged into one that is here.

use super::{DraftId, Edit, Entry, Import, Model, Notice, VersionWhy};
use crate::draft::{self, Backup, Difference, Draft, DraftError, Local, ReadDraft, Side, Slot};
use std::rc::Rc;

/// How all conflicts are decided at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Always for this side.
    Side(Side),
    /// As suggested: for the unit responsible. Where nothing is suggested the question stays.
    Suggested,
}

impl Import {
    pub(super) fn decide(&mut self, slot: Slot, side: Side) {
        match self.decided.iter_mut().find(|(known, _)| *known == slot) {
            Some((_, decided)) => *decided = side,
            None => self.decided.push((slot, side)),
        }
    }

    /// What was decided for a place.
    pub fn decision(&self, slot: &Slot) -> Option<Side> {
        self.decided.iter().find(|(known, _)| known == slot).map(|(_, side)| *side)
    }
}

impl Model {
    /// A file was read, or could not be. One that comes from a draft here is to be merged into it, unless the person wants
    /// otherwise.
    pub(super) fn offer(&mut self, name: Rc<str>, read: Result<Rc<ReadDraft>, DraftError>) {
        let target = read.as_ref().ok().and_then(|read| self.relative_of(&read.draft));
        self.import = Some(Import { name, read, target, decided: Vec::new() });
    }

    /// Adds the drafts of a backup to the library; those that are here already are left as they are.
    pub(super) fn add_backup(&mut self, name: Rc<str>, backup: Result<Backup, DraftError>) {
        let Backup { drafts, rubrics } = match backup {
            Ok(backup) => backup,
            Err(error) => return self.offer(name, Err(error)),
        };
        let (mut added, mut known) = (0, 0);
        for (at, read) in drafts.into_iter().enumerate() {
            let is_here = |entry: &Entry| {
                let own = &entry.draft;
                // A file that does not say which copy it is may be any.
                let is_copy = read.draft.copy.is_empty() || read.draft.copy == own.copy;
                // A file writes the year as a number, however it was typed.
                let is_year = read.draft.year_number() == own.year_number();
                let year = if is_year { &own.year } else { &read.draft.year };
                let same = Draft { copy: own.copy.clone(), year: year.clone(), ..read.draft.clone() };
                !entry.local.deleted && is_copy && same == **own
            };
            if self.library.values().any(is_here) {
                known += 1;
                continue;
            }
            // The copy it was is its id, where that is free: so files that came from it still find it.
            let own = read.draft.copy.clone();
            let is_free = !own.is_empty() && !self.library.contains_key(&own);
            let id = if is_free { own } else { format!("{}-{at}-{}", self.clock, self.library.len()).into() };
            let draft = if is_free { read.draft } else { read.draft.copied(&id) };
            self.library.insert(id, Entry::new(Rc::new(draft), Local::default()));
            added += 1;
        }
        let before = self.shelf.kept().count();
        rubrics.iter().for_each(|source| self.shelf.keep(source));
        let rubrics = self.shelf.kept().count() - before;
        self.shelf.want_fetched();
        self.unsaved();
        self.notice = Some(Notice::BackupAdded { added, known, rubrics });
    }

    /// The draft here that a file went out from, or that it was merged into before.
    fn relative_of(&self, theirs: &Draft) -> Option<DraftId> {
        let is_relative = |entry: &Entry| {
            let own = &entry.draft;
            let knows = |a: &Draft, b: &Draft| !b.copy.is_empty() && a.seen.contains_key(&b.copy);
            // A whole file of this very copy is an older state of it; a part of it is on its way to a unit.
            !entry.local.deleted && (knows(own, theirs) || knows(theirs, own))
        };
        self.library.iter().find(|(_, entry)| is_relative(entry)).map(|(id, _)| id.clone())
    }

    /// The two drafts that are to become one.
    pub fn merging(&self) -> Option<(&Import, &DraftId, &Rc<Draft>, &Draft)> {
        let import = self.import.as_ref()?;
        let (target, read) = (import.target.as_ref()?, import.read.as_ref().ok()?);
        let entry = self.library.get(target).filter(|entry| !entry.local.deleted)?;
        Some((import, target, &entry.draft, &read.draft))
    }

    /// The side whose unit is responsible for what stands in a place: the file's, where it is a part for that unit.
    pub fn suggestion(&self, theirs: &Draft, slot: &Slot) -> Option<Side> {
        let rubric = self.rubric_of(theirs)?;
        let is_theirs = !theirs.part.is_empty() && draft::owners(rubric, theirs, slot).contains(&theirs.part);
        is_theirs.then_some(Side::Theirs)
    }

    pub(super) fn decide_all(&mut self, bulk: Bulk) {
        let Some((_, _, ours, theirs)) = self.merging() else { return };
        let side = |slot: &Slot| match bulk {
            Bulk::Side(side) => Some(side),
            Bulk::Suggested => self.suggestion(theirs, slot),
        };
        let conflicts = draft::differences(ours, theirs).into_iter().filter(|one| one.is_conflict);
        let decided: Vec<(Slot, Side)> =
            conflicts.filter_map(|one| Some((one.slot.clone(), side(&one.slot)?))).collect();
        if let Some(import) = &mut self.import {
            decided.into_iter().for_each(|(slot, side)| import.decide(slot, side));
        }
    }

    /// Merges the file, once every conflict is decided.
    pub(super) fn merge(&mut self) {
        let Some((import, target, ours, theirs)) = self.merging() else { return };
        let differences = draft::differences(ours, theirs);
        let side =
            |one: &Difference| if one.is_conflict { import.decision(&one.slot) } else { Some(Side::Theirs) };
        if differences.iter().any(|one| side(one).is_none()) {
            return;
        }
        let counts = |one: &&Difference| side(one) == Some(Side::Theirs) && one.ours.text != one.theirs.text;
        let taken = differences.iter().filter(counts).count();
        let choice = |slot: &Slot| import.decision(slot).unwrap_or(Side::Ours);
        let draft = draft::merged(ours, theirs, choice, &import.name, &self.clock);
        let (target, name) = (target.clone(), import.name.clone());
        self.import = None;
        self.show(target);
        self.leave_field();
        self.mark(VersionWhy::Merge);
        self.edit(&Edit::Merge, |open| *open = draft);
        self.leave_field();
        self.notice = Some(Notice::Merged { name, taken });
        self.want_rubric();
    }
}
