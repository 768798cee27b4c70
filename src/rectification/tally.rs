//! What the ledger says for a rule of 整改计分: how many problems are in each of its states. Proposed, and taken over by a person.

use super::{RectificationEntry, RectificationState};
use crate::rubric::{FactKey, IndicatorKey, Rectified, Rubric, Rule};

/// What the ledger says for one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTally {
    /// The indicator of the rule.
    pub indicator: IndicatorKey,
    /// How many problems nobody has said the state of; while there are any, nothing is proposed.
    pub unsaid: usize,
    /// What can be taken over; several where 已完成 may count as mended or not. None where the rule has other states than
    /// mended, partly mended and not mended.
    pub options: Vec<TallyOption>,
}

/// Counts that can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyOption {
    /// Whether 已完成, which nobody has accepted, counts as mended.
    pub counts_done: bool,
    /// How many problems are in each state.
    pub counts: Vec<(FactKey, usize)>,
}

/// What some entries say for each rule of 整改计分 of a rubric.
pub fn tallies(rubric: &Rubric, entries: &[RectificationEntry]) -> Vec<RuleTally> {
    let mut tallies = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        for part in &indicator.parts {
            if let Rule::Rectified(rule) = &part.rule {
                tallies.push(tally(key, rule, entries));
            }
        }
    }
    tallies
}

fn tally(indicator: IndicatorKey, rule: &Rectified, entries: &[RectificationEntry]) -> RuleTally {
    let states: Vec<RectificationState> = entries.iter().filter_map(RectificationEntry::state).collect();
    let unsaid = entries.len() - states.len();
    let has_done = states.contains(&RectificationState::Done);
    let ways: &[bool] = if has_done { &[false, true] } else { &[false] };
    let option = |counts_done: &bool| {
        let last = rule.states.len() - 1;
        let place = |state: &RectificationState| match state {
            RectificationState::Accepted => 0,
            RectificationState::Done if *counts_done => 0,
            // Of three states, the one between.
            RectificationState::Done | RectificationState::Underway => 1,
            RectificationState::Untouched | RectificationState::Relapsed => last,
        };
        let count = |at: usize| states.iter().filter(|state| place(state) == at).count();
        let counts = rule.states.iter().enumerate().map(|(at, (fact, _))| (*fact, count(at))).collect();
        TallyOption { counts_done: *counts_done, counts }
    };
    let is_told = unsaid == 0 && !states.is_empty() && matches!(rule.states.len(), 2 | 3);
    let options = if is_told { ways.iter().map(option).collect() } else { Vec::new() };
    RuleTally { indicator, unsaid, options }
}
