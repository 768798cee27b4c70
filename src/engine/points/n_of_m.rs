//! n 项中达标 m 项，其余不低于…；全体满足.

use super::super::Value;
use super::super::excuse::Excuse;
use super::super::formula::Scope;
use super::{Score, Scores, Setting, Traces, by_truth, truth_in};
use crate::facts::Facts;
use crate::number::{Number, Range, Truth};
use crate::rubric::{Comparison, FactKey, Item, NOfM, Operator, Target};
use std::rc::Rc;

/// Items or rows counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// That surely pass.
    pub met: usize,
    /// That may.
    pub open: usize,
    /// Of how many.
    pub of: usize,
    /// The names of those that do not.
    pub failing: Vec<Rc<str>>,
}

impl Traces for NOfM {
    /// The items, or the rows of the table; `None` while the table is blank.
    type Trace = Option<Counts>;

    fn value(_trace: &Option<Counts>) -> Option<&Value> {
        None
    }

    fn unsettled(trace: Option<Counts>, _same: bool) -> Option<Counts> {
        trace
    }
}

impl Scores for NOfM {
    fn score(&self, at: Setting<'_>) -> (Score, Option<Counts>) {
        let Setting { rubric, facts, part, excuse } = at;
        let scope = Scope::of(rubric, facts);
        let Some(table) = self.table else {
            let (met, counts) = passes(self, scope, excuse);
            return (Score::by_truth(part, met), Some(counts));
        };
        let Some(rows) = facts.table(table) else { return (Score::open(part), None) };
        let mut counts = Counts { of: rows.rows.len(), ..Counts::default() };
        let mut met = Truth::Yes;
        for (at, row) in rows.rows.iter().enumerate() {
            let (passed, _) = passes(self, Scope { row: Some(at), ..scope }, excuse);
            met = met.and(passed);
            match passed {
                Truth::Yes => counts.met += 1,
                Truth::Open => counts.open += 1,
                Truth::No => counts.failing.push(row.name.clone()),
            }
        }
        let points = if self.by_share {
            let of = |rows: usize| {
                &Number::count(rows).divide(&Number::count(counts.of)).unwrap_or_else(Number::zero)
                    * &part.points
            };
            Range { low: of(counts.met), high: of(counts.met + counts.open) }
        } else {
            by_truth(part, met)
        };
        (Score::of(points, met), Some(counts))
    }

    fn pieces(&self, _facts: &Facts, _all: Vec<FactKey>) -> Vec<Vec<FactKey>> {
        // The table lets off all of them.
        let of_item = |item: &Item| item.comparison.facts().into_iter().chain(self.table).collect();
        self.items.iter().map(of_item).collect()
    }
}

/// Whether enough items are met and the others reach their share.
fn passes(rule: &NOfM, scope: Scope<'_>, excuse: Excuse<'_>) -> (Truth, Counts) {
    let mut counts = Counts { of: rule.items.len(), ..Counts::default() };
    let mut rest = Truth::Yes;
    for item in &rule.items {
        let truth = truth_in(&item.comparison, scope).or(excuse.comparison(scope.facts, &item.comparison));
        match truth {
            Truth::Yes => {
                counts.met += 1;
                continue;
            }
            Truth::Open => counts.open += 1,
            Truth::No => counts.failing.push(item.title.clone()),
        }
        if let Some(share) = &rule.rest {
            // An item that may be met after all is not held to it.
            rest = rest.and(truth.or(truth_in(&lowered(item, share), scope)));
        }
    }
    let enough = if counts.met >= rule.need {
        Truth::Yes
    } else if counts.met + counts.open < rule.need {
        Truth::No
    } else {
        Truth::Open
    };
    (enough.and(rest), counts)
}

/// The line that an unmet item still has to reach.
pub fn lowered(item: &Item, share: &Number) -> Comparison {
    let mut lowered = item.comparison.clone();
    if let Target::Number(target) = &item.comparison.target {
        let line = match item.comparison.operator {
            Operator::AtMost | Operator::Below => target.divide(share).unwrap_or_else(|| target.clone()),
            Operator::AtLeast | Operator::Above | Operator::Equal => target * share,
        };
        lowered.target = Target::Number(line);
    }
    lowered
}
