//! A reported figure against its recomputation.

use super::{CheckOutcome, Finds, Runs, agrees, exact, in_unit_of};
use crate::facts::Facts;
use crate::number::{Dimension, Number, Span};
use crate::rubric::{ClaimedCheck, Expression, FactKey, FactKind, Rubric};

/// Reported and recomputed differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedFound {
    /// What was reported on.
    pub fact: FactKey,
    /// The recomputation.
    pub formula: Expression,
    /// What was reported.
    pub reported: Span,
    /// What the figures give.
    pub computed: Number,
    /// The filled-in fact that, as the denominator, gives the figure as printed. Never of a bound.
    pub fits: Option<FactKey>,
    /// The denominator that would fit, with its unit's fact, when the formula is a plain quotient. Never of a bound.
    pub implied: Option<(FactKey, Number)>,
}

impl Finds for ClaimedCheck {
    type Found = ClaimedFound;
}

impl Runs for ClaimedCheck {
    fn run(&self, rubric: &Rubric, facts: &Facts) -> Vec<CheckOutcome<ClaimedFound>> {
        self.held(rubric, facts).into_iter().collect()
    }
}

impl ClaimedCheck {
    /// `None` when a figure is lacking.
    fn held(&self, rubric: &Rubric, facts: &Facts) -> Option<CheckOutcome<ClaimedFound>> {
        let reported = facts.figure(self.fact)?;
        let computed = in_unit_of(rubric, self.fact, &exact(&self.formula, rubric, facts)?);
        if agrees(reported, &computed) {
            return Some(None);
        }
        let mut involved = vec![self.fact];
        self.formula.collect_facts(&mut involved);
        let quotient = match &self.formula {
            Expression::Divide(over, under) => Some((&**over, &**under)),
            _ => None,
        };
        // What would have been printed with another denominator is known of a figure, not of a bound: very many reach one.
        let printed = reported.said.value();
        let fits = quotient.filter(|_| printed.is_some()).and_then(|(over, under)| {
            let any = if self.denominators.is_empty() {
                alike(rubric, facts, under)
            } else {
                self.denominators.clone()
            };
            let above = over.facts();
            let is_other = |other: &FactKey| {
                *other != self.fact && !above.contains(other) && *under != Expression::Fact(*other)
            };
            any.into_iter().filter(is_other).find(|other| {
                let instead = Expression::Divide(Box::new(over.clone()), Box::new(Expression::Fact(*other)));
                exact(&instead, rubric, facts)
                    .is_some_and(|value| agrees(reported, &in_unit_of(rubric, self.fact, &value)))
            })
        });
        let implied = quotient.and_then(|(over, under)| {
            let Expression::Fact(under) = under else { return None };
            let FactKind::Number { unit, .. } = &rubric.fact(self.fact).kind else { return None };
            let over = exact(over, rubric, facts)?;
            let denominator = over.divide(&unit.to_base(printed?))?;
            Some((*under, in_unit_of(rubric, *under, &denominator)))
        });
        let (formula, reported) = (self.formula.clone(), reported.said.clone());
        Some(Some((involved, ClaimedFound { fact: self.fact, formula, reported, computed, fits, implied })))
    }
}

/// Facts that are filled in and count the same thing as a denominator (人 for 人), those likest to it in their ids first.
///
/// Money is of many kinds, pay and grants and averages a head, and a ratio may be of anything: none of them is tried in
/// place of another unless the check names it.
fn alike(rubric: &Rubric, facts: &Facts, under: &Expression) -> Vec<FactKey> {
    let Expression::Fact(under) = under else { return Vec::new() };
    let spec = rubric.fact(*under);
    let FactKind::Number { unit, .. } = &spec.kind else { return Vec::new() };
    if [Dimension::MONEY, Dimension::RATIO].contains(&unit.dimension()) {
        return Vec::new();
    }
    let counts_the_same = |other: &FactKind| match other {
        FactKind::Number { unit: other, .. } => other.dimension() == unit.dimension(),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => false,
    };
    let shared = |id: &str| id.bytes().zip(spec.id.bytes()).take_while(|(a, b)| a == b).count();
    let candidates = rubric
        .facts_with_keys()
        .filter(|(key, other)| facts.figure(*key).is_some() && counts_the_same(&other.kind));
    let mut found: Vec<(usize, FactKey)> = Vec::new();
    for (key, other) in candidates {
        let likeness = shared(&other.id);
        let place = found.partition_point(|(known, _)| *known >= likeness);
        found.insert(place, (likeness, key));
    }
    found.into_iter().map(|(_, key)| key).collect()
}
