//! One indicator, tried by itself: its figures and its points, each following the other, and what it would take.

use super::{ChangedCell, Tried, changed_cell, slot_of, stands};
use crate::draft::Slot;
use crate::engine::Verdict;
use crate::facts::Facts;
use crate::number::Number;
use crate::order;
use crate::rubric::{FactKind, IndicatorKey, Rubric, Scale};
use crate::rubrics;
use crate::text;
use crate::whatif::{self, Change, Goal, Need, Place, Remedy, Trial};
use std::rc::Rc;

/// An indicator that is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleView {
    /// Its id.
    pub id: Rc<str>,
    /// Number and title.
    pub title: Rc<str>,
    /// What it comes to now.
    pub now: Rc<str>,
    /// What it comes to in the scenario.
    pub then: Rc<str>,
    /// Total and grade in the scenario.
    pub total: Rc<str>,
    /// The clause (评分细则).
    pub clause: Rc<str>,
    /// Its figures and judgements.
    pub values: Vec<ValueRow>,
    /// The step between two numbers of points that can be chosen.
    pub step: Number,
    /// How many of them full points are.
    pub steps: u32,
    /// How many of them are certain in the scenario.
    pub at: u32,
    /// 分, or 项 where indicators are counted.
    pub unit: &'static str,
    /// What could be done from here.
    pub deeds: Vec<NeedRow>,
    /// What would have to be found when it is filled in or judged: nothing that is done.
    pub conditions: Vec<NeedRow>,
    /// Why there is neither; empty where there is one.
    pub why_none: Rc<str>,
}

/// A figure or judgement of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRow {
    /// Its place in the draft.
    pub slot: Slot,
    /// Its name.
    pub label: Rc<str>,
    /// What it is now.
    pub now: Rc<str>,
    /// In the scenario.
    pub cell: ChangedCell,
}

/// A change that would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRow {
    /// What tells it from others: part, goal and place.
    pub id: Rc<str>,
    /// What it reaches: 达标, or more points.
    pub goal: &'static str,
    /// The place.
    pub slot: Slot,
    /// Whose figure.
    pub name: Rc<str>,
    /// 483 → 546.21 万元，增加 63.21 万元.
    pub line: Rc<str>,
    /// What is typed for it.
    pub text: Rc<str>,
    /// Total and grade then.
    pub effect: Rc<str>,
    /// What else moves.
    pub also: Vec<Rc<str>>,
    /// Whether no smaller change does.
    pub is_least: bool,
}

/// The indicator `key` in a scenario.
pub fn single(rubric: &Rubric, now: &Tried, tried: &Tried, key: IndicatorKey) -> SingleView {
    let indicator = rubric.indicator(key);
    let state = |one: &Tried| {
        let result = one.outcome.assessment.indicator(key);
        text::whatif::indicator_state(result.verdict, &result.points, &indicator.points).into()
    };
    let assessment = &tried.outcome.assessment;
    let grade = text::grade_range(rubric, assessment.grade.low, assessment.grade.high);
    let moved = text::whatif::moved(&now.outcome.assessment.total, &assessment.total);
    let value = |place: Place| {
        let slot = slot_of(rubric, place);
        ValueRow {
            label: text::whatif::place_label(rubric, place, now.draft.year_number()).into(),
            now: text::shown_or_blank(&stands(now.shown(rubric), place)).into(),
            cell: changed_cell(rubric, now, tried, &slot, place),
            slot,
        }
    };
    let mut trial = Trial::new(rubric, tried.outcome.facts.clone(), assessment.clone());
    let Advice { needs, is_kept_back } = advice(rubric, &trial.facts, key);
    let why_none = if needs.is_empty() { why_none(rubric, tried, key, is_kept_back) } else { String::new() };
    let (mut deeds, mut conditions) = (Vec::new(), Vec::new());
    for need in &needs {
        let row = row(&mut trial, key, need, &indicator.parts[need.part].title);
        if need.is_deed(rubric, &trial.facts) { deeds.push(row) } else { conditions.push(row) }
    }
    let step = step_of_points(rubric, &indicator.cap);
    let steps = in_steps(&indicator.cap, &step);
    SingleView {
        id: indicator.id.clone(),
        title: format!("{} {}", indicator.number, indicator.title).into(),
        now: state(now),
        then: state(tried),
        total: text::whatif::total_then(&assessment.total, &grade, &moved).into(),
        clause: rubrics::folded(rubric, key).clause,
        values: places(rubric, key).into_iter().map(value).collect(),
        at: in_steps(&assessment.indicator(key).points.low, &step).min(steps),
        step,
        steps,
        unit: text::unit_of_total(rubric.scale),
        deeds,
        conditions,
        why_none: why_none.into(),
    }
}

