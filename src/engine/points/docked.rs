//! 区间扣分.

use super::super::Value;
use super::{Score, Scores, Setting, Traces};
use crate::facts::Judgment;
use crate::number::{Range, Truth};
use crate::rubric::Docked;

impl Traces for Docked {
    /// The deduction that was given says it all.
    type Trace = ();

    fn value((): &()) -> Option<&Value> {
        None
    }

    fn unsettled((): (), _same: bool) {}
}

impl Scores for Docked {
    fn score(&self, at: Setting<'_>) -> (Score, ()) {
        let Judgment::Points(deducted) = at.facts.judgment(self.judgment) else {
            return (Score::open(at.part), ());
        };
        let points = Range::exactly(&at.part.points - deducted);
        (Score::of(points, Truth::of(deducted.is_zero())), ())
    }
}
