//! 超额每…加分，封顶.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::{figure, points};
use super::Told;
use super::words::{if_zero, in_points, partial, target, target_in_words, target_value, words};
use crate::engine::StepTrace;
use crate::number::Number;
use crate::rubric::{PerGain, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &PerGain) -> String {
    format!(
        "{}超过 {} 的，每{}得{}分（{}），最高为分值{}",
        words(rubric, &rule.value),
        target_in_words(rubric, &rule.from, &rule.value),
        in_points(&rule.step, &rule.value),
        points(&rule.award),
        partial(rule.partial),
        if_zero(rule.if_zero),
    )
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &PerGain, trace: &StepTrace) {
    let against = trace.against.as_ref();
    let beside = target_value(&rule.from, against).unwrap_or_else(Number::zero);
    side_of(line, told.rubric, told.facts, &rule.value, &trace.value, &beside);
    line.plain("，超过 ");
    target(line, told, &rule.from, &rule.value, against, &beside);
    line.plain(format!(" 的每{}得{}分", in_points(&rule.step, &rule.value), points(&rule.award)));
    if let Some(steps) = &trace.steps {
        line.plain(format!(" × {}", figure(steps)));
        line.say(format!("，得{}分", points(&told.result.points.low)), Tone::Figure);
    }
}
