//! 复制为下一年: the draft of the year after another, with what that says of its own year as last year's figures.

use super::{Draft, Slot};
use crate::facts::figure_of;
use crate::rubric::Rubric;
use crate::rubrics::last_years;

/// The draft of the year after `draft`, for the same county and by the same rubric, and how many figures are carried over into it: those
/// that read as plain figures, whose fact is declared to be the last year of which other. Everything else begins blank. `None` where the
/// year does not read.
pub fn next_year(rubric: &Rubric, draft: &Draft) -> Option<(Draft, usize)> {
    let year = draft.year_number()?.checked_add(1)?;
    let mut next = Draft {
        county: draft.county.clone(),
        year: year.to_string().into(),
        rubric: draft.rubric.clone(),
        ..Draft::default()
    };
    let mut carried = 0;
    for (last, this) in last_years(rubric) {
        let Some(fact) = rubric.find_fact(this) else { continue };
        let given = draft.given(&Slot::Fact(this.into()));
        if figure_of(&rubric.fact(fact).kind, &given.text).is_some() {
            next.put(&Slot::Fact(last.into()), &given);
            carried += 1;
        }
    }
    Some((next, carried))
}

/// Whether a draft is the one of the year before another: of the same county, and whole.
pub fn is_year_before(other: &Draft, draft: &Draft) -> bool {
    let county = draft.county.trim();
    let before = draft.year_number().and_then(|year| year.checked_sub(1));
    !county.is_empty()
        && other.county.trim() == county
        && other.part.is_empty()
        && before.is_some()
        && other.year_number() == before
}

/// What the draft of the year before says of a fact: of one that is another's last year, what it says of that other.
pub fn said_the_year_before(rubric: &Rubric, before: &Draft, fact: &str) -> std::rc::Rc<str> {
    let this = last_years(rubric).find(|(last, _)| *last == fact).map_or(fact, |(_, this)| this);
    before.given(&Slot::Fact(this.into())).text
}
