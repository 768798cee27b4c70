//! From the components to the total: how points come together, and the cheapest sum of ways that reaches an edge.

use super::component::GainKind;
use super::evaluator::{Evaluator, Subject};
use super::frame::{Frame, SPECIAL};
use super::plan::Plan;
use super::slope::Slopes;
use super::ways::{Assignment, Layers, Objectives, Way, thin};
use crate::number::Number;
use crate::rubric::Effect;

/// A grade by points that the goal can be reached through, with what else it asks.
#[derive(Clone, Debug)]
pub(super) struct GradeGoal {
    /// The grade by points; the goal, or better where a gate may lower it.
    pub(super) position: usize,
    /// Gates that must not fire.
    pub(super) gates: Vec<usize>,
    /// Whether all 必达指标 have to be met.
    pub(super) must: bool,
}

/// The ways to try for a goal, the easiest first.
pub(super) fn targets(evaluator: &Evaluator, goal: usize) -> Vec<GradeGoal> {
    let rubric = &evaluator.rubric;
    let mut targets: Vec<GradeGoal> = Vec::new();
    for position in (0..=goal).rev() {
        let Some(grade) = rubric.grades.get(position) else { continue };
        let hinders = |effect: Effect| match effect {
            Effect::BestGrade(best) => best > goal,
            Effect::LowerBy(by) => position + by > goal,
        };
        let gates = rubric.gates.iter().enumerate().filter(|(_, gate)| hinders(gate.effect));
        let target = GradeGoal { position, gates: gates.map(|(at, _)| at).collect(), must: grade.must };
        // What a worse grade by points allows, too, need not be tried.
        let is_harder = |other: &GradeGoal| {
            let easier = &rubric.grades[other.position];
            easier.letters.is_empty()
                && easier.from <= grade.from
                && (target.must || !other.must)
                && other.gates.iter().all(|gate| target.gates.contains(gate))
        };
        if !targets.iter().any(is_harder) {
            targets.push(target);
        }
    }
    targets
}

/// The points a target needs, as the total counts them.
pub(super) fn needed(evaluator: &Evaluator, target: &GradeGoal) -> Number {
    let edge = &evaluator.rubric.grades[target.position].from;
    let scale = evaluator.base.full.divide(&evaluator.rubric.full_points).filter(|scale| !scale.is_zero());
    edge * &scale.unwrap_or_else(Number::one)
}

/// The ways of each group of components that serve a target, as parts of a total; with `all` also what was not looked at.
/// `None` where a group has none.
pub(super) fn lists(
    evaluator: &mut Evaluator,
    plan: &Plan,
    frame: &Frame,
    target: &GradeGoal,
    all: bool,
) -> Option<Vec<Vec<Way>>> {
    let mut lists = Vec::new();
    for group in &plan.groups {
        let ways = group_ways(evaluator, plan, frame, group, target, all);
        if ways.is_empty() {
            return None;
        }
        lists.push(ways);
    }
    Some(lists)
}

fn group_ways(
    evaluator: &mut Evaluator,
    plan: &Plan,
    frame: &Frame,
    group: &[usize],
    target: &GradeGoal,
    all: bool,
) -> Vec<Way> {
    let exact = 2 * frame.letters;
    let width = frame.start.len();
    // Points of parts of indicators stand before all else, while they are not yet together.
    let mut split: Vec<GainKind> = Vec::new();
    let mut lists: Vec<Vec<Way>> = Vec::new();
    for component in group.iter().map(|at| &plan.components[*at]) {
        for slot in &component.slots {
            if matches!(slot, GainKind::Own(_) | GainKind::Bonus(_)) && !split.contains(slot) {
                split.push(*slot);
            }
        }
    }
    for component in group.iter().map(|at| &plan.components[*at]) {
        let serves = |way: &Way| {
            component.slots.iter().zip(&way.objectives.gains).all(|(slot, gain)| match slot {
                GainKind::Met(_) => !target.must || !gain.is_zero(),
                GainKind::Gate(gate) => !target.gates.contains(gate) || !gain.is_zero(),
                GainKind::Domain(_)
                | GainKind::Own(_)
                | GainKind::Bonus(_)
                | GainKind::Surely(_)
                | GainKind::Maybe(_) => true,
            })
        };
        let placed = |mut way: Way| {
            let mut gains = vec![Number::zero(); split.len() + width];
            for (slot, gain) in component.slots.iter().zip(&way.objectives.gains) {
                let own = split.iter().position(|other| other == slot);
                let place = own.or_else(|| frame.place(*slot).map(|at| split.len() + at));
                if let Some(place) = place {
                    gains[place] = &gains[place] + gain;
                }
            }
            way.objectives.gains = gains;
            way
        };
        let ways = component.ways(all).into_iter().filter(serves).map(placed).collect();
        lists.push(thin(ways, exact));
    }
    let mut layers = Layers::new(Objectives::nothing(vec![Number::zero(); split.len() + width]));
    lists.iter().for_each(|list| layers.add(list, exact, &mut |_| true));
    let mut ways = Vec::new();
    for (at, state) in layers.last().iter().enumerate() {
        let (setting, is_real) = layers.setting(&lists, at);
        let mut objectives = state.objectives.clone();
        objectives.gains.drain(..split.len());
        ways.push(Way { objectives, setting, is_real });
    }
    if !split.is_empty() {
        ways.iter_mut().for_each(|way| put_together(evaluator, plan, frame, &split, way));
    }
    thin(ways, exact)
}

