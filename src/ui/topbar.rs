//! The top line: which draft, which rubric and that it is not official, whether it is kept, few buttons.

use super::commands::{export, is_in_dialog};
use super::plain::{choice, group, noted, words};
use super::{Dispatch, keys, papers, share, versions};
use crate::session::{Entry, Model, Msg, Saving, Screen};
use crate::text;
use crate::view;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The top line over an open draft.
pub(super) fn topbar(model: &Model, entry: &Entry, dispatch: &Dispatch) -> Html {
    let named = &entry.draft.rubric;
    let (edition, label) = match model.shelf.find(named) {
        Some((found, _)) => {
            (text::edition(&found.listed.short_title, &found.listed.edition), &*found.listed.label)
        }
        None => (text::edition(&named.id, &named.edition), text::RUBRIC_UNKNOWN),
    };
    let name = view::draft_name(&entry.draft);
    let failed = matches!(model.saving, Saving::Failed(_));
    let exported = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| export(&dispatch))
    };
    // A button of a screen leads there, and back.
    let screen = |screen: Screen, word: &'static str| {
        let is_here = model.screen == screen;
        let to = if is_here { Screen::Sheet } else { screen };
        choice("", is_here, None, dispatch.sends(Msg::ScreenChosen(to)), html! { { word } })
    };
    let history = |is_there: bool,
                   msg: Msg,
                   keys: [&'static str; 2],
                   word: &'static str,
                   sign: &'static str| {
        html! {
            <button type="button" class="icon" disabled={!is_there} onclick={dispatch.sends(msg)} title={format!("{word} {}", keys[0])} aria-keyshortcuts={keys[1]}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d={sign} /></svg>{ words("span", "unseen", word) }
            </button>
        }
    };
    let is_whole = entry.draft.part.is_empty();
    let mut out = Vec::new();
    if model.rubric().is_some() {
        out.push(papers::button());
        if is_whole {
            out.push(screen(Screen::Brief, text::BRIEF));
        }
        out.push(screen(Screen::Paper, text::PAPER));
    }
    if is_whole {
        out.push(share::button());
    }
    html! {
        <header class="topbar">
            <a class="skip" href="#fields">{ text::SKIP_TO_FIELDS }</a>
            { words("p", "brand", text::BRAND) }
            <button type="button" class="draft" onclick={dispatch.sends(Msg::Closed)}
                title={format!("{name} {}", text::ALL_DRAFTS)}>
                { words("b", "", &name) }{ " " }{ words("span", "aside", text::ALL_DRAFTS) }
            </button>
            { group("p", "rubric", vec![html! { { format!("{edition} · ") } }, words("b", "", label)]) }
            <div class="views" role="group" aria-label={text::VIEWS}>
                { screen(Screen::Sheet, text::FILL) }
                // What a part comes to says nothing of the county, nor does what could be changed in it.
                if is_whole {
                    { screen(Screen::Data, text::DATA) }
                    { screen(Screen::WhatIf, text::WHATIF) }
                    { screen(Screen::Comparison, text::COMPARE) }
                }
                { screen(Screen::Rectification, text::RECTIFICATION) }
            </div>
            { saved_line(&model.saving) }
            if let Some(reminder) = view::reminder(model, entry) {
                { noted("reminder", &reminder) }
            }
            <div class="buttons">
                { history(entry.history.can_undo(), Msg::Undone, ["Ctrl+Z", "Control+Z"], text::UNDO, UNDO) }
                { history(entry.history.can_redo(), Msg::Redone, ["Ctrl+Y", "Control+Y"], text::REDO, REDO) }
                <button type="button" class="primary export" onclick={exported} title="Ctrl+S" aria-keyshortcuts="Control+S">
                    { if failed { text::EXPORT_NOW } else { text::EXPORT } }
                </button>
                { menu("▾", text::EXPORT_OTHERS, out) }
                { menu("⋯", text::MORE, vec![versions::button(), keys::button(dispatch)]) }
            </div>
        </header>
    }
}

/// An arrow that turns back, to the left: as the stroke of an SVG path, since not every font has the sign.
const UNDO: &str = "M5 8h7a4 4 0 0 1 0 8H8M8 5 5 8l3 3";
/// The same to the right.
const REDO: &str = "M15 8H8a4 4 0 0 0 0 8h4M12 5l3 3-3 3";

#[derive(Properties, PartialEq)]
struct MenuProps {
    /// What is seen of the button.
    sign: &'static str,
    /// What it is called.
    word: &'static str,
    children: Html,
}

#[inline(never)]
fn menu(sign: &'static str, word: &'static str, inside: Vec<Html>) -> Html {
    html! { <Menu {sign} {word}>{ for inside }</Menu> }
}

/// Buttons for now and then, behind one button.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state_eq(|| false);
    let toggled = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    // A dialog that was opened from here gives the focus back to its button: so the menu stays until the focus goes
    // elsewhere than to a dialog.
    let menu = use_node_ref();
    let left = {
        let (is_open, menu) = (is_open.clone(), menu.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
            let is_outside = |to: web_sys::Element| {
                menu.get().is_none_or(|menu| !menu.contains(Some(&to))) && !is_in_dialog(&to)
            };
            if to.is_none_or(is_outside) {
                is_open.set(false);
            }
        })
    };
    let button = use_node_ref();
    let escaped = {
        let (is_open, button) = (is_open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            // A dialog closes by itself.
            let is_here = event.target_dyn_into::<web_sys::Element>().is_some_and(|at| !is_in_dialog(&at));
            if *is_open && is_here && event.key() == "Escape" {
                is_open.set(false);
                button.cast::<web_sys::HtmlElement>().into_iter().for_each(|button| drop(button.focus()));
            }
        })
    };
    html! {
        // Where a press gives a button no focus (Safari), it goes to the menu, which so hears that the press is within.
        <div ref={menu} class="menu" tabindex="-1" onfocusout={left} onkeydown={escaped}>
            <button ref={button} type="button" class="more" aria-expanded={is_open.to_string()} title={props.word} onclick={toggled}>
                <span aria-hidden="true">{ props.sign }</span>{ words("span", "unseen", props.word) }
            </button>
            <div class={classes!("others", is_open.then_some("is-open"))}>{ props.children.clone() }</div>
        </div>
    }
}

/// The one line that says whether what is shown is kept. Screen readers are told when it is not; that all is well with
/// every figure would be a flood.
pub(super) fn saved_line(saving: &Saving) -> Html {
    let live = if matches!(saving, Saving::Failed(_)) { "polite" } else { "off" };
    html! {
        <p class={classes!("saving", saving_class(saving))} role="status" aria-live={live} title={text::SAVED_WHERE}>
            <span class="dot" aria-hidden="true"></span>{ text::saving(saving) }
        </p>
    }
}

/// The saved line's look.
fn saving_class(saving: &Saving) -> &'static str {
    match saving {
        Saving::Nothing | Saving::Pending => "pending",
        Saving::Saved { .. } => "saved",
        Saving::Failed(_) => "failed",
    }
}
