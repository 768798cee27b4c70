//! 排序赋分.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::{formula_in_words, points};
use super::Told;
use super::words::words;
use crate::engine::{RankTrace, Value};
use crate::number::{Number, Truth};
use crate::rubric::{Better, FactKey, Ranked, Rubric, Shortcut};

pub(super) fn in_words(rubric: &Rubric, rule: &Ranked) -> String {
    let ladder: Vec<String> = rule.ladder.iter().map(points).collect();
    let order = match rule.better {
        Better::Up => "从高到低",
        Better::Down => "从低到高",
    };
    let value = rule.value.as_ref().map_or_else(String::new, |value| words(rubric, value));
    let shortcut = match &rule.reaches {
        None => String::new(),
        Some(Shortcut::Mean) => "达到平均水平的得满分，其余".to_owned(),
        Some(Shortcut::Formula(formula)) => {
            format!("达到 {} 的得满分，其余", formula_in_words(rubric, formula))
        }
    };
    format!(
        "{value}{shortcut}{order}排序依次得{}分，再往后得{}分；相同的并列",
        ladder.join("、"),
        points(&rule.otherwise)
    )
}

/// The rank and what it earns.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Ranked, trace: &RankTrace) {
    let result = told.result;
    let comma = match &rule.value {
        Some(formula) => {
            side_of(line, told.rubric, told.facts, formula, &trace.value, &Number::zero());
            "，"
        }
        None => "",
    };
    let given = |fact: FactKey| told.facts.is_given(fact);
    match (trace.rank, result.met) {
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
            if !matches!(trace.value, Value::Undefined) {
                line.plain(format!("{comma}按位次计分"));
            }
        }
    }
}