/// Adds the points of indicators whose parts were looked at apart, as the engine puts them together.
fn put_together(evaluator: &mut Evaluator, plan: &Plan, frame: &Frame, split: &[GainKind], way: &mut Way) {
    let undo = evaluator.set(&way.setting);
    for piece in &plan.wholes {
        let Subject::Indicator(key) = piece.of else { continue };
        let is_split = split.iter().any(|slot| *slot == GainKind::Own(key) || *slot == GainKind::Bonus(key));
        if is_split && !evaluator.base.indicator(key).set_aside {
            let points = evaluator.value(piece).0;
            let slot = GainKind::Domain(evaluator.rubric.indicator(key).domain);
            if let Some(place) = frame.place(slot) {
                way.objectives.gains[place] = &way.objectives.gains[place] + &points;
            }
        }
    }
    evaluator.unset(&way.setting, undo);
}

/// Adding up the lists, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    lists: Vec<Vec<Way>>,
    start: Objectives,
    layers: Layers,
    at: usize,
    /// For each special domain the list after which it is complete.
    last: Vec<Option<usize>>,
    /// What the total has to be.
    need: Option<Number>,
    slopes: Slopes,
    /// Sums that surely become dearer are not kept.
    ceiling: Number,
    /// By how much it is raised.
    raise: Number,
}

impl Sum {
    pub(super) fn new(frame: &Frame, lists: Vec<Vec<Way>>, need: Option<Number>) -> Self {
        let touches =
            |list: &Vec<Way>, at: usize| list.iter().any(|way| !way.objectives.gains[SPECIAL + at].is_zero());
        let last: Vec<Option<usize>> =
            (0..frame.special.len()).map(|at| lists.iter().rposition(|list| touches(list, at))).collect();
        let mut start = frame.start.clone();
        for (at, _) in last.iter().enumerate().filter(|(_, last)| last.is_none()) {
            frame.fold(&mut start, at);
        }
        let slopes = Slopes::of(frame, &lists);
        let start = Objectives::nothing(start);
        let layers = Layers::new(start.clone());
        // Rounding the bound up to whole ways costs one step at most, as long as nothing but points is asked for.
        let raise = slopes.widest.clone();
        let mut sum =
            Self { lists, start, layers, at: 0, last, need, slopes, ceiling: Number::zero(), raise };
        sum.ceiling = match sum.bound(frame, 0, &sum.start) {
            Some(least) => &least + &sum.raise,
            None => sum.slopes.dearest.clone(),
        };
        sum
    }

    /// What a sum of the lists before `at` surely costs in the end; `None` where it cannot reach what is needed.
    fn bound(&self, frame: &Frame, at: usize, objectives: &Objectives) -> Option<Number> {
        let Some(need) = &self.need else { return Some(objectives.cost.0.clone()) };
        let missing = &(need - &frame.slack) - &frame.estimate(&objectives.gains);
        self.slopes.least(at, &missing).map(|least| &least + &objectives.cost.0)
    }

    /// How many sums the next list makes.
    pub(super) fn size(&self) -> usize {
        self.layers.last().len() * self.lists.get(self.at).map_or(0, Vec::len)
    }

    /// Adds the next list; says whether all are added. No sum as dear as `limit` is kept.
    pub(super) fn step(&mut self, frame: &Frame, limit: Option<&(Number, usize)>) -> bool {
        let at = self.at;
        let Some(list) = self.lists.get(at) else { return true };
        let mut layers = std::mem::replace(&mut self.layers, Layers::new(self.start.clone()));
        layers.add(list, 2 * frame.letters, &mut |objectives| {
            for (special, _) in self.last.iter().enumerate().filter(|(_, last)| **last == Some(at)) {
                frame.fold(&mut objectives.gains, special);
            }
            limit.is_none_or(|limit| objectives.cost < *limit)
                && self.bound(frame, at + 1, objectives).is_some_and(|least| least <= self.ceiling)
        });
        self.layers = layers;
        self.at += 1;
        self.at == self.lists.len()
    }

    /// Begins anew with dearer sums; says no where there are none, or none cheaper than `limit`.
    pub(super) fn widen(&mut self, limit: Option<&(Number, usize)>) -> bool {
        let is_all =
            self.ceiling >= self.slopes.dearest || limit.is_some_and(|limit| self.ceiling >= limit.0);
        self.raise = (&self.raise * &Number::whole(4)).max(Number::one());
        self.ceiling = &self.ceiling + &self.raise;
        self.at = 0;
        self.layers = Layers::new(self.start.clone());
        !is_all
    }

    /// All sums that reach what is needed, the cheapest first, those left out that only add to `listed` routes.
    pub(super) fn found(&self, frame: &Frame, listed: usize) -> Vec<((Number, usize), Vec<Assignment>)> {
        let states = self.layers.last().iter().enumerate();
        let reaches = |gains: &[Number]| self.need.as_ref().is_none_or(|need| frame.total(gains) >= *need);
        let all = (1_u16 << listed) - 1;
        let states = states.filter(|(_, state)| {
            u16::from(state.objectives.misses) == all && reaches(&state.objectives.gains)
        });
        states
            .map(|(at, state)| (state.objectives.cost.clone(), self.layers.setting(&self.lists, at).0))
            .collect()
    }

    /// The most points of all sums.
    pub(super) fn most(&self, frame: &Frame) -> Option<Number> {
        self.layers.last().iter().map(|state| frame.total(&state.objectives.gains)).max()
    }
}
