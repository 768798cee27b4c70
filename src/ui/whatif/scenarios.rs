//! Scenarios (试算方案) side by side with the draft: what is changed, what moves, and the events that limit the grade.

use super::cells::{
    Choice, cell, changed, fact_choice, focus_later, head, kept, output, row, scenario_choice, table,
    value_of, way,
};
use super::{Acts, Stage, name_slot};
use crate::draft::{Book, GONE, Slot};
use crate::facts::ById;
use crate::session::{LateMsg, Msg};
use crate::text;
use crate::ui::bar::certainty;
use crate::view::whatif::{
    ChangedRow, EventRow, FirstRow, MovedRow, SCENARIOS, ScenariosView, scenario_slot, scenarios,
};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The tab.
pub(super) fn panel(stage: &Rc<Stage>, mends: &[FirstRow], acts: &Acts) -> Html {
    let view = scenarios(&stage.rubric, &stage.now, &stage.tried, &acts.look.added, &stage.active().id);
    let is_offered = |slot: &Slot| !view.changed.iter().any(|row| row.slot == *slot);
    let created = {
        let stage = stage.clone();
        acts.on(move |acts, _: MouseEvent| {
            let (id, name) = stage.fresh();
            acts.dispatch.send(LateMsg::TextsEntered(vec![(name_slot(&id), name)]));
            // The last there can be: the button is no more to be pressed, and would let the focus go.
            if stage.is_begun && stage.tried.len() + 1 >= SCENARIOS {
                focus_later(&name_box(&id));
            }
            acts.look(|look| look.active = id);
        })
    };
    let mended = {
        let (stage, texts) =
            (stage.clone(), mends.iter().flat_map(|row| row.texts.clone()).collect::<Vec<_>>());
        acts.on(move |acts, _: MouseEvent| {
            acts.put_in_new(&stage, &text::whatif::MENDED.into(), texts.clone());
        })
    };
    let active = stage.active().id.clone();
    let add = Choice {
        name: "add-change",
        label: text::SCENARIO_ADD,
        hint: text::SCENARIO_ADD_HINT,
        chosen: |look, slot| look.added.push(slot),
        field: Rc::new(move |slot| scenario_slot(&active, slot)),
    };
    html! {
        <>
            <div class="bar-of-tools">
                { scenario_choice(stage, acts) }
                <button type="button" id="new-scenario" onclick={created} disabled={stage.is_full()}>
                    { text::SCENARIO_NEW }
                </button>
                if !mends.is_empty() {
                    <button type="button" id="mend" onclick={mended} disabled={stage.is_full()}>{ text::SCENARIO_MEND }</button>
                }
            </div>
            { fact_choice(&stage.rubric, &add, &is_offered, acts) }
            { side_by_side(&view, stage, acts) }
            if !view.events.is_empty() { { events(&view.events, stage, acts) } }
        </>
    }
}

fn side_by_side(view: &ScenariosView, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let columns = view.scenarios.len() + 2;
    let group = |word: &'static str| {
        html! { <tr key={word} class="group"><th colspan={columns.to_string()} scope="colgroup">{ word }</th></tr> }
    };
    let mut heads = vec![html! { <td key=""></td> }, head(text::SCENARIO_NOW)];
    heads.extend(
        view.scenarios.iter().enumerate().map(|(at, (id, name))| scenario_head(at, id, name, stage, acts)),
    );
    let mut rows: Vec<Html> = Vec::new();
    let moved = |row: &MovedRow| moved(row, stage.active);
    rows.extend(view.results.iter().map(moved));
    rows.push(group(text::SCENARIO_CHANGED));
    rows.extend(view.changed.iter().map(|row| changed_row(row, stage, acts)));
    rows.push(group(text::SCENARIO_MOVED));
    if view.moved.is_empty() {
        rows.push(row("none", vec![html! { <td colspan={columns.to_string()} class="nothing">{ text::SCENARIO_MOVED_NONE }</td> }]));
    }
    rows.extend(view.moved.iter().map(moved));
    rows.push(group(text::SCENARIO_HEADS));
    rows.extend(view.heads.iter().map(moved));
    let drawn = view.changed.iter().map(|row| row.slot.clone()).collect();
    kept(drawn, |look| &mut look.added, table(text::TAB_SCENARIOS, "scenarios", heads, rows), acts)
}

/// The class of a cell in a scenario's column.
fn of(at: usize, active: usize) -> Classes {
    classes!("of", (active == at).then_some("active"))
}

/// The box of a scenario's name.
fn name_box(id: &str) -> String {
    format!("scenario:{id}")
}

