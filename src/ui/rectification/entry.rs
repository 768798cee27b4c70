//! A problem of the ledger: as a line, and opened up with all its boxes.

use super::{Acts, RectificationProps, focus_later};
use crate::draft::{GONE, Slot};
use crate::rectification::{DATE, DatedKind, Lateness, RectificationState, TEXT, slot};
use crate::rubric::{Indicator, Rubric};
use crate::session::Msg;
use crate::text;
use crate::ui::field::Field;
use crate::ui::plain::{button, group, named_button, words};
use crate::view::{DatedView, RectificationForm, RectificationRow, rectification_deleted};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The look of a state, and its sign, so that colour is never alone.
fn look_of(state: Option<RectificationState>, late: Lateness) -> (&'static str, &'static str) {
    match (state, late) {
        (Some(RectificationState::Accepted), _) => ("met", "✓"),
        (Some(RectificationState::Done), _) => ("met", "○"),
        (Some(RectificationState::Untouched | RectificationState::Relapsed), _) | (_, Lateness::Overdue) => {
            ("unmet", "✕")
        }
        (Some(RectificationState::Underway), _) => ("judgment", "◇"),
        (None, _) => ("missing", "–"),
    }
}

/// A problem.
pub(super) fn entry(row: &RectificationRow, props: &RectificationProps, acts: &Acts) -> Html {
    let (class, sign) = look_of(row.state, row.late);
    let word = row.state.map_or(text::RECTIFICATION_UNSAID, RectificationState::word);
    let late = text::rectification_late(row.late);
    let toggled = {
        let id = row.id.clone();
        acts.on(move |acts, _: MouseEvent| {
            acts.look(|look| match look.open.iter().position(|other| *other == id) {
                Some(at) => drop(look.open.remove(at)),
                None => look.open.push(id.clone()),
            });
            // It may come to stand elsewhere.
            focus_later(&format!("e-{id}"));
        })
    };
    html! {
        <article key={row.id.to_string()} class={classes!("card", class)} data-rectification={row.id.to_string()}>
            <header>
                <h3><button type="button" class="fold" id={format!("e-{}", row.id)} aria-expanded={row.form.is_some().to_string()} onclick={toggled}>
                    <span class="number">{ row.number }{ ". " }</span>{ &*row.problem }
                </button></h3>
                <p class="verdict"><span aria-hidden="true">{ sign }{ " " }</span>{ word }</p>
                if !late.is_empty() { { words("p", "late", late) } }
            </header>
            <p class="about">{ &*row.indicator }
                if !row.indicator.is_empty() && !row.about.is_empty() { { " · " } }
                { &*row.about }
            </p>
            if let Some(form) = &row.form { { opened(row, form, props, acts) } }
        </article>
    }
}

fn opened(row: &RectificationRow, form: &RectificationForm, props: &RectificationProps, acts: &Acts) -> Html {
    let rubric = props.rubric.as_ref().map(|rubric| &*rubric.0);
    let found = rubric.and_then(|rubric| Some((rubric, rubric.find_indicator(&form.indicator)?)));
    let to_card = found.and_then(|(rubric, key)| first_box(rubric, rubric.indicator(key)));
    let delete = {
        let id = row.id.clone();
        acts.on(move |acts, _: MouseEvent| {
            acts.put(rectification_deleted(&id));
            acts.look(|look| look.open.retain(|other| *other != id));
            focus_later("fields");
        })
    };
    let mut fields: Vec<Html> = form
        .fields
        .iter()
        .map(|field| html! { <Field key={field.name.to_string()} view={field.clone()} /> })
        .collect();
    // Behind problem, year, source and number: what it is of.
    fields.insert(4, indicator(form, rubric, acts));
    html! {
        <>
            { group("div", "fields", fields) }
            { for form.dated.iter().map(|(kind, notes)| dated(row, *kind, notes, acts)) }
            <div class="buttons">
                if let Some(slot) = to_card {
                    { button("", text::RECTIFICATION_TO_CARD, acts.dispatch.sends(Msg::PlaceSought(slot))) }
                }
                { named_button("", text::RECTIFICATION_DELETE, format!("{} {}", text::RECTIFICATION_DELETE, row.number), delete) }
            </div>
        </>
    }
}

