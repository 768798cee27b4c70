//! How the points of domains come to a total, as the engine adds them up.

use super::component::GainKind;
use super::evaluator::{Evaluator, Subject};
use super::plan::{Plan, lone_points};
use crate::number::{Number, Rounding};
use crate::rubric::IndicatorKey;

/// How the points of domains come to a total, as the engine adds them up.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Domains that are weighted, rescaled or capped: their points times what, and at most how many where they are 加分.
    pub(super) special: Vec<(usize, Number, Option<Number>)>,
    /// What makes up for domains that are set aside.
    makes_up: Number,
    /// Points before anything is added: earned, 加分, each special domain's own, counts of letters.
    pub(super) start: Vec<Number>,
    places: u32,
    /// So many counts of letters at the end.
    pub(super) letters: usize,
    /// The most that rounding can add to a sum that is not rounded.
    pub(super) slack: Number,
}

/// Where earned points and 加分 stand, and where special domains begin.
const EARNED: usize = 0;
const BONUS: usize = 1;
pub(super) const SPECIAL: usize = 2;

impl Frame {
    pub(super) fn of(evaluator: &Evaluator, plan: &Plan) -> Self {
        let rubric = &evaluator.rubric;
        let mut frame = Self {
            special: Vec::new(),
            makes_up: Number::one(),
            start: vec![Number::zero(); SPECIAL],
            places: rubric.points_places,
            letters: rubric.letters.len(),
            slack: Number::zero(),
        };
        let half = Number::one().divide(&(&Number::whole(2) * &Number::power_of_ten(frame.places)));
        let half = half.unwrap_or_else(Number::zero);
        let mut full = Number::zero();
        for (at, domain) in rubric.domains.iter().enumerate() {
            let counted = domain.indicators.iter().filter(|key| !evaluator.base.indicator(**key).set_aside);
            let left: Number = counted.map(|key| &rubric.indicator(*key).points).sum();
            let own = &evaluator.base.domains[at].full;
            // A domain with nothing left has no points.
            let scale =
                if left == *own { Number::one() } else { own.divide(&left).unwrap_or_else(Number::zero) };
            let points = lone_points(evaluator, plan, at);
            if scale == Number::one() && domain.bonus_cap.is_none() {
                frame.start[EARNED] = &frame.start[EARNED] + &points;
            } else {
                frame.special.push((at, scale, domain.bonus_cap.clone()));
                frame.start.push(points);
                frame.slack = &frame.slack + &half;
            }
            if domain.bonus_cap.is_none() {
                full = &full + own;
            }
        }
        if !full.is_zero() && full != evaluator.base.full {
            frame.makes_up = evaluator.base.full.divide(&full).unwrap_or_else(Number::one);
            frame.slack = &(&frame.slack * &frame.makes_up) + &half;
        }
        frame.start.extend(vec![Number::zero(); 2 * frame.letters]);
        let is_lone =
            |key: IndicatorKey| !plan.wholes.iter().any(|piece| piece.of == Subject::Indicator(key));
        let first = SPECIAL + frame.special.len();
        for (at, (_, letter)) in rubric.letters.iter().enumerate() {
            let lone = || rubric.indicators_with_keys().filter(|(key, _)| is_lone(*key));
            let points = || lone().map(|(key, _)| &evaluator.base.indicator(key).points);
            let surely = points().filter(|range| range.low == *letter && range.high == *letter).count();
            let maybe = points().filter(|range| range.low <= *letter && *letter <= range.high).count();
            frame.start[first + at] = Number::count(surely);
            frame.start[first + frame.letters + at] = Number::count(maybe);
        }
        frame
    }

    /// Where in a sum a gain of a component stands; flags stand nowhere.
    pub(super) fn place(&self, slot: GainKind) -> Option<usize> {
        let first = SPECIAL + self.special.len();
        match slot {
            GainKind::Domain(domain) => {
                let special = self.special.iter().position(|(other, ..)| *other == domain);
                Some(special.map_or(EARNED, |at| SPECIAL + at))
            }
            GainKind::Surely(letter) => Some(first + letter),
            GainKind::Maybe(letter) => Some(first + self.letters + letter),
            GainKind::Own(_) | GainKind::Bonus(_) | GainKind::Met(_) | GainKind::Gate(_) => None,
        }
    }

    /// Moves the points of a special domain, all of them being there, to the earned ones.
    pub(super) fn fold(&self, gains: &mut [Number], at: usize) {
        let (_, scale, cap) = &self.special[at];
        let own = std::mem::replace(&mut gains[SPECIAL + at], Number::zero());
        let scaled =
            if *scale == Number::one() { own } else { (&own * scale).rounded(self.places, Rounding::HalfUp) };
        match cap {
            Some(cap) => gains[BONUS] = &gains[BONUS] + &scaled.min(cap.clone()),
            None => gains[EARNED] = &gains[EARNED] + &scaled,
        }
    }

    /// The total, once all special domains are folded.
    pub(super) fn total(&self, gains: &[Number]) -> Number {
        let earned = if self.makes_up == Number::one() {
            gains[EARNED].clone()
        } else {
            (&gains[EARNED] * &self.makes_up).rounded(self.places, Rounding::HalfUp)
        };
        &earned + &gains[BONUS]
    }

    /// The total without any rounding or cap: with [`Self::slack`] no less than the total.
    pub(super) fn estimate(&self, gains: &[Number]) -> Number {
        let mut earned = gains[EARNED].clone();
        let mut bonus = gains[BONUS].clone();
        for ((_, scale, cap), own) in self.special.iter().zip(&gains[SPECIAL..]) {
            let side = if cap.is_some() { &mut bonus } else { &mut earned };
            *side = &*side + &(own * scale);
        }
        &(&earned * &self.makes_up) + &bonus
    }
}
