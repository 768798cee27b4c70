//! A file that was chosen: what it holds, before anything is done with it; or why it cannot be opened.

use super::store::use_dispatch;
use crate::browser;
use crate::session::Msg;
use crate::text;
use crate::view::ImportView;
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    pub(super) view: Rc<ImportView>,
}

/// The preview of a file.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            // A modal dialog keeps the focus and gives it back; a browser without one shows it in place.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                drop(dialog.show_modal());
            }
        });
    }
    // Closed before it is taken away, the dialog gives the focus back to where it was.
    let close = {
        let (dialog, dispatch) = (dialog.clone(), dispatch.clone());
        move || {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            dispatch.send(Msg::ImportDismissed);
        }
    };
    let dismiss = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close())
    };
    let escaped = Callback::from(move |event: Event| {
        event.prevent_default();
        close();
    });
    let accept = dispatch.on(|_: MouseEvent| Msg::ImportAccepted { id: browser::new_id() });
    let title = if view.is_draft { text::IMPORT_PREVIEW } else { text::IMPORT_FAILED };
    html! {
        <dialog ref={dialog} class="import" aria-labelledby="import-title" oncancel={escaped}
            data-import={if view.is_draft { "draft" } else { "refused" }}>
            <h2 id="import-title">{ title }</h2>
            <p class="file">{ &*view.name }</p>
            { for view.lines.iter().map(|line| html! { <p key={line.to_string()}>{ &**line }</p> }) }
            { for view.warnings.iter().map(|line| html! { <p key={line.to_string()} class="warning">{ &**line }</p> }) }
            <div class="buttons">
                if view.is_draft {
                    <p class="safe">{ text::IMPORT_SAFE }</p>
                    <button type="button" class="primary" onclick={accept}>{ text::ACCEPT_IMPORT }</button>
                    <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
                } else {
                    <button type="button" class="primary" onclick={dismiss}>{ text::CLOSE }</button>
                }
            </div>
        </dialog>
    }
}
