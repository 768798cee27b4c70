//! One component of means, searched to its end: every choice that nothing cheaper or as cheap is as good as.
//!
//! A box says of each of the means between which steps it stands. What the engine says of a box bounds all in it, so a box
//! is left out where something tried already dominates its bound and costs no more than the cheapest in it. Boxes are taken
//! cheapest first; each of the means is first split into what is left alone and what is changed downwards or upwards, then
//! halved. What was left out is kept, for when other routes are sought than those already listed.

use super::evaluator::{Evaluator, Question, Subject};
use super::ways::{Assignment, Objectives, Way, kept};
use crate::number::{Number, Range};
use crate::order;
use crate::rubric::{IndicatorKey, Rubric};
use std::cmp::Ordering;

/// The most evaluations by the engine that one component may take.
const MOST: usize = 6_000;

/// What a gain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GainKind {
    /// Points of whole indicators of a domain.
    Domain(usize),
    /// Points of some parts of an indicator, as they are before they are rounded and limited.
    Own(IndicatorKey),
    /// The same of parts that come on top.
    Bonus(IndicatorKey),
    /// Whether a 必达指标, or a part of it, is met.
    Met(IndicatorKey),
    /// Whether a gate does not fire.
    Gate(usize),
    /// How many indicators surely have a letter.
    Surely(usize),
    /// How many may have it.
    Maybe(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Component {
    pub(super) variables: Vec<usize>,
    pieces: Vec<Question>,
    /// What its gains are.
    pub(super) slots: Vec<GainKind>,
    /// How many of the gains, counted from the last, are neither better higher nor lower: counts of letters.
    pub(super) exact: usize,
    /// Boxes to look at, the cheapest last.
    open: Vec<Node>,
    /// Boxes that were left out, since something tried is as good. Another round may need them.
    pruned: Vec<Node>,
    /// Everything tried.
    tried: Vec<Way>,
    /// What of it is worth keeping.
    best: Vec<usize>,
    /// The steps of everything tried, in order.
    seen: Vec<Vec<i64>>,
    /// How many evaluations are left of [`MOST`].
    pub(super) left: usize,
    is_begun: bool,
}

/// A box of steps, with what it costs at least and brings at most.
#[derive(Clone, Debug)]
struct Node {
    /// From one step to another, for each of the component's means.
    stretches: Vec<(i64, i64)>,
    /// What each piece brings at most.
    values: Vec<Value>,
    bound: Objectives,
}

/// Points, and whether a line is met or a gate is cleared.
type Value = (Number, bool);

impl Component {
    pub(super) fn new(variables: Vec<usize>) -> Self {
        Self {
            variables,
            pieces: Vec::new(),
            slots: Vec::new(),
            exact: 0,
            open: Vec::new(),
            pruned: Vec::new(),
            tried: Vec::new(),
            best: Vec::new(),
            seen: Vec::new(),
            left: MOST,
            is_begun: false,
        }
    }

    /// Takes in a piece that rests on its means.
    pub(super) fn take(&mut self, rubric: &Rubric, evaluator: &Evaluator, mut piece: Question) {
        let (points, flag) = match piece.of {
            Subject::Indicator(key) => {
                let indicator = rubric.indicator(key);
                let counts = !evaluator.base.indicator(key).set_aside;
                (
                    counts.then_some(GainKind::Domain(indicator.domain)),
                    indicator.must.then_some(GainKind::Met(key)),
                )
            }
            Subject::Part(key, part) => {
                let (is_bonus, must) = (rubric.indicator(key).parts[part].bonus, rubric.indicator(key).must);
                let points = if is_bonus { GainKind::Bonus(key) } else { GainKind::Own(key) };
                (Some(points), (must && !is_bonus).then_some(GainKind::Met(key)))
            }
            Subject::Gate(gate) => (None, Some(GainKind::Gate(gate))),
        };
        piece.points = points.map(|slot| {
            self.slots.iter().position(|other| *other == slot).unwrap_or_else(|| {
                self.slots.push(slot);
                self.slots.len() - 1
            })
        });
        piece.flag = flag.map(|slot| {
            self.slots.push(slot);
            self.slots.len() - 1
        });
        self.pieces.push(piece);
    }

    /// Makes room for letters, where the rubric counts them.
    pub(super) fn count_letters(&mut self, rubric: &Rubric) {
        let letters = rubric.letters.len();
        self.slots.extend((0..letters).map(GainKind::Surely));
        self.slots.extend((0..letters).map(GainKind::Maybe));
        self.exact = 2 * letters;
    }

    /// Takes back the boxes that were left out: a route other than those already listed is sought, for which they may matter.
    pub(super) fn reconsider(&mut self, listed: &[Vec<usize>]) {
        self.open.append(&mut self.pruned);
        for way in &mut self.tried {
            let is_kept = |variable: usize| !way.setting.iter().any(|(other, ..)| *other == variable);
            way.objectives.misses = misses(&self.variables, listed, &is_kept);
        }
        for node in &mut self.open {
            let stretches = &node.stretches;
            let is_kept = |variable: usize| {
                let at = self.variables.iter().position(|other| *other == variable);
                at.is_some_and(|at| stretches[at].0 <= 0 && 0 <= stretches[at].1)
            };
            node.bound.misses = misses(&self.variables, listed, &is_kept);
        }
        self.sort();
    }

    /// Searches on until it is done, or has asked the engine so often; says whether it is done.
    pub(super) fn search(&mut self, evaluator: &mut Evaluator, listed: &[Vec<usize>], most: usize) -> bool {
        let end = evaluator.evaluations.saturating_add(most);
        if !self.is_begun {
            self.is_begun = true;
            let stretches: Vec<(i64, i64)> = self
                .variables
                .iter()
                .map(|variable| {
                    (-evaluator.variables[*variable].reach.0, evaluator.variables[*variable].reach.1)
                })
                .collect();
            let nothing = vec![(0, 0); self.variables.len()];
            self.meet(evaluator, listed, nothing, None);
            self.meet(evaluator, listed, stretches, None);
        }
        while let Some(node) = self.open.pop() {
            if self.is_prunable(&node.bound) {
                self.pruned.push(node);
                continue;
            }
            if self.left == 0 || evaluator.evaluations >= end {
                self.open.push(node);
                return self.left == 0;
            }
            let before = evaluator.evaluations;
            let (at, parts) = split(&node.stretches);
            for stretches in parts {
                self.meet(evaluator, listed, stretches, Some((&node.values, self.variables[at])));
            }
            self.left = self.left.saturating_sub((evaluator.evaluations - before).max(1));
        }
        true
    }

    /// What is worth keeping; with `all` also what was not looked at, as the best it could be.
    pub(super) fn ways(&self, all: bool) -> Vec<Way> {
        let mut ways: Vec<Way> = self.best.iter().map(|at| self.tried[*at].clone()).collect();
        if all {
            let open = self.open.iter().filter(|node| !self.is_prunable(&node.bound));
            ways.extend(open.map(|node| Way {
                objectives: node.bound.clone(),
                setting: self.setting(&node.stretches),
                is_real: false,
            }));
        }
        ways
    }

    /// What the cheapest costs at least that was not looked at.
    pub(super) fn cheapest_open(&self) -> Option<Number> {
        let open = self.open.iter().filter(|node| !self.is_prunable(&node.bound));
        open.map(|node| node.bound.cost.0.clone()).min()
    }

    /// Whether all of it was looked at.
    pub(super) fn is_whole(&self) -> bool {
        self.open.iter().all(|node| self.is_prunable(&node.bound))
    }

    /// Tries a box: what it bounds, or, if it is a single point, what comes of it. Of a part of another box, only what
    /// rests on the one of the means that was split is asked for anew.
    fn meet(
        &mut self,
        evaluator: &mut Evaluator,
        listed: &[Vec<usize>],
        stretches: Vec<(i64, i64)>,
        whole: Option<(&[Value], usize)>,
    ) {
        let is_point = stretches.iter().all(|(low, high)| low == high);
        if is_point {
            let steps: Vec<i64> = stretches.iter().map(|(step, _)| *step).collect();
            let Err(at) = self.seen.binary_search(&steps) else { return };
            self.seen.insert(at, steps);
        }
        let setting = self.setting(&stretches);
        let is_kept = |variable: usize| {
            let at = self.variables.iter().position(|other| *other == variable);
            at.is_some_and(|at| stretches[at].0 <= 0 && 0 <= stretches[at].1)
        };
        let costs = stretches
            .iter()
            .zip(&self.variables)
            .map(|((low, high), variable)| evaluator.cost(*variable, *low, *high));
        let cost: Number = costs.collect::<Vec<_>>().iter().sum();
        let changed = stretches.iter().filter(|(low, high)| *low > 0 || *high < 0).count();
        let misses = misses(&self.variables, listed, &is_kept);
        let (gains, values) = self.gains(evaluator, &setting, whole);
        let bound = Objectives { cost: (cost, changed), gains, misses };
        if is_point {
            self.keep(Way { objectives: bound, setting, is_real: true });
            return;
        }
        if self.is_prunable(&bound) {
            self.pruned.push(Node { stretches, values, bound });
            return;
        }
        let is_changed = |(low, high): &(i64, i64)| *low > 0 || *high < 0 || (*low, *high) == (0, 0);
        if stretches.iter().all(is_changed) {
            // Where points only rise, the far corner is as good as the whole box.
            let per_unit =
                |at: usize| matches!(evaluator.variables[self.variables[at]].cost, super::Cost::PerUnit(_));
            let corner = |near: &dyn Fn(usize) -> bool| -> Vec<(i64, i64)> {
                let end = |(at, (low, high)): (usize, &(i64, i64))| {
                    let step = if (*low > 0) == near(at) { *low } else { *high };
                    (step, step)
                };
                stretches.iter().enumerate().map(end).collect()
            };
            let (far, near) = (corner(&|_| false), corner(&per_unit));
            if far != near {
                self.meet(evaluator, listed, near, None);
            }
            self.meet(evaluator, listed, far, None);
        }
        let node = Node { stretches, values, bound };
        if self.is_prunable(&node.bound) {
            self.pruned.push(node);
        } else {
            let at = self.open.partition_point(|other| other.order(&node) != Ordering::Less);
            self.open.insert(at, node);
        }
    }

    fn gains(
        &self,
        evaluator: &mut Evaluator,
        setting: &[Assignment],
        whole: Option<(&[Value], usize)>,
    ) -> (Vec<Number>, Vec<Value>) {
        let mut gains = vec![Number::zero(); self.slots.len()];
        let mut values = Vec::new();
        let undo = evaluator.set(setting);
        for (at, piece) in self.pieces.iter().enumerate() {
            let known = whole
                .filter(|(_, variable)| !piece.variables.contains(variable))
                .map(|(values, _)| values[at].clone());
            let (points, flag) = known.unwrap_or_else(|| evaluator.value(piece));
            values.push((points.clone(), flag));
            for (slot, gain) in
                [(piece.points, points.clone()), (piece.flag, Number::count(usize::from(flag)))]
            {
                if let Some(slot) = slot {
                    gains[slot] = &gains[slot] + &gain;
                }
            }
            if self.exact > 0 && matches!(piece.of, Subject::Indicator(_)) {
                let range = if evaluator.is_assumed(piece) {
                    Range::exactly(points)
                } else {
                    evaluator.ask(piece.of).0
                };
                let letters = &evaluator.rubric.letters;
                let free = self.slots.len() - self.exact;
                for (at, (_, letter)) in letters.iter().enumerate() {
                    let counts = [
                        (free + at, range.low == *letter && range.high == *letter),
                        (free + letters.len() + at, range.low <= *letter && *letter <= range.high),
                    ];
                    for (slot, counts) in counts {
                        gains[slot] = &gains[slot] + &Number::count(usize::from(counts));
                    }
                }
            }
        }
        evaluator.unset(setting, undo);
        (gains, values)
    }

    /// Keeps what was tried: when other routes are sought, it may be wanted though something else is as good now.
    fn keep(&mut self, way: Way) {
        if !self.is_dominated(&way.objectives) {
            let (tried, exact) = (&self.tried, self.exact);
            self.best.retain(|at| !way.objectives.dominates(&tried[*at].objectives, exact));
            self.best.push(self.tried.len());
        }
        self.tried.push(way);
    }

    /// Whether something tried is as good and costs no more.
    fn is_dominated(&self, objectives: &Objectives) -> bool {
        self.best.iter().any(|at| self.tried[*at].objectives.dominates(objectives, self.exact))
    }

    /// Whether a box need not be looked at. Letters have no better direction, so there every box is.
    fn is_prunable(&self, bound: &Objectives) -> bool {
        self.exact == 0 && self.is_dominated(bound)
    }

    fn setting(&self, stretches: &[(i64, i64)]) -> Vec<Assignment> {
        let all =
            self.variables.iter().zip(stretches).map(|(variable, (low, high))| (*variable, *low, *high));
        all.filter(|(_, low, high)| (*low, *high) != (0, 0)).collect()
    }

    /// The boxes in their order, and what of everything tried is worth keeping.
    fn sort(&mut self) {
        self.best = kept(&self.tried.iter().map(|way| &way.objectives).collect::<Vec<_>>(), self.exact);
        let order = |one: usize, other: usize| self.open[other].order(&self.open[one]);
        let order = order::places(self.open.len(), &order);
        let mut open: Vec<Option<Node>> = std::mem::take(&mut self.open).into_iter().map(Some).collect();
        self.open = order.into_iter().filter_map(|at| open[at].take()).collect();
    }
}

impl Node {
    /// The cheaper comes first, of those as cheap the better.
    fn order(&self, other: &Self) -> Ordering {
        let (own, its) = (&self.bound, &other.bound);
        own.cost.cmp(&its.cost).then_with(|| its.gains.cmp(&own.gains))
    }
}

/// A box as smaller ones: apart by whether one of the means is left alone, else halved where it is widest.
fn split(stretches: &[(i64, i64)]) -> (usize, Vec<Vec<(i64, i64)>>) {
    /// Values that matter lie nearer than figures can go.
    const WIDE: i64 = 10_000;
    const SHARE: i64 = 64;
    let holds_zero = |(low, high): &(i64, i64)| *low <= 0 && 0 <= *high && low < high;
    let at = stretches.iter().position(holds_zero).or_else(|| {
        let width = |at: &usize| stretches[*at].1 - stretches[*at].0;
        (0..stretches.len()).max_by_key(width)
    });
    let Some(at) = at else { return (0, Vec::new()) };
    let (low, high) = stretches[at];
    let pieces = if holds_zero(&(low, high)) {
        vec![(0, 0), (1, high), (low, -1)]
    } else {
        let part = (high - low) / if high - low > WIDE { SHARE } else { 2 };
        let middle = if low > 0 { low + part } else { high - part - 1 };
        vec![(low, middle), (middle + 1, high)]
    };
    let with = |piece: &(i64, i64)| {
        let mut stretches = stretches.to_vec();
        stretches[at] = *piece;
        stretches
    };
    (at, pieces.iter().filter(|(low, high)| low <= high).map(with).collect())
}

/// One bit for each listed route: set where this choice leaves alone something that the route changes.
fn misses(variables: &[usize], listed: &[Vec<usize>], is_kept: &dyn Fn(usize) -> bool) -> u8 {
    let of = |(at, touched): (usize, &Vec<usize>)| {
        let is_missed = touched.iter().any(|variable| variables.contains(variable) && is_kept(*variable));
        u8::from(is_missed) << at
    };
    listed.iter().enumerate().map(of).sum()
}
