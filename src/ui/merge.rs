//! A merge in the preview of a file: what joins by itself, and the two sides of what both changed.

use super::store::use_dispatch;
use crate::draft::Side;
use crate::session::{Bulk, LateMsg};
use crate::text;
use crate::view::{ConflictView, JoinView, MergeView, SideView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct MergeProps {
    pub(super) view: Rc<MergeView>,
}

/// What a merge would do.
#[component]
pub(super) fn Merge(props: &MergeProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let bulk = |bulk: Bulk, word: &'static str| {
        let onclick = dispatch.on(move |_: MouseEvent| LateMsg::ConflictsDecided(bulk));
        html! { <button type="button" class="plain" {onclick}>{ word }</button> }
    };
    html! {
        <section class="merge">
            <p data-merge={view.undecided.to_string()}>{ &*view.summary }</p>
            <p class="after">{ &*view.score }</p>
            if !view.conflicts.is_empty() {
                <h3>{ text::MERGE_CONFLICTS }</h3>
                <p class="bulk">
                    { bulk(Bulk::Side(Side::Ours), text::MERGE_ALL_OURS) }
                    { bulk(Bulk::Side(Side::Theirs), text::MERGE_ALL_THEIRS) }
                    if view.has_suggestions { { bulk(Bulk::Suggested, text::MERGE_SUGGESTED) } }
                </p>
                { for view.conflicts.iter().map(|conflict| html! {
                    <Conflict key={conflict.slot.path()} view={Rc::new(conflict.clone())} />
                }) }
            }
            if !view.joins.is_empty() {
                <details open={view.conflicts.is_empty()}>
                    <summary>{ text::MERGE_JOINS }{ format!("（{}）", view.joins.len()) }</summary>
                    <ul class="joins">{ for view.joins.iter().map(join) }</ul>
                </details>
            }
        </section>
    }
}

fn join(view: &JoinView) -> Html {
    html! { <li key={view.slot.path()}><b>{ &*view.place }</b>{ " " }{ &*view.change }</li> }
}

#[derive(Properties, PartialEq)]
struct ConflictProps {
    view: Rc<ConflictView>,
}

/// Both sides of a text that both changed.
#[component]
fn Conflict(props: &ConflictProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let path = view.slot.path();
    let side = |side: Side, word: &'static str, shown: &SideView| {
        let slot = view.slot.clone();
        let onchange = dispatch.on(move |_: Event| LateMsg::ConflictDecided { slot: slot.clone(), side });
        html! {
            <label class={classes!("side", (view.decided == Some(side)).then_some("chosen"))}>
                <input type="radio" name={format!("merge:{path}")} value={if side == Side::Ours { "ours" } else { "theirs" }}
                    checked={view.decided == Some(side)} {onchange} />
                <span class="whose">{ word }</span>
                <b>{ &*shown.text }</b>
                <span class="who">{ &*shown.who }</span>
                <span class="who">{ &*shown.score }</span>
            </label>
        }
    };
    html! {
        <fieldset class="conflict" data-conflict={path.clone()}>
            <legend>{ &*view.place }</legend>
            <div class="sides">
                { side(Side::Ours, text::MERGE_OURS, &view.ours) }
                { side(Side::Theirs, text::MERGE_THEIRS, &view.theirs) }
            </div>
            if let Some(suggestion) = &view.suggestion { <p class="suggestion">{ &**suggestion }</p> }
        </fieldset>
    }
}
