//! A button, and the dialog it opens: one that comes when it is first wanted.

use super::parts::{LatePart, dialog, use_part};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OpeningProps {
    /// The button's name.
    pub(super) name: &'static str,
    /// Its word, and what the dialog is called until it is there.
    pub(super) word: &'static str,
    /// What draws the dialog.
    pub(super) part: LatePart,
    /// What it tells of, as a number: the dialog is drawn anew when that changes.
    #[prop_or_default]
    pub(super) of: usize,
}

/// A button, and the dialog it opens.
#[component]
pub(super) fn Opening(props: &OpeningProps) -> Html {
    let dispatch = super::store::use_dispatch();
    let is_open = use_state_eq(|| false);
    let part = use_part(is_open.then_some(props.part));
    let set = |to: bool| {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(to))
    };
    let open = set(true).reform(|_: MouseEvent| ());
    let shown = part.map(|part| dispatch.with_model(|model| dialog(part, props.word, model, set(false))));
    html! {
        <>
            <button type="button" name={props.name} onclick={open}>{ props.word }</button>
            { shown.unwrap_or_default() }
        </>
    }
}
