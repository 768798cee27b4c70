//! 达标得满分，不达标不得分.

use super::super::{Value, formula, gap};
use super::{Score, Scores, Setting, Traces, truth};
use crate::number::Truth;
use crate::rubric::Comparison;

/// How a comparison turned out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonTrace {
    /// The formula's value, in the unit it is shown in.
    pub value: Value,
    /// What it was compared with, in the same unit, where that is itself computed.
    pub against: Option<Value>,
}

impl Traces for Comparison {
    type Trace = ComparisonTrace;

    fn value(trace: &ComparisonTrace) -> Option<&Value> {
        Some(&trace.value)
    }

    fn unsettled(trace: ComparisonTrace, _same: bool) -> ComparisonTrace {
        trace
    }
}

impl Scores for Comparison {
    fn score(&self, at: Setting<'_>) -> (Score, ComparisonTrace) {
        let Setting { rubric, facts, part, .. } = at;
        let met = truth(self, rubric, facts);
        let against = self.target.formula().map(|target| formula::shown(target, &self.value, rubric, facts));
        let gap = (met == Truth::No).then(|| gap::of_comparison(self, rubric, facts)).flatten();
        let value = formula::value(&self.value, rubric, facts);
        (Score { gap, ..Score::by_truth(part, met) }, ComparisonTrace { value, against })
    }
}
