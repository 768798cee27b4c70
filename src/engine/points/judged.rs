//! 按档评判.

use super::super::Value;
use super::{Score, Scores, Setting, Traces};
use crate::facts::Judgment;
use crate::number::{Range, Truth};
use crate::rubric::Judged;

impl Traces for Judged {
    /// The band of the points that were given.
    type Trace = Option<usize>;

    fn value(_trace: &Option<usize>) -> Option<&Value> {
        None
    }

    fn unsettled(_trace: Option<usize>, _same: bool) -> Option<usize> {
        None
    }
}

impl Scores for Judged {
    fn score(&self, at: Setting<'_>) -> (Score, Option<usize>) {
        let Judgment::Points(points) = at.facts.judgment(self.judgment) else {
            return (Score::open(at.part), None);
        };
        let band = self.bands.iter().position(|band| band.low <= *points && *points <= band.high);
        let met = Truth::of(band.is_some_and(|band| self.bands[band].met));
        (Score::of(Range::exactly(points.clone()), met), band)
    }
}
