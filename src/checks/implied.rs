//! A figure that others imply.

use super::{CheckOutcome, Finds, Runs, exact};
use crate::facts::Facts;
use crate::number::Number;
use crate::rubric::{Formula, ImpliedCheck, Rubric};
use std::rc::Rc;

/// A blank figure is implied by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpliedFound {
    /// What is implied.
    pub title: Rc<str>,
    /// By what.
    pub formula: Formula,
    /// Its value.
    pub value: Number,
}

impl Finds for ImpliedCheck {
    type Found = ImpliedFound;
}

impl Runs for ImpliedCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<ImpliedFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl ImpliedCheck {
    /// `None` when a figure is lacking, or when the fact itself is settled; else it is always told.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<ImpliedFound>> {
        if self.fact.is_some_and(|fact| facts.answer(fact).is_settled()) {
            return None;
        }
        let formula = self.formula.clone();
        let value = formula.unit.of_base(&exact(&formula.expression, rubric, facts)?);
        let involved = formula.expression.facts();
        Some(Some((involved, ImpliedFound { title: self.title.clone(), formula, value })))
    }
}
