//! Joining two copies of a draft: three-way, place by place.
//!
//! What both knew in common decides. A text that only one side changed since is that side's; a text changed on both
//! sides to different ends is a conflict for a person. What was never touched wins over nothing.

use super::{Draft, Given, MergeRecord, MergedItem, RubricRef, Slot};
use crate::order;
use std::rc::Rc;

/// How many merges a draft remembers.
const LEDGER: usize = 200;

/// Whose text is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the draft holds.
    Ours,
    /// What comes in.
    Theirs,
}

/// A place whose text is not the same in two copies, and was changed by the other one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place.
    pub slot: Slot,
    /// What this copy holds.
    pub ours: Given,
    /// What the other holds.
    pub theirs: Given,
    /// Whether both changed it, so that a person has to decide.
    pub is_conflict: bool,
}

/// A draft joined without asking.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The draft.
    pub draft: Draft,
    /// Places that both changed; the later text stands in the draft.
    pub conflicts: Vec<Difference>,
}

/// Every place where `theirs` brings something into `ours`, in the order of the places.
pub fn differences(ours: &Draft, theirs: &Draft) -> Vec<Difference> {
    let mut slots = theirs.slots();
    order::sort(&mut slots, Ord::cmp);
    if ours.copy == theirs.copy {
        // An earlier state of this very copy, perhaps changed by hand.
        return compare(ours, theirs, slots.iter(), |_| Vec::new())
            .into_iter()
            .filter(|one| one.theirs.at > one.ours.at || one.theirs.at.is_empty())
            .collect();
    }
    let mut common: Vec<(&Draft, Option<&Draft>)> = Vec::new();
    // Files that do not say which copy they are have nothing in common by that.
    let is_named = !theirs.copy.is_empty();
    common.extend(ours.seen.get(&theirs.copy).filter(|_| is_named).map(|seen| (&**seen, None)));
    common.extend(theirs.seen.get(&ours.copy).map(|seen| (&**seen, None)));
    for (copy, ours) in ours.seen.iter().filter(|(copy, _)| **copy != theirs.copy) {
        common.extend(theirs.seen.get(copy).map(|theirs| (&**ours, Some(&**theirs))));
    }
    compare(ours, theirs, slots.iter(), |slot| {
        let known = |(one, other): &(&Draft, Option<&Draft>)| {
            let text = one.given(slot).text;
            // A third copy that both have seen is common where both have seen the same of it.
            other.is_none_or(|other| other.given(slot).text == text).then_some(text)
        };
        common.iter().filter_map(known).collect()
    })
}

/// Compares two copies in these places; `known` are the texts both sides had seen in a place.
fn compare<'s>(
    ours: &Draft,
    theirs: &Draft,
    slots: impl Iterator<Item = &'s Slot>,
    known: impl Fn(&Slot) -> Vec<Rc<str>>,
) -> Vec<Difference> {
    let different = |slot: &Slot| {
        let (mine, other, slot) = (ours.given(slot), theirs.given(slot), slot.clone());
        if mine.text == other.text {
            // The same figure from two people: the later one's name stays, whichever came in first.
            return (other > mine).then_some(Difference {
                slot,
                ours: mine,
                theirs: other,
                is_conflict: false,
            });
        }
        // One copy says which text of the edition (digest), the other does not say: the same rubric.
        let tells_more = |one: &Given, other: &Given| {
            other.text.ends_with(' ')
                && one.text.len() > other.text.len()
                && one.text.starts_with(&*other.text)
        };
        if slot == Slot::Rubric && (tells_more(&mine, &other) || tells_more(&other, &mine)) {
            return tells_more(&other, &mine).then_some(Difference {
                slot,
                ours: mine,
                theirs: other,
                is_conflict: false,
            });
        }
        let known = known(&slot);
        let is_old = |given: &Given| known.contains(&given.text) || (known.is_empty() && given.is_blank());
        match (is_old(&mine), is_old(&other)) {
            (false, true) => None,
            (true, false) => Some(false),
            // Blank beside something is no news, nor is what was never touched.
            (true, true) if other.is_blank() => None,
            (true, true) | (false, false) => Some(true),
        }
        .map(|is_conflict| Difference { slot, ours: mine, theirs: other, is_conflict })
    };
    slots.filter_map(different).collect()
}

/// `ours` with what is taken of `theirs`: what nobody else changed, and what `choice` says of the conflicts. The record
/// goes into the ledger, and `theirs` becomes what is known of that copy.
#[must_use]
pub fn merged(
    ours: &Draft,
    theirs: &Draft,
    choice: impl Fn(&Slot) -> Side,
    file: &Rc<str>,
    at: &Rc<str>,
) -> Draft {
    let mut draft = ours.clone();
    let mut items = Vec::new();
    for Difference { slot, ours, theirs, is_conflict } in differences(ours, theirs) {
        let taken = !is_conflict || choice(&slot) == Side::Theirs;
        if taken {
            draft.put(&slot, &theirs);
        }
        if ours.text != theirs.text {
            items.push(MergedItem { slot, ours, theirs, taken });
        }
    }
    draft.take_source_of(theirs);
    if theirs.copy != ours.copy && !theirs.copy.is_empty() {
        draft.seen.insert(theirs.copy.clone(), Rc::new(content(theirs)));
    }
    if !items.is_empty() {
        let record = MergeRecord {
            at: at.clone(),
            file: file.clone(),
            unit: theirs.part.clone(),
            items: items.into(),
        };
        let forgotten = (ours.ledger.len() + 1).saturating_sub(LEDGER);
        draft.ledger = ours.ledger.iter().skip(forgotten).cloned().chain([record]).collect();
    }
    draft
}

