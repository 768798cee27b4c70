//! A file that came in: what it holds, before anything is done with it; or why it cannot be opened.

use super::dialog::Dialog;
use super::merge::Merge;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::session::{LateMsg, Model, Msg};
use crate::text;
use crate::view::{self, ImportView};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

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
    let accept = dispatch.on(|_: MouseEvent| LateMsg::ImportAccepted { id: browser::new_id() });
    let merge = dispatch.on(|_: MouseEvent| LateMsg::MergeAccepted);
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let id = select.value();
                dispatch.send(LateMsg::MergeTargetChosen((!id.is_empty()).then(|| id.into())));
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
