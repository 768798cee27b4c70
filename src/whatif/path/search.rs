//! The search in slices: first each knot, then their sums; then the same for routes that leave something alone.

use super::block::blocks;
use super::desk::{Desk, Dim};
use super::frame::Frame;
use super::plan::Plan;
use super::route::{outcome, route};
use super::total::{GradeGoal, Sum, lists, needed, targets};
use super::ways::Stand;
use super::{Cost, LISTED, Mean, Route, SearchOutcome, What};
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
    desk: Desk,
    plan: Plan,
    frame: Frame,
    goal: usize,
    targets: Vec<GradeGoal>,
    stage: Stage,
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

type FirstStep = ((Number, usize), Vec<Stand>);

#[derive(Clone, Debug)]
enum Stage {
    /// Searching a knot.
    Knot(usize),
    /// Adding up for a target, of what was tried or of all.
    Sum { target: usize, all: bool, sum: Option<Sum> },
    /// Done.
    End,
}

impl Search {
    /// Begins a search. `goal` is the grade's place in the rubric's list, nought being the best.
    pub fn new(rubric: &Rc<Rubric>, facts: &Facts, means: &[Mean], goal: usize) -> Self {
        let dims = means.iter().filter(|mean| mean.allowed).filter_map(|mean| dim(rubric, facts, mean));
        let mut desk = Desk::new(rubric, facts, dims.collect());
        let plan = Plan::of(&mut desk);
        let frame = Frame::of(&desk, &plan);
        let targets = targets(&desk, goal);
        let stage = if desk.base.grade.low <= goal { Stage::End } else { Stage::Knot(0) };
        Self {
            desk,
            plan,
            frame,
            goal,
            targets,
            stage,
            adding: 0,
            best: None,
            least: None,
            routes: Vec::new(),
            is_complete: true,
            listed: Vec::new(),
        }
    }

    /// Gives up a knot of means that belong together after the engine was asked so often for it; without this, after some
    /// thousand times.
    #[must_use]
    pub fn at_most(mut self, evaluations: usize) -> Self {
        for knot in &mut self.plan.knots {
            knot.left = evaluations;
        }
        self
    }

    /// Searches on for about as long as it takes to ask the engine so often.
    pub fn step(&mut self, evaluations: usize) -> Progress {
        let end = self.spent().saturating_add(evaluations.max(1));
        while self.spent() < end {
            match std::mem::replace(&mut self.stage, Stage::End) {
                Stage::Knot(at) => self.search(at, end - self.spent()),
                Stage::Sum { target, all, sum } => self.add_up(target, all, sum),
                Stage::End => return Progress::Done(self.outcome()),
            }
        }
        Progress::Working(self.done())
    }

    fn spent(&self) -> usize {
        self.desk.evaluations + self.adding
    }

    /// Thousandths done. Knots of the first round take most of the time; the rest is only told apart roughly.
    fn done(&self) -> usize {
        let knots = self.plan.knots.len().max(1);
        let round = match self.stage {
            Stage::Knot(at) => 150 * at / knots,
            Stage::Sum { .. } => 150,
            Stage::End => 200,
        };
        match self.routes.len() {
            0 => round * 3,
            more => (400 + more * 130 + round / 2).min(999),
        }
    }

    fn search(&mut self, at: usize, most: usize) {
        let Some(knot) = self.plan.knots.get_mut(at) else {
            self.stage = Stage::Sum { target: 0, all: false, sum: None };
            return;
        };
        let is_done = knot.search(&mut self.desk, &self.listed, most);
        self.stage = Stage::Knot(at + usize::from(is_done));
    }

