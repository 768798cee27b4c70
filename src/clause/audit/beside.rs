//! What is taken off where nothing was given.

use crate::composed::{ClauseRule, Criterion, Operand, Sign};
use crate::number::Number;

/// 达到3万元的计3分, 每超1万元加1分, 未达到3万元的扣3分: where the points are not given there is nothing to take from.
pub(super) fn is_taken_beside(rule: &ClauseRule) -> bool {
    let rules = match rule {
        ClauseRule::Sum(rules) => rules,
        ClauseRule::Held(rule, ..) => return is_taken_beside(rule),
        ClauseRule::First(cases, rest) => {
            return is_taken_beside(rest) || cases.iter().any(|(_, rule)| is_taken_beside(rule));
        }
        _ => return false,
    };
    let of = |rule: &ClauseRule, gives: bool| match rule {
        ClauseRule::First(cases, _) => match cases.as_slice() {
            [
                (
                    Criterion::Compare(Operand::Asked(at), sign, Operand::Given(edge)),
                    ClauseRule::Worth(Operand::Given(points)),
                ),
            ] if points.is_negative() != gives && !points.is_zero() => Some((*at, *sign, edge.clone())),
            _ => None,
        },
        _ => None,
    };
    let given: Vec<_> = rules.iter().filter_map(|rule| of(rule, true)).collect();
    let taken: Vec<_> = rules.iter().filter_map(|rule| of(rule, false)).collect();
    let is_beside = |one: &(usize, Sign, Number)| {
        taken.iter().any(|two| {
            let opposite = matches!(
                (one.1, two.1),
                (Sign::Least, Sign::Below)
                    | (Sign::Above, Sign::Most)
                    | (Sign::Most, Sign::Above)
                    | (Sign::Below, Sign::Least)
            );
            one.0 == two.0 && one.2 == two.2 && opposite
        })
    };
    given.iter().any(is_beside) || rules.iter().any(is_taken_beside)
}