/// The head of a scenario's column: its name, and what can be done with it.
fn scenario_head(at: usize, id: &Rc<str>, name: &Rc<str>, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let slot = name_slot(id);
    let typed = stage.now.draft.given(&slot).text;
    let named = {
        acts.dispatch.on(move |event: InputEvent| Msg::TextEntered {
            slot: slot.clone(),
            text: value_of(event.target()).into(),
        })
    };
    let applied = {
        let id = id.clone();
        acts.dispatch.on(move |_: MouseEvent| LateMsg::ScenarioApplied(id.clone()))
    };
    let copied = {
        let (stage, id) = (stage.clone(), id.clone());
        acts.on(move |acts, _: MouseEvent| {
            let (copy, name) = stage.fresh();
            let texts = stage.now.draft.books[Book::Scenarios].get(&id).into_iter().flat_map(ById::iter);
            let mut kept: Vec<(Slot, Rc<str>)> = texts
                .map(|(what, text)| (Slot::In(Book::Scenarios, copy.clone(), what.clone()), text.clone()))
                .collect();
            kept.push((name_slot(&copy), name));
            acts.dispatch.send(LateMsg::TextsEntered(kept));
            // Where it goes on; with four there is nothing to copy any more, and the button would let the focus go.
            focus_later(&name_box(&copy));
            acts.look(|look| look.active = copy);
        })
    };
    let deleted = {
        let (stage, id) = (stage.clone(), id.clone());
        acts.on(move |acts, _: MouseEvent| {
            let slot = Slot::In(Book::Scenarios, id.clone(), GONE.into());
            acts.dispatch.send(LateMsg::TextsEntered(vec![(slot, "yes".into())]));
            // Rows that no other scenario changes go with it.
            let is_changed_in = |one: &str, slot: &Slot| {
                stage.now.draft.scenario_changes(one).iter().any(|(changed, _)| changed == slot)
            };
            let stays = |slot: &Slot| {
                let mut others = stage.tried.iter().filter(|one| one.id != id);
                !is_changed_in(&id, slot) || others.any(|one| is_changed_in(&one.id, slot))
            };
            acts.look(|look| look.added.retain(stays));
            focus_later("new-scenario");
        })
    };
    let button = |word: &'static str, onclick: Callback<MouseEvent>, disabled: bool| {
        html! {
            <button type="button" class="plain" {onclick} {disabled} aria-label={text::named(word, name)}>{ word }</button>
        }
    };
    html! {
        <th key={name_box(id)} scope="col" class={of(at, stage.active)} data-scenario={name.clone()}>
            <input type="text" id={name_box(id)} name={name_box(id)} data-field="" value={typed} placeholder={name.clone()} aria-label={text::named(text::SCENARIO_NAME, name)}
                autocomplete="off" oninput={named} onblur={acts.dispatch.on(|_: FocusEvent| Msg::FieldLeft)} />
            <span class="acts">
                if stage.is_begun {
                    { button(text::SCENARIO_APPLY, applied, false) }
                    { button(text::SCENARIO_COPY, copied, stage.is_full()) }
                    { button(text::SCENARIO_DELETE, deleted, false) }
                }
            </span>
        </th>
    }
}

fn changed_row(changes: &ChangedRow, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let onclick = {
        let (stage, slot) = (stage.clone(), changes.slot.clone());
        acts.on(move |acts, _: MouseEvent| {
            let blank = stage.tried.iter().map(|one| (scenario_slot(&one.id, &slot), Rc::from("")));
            acts.dispatch.send(LateMsg::TextsEntered(blank.collect()));
            acts.look(|look| look.added.retain(|one| *one != slot));
            focus_later("pick-add-change");
        })
    };
    let name = html! {
        <>{ &*changes.label }
            <button type="button" class="plain remove" {onclick}
                aria-label={text::named(text::SCENARIO_REMOVE_ROW, &changes.label)}>{ "×" }</button></>
    };
    let mut cells =
        vec![cell(true, Classes::new(), name), cell(false, classes!("now"), html! { &*changes.now })];
    let boxes = changes.cells.iter().enumerate();
    cells.extend(
        boxes.map(|(at, one)| cell(false, classes!(of(at, stage.active), "changed"), changed(one, acts))),
    );
    row(&changes.slot.path(), cells)
}

fn moved(moves: &MovedRow, active: usize) -> Html {
    let mut cells = vec![
        cell(true, Classes::new(), html! { &*moves.title }),
        cell(false, classes!("now"), html! { &*moves.now }),
    ];
    cells.extend(moves.cells.iter().enumerate().map(|(at, (is, difference, which))| {
        let content = output(format!("trial:{}:{at}", moves.id), is, difference);
        cell(false, classes!(of(at, active), way(*which)), content)
    }));
    row(&moves.id, cells)
}

/// The events that limit the grade, to be ticked in the scenario that is worked on.
fn events(rows: &[EventRow], stage: &Rc<Stage>, acts: &Acts) -> Html {
    let event = |event: &EventRow| {
        let onchange = {
            let (stage, slot) = (stage.clone(), event.slot.clone());
            let texts = [event.otherwise.clone(), event.happened.clone()];
            acts.on(move |acts, event: Event| {
                let is_ticked =
                    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
                let text = texts[usize::from(is_ticked)].clone();
                acts.put_in(&stage, vec![(slot.clone(), text)]);
            })
        };
        let title = html! {
            <label><input type="checkbox" name={format!("event:{}", event.id)} checked={event.is_ticked} {onchange} />{ " " }{ &*event.title }</label>
        };
        let none = Rc::from("");
        let (without, with) = &event.grades;
        let basis = html! { <>{ &*event.basis.text }{ " " }{ certainty(event.basis.certainty) }</> };
        row(
            &event.id,
            vec![
                cell(true, Classes::new(), title),
                cell(false, Classes::new(), html! { &*event.effect }),
                cell(false, Classes::new(), output(format!("without:{}", event.id), without, &none)),
                cell(
                    false,
                    classes!((without != with).then_some("worse")),
                    output(format!("with:{}", event.id), with, &none),
                ),
                cell(false, classes!("basis"), basis),
            ],
        )
    };
    let heads =
        [text::EVENT, text::LIMITS, text::SCENARIO_WITHOUT, text::SCENARIO_WITH, text::BASIS].map(head);
    html! {
        <section class="events">
            <h2>{ text::SCENARIO_EVENTS }</h2>
            <p>{ text::SCENARIO_EVENTS_LEAD }</p>
            { table(text::SCENARIO_EVENTS, "", heads.into(), rows.iter().map(event).collect()) }
        </section>
    }
}
