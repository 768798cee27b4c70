//! Figures typed in another unit than their box's: 元 for 万元, and 0.9543 for 95.43 %, as a spreadsheet holds it.

use super::{CheckOutcome, Detail, exact};
use crate::facts::{Facts, Reading};
use crate::number::Number;
use crate::rubric::{Expression, FactKey, FactKind, Rubric};

/// A unit slip is a factor of 10 000, give or take what a year can change: three times either way.
pub(super) fn slip(rubric: &Rubric, facts: &Facts, now: FactKey, before: FactKey) -> Option<CheckOutcome> {
    let this_year = exact(&Expression::Fact(now), rubric, facts)?;
    let last_year = exact(&Expression::Fact(before), rubric, facts)?;
    let ratio = this_year.divide(&last_year)?;
    let (low, high) = (Number::whole(3_333), Number::whole(30_000));
    let slipped = |ratio: &Number| low <= *ratio && *ratio <= high;
    let found = slipped(&ratio) || last_year.divide(&this_year).as_ref().is_some_and(slipped);
    Some(found.then(|| (vec![now, before], Detail::Slip { now, ratio })))
}

/// The shares that look like ratios. Only a bare number can be one: whoever writes 0.95% means it. A share that can pass the
/// whole (毛入园率) can as a ratio pass 1, though not by as much again.
pub(super) fn ratios<'a>(
    rubric: &'a Rubric,
    facts: &'a Facts,
    shares: &'a [FactKey],
) -> impl Iterator<Item = (FactKey, Detail)> + 'a {
    shares.iter().filter_map(|key| {
        let FactKind::Number { bounds, .. } = &rubric.fact(*key).kind else { return None };
        let figure = facts.figure(*key).filter(|figure| figure.reading == Reading::Bare)?;
        let value = figure.said.low.number().or_else(|| figure.said.high.number())?;
        let is_ratio = match bounds.high.number() {
            Some(_) => *value <= Number::one(),
            None => *value < Number::whole(2),
        };
        let is_asked = is_ratio && !value.is_negative() && !value.is_zero();
        is_asked.then(|| (*key, Detail::Ratio { value: value.clone() }))
    })
}
