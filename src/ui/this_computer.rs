//! What is kept on this computer: fill in without a trace, back everything up, clear everything.

use super::dialog::Dialog;
use super::opening::Opening;
use super::parts::export_all;
use super::parts::{LatePart, MorePart, Purpose};
use super::store::use_dispatch;
use crate::browser::{self, storage};
use crate::session::{LateMsg, Model, Msg};
use crate::text;
use gloo::events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ThisComputerProps {
    /// How many drafts and own rubrics are kept, the deleted drafts among them.
    pub(super) drafts: usize,
}

/// The section on the home screen.
#[component]
pub(super) fn ThisComputer(props: &ThisComputerProps) -> Html {
    let dispatch = use_dispatch();
    let is_private = storage::is_private();
    let switched = Callback::from(move |_: MouseEvent| {
        // The page begins anew: with what is kept here, or with nothing.
        if storage::be_private(!is_private) {
            // Who is asked by the browser and stays goes on as before.
            for what in ["pointerdown", "keydown"] {
                let stayed = move |_: &Event| {
                    storage::be_private(is_private);
                };
                EventListener::once(&gloo::utils::document(), what, stayed).forget();
            }
            browser::reload();
        }
    });
    let backed_up = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| export_all(&dispatch))
    };
    html! {
        <section class="this-computer">
            <h2>{ text::THIS_COMPUTER }</h2>
            <p>{ if is_private { text::PRIVATE_ON } else { text::THIS_COMPUTER_LEAD } }</p>
            <div class="buttons">
                <button type="button" name="private" aria-pressed={is_private.to_string()} onclick={switched}
                    title={text::PRIVATE_HINT}>{ if is_private { text::PRIVATE_END } else { text::PRIVATE_BEGIN } }</button>
                <button type="button" name="backup" disabled={props.drafts == 0} onclick={backed_up}>{ text::BACKUP }</button>
                if !is_private { <Opening name="clear" word={text::CLEAR} part={LatePart::More(MorePart::Clear)} /> }
            </div>
        </section>
    }
}

/// The dialog that clears everything.
pub(super) fn draw(model: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <Clear drafts={model.library.len()} rubrics={model.shelf.kept().count()} end={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct ClearProps {
    /// How many drafts are kept, the deleted ones among them.
    drafts: usize,
    /// How many own rubrics.
    rubrics: usize,
    end: Callback<()>,
}

/// Clearing everything: only after a backup, or where the person says that none is needed.
#[component]
fn Clear(props: &ClearProps) -> Html {
    let dispatch = use_dispatch();
    // Tables that were worked on, which nothing else counts.
    let tables = use_memo((), |()| storage::tables().map_or(0, |tables| tables.len()));
    let is_any = props.drafts + props.rubrics + *tables > 0;
    let allowed = use_state(|| !is_any);
    let end = props.end.clone();
    let dismiss = end.reform(|_: MouseEvent| ());
    let export = {
        let (allowed, dispatch) = (allowed.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            export_all(&dispatch);
            allowed.set(true);
        })
    };
    let sure = {
        let allowed = allowed.clone();
        Callback::from(move |event: Event| {
            allowed.set(event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
        })
    };
    let clear = Callback::from(move |_: MouseEvent| {
        let cleared = storage::clear();
        end.emit(());
        dispatch.send(match cleared {
            Ok(()) => LateMsg::Cleared.into(),
            Err(trouble) => Msg::NotKept(trouble),
        });
    });
    html! {
        <Dialog name="clear" title={text::CLEAR_TITLE} on_close={props.end.clone()}>
            <p>{ text::clear_lead(props.drafts, props.rubrics, *tables) }</p>
            if is_any {
                if props.drafts + props.rubrics > 0 {
                    <p><button type="button" name="clear-export" onclick={export}>{ text::CLEAR_EXPORT }</button></p>
                }
                <p><label><input type="checkbox" name="clear-sure" checked={*allowed} onchange={sure} />{ " " }{ text::CLEAR_SURE }</label></p>
            }
            <div class="buttons">
                <button type="button" class="primary" name="clear-now" disabled={!*allowed} onclick={clear}>{ text::CLEAR_NOW }</button>
                <button type="button" onclick={dismiss}>{ text::CANCEL }</button>
            </div>
        </Dialog>
    }
}
