//! A draft for the edition before, carried over to the rubric that a new table makes (沿用上一版草稿).
//!
//! An item is the same where its clause is, else where its title is. What was judged and typed goes along, word for word; what has no
//! place, or would mean something else, is listed. The draft itself stays as it is.

use super::MadeRubric;
use super::particulars::unnumbered;
use crate::facts::{RawAnswers, RawFact, RawJudgment};
use crate::number::{Number, Unit};
use crate::rubric::file::{FactFile, FactKindFile, IndicatorFile};
use crate::rubric::{FactKind, FactSpec, Indicator, Rubric};
use std::rc::Rc;

/// What was carried over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Judgements and figures, by the ids of the new rubric.
    pub answers: RawAnswers,
    /// Titles of items that were found by their titles alone: their clauses have changed, so that what was judged is to be looked
    /// at again.
    pub changed: Vec<Rc<str>>,
    /// What was filled in and does not fit.
    pub unfit: Vec<Unfit>,
}

/// Something filled in that was not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The item or fact.
    pub title: Rc<str>,
    /// What was filled in, with the reason or remark.
    pub said: String,
    /// Why it does not fit.
    pub why: UnfitWhy,
}

/// Why something does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitWhy {
    /// The new table has none of this clause or title, or several.
    NotThere,
    /// It was judged before; figures score it now.
    ByFigures,
    /// More points were given than it has now.
    TooManyPoints,
}

/// Carries what was filled in for an earlier rubric over to a new one.
pub fn carried(made: &MadeRubric, before: &Rubric, answers: &RawAnswers) -> Carried {
    let file = &made.file;
    let items: Vec<&IndicatorFile> = file.domain.iter().flat_map(|domain| &domain.indicator).collect();
    let of_domains = file.domain.iter().flat_map(|domain| &domain.fact);
    let facts: Vec<&FactFile> =
        of_domains.chain(file.gate.iter().filter_map(|gate| gate.fact.as_ref())).collect();
    let mut carried = Carried::default();
    for judged in &before.judgments {
        let Some(given) = answers.judgments.get(&judged.id).filter(|given| !is_empty(given)) else {
            continue;
        };
        let old = before.indicator(judged.indicator);
        let unfit = |why| Unfit { title: old.title.clone(), said: said(&given.points, &given.reason), why };
        let Some((item, is_same)) = same_item(old, &items) else {
            carried.unfit.push(unfit(UnfitWhy::NotThere));
            continue;
        };
        let points = Number::from_decimal(given.points.trim());
        let most = most_points(item);
        if !item.inputs.is_empty() {
            carried.unfit.push(unfit(UnfitWhy::ByFigures));
        } else if points.zip(most).is_some_and(|(points, most)| points > most) {
            carried.unfit.push(unfit(UnfitWhy::TooManyPoints));
        } else {
            carried.answers.judgments.insert(item.id.as_str().into(), given.clone());
            if !is_same {
                carried.changed.push(old.title.clone());
            }
        }
    }
    for fact in &before.facts {
        let Some(given) = answers.facts.get(&fact.id).filter(|given| !is_blank(given)) else { continue };
        // What a fact of the page means is the same in every rubric.
        let is_own = fact.id.starts_with(&*before.id);
        match same_fact(fact, &facts) {
            Some(new) => drop(carried.answers.facts.insert(new.id.as_str().into(), given.clone())),
            None if !is_own => drop(carried.answers.facts.insert(fact.id.clone(), given.clone())),
            None => carried.unfit.push(Unfit {
                title: fact.title.clone(),
                said: said(&given.text, &given.note),
                why: UnfitWhy::NotThere,
            }),
        }
    }
    carried
}

/// The most points that a judgement of an item may come to. 减分 has none of its own, and is judged by what it takes.
fn most_points(item: &IndicatorFile) -> Option<Number> {
    let taken = item.floor.as_deref().and_then(|floor| floor.strip_prefix('-'));
    Number::from_decimal(taken.filter(|_| item.points == "0").unwrap_or(&item.points))
}

/// The item that an earlier one is now, and whether its clause is the same.
fn same_item<'a>(old: &Indicator, items: &[&'a IndicatorFile]) -> Option<(&'a IndicatorFile, bool)> {
    let has_title = |item: &&&IndicatorFile| unnumbered(&item.title) == unnumbered(&old.title);
    let has_clause = |item: &&&IndicatorFile| bare(&item.clause) == bare(&old.clause);
    let of_clause: Vec<&&IndicatorFile> = items.iter().filter(has_clause).collect();
    let both = of_clause.iter().copied().filter(has_title);
    // Of several with one clause (达到得满分) and one title the id says which.
    let same_id = || items.iter().find(|item| *item.id == *old.id).filter(has_title);
    let found = only(both)
        .or_else(|| same_id().filter(has_clause))
        .or_else(|| {
            only(of_clause.iter().copied()).filter(|_| bare(&old.clause).chars().count() >= LEAST_CLAUSE)
        })
        .map(|item| (*item, true));
    found.or_else(|| {
        let item = only(items.iter().filter(has_title)).or_else(same_id)?;
        Some((*item, false))
    })
}

/// A shorter clause, such as 达到得满分, says nothing of which item it is of.
const LEAST_CLAUSE: usize = 10;

/// The fact that an earlier one is now: of one name, kind and unit.
fn same_fact<'a>(old: &FactSpec, facts: &[&'a FactFile]) -> Option<&'a FactFile> {
    let is_it = |fact: &&&FactFile| {
        fact.title == *old.title
            && match (&old.kind, fact.kind) {
                (FactKind::Number { unit, .. }, FactKindFile::Number) => {
                    Unit::read(&fact.unit).map_or_else(|_| *fact.unit == **unit.name(), |read| read == *unit)
                }
                (FactKind::Flag, FactKindFile::Flag) => true,
                (FactKind::Choice { options }, FactKindFile::Choice) => {
                    options.iter().map(|option| &**option).eq(fact.options.iter().map(String::as_str))
                }
                _ => false,
            }
    };
    let found = facts.iter().find(|fact| *fact.id == *old.id).filter(is_it);
    found.or_else(|| only(facts.iter().filter(is_it))).copied()
}

/// What is there once.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Without blanks, which cells put anywhere.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn is_empty(given: &RawJudgment) -> bool {
    given.points.trim().is_empty() && given.reason.trim().is_empty()
}

fn is_blank(given: &RawFact) -> bool {
    given.text.trim().is_empty() && given.note.trim().is_empty()
}

fn said(text: &str, more: &str) -> String {
    let texts = [text.trim(), more.trim()];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
