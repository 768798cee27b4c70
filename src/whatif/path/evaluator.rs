//! What is tried: each of the means as a row of steps, and what the engine says with them somewhere on it.

use super::ways::Assignment;
use super::{Cost, MeansKind};
use crate::engine::{self, Assessment, IndicatorResult, Verdict};
use crate::facts::{Answer, Facts};
use crate::number::{End, Number, Range, Truth};
use crate::rubric::{FactKind, Gate, Indicator, IndicatorKey, Rubric};
use crate::whatif::{Change, Lever, Place, counting_unit};
use std::rc::Rc;

/// One of the means: step zero is to leave it, for what is assumed step one is to assume it.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) what: MeansKind,
    pub(super) lever: Option<Lever>,
    pub(super) cost: Cost,
    /// The most steps down and the most steps up.
    pub(super) reach: (i64, i64),
}

/// What the engine is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Indicator(IndicatorKey),
    Part(IndicatorKey, usize),
    Gate(usize),
}

/// Something the engine is asked about, with the means it rests on.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) of: Subject,
    /// The means, its own assumption included.
    pub(super) variables: Vec<usize>,
    /// The assumption that it turns out well.
    pub(super) assumed: Option<usize>,
    /// What it rests on and nobody has settled.
    pub(super) blanks: Vec<Blank>,
    /// Which of the gains its points are.
    pub(super) points: Option<usize>,
    /// Which of the gains says that its line is met, or that it does not fire.
    pub(super) flag: Option<usize>,
}

/// Something that is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blank {
    pub(super) place: Place,
    /// Whether it is answered from a list: yes/no, choice, judgement.
    pub(super) listed: Vec<Change>,
    /// Two answers far apart that it may turn out to be.
    ends: [Option<Change>; 2],
}

/// The most yes/nos and choices whose answers are tried one by one where an indicator is assumed to turn out well.
const LISTED_APART: usize = 6;
/// Stands for infinity where a figure has no end.
const FAR: i64 = 1_000_000_000_000;

/// The rubric and what was filled in, to try things on.
#[derive(Clone, Debug)]
pub(super) struct Evaluator {
    pub(super) rubric: Rc<Rubric>,
    pub(super) facts: Facts,
    pub(super) base: Assessment,
    pub(super) variables: Vec<Variable>,
    /// Where each of the means stands.
    at: Vec<(i64, i64)>,
    pub(super) evaluations: usize,
}

impl Evaluator {
    pub(super) fn new(rubric: &Rc<Rubric>, facts: &Facts, variables: Vec<Variable>) -> Self {
        let base = engine::assess(rubric, facts);
        let at = vec![(0, 0); variables.len()];
        Self { rubric: Rc::clone(rubric), facts: facts.clone(), base, variables, at, evaluations: 0 }
    }

    /// What it costs at least to bring one of the means somewhere from one step to another.
    pub(super) fn cost(&self, variable: usize, low: i64, high: i64) -> Number {
        const FEW: i64 = 100;
        if low <= 0 && 0 <= high {
            return Number::zero();
        }
        let variable = &self.variables[variable];
        match (&variable.cost, &variable.lever) {
            (Cost::PerUnit(each), Some(lever)) => {
                // Figures lie in order; points given outside their steps do not.
                let near = if low > 0 { low } else { high };
                let (first, last) = if high - low < FEW { (low, high) } else { (near, near) };
                let least = (first..=last).map(|step| lever.distance(step)).min();
                least.map_or_else(Number::zero, |distance| &distance * each)
            }
            (Cost::Effort(cost), _) | (Cost::PerUnit(cost), None) => cost.clone(),
        }
    }

    /// Brings the means somewhere; answers with what takes it back.
    pub(super) fn set(&mut self, setting: &[Assignment]) -> Vec<Change> {
        let mut undo = Vec::new();
        for (variable, low, high) in setting {
            self.at[*variable] = (*low, *high);
            if let Some(lever) = self.variables[*variable].lever.as_ref().filter(|_| (*low, *high) != (0, 0))
            {
                undo.push(lever.between(*low, *high).make(&mut self.facts));
            }
        }
        undo
    }

