//! 超额每…加分，封顶.

use super::super::{Value, formula};
use super::steps::{Approach, StepTrace, against, end, off, steps_of};
use super::{Score, Scores, Setting, Traces, reaches};
use crate::number::{Number, Range, Span};
use crate::rubric::{Better, PerGain};

impl Traces for PerGain {
    type Trace = StepTrace;

    fn value(trace: &StepTrace) -> Option<&Value> {
        Some(&trace.value)
    }

    fn unsettled(trace: StepTrace, same: bool) -> StepTrace {
        trace.unsettled(same)
    }
}

impl Scores for PerGain {
    fn score(&self, at: Setting<'_>) -> (Score, StepTrace) {
        let part = at.part;
        let value = formula::value(&self.value, at.rubric, at.facts);
        let against = against(&self.from, &self.value, at);
        let gain = off(&self.value, &self.from, false);
        let steps = |gain: &Number, side| steps_of(gain, &self.step, self.partial, side);
        let points_at = |gain: &Number, side| (&steps(gain, side) * &self.award).min(part.points.clone());
        let score = at.by_span(&gain, &self.value.unit, self.if_zero, &|gain| {
            let low = end(&gain.low, Approach::JustAbove, &points_at).unwrap_or_else(Number::zero);
            let high =
                end(&gain.high, Approach::JustBelow, &points_at).unwrap_or_else(|| part.points.clone());
            let points = Span::between(Some(low.clone()), Some(high.clone()));
            Score {
                steps: gain.value().map(|gain| steps(gain, Approach::At)),
                ..Score::of(Range { low, high }, reaches(&points, Better::Up, &part.points))
            }
        });
        let steps = score.steps.clone();
        (score, StepTrace { value, against, steps })
    }
}
