//! A merge before it is done: what joins by itself, and what a person has to decide.

use super::names::{draft_name, score};
use super::unscored::rubric_state;
use crate::draft::{self, Difference, Draft, Given, Outcome, Side, Slot};
use crate::rubric::Rubric;
use crate::session::{DraftId, Model};
use crate::text;
use std::rc::Rc;

/// A merge as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeView {
    /// How many texts join and how many are to be decided.
    pub summary: Rc<str>,
    /// Texts that only the file changed.
    pub joins: Vec<JoinView>,
    /// Texts that both changed.
    pub conflicts: Vec<ConflictView>,
    /// How many of them are not decided yet.
    pub undecided: usize,
    /// Whether the unit responsible is known for some of them.
    pub has_suggestions: bool,
    /// Total and grade before and after, as far as decided.
    pub score: Rc<str>,
}

/// A text that joins by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinView {
    /// The place.
    pub slot: Slot,
    /// The place by name.
    pub place: Rc<str>,
    /// From what to what, by whom.
    pub change: Rc<str>,
}

/// A text that both sides changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictView {
    /// The place.
    pub slot: Slot,
    /// The place by name.
    pub place: Rc<str>,
    /// What this draft holds.
    pub ours: SideView,
    /// What the file holds.
    pub theirs: SideView,
    /// What was decided.
    pub decided: Option<Side>,
    /// Whose is suggested, and why.
    pub suggestion: Option<Rc<str>>,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideView {
    /// The text.
    pub text: Rc<str>,
    /// Who gave it, and when.
    pub who: Rc<str>,
    /// Total and grade with it.
    pub score: Rc<str>,
}

/// A responsible unit with what its part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// The unit.
    pub unit: Rc<str>,
    /// How many indicators, and how many of their figures are filled in.
    pub state: Rc<str>,
}

/// The parts a draft can be split into.
pub fn parts(rubric: &Rubric, draft: &Draft) -> Vec<UnitRow> {
    let row = |unit: Rc<str>| {
        let own = || rubric.indicators.iter().filter(|indicator| indicator.responsible.contains(&unit));
        let mut facts: Vec<&str> = Vec::new();
        for fact in own().flat_map(|indicator| &indicator.inputs) {
            let id = &*rubric.fact(*fact).id;
            if !facts.contains(&id) {
                facts.push(id);
            }
        }
        let is_filled =
            |id: &&&str| draft.answers.facts.get(id).is_some_and(|fact| !fact.text.trim().is_empty());
        let filled = facts.iter().filter(is_filled).count();
        UnitRow { state: text::unit_row(own().count(), filled, facts.len()).into(), unit }
    };
    draft::units(rubric).into_iter().map(row).collect()
}

/// Drafts a file can be merged into.
pub fn merge_targets(model: &Model) -> Vec<(DraftId, Rc<str>)> {
    let kept = model.library.iter().filter(|(_, entry)| !entry.local.deleted);
    kept.map(|(id, entry)| (id.clone(), draft_name(&entry.draft).into())).collect()
}

/// The merge that waits for its decisions.
pub fn merge(model: &Model) -> Option<MergeView> {
    let (import, _, ours, theirs) = model.merging()?;
    let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
    let told = |draft: &Draft| match model.rubric_of(draft) {
        Some(rubric) => score(rubric, &Outcome::of(rubric, &draft.answers, draft.year_number()).assessment),
        None => rubric_state(model, draft).to_owned(),
    };
    let differences = draft::differences(ours, theirs);
    // The draft as it would be: what joins, and what was decided.
    let mut after = Draft::clone(ours);
    for one in &differences {
        if !one.is_conflict || import.decision(&one.slot) == Some(Side::Theirs) {
            after.put(&one.slot, &one.theirs);
        }
    }
    after.take_source_of(theirs);
    let side = |slot: &Slot, given: &Given| {
        let mut with = after.clone();
        with.put(slot, given);
        with.take_source_of(ours);
        with.take_source_of(theirs);
        SideView {
            text: text::shown_or_blank(&given.text).into(),
            who: text::given_by(&given.by, &given.at).into(),
            score: told(&with).into(),
        }
    };
    let place = |slot: &Slot| Rc::from(text::place_named(&rubrics, &[ours, theirs], slot));
    let conflict = |one: &Difference| ConflictView {
        slot: one.slot.clone(),
        place: place(&one.slot),
        ours: side(&one.slot, &one.ours),
        theirs: side(&one.slot, &one.theirs),
        decided: import.decision(&one.slot),
        suggestion: model.suggestion(theirs, &one.slot).map(|_| text::suggested_owner(&theirs.part).into()),
    };
    let join = |one: &Difference| JoinView {
        slot: one.slot.clone(),
        place: place(&one.slot),
        change: text::joined_change(
            &one.ours.text,
            &one.theirs.text,
            &text::given_by(&one.theirs.by, &one.theirs.at),
        )
        .into(),
    };
    let is_news = |one: &&Difference| !one.is_conflict && one.ours.text != one.theirs.text;
    let joins: Vec<JoinView> = differences.iter().filter(is_news).map(join).collect();
    let conflicts: Vec<ConflictView> =
        differences.iter().filter(|one| one.is_conflict).map(conflict).collect();
    let undecided = conflicts.iter().filter(|one| one.decided.is_none()).count();
    Some(MergeView {
        summary: text::merge_summary(joins.len(), conflicts.len(), &draft_name(ours)).into(),
        has_suggestions: conflicts.iter().any(|one| one.suggestion.is_some()),
        undecided,
        score: text::score_change(&told(ours), &told(&after)).into(),
        joins,
        conflicts,
    })
}
