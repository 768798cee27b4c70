//! The own rubrics (自带细则) kept in this browser: exported, and deleted.

use super::dialog::Dialog;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser::{self, storage};
use crate::session::{LateMsg, Model, Msg, StorageTrouble};
use crate::text;
use crate::view::{self, OwnRubricRow};
use std::rc::Rc;
use yew::prelude::*;

/// The dialog.
pub(super) fn draw(model: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <OwnRubrics rows={Rc::new(view::own_rubrics(model))} close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct OwnRubricsProps {
    rows: Rc<Vec<OwnRubricRow>>,
    close: Callback<()>,
}

#[component]
fn OwnRubrics(props: &OwnRubricsProps) -> Html {
    let dispatch = use_dispatch();
    let close = props.close.clone();
    let act = |row: &OwnRubricRow, word: &'static str, is_held: bool, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="plain" disabled={is_held} {onclick} aria-label={text::named(word, &row.name)}>{ word }</button>
        }
    };
    let export = |row: &OwnRubricRow| {
        let (file, source) = (row.file.clone(), row.listed.source().cloned().unwrap_or_default());
        Callback::from(move |_: MouseEvent| browser::download(&file, &source))
    };
    let delete = |row: &OwnRubricRow| {
        let (dispatch, close, listed) = (dispatch.clone(), close.clone(), row.listed.clone());
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            let removed = storage::remove_rubric(listed.source().map_or("", |source| source));
            dispatch.send(match removed {
                Ok(()) | Err(StorageTrouble::Private) => LateMsg::RubricDeleted(listed.clone()).into(),
                Err(trouble) => Msg::NotKept(trouble),
            });
        })
    };
    let row = |(at, row): (usize, &OwnRubricRow)| {
        html! {
            <tr key={at}>
                <th scope="row">
                    { &*row.name }
                    if !row.issued.is_empty() { <span class="who">{ &*row.issued }</span> }
                    { for row.troubles.iter().enumerate().map(|(n, trouble)| html! { <p key={n} class="warning">{ &**trouble }</p> }) }
                </th>
                <td>{ &*row.used }if !row.held.is_empty() { <p>{ row.held }</p> }</td>
                <td class="actions">
                    { act(row, text::OWN_RUBRIC_EXPORT, false, export(row)) }
                    { act(row, text::DELETE, !row.held.is_empty(), delete(row)) }
                </td>
            </tr>
        }
    };
    let rows = &props.rows;
    html! {
        <Dialog name="own-rubrics" title={text::OWN_RUBRICS} wide={true} on_close={close.clone()}>
            <p>{ if storage::is_private() { text::PRIVATE_ON } else { text::OWN_RUBRICS_LEAD } }</p>
            if rows.is_empty() { <p>{ text::OWN_RUBRICS_NONE }</p> } else {
                <div class="scroll" tabindex="0" role="region" aria-label={text::OWN_RUBRICS}>
                    <table>
                        <thead><tr>
                            <th scope="col">{ text::OWN_RUBRIC_NAME }</th>
                            <th scope="col">{ text::OWN_RUBRIC_USED }</th>
                            <th scope="col">{ text::COLUMN_ACTIONS }</th>
                        </tr></thead>
                        <tbody>{ for rows.iter().enumerate().map(row) }</tbody>
                    </table>
                </div>
                <p>{ text::OWN_RUBRICS_VERSIONS }</p>
            }
            <div class="buttons">
                if rows.iter().any(|row| row.can_be_retried) {
                    <button type="button" name="retry" onclick={dispatch.sends(Msg::RubricsWanted)}>{ text::RETRY }</button>
                }
                <button type="button" class="primary" onclick={close.reform(|_: MouseEvent| ())}>{ text::CLOSE }</button>
            </div>
        </Dialog>
    }
}
