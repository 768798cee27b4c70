//! Drafts that come in the address, or pasted as a link or as text.

use super::Dispatch;
use crate::browser::{self, link};
use crate::session::Msg;
use crate::text;
use gloo::events::EventListener;
use yew::prelude::*;

/// Reads the draft in the address when the page opens, and when another address is put in.
#[hook]
pub(super) fn use_links(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        look(&dispatch);
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| look(&dispatch));
        move || drop(listener)
    });
}

fn look(dispatch: &Dispatch) {
    if let Some(address) = link::address().filter(|address| link::is_link(address)) {
        link::forget_link();
        read_link(address, text::FROM_LINK, dispatch);
    }
}

/// Reads what a person pasted: a link, or a draft as text.
pub(super) fn read_pasted(pasted: &str, dispatch: &Dispatch) {
    if link::is_link(pasted) {
        read_link(pasted.to_owned(), text::FROM_LINK, dispatch);
    } else {
        dispatch.send(Msg::FileRead { name: text::FROM_TEXT.into(), bytes: pasted.trim().as_bytes().into() });
    }
}

fn read_link(link: String, name: &'static str, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        dispatch.send(match link::text_in(&link).await {
            Ok(bytes) => Msg::FileRead { name: name.into(), bytes: bytes.into() },
            Err(trouble) => Msg::LinkUnreadable(trouble),
        });
    });
}

/// Copies what is in a box, for the box itself to say whether it did.
pub(super) fn copied(area: &NodeRef) -> &'static str {
    let is_copied = area.cast().is_some_and(|area| browser::copy_from(&area));
    if is_copied { text::SHARE_COPIED } else { text::SHARE_NOT_COPIED }
}
