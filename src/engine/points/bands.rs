//! 按数值分档.

use super::super::{Value, formula, gap};
use super::{Score, Scores, Setting, Traces};
use crate::number::{End, Number, Range, Span, Truth};
use crate::rubric::{Bands, Better};

/// In which band a value lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandTrace {
    /// The formula's value, in the unit it is shown in.
    pub value: Value,
    /// The band, when settled; `None` also where the value lies in none.
    pub band: Option<usize>,
}

impl Traces for Bands {
    type Trace = BandTrace;

    fn value(trace: &BandTrace) -> Option<&Value> {
        Some(&trace.value)
    }

    fn unsettled(trace: BandTrace, _same: bool) -> BandTrace {
        BandTrace { band: None, ..trace }
    }
}

impl Scores for Bands {
    fn score(&self, at: Setting<'_>) -> (Score, BandTrace) {
        let value = formula::value(&self.value, at.rubric, at.facts);
        let score = at.by_value(&self.value, self.if_zero, &|span| in_bands(self, span));
        let first = &self.bands[0].range;
        let line = match self.better {
            Better::Up => first.low.number(),
            Better::Down => first.high.number(),
        };
        let gap = line.and_then(|line| gap::to_line(&self.value, self.better, line, at.rubric, at.facts));
        let band = score.place;
        (Score { gap, ..score }, BandTrace { value, band })
    }
}

fn in_bands(rule: &Bands, span: &Span) -> Score {
    let possible = |range: &Span| range.meet(span).is_some();
    let mut earned: Vec<&Number> =
        rule.bands.iter().filter(|band| possible(&band.range)).map(|band| &band.points).collect();
    let is_outside = |band: &Span| {
        let below = Span { low: End::None, high: other_side(&band.low) };
        let above = Span { low: other_side(&band.high), high: End::None };
        (band.low != End::None && possible(&below), band.high != End::None && possible(&above))
    };
    let all = rule.bands[1..].iter().fold(rule.bands[0].range.clone(), |all, band| all.join(&band.range));
    if is_outside(&all) != (false, false) {
        earned.push(&rule.otherwise);
    }
    let ends =
        |pick: fn(Number, Number) -> Number| earned.iter().map(|points| (*points).clone()).reduce(pick);
    let points = match (ends(Number::min), ends(Number::max)) {
        (Some(low), Some(high)) => Range { low, high },
        // Whole figures may lie between bands that leave out only fractions; the checker has seen to the rest.
        _ => Range::exactly(rule.otherwise.clone()),
    };
    let first = &rule.bands[0].range;
    let met = match (possible(first), is_outside(first)) {
        (false, _) => Truth::No,
        (true, (false, false)) => Truth::Yes,
        (true, _) => Truth::Open,
    };
    let place = span.value().and_then(|value| rule.bands.iter().position(|band| band.range.contains(value)));
    Score { place, ..Score::of(points, met) }
}

/// The end of what lies on the other side of an end.
fn other_side(end: &End) -> End {
    match end {
        End::Closed(number) => End::Open(number.clone()),
        End::Open(number) => End::Closed(number.clone()),
        End::None => End::None,
    }
}
