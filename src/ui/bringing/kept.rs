//! Tables that were worked on and are kept in this browser (做了一半的评分表): the list of them, and their being kept.

use crate::browser::{self, storage};
use crate::printed::{KeptTable, TableWork};
use crate::session::StorageTrouble;
use crate::text;
use crate::view::{self, KeptTableRow};
use std::rc::Rc;
use yew::prelude::*;

/// A table that goes on where it was left, with what it is kept under.
pub(super) type Resumed = (Rc<str>, Rc<KeptTable>);

/// Keeps what was done with a table under its id: what is said of that.
pub(super) fn keep(id: &str, name: &str, items: usize, work: TableWork) -> &'static str {
    let table = KeptTable { name: name.to_owned(), when: browser::stamp(), items, work };
    match storage::keep_table(id, &table.to_text()) {
        Ok(()) => text::KEPT_TABLE_SAVED,
        Err(StorageTrouble::Full) => text::KEPT_TABLE_FULL,
        Err(_) => text::KEPT_TABLE_REFUSED,
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct KeptTablesProps {
    pub(super) on_open: Callback<Resumed>,
}

/// The list of them; nothing where there are none.
#[component]
pub(super) fn KeptTables(props: &KeptTablesProps) -> Html {
    let rows = use_state(|| view::kept_tables(storage::tables().unwrap_or_default()));
    let gone = use_state(Vec::<Rc<str>>::new);
    if rows.is_empty() {
        return Html::default();
    }
    let row = |row: &KeptTableRow| {
        let is_gone = gone.contains(&row.id);
        let turn = {
            let (gone, id, text) = (gone.clone(), row.id.clone(), row.text.clone());
            Callback::from(move |_: MouseEvent| {
                let done = if is_gone { storage::keep_table(&id, &text) } else { storage::forget_table(&id) };
                if done.is_ok() {
                    let others = gone.iter().filter(|other| **other != id).cloned();
                    gone.set(others.chain((!is_gone).then(|| id.clone())).collect());
                }
            })
        };
        let open = row.table.clone().filter(|_| !is_gone).map(|table| {
            let id = row.id.clone();
            props.on_open.reform(move |_: MouseEvent| (id.clone(), table.clone()))
        });
        html! {
            <li key={row.id.to_string()}>
                <b>{ &*row.name }</b>
                <span>{ if is_gone { text::KEPT_TABLE_DELETED } else { &row.about } }</span>
                if let Some(onclick) = open {
                    <button type="button" name="kept-open" aria-label={text::named(text::KEPT_TABLE_OPEN, &row.name)} {onclick}>{ text::KEPT_TABLE_OPEN }</button>
                }
                <button type="button" name="kept-delete" aria-label={text::named(if is_gone { text::KEPT_TABLE_BACK } else { text::KEPT_TABLE_DELETE }, &row.name)} onclick={turn}>
                    { if is_gone { text::KEPT_TABLE_BACK } else { text::KEPT_TABLE_DELETE } }
                </button>
            </li>
        }
    };
    html! {
        <section class="panel kept-tables" aria-label={text::KEPT_TABLES}>
            <h2>{ text::KEPT_TABLES }</h2>
            <p class="aside">{ text::KEPT_TABLES_LEAD }</p>
            <ul>{ for rows.iter().map(row) }</ul>
        </section>
    }
}
