//! Parts of a draft for one responsible unit (责任单位).

use super::{Book, Draft, Slot};
use crate::rubric::{Indicator, Rubric};
use std::rc::Rc;

/// The responsible units of a rubric, in the order it names them.
pub fn units(rubric: &Rubric) -> Vec<Rc<str>> {
    let mut units: Vec<Rc<str>> = Vec::new();
    for unit in rubric.indicators.iter().flat_map(|indicator| indicator.responsible.iter()) {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    units
}

/// The key of the responsible unit among the texts of an entry of the ledger (整改台账).
pub const UNIT: &str = "unit";

impl Draft {
    /// The units that a text names, each for itself.
    pub fn units_named(text: &str) -> Vec<&str> {
        let apart = |letter: char| matches!(letter, '、' | '，' | '；' | ',' | ';') || letter.is_whitespace();
        text.split(apart).filter(|unit| !unit.is_empty()).collect()
    }

    /// Whether a unit answers for an entry of the ledger.
    fn is_answered_for(&self, entry: &str, unit: &str) -> bool {
        let named = self.books[Book::Rectification].get(entry).and_then(|texts| texts.get(UNIT));
        named.is_some_and(|named| Self::units_named(named).contains(&unit))
    }
}

/// The units responsible for what stands in a place of a draft.
pub fn owners(rubric: &Rubric, draft: &Draft, slot: &Slot) -> Vec<Rc<str>> {
    if let Slot::In(Book::Rectification, entry, _) = slot {
        let named = draft.books[Book::Rectification].get(entry).and_then(|texts| texts.get(UNIT));
        return named.into_iter().flat_map(|named| Draft::units_named(named)).map(Rc::from).collect();
    }
    let is_asked_by = |indicator: &&Indicator| match slot {
        Slot::Fact(id) | Slot::FactNote(id) => {
            indicator.inputs.iter().any(|fact| rubric.fact(*fact).id == *id)
        }
        Slot::Points(id) | Slot::Reason(id) => has_judgment(rubric, indicator, id),
        Slot::In(Book::Evidence, id, _) => indicator.id == *id,
        Slot::County | Slot::Year | Slot::Note | Slot::Rubric | Slot::In(..) => false,
    };
    let mut owners: Vec<Rc<str>> = Vec::new();
    for unit in rubric.indicators.iter().filter(is_asked_by).flat_map(|one| one.responsible.iter()) {
        if !owners.contains(unit) {
            owners.push(unit.clone());
        }
    }
    owners
}

/// What one unit is to fill in: the figures, judgements and materials of its indicators, as they stand or blank, and the problems it is
/// to mend. It stays
/// the same copy, so that what comes back can be held against what went out.
pub fn part_for(rubric: &Rubric, draft: &Draft, unit: &Rc<str>, is_filled: bool) -> Draft {
    let mut part = Draft {
        county: draft.county.clone(),
        year: draft.year.clone(),
        rubric: draft.rubric.clone(),
        copy: draft.copy.clone(),
        part: unit.clone(),
        ..Draft::default()
    };
    if !is_filled {
        return part;
    }
    let own = || rubric.indicators.iter().filter(|indicator| indicator.responsible.contains(unit));
    let is_asked = |id: &str| {
        own()
            .flat_map(|indicator| indicator.inputs.iter().chain(&indicator.related))
            .any(|fact| *rubric.fact(*fact).id == *id)
    };
    let is_judged = |id: &str| own().any(|indicator| has_judgment(rubric, indicator, id));
    let facts = draft.answers.facts.iter().filter(|(id, _)| is_asked(id));
    part.answers.facts = facts.map(|(id, fact)| (id.clone(), fact.clone())).collect();
    let judgments = draft.answers.judgments.iter().filter(|(id, _)| is_judged(id));
    part.answers.judgments = judgments.map(|(id, judgment)| (id.clone(), judgment.clone())).collect();
    let evidence =
        draft.books[Book::Evidence].iter().filter(|(id, _)| own().any(|indicator| indicator.id == **id));
    part.books[Book::Evidence] = evidence.map(|(id, materials)| (id.clone(), materials.clone())).collect();
    let entries = draft.books[Book::Rectification].iter().filter(|(id, _)| draft.is_answered_for(id, unit));
    part.books[Book::Rectification] = entries.map(|(id, texts)| (id.clone(), texts.clone())).collect();
    part
}

fn has_judgment(rubric: &Rubric, indicator: &Indicator, id: &str) -> bool {
    let of_indicator =
        rubric.judgments.iter().filter(|spec| rubric.indicator(spec.indicator).id == indicator.id);
    of_indicator.into_iter().any(|spec| *spec.id == *id)
}
