//! Sums of which some may still be set aside as 不适用, scaled to what they are out of.

use super::{DomainResult, IndicatorResult, PartResult};
use crate::number::{Number, Range, Rounding};
use crate::rubric::{Indicator, Part};

/// Something that counts for a sum.
pub(super) struct Stake<'a> {
    pub(super) points: &'a Range,
    /// What they are out of.
    pub(super) worth: &'a Number,
    /// Whether it may still be set aside.
    pub(super) may_go: bool,
}

impl<'a> Stake<'a> {
    pub(super) fn of_part(part: &'a Part, result: &'a PartResult) -> Self {
        Self { points: result.counted(), worth: &part.points, may_go: result.unless_left_out.is_some() }
    }

    pub(super) fn of(indicator: &'a Indicator, result: &'a IndicatorResult) -> Self {
        // What was settled otherwise, as something assumed, does not go any more.
        let may_go = result.may_be_set_aside && !result.points.is_settled();
        Self { points: &result.points, worth: &indicator.points, may_go }
    }

    pub(super) fn of_domain(result: &'a DomainResult) -> Self {
        Self { points: &result.points, worth: &result.full, may_go: result.may_be_set_aside }
    }
}

/// The sum of what counts, scaled to `full` and rounded to so many places; `None` where it is out of nothing.
pub(super) fn scaled(stakes: &[Stake<'_>], full: &Number, places: Option<u32>) -> Option<Range> {
    let (sum, worth) = summed(stakes.iter());
    let to_full = |sum: &Range, worth: &Number| {
        let scaled = sum.times(&full.divide(worth)?);
        Some(match places {
            Some(places) => scaled.rounded(places, Rounding::HalfUp),
            None => scaled,
        })
    };
    let whole = if worth == *full { sum } else { to_full(&sum, &worth)? };
    if !stakes.iter().any(|stake| stake.may_go) {
        return Some(whole);
    }
    // What is set aside leaves the rest as it is on average: worse without what is better than that, better without what
    // is worse.
    let end = |is_high: bool| {
        let mut kept: Vec<&Stake<'_>> = stakes.iter().collect();
        loop {
            let (sum, worth) = summed(kept.iter().copied());
            let is_worse = |stake: &&Stake<'_>| {
                let (own, all) =
                    if is_high { (&stake.points.high, &sum.high) } else { (&stake.points.low, &sum.low) };
                let (own, all) = (own * &worth, all * stake.worth);
                stake.may_go && *stake.worth < worth && if is_high { own < all } else { own > all }
            };
            match kept.iter().position(is_worse) {
                Some(at) => drop(kept.remove(at)),
                None => return if kept.len() < stakes.len() { to_full(&sum, &worth) } else { None },
            }
        }
    };
    let ends = [end(false), end(true)].into_iter().flatten();
    Some(ends.fold(whole, |range, end| range.join(&end)))
}

/// Points, and what they are out of.
fn summed<'a>(stakes: impl Iterator<Item = &'a Stake<'a>> + Clone) -> (Range, Number) {
    (stakes.clone().map(|stake| stake.points).sum(), stakes.map(|stake| stake.worth).sum())
}
