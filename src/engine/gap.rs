//! What would reach the line: the least change of the figure one can act on, in its own unit.

use super::formula::evaluate;
use crate::facts::Facts;
use crate::number::{Number, Rounding, Span};
use crate::rubric::{Better, Comparison, Expression, FactKey, FactKind, Formula, Operator, Rubric, Target};

/// How far a fact is from what would reach the line, everything else staying as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The fact to act on.
    pub fact: FactKey,
    /// What it would have to be, in its unit, rounded to what can be counted.
    pub needed: Number,
    /// How much more (or less, when negative) that is.
    pub difference: Number,
}

/// Places a figure is counted to where it need not be whole: 0.01 万元, 0.01 %.
const COUNTED_PLACES: u32 = 2;

/// For an unmet comparison.
pub(super) fn of_comparison(rule: &Comparison, rubric: &Rubric, facts: &Facts) -> Option<Gap> {
    let (better, strict) = match rule.operator {
        Operator::AtLeast => (Better::Up, false),
        Operator::Above => (Better::Up, true),
        Operator::AtMost => (Better::Down, false),
        Operator::Below => (Better::Down, true),
        Operator::Equal => return None,
    };
    let line = match &rule.target {
        Target::Number(number) => rule.value.unit.to_base(number),
        Target::Formula(expression) => evaluate(expression, rubric, facts)?.value()?.clone(),
    };
    solve(&rule.value.expression, better, strict, &line, rubric, facts)
}

/// For a value on the wrong side of a line given in its shown unit; `None` when it has reached it.
pub(super) fn to_line(
    formula: &Formula,
    better: Better,
    line: &Number,
    rubric: &Rubric,
    facts: &Facts,
) -> Option<Gap> {
    let line = formula.unit.to_base(line);
    let value = evaluate(&formula.expression, rubric, facts)?;
    let value = value.value()?;
    let short = match better {
        Better::Up => *value < line,
        Better::Down => *value > line,
    };
    if short { solve(&formula.expression, better, false, &line, rubric, facts) } else { None }
}

/// Finds the fact that stands above the fraction line, and the value of it that brings the formula to `line`.
fn solve(
    expression: &Expression,
    better: Better,
    strict: bool,
    line: &Number,
    rubric: &Rubric,
    facts: &Facts,
) -> Option<Gap> {
    let known = |expression: &Expression| evaluate(expression, rubric, facts)?.value().cloned();
    let (fact, needed) = match expression {
        Expression::Fact(fact) => (*fact, line.clone()),
        Expression::Divide(over, under) => {
            let Expression::Fact(fact) = &**over else { return None };
            // A figure on both sides of the line moves both. And where less is better, as with pupils per teacher, it is
            // mostly the figure below the line that one acts on: no advice is better than the wrong one.
            if better == Better::Down || under.facts().contains(fact) {
                return None;
            }
            let under = known(under)?;
            if under.is_negative() {
                return None;
            }
            (*fact, line * &under)
        }
        Expression::Growth(now, before) => {
            let Expression::Fact(fact) = &**now else { return None };
            let before = known(before)?;
            if before.is_negative() {
                return None;
            }
            (*fact, &before * &(&Number::one() + line))
        }
        Expression::Number(_)
        | Expression::Add(..)
        | Expression::Subtract(..)
        | Expression::Multiply(..)
        | Expression::Call(..)
        | Expression::Lookup(_)
        | Expression::Cell(_)
        | Expression::Total(_)
        | Expression::Rows(_)
        | Expression::Dispersion(..) => return None,
    };
    let FactKind::Number { unit, bounds, whole } = &rubric.fact(fact).kind else { return None };
    let given = facts.figure(fact)?.span.value()?;
    let exact = unit.of_base(&needed);
    let places = if *whole { 0 } else { COUNTED_PLACES };
    let needed = counted(&exact, better, strict, places);
    bounds.meet(&Span::exactly(needed.clone()))?;
    let difference = &needed - given;
    Some(Gap { fact, needed, difference })
}

/// The nearest countable value on the right side of `exact`.
fn counted(exact: &Number, better: Better, strict: bool, places: u32) -> Number {
    let scale = Number::power_of_ten(places);
    let steps = exact * &scale;
    let steps = match better {
        Better::Up if strict => &steps.floor() + &Number::one(),
        Better::Up => steps.ceil(),
        Better::Down if strict => &steps.ceil() - &Number::one(),
        Better::Down => steps.floor(),
    };
    steps.divide(&scale).unwrap_or(steps).rounded(places, Rounding::HalfUp)
}
