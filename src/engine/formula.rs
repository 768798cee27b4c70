//! Formulas over what is known of the facts. Base units in, base units out.

use super::Value;
use crate::facts::Facts;
use crate::number::{Number, Span};
use crate::rubric::{Expression, Formula, Rubric};

/// The possible values of a formula, or `None` where a divisor is nought.
///
/// Blank facts stand for all their possible values, so the outcome holds every value that filling them in could give.
pub fn evaluate(expression: &Expression, rubric: &Rubric, facts: &Facts) -> Option<Span> {
    let of = |expression: &Expression| evaluate(expression, rubric, facts);
    match expression {
        Expression::Fact(key) => Some(facts.span(rubric, *key)),
        Expression::Number(number) => Some(Span::exactly(number.clone())),
        Expression::Add(a, b) => Some(of(a)?.add(&of(b)?)),
        Expression::Subtract(a, b) => Some(of(a)?.subtract(&of(b)?)),
        Expression::Multiply(a, b) => Some(of(a)?.multiply(&of(b)?)),
        Expression::Divide(a, b) => of(a)?.divide(&of(b)?),
        // (now − before) ÷ before, written so that each side enters once and the span stays tight.
        Expression::Growth(now, before) => {
            Some(of(now)?.divide(&of(before)?)?.subtract(&Span::exactly(Number::one())))
        }
    }
}

/// The value of a formula in the unit it is shown in.
pub fn value(formula: &Formula, rubric: &Rubric, facts: &Facts) -> Value {
    shown(&formula.expression, formula, rubric, facts)
}

/// The value of `expression` in the unit `formula` is shown in.
pub(super) fn shown(expression: &Expression, formula: &Formula, rubric: &Rubric, facts: &Facts) -> Value {
    if expression.facts().iter().all(|fact| facts.figure(*fact).is_none()) && !expression.facts().is_empty() {
        return Value::None;
    }
    let scale = Number::one().divide(formula.unit.scale()).unwrap_or_else(Number::one);
    evaluate(expression, rubric, facts).map_or(Value::Undefined, |span| Value::Known(span.scale(&scale)))
}