/// The first box of an indicator's card.
fn first_box(rubric: &Rubric, indicator: &Indicator) -> Option<Slot> {
    let fact = indicator.inputs.first().map(|fact| Slot::Fact(rubric.fact(*fact).id.clone()));
    let of_indicator =
        rubric.judgments.iter().filter(|spec| rubric.indicator(spec.indicator).id == indicator.id);
    fact.or_else(|| of_indicator.into_iter().next().map(|spec| Slot::Points(spec.id.clone())))
}

/// Which indicator it is of. One that the rubric has not stays and can be seen.
fn indicator(form: &RectificationForm, rubric: Option<&Rubric>, acts: &Acts) -> Html {
    let slot = form.indicator_slot.clone();
    let name = slot.path();
    let onchange = {
        let slot = slot.clone();
        acts.on(move |acts, event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                acts.dispatch.send(Msg::TextEntered { slot: slot.clone(), text: select.value().into() });
                acts.dispatch.send(Msg::FieldLeft);
            }
        })
    };
    let chosen = &form.indicator;
    let is_known = rubric.is_some_and(|rubric| rubric.find_indicator(chosen).is_some());
    let option = |id: &Rc<str>, word: String| {
        html! { <option key={id.to_string()} value={id.clone()} selected={id == chosen}>{ word }</option> }
    };
    let all = rubric.into_iter().flat_map(|rubric| rubric.indicators.iter());
    let label = text::rectification_field(crate::rectification::RectificationField::Indicator);
    html! {
        <div key="indicator" class="field select" data-field-box="">
            <label for={format!("f-{name}")}>{ words("span", "", label) }</label>
            <div class="box">
                <select id={format!("f-{name}")} name={name} ~value={chosen.to_string()} {onchange}>
                    <option value="" selected={chosen.is_empty()}>{ text::RECTIFICATION_NO_INDICATOR }</option>
                    if !is_known && !chosen.is_empty() { { option(chosen, chosen.to_string()) } }
                    { for all.map(|indicator| option(&indicator.id, text::report_place(indicator))) }
                </select>
            </div>
        </div>
    }
}

/// What it has of what is dated, with a row to add one.
fn dated(row: &RectificationRow, kind: DatedKind, notes: &[DatedView], acts: &Acts) -> Html {
    let [whole, _, _, add] = text::rectification_dated(kind);
    let added = {
        let (id, taken) = (row.id.clone(), notes.iter().map(|note| note.id.clone()).collect::<Vec<_>>());
        acts.on(move |acts, _: MouseEvent| {
            let stamp = crate::browser::stamp();
            let ids = (0_usize..).map(|n| if n == 0 { stamp.clone() } else { format!("{stamp}-{n}") });
            let note =
                ids.into_iter().find(|id| !taken.iter().any(|other| **other == **id)).unwrap_or_default();
            let at = |part: &str| slot(&id, &kind.key_of(&note, part));
            acts.put_and_go(vec![(at(DATE), "".into()), (at(TEXT), "".into())], &at(DATE));
        })
    };
    let one = |(at, note): (usize, &DatedView)| {
        let remove = {
            let place = slot(&row.id, &kind.key_of(&note.id, GONE));
            acts.on(move |acts, _: MouseEvent| acts.put(vec![(place.clone(), "yes".into())]))
        };
        let name = format!("{}{whole} {}", text::RECTIFICATION_REMOVE, at + 1);
        html! {
            <div key={note.id.to_string()} class="fields dated">
                { for note.fields.iter().map(|field| html! { <Field key={field.name.to_string()} view={field.clone()} /> }) }
                { named_button("plain", text::RECTIFICATION_REMOVE, name, remove) }
            </div>
        }
    };
    html! {
        <section key={kind.key()} class={kind.key()}>
            { words("h4", "", whole) }
            { for notes.iter().enumerate().map(one) }
            { button("plain", add, added) }
        </section>
    }
}
