//! 整改计分.

use super::super::{Value, formula};
use super::{Score, Scores, Setting, Traces, reaches, rising};
use crate::facts::Facts;
use crate::number::{Number, Unit};
use crate::rubric::{Better, FactKey, Formula, Rectified};

impl Traces for Rectified {
    /// The mean fraction that the problems keep; undefined where there is no problem.
    type Trace = Value;

    fn value(trace: &Value) -> Option<&Value> {
        Some(trace)
    }

    fn unsettled(trace: Value, _same: bool) -> Value {
        trace
    }
}

impl Scores for Rectified {
    fn score(&self, at: Setting<'_>) -> (Score, Value) {
        let excused = at.excuse.problems(at.rubric, at.facts, self);
        let at = Setting { facts: excused.as_ref().unwrap_or(at.facts), ..at };
        let formula = Formula { expression: self.value.clone(), unit: Unit::ratio() };
        let points_at =
            |value: &Number| &value.clone().clamp(Number::zero(), Number::one()) * &at.part.points;
        let score = at.by_value(&formula, self.if_zero, &|span| {
            Score::of(rising(span, at.part, &points_at), reaches(span, Better::Up, &Number::one()))
        });
        (score, formula::value(&formula, at.rubric, at.facts))
    }

    fn pieces(&self, _facts: &Facts, _all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        self.states.iter().map(|(fact, _)| vec![*fact]).collect()
    }
}
