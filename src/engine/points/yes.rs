//! 是（否）即得分.

use super::super::Value;
use super::{Score, Scores, Setting, Traces};
use crate::facts::Answer;
use crate::number::Truth;
use crate::rubric::Yes;

impl Traces for Yes {
    /// The answer says it all.
    type Trace = ();

    fn value((): &()) -> Option<&Value> {
        None
    }

    fn unsettled((): (), _same: bool) {}
}

impl Scores for Yes {
    fn score(&self, at: Setting<'_>) -> (Score, ()) {
        let met = match at.facts.answer(self.fact) {
            Answer::Flag(answer) => Truth::of(*answer == self.wanted),
            _ => Truth::Open,
        };
        (Score::by_truth(at.part, met), ())
    }
}
