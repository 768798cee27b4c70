//! Checking that every fact can be filled in somewhere.

use super::Checker;
use crate::rubric::problem::{FileTable, ProblemKind, ProblemPlace};
use crate::rubric::{FactKey, Gate, Grade, Indicator, IndicatorKey};
use std::collections::BTreeSet;
use std::rc::Rc;

impl Checker<'_> {
    /// Each fact is filled in where it is first asked for: as an input if anywhere, else as a related fact.
    pub(super) fn homes(&mut self, indicators: &[Indicator], deciding: &[FactKey]) {
        let keyed = || (0_u16..).map(IndicatorKey).zip(indicators);
        for (place, fact) in (0_u16..).map(FactKey).zip(&mut self.facts) {
            let asks = |list: fn(&Indicator) -> &Vec<FactKey>| {
                keyed().find(|(_, indicator)| list(indicator).contains(&place)).map(|(key, _)| key)
            };
            fact.home = asks(|indicator| &indicator.inputs).or_else(|| asks(|indicator| &indicator.related));
        }
        let elsewhere: BTreeSet<&str> = self
            .file
            .gate
            .iter()
            .filter_map(|gate| gate.fact.as_ref())
            .chain(self.file.domain.iter().filter_map(|domain| domain.weight.as_ref()?.fact.as_ref()))
            .map(|fact| &*fact.id)
            .collect();
        let keyed = (0_u16..).map(FactKey).zip(&self.facts);
        let homeless: Vec<Rc<str>> = keyed
            .filter(|(key, _)| usize::from(key.0) < self.own || deciding.contains(key))
            .filter(|(_, fact)| fact.home.is_none() && !elsewhere.contains(&*fact.id))
            .map(|(_, fact)| fact.id.clone())
            .collect();
        for id in homeless {
            self.problem(&ProblemPlace::named(FileTable::Fact, &id), ProblemKind::Homeless);
        }
    }

    /// The facts that gates and grades go by.
    pub(super) fn deciding(&self, grades: &[Grade], gates: &[Gate]) -> Vec<FactKey> {
        let mut facts: Vec<FactKey> = Vec::new();
        for gate in gates {
            facts.extend(gate.condition.answer());
            for part in gate.condition.expressions() {
                part.collect_facts(&mut facts);
                self.collect_lookup_facts(part, &mut facts);
            }
        }
        for count in grades.iter().flat_map(|grade| &grade.letters) {
            self.collect_lookup_facts(&count.count, &mut facts);
        }
        facts
    }
}
