//! Points by steps, lost or won: how far a value is from a target, and how many steps that is.

use super::super::{Value, formula};
use super::Setting;
use crate::number::{End, Number};
use crate::rubric::{Expression, Formula, PartialStep, Target};

/// How many steps a value is from its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTrace {
    /// The formula's value, in the unit it is shown in.
    pub value: Value,
    /// The target, in the same unit, where it is itself computed.
    pub against: Option<Value>,
    /// How many steps count, when settled.
    pub steps: Option<Number>,
}

impl StepTrace {
    /// What is left of it where a blank may still set the part aside: the steps only where the points are the `same` then.
    pub(super) fn unsettled(self, same: bool) -> Self {
        Self { steps: self.steps.filter(|_| same), ..self }
    }
}

/// From which side a value is approached that is not reached itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Approach {
    At,
    JustAbove,
    JustBelow,
}

/// What is computed of a target that is a formula.
pub(super) fn against(target: &Target, value: &Formula, at: Setting<'_>) -> Option<Value> {
    target.formula().map(|formula| formula::shown(formula, value, at.rubric, at.facts))
}

/// Target − value, or else value − target, in base units.
pub(super) fn off(value: &Formula, target: &Target, short: bool) -> Expression {
    let target = match target {
        Target::Number(number) => Expression::Number(value.unit.to_base(number)),
        Target::Formula(formula) => formula.clone(),
    };
    let (value, target) = (Box::new(value.expression.clone()), Box::new(target));
    if short { Expression::Subtract(target, value) } else { Expression::Subtract(value, target) }
}

/// The points at an end, or `None` where there is no end.
pub(super) fn end(
    end: &End,
    open: Approach,
    points_at: &dyn Fn(&Number, Approach) -> Number,
) -> Option<Number> {
    match end {
        End::Closed(number) => Some(points_at(number, Approach::At)),
        End::Open(number) => Some(points_at(number, open)),
        End::None => None,
    }
}

/// How many steps a distance is; none for a distance below zero.
pub(super) fn steps_of(distance: &Number, step: &Number, partial: PartialStep, side: Approach) -> Number {
    let steps = distance.divide(step).unwrap_or_else(Number::zero);
    let steps = match (partial, side) {
        (PartialStep::Exact, _) => steps,
        (PartialStep::Started, Approach::JustAbove) => &steps.floor() + &Number::one(),
        (PartialStep::Started, Approach::At | Approach::JustBelow) => steps.ceil(),
        (PartialStep::Whole, Approach::JustBelow) => &steps.ceil() - &Number::one(),
        (PartialStep::Whole, Approach::At | Approach::JustAbove) => steps.floor(),
    };
    steps.max(Number::zero())
}
