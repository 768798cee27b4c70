//! The one field of the program: label, box, unit, how it was understood, what is wrong.
//!
//! The box shows exactly what was typed. Nothing is rewritten while typing or composing; what the text means is told
//! beside it.

use super::listening::pasted;
use super::plain::words;
use super::store::use_dispatch;
use super::table::{rows_shown, table};
use super::{Dispatch, keys, renders};
use crate::browser;
use crate::draft::Slot;
use crate::session::Msg;
use crate::text;
use crate::view::{FieldKind, FieldState, FieldView};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What a box stands in with its label.
const BOX: &str = "[data-field-box]";
/// Boxes that Enter goes through.
const BOXES: &str = "[data-field]";

#[derive(Properties, PartialEq)]
pub(super) struct FieldProps {
    pub(super) view: Rc<FieldView>,
    /// Whether it is one of very many: what is beside and beneath the box is in the document only while one is in it, or has something to say.
    #[prop_or_default]
    pub(super) lean: bool,
}

/// The element id of the box of a fact or judgement on the sheet.
pub(super) fn id_of(slot: &Slot) -> String {
    match slot {
        Slot::Fact(id) => format!("f-{id}"),
        Slot::Points(id) => format!("f-judgment:{id}"),
        other => format!("f-{}", other.path()),
    }
}

