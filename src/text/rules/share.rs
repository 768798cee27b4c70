//! 按比例得分.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::{figure_beside, points};
use super::Told;
use super::words::{if_zero, in_unit, words};
use crate::engine::Value;
use crate::number::Truth;
use crate::rubric::{Rubric, Share};

pub(super) fn in_words(rubric: &Rubric, rule: &Share) -> String {
    format!(
        "{} ÷ {} × 分值，最高为分值{}",
        words(rubric, &rule.value),
        in_unit(&rule.full, &rule.value),
        if_zero(rule.if_zero)
    )
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Share, value: &Value) {
    let result = told.result;
    side_of(line, told.rubric, told.facts, &rule.value, value, &rule.full);
    let whole = in_unit(&rule.full, &rule.value);
    match (value, result.met) {
        _ if !result.points.is_settled() => line.plain(format!("，按占 {whole} 的比例计分")),
        (Value::Known(_), Truth::Yes) => line.plain(format!("，不低于 {whole}，得满分")),
        // A share below zero earns nothing, whatever the division says.
        (Value::Known(value), _) if !result.points.low.is_zero() => {
            let share = value.value().map_or_else(String::new, |value| figure_beside(value, &rule.full));
            line.plain(format!("，{share}{} ÷ {whole} × {}分，", rule.value.unit.name(), points(told.full)));
            line.say(format!("得{}分", points(&result.points.low)), Tone::Figure);
        }
        (Value::Undefined, Truth::Yes) => line.plain("，得满分"),
        _ => line.plain("，不得分"),
    }
}