    /// Takes it back.
    pub(super) fn unset(&mut self, setting: &[Assignment], undo: Vec<Change>) {
        for (variable, ..) in setting {
            self.at[*variable] = (0, 0);
        }
        for change in undo.into_iter().rev() {
            change.make(&mut self.facts);
        }
    }

    /// Whether all means that something rests on are at one step.
    pub(super) fn is_exact(&self, piece: &Question) -> bool {
        piece.variables.iter().all(|variable| self.at[*variable].0 == self.at[*variable].1)
    }

    /// Whether it is touched at all.
    pub(super) fn is_touched(&self, piece: &Question) -> bool {
        piece.variables.iter().any(|variable| self.at[*variable] != (0, 0))
    }

    /// Whether it may be assumed to turn out well.
    pub(super) fn is_assumed(&self, piece: &Question) -> bool {
        piece.assumed.is_some_and(|variable| self.at[variable].1 > 0)
    }

    /// The points it surely has, and whether its line is surely met or it surely does not fire. With means between two
    /// steps: no less than at any of them.
    pub(super) fn value(&mut self, piece: &Question) -> (Number, bool) {
        let is_open = |blank: &&Blank| {
            let variable = piece
                .variables
                .iter()
                .find(|variable| self.variables[**variable].what == MeansKind::Place(blank.place));
            variable.is_none_or(|variable| self.at[*variable] == (0, 0))
        };
        match (self.is_exact(piece), self.is_assumed(piece)) {
            (true, false) => {
                let (points, truth) = self.ask(piece.of);
                (points.low, truth == Truth::Yes)
            }
            (false, true) => at_best(self.ask(piece.of)),
            (true, true) => {
                let listed = piece.blanks.iter().filter(|blank| !blank.listed.is_empty());
                let listed: Vec<Blank> = listed.filter(is_open).take(LISTED_APART).cloned().collect();
                self.at_worst(piece.of, &listed)
            }
            (false, false) => {
                let open: Vec<Blank> = piece.blanks.iter().filter(is_open).cloned().collect();
                self.bounded(piece.of, &open)
            }
        }
    }

    /// Assumed, but not what a person decides.
    fn at_worst(&mut self, of: Subject, listed: &[Blank]) -> (Number, bool) {
        let Some((blank, rest)) = listed.split_first() else { return at_best(self.ask(of)) };
        let mut worst: Option<(Number, bool)> = None;
        for change in &blank.listed {
            let undo = change.clone().make(&mut self.facts);
            let found = self.at_worst(of, rest);
            undo.make(&mut self.facts);
            worst = Some(worst.map_or_else(|| found.clone(), |one| least(one, &found)));
        }
        worst.unwrap_or_else(|| (Number::zero(), false))
    }

    /// An upper bound of what is sure anywhere in a box of steps. What is sure holds whatever the blanks turn out to be, so the best of
    /// the box with the blanks at any values is no less. The least over a few such values is taken.
    fn bounded(&mut self, of: Subject, open: &[Blank]) -> (Number, bool) {
        const APART: usize = 3;
        let apart = open.len().min(APART);
        let mut worst: Option<(Number, bool)> = None;
        for pattern in 0..1_usize << apart {
            let end = |at: usize| pattern >> at.min(APART - 1) & 1;
            let changes = open.iter().enumerate().filter_map(|(at, blank)| blank.ends[end(at)].clone());
            let undo: Vec<Change> = changes.map(|change| change.make(&mut self.facts)).collect();
            let found = at_best(self.ask(of));
            undo.into_iter().rev().for_each(|change| drop(change.make(&mut self.facts)));
            worst = Some(worst.map_or_else(|| found.clone(), |one| least(one, &found)));
        }
        worst.unwrap_or_else(|| (Number::zero(), false))
    }

