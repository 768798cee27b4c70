//! A share typed as a ratio: 0.9543 for 95.43 %, as a spreadsheet holds it.

use super::{CheckOutcome, Finds, Runs};
use crate::facts::{Facts, Reading};
use crate::number::Number;
use crate::rubric::{Check, FactKey, FactKind, RatioCheck, Rubric};
use std::rc::Rc;

/// A share looks like a ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioFound {
    /// What was typed, taken for percent.
    pub value: Number,
}

impl Finds for RatioCheck {
    type Found = RatioFound;
}

impl Runs for RatioCheck {
    /// Each share that is asked about is a question of its own; the others were not held against anything.
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<RatioFound>> {
        let shares = self.facts.iter().filter_map(|share| {
            let value = looks_like_a_ratio(rubric, facts, *share)?;
            Some(Some((vec![*share], RatioFound { value })))
        });
        shares.collect()
    }

    fn id(&self, rubric: &Rubric, check: &Check, involved: &[FactKey]) -> Rc<str> {
        involved.first().map_or_else(
            || check.id.clone(),
            |share| format!("{}:{}", check.id, rubric.fact(*share).id).into(),
        )
    }
}

/// What was typed for a share, where it looks like a ratio. Only a bare number can be one: whoever writes 0.95% means it. A
/// share that can pass the whole (毛入园率) can as a ratio pass 1, though not by as much again.
fn looks_like_a_ratio(rubric: &Rubric, facts: &Facts, share: FactKey) -> Option<Number> {
    let FactKind::Number { bounds, .. } = &rubric.fact(share).kind else { return None };
    let figure = facts.figure(share).filter(|figure| figure.reading == Reading::Bare)?;
    let value = figure.said.low.number().or_else(|| figure.said.high.number())?;
    let is_ratio = match bounds.high.number() {
        Some(_) => *value <= Number::one(),
        None => *value < Number::whole(2),
    };
    let is_asked = is_ratio && !value.is_negative() && !value.is_zero();
    is_asked.then(|| value.clone())
}