/// Indicators that lose points for certain, of one kind, the greatest loss first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossGroup {
    /// What can be done about them.
    pub remedy: Remedy,
    /// The indicators.
    pub rows: Vec<LossRow>,
}

/// An indicator that loses points for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LossRow {
    /// Which.
    pub key: IndicatorKey,
    /// Its id.
    pub id: Rc<str>,
    /// Number and title.
    pub title: Rc<str>,
    /// What it loses.
    pub lost: Rc<str>,
    /// What would do most simply.
    pub line: Rc<str>,
}

/// What is advised about an indicator.
#[derive(Clone, Debug)]
struct Advice {
    /// What would do, in the order in which it is advised.
    needs: Vec<Need>,
    /// Whether something else would do that no county is advised to change: total pay, numbers of pupils, what is past.
    is_kept_back: bool,
}

fn advice(rubric: &Rubric, facts: &Facts, key: IndicatorKey) -> Advice {
    let mut needs = whatif::needs(rubric, facts, key);
    let all = needs.len();
    needs.retain(|need| need.is_advised(rubric));
    let is_kept_back = needs.len() < all;
    order::sort(&mut needs, |one, other| rank(rubric, facts, one).cmp(&rank(rubric, facts, other)));
    Advice { needs, is_kept_back }
}

/// What can be done goes first, then what is to be filled in, then what is judged; the line goes before mere points.
fn rank(rubric: &Rubric, facts: &Facts, need: &Need) -> (bool, bool, bool) {
    let is_judged = matches!(need.change, Change::Judgment(..));
    (!need.is_deed(rubric, facts), is_judged, need.goal != Goal::Line)
}

/// Why nothing is said of what an indicator needs.
fn why_none(rubric: &Rubric, tried: &Tried, key: IndicatorKey, is_kept_back: bool) -> String {
    let (indicator, result) = (rubric.indicator(key), tried.outcome.assessment.indicator(key));
    let facts = indicator.parts.iter().flat_map(|part| rubric.facts_of(&part.rule));
    let has_table = facts.into_iter().any(|fact| matches!(rubric.fact(fact).kind, FactKind::Table { .. }));
    if result.points.low >= indicator.points && result.verdict != Verdict::Unmet {
        text::SINGLE_FULL.to_owned()
    } else if has_table {
        text::SINGLE_TABLE.to_owned()
    } else if is_kept_back {
        text::whatif::ONLY_UNLIKELY.to_owned()
    } else if result.missing.len() > 1 {
        text::whatif::together(result.missing.len())
    } else {
        text::SINGLE_NEEDS_NONE.to_owned()
    }
}

