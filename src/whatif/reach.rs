//! How far a change reaches: what rests on a fact, and what becomes of the whole when only that is worked out anew.

use super::{Change, Place};
use crate::engine::{self, Assessment};
use crate::facts::Facts;
use crate::rubric::{IndicatorKey, Rubric};

/// Which indicators and gates rest on each fact, lookups and comparisons included.
#[derive(Clone, Debug)]
pub struct Reach {
    indicators: Vec<Vec<IndicatorKey>>,
    gates: Vec<Vec<usize>>,
}

impl Reach {
    /// Of a rubric.
    pub fn of(rubric: &Rubric) -> Self {
        let none = || vec![Vec::new(); rubric.facts.len()];
        let (mut indicators, mut gates) = (none(), vec![Vec::new(); rubric.facts.len()]);
        for (key, indicator) in rubric.indicators_with_keys() {
            for fact in indicator.parts.iter().flat_map(|part| rubric.facts_of(&part.rule)) {
                let known: &mut Vec<IndicatorKey> = &mut indicators[usize::from(fact.0)];
                if !known.contains(&key) {
                    known.push(key);
                }
            }
        }
        for (at, gate) in rubric.gates.iter().enumerate() {
            let mut facts = gate.condition.facts();
            for expression in gate.condition.expressions() {
                rubric.collect_lookup_facts(expression, &mut facts);
            }
            for fact in facts {
                gates[usize::from(fact.0)].push(at);
            }
        }
        Self { indicators, gates }
    }

    /// Indicators that rest on what stands in a place.
    pub fn indicators(&self, rubric: &Rubric, place: Place) -> Vec<IndicatorKey> {
        match place {
            Place::Fact(fact) => self.indicators[usize::from(fact.0)].clone(),
            Place::Judgment(judgment) => vec![rubric.judgment(judgment).indicator],
        }
    }

    /// Gates that rest on it.
    pub fn gates(&self, place: Place) -> &[usize] {
        match place {
            Place::Fact(fact) => &self.gates[usize::from(fact.0)],
            Place::Judgment(_) => &[],
        }
    }
}

/// What was filled in and what came of it, to try changes on.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What was filled in.
    pub facts: Facts,
    /// What came of it.
    pub base: Assessment,
    /// What rests on what.
    pub reach: Reach,
}

impl<'a> Trial<'a> {
    /// From what was filled in and what came of it.
    pub fn new(rubric: &'a Rubric, facts: Facts, base: Assessment) -> Self {
        Self { rubric, facts, base, reach: Reach::of(rubric) }
    }

    /// The outcome with these changes; what was filled in stays.
    pub fn with(&mut self, changes: &[Change]) -> Assessment {
        let undone: Vec<Change> = changes.iter().map(|change| change.clone().make(&mut self.facts)).collect();
        let (mut indicators, mut gates) = (self.base.indicators.clone(), self.base.gates.clone());
        for place in changes.iter().map(Change::place) {
            for key in self.reach.indicators(self.rubric, place) {
                let indicator = self.rubric.indicator(key);
                indicators[usize::from(key.0)] =
                    engine::assess_indicator(self.rubric, &self.facts, indicator);
            }
            for gate in self.reach.gates(place) {
                gates[*gate] = engine::assess_gate(self.rubric, &self.facts, &self.rubric.gates[*gate]);
            }
        }
        let assessment = engine::sum_up(self.rubric, &self.facts, indicators, gates);
        for change in undone.into_iter().rev() {
            change.make(&mut self.facts);
        }
        assessment
    }
}
