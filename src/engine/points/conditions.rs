//! Whether comparisons and other conditions hold.

use super::super::formula::Scope;
use crate::facts::{Answer, Facts};
use crate::number::{Number, Span, Truth};
use crate::rubric::{Comparison, Condition, Expression, IfZero, Operator, Rubric, Target, Values};

/// Whether a comparison holds.
pub fn truth(comparison: &Comparison, rubric: &Rubric, facts: &Facts) -> Truth {
    truth_in(comparison, Scope::of(rubric, facts))
}

/// Whether a comparison holds, perhaps in a row of a table.
pub(in super::super) fn truth_in(comparison: &Comparison, scope: Scope<'_>) -> Truth {
    let value = &comparison.value;
    let target = match &comparison.target {
        Target::Number(number) => Some(Span::exactly(value.unit.to_base(number)).into()),
        Target::Formula(expression) => scope.values(expression),
    };
    let undefined = match comparison.if_zero {
        IfZero::Open => Truth::Open,
        IfZero::Full => Truth::Yes,
        IfZero::None => Truth::No,
    };
    let (Some(left), Some(right)) = (scope.values(&value.expression), target) else { return undefined };
    let is_known = |side: &Values| !side.may_lack && side.span.value().is_some();
    if is_known(&left) && is_known(&right) {
        return decided(comparison.operator, &left.span.subtract(&right.span));
    }
    // One span of the difference: what is open on both sides then counts once.
    let target = match &comparison.target {
        Target::Number(number) => Expression::Number(value.unit.to_base(number)),
        Target::Formula(expression) => expression.clone(),
    };
    let off_by = Expression::Subtract(Box::new(value.expression.clone()), Box::new(target));
    let Some(off) = scope.values(&off_by) else { return undefined };
    let truth = decided(comparison.operator, &off.span);
    // Where a divisor may be zero, what holds then is possible, too.
    if off.may_lack && truth != undefined { Truth::Open } else { truth }
}

/// Whether a value that is so far off its target stands on the right side of it.
fn decided(operator: Operator, off: &Span) -> Truth {
    let zero = Span::exactly(Number::zero());
    match operator {
        Operator::AtLeast => off.reaches(&zero, false),
        Operator::Above => off.reaches(&zero, true),
        Operator::AtMost => zero.reaches(off, false),
        Operator::Below => zero.reaches(off, true),
        Operator::Equal => off.reaches(&zero, false).and(zero.reaches(off, false)),
    }
}

/// Whether a condition holds.
pub(in super::super) fn condition(condition: &Condition, rubric: &Rubric, facts: &Facts) -> Truth {
    match condition {
        Condition::Comparison(comparison) => truth(comparison, rubric, facts),
        Condition::Flag(fact, wanted) => match facts.answer(*fact) {
            Answer::Flag(answer) => Truth::of(answer == wanted),
            _ => Truth::Open,
        },
        Condition::Choice(fact, wanted) => match facts.answer(*fact) {
            Answer::Choice(chosen) => Truth::of(wanted.contains(chosen)),
            _ => Truth::Open,
        },
    }
}
