//! 表格和报告: the papers of the open draft, written in the page and offered as downloads; and a table that comes back filled in.

use super::dialog::Dialog;
use super::opening::Opening;
use super::parts::{LatePart, Purpose};
use super::plain::{button as plain_button, named_button, words};
use super::store::use_dispatch;
use crate::browser;
use crate::draft::{self, Stamp};
use crate::papers::{self, PaperColumns, PaperKind};
use crate::session::{Entry, Model, Msg};
use crate::text;
use crate::view::Sheet;
use yew::prelude::*;

/// The button, and the dialog it opens.
pub(super) fn button() -> Html {
    html! { <Opening name="papers" word={text::PAPERS} part={LatePart::Papers} /> }
}

/// The dialog.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <Papers close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct PapersProps {
    close: Callback<()>,
}

#[component]
fn Papers(props: &PapersProps) -> Html {
    let dispatch = use_dispatch();
    let close = props.close.clone();
    let dismiss = close.reform(|_: MouseEvent| ());
    let columns = dispatch.with_model(|model| Some(PaperColumns::of(&model.open_entry()?.draft).said()));
    let columns = columns.unwrap_or_default();
    let row = |kind: PaperKind| {
        let [title, about] = text::paper_kind(kind.name());
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let file = dispatch.with_model(|model| {
                let (rubric, entry) = (model.rubric()?, model.open_entry()?);
                let bytes = kind.written(
                    rubric,
                    &Sheet::of(rubric, &entry.draft, None),
                    model.year_before().map(|one| &**one),
                );
                Some((kind.file_name(&entry.draft), bytes))
            });
            if let Some((name, bytes)) = file {
                browser::download_bytes(&name, kind.media_type(), &bytes);
                dispatch.send(Msg::Exported { name: name.into(), drafts: Vec::new() });
            }
        });
        html! {
            <li key={kind.name()} data-paper={kind.name()}>
                <p>
                    { words("b", "", title) }{ words("span", "about", about) }
                    if matches!(kind, PaperKind::TableWorkbook | PaperKind::Table) && !columns.is_empty() {
                        { words("span", "about columns", &columns) }
                    }
                </p>
                { named_button("", text::PAPER_GET, format!("{}：{title}", text::PAPER_GET), onclick) }
            </li>
        }
    };
    html! {
        <Dialog name="papers" title={text::PAPERS_TITLE} wide={true} on_close={close}>
            { words("p", "", text::PAPERS_LEAD) }
            <ul class="paper-kinds">{ for PaperKind::ALL.into_iter().map(row) }</ul>
            <div class="buttons">{ plain_button("", text::CLOSE, dismiss) }</div>
        </Dialog>
    }
}

/// A workbook of ours that was filled in elsewhere, as a draft's file: a copy of the draft it was made from, or else of the open one, with
/// what was typed into it. None where it is no such workbook, or there is no draft for it.
pub(super) fn brought_back(model: &Model, name: &str, bytes: &[u8]) -> Option<String> {
    let filled = papers::filled(name, bytes).ok()?;
    let is_origin = |entry: &&Entry| !filled.copy.is_empty() && entry.draft.copy == filled.copy;
    let entry = model.library.values().find(is_origin).or_else(|| model.open_entry())?;
    let brought = filled.held_against(model.rubric_of(&entry.draft)?, &entry.draft);
    let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: "" };
    Some(draft::write(&model.carried(&brought.draft), None, stamp))
}
