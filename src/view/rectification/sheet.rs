//! 整改台账 as it is handed out: a row a problem.

use super::super::Shown;
use super::{entries_of, indicator_name};
use crate::rectification::{DatedKind, Day, Deadline, RectificationEntry, RectificationField};
use crate::text;
use std::rc::Rc;

/// The ledger as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationSheet {
    /// Whose, of which year, and what it is.
    pub title: Rc<str>,
    /// What stands under that.
    pub lead: Rc<str>,
    /// Problems.
    pub rows: Vec<RectificationSheetRow>,
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationSheetRow {
    /// The id of its entry.
    pub id: Rc<str>,
    /// Its cells, by the headings [`text::RECTIFICATION_COLUMNS`] without the last.
    pub cells: [Rc<str>; 13],
    /// The day until which it is to be done, where one is known.
    pub until: Option<Day>,
}

/// The ledger of what a sheet was drawn from.
pub fn rectification_sheet(shown: Shown<'_>) -> RectificationSheet {
    let rows = entries_of(shown).iter().enumerate().map(|(at, entry)| row(shown, at, entry)).collect();
    let unit = &shown.draft.part;
    let lead = if unit.is_empty() { text::rubric_line(shown.rubric) } else { unit.to_string() };
    RectificationSheet {
        title: text::titled(shown.draft, text::RECTIFICATION_SHEET_TITLE).into(),
        lead: lead.into(),
        rows,
    }
}

fn row(shown: Shown<'_>, at: usize, entry: &RectificationEntry) -> RectificationSheetRow {
    let said = |field| Rc::<str>::from(entry.said(field));
    let indicator = indicator_name(Some(shown.rubric), entry.said(RectificationField::Indicator));
    let dated = |kind: DatedKind| {
        let notes = entry.dated(kind).into_iter();
        let notes = notes.filter(|note| !note.date.trim().is_empty() || !note.text.trim().is_empty());
        notes.map(|note| text::rectification_dated_sentence(&note.date, &note.text)).collect::<Vec<_>>()
    };
    let [_, _, review, _] = text::rectification_dated(DatedKind::Review);
    let reviews = dated(DatedKind::Review).into_iter().map(|one| text::named(review, &one));
    let shown_by: Vec<String> =
        std::iter::once(entry.said(RectificationField::Evidence).to_owned()).chain(reviews).collect();
    RectificationSheetRow {
        id: entry.id.clone(),
        cells: [
            (at + 1).to_string().into(),
            said(RectificationField::Year),
            said(RectificationField::Problem),
            lines(&[indicator.to_string(), entry.said(RectificationField::Clause).to_owned()]),
            said(RectificationField::Source),
            said(RectificationField::Cause),
            said(RectificationField::Measure),
            said(RectificationField::Unit),
            said(RectificationField::Person),
            said(RectificationField::Deadline),
            lines(&dated(DatedKind::Progress)),
            said(RectificationField::State),
            lines(&shown_by),
        ],
        until: match entry.deadline() {
            Deadline::On(day) => Some(day),
            Deadline::Blank | Deadline::Undated | Deadline::Ambiguous | Deadline::Unreadable => None,
        },
    }
}

fn lines(all: &[String]) -> Rc<str> {
    let said: Vec<&str> = all.iter().map(|one| &**one).filter(|one| !one.is_empty()).collect();
    said.join("\n").into()
}
