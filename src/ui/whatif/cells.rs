//! What several tabs draw: a box with a slider, a cell that moved, the choice of a scenario, the choice of a fact.

use super::{Acts, Look, Stage};
use crate::browser;
use crate::draft::Slot;
use crate::rubric::Rubric;
use crate::session::{LateMsg, Msg};
use crate::text;
use crate::ui::field::Field;
use crate::view::whatif::{ChangedCell, Slider, Tried, slot_of};
use crate::whatif::Place;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::EventTarget;
use yew::prelude::*;

/// The box of a scenario, with a slider where it is a number. What may be missing is an `if`, which keeps its place: else the box
/// would be drawn anew, without the focus, as soon as a first figure brings its slider.
pub(super) fn changed(cell: &ChangedCell, acts: &Acts) -> Html {
    html! {
        <>
            <Field key={cell.field.name.to_string()} view={cell.field.clone()} />
            if let Some(slider) = &cell.slider {
                { slide(cell, slider, &cell.field.slot, acts) }
            }
            if !cell.difference.is_empty() { <p class="difference">{ &*cell.difference }</p> }
        </>
    }
}

/// The slider and its buttons: what they say goes into the box as text.
fn slide(cell: &ChangedCell, slider: &Slider, slot: &Slot, acts: &Acts) -> Html {
    let pulled = acts.look.pulled.as_ref().filter(|(pulled, _)| pulled == slot);
    let slider = &pulled.map_or_else(|| slider.clone(), |(_, pulled)| slider.held(pulled));
    let oninput = {
        let (slider, slot) = (slider.clone(), slot.clone());
        acts.on(move |acts, event: InputEvent| {
            if let Ok(step) = value_of(event.target()).parse() {
                let text = slider.number(step).plain().into();
                acts.dispatch.send(Msg::TextEntered { slot: slot.clone(), text });
                acts.look(|look| look.pulled = Some((slot.clone(), slider.clone())));
            }
        })
    };
    // One pull is one step to undo.
    let onchange = acts.dispatch.on(|_: Event| Msg::FieldLeft);
    // With keys each step is a change, so it is let go of when it is left.
    let onblur = acts.on(|acts, _: FocusEvent| acts.look(|look| look.pulled = None));
    let nudge = |up: bool, sign: &'static str, word: &'static str| {
        let (text, slot) = (slider.nudged(up).plain(), slot.clone());
        let text: Rc<str> = text.into();
        let onclick =
            acts.dispatch.on(move |_: MouseEvent| LateMsg::TextsEntered(vec![(slot.clone(), text.clone())]));
        html! {
            <button type="button" class="nudge" {onclick} aria-label={text::whatif::nudged(&cell.field.label, word, &slider.nudge, &slider.unit)}>
                { sign }
            </button>
        }
    };
    html! {
        <div class="slide">
            { nudge(false, "−", text::SCENARIO_LESS) }
            <input type="range" name={format!("slide:{}", cell.field.name)} min="0" max={slider.steps.to_string()} step="1"
                value={slider.at.to_string()} aria-label={text::whatif::slid(&cell.field.label)}
                aria-valuetext={text::whatif::with_unit(&slider.value, &slider.unit)} {oninput} {onchange} {onblur} />
            { nudge(true, "+", text::SCENARIO_MORE) }
        </div>
    }
}

/// What stands in the box or the list an event comes from.
pub(super) fn value_of(target: Option<EventTarget>) -> String {
    let value = target.and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// A cell of a table: `head` where it names its row. One function, because each drawn anew would weigh as much again.
#[inline(never)]
pub(super) fn cell(head: bool, class: Classes, content: Html) -> Html {
    if head {
        html! { <th scope="row" {class}>{ content }</th> }
    } else {
        html! { <td {class}>{ content }</td> }
    }
}

/// A row of a table, marked with what it is about.
#[inline(never)]
pub(super) fn row(about: &str, cells: Vec<Html>) -> Html {
    html! { <tr key={about.to_owned()} data-row={about.to_owned()}>{ for cells }</tr> }
}

/// A table that scrolls by itself where it is wide.
#[inline(never)]
pub(super) fn table(label: &'static str, class: &'static str, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={label}>
            <table {class}><thead><tr>{ for heads }</tr></thead><tbody>{ for rows }</tbody></table>
        </div>
    }
}

/// A table whose rows stay once one is in it, in the order they have: a box that is cleared to be typed anew would take its
/// row with it, and one that is filled in would move it.
pub(super) fn kept(rows: Vec<Slot>, list: fn(&mut Look) -> &mut Vec<Slot>, table: Html, acts: &Acts) -> Html {
    let onfocusin = acts.on(move |acts, _: FocusEvent| acts.look(|look| list(look).clone_from(&rows)));
    html! { <div {onfocusin}>{ table }</div> }
}

/// The head of a column, keyed: a column more would draw all heads anew, and the button pressed in one would lose the focus.
#[inline(never)]
pub(super) fn head(word: &str) -> Html {
    html! { <th key={word.to_owned()} scope="col">{ word.to_owned() }</th> }
}

