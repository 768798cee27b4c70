//! What could be done about each loss: the smallest change that mends it, as [`whatif::needs`](crate::whatif::needs) finds it.
//!
//! Only what a county can do counts: a figure it can change, a 是 or 否. To give oneself more points is no deed.

use super::Shown;
use crate::engine::Assessment;
use crate::number::{Number, Truth};
use crate::order;
use crate::rubric::{Indicator, IndicatorKey};
use crate::whatif::{Change, Goal, Need, Trial, needs};

/// Points that are certainly lost in an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Which one.
    pub key: IndicatorKey,
    /// So many at least.
    pub lost: Number,
    /// What would mend it, a need for each part that something can be done about.
    pub needs: Vec<Need>,
}

/// All losses, in the rubric's order.
pub fn deeds(shown: Shown<'_>) -> Vec<Loss> {
    shown.rubric.indicators_with_keys().filter_map(|(key, _)| loss_of(shown, key)).collect()
}

/// The loss of an indicator; `None` where nothing is lost.
pub fn loss_of(shown: Shown<'_>, key: IndicatorKey) -> Option<Loss> {
    let indicator = shown.rubric.indicator(key);
    let lost = lost(shown, key, indicator)?;
    Some(Loss { key, lost, needs: mending(shown, key, indicator) })
}

/// What is certainly lost in an indicator; `None` for nothing.
pub fn lost(shown: Shown<'_>, key: IndicatorKey, indicator: &Indicator) -> Option<Number> {
    let result = shown.outcome.assessment.indicator(key);
    let lost = &indicator.points - &result.points.high;
    (!result.set_aside && !lost.is_zero() && !lost.is_negative()).then_some(lost)
}

/// One change for each part that has missed its line or its points.
fn mending(shown: Shown<'_>, key: IndicatorKey, indicator: &Indicator) -> Vec<Need> {
    let result = shown.outcome.assessment.indicator(key);
    let mut chosen: Vec<Need> = Vec::new();
    for need in needs(shown.rubric, &shown.outcome.facts, key) {
        let part = &result.parts[need.part];
        let is_lost = part.met == Truth::No || part.points.high < indicator.parts[need.part].points;
        if !is_lost || !need.is_deed(shown.rubric, &shown.outcome.facts) {
            continue;
        }
        match chosen.iter_mut().find(|other| other.part == need.part) {
            None => chosen.push(need),
            // What reaches the line goes before what only earns more.
            Some(other) if other.goal == Goal::Step && need.goal == Goal::Line => *other = need,
            Some(_) => {}
        }
    }
    chosen
}

/// What the deeds of a loss bring to the whole, and the outcome then.
pub fn gain(trial: &mut Trial<'_>, loss: &Loss) -> (Number, Assessment) {
    let changes: Vec<Change> = loss.needs.iter().map(|need| need.change.clone()).collect();
    let then = trial.with(&changes);
    (&then.total.low - &trial.base.total.low, then)
}

/// The losses with a deed, those first whose deeds bring most.
pub fn best(shown: Shown<'_>) -> Vec<(Loss, Number)> {
    let mut trial = Trial::new(shown.rubric, shown.outcome.facts.clone(), shown.outcome.assessment.clone());
    let mut found = Vec::new();
    for loss in deeds(shown) {
        if !loss.needs.is_empty() {
            let (gain, _) = gain(&mut trial, &loss);
            if !gain.is_zero() && !gain.is_negative() {
                found.push((loss, gain));
            }
        }
    }
    order::sort(&mut found, |one, other| other.1.cmp(&one.1));
    found
}
