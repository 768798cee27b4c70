//! 每低（高）一个单位扣分，扣完为止.

use super::super::formula::side_of;
use super::super::line::{Sentence, Tone};
use super::super::{figure, points};
use super::Told;
use super::words::{
    if_zero, in_points, limit, missed, off, partial, reached, target, target_in_words, target_value, words,
};
use crate::engine::StepTrace;
use crate::number::{Number, Truth};
use crate::rubric::{Limit, PerStep, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &PerStep) -> String {
    format!(
        "{} {} {} 不扣分，每{}{}扣{}分（{}）{}{}",
        words(rubric, &rule.value),
        reached(rule.better),
        target_in_words(rubric, &rule.target, &rule.value),
        off(rule.better),
        in_points(&rule.step, &rule.value),
        points(&rule.deduct),
        partial(rule.partial),
        limit(&rule.limit),
        if_zero(rule.if_zero),
    )
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &PerStep, trace: &StepTrace) {
    let (result, against) = (told.result, trace.against.as_ref());
    let beside = target_value(&rule.target, against).unwrap_or_else(Number::zero);
    side_of(line, told.rubric, told.facts, &rule.value, &trace.value, &beside);
    line.plain(match (result.met, &trace.steps) {
        (Truth::Yes, _) => format!(" {} ", reached(rule.better)),
        (Truth::No, Some(_)) => format!(" {} ", missed(rule.better)),
        _ => format!(" 应 {} ", reached(rule.better)),
    });
    target(line, told, &rule.target, &rule.value, against, &beside);
    if let (Truth::No, Some(steps)) = (result.met, &trace.steps) {
        let step = in_points(&rule.step, &rule.value);
        line.plain(format!("，每{}{step}扣{}分", off(rule.better), points(&rule.deduct)));
        line.plain(format!(" × {}", figure(steps)));
        let lost = told.full - &result.points.low;
        let lost_of = |word: &str| format!("，{word}扣{}分", points(&lost));
        let said = match &rule.limit {
            _ if &rule.deduct * steps <= lost => lost_of(""),
            Limit::Full => lost_of("扣完为止，"),
            Limit::Assumed | Limit::Points(_) | Limit::None => lost_of("最多"),
        };
        line.say(said, Tone::Short);
    }
}
