//! What comes before any way to a grade: losses that are certain and can be mended.

use super::{Tried, slot_of};
use crate::draft::Slot;
use crate::number::Number;
use crate::rubric::Rubric;
use crate::text;
use crate::view::deeds::{self, Loss};
use crate::whatif::Change;
use std::rc::Rc;

/// A loss that is certain and can be mended, whatever grade is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstRow {
    /// The indicator's id.
    pub id: Rc<str>,
    /// Its number and title.
    pub title: Rc<str>,
    /// What it brings to the total.
    pub gain: Rc<str>,
    /// What is to be done.
    pub lines: Vec<Rc<str>>,
    /// The same as texts for a scenario.
    pub texts: Vec<(Slot, Rc<str>)>,
}

/// The losses that can be mended, those first that bring most.
pub fn first(rubric: &Rubric, now: &Tried) -> Vec<FirstRow> {
    let row = |(loss, gain): (Loss, Number)| {
        let indicator = rubric.indicator(loss.key);
        let changes = loss.needs.iter().map(|need| &need.change);
        let text =
            |change: &Change| (slot_of(rubric, change.place()), text::whatif::typed(rubric, change).into());
        FirstRow {
            id: indicator.id.clone(),
            title: format!("{} {}", indicator.number, indicator.title).into(),
            gain: text::whatif::amount(&gain, text::unit_of_total(rubric.scale)).into(),
            lines: changes
                .clone()
                .map(|change| text::whatif::act(rubric, &now.outcome.facts, change).into())
                .collect(),
            texts: changes.map(text).collect(),
        }
    };
    deeds::best(now.shown(rubric)).into_iter().map(row).collect()
}
