//! Lines of rules that go by conditions, choices and ranks.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::points;
use super::{Told, compared};
use crate::engine::formula;
use crate::engine::{Value, truth};
use crate::facts::Answer;
use crate::number::{Number, Truth};
use crate::rubric::{Coefficient, Condition, Ranked, Shortcut, Tiers};

/// The tier that decides, with its conditions; the best one while none has decided.
pub(super) fn tiers(line: &mut Sentence, told: Told<'_>, rule: &Tiers) {
    let shown = told.result.band.unwrap_or(0);
    let settled = told.result.points.is_settled();
    for (n, one) in rule.tiers[shown].conditions.iter().enumerate() {
        if n > 0 {
            line.plain("；");
        }
        condition(line, told, one);
    }
    let earned = points(&told.result.points.low);
    match (told.result.band, settled) {
        (Some(_), _) => line.plain(format!("，得{}分", points(&rule.tiers[shown].points))),
        (None, true) => line.plain(format!("，各档均不符合，得{earned}分")),
        (None, false) => {}
    }
}

fn condition(line: &mut Sentence, told: Told<'_>, condition: &Condition) {
    let excused = told.excused(&condition.facts());
    match condition {
        _ if !excused.is_empty() => line.plain(format!("{}：不适用", excused.join("、"))),
        Condition::Comparison(rule) => {
            let met = truth(rule, told.rubric, told.facts);
            let value = formula::value(&rule.value, told.rubric, told.facts);
            let against = rule.target.formula().map(|formula| {
                let side =
                    crate::rubric::Formula { expression: formula.clone(), unit: rule.value.unit.clone() };
                formula::value(&side, told.rubric, told.facts)
            });
            compared(line, told, rule, met, &value, against.as_ref());
        }
        Condition::Flag(fact, wanted) => super::yes(line, told.rubric, told.facts, *fact, *wanted),
        Condition::Choice(fact, _) => choice(line, told, *fact),
    }
}

fn choice(line: &mut Sentence, told: Told<'_>, fact: crate::rubric::FactKey) {
    let spec = told.rubric.fact(fact);
    match (told.facts.answer(fact), &spec.kind) {
        (Answer::Choice(chosen), crate::rubric::FactKind::Choice { options }) => {
            line.plain(format!("{}：", spec.title));
            line.say(&*options[usize::from(*chosen)], Tone::Figure);
        }
        _ => line.say(format!("〔{}〕", spec.title), Tone::Open),
    }
}

/// 选“二类”，系数 0.8 × 10分.
pub(super) fn coefficient(line: &mut Sentence, told: Told<'_>, rule: &Coefficient, full: &Number) {
    choice(line, told, rule.fact);
    if let Some((_, coefficient)) = told.result.band.and_then(|at| rule.levels.get(at)) {
        line.plain(format!("，系数 {} × {}分", points(coefficient), points(full)));
    }
}

/// The rank and what it earns.
pub(super) fn ranked(line: &mut Sentence, told: Told<'_>, rule: &Ranked) {
    let result = told.result;
    let comma = match &rule.value {
        Some(formula) => {
            side_of(line, told.rubric, told.facts, formula, &result.value, &Number::zero());
            "，"
        }
        None => "",
    };
    let given = |fact: crate::rubric::FactKey| told.facts.is_given(fact);
    match (result.band, result.met) {
        (Some(rank), _) => {
            line.plain(format!("{comma}位列第 {}", rank + 1));
            line.plain(format!("，得{}分", points(&result.points.low)));
        }
        (None, Truth::Yes) if result.points.is_settled() => line.plain(match rule.reaches {
            Some(Shortcut::Mean) => "，达到平均水平，得满分",
            Some(Shortcut::Formula(_)) | None => "，达到满分线",
        }),
        _ => {
            if let Some(fact) = rule.rank.filter(|fact| !given(*fact)) {
                line.say(format!("〔{}〕", told.rubric.fact(fact).title), Tone::Open);
            } else if let Some(column) = rule.peers.filter(|column| !given(column.table)) {
                line.say(format!("〔{}〕", told.rubric.fact(column.table).title), Tone::Open);
            }
            if !matches!(result.value, Value::Undefined) {
                line.plain(format!("{comma}按位次计分"));
            }
        }
    }
}
