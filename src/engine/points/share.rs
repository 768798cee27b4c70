//! 按比例得分.

use super::super::{Value, formula, gap};
use super::{Score, Scores, Setting, Traces, reaches, rising};
use crate::number::Number;
use crate::rubric::{Better, Share};

impl Traces for Share {
    /// The formula's value, in the unit it is shown in.
    type Trace = Value;

    fn value(trace: &Value) -> Option<&Value> {
        Some(trace)
    }

    fn unsettled(trace: Value, _same: bool) -> Value {
        trace
    }
}

impl Scores for Share {
    fn score(&self, at: Setting<'_>) -> (Score, Value) {
        let points_at = |value: &Number| {
            let share = value.divide(&self.full).unwrap_or_else(Number::zero);
            &share.clamp(Number::zero(), Number::one()) * &at.part.points
        };
        let score = at.by_value(&self.value, self.if_zero, &|span| {
            Score::of(rising(span, at.part, &points_at), reaches(span, Better::Up, &self.full))
        });
        let gap = gap::to_line(&self.value, Better::Up, &self.full, at.rubric, at.facts);
        (Score { gap, ..score }, formula::value(&self.value, at.rubric, at.facts))
    }
}
