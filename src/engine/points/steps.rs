//! Points lost or won a step: 每低（高）一个单位扣分, 超额每…加分.

use super::super::{PartResult, Value, formula, gap};
use super::{by_span, limited, reaches};
use crate::facts::Facts;
use crate::number::{End, Number, Range, Span};
use crate::rubric::{Better, Expression, Formula, Part, PartialStep, PerGain, PerStep, Rubric, Target};

/// From which side a value is approached that is not reached itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    At,
    JustAbove,
    JustBelow,
}

/// 每低（高）一个单位扣分.
pub(super) fn per_step(rubric: &Rubric, facts: &Facts, part: &Part, rule: &PerStep) -> PartResult {
    let value = formula::value(&rule.value, rubric, facts);
    let against = against(&rule.target, &rule.value, rubric, facts);
    let short = match rule.better {
        Better::Up => off(&rule.value, &rule.target, true),
        Better::Down => off(&rule.value, &rule.target, false),
    };
    let steps = |short: &Number, side| steps_of(short, &rule.step, rule.partial, side);
    let points_at = |short: &Number, side| {
        limited(&part.points - &(&steps(short, side) * &rule.deduct), part, &rule.limit)
    };
    let line = match &rule.target {
        Target::Number(number) => Some(number.clone()),
        Target::Formula(_) => known_value(against.as_ref()),
    };
    let gap = line.and_then(|line| gap::to_line(&rule.value, rule.better, &line, rubric, facts));
    let result = by_span(rubric, facts, part, &short, &rule.value, rule.if_zero, value, &|value, short| {
        // The further short, the fewer points.
        let low = end(&short.high, Side::JustBelow, &points_at).unwrap_or_else(|| part.lowest.clone());
        let high = end(&short.low, Side::JustAbove, &points_at).unwrap_or_else(|| part.points.clone());
        PartResult {
            points: Range { low, high },
            met: reaches(short, Better::Down, &Number::zero()),
            value,
            steps: short.value().map(|short| steps(short, Side::At)),
            ..PartResult::open(part)
        }
    });
    PartResult { against, gap, ..result }
}

/// 超额每…加分，封顶.
pub(super) fn per_gain(rubric: &Rubric, facts: &Facts, part: &Part, rule: &PerGain) -> PartResult {
    let value = formula::value(&rule.value, rubric, facts);
    let against = against(&rule.from, &rule.value, rubric, facts);
    let gain = off(&rule.value, &rule.from, false);
    let steps = |gain: &Number, side| steps_of(gain, &rule.step, rule.partial, side);
    let points_at = |gain: &Number, side| (&steps(gain, side) * &rule.award).min(part.points.clone());
    let result = by_span(rubric, facts, part, &gain, &rule.value, rule.if_zero, value, &|value, gain| {
        let low = end(&gain.low, Side::JustAbove, &points_at).unwrap_or_else(Number::zero);
        let high = end(&gain.high, Side::JustBelow, &points_at).unwrap_or_else(|| part.points.clone());
        let points = Span::between(Some(low.clone()), Some(high.clone()));
        PartResult {
            met: reaches(&points, Better::Up, &part.points),
            points: Range { low, high },
            value,
            steps: gain.value().map(|gain| steps(gain, Side::At)),
            ..PartResult::open(part)
        }
    });
    PartResult { against, ..result }
}

/// What is computed of a target that is a formula.
fn against(target: &Target, value: &Formula, rubric: &Rubric, facts: &Facts) -> Option<Value> {
    target.formula().map(|formula| formula::shown(formula, value, rubric, facts))
}

fn known_value(value: Option<&Value>) -> Option<Number> {
    match value {
        Some(Value::Known(span)) => span.value().cloned(),
        _ => None,
    }
}

/// Target − value, or else value − target, in base units.
fn off(value: &Formula, target: &Target, short: bool) -> Expression {
    let target = match target {
        Target::Number(number) => Expression::Number(value.unit.to_base(number)),
        Target::Formula(formula) => formula.clone(),
    };
    let (value, target) = (Box::new(value.expression.clone()), Box::new(target));
    if short { Expression::Subtract(target, value) } else { Expression::Subtract(value, target) }
}

/// The points at an end, or `None` where there is no end.
fn end(end: &End, open: Side, points_at: &dyn Fn(&Number, Side) -> Number) -> Option<Number> {
    match end {
        End::Closed(number) => Some(points_at(number, Side::At)),
        End::Open(number) => Some(points_at(number, open)),
        End::None => None,
    }
}

/// How many steps a distance is; none for a distance below nought.
fn steps_of(distance: &Number, step: &Number, partial: PartialStep, side: Side) -> Number {
    let steps = distance.divide(step).unwrap_or_else(Number::zero);
    let steps = match (partial, side) {
        (PartialStep::Exact, _) => steps,
        (PartialStep::Started, Side::JustAbove) => &steps.floor() + &Number::one(),
        (PartialStep::Started, Side::At | Side::JustBelow) => steps.ceil(),
        (PartialStep::Whole, Side::JustBelow) => &steps.ceil() - &Number::one(),
        (PartialStep::Whole, Side::At | Side::JustAbove) => steps.floor(),
    };
    steps.max(Number::zero())
}
