//! The look at a pasted block before its lines go where their names say.

use super::dialog::Dialog;
use super::store::use_dispatch;
use crate::session::{LateMsg, Msg};
use crate::text;
use crate::view::{NamedRow, NamedView};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct NamedProps {
    pub(super) view: Rc<NamedView>,
}

/// A block about to be filled in, for a look at it.
#[component]
pub(super) fn NamedPreview(props: &NamedProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let close = dispatch.on(|()| Msg::PasteDismissed);
    let dismiss = close.reform(|_: MouseEvent| ());
    let put = dispatch.on(|_: MouseEvent| LateMsg::NamedAccepted);
    let column = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                dispatch.send(LateMsg::NamedColumnChosen(select.value().parse().ok()));
            }
        })
    };
    let ticked = {
        let dispatch = dispatch.clone();
        Callback::from(move |(line, event): (usize, Event)| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.send(LateMsg::NamedTicked { line, is_ticked: input.checked() });
            }
        })
    };
    let chosen = {
        Callback::from(move |(line, event): (usize, Event)| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(target) = select.and_then(|select| select.value().parse().ok()) {
                dispatch.send(LateMsg::NamedTargetChosen { line, target });
            }
        })
    };
    html! {
        <Dialog name="named" title={text::PASTE_TITLE} wide={true} on_close={close}>
            if !view.columns.is_empty() {
                <p><label>{ text::NAMED_COLUMN }{ " " }
                    <select name="named-column" onchange={column}>
                        <option key="none" value="" selected={view.column.is_none()}>{ text::CHOOSE }</option>
                        { for view.columns.iter().enumerate().map(|(at, head)| html! {
                            <option key={at} value={at.to_string()} selected={view.column == Some(at)}>{ &**head }</option>
                        }) }
                    </select>
                </label></p>
            }
            <p role="status">{ &*view.counts }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={text::PASTE_TITLE}>
                if !view.rows.is_empty() { { matched(&view.rows, &ticked, &chosen) } }
                if !view.unmatched.is_empty() { { unmatched(&view.unmatched) } }
            </div>
            <div class="buttons">
                <button type="button" class="primary" name="paste" autofocus={true} disabled={!view.is_any_ticked} onclick={put}>
                    { text::PASTE_PUT }
                </button>
                <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
            </div>
        </Dialog>
    }
}

fn heads(words: &[&'static str]) -> Html {
    html! { <thead><tr>{ for words.iter().map(|word| html! { <th key={*word} scope="col">{ *word }</th> }) }</tr></thead> }
}

/// Lines that may be filled in.
fn matched(rows: &[NamedRow], ticked: &Callback<(usize, Event)>, chosen: &Callback<(usize, Event)>) -> Html {
    let row = |row: &NamedRow| {
        let at = row.at;
        let ticked = ticked.reform(move |event: Event| (at, event));
        let chosen = chosen.reform(move |event: Event| (at, event));
        html! {
            <tr key={at} data-named={row.name.clone()}>
                <td><input type="checkbox" name={format!("named-{at}")} checked={row.is_ticked} onchange={ticked}
                    aria-label={text::named_tick(&row.name)} /></td>
                <th scope="row">{ &*row.name }</th>
                <td>{ &*row.value }</td>
                <td>
                    if let [place] = &row.places[..] {
                        { &**place }
                    } else {
                        <select name={format!("named-place-{at}")} aria-label={text::PASTE_FIELD} onchange={chosen}>
                            { for row.places.iter().enumerate().map(|(target, place)| html! {
                                <option key={target} value={target.to_string()} selected={row.chosen == target}>{ &**place }</option>
                            }) }
                        </select>
                    }
                    if !row.why.is_empty() { <small>{ &*row.why }</small> }
                </td>
                <td>{ &*row.reading }</td>
                <td>{ &*row.was }</td>
            </tr>
        }
    };
    html! {
        <table>
            { heads(&[text::NAMED_PUT, text::NAMED_NAME, text::NAMED_VALUE, text::PASTE_FIELD, text::PASTE_READING, text::PASTE_WAS]) }
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

/// Lines that go nowhere, each with why.
fn unmatched(rows: &[NamedRow]) -> Html {
    let row = |row: &NamedRow| {
        html! {
            <tr key={row.at} data-unnamed={row.name.clone()}>
                <th scope="row">{ &*row.name }</th><td>{ &*row.value }</td><td>{ &*row.why }</td>
            </tr>
        }
    };
    html! {
        <>
            <h3>{ text::NAMED_LEFT }</h3>
            <table>
                { heads(&[text::NAMED_NAME, text::NAMED_VALUE, text::NAMED_WHY]) }
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </>
    }
}
