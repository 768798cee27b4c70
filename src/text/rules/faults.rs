//! 情形清单扣分.

use super::super::line::{Sentence, Tone};
use super::super::points;
use super::Told;
use super::words::{limit, yes_no};
use crate::facts::Answer;
use crate::rubric::{Fault, Faults, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Faults) -> String {
    let fault = |fault: &Fault| {
        format!("{}填“{}”扣{}分", rubric.fact(fault.fact).title, yes_no(fault.when), points(&fault.deduct))
    };
    let faults: Vec<String> = rule.faults.iter().map(fault).collect();
    format!("{}；各项相加{}", faults.join("，"), limit(&rule.limit))
}

/// Each fault that occurred with what it costs, and those nobody has spoken of.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Faults) {
    let (mut occurred, mut open) = (Vec::new(), Vec::new());
    for fault in &rule.faults {
        let title = &told.rubric.fact(fault.fact).title;
        match told.facts.answer(fault.fact) {
            Answer::Flag(answer) if *answer == fault.when => {
                occurred.push(format!("{title}（填“{}”），扣{}分", yes_no(*answer), points(&fault.deduct)));
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
