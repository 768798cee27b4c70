//! What a choice of means brings and costs, and which of many choices are not dominated by another (Pareto).

use crate::number::Number;
use crate::order;
use std::cmp::Ordering;

/// The objectives that choices are compared by: what one costs and what it brings.
#[derive(Clone, Debug)]
pub(super) struct Objectives {
    /// The cost, and how many things are changed for it.
    pub(super) cost: (Number, usize),
    /// What it brings, more being better; the last `exact` of them are better in no direction.
    pub(super) gains: Vec<Number>,
    /// One bit for each route that is already listed: set where this choice leaves alone something that the route changes, so
    /// that it is not just that route with more added.
    pub(super) misses: u8,
}

/// A variable of the search, with the steps it lies between; a single step twice where it is settled.
pub(super) type Assignment = (usize, i64, i64);

/// One choice within a component of means, or in several of them.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) objectives: Objectives,
    /// What is changed.
    pub(super) setting: Vec<Assignment>,
    /// Whether it was tried; else it is only known that nothing in it is better.
    pub(super) is_real: bool,
}

/// A sum of ways, one of each list so far.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) objectives: Objectives,
    /// Its place in the layer before, and the way that was added to it.
    from: usize,
    way: usize,
}

impl Objectives {
    /// Nothing done.
    pub(super) fn nothing(gains: Vec<Number>) -> Self {
        Self { cost: (Number::zero(), 0), gains, misses: 0 }
    }

    /// Whether it is as good in every objective (Pareto dominance). The last `exact` gains must be the same.
    pub(super) fn dominates(&self, other: &Self, exact: usize) -> bool {
        let free = self.gains.len() - exact;
        self.cost <= other.cost
            && self.misses & other.misses == other.misses
            && self.gains[free..] == other.gains[free..]
            && self.gains[..free].iter().zip(&other.gains).all(|(own, other)| own >= other)
    }

    fn plus(&self, other: &Self) -> Self {
        let gains = self.gains.iter().zip(&other.gains);
        let sum = |(one, other): (&Number, &Number)| if other.is_zero() { one.clone() } else { one + other };
        Self {
            cost: (&self.cost.0 + &other.cost.0, self.cost.1 + other.cost.1),
            gains: gains.map(sum).collect(),
            misses: self.misses | other.misses,
        }
    }

    /// What dominates another comes before it.
    fn order(&self, other: &Self) -> Ordering {
        let cost = self.cost.cmp(&other.cost);
        cost.then_with(|| other.gains.cmp(&self.gains)).then_with(|| other.misses.cmp(&self.misses))
    }
}

/// Which are worth keeping: no other is as good in every respect. The cheapest come first.
pub(super) fn kept(all: &[&Objectives], exact: usize) -> Vec<usize> {
    let order = order::places(all.len(), &|one, other| all[one].order(all[other]));
    let mut kept: Vec<usize> = Vec::new();
    let mut most: Option<&Number> = None;
    for at in order {
        let objectives = all[at];
        let first = objectives.gains.first();
        // What brings more than all before it need not be compared.
        let is_most = first.is_some() && first > most;
        // Those kept last bring most.
        if is_most || !kept.iter().rev().any(|other| all[*other].dominates(objectives, exact)) {
            most = if is_most { first } else { most };
            kept.push(at);
        }
    }
    kept
}

/// Only the ways worth keeping.
pub(super) fn thin(ways: Vec<Way>, exact: usize) -> Vec<Way> {
    let kept = kept(&ways.iter().map(|way| &way.objectives).collect::<Vec<_>>(), exact);
    let mut ways: Vec<Option<Way>> = ways.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|at| ways[at].take()).collect()
}

/// Sums of ways, layer by layer: the first is the start.
#[derive(Clone, Debug)]
pub(super) struct Layers(Vec<Vec<State>>);

impl Layers {
    /// Nothing added yet.
    pub(super) fn new(start: Objectives) -> Self {
        Self(vec![vec![State { objectives: start, from: 0, way: 0 }]])
    }

    /// Adds one of a list to each. `adapt` may change a sum, and says whether it can still come to something.
    pub(super) fn add(&mut self, ways: &[Way], exact: usize, adapt: &mut dyn FnMut(&mut Objectives) -> bool) {
        let mut sums = Vec::new();
        for (from, state) in self.last().iter().enumerate() {
            for (at, way) in ways.iter().enumerate() {
                let mut objectives = state.objectives.plus(&way.objectives);
                if adapt(&mut objectives) {
                    sums.push(State { objectives, from, way: at });
                }
            }
        }
        let kept = kept(&sums.iter().map(|state| &state.objectives).collect::<Vec<_>>(), exact);
        let mut sums: Vec<Option<State>> = sums.into_iter().map(Some).collect();
        self.0.push(kept.into_iter().filter_map(|at| sums[at].take()).collect());
    }

    /// The sums of all lists so far, the cheapest first.
    pub(super) fn last(&self) -> &[State] {
        self.0.last().map_or(&[], Vec::as_slice)
    }

    /// Everything that is changed in a sum, and whether all of it was tried.
    pub(super) fn setting(&self, lists: &[Vec<Way>], mut at: usize) -> (Vec<Assignment>, bool) {
        let (mut setting, mut is_real) = (Vec::new(), true);
        for (layer, ways) in self.0.iter().skip(1).zip(lists).rev() {
            let state = &layer[at];
            let way = &ways[state.way];
            setting.extend(way.setting.iter().copied());
            is_real &= way.is_real;
            at = state.from;
        }
        (setting, is_real)
    }
}
