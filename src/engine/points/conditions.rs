//! Whether conditions hold, and points by the first tier whose conditions all do.

use super::super::PartResult;
use super::super::applies::Excuse;
use super::super::formula::Scope;
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range, Span, Truth};
use crate::rubric::{
    Comparison, Condition, Expression, IfZero, Operator, Part, Rubric, Target, Tiers, Values,
};

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
    // Where a divisor may be nought, what holds then is possible, too.
    if off.may_lack && truth != undefined { Truth::Open } else { truth }
}

/// Whether a value that is so far off its target stands on the right side of it.
fn decided(operator: Operator, off: &Span) -> Truth {
    let nought = Span::exactly(Number::zero());
    match operator {
        Operator::AtLeast => off.reaches(&nought, false),
        Operator::Above => off.reaches(&nought, true),
        Operator::AtMost => nought.reaches(off, false),
        Operator::Below => nought.reaches(off, true),
        Operator::Equal => off.reaches(&nought, false).and(nought.reaches(off, false)),
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

/// 按条件分档.
pub(super) fn tiers(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    rule: &Tiers,
    excuse: Excuse<'_>,
) -> PartResult {
    let holds = |tier: &crate::rubric::Tier| {
        let all = tier.conditions.iter();
        let all = all.map(|one| condition(one, rubric, facts).or(excuse.condition(facts, one)));
        all.fold(Truth::Yes, Truth::and)
    };
    let mut earned: Vec<&Number> = Vec::new();
    let (mut met, mut band, mut ended) = (Truth::No, None, false);
    for (at, tier) in rule.tiers.iter().enumerate() {
        let truth = holds(tier);
        if at == 0 {
            met = truth;
        }
        if truth == Truth::No {
            continue;
        }
        earned.push(&tier.points);
        if truth == Truth::Yes {
            band = (earned.len() == 1).then_some(at);
            ended = true;
            break;
        }
    }
    // A tier that surely holds ends the row; without one, what lies beyond all of them is possible, too.
    if !ended {
        earned.push(&rule.otherwise);
    }
    let low = earned.iter().min().map_or_else(Number::zero, |points| (*points).clone());
    let high = earned.iter().max().map_or_else(Number::zero, |points| (*points).clone());
    PartResult { points: Range { low, high }, met, band, ..PartResult::open(part) }
}
