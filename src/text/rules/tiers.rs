//! 按条件分档.

use super::super::line::Sentence;
use super::super::points;
use super::Told;
use super::words::{answered, choice, compared, condition};
use crate::engine::{formula, truth};
use crate::rubric::{Condition, Formula, Rubric, Tier, Tiers};

pub(super) fn in_words(rubric: &Rubric, rule: &Tiers) -> String {
    let tier = |tier: &Tier| {
        let all: Vec<String> = tier.conditions.iter().map(|one| condition(rubric, one)).collect();
        format!("{}的得{}分", all.join("且"), points(&tier.points))
    };
    let tiers: Vec<String> = rule.tiers.iter().map(tier).collect();
    format!("{}；其余得{}分", tiers.join("；否则，"), points(&rule.otherwise))
}

/// The tier that decides, with its conditions; the best one while none has decided.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Tiers, decides: Option<usize>) {
    let shown = decides.unwrap_or(0);
    let settled = told.result.points.is_settled();
    for (n, one) in rule.tiers[shown].conditions.iter().enumerate() {
        if n > 0 {
            line.plain("；");
        }
        condition_line(line, told, one);
    }
    let earned = points(&told.result.points.low);
    match (decides, settled) {
        (Some(_), _) => line.plain(format!("，得{}分", points(&rule.tiers[shown].points))),
        (None, true) => line.plain(format!("，各档均不符合，得{earned}分")),
        (None, false) => {}
    }
}

fn condition_line(line: &mut Sentence, told: Told<'_>, condition: &Condition) {
    let excused = told.excused(&condition.facts());
    match condition {
        _ if !excused.is_empty() => line.plain(format!("{}：不适用", excused.join("、"))),
        Condition::Comparison(rule) => {
            let met = truth(rule, told.rubric, told.facts);
            let value = formula::value(&rule.value, told.rubric, told.facts);
            let against = rule.target.formula().map(|formula| {
                let side = Formula { expression: formula.clone(), unit: rule.value.unit.clone() };
                formula::value(&side, told.rubric, told.facts)
            });
            compared(line, told, rule, met, &value, against.as_ref());
        }
        Condition::Flag(fact, wanted) => answered(line, told.rubric, told.facts, *fact, *wanted),
        Condition::Choice(fact, _) => choice(line, told, *fact),
    }
}
