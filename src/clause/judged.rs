//! What is left to a person's judgement, and between which ends.

use super::marks::Marks;
use super::{ClauseReading, ClauseRule, JudgedLevel, Judgement, Number, Status};

/// 以0.1分递减.
pub(super) fn step(marks: &Marks) -> Option<Number> {
    let told = |at: usize| {
        let number = marks.number(at)?;
        let end = marks.eat(at + 1, "分")?;
        let before = at > 0 && marks.eat_any(at - 1, &["以", "按"]).is_some();
        let after = marks.eat_any(end, &["递减", "为单位", "为一档", "为间隔", "一档", "为档"]).is_some();
        (before && after && !number.is_zero()).then(|| number.clone())
    };
    (0..marks.len()).find_map(told)
}

/// Left to judgement as a whole.
pub(super) fn by_judgement(
    points: Option<&Number>,
    step: Option<Number>,
    levels: Vec<JudgedLevel>,
) -> ClauseReading {
    let (low, high) = (Number::zero(), points.cloned().unwrap_or_else(Number::zero));
    let judged = points.map(|_| Judgement { low: low.clone(), high: high.clone(), step, levels });
    ClauseReading {
        status: Status::Judged,
        rule: ClauseRule::Judged { low, high },
        asks: Vec::new(),
        doubts: Vec::new(),
        conventions: Vec::new(),
        basis: Vec::new(),
        judged,
    }
}

/// The ends of the first judgement in a rule.
pub(super) fn ends(rule: &ClauseRule) -> Option<(Number, Number)> {
    match rule {
        ClauseRule::Judged { low, high } => Some((low.clone(), high.clone())),
        ClauseRule::Worth(_) | ClauseRule::Word(_) | ClauseRule::Steps { .. } | ClauseRule::Open => None,
        ClauseRule::First(cases, rest) => {
            cases.iter().find_map(|(_, rule)| ends(rule)).or_else(|| ends(rest))
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().find_map(ends),
        ClauseRule::Held(rule, ..) => ends(rule),
    }
}
