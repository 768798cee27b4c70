//! A way that was found: what comes of it by the engine's own sum, and each step made as small as it can be.

use super::desk::{Desk, Of, Piece};
use super::plan::Plan;
use super::ways::Stand;
use super::{Route, Step, What};
use crate::engine::{self, Assessment, Verdict};
use crate::number::{Number, Range, Truth};
use crate::rubric::IndicatorKey;
use crate::whatif::{Place, first};

/// What an assumed indicator is taken to have at least, and whether its line is taken to be met.
type Granted = Vec<(IndicatorKey, Number, bool)>;

/// What comes of the means standing somewhere. With some of them between two steps: nothing in between has a better
/// certain grade.
pub(super) fn outcome(desk: &mut Desk, wholes: &[Piece], setting: &[Stand], granted: &Granted) -> Assessment {
    let undo = desk.set(setting);
    let (mut indicators, mut gates) = (desk.base.indicators.clone(), desk.base.gates.clone());
    for piece in wholes {
        if !desk.is_touched(piece) {
            continue;
        }
        let (is_exact, is_assumed) = (desk.is_exact(piece), desk.is_assumed(piece));
        match piece.of {
            Of::Indicator(key) => {
                let spec = desk.rubric.indicator(key);
                let mut result = engine::assess_indicator(&desk.rubric, &desk.facts, spec);
                if !is_exact || is_assumed {
                    let (best, met) = desk.value(piece);
                    let granted = granted.iter().find(|(other, ..)| *other == key);
                    // Never more than it can have with everything else standing as it does.
                    let points = granted.map_or(&best, |(_, points, _)| points.min(&best)).clone();
                    let is_open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
                    if is_open && met && granted.is_none_or(|(_, _, met)| *met) {
                        result.verdict = Verdict::Met;
                    }
                    let counts_letters = !desk.rubric.letters.is_empty();
                    result.points = if counts_letters {
                        Range::exactly(points)
                    } else {
                        super::total::from(points, best)
                    };
                }
                indicators[usize::from(key.0)] = result;
            }
            Of::Gate(at) => {
                gates[at] = engine::assess_gate(&desk.rubric, &desk.facts, &desk.rubric.gates[at]);
                if (!is_exact || is_assumed) && desk.value(piece).1 {
                    gates[at].fired = Truth::No;
                }
            }
            Of::Part(..) => {}
        }
        desk.evaluations += 1;
    }
    let assessment = engine::sum_up(&desk.rubric, &desk.facts, indicators, gates);
    desk.unset(setting, undo);
    assessment
}

/// The way with each of its steps made as small as keeps the goal.
pub(super) fn route(desk: &mut Desk, plan: &Plan, mut setting: Vec<Stand>, goal: usize) -> Route {
    setting.sort_unstable();
    let assumed: Vec<(usize, IndicatorKey)> = setting
        .iter()
        .filter_map(|(dim, ..)| match desk.dims[*dim].what {
            What::Indicator(key) => Some((*dim, key)),
            What::Place(_) | What::Gate(_) => None,
        })
        .collect();
    let mut granted: Granted = Vec::new();
    for (_, key) in &assumed {
        let best = outcome(desk, &plan.wholes, &setting, &Vec::new());
        granted.push((*key, best.indicator(*key).points.low.clone(), true));
    }
    // Figures are dearest to move, so they come first; what is only assumed bends last.
    for figures in [true, false] {
        for at in 0..setting.len() {
            shrink(desk, plan, &mut setting, at, figures, goal, &granted);
        }
    }
    let keeps =
        |desk: &mut Desk, granted: &Granted| outcome(desk, &plan.wholes, &setting, granted).grade.low <= goal;
    for at in (0..granted.len()).rev() {
        granted[at].2 = false;
        granted[at].2 = !keeps(desk, &granted);
        fewest(desk, &mut granted, at, &keeps);
    }
    let end = outcome(desk, &plan.wholes, &setting, &granted);
    let step = |(dim, at, _): &Stand| {
        let dim = &desk.dims[*dim];
        match (dim.what, &dim.lever) {
            (What::Indicator(indicator), _) => {
                let points = end.indicator(indicator).points.clone();
                let met = granted.iter().any(|(key, _, met)| *key == indicator && *met);
                let met = met && desk.rubric.indicator(indicator).must;
                Some(Step::Assume { indicator, points, met })
            }
            (What::Gate(gate), _) => Some(Step::AssumeGate(gate)),
            (What::Place(place), Some(lever)) => {
                Some(Step::Change { change: lever.change(*at), from: place.now(&desk.facts) })
            }
            (What::Place(_), None) => None,
        }
    };
    let costs: Vec<Number> = setting.iter().map(|(dim, at, _)| desk.cost(*dim, *at, *at)).collect();
    Route {
        steps: setting.iter().filter_map(step).collect(),
        cost: costs.iter().sum(),
        total: end.total,
        grade: end.grade,
    }
}

/// Brings a figure or a judgement back as far as the goal allows.
fn shrink(
    desk: &mut Desk,
    plan: &Plan,
    setting: &mut [Stand],
    at: usize,
    figures: bool,
    goal: usize,
    granted: &Granted,
) {
    let (dim, step, _) = setting[at];
    let What::Place(place) = desk.dims[dim].what else { return };
    let is_figure = match place {
        Place::Fact(_) => true,
        Place::Judgment(_) => false,
    };
    // Answers of a list are not more or less.
    let is_counted =
        !is_figure || desk.dims[dim].lever.as_ref().is_some_and(|lever| lever.value(step).is_some());
    if is_figure != figures || !is_counted {
        return;
    }
    let sign = step.signum();
    let found = first(step.abs(), &mut |low, high| {
        let (one, other) = (low * sign, high * sign);
        setting[at] = (dim, one.min(other), one.max(other));
        outcome(desk, &plan.wholes, setting, granted).grade.low <= goal
    });
    let to = found.map_or(step, |found| found.step * sign);
    setting[at] = (dim, to, to);
}

/// The fewest points an assumed indicator has to have, in the last place that points have.
fn fewest(desk: &mut Desk, granted: &mut Granted, at: usize, keeps: &dyn Fn(&mut Desk, &Granted) -> bool) {
    if !desk.rubric.letters.is_empty() {
        return;
    }
    let (key, most, _) = granted[at].clone();
    let unit = Number::one().divide(&Number::power_of_ten(desk.rubric.points_places));
    let unit = unit.unwrap_or_else(Number::one);
    let least = desk.base.indicator(key).points.low.clone();
    let steps = (&most - &least).divide(&unit).map(|steps| steps.floor().plain().parse::<i64>().unwrap_or(0));
    // So many fewer than the most still do, so many do not.
    let (mut does, mut fails) = (0_i64, steps.unwrap_or(0).max(0) + 1);
    while fails - does > 1 {
        let middle = does + (fails - does) / 2;
        granted[at].1 = &most - &(&Number::whole(middle) * &unit);
        if keeps(desk, granted) { does = middle } else { fails = middle }
    }
    granted[at].1 = &most - &(&Number::whole(does) * &unit);
}
