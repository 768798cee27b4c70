//! Targets by year (分年目标), and what comes of them.

use super::Tried;
use super::weigh::along;
use crate::draft::{Book, Draft, Slot};
use crate::number::Number;
use crate::order;
use crate::rubric::{FactKey, FactKind, FactSpec, Rubric};
use crate::text;
use crate::view::field::{field_elsewhere, stands};
use crate::view::{FieldView, Shown};
use crate::whatif::Place;
use std::rc::Rc;

/// How many years ahead there are at first.
const AHEAD: i32 = 3;

/// Targets of a draft, by fact and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearsView {
    /// The years, the one assessed first.
    pub years: Vec<Rc<str>>,
    /// Facts with targets.
    pub rows: Vec<TargetRow>,
    /// What comes of each year.
    pub outcomes: Vec<YearOutcome>,
    /// Edges of grades in the chart: name and height.
    pub edges: Vec<(Rc<str>, i64)>,
}

/// A fact with its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRow {
    /// Its place in the draft.
    pub slot: Slot,
    /// Its name.
    pub label: Rc<str>,
    /// What it is now.
    pub now: Rc<str>,
    /// The box of each year.
    pub cells: Vec<Rc<FieldView>>,
}

/// What comes of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOutcome {
    /// The year.
    pub year: Rc<str>,
    /// Total.
    pub total: Rc<str>,
    /// How it moved since the year assessed.
    pub moved: Rc<str>,
    /// Grade.
    pub grade: Rc<str>,
    /// The indicators that move since the year assessed.
    pub why: Rc<str>,
    /// Heights of both ends in the chart.
    pub heights: (i64, i64),
}

/// Targets by year; `added` are facts that stand in the list, with or without. `None` while the draft has no year.
pub fn years(rubric: &Rubric, now: &Tried, added: &[Slot]) -> Option<YearsView> {
    let draft = &now.draft;
    let from = draft.year_number()?;
    let to = draft.target_years().last().copied().unwrap_or(from).max(from + AHEAD);
    let ahead: Vec<i32> = (from + 1..=to.min(from + 10)).collect();
    let of_year = |year: i32| {
        let draft = Rc::new(Draft {
            answers: draft.answers_in(rubric, year),
            year: year.to_string().into(),
            ..Draft::clone(draft)
        });
        Tried::now(rubric, &draft)
    };
    let tried: Vec<Tried> = ahead.iter().map(|year| of_year(*year)).collect();
    let mut slots: Vec<Slot> = added.to_vec();
    for (_, targets) in draft.books[Book::Targets].iter() {
        for (id, text) in targets.iter() {
            let slot = Slot::Fact(id.clone());
            if !text.trim().is_empty() && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
    }
    let row = |slot: Slot| {
        let Slot::Fact(id) = &slot else { return None };
        let fact = rubric.find_fact(id)?;
        let place = Place::Fact(fact);
        let mut before = stands(now.shown(rubric), place);
        let stood = before.clone();
        let cells = tried.iter().map(|one| {
            let year = one.draft.year.clone();
            let target = Slot::In(Book::Targets, year.clone(), id.clone());
            let label = text::whatif::in_year(&year, &rubric.fact(fact).title);
            let shown = Shown { rubric, draft: &one.draft, outcome: &one.outcome };
            let otherwise = text::whatif::unchanged(&before);
            before = stands(shown, place);
            Rc::new(field_elsewhere(shown, place, target, label.into(), otherwise.into()))
        });
        let cells = cells.collect();
        Some(TargetRow {
            label: rubric.fact(fact).title.clone(),
            now: text::shown_or_blank(&stood).into(),
            cells,
            slot,
        })
    };
    let full = now.assessment().full.clone();
    let height = |points: &Number| along(points, &Number::zero(), &full);
    let outcome = |one: &Tried| {
        let assessment = one.assessment();
        YearOutcome {
            year: one.draft.year_number().map_or_else(|| "".into(), |year| year.to_string().into()),
            total: text::range(&assessment.total).into(),
            moved: text::whatif::moved(&now.assessment().total, &assessment.total).into(),
            grade: text::grade_range(rubric, assessment.grade.low, assessment.grade.high).into(),
            why: moves(rubric, now, one).into(),
            heights: (height(&assessment.total.low), height(&assessment.total.high)),
        }
    };
    let edges = rubric.grades.iter().filter(|grade| !grade.from.is_zero());
    Some(YearsView {
        years: [from].iter().chain(&ahead).map(|year| year.to_string().into()).collect(),
        rows: slots.into_iter().filter_map(row).collect(),
        outcomes: [now].into_iter().chain(&tried).map(outcome).collect(),
        edges: edges
            .map(|grade| (text::tick(&grade.title, &grade.from).into(), height(&grade.from)))
            .collect(),
    })
}

/// Which indicators move between the year assessed and another, those that move the total most first.
fn moves(rubric: &Rubric, now: &Tried, one: &Tried) -> String {
    const LISTED: usize = 3;
    let mut found: Vec<(Number, String)> = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        let (before, after) =
            (&now.assessment().indicator(key).points, &one.assessment().indicator(key).points);
        let moved = text::whatif::moved(before, after);
        if !moved.is_empty() {
            let size = &(&after.low - &before.low).abs() + &(&after.high - &before.high).abs();
            found.push((size, text::whatif::also_moves(&indicator.number, &indicator.title, &moved)));
        }
    }
    order::sort(&mut found, |one, other| other.0.cmp(&one.0));
    let listed: Vec<String> = found.iter().take(LISTED).map(|(_, line)| line.clone()).collect();
    text::whatif::moves(&listed, found.len().saturating_sub(LISTED))
}

/// Facts that can have a target: those that do not take over another's value as years pass.
pub fn target_facts(rubric: &Rubric) -> Vec<FactKey> {
    let is_open = |(key, fact): &(FactKey, &FactSpec)| {
        Draft::taken_over(rubric, *key).is_none() && !matches!(fact.kind, FactKind::Table { .. })
    };
    rubric.facts_with_keys().filter(is_open).map(|(key, _)| key).collect()
}