/// Something that is computed, by the name it can be found by, and how it moved. Screen readers are told of totals and
/// grades; of everything at once they would not come to an end.
#[inline(never)]
pub(super) fn output(name: String, shown: &Rc<str>, moved: &Rc<str>) -> Html {
    let is_told = ["trial:total", "trial:grade", "single"].iter().any(|start| name.starts_with(start));
    let live = if is_told { "polite" } else { "off" };
    html! {
        <><output {name} aria-live={live}>{ &**shown }</output>if !moved.is_empty() { <span class="difference">{ &**moved }</span> }</>
    }
}

/// A paragraph that there is nothing, and why.
#[inline(never)]
pub(super) fn nothing(why: &'static str) -> Html {
    html! { <p class="nothing">{ why }</p> }
}

/// The class of a cell that moved.
pub(super) fn way(way: i8) -> Option<&'static str> {
    match way {
        1 => Some("better"),
        -1 => Some("worse"),
        _ => None,
    }
}

/// Which scenario is worked on.
pub(super) fn scenario_choice(stage: &Stage, acts: &Acts) -> Html {
    if !stage.is_begun {
        return Html::default();
    }
    let chip = |(at, one): (usize, &Tried)| {
        let id = one.id.clone();
        let onclick = acts.on(move |acts, _: MouseEvent| acts.look(|look| look.active = id.clone()));
        html! {
            <button key={one.id.to_string()} type="button" class="chip" aria-pressed={(stage.active == at).to_string()} {onclick}>
                { &*one.name }
            </button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={text::SCENARIO_SHOWN}>
            <span key="">{ text::SCENARIO_SHOWN }</span>{ for stage.tried.iter().enumerate().map(chip) }
        </div>
    }
}

/// Puts the focus where it belongs once the page is drawn anew.
pub(super) fn focus_later(id: &str) {
    let id = id.to_owned();
    Timeout::new(0, move || {
        if let Some(element) = browser::by_id(&id) {
            browser::go_to(&element);
        }
    })
    .forget();
}

/// A list to choose facts and judgements from.
pub(super) struct Choice {
    /// Its name.
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) label: &'static str,
    /// What stands in it before anything is chosen.
    pub(super) hint: &'static str,
    /// What is looked at once one is chosen.
    pub(super) chosen: fn(&mut Look, Slot),
    /// The place of the box that appears then, and has the focus.
    pub(super) field: Rc<dyn Fn(&Slot) -> Slot>,
}

/// A list to choose a fact or a judgement from, by domains.
pub(super) fn fact_choice(
    rubric: &Rubric,
    choice: &Choice,
    is_offered: &dyn Fn(&Slot) -> bool,
    acts: &Acts,
) -> Html {
    let picked = acts.on(|acts, event: Event| {
        let picked = value_of(event.target());
        acts.look(|look| look.picked = picked);
    });
    let (chosen, field) = (choice.chosen, choice.field.clone());
    let added = acts.on(move |acts, _: MouseEvent| {
        if let Some(slot) = Slot::of_path(&acts.look.picked) {
            focus_later(&format!("f-{}", field(&slot).path()));
            acts.look(|look| {
                chosen(look, slot);
                look.picked.clear();
            });
        }
    });
    let option = |place: Place| {
        let slot = slot_of(rubric, place);
        is_offered(&slot).then(|| {
            let is_picked = slot.path() == acts.look.picked;
            html! { <option key={slot.path()} value={slot.path()} selected={is_picked}>{ text::whatif::place_name(rubric, place) }</option> }
        })
    };
    let of_domain = |at: usize| {
        let is_here = |place: &Place| match place {
            Place::Fact(fact) => {
                let spec = rubric.fact(*fact);
                let is_table = matches!(spec.kind, crate::rubric::FactKind::Table { .. });
                !is_table && spec.home.is_some_and(|home| rubric.indicator(home).domain == at)
            }
            Place::Judgment(judgment) => rubric.indicator(rubric.judgment(*judgment).indicator).domain == at,
        };
        crate::whatif::places(rubric).into_iter().filter(is_here).filter_map(option).collect::<Vec<_>>()
    };
    html! {
        <div class="add">
            <label><span>{ choice.label }</span>{ " " }
            <select name={choice.name} ~value={acts.look.picked.clone()} id={format!("pick-{}", choice.name)} onchange={picked}>
                <option key="" value="" selected={acts.look.picked.is_empty()}>{ choice.hint }</option>
                { for rubric.domains.iter().enumerate().map(|(at, domain)| html! {
                    <optgroup key={domain.id.to_string()} label={domain.short_title.clone()}>{ for of_domain(at) }</optgroup>
                }) }
            </select></label>
            <button type="button" name={format!("{}-now", choice.name)} onclick={added} disabled={acts.look.picked.is_empty()}>{ text::ADD }</button>
        </div>
    }
}
