//! A value that passes its limit, or falls below it.

use super::{CheckOutcome, Finds, Runs, exact};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{AtLeastCheck, AtMostCheck, CheckKind, Expression, Formula, Rubric};
use crate::rubrics;

/// A value is on the wrong side of a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitFound {
    /// What was held to it.
    pub formula: Formula,
    /// The value.
    pub value: Number,
    /// The limit.
    pub limit: Number,
}

impl Finds for AtMostCheck {
    type Found = LimitFound;
}

impl Runs for AtMostCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<LimitFound>> {
        held(rubric, facts, &self.value, &self.limit, true).into_iter().collect()
    }
}

impl Finds for AtLeastCheck {
    type Found = LimitFound;
}

impl Runs for AtLeastCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<LimitFound>> {
        held(rubric, facts, &self.value, &self.limit, false).into_iter().collect()
    }
}

/// A limit holds of a rate that was reported and, while it is blank, of the same rate computed from its figures. `None` when
/// a figure is lacking.
fn held(
    rubric: &Rubric,
    facts: &Facts,
    value: &Formula,
    limit: &Number,
    above: bool,
) -> Option<CheckOutcome<LimitFound>> {
    let mut held = &value.expression;
    if let Expression::Fact(rate) = held
        && !facts.is_given(*rate)
    {
        held = rubrics::checks(rubric).iter().find_map(|check| match &check.kind {
            CheckKind::Claimed(claimed) if claimed.fact == *rate => Some(&claimed.formula),
            _ => None,
        })?;
    }
    let computed = value.unit.of_base(&exact(held, rubric, facts)?);
    let passes = if above { computed > *limit } else { computed < *limit };
    Some(passes.then(|| {
        let formula = Formula { expression: held.clone(), unit: value.unit.clone() };
        (held.facts(), LimitFound { formula, value: computed, limit: limit.clone() })
    }))
}
