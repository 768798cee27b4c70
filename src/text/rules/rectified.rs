//! 整改计分.

use super::super::line::{Sentence, Tone};
use super::super::points;
use super::Told;
use crate::engine::Value;
use crate::number::Number;
use crate::rubric::{FactKey, IfZero, Rectified, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Rectified) -> String {
    let state = |(fact, fraction): &(FactKey, Number)| {
        format!("{}每个计{}", rubric.fact(*fact).title, points(fraction))
    };
    let states: Vec<String> = rule.states.iter().map(state).collect();
    let none = match rule.if_zero {
        IfZero::Open => "得分未定",
        IfZero::Full => "得满分",
        IfZero::None => "不得分",
    };
    format!("分值按问题数平均分摊：{}；没有问题的{none}", states.join("，"))
}

/// The problems in each state, and what share of the points they keep.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Rectified, value: &Value) {
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
    match value {
        Value::Known(span) if span.value().is_some() => {
            line.plain(format!("，按问题数平均 × {}分", points(told.full)));
        }
        Value::Undefined => line.plain("，没有问题"),
        Value::Known(_) | Value::None => {}
    }
}