/// A field.
#[component]
pub(super) fn Field(props: &FieldProps) -> Html {
    let view = &props.view;
    renders::note("field", &view.name);
    let dispatch = use_dispatch();
    // While the person is in the box, half a figure is no mistake yet.
    let typing = use_state(|| false);
    // What is typed and taken back before it is drawn changes nothing here, and would yet stay in the box.
    let redraw = use_force_update();
    let oninput = {
        let (dispatch, view) = (dispatch.clone(), view.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(text) = text_of(&event) {
                dispatch.send(entered(&view, text));
                redraw.force_update();
            }
        })
    };
    let onfocus = {
        let typing = typing.clone();
        Callback::from(move |event: FocusEvent| {
            typing.set(true);
            browser::mark_current(&event, BOX);
        })
    };
    let onblur = {
        let (dispatch, typing) = (dispatch.clone(), typing.clone());
        Callback::from(move |_: FocusEvent| {
            typing.set(false);
            dispatch.send(Msg::FieldLeft);
        })
    };
    // A text of several lines takes Enter for itself.
    let is_long = view.kind == FieldKind::Note && matches!(view.slot, Slot::In(..));
    let onkeydown = (!is_long).then(|| Callback::from(|event: KeyboardEvent| moved(&event)));
    let onpaste = {
        // A column goes into facts only.
        let (dispatch, is_fact) = (dispatch.clone(), is_fact(view));
        Callback::from(move |event: Event| pasted(&event, is_fact, &dispatch))
    };
    let id = format!("f-{}", view.name);
    let (hint_id, read_id, problem_id) =
        (format!("{id}-hint"), format!("{id}-read"), format!("{id}-problem"));
    let problem = view.problem.as_ref().filter(|_| !*typing || view.state == FieldState::Given);
    let mut described = Vec::new();
    if !view.hint.is_empty() {
        described.push(hint_id.clone());
    }
    if view.read_as.is_some() {
        described.push(read_id.clone());
    }
    if problem.is_some() {
        described.push(problem_id.clone());
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = (problem.is_some() && view.state == FieldState::Unreadable).then_some("true");
    let is_prose = matches!(view.kind, FieldKind::Reason | FieldKind::Note);
    let inputmode = match view.kind {
        // 万, ≥, − and / belong to figures, and the keypads of telephones have none of them. Points are digits and a dot.
        FieldKind::Figure => Some("text"),
        FieldKind::Points => Some("decimal"),
        _ => None,
    };
    let text: AttrValue = view.text.clone().into();
    let name: AttrValue = view.name.clone().into();
    let fact = is_fact(view).then_some("");
    let placeholder = (!view.otherwise.is_empty()).then(|| view.otherwise.clone());
    html! {
        <>
        <div class={classes!("field", kind_class(view.kind), state_class(view.state))} data-field-box="">
            <label for={id.clone()}>
                { words("span", "", &view.label) }
                if !view.period.is_empty() { { words("span", "period", &view.period) } }
                if !view.unit.is_empty() { { words("span", "unit-word", &format!("（{}）", view.unit)) } }
            </label>
            // On paper the text stands in the place of the box, which would cut what is longer.
            <div class="box" data-typed={view.separated.clone().unwrap_or_else(|| view.text.clone())}>
                if view.kind == FieldKind::Choice {
                    // The property: once a person has chosen, the options' attributes change nothing.
                    <select {id} {name} ~value={view.text.to_string()} data-field="" data-fact={fact} aria-describedby={described} aria-invalid={invalid}
                        onchange={chosen(view, &dispatch)} {onfocus} {onblur}>
                        { options(view) }
                    </select>
                } else if view.table.is_some() {
                    <textarea {id} {name} data-field="" class="rows" rows={rows_shown(&view.text)} value={text} wrap="off"
                        autocomplete="off" spellcheck="false" aria-describedby={described} aria-invalid={invalid}
                        {oninput} {onfocus} {onblur} />
                } else if is_prose {
                    <textarea id={id} name={name} data-field="" rows="1" value={text} aria-describedby={described}
                        aria-invalid={invalid} {oninput} {onfocus} {onblur} {onkeydown} />
                } else {
                    <span class="typed">
                    <input type="text" id={id} name={name} data-field="" data-fact={fact} value={text} {placeholder}
                        autocomplete="off" spellcheck="false" inputmode={inputmode} aria-describedby={described}
                        aria-invalid={invalid} {oninput} {onfocus} {onblur} {onkeydown} {onpaste} />
                    if let Some(separated) = &view.separated {
                        <span class="separated" aria-hidden="true">{ &**separated }</span>
                    }
                    </span>
                }
                if !view.unit.is_empty() { <span class="unit" aria-hidden="true">{ &*view.unit }</span> }
                { answers(view, &dispatch) }
            </div>
            if !props.lean || says_something(view) {
            <div class="below">
            <p class="read-as" id={read_id} hidden={view.read_as.is_none()}>
                { view.read_as.as_deref().unwrap_or_default() }
            </p>
            <p class="problem" id={problem_id} hidden={problem.is_none()}>
                { problem.map(|problem| &**problem).unwrap_or_default() }
            </p>
            { for view.table.as_ref().map(|rows| table(view, rows, &dispatch)) }
            if !view.by.is_empty() { { words("p", "by", &view.by) } }
            if !view.note.is_empty() { { words("p", "remark", &text::remark(&view.note)) } }
            </div>
            }
        </div>
        // Seen below the row of boxes while this one is current.
        if (is_fact(view) || !view.hint.is_empty()) && (!props.lean || *typing) {
            <div class="aid">
                if !view.hint.is_empty() { <p class="hint" id={hint_id}>{ &*view.hint }</p> }
                { states(view, &dispatch) }
            </div>
        }
        </>
    }
}

/// Whether anything stands beneath the box.
fn says_something(view: &FieldView) -> bool {
    view.read_as.is_some()
        || view.problem.is_some()
        || view.table.is_some()
        || !view.by.is_empty()
        || !view.note.is_empty()
}

/// What can be chosen, a blank first; a text that is none of it stays and can be seen.
fn options(view: &FieldView) -> Html {
    let typed = &view.text;
    let is_known = typed.is_empty() || view.options.contains(typed);
    let option = |text: &Rc<str>| {
        html! { <option key={text.to_string()} value={text.clone()} selected={text == typed}>{ &**text }</option> }
    };
    html! {
        <>
            <option key="" value="" selected={typed.is_empty()}>
                { if view.otherwise.is_empty() { text::CHOOSE } else { &*view.otherwise } }
            </option>
            if !is_known { { option(typed) } }
            { for view.options.iter().map(option) }
        </>
    }
}

