//! The cheapest way to a grade: which of the things that may be changed to change, and how far.
//!
//! A person says what may be changed ([`Means`]), how far and at what cost. Means that meet in no rule are looked at apart:
//! each such component of means is searched by halving, where a stretch of values is left out only if the engine's own range
//! over it is no better than what is already known and costs no more. What is left of all components is added up, and of all
//! sums that reach the grade the cheapest is taken, so it is the cheapest there is. Where a component is too large to be
//! searched to its end, what was not looked at counts with the most it could bring: then the answer says below which cost
//! there surely is no way ([`SearchOutcome::least_possible`]).
//!
//! The proof is as good as the engine's ranges are: a figure at which a formula becomes 0 ÷ 0, which leaves points open, is
//! in no range that leads there, and so is not found where something is assumed besides.
//!
//! A blank figure is nothing one can change. An indicator or gate that is open for want of it may be assumed
//! ([`MeansKind::Indicator`], [`MeansKind::Gate`]) to turn out well; the way then says how well it has to.

mod block;
mod component;
mod defaults;
mod evaluator;
mod frame;
mod plan;
mod route;
mod search;
mod slope;
mod total;
mod ways;

use super::{Change, Place};
use crate::engine::GradeRange;
use crate::facts::Facts;
use crate::number::{Number, Range, Span};
use crate::rubric::{IndicatorKey, Rubric};
use std::rc::Rc;

pub use defaults::default_means;
pub use search::{Progress, Search};

/// So many ways are listed at most, the cheapest and the next best.
pub const LISTED: usize = 4;

/// Something that may help, as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// What it is.
    pub what: MeansKind,
    /// Whether it may be used (可改).
    pub allowed: bool,
    /// Between which values, in the fact's unit; for figures only.
    pub limits: Span,
    /// What it costs.
    pub cost: Cost,
}

/// What may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeansKind {
    /// Another answer in a place: a figure that is given exactly, a yes/no, a choice, a judgement.
    Place(Place),
    /// That an indicator turns out well whose figures or tables are blank. What a person decides (yes/no, choice,
    /// judgement) is not assumed with it: where that is blank, the worst of it counts. Of no effect where the document
    /// does not say what 不适用 does.
    Indicator(IndicatorKey),
    /// That a gate does not fire whose figures are blank.
    Gate(usize),
}

/// What a change costs, in whatever a person counts by; below zero counts as zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cost {
    /// So much, however far it goes.
    Effort(Number),
    /// So much for each unit of the fact; for what is no number, and for what is assumed, the same as an effort.
    PerUnit(Number),
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another answer.
    Change {
        /// What it becomes.
        change: Change,
        /// What it is now.
        from: Change,
    },
    /// An indicator has to turn out like this.
    Assume {
        /// Which.
        indicator: IndicatorKey,
        /// Between the least points that do and the most it can have.
        points: Range,
        /// Whether it has to be 达标, too (必达指标).
        met: bool,
    },
    /// A gate must not fire.
    AssumeGate(usize),
}

/// A way to the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// What is to be done, in the order of the means.
    pub steps: Vec<Step>,
    /// What it costs together.
    pub cost: Number,
    /// The total then.
    pub total: Range,
    /// The grade then; its lower end is the goal or better.
    pub grade: GradeRange,
}

/// Why there is no way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A gate that fires, or may, and that no means can clear.
    Gate {
        /// Which, by its place in the rubric.
        gate: usize,
        /// The best grade it leaves, by its place in the rubric's list.
        allows: usize,
    },
    /// A 必达指标 that no means can meet for sure.
    Must(IndicatorKey),
    /// The points fall short, whatever is done.
    Points {
        /// The most that can be made certain.
        most: Number,
        /// What is needed.
        needed: Number,
        /// For which grade by points: better than the goal where a gate lowers it.
        grade: usize,
    },
    /// What is needed cannot be had together: one thing hinders the other, or the letters do not suffice.
    Together,
}

/// What the search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOutcome {
    /// Ways, the cheapest first, at most [`LISTED`]. No later one only adds to an earlier one: of what each earlier one
    /// touches, it leaves something alone.
    pub routes: Vec<Route>,
    /// No way costs less than this. As much as the first costs: that one is proved to be the cheapest. `None`: it is
    /// proved that there is no way.
    pub least_possible: Option<Number>,
    /// What stands in the way where there is none.
    pub blocked: Vec<Block>,
    /// Whether the grade is certain already, so that nothing need be done.
    pub already: bool,
    /// Whether everything was looked at: then the next best are the next best, too.
    pub is_complete: bool,
    /// How often the engine was asked.
    pub evaluations: usize,
}

/// Searches to the end. `goal` is the grade's place in the rubric's list.
pub fn path(rubric: &Rc<Rubric>, facts: &Facts, means: &[Means], goal: usize) -> SearchOutcome {
    let mut search = Search::new(rubric, facts, means, goal);
    loop {
        if let Progress::Done(outcome) = search.step(usize::MAX) {
            return outcome;
        }
    }
}
