//! 不适用: what it sets aside, and what a blank may still set aside where it is accepted.

use super::points;
use crate::facts::{Answer, Facts, Figure, Judgment};
use crate::number::{Number, Span, Truth};
use crate::rubric::{
    Comparison, Condition, FactKey, FactKind, Indicator, NotApplicable, Part, Rectified, Rubric,
};

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
fn any(indicator: &Indicator, facts: &Facts, keys: &[FactKey]) -> Truth {
    keys.iter().map(|fact| of_fact(indicator, facts, *fact)).fold(Truth::No, Truth::or)
}

/// Whether a part is set aside as 不适用: open where a blank of it may still do that.
pub(super) fn of_part(indicator: &Indicator, facts: &Facts, part: &Part) -> Truth {
    let Some(effect) = indicator.not_applicable else { return Truth::No };
    if let Some(key) = part.rule.judgment() {
        return match facts.judgment(key) {
            Judgment::NotApplicable => Truth::Yes,
            Judgment::Blank | Judgment::Unreadable(_) => Truth::Open,
            Judgment::Points(_) => Truth::No,
        };
    }
    let any = |keys: &[FactKey]| any(indicator, facts, keys);
    if effect != NotApplicable::Full {
        return any(&part.rule.facts());
    }
    // Where nothing is deducted for what does not apply, the rest of the part still counts: all of it has to be set aside.
    let pieces = points::pieces(&part.rule, facts);
    pieces.iter().map(|piece| any(piece)).fold(Truth::Yes, Truth::and)
}

/// Whether a fact that is 不适用 leaves a part open: it is not accepted, or nobody says what it does.
pub(super) fn leaves_open(indicator: &Indicator, part: &Part, fact: FactKey) -> bool {
    let is_settled = matches!(indicator.not_applicable, Some(NotApplicable::Full | NotApplicable::Rescale));
    // A lookup cannot go by what does not apply.
    !(is_settled && indicator.accepts_not_applicable(fact) && part.rule.facts().contains(&fact))
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
