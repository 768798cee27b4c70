//! The look at cells of a spreadsheet before they go into their boxes.

use super::dialog::Dialog;
use super::naming::NamedPreview;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::session::{LateMsg, Model, Msg};
use crate::text;
use crate::view::{self, PasteRow, PasteView};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What waits to be pasted.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    if let Some(view) = view::named(model) {
        return html! { <NamedPreview view={Rc::new(view)} /> };
    }
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
    let put = dispatch.on(|_: MouseEvent| LateMsg::PasteAccepted);
    let passed = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.send(LateMsg::HeadingPassedOver(input.checked()));
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
