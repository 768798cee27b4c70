//! Standards later than the year assessed: a draft of 2014 measured by the quotas of 2023.
//!
//! A document's year is that of its issue, which `rubric::source` also takes from its number (文号). What a person judges is
//! measured by no document, and what is our own (自拟) is no standard of any year. Where the whole rubric is later than
//! the draft, that is told once, and of an indicator only what is later still.

use super::Shown;
use crate::facts::{Answer, Facts};
use crate::late;
use crate::number::Number;
use crate::rubric::{
    Certainty, Citation, Expression, IndicatorKey, Lookup, LookupBy, LookupKey, Rubric, Rule,
};
use crate::text;
use std::cell::Cell;
use std::rc::Rc;

type Years = fn(&Rubric, &Facts, IndicatorKey, i32) -> Vec<i32>;

thread_local! {
    /// What finds the years; nothing is told while it has not come.
    static YEARS: Cell<Option<Years>> = const { Cell::new(late::at_first(years as Years)) };
}

/// What finds later standards has come, and does so from now on.
pub fn later_standards_can_be_told() {
    YEARS.set(Some(years));
}

/// The sentence on an indicator measured by later standards; empty where none is.
pub(super) fn of_indicator(shown: Shown<'_>, key: IndicatorKey) -> Rc<str> {
    let (rubric, facts) = (shown.rubric, &shown.outcome.facts);
    let (Some(year), Some(years)) = (facts.year, YEARS.get()) else { return "".into() };
    let years = years(rubric, facts, key, year);
    if years.is_empty() { "".into() } else { text::later_standards(&years, year).into() }
}

/// What the result says of later standards.
pub(super) fn remarks(shown: Shown<'_>) -> Vec<String> {
    let (rubric, facts) = (shown.rubric, &shown.outcome.facts);
    let (Some(year), Some(years)) = (facts.year, YEARS.get()) else { return Vec::new() };
    let edition = issued(&rubric.year).filter(|edition| *edition > year);
    let later = rubric.indicators_with_keys().filter(|(key, _)| !years(rubric, facts, *key, year).is_empty());
    let count = later.count();
    let of_items = (count > 0).then(|| text::later_items(count, year));
    edition.map(|edition| text::later_rubric(edition, year)).into_iter().chain(of_items).collect()
}

/// The years, rising, of the documents that measure an indicator and are later than the draft and than the rubric.
fn years(rubric: &Rubric, facts: &Facts, key: IndicatorKey, year: i32) -> Vec<i32> {
    let known = issued(&rubric.year).map_or(year, |edition| edition.max(year));
    let mut years: Vec<i32> = Vec::new();
    let measured =
        rubric.indicator(key).parts.iter().map(|part| &part.rule).filter(|rule| rule.asked().is_none());
    for citation in measured.flat_map(|rule| cited(rubric, facts, rule)) {
        let later = issued(&citation.year).filter(|issued| *issued > known);
        if let Some(later) = later.filter(|_| citation.certainty != Certainty::Own)
            && let Err(place) = years.binary_search(&later)
        {
            years.insert(place, later);
        }
    }
    years
}

/// What the numbers of a rule rest on, those it looks up included: of them only the entry that holds for this draft.
fn cited<'a>(rubric: &'a Rubric, facts: &Facts, rule: &'a Rule) -> Vec<&'a Citation> {
    let mut citations = vec![rule.citation()];
    citations.extend(rule.further_citations());
    for formula in rule.expressions() {
        formula.each(&mut |part| {
            if let Expression::Lookup(key) = part {
                citations.extend(entry(rubric, facts, *key));
            }
        });
    }
    citations
}

/// The entry of a lookup that holds for this draft; `None` where that is open.
fn entry<'a>(rubric: &'a Rubric, facts: &Facts, key: LookupKey) -> Option<&'a Citation> {
    let Lookup { by, entries, .. } = rubric.lookup(key);
    let holds = match by {
        LookupBy::Year => last(entries, &Number::whole(i64::from(facts.year?))),
        LookupBy::Figure(fact) => last(entries, facts.figure(*fact)?.span.value()?),
        LookupBy::Choice(fact) => {
            let Answer::Choice(option) = facts.answer(*fact) else { return None };
            entries.iter().find(|entry| entry.0 == Number::whole(i64::from(*option)))
        }
    };
    Some(&holds?.2)
}

/// The last entry that does not begin after a value.
fn last<'a>(
    entries: &'a [(Number, Number, Citation)],
    at: &Number,
) -> Option<&'a (Number, Number, Citation)> {
    entries.iter().rfind(|entry| entry.0 <= *at)
}

/// A year of issue as a number.
fn issued(year: &str) -> Option<i32> {
    year.parse().ok()
}
