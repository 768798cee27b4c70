//! A way that was found: what comes of it by the engine's own sum, and each step made as small as it can be.

use super::evaluator::{Evaluator, Question, Subject};
use super::plan::Plan;
use super::ways::Assignment;
use super::{MeansKind, Route, Step};
use crate::engine::{self, Assessment, GateResult, IndicatorResult, Verdict};
use crate::number::{Number, Range, Truth};
use crate::order;
use crate::rubric::IndicatorKey;
use crate::whatif::{Place, first};

/// What an assumed indicator is taken to have at least, and whether its line is taken to be met.
type Granted = Vec<(IndicatorKey, Number, bool)>;

/// The outcome of all indicators and gates, as far as the total and the grade rest on them.
#[derive(Clone)]
struct Tally {
    indicators: Vec<IndicatorResult>,
    gates: Vec<GateResult>,
}

/// What comes of the means standing somewhere. With some of them between two steps: nothing in between has a better
/// certain grade.
pub(super) fn outcome(
    evaluator: &mut Evaluator,
    wholes: &[Question],
    setting: &[Assignment],
    granted: &Granted,
) -> Assessment {
    let tally = Tally::of(evaluator, wholes, setting, granted);
    engine::sum_up(&evaluator.rubric, &evaluator.facts, tally.indicators, tally.gates)
}

impl Tally {
    fn of(evaluator: &mut Evaluator, wholes: &[Question], setting: &[Assignment], granted: &Granted) -> Self {
        let light = |result: &IndicatorResult| IndicatorResult {
            missing: Vec::new(),
            refused: Vec::new(),
            parts: Vec::new(),
            points: result.points.clone(),
            ..*result
        };
        let indicators = evaluator.base.indicators.iter().map(light).collect();
        let mut tally = Self { indicators, gates: evaluator.base.gates.clone() };
        let undo = evaluator.set(setting);
        for piece in wholes {
            if evaluator.is_touched(piece) {
                tally.look(evaluator, piece, granted);
            }
        }
        evaluator.unset(setting, undo);
        tally
    }

    /// The same after one of the means went elsewhere.
    fn moved(
        &self,
        evaluator: &mut Evaluator,
        wholes: &[Question],
        setting: &[Assignment],
        granted: &Granted,
        variable: usize,
    ) -> Self {
        let mut tally = self.clone();
        let undo = evaluator.set(setting);
        for piece in wholes.iter().filter(|piece| piece.variables.contains(&variable)) {
            tally.look(evaluator, piece, granted);
        }
        evaluator.unset(setting, undo);
        tally
    }

    /// Whether the goal is sure.
    fn keeps(self, evaluator: &Evaluator, goal: usize) -> bool {
        engine::sum_up(&evaluator.rubric, &evaluator.facts, self.indicators, self.gates).grade.low <= goal
    }

    fn look(&mut self, evaluator: &mut Evaluator, piece: &Question, granted: &Granted) {
        let is_bound = !evaluator.is_exact(piece) || evaluator.is_assumed(piece);
        evaluator.evaluations += 1;
        match piece.of {
            Subject::Indicator(key) => {
                let spec = evaluator.rubric.indicator(key);
                let mut result = engine::assess_indicator(&evaluator.rubric, &evaluator.facts, spec);
                if is_bound {
                    let (best, met) = evaluator.value(piece);
                    let granted = granted.iter().find(|(other, ..)| *other == key);
                    // Never more than it can have with everything else standing as it does; and where letters count,
                    // which have no better direction, just that.
                    let is_lettered = !evaluator.rubric.letters.is_empty();
                    let least = granted.filter(|_| !is_lettered).map_or(&best, |(_, least, _)| least);
                    let points = least.min(&best).clone();
                    let is_open = matches!(result.verdict, Verdict::Missing | Verdict::Judgment);
                    if is_open && met && granted.is_none_or(|(_, _, met)| *met) {
                        result.verdict = Verdict::Met;
                    }
                    let high = if is_lettered { points.clone() } else { best };
                    result.points = Range { high: high.max(points.clone()), low: points };
                    result.may_be_set_aside = false;
                }
                self.indicators[usize::from(key.0)] = result;
            }
            Subject::Gate(at) => {
                self.gates[at] =
                    engine::assess_gate(&evaluator.rubric, &evaluator.facts, &evaluator.rubric.gates[at]);
                if is_bound && evaluator.value(piece).1 {
                    self.gates[at].fired = Truth::No;
                }
            }
            Subject::Part(..) => {}
        }
    }
}

