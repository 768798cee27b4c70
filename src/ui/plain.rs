//! Elements of which the page has many, each shape drawn in one place: what `html!` makes of an element is paid anew wherever it stands.

use yew::prelude::*;

/// An element with a class, where it has one, and nothing but text in it.
#[inline(never)]
pub(super) fn words(tag: &'static str, class: &'static str, text: &str) -> Html {
    around(tag, class, html! { { text } })
}

/// An element with a class, where it has one, around others.
#[inline(never)]
pub(super) fn around(tag: &'static str, class: &'static str, inside: Html) -> Html {
    html! { <@{tag} class={class}>{ inside }</@> }
}

/// What comes out of the figures. Screen readers are told elsewhere when it changes.
#[inline(never)]
pub(super) fn output(name: AttrValue, text: &str) -> Html {
    html! { <output {name} aria-live="off">{ text }</output> }
}

/// A remark with a class.
#[inline(never)]
pub(super) fn noted(class: &'static str, text: &str) -> Html {
    html! { <p {class} role="note">{ text }</p> }
}

/// An element with a class, where it has one, around several others.
#[inline(never)]
pub(super) fn group(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    around(tag, class, html! { { for inside } })
}

/// What is folded away behind a word, with a class, where it has one.
#[inline(never)]
pub(super) fn folded(class: &'static str, word: &str, inside: Html) -> Html {
    html! { <details class={class}>{ words("summary", "", word) }{ inside }</details> }
}

/// A button with a class, where it has one, and a word on it.
#[inline(never)]
pub(super) fn button(class: &'static str, word: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={class} {onclick}>{ word }</button> }
}

/// A button with the same word as others, told apart by its name.
#[inline(never)]
pub(super) fn named_button(
    class: &'static str,
    word: &str,
    name: String,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" class={class} {onclick} aria-label={name}>{ word }</button> }
}

/// A button of several of which one is chosen, told apart by its name.
#[inline(never)]
pub(super) fn choice(
    class: &'static str,
    is_chosen: bool,
    name: Option<String>,
    onclick: Callback<MouseEvent>,
    inside: Html,
) -> Html {
    html! {
        <button type="button" class={class} aria-pressed={is_chosen.to_string()} {onclick} aria-label={name}>{ inside }</button>
    }
}
