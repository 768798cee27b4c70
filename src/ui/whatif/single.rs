//! One indicator, tried by itself: the value is moved and the points follow, or points are chosen and the value needed appears.
//! Beside it the indicators that lose points.

use super::cells::{changed, nothing, output, scenario_choice, value_of};
use super::{Acts, Stage};
use crate::number::Number;
use crate::rubric::{Indicator, IndicatorKey};
use crate::text;
use crate::view::whatif::{LossGroup, LossRow, NeedRow, SingleView, ValueRow, overview, single, wanted};
use std::rc::Rc;
use yew::prelude::*;

/// The tab: a list, and what is chosen in it. On a wide screen the one stands beside the other; on a narrow one what is chosen
/// opens below its line, where it also stands in the page.
pub(super) fn panel(stage: &Rc<Stage>, acts: &Acts) -> Html {
    let groups = overview(&stage.rubric, &stage.now);
    let first = groups.iter().flat_map(|group| &group.rows).next().map(|row| row.key);
    let key = acts.look.shown.or(first).unwrap_or(IndicatorKey(0));
    let view = single(&stage.rubric, &stage.now, stage.active(), key);
    let mut lines: Vec<Html> = vec![others(&view, stage, acts)];
    let mut at = 1;
    if groups.is_empty() {
        lines.push(html! { <p key="none" class="nothing">{ text::SINGLE_NONE }</p> });
    }
    for LossGroup { remedy, rows } in &groups {
        let title = text::whatif::remedy(*remedy, rows.len());
        lines.push(html! { <h2 key={title.clone()}>{ title }</h2> });
        for row in rows {
            lines.push(loss(row, &view.id, acts));
            if row.id == view.id {
                at = lines.len();
            }
        }
    }
    let style = format!("--lines:{}", lines.len());
    lines.insert(at, detail(&view, key, stage, acts));
    html! {
        <>
            { scenario_choice(stage, acts) }
            <div class="losing" {style}>{ for lines }</div>
        </>
    }
}

/// The list from which any other indicator is chosen.
fn others(view: &SingleView, stage: &Stage, acts: &Acts) -> Html {
    let chosen = {
        let rubric = stage.rubric.clone();
        acts.on(move |acts, event: Event| {
            let shown = rubric.find_indicator(&value_of(event.target()));
            acts.look(|look| (look.shown, look.points) = (shown, None));
        })
    };
    let option = |(_, indicator): (IndicatorKey, &Indicator)| {
        html! {
            <option key={indicator.id.to_string()} value={indicator.id.clone()} selected={indicator.id == view.id}>
                { format!("{} {}", indicator.number, indicator.title) }
            </option>
        }
    };
    html! {
        <label class="add" key="others">
            <span>{ text::SINGLE_CHOOSE }</span>
            <select name="indicator" ~value={view.id.to_string()} onchange={chosen}>{ for stage.rubric.indicators_with_keys().map(option) }</select>
        </label>
    }
}

/// A line of the list.
fn loss(row: &LossRow, shown: &str, acts: &Acts) -> Html {
    let key = row.key;
    let onclick =
        acts.on(move |acts, _: MouseEvent| acts.look(|look| (look.shown, look.points) = (Some(key), None)));
    html! {
        <div key={row.id.to_string()} class="loss" data-losing={row.id.clone()}>
            <button type="button" aria-pressed={(*row.id == *shown).to_string()} {onclick}>
                <b>{ &*row.title }</b><b class="short">{ &*row.lost }</b><span class="line">{ &*row.line }</span>
            </button>
        </div>
    }
}

/// The indicator that is chosen.
fn detail(view: &SingleView, key: IndicatorKey, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let none: Rc<str> = "".into();
    html! {
        <section class="card single" key={format!("single {}", view.id)} data-single={view.id.clone()}>
            <header><h2>{ &*view.title }</h2></header>
            <p class="clause">{ &*view.clause }</p>
            <dl>
                <dt>{ text::SCENARIO_NOW }</dt><dd>{ &*view.now }</dd>
                <dt>{ &*stage.active().name }</dt><dd>{ output("single".to_owned(), &view.then, &none) }</dd>
                <dt>{ text::SCENARIO_TOTAL }</dt><dd>{ output("single-total".to_owned(), &view.total, &none) }</dd>
            </dl>
            if !view.deeds.is_empty() || !view.why_none.is_empty() {
                <h3>{ text::SINGLE_NEEDS }</h3>
                if !view.why_none.is_empty() { <p class="nothing">{ &*view.why_none }</p> }
                { needs(&view.deeds, true, stage, acts) }
            }
            if !view.conditions.is_empty() {
                <h3>{ text::SINGLE_CONDITIONS }</h3>
                { needs(&view.conditions, true, stage, acts) }
            }
            <div class="two-way">
                <div><h3>{ text::SINGLE_VALUES }</h3>{ for view.values.iter().map(|row| value(row, acts)) }</div>
                { points(view, key, stage, acts) }
            </div>
        </section>
    }
}

/// A figure of the indicator with its box: the first that is typed begins a scenario, where there is none.
fn value(row: &ValueRow, acts: &Acts) -> Html {
    html! {
        <div class="value" key={row.slot.path()} data-change={row.slot.path()}>
            <p class="name">{ &*row.label }<span class="now">{ format!("{} {}", text::SCENARIO_NOW, row.now) }</span></p>
            { changed(&row.cell, acts) }
        </div>
    }
}

/// What would do, each with a button that puts it into the scenario; `is_told` says whether its goal is.
fn needs(rows: &[NeedRow], is_told: bool, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let need = |row: &NeedRow| {
        let onclick = {
            let (stage, slot, text) = (stage.clone(), row.slot.clone(), row.text.clone());
            acts.on(move |acts, _: MouseEvent| acts.put_in(&stage, vec![(slot.clone(), text.clone())]))
        };
        html! {
            <li key={row.id.to_string()} data-need={row.slot.path()}>
                <p>if is_told { <b class="goal">{ row.goal }</b>{ " " } }{ &*row.name }{ "：" }<b>{ &*row.line }</b>
                    { text::whatif::doubt(row.is_least) }
                </p>
                <p class="effect">{ &*row.effect }{ text::whatif::also(&row.also) }</p>
                <button type="button" {onclick} aria-label={text::named(text::PUT_IN, &row.name)}>{ text::PUT_IN }</button>
            </li>
        }
    };
    html! { <ul class="needs">{ for rows.iter().map(need) }</ul> }
}

/// Points to choose, and what each figure would have to be for them.
fn points(view: &SingleView, key: IndicatorKey, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let at = acts.look.points.unwrap_or(view.at);
    let points = &Number::whole(i64::from(at)) * &view.step;
    let rows = acts.look.points.map(|_| wanted(&stage.rubric, stage.active(), key, &points));
    let oninput = acts.on(|acts, event: InputEvent| {
        let at = value_of(event.target()).parse().ok();
        acts.look(|look| look.points = at);
    });
    let title = text::whatif::to_win(&points, view.unit);
    html! {
        <div class="wanted">
            <h3>{ text::SINGLE_POINTS }</h3>
            <div class="slide">
                <input type="range" name="points" min="0" max={view.steps.to_string()} step="1" value={at.to_string()}
                    aria-label={text::SINGLE_POINTS} aria-valuetext={title.clone()} {oninput} />
                <output name="points-wanted">{ title }</output>
            </div>
            if let Some(rows) = rows {
                if rows.is_empty() && at != view.at { { nothing(text::SINGLE_POINTS_NONE) } }
                { needs(&rows, false, stage, acts) }
            }
        </div>
    }
}
