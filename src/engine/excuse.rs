//! What of a part is excused because the county does not have it.

use crate::facts::{Answer, Facts, Figure};
use crate::number::{Number, Span, Truth};
use crate::rubric::{Comparison, Condition, FactKey, FactKind, Indicator, NotApplicable, Rectified, Rubric};

/// Whether a fact is 不适用 to an indicator that accepts that of it: open while nothing is said.
fn of_fact(indicator: &Indicator, facts: &Facts, fact: FactKey) -> Truth {
    match facts.answer(fact) {
        _ if !indicator.accepts_not_applicable(fact) => Truth::No,
        Answer::NotApplicable => Truth::Yes,
        Answer::Blank | Answer::Unknown | Answer::Unreadable(_) => Truth::Open,
        Answer::Figure(_) | Answer::Flag(_) | Answer::Choice(_) | Answer::Table(_) => Truth::No,
    }
}

/// Whether any of these is: a formula with one such figure in it says nothing.
pub(super) fn any(indicator: &Indicator, facts: &Facts, keys: &[FactKey]) -> Truth {
    keys.iter().map(|fact| of_fact(indicator, facts, *fact)).fold(Truth::No, Truth::or)
}

/// What of a part is excused, item by item, because the county does not have it: faults, conditions, items.
#[derive(Clone, Copy)]
pub(super) struct Excuse<'a>(Option<&'a Indicator>);

impl<'a> Excuse<'a> {
    /// What an indicator excuses: nothing, unless 不适用 counts in full.
    pub(super) fn of(indicator: &'a Indicator) -> Self {
        Self(Some(indicator).filter(|one| one.not_applicable == Some(NotApplicable::Full)))
    }

    /// Whether a fault is excused.
    pub(super) fn fault(self, facts: &Facts, fact: FactKey) -> Truth {
        self.0.map_or(Truth::No, |indicator| of_fact(indicator, facts, fact))
    }

    /// Whether a comparison is excused.
    pub(super) fn comparison(self, facts: &Facts, comparison: &Comparison) -> Truth {
        self.0.map_or(Truth::No, |indicator| any(indicator, facts, &comparison.facts()))
    }

    /// Whether a condition is excused.
    pub(super) fn condition(self, facts: &Facts, condition: &Condition) -> Truth {
        self.0.map_or(Truth::No, |indicator| any(indicator, facts, &condition.facts()))
    }

    /// The facts with no problems in the states that are excused; `None` where that changes nothing.
    pub(super) fn problems(self, rubric: &Rubric, facts: &Facts, rule: &Rectified) -> Option<Facts> {
        let indicator = self.0?;
        let mut changed: Option<Facts> = None;
        for (fact, _) in &rule.states {
            let none = Span::exactly(Number::zero());
            let count = match (of_fact(indicator, facts, *fact), &rubric.fact(*fact).kind) {
                (Truth::Yes, _) => none,
                // A blank that would have to be more than none may still be none.
                (Truth::Open, FactKind::Number { bounds, .. }) if !bounds.contains(&Number::zero()) => {
                    bounds.join(&none)
                }
                _ => continue,
            };
            let facts = changed.get_or_insert_with(|| facts.clone());
            facts.put(*fact, Answer::Figure(Figure::supposed(count)));
        }
        changed
    }
}
