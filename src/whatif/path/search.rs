//! The search in slices: first each component, then their sums; then the same for routes that leave something alone.

use super::block::blocks;
use super::evaluator::{Evaluator, Variable};
use super::frame::Frame;
use super::plan::Plan;
use super::route::{outcome, route};
use super::total::{GradeGoal, Sum, lists, needed, targets};
use super::ways::Assignment;
use super::{Cost, LISTED, Means, MeansKind, Route, SearchOutcome};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::Rubric;
use crate::whatif::Lever;
use std::rc::Rc;

/// How far the search is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many thousandths are done.
    Working(usize),
    /// All is done.
    Done(SearchOutcome),
}

/// A search that can be done in slices, and be dropped at any time.
#[derive(Clone, Debug)]
pub struct Search {
    evaluator: Evaluator,
    plan: Plan,
    frame: Frame,
    goal: usize,
    targets: Vec<GradeGoal>,
    phase: Phase,
    /// Adding up, counted as if it were asking the engine.
    adding: usize,
    /// The cheapest of this round so far.
    best: Option<FirstStep>,
    /// No way costs less.
    least: Option<Number>,
    routes: Vec<Route>,
    /// Whether all was looked at in each round.
    is_complete: bool,
    /// What each of them touches.
    listed: Vec<Vec<usize>>,
}

/// So many sums take as long as asking the engine once.
const SUMS: usize = 8;

type FirstStep = ((Number, usize), Vec<Assignment>);

#[derive(Clone, Debug)]
enum Phase {
    /// Searching a component.
    Component(usize),
    /// Adding up for a target, of what was tried or of all.
    Sum { target: usize, all: bool, sum: Option<Sum> },
    /// Done.
    End,
}

impl Search {
    /// Begins a search. `goal` is the grade's place in the rubric's list, zero being the best.
    pub fn new(rubric: &Rc<Rubric>, facts: &Facts, means: &[Means], goal: usize) -> Self {
        let variables =
            means.iter().filter(|means| means.allowed).filter_map(|means| variable(rubric, facts, means));
        let mut evaluator = Evaluator::new(rubric, facts, variables.collect());
        let plan = Plan::of(&mut evaluator);
        let frame = Frame::of(&evaluator, &plan);
        let targets = targets(&evaluator, goal);
        let phase = if evaluator.base.grade.low <= goal { Phase::End } else { Phase::Component(0) };
        Self {
            evaluator,
            plan,
            frame,
            goal,
            targets,
            phase,
            adding: 0,
            best: None,
            least: None,
            routes: Vec::new(),
            is_complete: true,
            listed: Vec::new(),
        }
    }

    /// Gives up a component of means that belong together after the engine was asked so often for it; without this, after some
    /// thousand times.
    #[must_use]
    pub fn at_most(mut self, evaluations: usize) -> Self {
        for component in &mut self.plan.components {
            component.left = evaluations;
        }
        self
    }

    /// Searches on for about as long as it takes to ask the engine so often.
    pub fn step(&mut self, evaluations: usize) -> Progress {
        let end = self.spent().saturating_add(evaluations.max(1));
        while self.spent() < end {
            match std::mem::replace(&mut self.phase, Phase::End) {
                Phase::Component(at) => self.search(at, end - self.spent()),
                Phase::Sum { target, all, sum } => self.add_up(target, all, sum),
                Phase::End => return Progress::Done(self.outcome()),
            }
        }
        Progress::Working(self.done())
    }

    fn spent(&self) -> usize {
        self.evaluator.evaluations + self.adding
    }

    /// Thousandths done. Components of the first round take most of the time; the rest is only told apart roughly.
    fn done(&self) -> usize {
        let components = self.plan.components.len().max(1);
        let round = match self.phase {
            Phase::Component(at) => 150 * at / components,
            Phase::Sum { .. } => 150,
            Phase::End => 200,
        };
        match self.routes.len() {
            0 => round * 3,
            more => (400 + more * 130 + round / 2).min(999),
        }
    }

    fn search(&mut self, at: usize, most: usize) {
        let Some(component) = self.plan.components.get_mut(at) else {
            self.phase = Phase::Sum { target: 0, all: false, sum: None };
            return;
        };
        let is_done = component.search(&mut self.evaluator, &self.listed, most);
        self.phase = Phase::Component(at + usize::from(is_done));
    }

