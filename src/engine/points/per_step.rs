//! 每低（高）一个单位扣分.

use super::super::{Value, formula, gap};
use super::steps::{Approach, StepTrace, against, end, off, steps_of};
use super::{Score, Scores, Setting, Traces, limited, reaches};
use crate::number::{Number, Range};
use crate::rubric::{Better, PerStep, Target};

impl Traces for PerStep {
    type Trace = StepTrace;

    fn value(trace: &StepTrace) -> Option<&Value> {
        Some(&trace.value)
    }

    fn unsettled(trace: StepTrace, same: bool) -> StepTrace {
        trace.unsettled(same)
    }
}

impl Scores for PerStep {
    fn score(&self, at: Setting<'_>) -> (Score, StepTrace) {
        let part = at.part;
        let value = formula::value(&self.value, at.rubric, at.facts);
        let against = against(&self.target, &self.value, at);
        let short = off(&self.value, &self.target, self.better == Better::Up);
        let steps = |short: &Number, side| steps_of(short, &self.step, self.partial, side);
        let points_at = |short: &Number, side| {
            limited(&part.points - &(&steps(short, side) * &self.deduct), part, &self.limit)
        };
        let line = match (&self.target, &against) {
            (Target::Number(number), _) => Some(number),
            (Target::Formula(_), Some(Value::Known(span))) => span.value(),
            (Target::Formula(_), _) => None,
        };
        let gap = line.and_then(|line| gap::to_line(&self.value, self.better, line, at.rubric, at.facts));
        let score = at.by_span(&short, &self.value.unit, self.if_zero, &|short| {
            // The further short, the fewer points.
            let low =
                end(&short.high, Approach::JustBelow, &points_at).unwrap_or_else(|| part.lowest.clone());
            let high =
                end(&short.low, Approach::JustAbove, &points_at).unwrap_or_else(|| part.points.clone());
            Score {
                steps: short.value().map(|short| steps(short, Approach::At)),
                ..Score::of(Range { low, high }, reaches(short, Better::Down, &Number::zero()))
            }
        });
        let steps = score.steps.clone();
        (Score { gap, ..score }, StepTrace { value, against, steps })
    }
}