/// Indicators that lose points for certain, or are not met, by what can be done about them; the greatest loss first.
pub fn overview(rubric: &Rubric, now: &Tried) -> Vec<LossGroup> {
    let assessment = &now.outcome.assessment;
    let mut found: Vec<(Number, Remedy, LossRow)> = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        let result = assessment.indicator(key);
        let lost = &indicator.points - &result.points.high;
        if result.set_aside || (result.verdict != Verdict::Unmet && (lost.is_zero() || lost.is_negative())) {
            continue;
        }
        let Advice { needs, is_kept_back } = advice(rubric, &now.outcome.facts, key);
        let (remedy, line) = match needs.first() {
            None => (Remedy::None, why_none(rubric, now, key, is_kept_back)),
            Some(need) => {
                let part = &indicator.parts[need.part].title;
                let name =
                    text::whatif::of_part(part, &text::whatif::place_name(rubric, need.change.place()));
                let change = text::whatif::change_line(rubric, &now.outcome.facts, &need.change);
                let is_deed = need.is_deed(rubric, &now.outcome.facts);
                let remedy = if is_deed { Remedy::Deed } else { Remedy::Finding };
                (remedy, text::named(&name, &change))
            }
        };
        let row = LossRow {
            key,
            id: indicator.id.clone(),
            title: format!("{} {}", indicator.number, indicator.title).into(),
            lost: text::lost(&text::points(&lost)).into(),
            line: line.into(),
        };
        found.push((lost, remedy, row));
    }
    order::sort(&mut found, |one, other| other.0.cmp(&one.0));
    let of = |remedy: Remedy| LossGroup {
        remedy,
        rows: found.iter().filter(|(_, of, _)| *of == remedy).map(|(.., row)| row.clone()).collect(),
    };
    let groups = [Remedy::Deed, Remedy::Finding, Remedy::None].into_iter().map(of);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn goal(need: &Need) -> &'static str {
    match need.goal {
        Goal::Line => text::SINGLE_LINE,
        Goal::Step => text::SINGLE_STEP,
    }
}

/// What each figure of an indicator would have to be for so many points, everything else staying as in the scenario.
pub fn wanted(rubric: &Rubric, tried: &Tried, key: IndicatorKey, points: &Number) -> Vec<NeedRow> {
    let facts = &tried.outcome.facts;
    let mut trial = Trial::new(rubric, facts.clone(), tried.outcome.assessment.clone());
    let found = places(rubric, key).into_iter();
    let found = found.filter_map(|place| whatif::for_points(rubric, facts, key, place, points));
    let advised = found.filter(|need| need.is_advised(rubric));
    advised.map(|need| row(&mut trial, key, &need, "")).collect()
}

/// What an indicator rests on: figures and answers, then judgements. Tables are filled in where they stand.
fn places(rubric: &Rubric, key: IndicatorKey) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for part in &rubric.indicator(key).parts {
        let facts = rubric.facts_of(&part.rule).into_iter();
        let facts = facts.filter(|fact| !matches!(rubric.fact(*fact).kind, FactKind::Table { .. }));
        for place in facts.map(Place::Fact).chain(part.rule.judgment().map(Place::Judgment)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

fn row(trial: &mut Trial<'_>, key: IndicatorKey, need: &Need, part: &str) -> NeedRow {
    let rubric = trial.rubric;
    let place = need.change.place();
    let after = trial.with(std::slice::from_ref(&need.change));
    let before = &trial.base;
    let grade = text::grade_range(rubric, after.grade.low, after.grade.high);
    let moved = text::whatif::moved(&before.total, &after.total);
    let others = rubric.indicators_with_keys().filter(|(other, _)| *other != key);
    let also = others.filter_map(|(other, indicator)| {
        let moved = text::whatif::moved(&before.indicator(other).points, &after.indicator(other).points);
        let line = || text::whatif::also_moves(&indicator.number, &indicator.title, &moved).into();
        (!moved.is_empty()).then(line)
    });
    NeedRow {
        id: format!("{} {:?} {}", need.part, need.goal, slot_of(rubric, place).path()).into(),
        goal: goal(need),
        slot: slot_of(rubric, place),
        name: text::whatif::of_part(part, &text::whatif::place_name(rubric, place)).into(),
        line: text::whatif::change_line(rubric, &trial.facts, &need.change).into(),
        text: text::whatif::typed(rubric, &need.change).into(),
        effect: text::whatif::total_then(&after.total, &grade, &moved).into(),
        also: also.collect(),
        is_least: need.is_least,
    }
}

/// The step in which points are chosen: a tenth; one where there are many, or where indicators are counted.
fn step_of_points(rubric: &Rubric, full: &Number) -> Number {
    let tenth = Number::one().divide(&Number::whole(10)).unwrap_or_else(Number::one);
    if rubric.scale == Scale::Items || *full > Number::whole(20) { Number::one() } else { tenth }
}

fn in_steps(points: &Number, step: &Number) -> u32 {
    let steps = points.divide(step).unwrap_or_else(Number::zero);
    steps.floor().plain().parse().unwrap_or(0)
}
