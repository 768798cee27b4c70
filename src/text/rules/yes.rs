//! 是（否）即得分.

use super::super::line::Sentence;
use super::Told;
use super::words::{all_or_none, answered, yes_no};
use crate::rubric::{Rubric, Yes};

pub(super) fn in_words(rubric: &Rubric, rule: &Yes) -> String {
    let title = &rubric.fact(rule.fact).title;
    format!("{title}：填“{}”{}", yes_no(rule.wanted), all_or_none(rubric))
}

pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Yes) {
    answered(line, told.rubric, told.facts, rule.fact, rule.wanted);
}
