//! Keys that work everywhere on the page: undo, redo, export, search.

use super::{Dispatch, topbar};
use crate::session::Msg;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
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
        move || drop(listener)
    });
}

fn pressed(event: &KeyboardEvent, dispatch: &Dispatch) {
    let in_sheet = dispatch.with_model(|model| model.open.is_some() && model.import.is_none());
    if event.is_composing() || !in_sheet {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key().to_ascii_lowercase();
    match key.as_str() {
        // In a box of its own, such as the search, the browser undoes.
        "z" | "y" if control && is_typing(event) && !is_field(event) => return,
        "z" if control && !event.shift_key() => dispatch.send(Msg::Undone),
        "z" | "y" if control => dispatch.send(Msg::Redone),
        "s" if control => topbar::export(dispatch),
        "/" if !control && !is_typing(event) => {
            if let Some(search) = crate::browser::by_id("search") {
                drop(search.focus());
            }
        }
        _ => return,
    }
    event.prevent_default();
}

fn is_typing(event: &KeyboardEvent) -> bool {
    target_of(event).is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

/// Whether the focus is in a box of the draft.
fn is_field(event: &KeyboardEvent) -> bool {
    target_of(event).is_some_and(|element| element.has_attribute("data-field"))
}

fn target_of(event: &KeyboardEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
