//! 系数.

use super::super::line::Sentence;
use super::super::points;
use super::Told;
use super::words::{choice, options};
use crate::rubric::{Coefficient, Rubric};

pub(super) fn in_words(rubric: &Rubric, rule: &Coefficient) -> String {
    let options = options(rubric, rule.fact);
    let levels: Vec<String> = rule
        .levels
        .iter()
        .map(|(option, coefficient)| format!("{}系数{}", options[usize::from(*option)], points(coefficient)))
        .collect();
    format!("分值 × 系数（{}：{}）", rubric.fact(rule.fact).title, levels.join("，"))
}

/// 选“二类”，系数 0.8 × 10分.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: &Coefficient, level: Option<usize>) {
    choice(line, told, rule.fact);
    if let Some((_, coefficient)) = level.and_then(|at| rule.levels.get(at)) {
        line.plain(format!("，系数 {} × {}分", points(coefficient), points(told.full)));
    }
}
