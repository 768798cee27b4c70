//! 自评可信度: a self-assessed beside a verified score.

use super::{CheckOutcome, Finds, Runs, exact, in_unit_of};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{CredibilityCheck, Expression, Rubric};

/// A self-assessed beside a verified score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredibilityFound {
    /// The score the county gave itself.
    pub self_score: Number,
    /// The score found when it was checked.
    pub verified: Number,
    /// Verified ÷ self-assessed, in per cent.
    pub ratio: Number,
}

impl Finds for CredibilityCheck {
    type Found = CredibilityFound;
}

impl Runs for CredibilityCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<CredibilityFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl CredibilityCheck {
    /// `None` when a figure is lacking; else it is always told.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<CredibilityFound>> {
        let own = exact(&Expression::Fact(self.self_score), rubric, facts)?;
        let checked = exact(&Expression::Fact(self.verified), rubric, facts)?;
        let ratio = &checked.divide(&own)? * &Number::whole(100);
        let found = CredibilityFound {
            self_score: in_unit_of(rubric, self.self_score, &own),
            verified: in_unit_of(rubric, self.verified, &checked),
            ratio,
        };
        Some(Some((vec![self.self_score, self.verified], found)))
    }
}
