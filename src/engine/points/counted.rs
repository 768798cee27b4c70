//! Points by counting: faults that occurred, items met out of so many, rows that pass.

use super::super::applies::Excuse;
use super::super::formula::Scope;
use super::super::{Counts, PartResult};
use super::{by_truth, limited, truth_in};
use crate::facts::{Answer, Facts};
use crate::number::{Number, Range, Truth};
use crate::rubric::{Comparison, Faults, Item, NOfM, Operator, Part, Rubric, Target};

/// 情形清单扣分.
pub(super) fn faults(facts: &Facts, part: &Part, rule: &Faults, excuse: Excuse<'_>) -> PartResult {
    let occurred = |fault: &crate::rubric::Fault| match facts.answer(fault.fact) {
        Answer::Flag(answer) => Truth::of(*answer == fault.when),
        _ => excuse.fault(facts, fault.fact).negated().and(Truth::Open),
    };
    let (mut sure, mut possible) = (Number::zero(), Number::zero());
    let mut met = Truth::Yes;
    for fault in &rule.faults {
        let truth = occurred(fault);
        met = met.and(truth.negated());
        if truth == Truth::Yes {
            sure = &sure + &fault.deduct;
        }
        if truth != Truth::No {
            possible = &possible + &fault.deduct;
        }
    }
    let points = Range {
        low: limited(&part.points - &possible, part, &rule.limit),
        high: limited(&part.points - &sure, part, &rule.limit),
    };
    PartResult { points, met, ..PartResult::open(part) }
}

/// n 项中达标 m 项，其余不低于…；全体满足.
pub(super) fn n_of_m(
    rubric: &Rubric,
    facts: &Facts,
    part: &Part,
    rule: &NOfM,
    excuse: Excuse<'_>,
) -> PartResult {
    let scope = Scope::of(rubric, facts);
    let Some(table) = rule.table else {
        let (met, counts) = passes(rule, scope, excuse);
        return PartResult {
            points: by_truth(part, met),
            met,
            counts: Some(counts),
            ..PartResult::open(part)
        };
    };
    let Some(rows) = facts.table(table) else { return PartResult::open(part) };
    let mut counts = Counts { of: rows.rows.len(), ..Counts::default() };
    let mut met = Truth::Yes;
    for (at, row) in rows.rows.iter().enumerate() {
        let (passed, _) = passes(rule, Scope { row: Some(at), ..scope }, excuse);
        met = met.and(passed);
        match passed {
            Truth::Yes => counts.met += 1,
            Truth::Open => counts.open += 1,
            Truth::No => counts.failing.push(row.name.clone()),
        }
    }
    let points = if rule.by_share {
        let of = |rows: usize| {
            &Number::count(rows).divide(&Number::count(counts.of)).unwrap_or_else(Number::zero) * &part.points
        };
        Range { low: of(counts.met), high: of(counts.met + counts.open) }
    } else {
        by_truth(part, met)
    };
    PartResult { points, met, counts: Some(counts), ..PartResult::open(part) }
}

/// Whether enough items are met and the others reach their share.
fn passes(rule: &NOfM, scope: Scope<'_>, excuse: Excuse<'_>) -> (Truth, Counts) {
    let mut counts = Counts { of: rule.items.len(), ..Counts::default() };
    let mut rest = Truth::Yes;
    for item in &rule.items {
        let truth = truth_in(&item.comparison, scope).or(excuse.comparison(scope.facts, &item.comparison));
        match truth {
            Truth::Yes => {
                counts.met += 1;
                continue;
            }
            Truth::Open => counts.open += 1,
            Truth::No => counts.failing.push(item.title.clone()),
        }
        if let Some(share) = &rule.rest {
            // An item that may be met after all is not held to it.
            rest = rest.and(truth.or(truth_in(&lowered(item, share), scope)));
        }
    }
    let enough = if counts.met >= rule.need {
        Truth::Yes
    } else if counts.met + counts.open < rule.need {
        Truth::No
    } else {
        Truth::Open
    };
    (enough.and(rest), counts)
}

/// The line that an unmet item still has to reach.
fn lowered(item: &Item, share: &Number) -> Comparison {
    let mut lowered = item.comparison.clone();
    if let Target::Number(target) = &item.comparison.target {
        let line = match item.comparison.operator {
            Operator::AtMost | Operator::Below => target.divide(share).unwrap_or_else(|| target.clone()),
            Operator::AtLeast | Operator::Above | Operator::Equal => target * share,
        };
        lowered.target = Target::Number(line);
    }
    lowered
}
