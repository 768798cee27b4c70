//! Cells of a spreadsheet pasted into a box: where they go, and the look before they go there.

use super::Dispatch;
use super::dialog::Dialog;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::session::{Cells, Model, Msg, cells};
use crate::text;
use crate::view::{self, PasteRow, PasteView};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// A column from a spreadsheet goes into this and the following boxes, in page order.
pub(super) fn pasted(event: &Event, is_fact: bool, dispatch: &Dispatch) {
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(text) = clipboard.and_then(|data| data.get_data("text/plain").ok()) else { return };
    let msg = match cells(&text) {
        // The browser pastes ordinary text itself.
        Cells::One => return,
        Cells::Block { columns } => Msg::PasteRefused { columns },
        // The browser would make one figure of several cells.
        Cells::Line(_) if !is_fact => Msg::PasteRefused { columns: 1 },
        Cells::Line(texts) => {
            let boxes = browser::drawn("[data-fact]");
            let here = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            let from = boxes.iter().position(|other| Some(other) == here.as_ref()).unwrap_or(0);
            let names = boxes[from..].iter().filter_map(|element| element.get_attribute("name"));
            Msg::CellsPasted {
                boxes: names.take(texts.len()).map(Into::into).collect(),
                cells: texts.into_iter().map(Into::into).collect(),
            }
        }
    };
    event.prevent_default();
    dispatch.send(msg);
}

/// What waits to be pasted.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    view::paste(model).map(|view| html! { <Preview view={Rc::new(view)} /> }).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    view: Rc<PasteView>,
}

/// What is about to be pasted, for a look at it.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let close = dispatch.on(|()| Msg::PasteDismissed);
    let dismiss = close.reform(|_: MouseEvent| ());
    let put = dispatch.on(|_: MouseEvent| Msg::PasteAccepted);
    let passed = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.send(Msg::HeadingPassedOver(input.checked()));
            }
        })
    };
    let row = |(at, row): (usize, &PasteRow)| {
        let name: &Rc<str> = &row.name;
        html! {
            <tr key={at} data-paste={name.clone()}>
                <td>{ &*row.cell }</td><th scope="row">{ &*row.label }</th><td>{ &*row.reading }</td><td>{ &*row.was }</td>
            </tr>
        }
    };
    html! {
        <Dialog name="paste" title={text::PASTE_TITLE} wide={true} on_close={close}>
            { for view.doubts.iter().map(|doubt| html! { <p key={doubt.to_string()} class="warning">{ &**doubt }</p> }) }
            <p>{ &*view.counts }</p>
            if let Some((heading, passes_over)) = &view.heading {
                <p><label><input type="checkbox" name="heading" checked={*passes_over} onchange={passed} />{ " " }{ &**heading }</label></p>
            }
            <div class="scroll" tabindex="0" role="region" aria-label={text::PASTE_TITLE}>
                <table>
                    <thead><tr>
                        { for [text::PASTE_CELL, text::PASTE_FIELD, text::PASTE_READING, text::PASTE_WAS].map(|head| html! {
                            <th key={head} scope="col">{ head }</th>
                        }) }
                    </tr></thead>
                    <tbody>{ for view.rows.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
            <div class="buttons">
                <button type="button" class="primary" name="paste" autofocus={true} onclick={put}>{ text::PASTE_PUT }</button>
                <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
            </div>
        </Dialog>
    }
}