/// What one state of a copy changed since an earlier one, as another window did.
#[derive(Debug)]
pub struct Changes<'a> {
    base: &'a Draft,
    theirs: &'a Draft,
    slots: Vec<Slot>,
}

impl<'a> Changes<'a> {
    /// What `theirs` changed since `base`.
    pub fn between(base: &'a Draft, theirs: &'a Draft) -> Self {
        // What was taken back by undo is in the base alone.
        let mut slots = [theirs.slots(), base.slots()].concat();
        slots.retain(|slot| theirs.given(slot) != base.given(slot));
        order::sort(&mut slots, Ord::cmp);
        slots.dedup();
        Self { base, theirs, slots }
    }

    /// The same changes made to `ours`, which grew apart from the same base. Nobody is there to ask: of two changes to one
    /// place the later stands, so that both windows come to the same.
    pub fn onto(&self, ours: &Draft) -> Joined {
        let (base, theirs) = (self.base, self.theirs);
        let mut draft = ours.clone();
        let mut conflicts = Vec::new();
        for difference in compare(ours, theirs, self.slots.iter(), |slot| vec![base.given(slot).text]) {
            let Difference { slot, ours, theirs, is_conflict } = &difference;
            // By time first; without one, by the text: the same on both sides.
            let order = |given: &Given| (given.at.clone(), given.text.clone(), given.by.clone());
            if !is_conflict || order(theirs) > order(ours) {
                draft.put(slot, theirs);
            }
            if *is_conflict {
                conflicts.push(difference);
            }
        }
        draft.take_source_of(theirs);
        if ours.title == base.title || (theirs.title != base.title && theirs.title > ours.title) {
            draft.title.clone_from(&theirs.title);
        }
        // What is not known here, and the seal (定稿), is whole or not at all.
        if ours.extra == base.extra {
            draft.extra.clone_from(&theirs.extra);
        }
        for (copy, seen) in theirs.seen.iter() {
            if ours.seen.get(copy) == base.seen.get(copy) {
                draft.seen.insert(copy.clone(), seen.clone());
            }
        }
        let is_undone = |copy: &Rc<str>| {
            !theirs.seen.contains_key(copy)
                && base.seen.get(copy).is_some_and(|seen| ours.seen.get(copy) == Some(seen))
        };
        for copy in ours.seen.keys().filter(|copy| is_undone(copy)) {
            draft.seen.remove(copy);
        }
        let mut ledger = ours.ledger.to_vec();
        ledger.retain(|record| theirs.ledger.contains(record) || !base.ledger.contains(record));
        let is_new = |record: &&MergeRecord| !ours.ledger.contains(record) && !base.ledger.contains(record);
        ledger.extend(theirs.ledger.iter().filter(is_new).cloned());
        order::sort(&mut ledger, |one, other| one.at.cmp(&other.at));
        draft.ledger = ledger.into();
        Joined { draft, conflicts }
    }
}

/// What was filled in, without what a copy knows of others.
pub(super) fn content(draft: &Draft) -> Draft {
    Draft {
        county: draft.county.clone(),
        year: draft.year.clone(),
        note: draft.note.clone(),
        rubric: RubricRef { source: None, kept: "".into(), ..draft.rubric.clone() },
        answers: draft.answers.clone(),
        books: draft.books.clone(),
        part: draft.part.clone(),
        ..Draft::default()
    }
}

impl Draft {
    /// A rubric that came from another copy brings its file along; the place in a draft holds only its name.
    pub fn take_source_of(&mut self, other: &Self) {
        if self.rubric.source.is_none() && self.rubric.is_same(&other.rubric) {
            self.rubric.source.clone_from(&other.rubric.source);
        }
    }

    /// What was filled in is again what it was in an earlier version; what is known of other copies stays.
    pub fn restore(&mut self, version: &Self) {
        let own = std::mem::take(self);
        *self = Self {
            title: own.title,
            copy: own.copy,
            seen: own.seen,
            ledger: own.ledger,
            extra: own.extra,
            rubric: version.rubric.clone(),
            ..content(version)
        };
    }

    /// This draft as a copy of its own: what it holds now is what is common with the copy it came from.
    #[must_use]
    pub fn copied(&self, copy: &Rc<str>) -> Self {
        let mut own = self.clone();
        if !self.copy.is_empty() {
            own.seen.insert(self.copy.clone(), Rc::new(content(self)));
        }
        own.copy = copy.clone();
        own
    }
}