    /// What the engine says: points, and whether the line is met where that matters.
    pub(super) fn ask(&mut self, of: Subject) -> (Range, Truth) {
        self.evaluations += 1;
        match of {
            Subject::Indicator(key) => {
                let indicator = self.rubric.indicator(key);
                let result = engine::assess_indicator(&self.rubric, &self.facts, indicator);
                let met = met(indicator, &result);
                (result.points, met)
            }
            Subject::Part(key, part) => {
                let indicator = self.rubric.indicator(key);
                let part = &indicator.parts[part];
                let result = engine::assess_part(&self.rubric, &self.facts, indicator, part);
                let met = match result.met {
                    _ if !indicator.must || part.bonus => Truth::Yes,
                    // Where the document does not say what 不适用 does, nothing is ever sure.
                    Truth::Open if result.not_applicable() => Truth::No,
                    met => met,
                };
                (result.points, met)
            }
            Subject::Gate(gate) => {
                let gate: &Gate = &self.rubric.gates[gate];
                let fired = engine::assess_gate(&self.rubric, &self.facts, gate).fired;
                (Range::zero(), fired.negated())
            }
        }
    }
}

/// Whether a 必达指标 is met; never sure where the document does not say what 不适用 does.
fn met(indicator: &Indicator, result: &IndicatorResult) -> Truth {
    let is_undefined = |part: &engine::PartResult| part.not_applicable() && part.met == Truth::Open;
    match result.verdict {
        _ if !indicator.must => Truth::Yes,
        Verdict::Met | Verdict::NotApplicable => Truth::Yes,
        Verdict::Unmet => Truth::No,
        _ if result.parts.iter().any(is_undefined) => Truth::No,
        Verdict::Missing | Verdict::Judgment => Truth::Open,
    }
}

fn at_best((points, truth): (Range, Truth)) -> (Number, bool) {
    (points.high, truth != Truth::No)
}

fn least(one: (Number, bool), other: &(Number, bool)) -> (Number, bool) {
    (one.0.min(other.0.clone()), one.1 && other.1)
}

impl Blank {
    /// Of what stands in a place, where that is not settled; `refused` is a 不适用 that is not accepted.
    pub(super) fn of(rubric: &Rubric, facts: &Facts, place: Place, refused: bool) -> Option<Self> {
        let is_settled = match place {
            Place::Fact(key) => facts.answer(key).is_settled() && !refused,
            Place::Judgment(key) => facts.judgment(key).is_settled(),
        };
        if is_settled {
            return None;
        }
        if let Some(lever) = Lever::of(rubric, facts, place) {
            let last = match place {
                Place::Fact(_) => lever.reach().1,
                // The fewest points come first, and no more is needed of them.
                Place::Judgment(_) => 1,
            };
            let listed: Vec<Change> = (1..=last).map(|step| lever.change(step)).collect();
            return Some(Self { place, ends: [listed.first().cloned(), listed.last().cloned()], listed });
        }
        Some(Self { place, listed: Vec::new(), ends: far_ends(rubric, facts, place) })
    }
}

/// Two figures far apart that a blank may turn out to be, or one that is known only by a bound.
fn far_ends(rubric: &Rubric, facts: &Facts, place: Place) -> [Option<Change>; 2] {
    let Place::Fact(key) = place else { return [None, None] };
    let FactKind::Number { bounds, whole, .. } = &rubric.fact(key).kind else { return [None, None] };
    let span = match facts.answer(key) {
        Answer::Figure(figure) => &figure.span,
        Answer::NotApplicable => return [None, None],
        _ => bounds,
    };
    let unit = counting_unit(*whole);
    let end = |end: &End, inward: i64| {
        let value = match end {
            End::None => Number::whole(-inward * FAR),
            End::Closed(value) => value.clone(),
            End::Open(value) => value + &(&Number::whole(inward) * &unit),
        };
        let value = match (*whole, inward > 0) {
            (false, _) => value,
            (true, true) => value.ceil(),
            (true, false) => value.floor(),
        };
        span.contains(&value).then(|| Change::figure(key, crate::number::Span::exactly(value)))
    };
    [end(&span.low, 1), end(&span.high, -1)]
}
