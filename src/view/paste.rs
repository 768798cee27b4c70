//! Cells on their way into boxes, before they go in: which goes where, how it reads there, and what it replaces.

use crate::facts::answer_of;
use crate::session::Model;
use crate::text;
use std::rc::Rc;

/// What is about to be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteView {
    /// What does not fit.
    pub doubts: Vec<Rc<str>>,
    /// How many boxes are filled and emptied.
    pub counts: Rc<str>,
    /// The choice to pass the first cell over as a heading, and whether it is; `None` where it can be none.
    pub heading: Option<(Rc<str>, bool)>,
    /// The cells in order.
    pub rows: Vec<PasteRow>,
}

/// A cell and its box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteRow {
    /// The cell.
    pub cell: Rc<str>,
    /// The id of the fact whose box it goes into; empty where there is none.
    pub name: Rc<str>,
    /// The fact's name; where there is no box, a word for that.
    pub label: Rc<str>,
    /// How it reads there.
    pub reading: Rc<str>,
    /// What stands there now.
    pub was: Rc<str>,
}

/// What waits to be pasted into the open draft.
pub fn paste(model: &Model) -> Option<PasteView> {
    let (pasting, entry, rubric) = (model.pasting.as_ref()?, model.open_entry()?, model.rubric()?);
    let (mut filled, mut cleared) = (0, 0);
    let mut row = |(cell, place): (&Rc<str>, Option<&Rc<str>>)| {
        let spec = place.and_then(|id| rubric.find_fact(id)).map(|key| rubric.fact(key));
        let was = place.and_then(|id| entry.draft.answers.facts.get(id));
        let was: Rc<str> = was.map_or_else(|| "".into(), |fact| fact.text.clone());
        let is_blank = cell.trim().is_empty();
        filled += usize::from(place.is_some() && !is_blank);
        cleared += usize::from(is_blank && !was.trim().is_empty());
        let label = match spec {
            Some(spec) => text::fact_label(spec, entry.draft.year_number()),
            None => text::PASTE_NOWHERE.to_owned(),
        };
        PasteRow {
            cell: cell.clone(),
            name: place.map_or_else(|| "".into(), Rc::clone),
            label: label.into(),
            reading: spec
                .map_or_else(String::new, |spec| text::paste_reading(spec, &answer_of(spec, cell), &was))
                .into(),
            was,
        }
    };
    let rows = pasting.pairs().into_iter().map(&mut row).collect();
    let headings = pasting.headings();
    Some(PasteView {
        doubts: pasting.doubts(rubric).iter().map(|doubt| text::paste_doubt(doubt).into()).collect(),
        counts: text::paste_counts(filled, cleared).into(),
        heading: (!headings.is_empty())
            .then(|| (text::paste_heading(&headings.join(" ")).into(), pasting.passes_over)),
        rows,
    })
}
