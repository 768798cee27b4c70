//! What matters most: how far each figure moves the total, and which blanks to fill first.

use super::{Change, Lever, Place, Trial};
use crate::engine::Verdict;
use crate::number::{Number, Range, Rounding, Span};
use crate::rubric::{FactKey, FactKind, IndicatorKey, Rubric};

/// How far the total moves with one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The figure.
    pub fact: FactKey,
    /// What it would be lower down, and the total then.
    pub low: (Number, Range),
    /// What it would be higher up, and the total then.
    pub high: (Number, Range),
    /// How far apart the certain points of both are, or from those of now, whichever is most.
    pub width: Number,
}

/// Blanks that, filled in together, settle something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The blanks.
    pub places: Vec<Place>,
    /// The indicators they settle.
    pub settles: Vec<IndicatorKey>,
    /// By how much the range of the total shrinks at least, whatever is filled in.
    pub narrows: Number,
}

/// How far the certain points move when each given figure is so many per cent less, and so many more; those that move
/// nothing are left out, the largest come first.
pub fn swings(trial: &mut Trial<'_>, percent: &Number) -> Vec<Swing> {
    let share = percent.divide(&Number::whole(100)).unwrap_or_else(Number::zero);
    let mut found: Vec<Swing> = Vec::new();
    for (fact, spec) in trial.rubric.facts_with_keys() {
        let FactKind::Number { bounds, whole, .. } = &spec.kind else { continue };
        let Some(lever) = Lever::of(trial.rubric, &trial.facts, Place::Fact(fact)) else { continue };
        let Some(now) = lever.value(0) else { continue };
        let places = if *whole { 0 } else { 2 };
        let mut at = |share: &Number| {
            let value = (&now + &(&now.abs() * share)).rounded(places, Rounding::HalfUp);
            let value = held(value, bounds);
            let total = trial.with(&[Change::figure(fact, Span::exactly(value.clone()))]).total;
            (value, total)
        };
        let (low, high) = (at(&-&share), at(&share));
        let ends = [&low.1.low, &high.1.low, &trial.base.total.low];
        let most = ends.into_iter().max().cloned().unwrap_or_else(Number::zero);
        let least = ends.into_iter().min().cloned().unwrap_or_else(Number::zero);
        let width = &most - &least;
        if !width.is_zero() {
            found.push(Swing { fact, low, high, width });
        }
    }
    found.sort_by(|one, other| other.width.cmp(&one.width));
    found
}

/// A value within what is possible.
fn held(value: Number, bounds: &Span) -> Number {
    let value = bounds.low.number().into_iter().cloned().fold(value, Number::max);
    bounds.high.number().into_iter().cloned().fold(value, Number::min)
}

/// Which blanks to fill in: those that settle most for each of them come first.
pub fn fills(trial: &Trial<'_>) -> Vec<Fill> {
    let rubric = trial.rubric;
    let open: Vec<(IndicatorKey, Vec<Place>)> = rubric
        .indicators_with_keys()
        .map(|(key, _)| (key, blanks(trial, key)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    let mut found: Vec<Fill> = Vec::new();
    for (_, places) in &open {
        if found.iter().any(|fill| fill.places == *places) {
            continue;
        }
        let settled = open.iter().filter(|(_, needed)| needed.iter().all(|place| places.contains(place)));
        let settles: Vec<IndicatorKey> = settled.map(|(key, _)| *key).collect();
        let narrows = narrows(trial, &settles);
        if !narrows.is_zero() {
            found.push(Fill { places: places.clone(), settles, narrows });
        }
    }
    let each =
        |fill: &Fill| fill.narrows.divide(&Number::count(fill.places.len())).unwrap_or_else(Number::zero);
    found.sort_by(|one, other| each(other).cmp(&each(one)).then(one.places.len().cmp(&other.places.len())));
    found
}

/// What is still to be given for an indicator. What stands there but says only a bound counts, too.
fn blanks(trial: &Trial<'_>, key: IndicatorKey) -> Vec<Place> {
    let result = trial.base.indicator(key);
    if !matches!(result.verdict, Verdict::Missing | Verdict::Judgment) && result.points.is_settled() {
        return Vec::new();
    }
    let facts = result.missing.iter().map(|fact| Place::Fact(*fact));
    let judgments = trial
        .rubric
        .judgments_with_keys()
        .filter(|(judgment, spec)| spec.indicator == key && !trial.facts.judgment(*judgment).is_settled());
    facts.chain(judgments.map(|(judgment, _)| Place::Judgment(judgment))).collect()
}

/// By how much the range of the total shrinks when these indicators are settled, at either end of what they can be.
fn narrows(trial: &Trial<'_>, settled: &[IndicatorKey]) -> Number {
    let width = |range: &Range| &range.high - &range.low;
    let at = |end: fn(&Range) -> &Number| {
        let mut indicators = trial.base.indicators.clone();
        for key in settled {
            let result = &mut indicators[usize::from(key.0)];
            result.points = Range::exactly(end(&result.points).clone());
        }
        let total =
            crate::engine::sum_up(trial.rubric, &trial.facts, indicators, trial.base.gates.clone()).total;
        &width(&trial.base.total) - &width(&total)
    };
    at(|range| &range.low).min(at(|range| &range.high))
}

/// A rubric's places that a person fills in, for its points or its gates: facts in their order, then judgements.
pub fn places(rubric: &Rubric) -> Vec<Place> {
    let facts = rubric.facts_with_keys().map(|(key, _)| Place::Fact(key));
    facts.chain(rubric.judgments_with_keys().map(|(key, _)| Place::Judgment(key))).collect()
}