    fn add_up(&mut self, target: usize, all: bool, sum: Option<Sum>) {
        let Some(spec) = self.targets.get(target) else {
            // Once more with what was not looked at, to say below which cost there is surely nothing.
            let is_whole = self.plan.knots.iter().all(super::knot::Knot::is_whole);
            if !all && !is_whole && self.routes.is_empty() && self.desk.rubric.letters.is_empty() {
                self.stage = Stage::Sum { target: 0, all: true, sum: None };
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
                if is_open { None } else { lists(&mut self.desk, &self.plan, &self.frame, spec, all) };
            lists.map(|lists| Sum::new(&self.frame, lists, Some(needed(&self.desk, spec))))
        });
        let Some(mut sum) = sum else {
            self.stage = Stage::Sum { target: target + 1, all, sum: None };
            return;
        };
        let limit = self.best.as_ref().map(|(cost, _)| cost.clone());
        self.adding += sum.size() / SUMS;
        if !sum.step(&self.frame, limit.as_ref()) {
            self.stage = Stage::Sum { target, all, sum: Some(sum) };
            return;
        }
        let mut is_found = false;
        for (cost, setting) in sum.found(&self.frame, self.listed.len()) {
            let better = |found: &FirstStep| cost < found.0;
            if all {
                self.least = least(self.least.take(), Some(cost.0));
                is_found = true;
            } else if self.best.as_ref().is_none_or(better)
                && outcome(&mut self.desk, &self.plan.wholes, &setting, &Vec::new()).grade.low <= self.goal
            {
                self.best = Some((cost, setting));
                is_found = true;
                break;
            }
        }
        self.stage = if !is_found && sum.widen(limit.as_ref()) {
            Stage::Sum { target, all, sum: Some(sum) }
        } else {
            Stage::Sum { target: target + 1, all, sum: None }
        };
    }

    /// Lists what the round has found, and begins the next.
    fn end_round(&mut self, is_whole: bool) {
        if !is_whole && self.routes.is_empty() && !self.desk.rubric.letters.is_empty() {
            // What letters a box holds is not known, only what it costs at least.
            for knot in &self.plan.knots {
                self.least = least(self.least.take(), knot.cheapest_open());
            }
        }
        self.is_complete &= is_whole;
        let Some((cost, setting)) = self.best.take() else { return };
        if self.routes.is_empty() {
            self.least = least(self.least.take(), Some(cost.0));
        }
        self.listed.push(setting.iter().map(|(dim, ..)| *dim).collect());
        self.routes.push(route(&mut self.desk, &self.plan, &setting, self.goal));
        if self.routes.len() < LISTED {
            for knot in &mut self.plan.knots {
                knot.wake(&self.listed);
            }
            self.stage = Stage::Knot(0);
        }
    }

    fn outcome(&mut self) -> SearchOutcome {
        let already = self.desk.base.grade.low <= self.goal;
        let is_blocked = !already && self.routes.is_empty() && self.least.is_none();
        let blocked = if is_blocked {
            blocks(&mut self.desk, &self.plan, &self.frame, &self.targets, self.goal)
        } else {
            Vec::new()
        };
        SearchOutcome {
            routes: self.routes.clone(),
            least_possible: if already { Some(Number::zero()) } else { self.least.clone() },
            blocked,
            already,
            is_complete: self.is_complete,
            evaluations: self.desk.evaluations,
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
fn dim(rubric: &Rubric, facts: &Facts, mean: &Mean) -> Option<Dim> {
    let nought = |number: &Number| number.clone().max(Number::zero());
    let cost = match &mean.cost {
        Cost::Effort(cost) => Cost::Effort(nought(cost)),
        Cost::PerUnit(cost) => Cost::PerUnit(nought(cost)),
    };
    let (lever, reach) = match mean.what {
        What::Place(place) => {
            let lever = Lever::of(rubric, facts, place)?.within(&mean.limits);
            let reach = lever.reach();
            (Some(lever), reach)
        }
        What::Indicator(_) | What::Gate(_) => (None, (0, 1)),
    };
    (reach != (0, 0)).then_some(Dim { what: mean.what, lever, cost, reach })
}
