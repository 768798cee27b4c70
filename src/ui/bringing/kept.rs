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

/// Whether what was done is kept.
pub(super) type KeepResult = Result<(), StorageTrouble>;

/// Says whether what was done is kept: quietly where it is.
pub(super) fn said(kept: Option<&KeepResult>) -> Html {
    match kept {
        None => Html::default(),
        Some(Ok(())) => html! { <p class="kept">{ text::KEPT_TABLE_SAVED }</p> },
        Some(Err(trouble)) => {
            html! { <p class="warning" role="alert">{ text::kept_table_trouble(*trouble) }</p> }
        }
    }
}

/// Keeps what is done with a table, as often as something is done.
pub(super) struct TableKeeper {
    id: Rc<str>,
    /// As it is kept, as far as this window knows.
    known: Option<String>,
}

impl TableKeeper {
    /// For one that goes on, or a new one.
    pub(super) fn of(resumed: Option<&Resumed>) -> Self {
        match resumed {
            Some((id, table)) => Self { id: id.clone(), known: Some(table.to_text()) },
            None => Self { id: browser::new_id(), known: None },
        }
    }

    /// Keeps what was done, once anything was: what came of it. What another window has made of the table meanwhile stays
    /// beside it; one that was deleted there comes back with the next change alone.
    pub(super) fn keep(&mut self, name: &str, items: usize, work: TableWork) -> Option<KeepResult> {
        if work.said() == 0 && self.known.is_none() {
            // What was merely looked at.
            return None;
        }
        let text = KeptTable { name: name.to_owned(), when: browser::stamp(), items, work }.to_text();
        if self.known.as_deref().is_some_and(|known| KeptTable::is_same_work(known, &text)) {
            return Some(Ok(()));
        }
        Some(self.write(text))
    }

    fn write(&mut self, text: String) -> KeepResult {
        match storage::table(&self.id)? {
            None if self.known.take().is_some() => return Err(StorageTrouble::Gone),
            Some(other) if Some(&other) != self.known.as_ref() => self.id = browser::new_id(),
            _ => {}
        }
        storage::keep_table(&self.id, &text)?;
        self.known = Some(text);
        Ok(())
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
                <p><b>{ &*row.name }</b>{ " " }<span>{ if is_gone { text::KEPT_TABLE_DELETED } else { &row.about } }</span></p>
                <div class="buttons">
                if let Some(onclick) = open {
                    <button type="button" name="kept-open" aria-label={text::named(text::KEPT_TABLE_OPEN, &row.name)} {onclick}>{ text::KEPT_TABLE_OPEN }</button>
                }
                <button type="button" name="kept-delete" aria-label={text::named(if is_gone { text::KEPT_TABLE_BACK } else { text::KEPT_TABLE_DELETE }, &row.name)} onclick={turn}>
                    { if is_gone { text::KEPT_TABLE_BACK } else { text::KEPT_TABLE_DELETE } }
                </button>
                </div>
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
