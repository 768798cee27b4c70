//! 达标得满分，不达标不得分.

use super::super::line::Sentence;
use super::Told;
use super::words::{all_or_none, compared, comparison, if_zero};
use crate::engine::ComparisonTrace;
use crate::rubric::{Comparison, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Comparison) -> String {
    format!("{} {}{}", comparison(rubric, rule), all_or_none(rubric), if_zero(rule.if_zero))
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Comparison, trace: &ComparisonTrace) {
    compared(line, told, rule, told.result.met, &trace.value, trace.against.as_ref());
}
