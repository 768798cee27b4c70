//! Two figures, or what follows from them, that are the same thing.

use super::{CheckOutcome, Finds, Runs, both, facts_of_both, half_digits};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{EqualCheck, Expression, Formula, Rubric};

/// Two figures that should agree do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualFound {
    /// One side.
    pub formula: Formula,
    /// The other.
    pub other: Expression,
    /// The value of the one.
    pub left: Number,
    /// The value of the other.
    pub right: Number,
}

impl Finds for EqualCheck {
    type Found = EqualFound;
}

impl Runs for EqualCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<EqualFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl EqualCheck {
    /// `None` when a figure is lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<EqualFound>> {
        let (left, right) = both(rubric, facts, &self.left, &self.right)?;
        let unit = &self.left.unit;
        let printed = &half_digits(rubric, facts, unit, &self.left.expression)
            + &half_digits(rubric, facts, unit, &self.right);
        let differs = (&left - &right).abs() > &self.within + &printed;
        Some(differs.then(|| {
            let found = EqualFound { formula: self.left.clone(), other: self.right.clone(), left, right };
            (facts_of_both(&self.left, &self.right), found)
        }))
    }
}