/// An option was chosen.
fn chosen(view: &Rc<FieldView>, dispatch: &Dispatch) -> Callback<Event> {
    let (view, dispatch) = (view.clone(), dispatch.clone());
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            dispatch.send(entered(&view, select.value().into()));
        }
    })
}

/// 是 and 否 for a yes/no.
fn answers(view: &Rc<FieldView>, dispatch: &Dispatch) -> Html {
    if view.kind != FieldKind::Flag {
        return Html::default();
    }
    html! {
        <>
            { choice(view, dispatch, text::YES, FieldState::Yes) }
            { choice(view, dispatch, text::NO, FieldState::No) }
        </>
    }
}

/// 不适用 and 不清楚 for every fact, while one is in it.
fn states(view: &Rc<FieldView>, dispatch: &Dispatch) -> Html {
    if !is_fact(view) {
        return Html::default();
    }
    html! {
        <div class="states">
            { choice(view, dispatch, text::NOT_APPLICABLE, FieldState::NotApplicable) }
            { choice(view, dispatch, text::UNKNOWN, FieldState::Unknown) }
        </div>
    }
}

/// A button that writes a word into the box, which can be typed there as well: so Tab passes it by.
fn choice(view: &Rc<FieldView>, dispatch: &Dispatch, word: &'static str, state: FieldState) -> Html {
    let is_chosen = view.state == state;
    // Choosing again what is chosen takes it back.
    let text: Rc<str> = if is_chosen { "".into() } else { word.into() };
    let onclick = dispatch.sends(entered(view, text));
    html! {
        <button type="button" class="choice" aria-pressed={is_chosen.to_string()} {onclick}
            aria-label={format!("{}：{word}", view.label)} tabindex="-1">{ word }</button>
    }
}

fn kind_class(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Figure => "figure",
        FieldKind::Flag => "flag",
        FieldKind::Choice => "select",
        FieldKind::Table => "table",
        FieldKind::Note => "note",
        FieldKind::Points => "points",
        FieldKind::Reason => "reason",
        FieldKind::County => "county",
        FieldKind::Year => "year",
    }
}

fn state_class(state: FieldState) -> &'static str {
    match state {
        FieldState::Blank => "is-blank",
        FieldState::Given | FieldState::Yes | FieldState::No => "is-given",
        FieldState::NotApplicable => "is-not-applicable",
        FieldState::Unknown => "is-unknown",
        FieldState::Unreadable => "is-unreadable",
    }
}

/// Whether its text is the draft's own figure, and not what is tried or aimed at.
fn is_fact(view: &FieldView) -> bool {
    matches!(view.slot, Slot::Fact(_))
}

fn entered(view: &FieldView, text: Rc<str>) -> Msg {
    Msg::TextEntered { slot: view.slot.clone(), text }
}

fn text_of(event: &InputEvent) -> Option<Rc<str>> {
    let target = event.target()?;
    let text = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target.dyn_ref::<HtmlTextAreaElement>()?.value(),
    };
    Some(text.into())
}

/// Enter and ↓ go to the next box, Shift+Enter and ↑ to the one before, as in a spreadsheet.
fn moved(event: &KeyboardEvent) {
    if keys::is_composing(event) || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some(here) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let is_line = here.tag_name() == "INPUT";
    let back = match event.key().as_str() {
        "Enter" => event.shift_key(),
        "ArrowDown" if is_line => false,
        "ArrowUp" if is_line => true,
        _ => return,
    };
    event.prevent_default();
    let boxes = browser::drawn(BOXES);
    let Some(at) = boxes.iter().position(|other| *other == here) else { return };
    let next = if back { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(next) = next.and_then(|next| boxes.get(next)) {
        browser::go_to(next);
        if let Some(input) = next.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}
