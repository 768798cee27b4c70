//! 本机草稿: what is kept here, on the home screen. Own drafts as cards, deleted ones, and what cannot be read.

use super::bar::bar;
use super::parts::Purpose;
use super::plain::{around, button, folded, group, named_button, words};
use super::store::use_dispatch;
use super::{Dispatch, damaged};
use crate::browser;
use crate::session::{LateMsg, Model, Msg};
use crate::text;
use crate::view::{DraftRow, draft_rows};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All of it.
pub(super) fn draw(model: &Model, purpose: &Purpose<'_>) -> Html {
    let (drafts, deleted) = (draft_rows(model, false), draft_rows(model, true));
    let list = if drafts.is_empty() { words("p", "nothing", text::NO_DRAFTS) } else { cards(&drafts, false) };
    html! {
        <>
            if !model.damaged.is_empty() { { damaged::draw(model, purpose) } }
            { group("section", "drafts", vec![words("h2", "", text::MY_DRAFTS), list]) }
            if !deleted.is_empty() {
                { folded("drafts deleted", &text::deleted(deleted.len()), cards(&deleted, true)) }
            }
        </>
    }
}

fn cards(rows: &[DraftRow], deleted: bool) -> Html {
    let one = |row: &DraftRow| html! { <DraftCard key={row.id.to_string()} row={Rc::new(row.clone())} {deleted} /> };
    html! { <ul class="draft-cards">{ for rows.iter().map(one) }</ul> }
}

/// The name that is being typed, while one is.
type Renaming = UseStateHandle<Option<AttrValue>>;

#[derive(Properties, PartialEq)]
struct DraftCardProps {
    row: Rc<DraftRow>,
    deleted: bool,
}

/// A draft as a card.
#[component]
fn DraftCard(props: &DraftCardProps) -> Html {
    let row = &props.row;
    let renaming = use_state(|| None::<AttrValue>);
    let name_box = use_node_ref();
    {
        let name_box = name_box.clone();
        use_effect_with(renaming.is_some(), move |_| {
            if let Some(input) = name_box.cast::<HtmlInputElement>() {
                drop(input.focus());
                input.select();
            }
        });
    }
    let dispatch = use_dispatch();
    let name = if renaming.is_some() {
        rename(row, &renaming, &name_box, &dispatch)
    } else if props.deleted {
        html! { { &*row.name } }
    } else {
        let label = format!("{}：{}", text::OPEN, row.name);
        named_button("link", &row.name, label, dispatch.sends(Msg::Opened(row.id.clone())))
    };
    let reminder = row.reminder.as_deref().map(|said| words("span", "reminder", said)).unwrap_or_default();
    let about = text::draft_about(&row.rubric, &row.settled);
    html! {
        <li class="draft-card" data-draft={row.id.clone()}>
            { around("h3", "", name) }
            { words("p", "about", &about) }
            if let Some(shown) = row.bar { { bar(shown, &[]) } }
            { words("p", "score", &row.score) }
            { group("p", "changed", vec![words("span", "", &text::changed_at(&row.changed)), reminder]) }
            { group("div", "actions", actions(props, &renaming, &dispatch)) }
        </li>
    }
}

/// The box for another name.
fn rename(row: &DraftRow, renaming: &Renaming, name_box: &NodeRef, dispatch: &Dispatch) -> Html {
    let oninput = {
        let renaming = renaming.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
            renaming.set(text.map(AttrValue::from));
        })
    };
    // What stands in the box: Enter may come before the last letter was drawn.
    let onsubmit = {
        let (renaming, dispatch, id) = (renaming.clone(), dispatch.clone(), row.id.clone());
        let name_box = name_box.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = name_box.cast::<HtmlInputElement>() {
                dispatch.send(Msg::Renamed { id: id.clone(), title: input.value().trim().into() });
            }
            renaming.set(None);
        })
    };
    let cancel = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(None))
    };
    html! {
        <form class="rename" {onsubmit}>
            <input type="text" ref={name_box.clone()} aria-label={text::COLUMN_NAME} value={(**renaming).clone().unwrap_or_default()}
                {oninput} autocomplete="off" />
            <button type="submit" class="plain">{ text::SAVE_NAME }</button>
            { button("plain", text::CANCEL, cancel) }
        </form>
    }
}

/// What can be done with a draft.
fn actions(props: &DraftCardProps, renaming: &Renaming, dispatch: &Dispatch) -> Vec<Html> {
    let (row, id) = (&props.row, &props.row.id);
    let act = |class: &'static str, word: &'static str, onclick: Callback<MouseEvent>| {
        named_button(class, word, format!("{word}：{}", row.name), onclick)
    };
    if props.deleted {
        return vec![
            act("plain", text::RESTORE, dispatch.sends(Msg::Restored(id.clone()))),
            act("plain", text::PURGE, dispatch.sends(Msg::Purged(id.clone()))),
        ];
    }
    let renamed = {
        let (renaming, name) = (renaming.clone(), row.name.clone());
        Callback::from(move |_: MouseEvent| renaming.set(Some(name.clone().into())))
    };
    let duplicated = {
        let (id, name) = (id.clone(), row.name.clone());
        dispatch.on(move |_: MouseEvent| Msg::Duplicated {
            id: id.clone(),
            copy: browser::new_id(),
            title: text::copy_of(&name).into(),
        })
    };
    let mut all = vec![
        act("primary", text::GO_ON, dispatch.sends(Msg::Opened(id.clone()))),
        act("plain", text::RENAME, renamed),
        act("plain", text::DUPLICATE, duplicated),
    ];
    if row.can_go_on_next_year {
        let id = id.clone();
        let copied = dispatch
            .on(move |_: MouseEvent| LateMsg::NextYearBegun { id: id.clone(), copy: browser::new_id() });
        all.push(act("plain", text::NEXT_YEAR, copied));
    }
    all.push(act(
        "plain",
        text::DELETE,
        dispatch.sends(Msg::Deleted { id: id.clone(), name: row.name.clone() }),
    ));
    all
}
