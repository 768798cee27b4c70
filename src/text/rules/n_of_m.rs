//! n 项中达标 m 项; 全体满足.

use super::super::line::{Sentence, Tone};
use super::super::points;
use super::Told;
use super::words::{all_or_none, operator_sign, target_in_words};
use crate::engine::Counts;
use crate::number::{Number, Truth};
use crate::rubric::{NOfM, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &NOfM) -> String {
    let items: Vec<String> = rule
        .items
        .iter()
        .map(|item| {
            let unit = &item.comparison.value;
            let sign = operator_sign(item.comparison.operator);
            format!("{}{sign}{}", item.title, target_in_words(rubric, &item.comparison.target, unit))
        })
        .collect();
    let need = if rule.need == rule.items.len() {
        "全部达标".to_owned()
    } else {
        format!("{}项中至少{}项达标", rule.items.len(), rule.need)
    };
    let rest = rule.rest.as_ref().map_or_else(String::new, |rest| {
        format!("，未达标的不低于要求的{}%", points(&(rest * &Number::whole(100))))
    });
    let who = match (rule.table, rule.by_share) {
        (None, _) => all_or_none(rubric).to_owned(),
        (Some(_), false) => format!("，每一所都做到的{}", all_or_none(rubric)),
        (Some(_), true) => "，按做到的所数占比计分".to_owned(),
    };
    format!("{need}{rest}{who}：{}", items.join("，"))
}

/// 7 项中 6 项达标; 12 行中 10 行通过.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &NOfM, counts: Option<&Counts>) {
    let table = rule.table.map(|table| told.rubric.fact(table));
    let Some(counts) = counts else {
        if let Some(table) = table {
            line.say(format!("〔{}〕", table.title), Tone::Open);
        }
        return;
    };
    let what = if table.is_some() { "所" } else { "项" };
    line.plain(format!("{} {what}中 ", counts.of));
    line.say(format!("{} {what}", counts.met), Tone::Figure);
    line.plain("达标");
    if counts.open > 0 {
        line.say(format!("，{} {what}未定", counts.open), Tone::Open);
    }
    if table.is_none() && rule.need < rule.items.len() {
        line.plain(format!("，需 {} 项", rule.need));
    }
    if !counts.failing.is_empty() {
        const NAMED: usize = 5;
        let names: Vec<&str> = counts.failing.iter().take(NAMED).map(|name| &**name).collect();
        let more = if counts.failing.len() > NAMED { "等" } else { "" };
        let tone = if told.result.met == Truth::No { Tone::Short } else { Tone::Plain };
        line.say(format!("，未达标：{}{more}", names.join("、")), tone);
    }
}
