//! 整改措施: the change that would mend a loss, as something to be done.

use super::UNKNOWN_YET;
use super::account::{report_name, unit_of};
use crate::facts::{Answer, Facts};
use crate::number::Number;
use crate::rubric::{FactKind, Indicator, Rubric};
use crate::whatif::{Change, Goal, Need};
use std::rc::Rc;

/// How a figure gets from what it is to what is needed.
struct Move {
    name: String,
    from: Number,
    to: Number,
    unit: String,
}

fn moved(rubric: &Rubric, facts: &Facts, need: &Need) -> Option<Move> {
    let Change::Fact(key, Answer::Figure(figure)) = &need.change else { return None };
    let spec = rubric.fact(*key);
    let from = facts.figure(*key)?.span.value()?.clone();
    let mut name = report_name(spec);
    if name.ends_with("增长") || name.ends_with("下降") {
        name.push_str("幅度");
    }
    Some(Move { name, from, to: figure.span.value()?.clone(), unit: unit_of(spec).to_owned() })
}

impl Move {
    /// What is paid, built or hired grows; what is measured rises.
    fn word(&self) -> &'static str {
        let is_measured = self.unit == "%" || self.unit.contains('/') || self.unit.is_empty();
        match (is_measured, self.to < self.from) {
            (true, false) => "提高",
            (true, true) => "降低",
            (false, false) => "增加",
            (false, true) => "减少",
        }
    }

    fn by(&self) -> String {
        let unit = if self.unit == "%" { "个百分点" } else { &self.unit };
        format!("{}{unit}", (&self.to - &self.from).abs().plain())
    }
}

/// 将教师培训经费由483万元增加到546.21万元，增加63.21万元，使本款达到要求; `None` for what is no deed.
pub fn deed(rubric: &Rubric, facts: &Facts, need: &Need) -> Option<String> {
    let reaches = match need.goal {
        Goal::Line => "，使该项达到要求",
        Goal::Step => "，减少该项失分",
    };
    if let Some(Move { from, to, unit, .. }) = &moved(rubric, facts, need) {
        let way = moved(rubric, facts, need)?;
        let (name, word, by) = (&way.name, way.word(), way.by());
        return Some(format!(
            "将{name}由{}{unit}{word}到{}{unit}，{word}{by}{reaches}",
            from.plain(),
            to.plain()
        ));
    }
    match &need.change {
        Change::Fact(key, Answer::Flag(true)) => Some(format!("落实“{}”{reaches}", rubric.fact(*key).title)),
        Change::Fact(key, Answer::Flag(false)) => {
            Some(format!("纠正“{}”的情形{reaches}", rubric.fact(*key).title))
        }
        Change::Fact(key, Answer::Choice(at)) => match &rubric.fact(*key).kind {
            FactKind::Choice { options } => {
                let option = options.get(usize::from(*at))?;
                Some(format!("使{}达到“{option}”{reaches}", rubric.fact(*key).title))
            }
            FactKind::Number { .. } | FactKind::Flag | FactKind::Table { .. } => None,
        },
        _ => None,
    }
}

/// The same in few words: 教师培训经费增加63.21万元（483→546.21）.
pub fn deed_short(rubric: &Rubric, facts: &Facts, need: &Need) -> Option<String> {
    if let Some(way) = moved(rubric, facts, need) {
        let (from, to) = (way.from.plain(), way.to.plain());
        return Some(format!("{}{}{}（{from}→{to}）", way.name, way.word(), way.by()));
    }
    match &need.change {
        Change::Fact(key, Answer::Flag(true)) => Some(format!("落实“{}”", rubric.fact(*key).title)),
        Change::Fact(key, Answer::Flag(false)) => Some(format!("纠正“{}”的情形", rubric.fact(*key).title)),
        _ => None,
    }
}

/// A measure, with who is to take it and until when; `unit` and `until` are empty where only the rubric knows the unit, and nobody
/// the time.
pub fn deed_paragraph(at: usize, indicator: &Indicator, deeds: &[String], unit: &str, until: &str) -> String {
    let what = if deeds.is_empty() { UNKNOWN_YET.to_owned() } else { deeds.join("；") };
    let unit = if unit.is_empty() { unit_names(&indicator.responsible) } else { unit.to_owned() };
    let until = if until.is_empty() { UNKNOWN_YET } else { until };
    format!("{}．针对“{}”失分问题：{what}。责任单位：{unit}；完成时限：{until}。", at + 1, indicator.title)
}

fn unit_names(units: &[Rc<str>]) -> String {
    if units.is_empty() {
        return UNKNOWN_YET.to_owned();
    }
    units.iter().map(|unit| &**unit).collect::<Vec<_>>().join("、")
}
