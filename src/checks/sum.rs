//! A total against the sum of its parts.

use super::{CheckOutcome, Finds, Runs, agrees, exact, in_unit_of};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{Expression, FactKey, Rubric, SumCheck};

/// A total is not the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumFound {
    /// The total.
    pub whole: FactKey,
    /// Its parts.
    pub parts: Vec<FactKey>,
    /// The total given.
    pub total: Number,
    /// What the parts add up to.
    pub computed: Number,
}

impl Finds for SumCheck {
    type Found = SumFound;
}

impl Runs for SumCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<SumFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl SumCheck {
    /// `None` when a figure is lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<SumFound>> {
        let reported = facts.figure(self.total)?;
        let total = reported.span.value()?.clone();
        let mut computed = Number::zero();
        for part in &self.parts {
            let part = exact(&Expression::Fact(*part), rubric, facts)?;
            computed = &computed + &in_unit_of(rubric, self.total, &part);
        }
        if agrees(reported, &computed) {
            return Some(None);
        }
        let involved = [self.total].into_iter().chain(self.parts.iter().copied()).collect();
        Some(Some((involved, SumFound { whole: self.total, parts: self.parts.clone(), total, computed })))
    }
}
