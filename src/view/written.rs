//! The form for a rule of one's own (自拟计分办法): what it says so far, and what is still wrong with it.

use super::readings::{RuleTable, table_of, worked};
use crate::clause::{JudgedLevel, Sign};
use crate::number::Number;
use crate::printed::{ItemReading, ScoredBy, Scorings, WrittenKind, WrittenPlace, WrittenRow, WrittenRule};
use crate::text;
use std::rc::Rc;

/// What a form comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenView {
    /// The rule in words, statement by statement; nothing while something is wrong.
    pub words: Vec<Rc<str>>,
    /// The rule as a small table.
    pub table: Option<RuleTable>,
    /// Figures, and the points they come to.
    pub worked: Vec<(Rc<str>, Rc<str>)>,
    /// What is missing or wrong, each with its box.
    pub problems: Vec<(WrittenPlace, Rc<str>)>,
}

/// What a form comes to for an item worth so many points.
pub fn written(rule: &WrittenRule, points: &Number) -> WrittenView {
    match rule.read(points) {
        Ok(reading) => {
            let levels: &[JudgedLevel] =
                reading.judged.as_ref().map(|judged| judged.levels.as_slice()).unwrap_or_default();
            let words = match levels {
                [] => text::clause::rule_in_words(&reading.rule, &reading.asks),
                levels => text::clause::levels_in_words(levels),
            };
            WrittenView {
                words: text::clause::statements(&words).map(Into::into).collect(),
                table: table_of(&reading.rule, &reading.asks),
                worked: worked(&reading, points),
                problems: Vec::new(),
            }
        }
        Err(problems) => {
            let say = |problem: &_| text::written_problem(rule.kind, problem, points).into();
            let problems = problems.iter().map(|problem| (problem.at, say(problem))).collect();
            WrittenView { problems, ..WrittenView::default() }
        }
    }
}

/// The form to begin with for an item worth so many points: what the person wrote before, or else what was read.
pub fn form_of(scorings: &Scorings, read: &ItemReading, points: &Number) -> WrittenRule {
    if let Some(ScoredBy::Written(rule)) = scorings.items.get(&read.id) {
        return rule.clone();
    }
    let mut rule = WrittenRule::of(&read.reading, points);
    fill_up(&mut rule);
    rule
}

/// As many rows as its kind needs.
fn fill_up(rule: &mut WrittenRule) {
    while rule.kind.rows().is_some_and(|least| rule.rows.len() < least) {
        rule.rows.push(new_row(rule.kind));
    }
}

/// A blank row.
pub fn new_row(kind: WrittenKind) -> WrittenRow {
    let sign = matches!(kind, WrittenKind::Meets | WrittenKind::Tiers).then_some(Sign::Least);
    WrittenRow { is_figure: kind == WrittenKind::Meets, sign, ..WrittenRow::default() }
}

/// With another kind; what both have a place for stays, and rows in which nothing is filled are those of the new one.
#[must_use]
pub fn with_kind(rule: &WrittenRule, kind: WrittenKind) -> WrittenRule {
    let mut changed = WrittenRule { kind, ..rule.clone() };
    let is_blank = |row: &WrittenRow| row.title.is_empty() && row.value.is_empty() && row.points.is_empty();
    for row in changed.rows.iter_mut().filter(|row| is_blank(row)) {
        *row = new_row(kind);
    }
    fill_up(&mut changed);
    changed
}
