//! Grade bands, and the gates that stand beside the points: vetoes, downgrades, caps.

use super::truth;
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range, Truth};
use crate::rubric::{Condition, Effect, Gate, Rubric};

/// Whether a gate fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateResult {
    /// Yes, no, or not yet answered.
    pub fired: Truth,
}

/// Grades still possible, as places in the rubric's list (nought is the best).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeRange {
    /// The worst still possible.
    pub low: usize,
    /// The best still possible.
    pub high: usize,
}

/// Which gates fire.
pub(super) fn assess(rubric: &Rubric, facts: &Facts) -> Vec<GateResult> {
    let fired = |gate: &Gate| match &gate.condition {
        Condition::Flag(fact) => match facts.answer(*fact) {
            Answer::Flag(happened) => Truth::of(*happened),
            _ => Truth::Open,
        },
        Condition::Comparison(comparison) => truth(comparison, rubric, facts),
    };
    rubric.gates.iter().map(|gate| GateResult { fired: fired(gate) }).collect()
}

/// The grade by points alone: the first whose lower edge (inclusive) is reached.
pub(super) fn by_points(rubric: &Rubric, points: &Number) -> usize {
    let found = rubric.grades.iter().position(|grade| *points >= grade.from);
    found.unwrap_or_else(|| rubric.grades.len().saturating_sub(1))
}

/// The grade with the gates: at best only those that fired count, at worst also those not answered yet.
pub(super) fn grade(rubric: &Rubric, total: &Range, gates: &[GateResult]) -> GradeRange {
    let with = |points: &Number, counts: fn(Truth) -> bool| {
        let effects: Vec<Effect> = rubric
            .gates
            .iter()
            .zip(gates)
            .filter(|(_, result)| counts(result.fired))
            .map(|(gate, _)| gate.effect)
            .collect();
        limited(by_points(rubric, points), &effects, rubric.grades.len())
    };
    GradeRange {
        low: with(&total.low, |fired| fired != Truth::No),
        high: with(&total.high, |fired| fired == Truth::Yes),
    }
}

/// A grade after the effects of gates: lowered once by the largest downgrade (“有下列情形之一的，降低一个等次”), then
/// held down by the strictest cap.
fn limited(grade: usize, effects: &[Effect], grades: usize) -> usize {
    let mut lowered = 0;
    let mut cap = 0;
    for effect in effects {
        match effect {
            Effect::BestGrade(best) => cap = cap.max(*best),
            Effect::LowerBy(by) => lowered = lowered.max(*by),
        }
    }
    (grade + lowered).max(cap).min(grades.saturating_sub(1))
}
