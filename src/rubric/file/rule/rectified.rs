//! 整改计分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::Checker;
use crate::rubric::file::{CitationFile, IfZeroFile};
use crate::rubric::problem::{EntryOf, Ordered, ProblemKind, ProblemPlace};
use crate::rubric::{Expression, FactKey, Rectified};
use serde::{Deserialize, Serialize};

/// 整改计分: points × Σ(problems × fraction) ÷ problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedFile {
    /// States of problems, best first.
    pub state: Vec<RectifiedStateFile>,
    /// What holds when there is no problem at all.
    pub if_zero: IfZeroFile,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// A state of problems.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RectifiedStateFile {
    /// A fact: how many problems are in this state.
    pub fact: String,
    /// The fraction of its points such a problem keeps, from 0 to 1.
    pub fraction: String,
}

impl Checker<'_> {
    pub(in super::super::super) fn rectified(
        &mut self,
        place: &ProblemPlace,
        rule: &RectifiedFile,
        _points: &Number,
    ) -> Option<Rectified> {
        let mut states: Vec<(FactKey, Number)> = Vec::new();
        for state in &rule.state {
            let (fact, _) = self.numeric(place, &state.fact)?;
            let fraction = self.number(place, &state.fraction);
            if fraction.is_negative() || fraction > Number::one() {
                self.not_a_fraction(place, "fraction", &state.fraction);
            }
            if states.last().is_some_and(|above| above.1 <= fraction) {
                self.problem(place, ProblemKind::OutOfOrder { what: Ordered::States });
            }
            states.push((fact, fraction));
        }
        let names: Vec<String> = rule.state.iter().map(|state| state.fact.clone()).collect();
        if let Some((first, others)) = names.split_first() {
            self.like(place, first, others);
        }
        let add = |a, b| Expression::Add(Box::new(a), Box::new(b));
        let count = |state: &(FactKey, Number)| Expression::Fact(state.0);
        let kept = |state: &(FactKey, Number)| {
            let (fact, fraction) = (Expression::Fact(state.0), Expression::Number(state.1.clone()));
            Expression::Multiply(Box::new(fact), Box::new(fraction))
        };
        let (Some(over), Some(under)) =
            (states.iter().map(kept).reduce(add), states.iter().map(count).reduce(add))
        else {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Rectified });
            return None;
        };
        let value = Expression::Divide(Box::new(over), Box::new(under));
        let if_zero = self.if_zero(place, Some(rule.if_zero), &[&value]);
        Some(Rectified { states, value, if_zero, citation: self.citation(place, &rule.cite) })
    }
}
