//! Rules in words, and how a part was scored by its rule: a file a kind.

mod bands;
mod coefficient;
mod composed;
mod docked;
mod faults;
mod judged;
mod meets;
mod n_of_m;
mod per_gain;
mod per_step;
mod ranked;
mod rectified;
mod share;
mod tiers;
mod words;
mod yes;

use super::line::Sentence;
use super::{points, unit_of_total};
use crate::engine::{PartResult, TracedRule};
use crate::facts::{Answer, Facts};
use crate::late;
use crate::number::Number;
use crate::rubric::{Combine, FactKey, Indicator, NotApplicable, Part, Rubric, Rule};
use std::cell::Cell;

/// What a line is written from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) rubric: &'a Rubric,
    pub(super) facts: &'a Facts,
    pub(super) indicator: &'a Indicator,
    pub(super) result: &'a PartResult,
    /// Full points of the part.
    pub(super) full: &'a Number,
}

impl<'a> Told<'a> {
    /// Which of these facts are 不适用 so that what rests on them is not held against the county.
    pub(super) fn excused(self, facts: &[FactKey]) -> Vec<&'a str> {
        let is_excused = |fact: &&FactKey| {
            self.indicator.not_applicable == Some(NotApplicable::Full)
                && self.indicator.accepts_not_applicable(**fact)
                && *self.facts.answer(**fact) == Answer::NotApplicable
        };
        facts.iter().filter(is_excused).map(|fact| &*self.rubric.fact(*fact).title).collect()
    }
}

/// The rule of a part, with its name and points.
pub fn part_rule(rubric: &Rubric, part: &Part) -> String {
    let name = if part.title.is_empty() { String::new() } else { format!("{}：", part.title) };
    let unit = unit_of_total(rubric.scale);
    let worth = if part.bonus {
        format!("（加分，最多{}{unit}）", points(&part.points))
    } else if part.points.is_zero() {
        format!("（不另计{unit}）")
    } else {
        format!("（{}{unit}）", points(&part.points))
    };
    format!("{name}{}{worth}", rule_in_words(rubric, &part.rule))
}

/// When a condition holds.
pub(super) fn condition_in_words(rubric: &Rubric, condition: &crate::rubric::Condition) -> String {
    words::condition(rubric, condition)
}

/// How the parts of an indicator come together, where that is not plainly their sum.
pub fn together_in_words(rubric: &Rubric, indicator: &Indicator) -> Option<String> {
    let mut said = Vec::new();
    if !indicator.base.is_zero() {
        said.push(format!("基础分{}分", points(&indicator.base)));
    }
    match indicator.combine {
        Combine::Sum => {}
        Combine::Best => said.push("取各款中最好的一款".to_owned()),
        Combine::Worst if indicator.parts.len() > 1 => {
            said.push("取各款中最差的一款".to_owned());
        }
        Combine::Worst => {}
    }
    match &indicator.floor {
        None => said.push("扣分不封顶，可低于0分".to_owned()),
        Some(floor) if indicator.floor_printed => said.push(format!("扣完为止，最低{}分", points(floor))),
        Some(_) if !indicator.base.is_zero() => {
            said.push("细则未写明“扣完为止”，按最低0分计".to_owned());
        }
        Some(_) => {}
    }
    if indicator.parts.iter().any(|part| part.bonus) {
        said.push(format!("含加分最高{}分", points(&indicator.cap)));
    }
    if indicator.must && rubric.grades.iter().any(|grade| grade.must) {
        said.push("必达指标：不达标不能评为要求必达的等次".to_owned());
    }
    (!said.is_empty()).then(|| said.join("；"))
}

fn rule_in_words(rubric: &Rubric, rule: &Rule) -> String {
    match rule {
        Rule::Meets(rule) => meets::in_words(rubric, rule),
        Rule::PerStep(rule) => per_step::in_words(rubric, rule),
        Rule::PerGain(rule) => per_gain::in_words(rubric, rule),
        Rule::Bands(rule) => bands::in_words(rubric, rule),
        Rule::Tiers(rule) => tiers::in_words(rubric, rule),
        Rule::Share(rule) => share::in_words(rubric, rule),
        Rule::Yes(rule) => yes::in_words(rubric, rule),
        Rule::Faults(rule) => faults::in_words(rubric, rule),
        Rule::Judged(rule) => judged::in_words(rubric, rule),
        Rule::Docked(rule) => docked::in_words(rule),
        Rule::Coefficient(rule) => coefficient::in_words(rubric, rule),
        Rule::Ranked(rule) => ranked::in_words(rubric, rule),
        Rule::Rectified(rule) => rectified::in_words(rubric, rule),
        Rule::NOfM(rule) => n_of_m::in_words(rubric, rule),
        Rule::Composed(rule) => composed::in_words(rubric, rule),
    }
}

type TellRule = fn(&mut Sentence, Told<'_>, TracedRule<'_>);

thread_local! {
    /// What tells of rules of the kinds that come late.
    static LATE: Cell<Option<TellRule>> = const { Cell::new(late::at_first(late_line as TellRule)) };
}

/// Rules of all kinds can be told, from now on.
pub fn all_kinds_are_here() {
    LATE.set(Some(late_line));
}

/// The arithmetic of a rule with the county's numbers in it.
pub(super) fn line(line: &mut Sentence, told: Told<'_>, rule: TracedRule<'_>) {
    match rule {
        TracedRule::Meets(rule, trace) => meets::line(line, told, rule, trace),
        TracedRule::PerStep(rule, trace) => per_step::line(line, told, rule, trace),
        TracedRule::Bands(rule, trace) => bands::line(line, told, rule, trace),
        TracedRule::Share(rule, value) => share::line(line, told, rule, value),
        TracedRule::Yes(rule, ()) => yes::line(line, told, rule),
        TracedRule::Judged(rule, band) => judged::line(line, told, rule, *band),
        late => {
            if let Some(tell) = LATE.get() {
                tell(line, told, late);
            }
        }
    }
}

/// The same of the kinds that come late (see [`rule_kinds!`](crate::rule_kinds)).
fn late_line(line: &mut Sentence, told: Told<'_>, rule: TracedRule<'_>) {
    match rule {
        TracedRule::PerGain(rule, trace) => per_gain::line(line, told, rule, trace),
        TracedRule::Tiers(rule, decides) => tiers::line(line, told, rule, *decides),
        TracedRule::Faults(rule, ()) => faults::line(line, told, rule),
        TracedRule::Docked(rule, ()) => docked::line(line, told, rule),
        TracedRule::Coefficient(rule, level) => coefficient::line(line, told, rule, *level),
        TracedRule::Ranked(rule, trace) => ranked::line(line, told, rule, trace),
        TracedRule::Rectified(rule, value) => rectified::line(line, told, rule, value),
        TracedRule::NOfM(rule, counts) => n_of_m::line(line, told, rule, counts.as_ref()),
        TracedRule::Composed(rule, ()) => composed::line(line, told, rule),
        TracedRule::Meets(..)
        | TracedRule::PerStep(..)
        | TracedRule::Bands(..)
        | TracedRule::Share(..)
        | TracedRule::Yes(..)
        | TracedRule::Judged(..) => {}
    }
}
