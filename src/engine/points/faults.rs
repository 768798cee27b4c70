//! 情形清单扣分.

use super::super::Value;
use super::{Score, Scores, Setting, Traces, limited};
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range, Truth};
use crate::rubric::{FactKey, Fault, Faults};

impl Traces for Faults {
    /// The answers say it all.
    type Trace = ();

    fn value((): &()) -> Option<&Value> {
        None
    }

    fn unsettled((): (), _same: bool) {}
}

impl Scores for Faults {
    fn score(&self, at: Setting<'_>) -> (Score, ()) {
        let occurred = |fault: &Fault| match at.facts.answer(fault.fact) {
            Answer::Flag(answer) => Truth::of(*answer == fault.when),
            _ => at.excuse.fault(at.facts, fault.fact).negated().and(Truth::Open),
        };
        let (mut sure, mut possible) = (Number::zero(), Number::zero());
        let mut met = Truth::Yes;
        for fault in &self.faults {
            let truth = occurred(fault);
            met = met.and(truth.negated());
            if truth == Truth::Yes {
                sure = &sure + &fault.deduct;
            }
            if truth != Truth::No {
                possible = &possible + &fault.deduct;
            }
        }
        let points = Range {
            low: limited(&at.part.points - &possible, at.part, &self.limit),
            high: limited(&at.part.points - &sure, at.part, &self.limit),
        };
        (Score::of(points, met), ())
    }

    fn pieces(&self, _facts: &Facts, _all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        self.faults.iter().map(|fault| vec![fault.fact]).collect()
    }
}