/// The way with each of its steps made as small as keeps the goal.
pub(super) fn route(evaluator: &mut Evaluator, plan: &Plan, setting: &[Assignment], goal: usize) -> Route {
    let order = order::places(setting.len(), &|one, other| setting[one].0.cmp(&setting[other].0));
    let mut setting: Vec<Assignment> = order.into_iter().map(|at| setting[at]).collect();
    let assumed: Vec<(usize, IndicatorKey)> = setting
        .iter()
        .filter_map(|(variable, ..)| match evaluator.variables[*variable].what {
            MeansKind::Indicator(key) => Some((*variable, key)),
            MeansKind::Place(_) | MeansKind::Gate(_) => None,
        })
        .collect();
    let mut granted: Granted = Vec::new();
    let best = outcome(evaluator, &plan.wholes, &setting, &Vec::new());
    for (_, key) in &assumed {
        granted.push((*key, best.indicator(*key).points.low.clone(), true));
    }
    let mut tally = Tally::of(evaluator, &plan.wholes, &setting, &granted);
    // Figures are dearest to move, so they come first; what is only assumed bends last.
    for figures in [true, false] {
        for at in 0..setting.len() {
            shrink(evaluator, plan, &mut setting, at, figures, goal, &granted, &mut tally);
        }
    }
    for at in (0..granted.len()).rev() {
        let variable = assumed[at].0;
        let mut keeps = |evaluator: &mut Evaluator, granted: &Granted| {
            tally.moved(evaluator, &plan.wholes, &setting, granted, variable).keeps(evaluator, goal)
        };
        granted[at].2 = false;
        granted[at].2 = !keeps(evaluator, &granted);
        fewest(evaluator, &mut granted, at, &mut keeps);
        tally = tally.moved(evaluator, &plan.wholes, &setting, &granted, variable);
    }
    let end = outcome(evaluator, &plan.wholes, &setting, &granted);
    let step = |(variable, at, _): &Assignment| {
        let variable = &evaluator.variables[*variable];
        match (variable.what, &variable.lever) {
            (MeansKind::Indicator(indicator), _) => {
                let points = end.indicator(indicator).points.clone();
                let met = granted.iter().any(|(key, _, met)| *key == indicator && *met);
                let met = met && evaluator.rubric.indicator(indicator).must;
                Some(Step::Assume { indicator, points, met })
            }
            (MeansKind::Gate(gate), _) => Some(Step::AssumeGate(gate)),
            (MeansKind::Place(place), Some(lever)) => {
                Some(Step::Change { change: lever.change(*at), from: place.now(&evaluator.facts) })
            }
            (MeansKind::Place(_), None) => None,
        }
    };
    let costs: Vec<Number> =
        setting.iter().map(|(variable, at, _)| evaluator.cost(*variable, *at, *at)).collect();
    Route {
        steps: setting.iter().filter_map(step).collect(),
        cost: costs.iter().sum(),
        total: end.total,
        grade: end.grade,
    }
}

/// Brings a figure or a judgement back as far as the goal allows.
#[allow(clippy::too_many_arguments, reason = "what a step is tried against")]
fn shrink(
    evaluator: &mut Evaluator,
    plan: &Plan,
    setting: &mut [Assignment],
    at: usize,
    figures: bool,
    goal: usize,
    granted: &Granted,
    tally: &mut Tally,
) {
    let (variable, step, _) = setting[at];
    let MeansKind::Place(place) = evaluator.variables[variable].what else { return };
    let is_figure = match place {
        Place::Fact(_) => true,
        Place::Judgment(_) => false,
    };
    // Answers of a list are not more or less.
    let is_counted = !is_figure
        || evaluator.variables[variable].lever.as_ref().is_some_and(|lever| lever.value(step).is_some());
    if is_figure != figures || !is_counted {
        return;
    }
    let (sign, counts_points) = (step.signum(), evaluator.rubric.letters.is_empty());
    let mut keeps = |low: i64, high: i64| {
        let (one, other) = (low * sign, high * sign);
        setting[at] = (variable, one.min(other), one.max(other));
        tally.moved(evaluator, &plan.wholes, setting, granted, variable).keeps(evaluator, goal)
    };
    let to = if is_figure || !counts_points {
        first(step.abs(), &mut keeps).map_or(step, |found| found.step * sign)
    } else {
        // More points are never worse.
        step - sign * farthest(step.abs() - 1, &mut |back| keeps(step.abs() - back, step.abs() - back))
    };
    setting[at] = (variable, to, to);
    *tally = tally.moved(evaluator, &plan.wholes, setting, granted, variable);
}

/// The fewest points an assumed indicator has to have, in the last place that points have.
fn fewest(
    evaluator: &mut Evaluator,
    granted: &mut Granted,
    at: usize,
    keeps: &mut dyn FnMut(&mut Evaluator, &Granted) -> bool,
) {
    if !evaluator.rubric.letters.is_empty() {
        return;
    }
    let (key, most, _) = granted[at].clone();
    let unit = Number::one().divide(&Number::power_of_ten(evaluator.rubric.points_places));
    let unit = unit.unwrap_or_else(Number::one);
    let least = evaluator.base.indicator(key).points.low.clone();
    let steps = (&most - &least).divide(&unit).map(|steps| steps.floor().plain().parse::<i64>().unwrap_or(0));
    let fewer = |steps: i64| &most - &(&Number::whole(steps) * &unit);
    let steps = farthest(steps.unwrap_or(0), &mut |steps| {
        granted[at].1 = fewer(steps);
        keeps(evaluator, granted)
    });
    granted[at].1 = fewer(steps);
}

/// How far one can go, at most `most`, where all before the first failure do. Mostly nothing is left over, so the first step
/// is tried first.
fn farthest(most: i64, does: &mut dyn FnMut(i64) -> bool) -> i64 {
    let (mut good, mut bad, mut reach) = (0_i64, most.max(0) + 1, 1_i64);
    while bad - good > 1 {
        let next = if good + reach < bad { good + reach } else { good + (bad - good) / 2 };
        if does(next) {
            good = next;
            reach = reach.saturating_mul(2);
        } else {
            bad = next;
        }
    }
    good
}