    fn add_up(&mut self, target: usize, all: bool, sum: Option<Sum>) {
        let Some(spec) = self.targets.get(target) else {
            // Once more with what was not looked at, to say below which cost there is surely nothing.
            let is_whole = self.plan.components.iter().all(super::component::Component::is_whole);
            if !all && !is_whole && self.routes.is_empty() && self.evaluator.rubric.letters.is_empty() {
                self.phase = Phase::Sum { target: 0, all: true, sum: None };
            } else {
                self.end_round(is_whole);
            }
            return;
        };
        self.adding += 1;
        let sum = sum.or_else(|| {
            let is_open = spec.gates.iter().any(|gate| self.plan.uncleared.contains(gate))
                || spec.must && !self.plan.unmet.is_empty();
            let lists =
                if is_open { None } else { lists(&mut self.evaluator, &self.plan, &self.frame, spec, all) };
            lists.map(|lists| Sum::new(&self.frame, lists, Some(needed(&self.evaluator, spec))))
        });
        let Some(mut sum) = sum else {
            self.phase = Phase::Sum { target: target + 1, all, sum: None };
            return;
        };
        let limit = self.best.as_ref().map(|(cost, _)| cost.clone());
        self.adding += sum.size() / SUMS;
        if !sum.step(&self.frame, limit.as_ref()) {
            self.phase = Phase::Sum { target, all, sum: Some(sum) };
            return;
        }
        let mut is_found = false;
        for (cost, setting) in sum.found(&self.frame, self.listed.len()) {
            let better = |found: &FirstStep| cost < found.0;
            if all {
                self.least = least(self.least.take(), Some(cost.0));
                is_found = true;
            } else if self.best.as_ref().is_none_or(better)
                && outcome(&mut self.evaluator, &self.plan.wholes, &setting, &Vec::new()).grade.low
                    <= self.goal
            {
                self.best = Some((cost, setting));
                is_found = true;
                break;
            }
        }
        self.phase = if !is_found && sum.widen(limit.as_ref()) {
            Phase::Sum { target, all, sum: Some(sum) }
        } else {
            Phase::Sum { target: target + 1, all, sum: None }
        };
    }

    /// Lists what the round has found, and begins the next.
    fn end_round(&mut self, is_whole: bool) {
        if !is_whole && self.routes.is_empty() && !self.evaluator.rubric.letters.is_empty() {
            // What letters a box holds is not known, only what it costs at least.
            for component in &self.plan.components {
                self.least = least(self.least.take(), component.cheapest_open());
            }
        }
        self.is_complete &= is_whole;
        let Some((cost, setting)) = self.best.take() else { return };
        if self.routes.is_empty() {
            self.least = least(self.least.take(), Some(cost.0));
        }
        self.listed.push(setting.iter().map(|(variable, ..)| *variable).collect());
        self.routes.push(route(&mut self.evaluator, &self.plan, &setting, self.goal));
        if self.routes.len() < LISTED {
            for component in &mut self.plan.components {
                component.reconsider(&self.listed);
            }
            self.phase = Phase::Component(0);
        }
    }

    fn outcome(&mut self) -> SearchOutcome {
        let already = self.evaluator.base.grade.low <= self.goal;
        let is_blocked = !already && self.routes.is_empty() && self.least.is_none();
        let blocked = if is_blocked {
            blocks(&mut self.evaluator, &self.plan, &self.frame, &self.targets, self.goal)
        } else {
            Vec::new()
        };
        SearchOutcome {
            routes: self.routes.clone(),
            least_possible: if already { Some(Number::zero()) } else { self.least.clone() },
            blocked,
            already,
            is_complete: self.is_complete,
            evaluations: self.evaluator.evaluations,
        }
    }
}

/// The lesser of two, where there are two.
fn least(one: Option<Number>, other: Option<Number>) -> Option<Number> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// One of the means as a row of steps; `None` where there is nothing to move.
fn variable(rubric: &Rubric, facts: &Facts, means: &Means) -> Option<Variable> {
    let zero = |number: &Number| number.clone().max(Number::zero());
    let cost = match &means.cost {
        Cost::Effort(cost) => Cost::Effort(zero(cost)),
        Cost::PerUnit(cost) => Cost::PerUnit(zero(cost)),
    };
    let (lever, reach) = match means.what {
        MeansKind::Place(place) => {
            let lever = Lever::of(rubric, facts, place)?.within(&means.limits);
            let reach = lever.reach();
            (Some(lever), reach)
        }
        MeansKind::Indicator(_) | MeansKind::Gate(_) => (None, (0, 1)),
    };
    (reach != (0, 0)).then_some(Variable { what: means.what, lever, cost, reach })
}
