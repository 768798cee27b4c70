//! Below the box of a small table: what was read of it, and what was left out.

use super::Dispatch;
use crate::facts::{self, counting};
use crate::late;
use crate::session::Msg;
use crate::text;
use crate::view::{self, FieldView, LeftOutView, TableView};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Lines of the box of a table: as many as there are, within reason.
pub(super) fn rows_shown(text: &str) -> String {
    (text.lines().count() + 1).clamp(3, 12).to_string()
}

type DrawTable = fn(&Rc<FieldView>, &TableView, &Dispatch) -> Html;

thread_local! {
    /// What draws a table.
    static DRAWER: Cell<Option<DrawTable>> = const { Cell::new(late::at_first(drawn as DrawTable)) };
}

/// All that a table needs, to be called once it has come.
pub(super) fn tables_are_here() {
    facts::tables_can_be_read();
    view::tables_can_be_told();
    DRAWER.set(Some(drawn));
}

/// How a table was read, for comparing, and what was left out.
pub(super) fn table(field: &Rc<FieldView>, view: &TableView, dispatch: &Dispatch) -> Html {
    DRAWER.get().map(|draw| draw(field, view, dispatch)).unwrap_or_default()
}

fn drawn(field: &Rc<FieldView>, view: &TableView, dispatch: &Dispatch) -> Html {
    let row = |(at, row): (usize, &Vec<Rc<str>>)| {
        html! {
            <tr key={at}>
                { for row.iter().enumerate().map(|(n, cell)| if n == 0 {
                    html! { <th key={n} scope="row">{ &**cell }</th> }
                } else {
                    html! { <td key={n} class={classes!(cell.is_empty().then_some("blank"))}>{ &**cell }</td> }
                }) }
            </tr>
        }
    };
    html! {
        <>
            <p class="how">{ text::TABLE_HOW }</p>
            <div class="read-table" tabindex="0" role="region" aria-label={text::named(text::TABLE_READ, &field.label)}>
                <table>
                    <thead><tr>{ for view.heads.iter().map(|head| html! {
                        <th key={head.to_string()} scope="col">{ &**head }</th>
                    }) }</tr></thead>
                    <tbody>
                        { for view.rows.iter().enumerate().map(row) }
                        if view.rows.is_empty() {
                            <tr><td colspan={view.heads.len().to_string()}>{ text::NOT_FILLED }</td></tr>
                        }
                    </tbody>
                </table>
            </div>
            if !view.left_out.is_empty() {
                <ul class="left-out">
                    { for view.left_out.iter().map(|left| left_out(field, left, dispatch)) }
                    if !view.more.is_empty() { <li key="more">{ &*view.more }</li> }
                </ul>
            }
        </>
    }
}

/// A line of a table that is left out. The button writes a word before it, or takes that away.
fn left_out(field: &Rc<FieldView>, left: &LeftOutView, dispatch: &Dispatch) -> Html {
    let onclick = {
        let (field, dispatch, at) = (field.clone(), dispatch.clone(), left.at);
        Callback::from(move |_: MouseEvent| {
            dispatch
                .send(Msg::TextEntered { slot: field.slot.clone(), text: counting(&field.text, at).into() });
            // Each line is a step of its own.
            dispatch.send(Msg::FieldLeft);
        })
    };
    html! {
        <li key={left.at}>
            { &*left.said }{ " " }
            <button type="button" class="choice" aria-pressed={left.counted.to_string()} {onclick}
                aria-label={text::named(text::TABLE_COUNT, &left.name)}>{ text::TABLE_COUNT }</button>
        </li>
    }
}
