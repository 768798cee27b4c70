//! Versions of a draft (历史版本), what differs between any two, and what was merged (合并记录).

use super::names::score;
use super::unscored::rubric_state;
use crate::draft::{Draft, Outcome, SealState, Slot};
use crate::order;
use crate::rubric::Rubric;
use crate::session::{Model, VersionWhy};
use crate::text;
use std::rc::Rc;

/// A version that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Why it was taken.
    pub why: VersionWhy,
    /// When, local time.
    pub at: Rc<str>,
    /// The draft as it was.
    pub draft: Rc<Draft>,
}

/// A version as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// When, in words.
    pub when: Rc<str>,
    /// Why it was taken.
    pub why: Rc<str>,
    /// Total and grade then.
    pub score: Rc<str>,
    /// How many texts have changed between it and the next state.
    pub changes: Rc<str>,
}

/// A text that is not the same in two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// The place.
    pub path: Rc<str>,
    /// The place by name.
    pub place: Rc<str>,
    /// What it was.
    pub from: Rc<str>,
    /// What it is.
    pub to: Rc<str>,
}

/// The seal of a draft (定稿) as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealView {
    /// Whether it has one.
    pub is_sealed: bool,
    /// What is said of it, a sentence each.
    pub said: Vec<Rc<str>>,
    /// What has changed since.
    pub changes: Vec<ChangeRow>,
}

/// A merge as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// When, and which file.
    pub title: Rc<str>,
    /// Each text that differed.
    pub items: Vec<Rc<str>>,
}

fn told(model: &Model, draft: &Draft) -> String {
    match model.rubric_of(draft) {
        _ if !draft.part.is_empty() => text::PART_SCORE.to_owned(),
        Some(rubric) => score(rubric, &Outcome::of(rubric, &draft.answers, draft.year_number()).assessment),
        None => rubric_state(model, draft).to_owned(),
    }
}

/// The versions as rows, in their order; `now` is the draft as it is.
pub fn version_rows(model: &Model, versions: &[Version], now: &Draft) -> Vec<VersionRow> {
    let row = |(at, version): (usize, &Version)| {
        let next = versions.get(at + 1).map_or(now, |next| &next.draft);
        VersionRow {
            when: text::stamp(&version.at).into(),
            why: text::why(version.why).into(),
            score: told(model, &version.draft).into(),
            changes: text::changes_after(changed(&version.draft, next).len()).into(),
        }
    };
    versions.iter().enumerate().map(row).collect()
}

/// Total and grade of the draft as it is.
pub fn score_now(model: &Model, now: &Draft) -> Rc<str> {
    told(model, now).into()
}

/// The places whose texts are not the same.
fn changed(from: &Draft, to: &Draft) -> Vec<Slot> {
    let mut slots = from.slots();
    slots.extend(to.slots());
    order::sort(&mut slots, Ord::cmp);
    slots.dedup();
    slots.retain(|slot| from.given(slot).text != to.given(slot).text);
    slots
}

/// What differs between two states.
pub fn changes(model: &Model, from: &Draft, to: &Draft) -> Vec<ChangeRow> {
    change_rows(model, from, to, changed(from, to))
}

fn change_rows(model: &Model, from: &Draft, to: &Draft, slots: Vec<Slot>) -> Vec<ChangeRow> {
    let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
    let row = |slot: Slot| ChangeRow {
        path: slot.path().into(),
        place: text::place_named(&rubrics, &[to, from], &slot).into(),
        from: text::shown_or_blank(&from.given(&slot).text).into(),
        to: text::shown_or_blank(&to.given(&slot).text).into(),
    };
    slots.into_iter().map(row).collect()
}

/// The seal of a draft, held against the draft.
pub fn seal(model: &Model, draft: &Draft) -> SealView {
    let state = draft.seal();
    let mut said: Vec<Rc<str>> =
        vec![text::seal_state(&state).unwrap_or_else(|| text::SEAL_OPEN.to_owned()).into()];
    let changes = match &state {
        SealState::Changed(seal, slots) => change_rows(model, &seal.draft, draft, slots.clone()),
        SealState::Whole(_) => {
            said.push(text::SEAL_SAME.into());
            Vec::new()
        }
        SealState::Open | SealState::Broken => Vec::new(),
    };
    SealView { is_sealed: state != SealState::Open, said, changes }
}

/// What was merged, latest first.
pub fn records(model: &Model, draft: &Draft) -> Vec<RecordRow> {
    let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
    let rows = draft.ledger.iter().rev().map(|record| RecordRow {
        title: text::record_title(&text::stamp(&record.at), &record.file, &record.unit).into(),
        items: record
            .items
            .iter()
            .map(|item| {
                let who = text::given_by(&item.theirs.by, &item.theirs.at);
                let place = text::place_named(&rubrics, &[draft], &item.slot);
                text::record_item(&place, &item.ours.text, &item.theirs.text, &who, item.taken).into()
            })
            .collect(),
    });
    rows.collect()
}
