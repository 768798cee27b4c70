//! A value that has changed much in a year.

use super::{CheckOutcome, Finds, Runs, both, facts_of_both};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{ChangeCheck, Expression, Formula, Rubric};

/// A value has changed much in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeFound {
    /// The value this year.
    pub formula: Formula,
    /// The value last year.
    pub last: Expression,
    /// This year.
    pub now: Number,
    /// Last year.
    pub before: Number,
    /// By how much, in per cent of last year.
    pub change: Number,
    /// The greatest change not asked about, in per cent of last year.
    pub most: Number,
}

impl Finds for ChangeCheck {
    type Found = ChangeFound;
}

impl Runs for ChangeCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<ChangeFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl ChangeCheck {
    /// `None` when a figure is lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<ChangeFound>> {
        let (now, before) = both(rubric, facts, &self.now, &self.before)?;
        // Of nothing, or of less than nothing, there is no rate of growth.
        if before.is_negative() {
            return None;
        }
        let change = &(&now - &before).divide(&before)? * &Number::whole(100);
        let is_much = change.abs() > self.most;
        Some(is_much.then(|| {
            let (formula, last, most) = (self.now.clone(), self.before.clone(), self.most.clone());
            let found = ChangeFound { formula, last, now, before, change, most };
            (facts_of_both(&self.now, &self.before), found)
        }))
    }
}
