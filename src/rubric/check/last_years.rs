//! Checking which fact says of the year before what another says of the year assessed.

use super::{Checker, declared, text};
use crate::rubric::file::{FactFile, FactKindFile, PeriodFile};
use crate::rubric::problem::{FileTable, ProblemKind, ProblemPlace, Sought};
use std::rc::Rc;

impl Checker<'_> {
    /// Each fact of this rubric that is another's of the year before, with that other, by their ids.
    pub(super) fn last_years(&mut self, catalogue: &[FactFile]) -> Vec<(Rc<str>, Rc<str>)> {
        let file = self.file;
        let mut found: Vec<(Rc<str>, Rc<str>)> = Vec::new();
        for fact in declared(file).filter(|fact| !fact.last_year_of.is_empty()) {
            let place = ProblemPlace::named(FileTable::Fact, &fact.id).key("last_year_of");
            let of = &fact.last_year_of;
            match declared(file).chain(catalogue).find(|other| other.id == *of) {
                None => self.problem(&place, ProblemKind::Unknown { what: Sought::Fact, name: of.clone() }),
                Some(this) if !is_last_year(fact, this) => {
                    self.problem(&place, ProblemKind::NoLastYear { id: fact.id.clone(), of: of.clone() });
                }
                // What is carried over would stand in two places.
                Some(_) if found.iter().any(|(_, other)| **other == **of) => {
                    self.problem(&place, ProblemKind::Twice { word: of.clone() });
                }
                Some(_) => found.push((text(&fact.id), text(of))),
            }
        }
        found
    }
}

/// Whether a fact can be another's of the year before: figures in one unit, it of an earlier time.
fn is_last_year(fact: &FactFile, this: &FactFile) -> bool {
    let is_earlier = matches!(fact.period, PeriodFile::LastYear | PeriodFile::ThreeYears);
    let are_figures = (fact.kind, this.kind) == (FactKindFile::Number, FactKindFile::Number);
    fact.id != this.id && is_earlier && are_figures && fact.unit == this.unit
}
