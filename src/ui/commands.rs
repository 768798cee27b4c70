//! What buttons and keys do alike: drafts go out as files.

use super::{Dispatch, parts};
use crate::browser;
use crate::draft::{self, Draft, Outcome, Stamp};
use crate::session::{DraftId, Model, Msg};
use crate::text;
use crate::view;
use std::rc::Rc;

/// Offers the open draft as a file, with what contradicts in it where that can be had.
pub(super) fn export(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    parts::with_checks(move || export_now(&dispatch));
}

fn export_now(dispatch: &Dispatch) {
    let file = dispatch.with_model(|model| Some(file_of(model, &model.open_entry()?.draft)));
    let open = dispatch.with_model(|model| model.open.clone());
    offer(dispatch, file, open.into_iter().collect());
}

/// Offers all drafts as one file; the deleted ones, too. It comes with a part: [`parts::export_all`].
pub(super) fn export_all_now(dispatch: &Dispatch) {
    let (files, drafts) = dispatch.with_model(|model| {
        let files: Vec<String> = model.library.values().map(|entry| file_of(model, &entry.draft).1).collect();
        (files, model.library.keys().cloned().collect())
    });
    let name = text::backup_name(&browser::stamp());
    let rubrics = dispatch.with_model(Model::rubrics_without_draft);
    offer(dispatch, Some((name, draft::backup(&files, &rubrics))), drafts);
}

/// The open draft as text, without its result, which the reader's page computes.
pub(super) fn open_text(model: &Model) -> Option<String> {
    let stamp = browser::stamp();
    let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: &stamp };
    Some(draft::write(&model.carried(&model.open_entry()?.draft), None, stamp))
}

/// Offers the part of one unit as a file, with its figures or blank.
pub(super) fn export_part(dispatch: &Dispatch, unit: &Rc<str>, is_filled: bool) {
    let file = dispatch.with_model(|model| {
        let part = draft::part_for(model.rubric()?, &model.open_entry()?.draft, unit, is_filled);
        Some(file_of(model, &part))
    });
    offer(dispatch, file, Vec::new());
}

fn offer(dispatch: &Dispatch, file: Option<(String, String)>, drafts: Vec<DraftId>) {
    if let Some((name, text)) = file {
        browser::download(&name, &text);
        dispatch.send(Msg::Exported { name: name.into(), drafts });
    }
}

/// The name and the text of a draft's file. What a part comes to says nothing of the county, so it has no result.
fn file_of(model: &Model, draft: &Draft) -> (String, String) {
    let stamp = browser::stamp();
    let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: &stamp };
    let rubric = model.rubric_of(draft).filter(|_| draft.part.is_empty());
    let result = rubric.map(|rubric| (rubric, Outcome::of(rubric, &draft.answers, draft.year_number())));
    let result = result.as_ref().map(|(rubric, outcome)| (&***rubric, outcome));
    (view::file_name(draft), draft::write(&model.carried(draft), result, stamp))
}

/// Whether an element is part of a dialog, which keeps the focus while it is open.
pub(super) fn is_in_dialog(element: &web_sys::Element) -> bool {
    element.closest("dialog").is_ok_and(|dialog| dialog.is_some())
}
