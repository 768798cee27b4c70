//! A file that was chosen or dropped on the page: what it holds, before anything is done with it; or why it cannot be opened.

use super::Dispatch;
use super::dialog::Dialog;
use super::merge::Merge;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::session::{Model, Msg};
use crate::text;
use crate::view::{self, ImportView};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlSelectElement};
use yew::prelude::*;

/// Takes a file that is dropped anywhere on the page, which the browser would else open in the page's place.
#[hook]
pub(super) fn use_drops(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listen = |kind: &'static str| {
            let dispatch = dispatch.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&gloo::utils::document(), kind, options, move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(data) = data.filter(|data| data.types().includes(&"Files".into(), 0)) else {
                    return;
                };
                event.prevent_default();
                let Some(files) = data.files().filter(|_| kind == "drop") else { return };
                match (files.length(), files.item(0)) {
                    (1, Some(file)) => take_file(file, &dispatch),
                    (0, _) => {}
                    (count, _) => dispatch.send(Msg::FilesDropped { count }),
                }
            })
        };
        let listeners = ["dragover", "drop"].map(listen);
        move || drop(listeners)
    });
}

/// Reads a file and shows what it holds.
pub(super) fn take_file(file: File, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let name: Rc<str> = file.name().into();
    let bytes = browser::size_of(&file);
    if bytes > crate::draft::LARGEST {
        return dispatch.send(Msg::FileTooLarge { name, bytes });
    }
    wasm_bindgen_futures::spawn_local(async move {
        match browser::bytes_of(&file).await {
            Ok(bytes) => dispatch.send(Msg::FileRead { name, bytes }),
            Err(error) => {
                browser::report(&error);
                dispatch.send(Msg::FileUnreadable { name });
            }
        }
    });
}

/// The preview of the file that waits.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let view = model.import.as_ref().map(|import| Rc::new(view::import(model, import)));
    view.map(|view| html! { <Preview {view} /> }).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    view: Rc<ImportView>,
}

/// The preview of a file.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let close = dispatch.on(|()| Msg::ImportDismissed);
    let dismiss = close.reform(|_: MouseEvent| ());
    let accept = dispatch.on(|_: MouseEvent| Msg::ImportAccepted { id: browser::new_id() });
    let merge = dispatch.on(|_: MouseEvent| Msg::MergeAccepted);
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let id = select.value();
                dispatch.send(Msg::MergeTargetChosen((!id.is_empty()).then(|| id.into())));
            }
        })
    };
    let title = if view.is_draft { text::IMPORT_PREVIEW } else { text::IMPORT_FAILED };
    html! {
        <Dialog name="import" {title} wide={view.merge.is_some()} on_close={close}
            about={if view.is_draft { "draft" } else { "refused" }}>
            <p class="file">{ &*view.name }</p>
            { for view.lines.iter().map(|line| html! { <p key={line.to_string()}>{ &**line }</p> }) }
            { for view.warnings.iter().map(|line| html! { <p key={line.to_string()} class="warning">{ &**line }</p> }) }
            if !view.targets.is_empty() {
                <p class="as">
                    <label for="import-as">{ text::IMPORT_AS }</label>{ " " }
                    <select id="import-as" name="import-as" ~value={view.target.as_deref().unwrap_or_default().to_owned()} onchange={chosen}>
                        <option key="" value="" selected={view.target.is_none()}>{ text::IMPORT_AS_NEW }</option>
                        { for view.targets.iter().map(|(id, name)| html! {
                            <option key={id.to_string()} value={id.clone()} selected={view.target.as_ref() == Some(id)}>
                                { text::merge_into(name) }
                            </option>
                        }) }
                    </select>
                </p>
            }
            if let Some(merge) = &view.merge { <Merge view={merge.clone()} /> }
            <div class="buttons">
                if let Some(merging) = &view.merge {
                    <p class="safe">{ text::MERGE_SAFE }</p>
                    <button type="button" class="primary" name="merge" disabled={merging.undecided > 0} onclick={merge}>
                        { text::merge_button(merging.undecided) }
                    </button>
                    <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
                } else if view.is_draft {
                    <p class="safe">{ text::IMPORT_SAFE }</p>
                    <button type="button" class="primary" onclick={accept}>{ text::ACCEPT_IMPORT }</button>
                    <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
                } else {
                    <button type="button" class="primary" onclick={dismiss}>{ text::CLOSE }</button>
                }
            </div>
        </Dialog>
    }
}
