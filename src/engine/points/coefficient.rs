//! 系数.

use super::super::Value;
use super::{Score, Scores, Setting, Traces};
use crate::facts::Answer;
use crate::number::{Number, Range, Truth};
use crate::rubric::Coefficient;

impl Traces for Coefficient {
    /// The place of the level that was chosen.
    type Trace = Option<usize>;

    fn value(_trace: &Option<usize>) -> Option<&Value> {
        None
    }

    fn unsettled(_trace: Option<usize>, _same: bool) -> Option<usize> {
        None
    }
}

impl Scores for Coefficient {
    fn score(&self, at: Setting<'_>) -> (Score, Option<usize>) {
        let times = |level: Option<&(u16, Number)>| {
            level.map_or_else(Number::zero, |(_, coefficient)| coefficient * &at.part.points)
        };
        match at.facts.answer(self.fact) {
            Answer::Choice(chosen) => {
                let level = self.levels.iter().position(|(option, _)| option == chosen);
                let points = Range::exactly(times(level.and_then(|at| self.levels.get(at))));
                (Score::of(points, Truth::of(level == Some(0))), level)
            }
            _ => {
                let points = Range { low: times(self.levels.last()), high: at.part.points.clone() };
                (Score::of(points, Truth::Open), None)
            }
        }
    }
}
