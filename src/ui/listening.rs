//! What the page listens to for what comes in from outside; what reads it (`taking`) comes when something is there ([`parts::take`]).

use super::incoming::Incoming;
use super::{Dispatch, parts};
use crate::browser::link;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, HtmlElement};
use yew::prelude::*;

/// Takes files that are dropped anywhere on the page, which the browser would else open in the page's place, and blocks of cells
/// that are pasted outside of boxes.
#[hook]
pub(super) fn use_drops(dispatch: &Dispatch) {
    let (dispatch, pasted_on) = (dispatch.clone(), dispatch.clone());
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
                if let Some(files) = data.files().filter(|_| kind == "drop") {
                    parts::take(Incoming::Dropped(files), &dispatch);
                }
            })
        };
        let listeners = ["dragover", "drop"].map(listen);
        let options = EventListenerOptions::enable_prevent_default();
        let pasting =
            EventListener::new_with_options(&gloo::utils::document(), "paste", options, move |event| {
                // Boxes take what is theirs themselves.
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_none_or(|target| {
                    target.closest("input,textarea,dialog").is_ok_and(|found| found.is_none())
                }) {
                    cells_pasted(event, None, false, &pasted_on);
                }
            });
        move || drop((listeners, pasting))
    });
}

/// Looks for a draft in the address when the page opens, and when another address is put in.
#[hook]
pub(super) fn use_links(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        look(&dispatch);
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| look(&dispatch));
        move || drop(listener)
    });
}

/// An address with a draft in it has a `#`, or what a program on its way made of one.
fn look(dispatch: &Dispatch) {
    if link::address().is_some_and(|address| address.contains(['#', '%'])) {
        parts::take(Incoming::Address, dispatch);
    }
}

/// Takes in what is pasted into a box, where it may be more than one cell; the browser pastes ordinary text itself.
pub(super) fn pasted(event: &Event, is_fact: bool, dispatch: &Dispatch) {
    cells_pasted(event, event.target().and_then(|target| target.dyn_into().ok()), is_fact, dispatch);
}

fn cells_pasted(event: &Event, into: Option<HtmlElement>, is_fact: bool, dispatch: &Dispatch) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return;
    };
    let Ok(text) = data.get_data("text/plain") else { return };
    let line = text.strip_suffix('\n').unwrap_or(&text);
    if line.strip_suffix('\r').unwrap_or(line).contains(['\t', '\r', '\n']) {
        // The browser would make one figure of several cells.
        event.prevent_default();
        let html = data.get_data("text/html").ok();
        parts::take(Incoming::Cells { text, html, into, is_fact }, dispatch);
    }
}
