//! Keys that work everywhere on the page: undo, redo, export, search, and the list of all.

use super::dialog::Dialog;
use super::parts::Purpose;
use super::plain::words;
use super::store::use_dispatch;
use super::{Dispatch, commands};
use crate::browser::{by_id, show_focus, storage};
use crate::session::{Model, Msg};
use crate::text;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// Listens for the page's shortcuts.
#[hook]
pub(super) fn use_shortcuts(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    pressed(event, &dispatch);
                }
            });
        let moved = EventListener::new(&gloo::utils::document(), "keyup", |event| {
            // With Shift some keyboards have another name for it, but the same place.
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.code() == "Tab") {
                show_focus();
            }
        });
        move || drop((listener, moved))
    });
}

/// The list of all shortcuts.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    html! { <List single_keys={model.single_keys} /> }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    single_keys: bool,
}

#[component]
fn List(props: &ListProps) -> Html {
    let single_keys = props.single_keys;
    let dispatch = use_dispatch();
    let close = dispatch.on(|()| Msg::KeysListed(false));
    let dismiss = close.reform(|_: MouseEvent| ());
    let set = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            // Where the browser keeps nothing, it holds until the page is left.
            storage::write_single_keys(input.checked()).unwrap_or_default();
            dispatch.send(Msg::SingleKeysSet(input.checked()));
        })
    };
    html! {
        <Dialog name="keys" title={text::KEYS} on_close={close}>
            <p>{ text::KEYS_LEAD }</p>
            <dl>
                { for text::SHORTCUTS.iter().map(|(keys, what)| html! {
                    <div key={*keys}><dt>{ *keys }</dt><dd>{ *what }</dd></div>
                }) }
            </dl>
            <p><label><input type="checkbox" name="single-keys" checked={single_keys} onchange={set} />{ " " }{ text::KEYS_SINGLE }</label></p>
            <div class="buttons"><button type="button" class="primary" onclick={dismiss}>{ text::CLOSE }</button></div>
        </Dialog>
    }
}

/// The button that opens it.
pub(super) fn button(dispatch: &Dispatch) -> Html {
    html! {
        <button type="button" name="keys" aria-keyshortcuts="?" onclick={dispatch.sends(Msg::KeysListed(true))}>
            { "? " }{ words("span", "", text::KEYS) }
        </button>
    }
}

fn pressed(event: &KeyboardEvent, dispatch: &Dispatch) {
    let (in_sheet, single_keys) =
        dispatch.with_model(|model| (model.open.is_some() && model.import.is_none(), model.single_keys));
    if is_composing(event) {
        return;
    }
    let in_dialog = target_of(event).is_some_and(|at| commands::is_in_dialog(&at));
    let control = event.ctrl_key() || event.meta_key();
    let alone = single_keys && !control && !event.alt_key() && !is_typing(event);
    let key = event.key().to_ascii_lowercase();
    match key.as_str() {
        // A Chinese keyboard has the wide one.
        "?" | "\u{ff1f}" if alone && !in_dialog => {
            dispatch.send(Msg::KeysListed(true));
        }
        // Behind a dialog nothing changes unseen.
        _ if !in_sheet || in_dialog => return,
        // In a box of its own, such as the search, the browser undoes.
        "z" | "y" if control && is_typing(event) && !is_field(event) => return,
        "z" if control && !event.shift_key() => dispatch.send(Msg::Undone),
        "z" | "y" if control => dispatch.send(Msg::Redone),
        "s" if control => commands::export(dispatch),
        "/" if alone => {
            if let Some(search) = by_id("search") {
                drop(search.focus());
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Whether the key goes to an input method. WebKit tells of the end first, and then of the key that brought it about.
pub(super) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether letters go into what has the focus.
pub(super) fn is_typing(event: &KeyboardEvent) -> bool {
    let takes_letters = |element: web_sys::Element| match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "range" | "file"),
        None => element.tag_name() == "TEXTAREA",
    };
    target_of(event).is_some_and(takes_letters)
}

/// Whether the focus is in a box of the draft.
fn is_field(event: &KeyboardEvent) -> bool {
    target_of(event).is_some_and(|element| element.has_attribute("data-field"))
}

fn target_of(event: &KeyboardEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
