//! A declared 是/否 against what the figures say.

use super::{CheckOutcome, Finds, Runs, exact};
use crate::engine::truth;
use crate::facts::{Answer, Facts};
use crate::number::{Number, Truth};
use crate::rubric::{AssertedCheck, FactKey, Formula, Operator, Rubric, Target};

/// The declared 是/否 is not what the figures say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssertedFound {
    /// What was declared on.
    pub fact: FactKey,
    /// What was declared.
    pub declared: bool,
    /// What the figures are compared by.
    pub formula: Formula,
    /// How.
    pub operator: Operator,
    /// The compared value.
    pub value: Number,
    /// What it was compared with.
    pub target: Number,
}

impl Finds for AssertedCheck {
    type Found = AssertedFound;
}

impl Runs for AssertedCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<AssertedFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl AssertedCheck {
    /// `None` when a figure is lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<AssertedFound>> {
        let (fact, condition) = (self.fact, &self.condition);
        let Answer::Flag(declared) = facts.answer(fact) else { return None };
        let value = exact(&condition.value.expression, rubric, facts)?;
        let target = match &condition.target {
            Target::Number(number) => condition.value.unit.to_base(number),
            Target::Formula(expression) => exact(expression, rubric, facts)?,
        };
        if truth(condition, rubric, facts) == Truth::of(*declared) {
            return Some(None);
        }
        let mut involved = vec![fact];
        condition.value.expression.collect_facts(&mut involved);
        if let Target::Formula(expression) = &condition.target {
            expression.collect_facts(&mut involved);
        }
        let (formula, operator) = (condition.value.clone(), condition.operator);
        let [value, target] = [value, target].map(|base| formula.unit.of_base(&base));
        let found = AssertedFound { fact, declared: *declared, formula, operator, value, target };
        Some(Some((involved, found)))
    }
}
