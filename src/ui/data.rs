//! 全部数据: every fact of the rubric in one flat list, each with a box that Enter goes through and columns are pasted into.

use super::Dispatch;
use super::field::Field;
use super::heading::use_heading;
use super::keys;
use super::parts::Purpose;
use super::plain::{around, choice, group, words};
use super::store::use_dispatch;
use crate::browser;
use crate::draft::Draft;
use crate::rubrics::SharedRubric;
use crate::session::{DraftId, LateMsg, Model};
use crate::text;
use crate::view::{DataGroup, DataOrder, DataRow, data, data_as_block, drafts_to_take_from};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct DataProps {
    rubric: SharedRubric,
    draft: Rc<Draft>,
    before: Option<Rc<Draft>>,
    others: Vec<(DraftId, String)>,
}

/// The screen for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let (Some(entry), Some(rubric)) = (model.open_entry(), model.rubric()) else { return Html::default() };
    html! {
        <Data key={super::open_sheet(model)} rubric={SharedRubric(rubric.clone())} draft={entry.draft.clone()}
            before={model.year_before().cloned()} others={drafts_to_take_from(model)} />
    }
}

#[component]
fn Data(props: &DataProps) -> Html {
    let dispatch = use_dispatch();
    let order = use_state_eq(|| DataOrder::Domains);
    let heading = use_heading();
    let other = use_node_ref();
    let rubric = &props.rubric.0;
    let sheet = dispatch.sheet(rubric, &props.draft);
    let view = data(rubric, &sheet.view, props.before.as_deref(), *order);
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        let control = event.ctrl_key() || event.meta_key();
        if control && event.key() == "Enter" && !keys::is_composing(&event) {
            event.prevent_default();
            go_to_blank();
        }
    });
    let ordered = |one: DataOrder, word: &'static str| {
        let is_chosen = *order == one;
        let order = order.clone();
        let onclick = Callback::from(move |_: MouseEvent| order.set(one));
        choice("", is_chosen, None, onclick, html! { { word } })
    };
    html! {
        <main id="fields" class={classes!("data", view.has_before.then_some("has-before"))} {onkeydown}>
            <header>
                <h1 ref={heading} tabindex="-1">{ text::DATA_TITLE }</h1>
                <output name="left" aria-live="off">{ &*view.counts }</output>
                <button type="button" class="primary" name="next-blank" disabled={view.left == 0}
                    onclick={Callback::from(|_: MouseEvent| go_to_blank())} title="Ctrl+Enter" aria-keyshortcuts="Control+Enter">
                    { text::DATA_NEXT }
                </button>
                <div class="views" role="group" aria-label={text::DATA_ORDER}>
                    { ordered(DataOrder::Domains, text::DATA_BY_DOMAINS) }
                    { ordered(DataOrder::Units, text::DATA_BY_UNITS) }
                </div>
            </header>
            { take_from(&props.others, &other, &dispatch) }
            { words("p", "lead", &view.before) }
            { for view.groups.iter().map(listed) }
        </main>
    }
}

/// Figures of another draft are held against this one's names, and looked at before they are filled in.
fn take_from(others: &[(DraftId, String)], other: &NodeRef, dispatch: &Dispatch) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let shown = {
        let (other, dispatch) = (other.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let chosen = other.cast::<HtmlSelectElement>().map(|select| select.value());
            let block = dispatch.with_model(|model| {
                let draft = &model.library.get(chosen?.as_str())?.draft;
                Some(data_as_block(model.rubric_of(draft)?, draft))
            });
            if let Some(block) = block {
                dispatch.send(LateMsg::BlockPasted { text: block.into(), html: None, columns: Some(2) });
            }
        })
    };
    html! {
        <p class="take">
            <label>{ text::DATA_TAKE }{ " " }
                <select name="take-from" ref={other.clone()}>
                    { for others.iter().map(|(id, name)| html! { <option key={id.to_string()} value={id.to_string()}>{ &**name }</option> }) }
                </select>
            </label>
            <button type="button" name="take-show" onclick={shown}>{ text::DATA_TAKE_SHOW }</button>
        </p>
    }
}

/// A group of the list.
fn listed(one: &DataGroup) -> Html {
    html! {
        <section key={one.title.to_string()}>
            { group("h2", "", vec![words("span", "", &one.title), words("span", "points", &one.left)]) }
            { around("ul", "", html! { { for one.rows.iter().map(row) } }) }
        </section>
    }
}

fn row(one: &DataRow) -> Html {
    html! {
        <li key={one.field.name.to_string()}>
            <Field view={one.field.clone()} lean={true} />
            <span class="before" data-label={text::DATA_HEAD_BEFORE}>{ &*one.before }</span>
            { words("span", "beside", &one.beside) }
        </li>
    }
}

/// Goes to the next blank box after the one that has the focus, or else to the first.
fn go_to_blank() {
    let boxes = browser::drawn("main.data [data-field]");
    let here = gloo::utils::document().active_element();
    let at = boxes.iter().position(|one| here.as_ref() == Some(one.as_ref())).map_or(0, |at| at + 1);
    let is_blank = |one: &&HtmlElement| {
        let value = Reflect::get(one, &"value".into()).ok().and_then(|value| value.as_string());
        value.is_some_and(|value| value.trim().is_empty())
    };
    let next = boxes[at..].iter().chain(&boxes[..at]).find(is_blank);
    if let Some(next) = next {
        browser::go_to(next);
        if let Ok(input) = next.clone().dyn_into::<HtmlInputElement>() {
            input.select();
        }
    }
}
