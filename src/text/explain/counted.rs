//! Lines of rules that count: faults, problems put right, items and rows.

use super::super::line::{Sentence, Tone};
use super::super::points;
use super::Told;
use crate::engine::Value;
use crate::facts::Answer;
use crate::number::{Number, Truth};
use crate::rubric::{Faults, NOfM, Rectified};

/// Each fault that occurred with what it costs, and those nobody has spoken of.
pub(super) fn faults(line: &mut Sentence, told: Told<'_>, rule: &Faults) {
    let (mut occurred, mut open) = (Vec::new(), Vec::new());
    for fault in &rule.faults {
        let title = &told.rubric.fact(fault.fact).title;
        match told.facts.answer(fault.fact) {
            Answer::Flag(answer) if *answer == fault.when => {
                occurred.push(format!(
                    "{title}（填“{}”），扣{}分",
                    super::yes_no(*answer),
                    points(&fault.deduct)
                ));
            }
            Answer::Flag(_) => {}
            Answer::NotApplicable if !told.excused(&[fault.fact]).is_empty() => {}
            _ => open.push(format!("〔{title}〕")),
        }
    }
    if occurred.is_empty() && open.is_empty() {
        line.plain("所列情形均未出现，不扣分");
    }
    if !occurred.is_empty() {
        line.say(occurred.join("；"), Tone::Short);
    }
    if !open.is_empty() {
        if !occurred.is_empty() {
            line.plain("；");
        }
        line.say(open.join(""), Tone::Open);
        line.plain("未填");
    }
}

/// The problems in each state, and what share of the points they keep.
pub(super) fn rectified(line: &mut Sentence, told: Told<'_>, rule: &Rectified, full: &Number) {
    for (n, (fact, fraction)) in rule.states.iter().enumerate() {
        if n > 0 {
            line.plain("，");
        }
        let spec = told.rubric.fact(*fact);
        match told.facts.figure(*fact).and_then(|figure| figure.span.value()) {
            Some(count) => {
                line.plain(format!("{} ", spec.title));
                line.say(points(count), Tone::Figure);
            }
            None if !told.excused(&[*fact]).is_empty() => line.plain(format!("{} 0", spec.title)),
            None => line.say(format!("〔{}〕", spec.title), Tone::Open),
        }
        line.plain(format!(" × {}", points(fraction)));
    }
    match &told.result.value {
        Value::Known(span) if span.value().is_some() => {
            line.plain(format!("，按问题数平均 × {}分", points(full)));
        }
        Value::Undefined => line.plain("，没有问题"),
        Value::Known(_) | Value::None => {}
    }
}

/// 7 项中 6 项达标; 12 行中 10 行通过.
pub(super) fn n_of_m(line: &mut Sentence, told: Told<'_>, rule: &NOfM) {
    let table = rule.table.map(|table| told.rubric.fact(table));
    let Some(counts) = &told.result.counts else {
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
