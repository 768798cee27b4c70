//! A scoring table written from nothing: heads, items, points and clauses, row by row.

use super::kept::{self, KeepResult, Resumed, TableKeeper};
use crate::browser::by_id;
use crate::printed::TableWork;
use crate::text::{self, BLANK_COLUMNS};
use std::rc::Rc;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BlankTableProps {
    /// The table, as it would be pasted.
    pub(super) on_read: Callback<String>,
    /// What was written before.
    pub(super) resumed: Option<Resumed>,
}

/// A row of it.
type BlankRow = [String; BLANK_COLUMNS.len()];

/// So many rows are there to begin with.
const ROWS: usize = 3;

/// The table, to be filled in.
#[component]
pub(super) fn BlankTable(props: &BlankTableProps) -> Html {
    let rows = use_state(|| Rc::new(rows_of(props.resumed.as_ref())));
    let is_kept = use_state(|| None::<KeepResult>);
    {
        let (is_kept, keeper) = (is_kept.clone(), use_mut_ref(|| TableKeeper::of(props.resumed.as_ref())));
        use_effect_with((*rows).clone(), move |rows| {
            let work = TableWork::Written(rows.iter().map(|row| row.to_vec()).collect());
            is_kept.set(keeper.borrow_mut().keep("", 0, work));
        });
    }
    // Read while nothing stands in it.
    let was_empty = use_state(|| false);
    // The box that is to have the focus once it is there.
    let wanted = use_mut_ref(|| Some(id_of(0, 0)));
    {
        let wanted = wanted.clone();
        use_effect_with(rows.len(), move |_| {
            if let Some(wanted) = wanted.borrow_mut().take().and_then(|id| by_id(&id)) {
                drop(wanted.focus());
            }
        });
    }
    let read = {
        let (rows, was_empty, on_read) = (rows.clone(), was_empty.clone(), props.on_read.clone());
        Callback::from(move |_: MouseEvent| {
            let is_item = |row: &BlankRow| !row[1].trim().is_empty() && !row[2].trim().is_empty();
            if rows.iter().any(is_item) {
                on_read.emit(delimited(&rows));
            } else {
                was_empty.set(true);
            }
        })
    };
    let add = {
        let (rows, wanted) = (rows.clone(), wanted.clone());
        move |count: usize| {
            *wanted.borrow_mut() = Some(id_of(rows.len(), 0));
            let more = std::iter::repeat_n(BlankRow::default(), count);
            rows.set(Rc::new(rows.iter().cloned().chain(more).collect()));
        }
    };
    let added = {
        let add = add.clone();
        Callback::from(move |_: MouseEvent| add(1))
    };
    let cell = |row: usize, column: usize| {
        let (id, name) = (id_of(row, column), text::blank_cell(row, column));
        let value = rows[row][column].clone();
        let oninput = {
            let (rows, was_empty) = (rows.clone(), was_empty.clone());
            Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlTextAreaElement>() {
                    let mut all = (*rows).clone();
                    Rc::make_mut(&mut all)[row][column] = input.value();
                    rows.set(all);
                    was_empty.set(false);
                }
            })
        };
        // Enter goes on as in a spreadsheet; in a clause it begins a new line with Shift.
        let onkeydown = {
            let (rows, add) = (rows.clone(), add.clone());
            Callback::from(move |event: KeyboardEvent| {
                if event.key() != "Enter"
                    || event.shift_key()
                    || event.is_composing()
                    || event.key_code() == 229
                {
                    return;
                }
                event.prevent_default();
                let next = if column + 1 < BLANK_COLUMNS.len() { (row, column + 1) } else { (row + 1, 0) };
                match by_id(&id_of(next.0, next.1)) {
                    Some(next) => drop(next.focus()),
                    None if rows.len() == next.0 => add(1),
                    None => {}
                }
            })
        };
        html! {
            <td key={column} class={classes!((column == 2).then_some("points"))}>
                <textarea id={id.clone()} name={id} rows="1" aria-label={name} {value} {oninput} {onkeydown} />
            </td>
        }
    };
    let row = |row: usize| {
        html! { <tr key={row}><th scope="row">{ row + 1 }</th>{ for (0..BLANK_COLUMNS.len()).map(|column| cell(row, column)) }</tr> }
    };
    html! {
        <section class="panel blank" aria-label={text::BLANK_TABLE}>
            <p class="aside">{ text::BLANK_LEAD }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={text::BLANK_NAME}>
                <table class="blank-table">
                    <thead><tr><td></td>{ for BLANK_COLUMNS.iter().map(|word| html! { <th key={*word} scope="col">{ *word }</th> }) }</tr></thead>
                    <tbody>{ for (0..rows.len()).map(row) }</tbody>
                </table>
            </div>
            { kept::said(is_kept.as_ref()) }
            if *was_empty { <p class="warning" role="alert">{ text::BLANK_EMPTY }</p> }
            <div class="buttons">
                <button type="button" name="blank-add" onclick={added}>{ text::WRITTEN_ADD }</button>
                <button type="button" class="primary" name="blank-read" onclick={read}>{ text::BLANK_READ }</button>
            </div>
        </section>
    }
}

/// The rows to begin with.
fn rows_of(resumed: Option<&Resumed>) -> Vec<BlankRow> {
    let kept = match resumed.map(|(_, kept)| &kept.work) {
        Some(TableWork::Written(rows)) => rows.as_slice(),
        Some(TableWork::Read { .. }) | None => &[],
    };
    let row = |cells: &Vec<String>| std::array::from_fn(|at| cells.get(at).cloned().unwrap_or_default());
    let mut rows: Vec<BlankRow> = kept.iter().map(row).collect();
    rows.resize_with(rows.len().max(ROWS), BlankRow::default);
    rows
}

fn id_of(row: usize, column: usize) -> String {
    format!("blank-{row}-{column}")
}

/// The rows as a spreadsheet would put them on the clipboard, under their headings.
fn delimited(rows: &[BlankRow]) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.trim().replace('"', "\"\""));
    let line = |cells: &[String]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t");
    let headings = BLANK_COLUMNS.map(str::to_owned);
    let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    std::iter::once(line(&headings)).chain(filled.map(|row| line(row))).collect::<Vec<_>>().join("\n")
}
