//! One indicator, tried by itself: the value is moved and the points follow, or points are chosen and the value needed appears.

use super::cells::{changed, nothing, output, scenario_choice, value_of};
use super::{Acts, Stage};
use crate::engine::Verdict;
use crate::number::Number;
use crate::rubric::{Indicator, IndicatorKey};
use crate::text;
use crate::view::whatif::{LossRow, NeedRow, SingleView, ValueRow, overview, single, wanted};
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
pub(super) fn panel(stage: &Rc<Stage>, acts: &Acts) -> Html {
    let losing = losing(stage);
    let rows = overview(&stage.rubric, &stage.now, &losing);
    let key = acts.look.shown.or_else(|| losing.first().copied()).unwrap_or(IndicatorKey(0));
    let view = single(&stage.rubric, &stage.now, stage.active(), key);
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
    let loss = |row: &LossRow| {
        let key = row.key;
        let onclick = acts
            .on(move |acts, _: MouseEvent| acts.look(|look| (look.shown, look.points) = (Some(key), None)));
        html! {
            <li key={row.id.to_string()} data-losing={row.id.clone()}>
                <button type="button" aria-pressed={(row.id == view.id).to_string()} {onclick}>
                    <b>{ &*row.title }</b><b class="short">{ &*row.lost }</b><span class="line">{ &*row.line }</span>
                </button>
            </li>
        }
    };
    let (now, none): (_, Rc<str>) = (&view.now, "".into());
    let name = if stage.active.is_some() { &*stage.active().name } else { text::WHATIF };
    html! {
        <>
            { scenario_choice(stage, acts) }
            <h2>{ text::SINGLE_OPEN }</h2>
            if rows.is_empty() { { nothing(text::SINGLE_NONE) } }
            <ul class="losing">{ for rows.iter().map(loss) }</ul>
            <label class="add">
                <span>{ text::SINGLE_CHOOSE }</span>
                <select name="indicator" ~value={view.id.to_string()} onchange={chosen}>{ for stage.rubric.indicators_with_keys().map(option) }</select>
            </label>
            <section class="card single" key={view.id.to_string()} data-single={view.id.clone()}>
                <header><h2>{ &*view.title }</h2></header>
                <p class="clause">{ &*view.clause }</p>
                <dl>
                    <dt>{ text::SCENARIO_NOW }</dt><dd>{ &**now }</dd>
                    <dt>{ name }</dt><dd>{ output("single".to_owned(), &view.then, &none) }</dd>
                    <dt>{ text::SCENARIO_TOTAL }</dt><dd>{ output("single-total".to_owned(), &view.total, &none) }</dd>
                </dl>
                <h3>{ text::SINGLE_NEEDS }</h3>
                if !view.why_none.is_empty() { <p class="nothing">{ &*view.why_none }</p> }
                { needs(&view.needs, true, stage, acts) }
                <div class="two-way">
                    <div><h3>{ text::SINGLE_VALUES }</h3>{ values(&view, stage, acts) }</div>
                    { points(&view, key, stage, acts) }
                </div>
            </section>
        </>
    }
}

/// Indicators that lose points for certain, or are not met, in the rubric's order.
fn losing(stage: &Stage) -> Vec<IndicatorKey> {
    let assessment = &stage.now.outcome.assessment;
    let loses = |key: &IndicatorKey| {
        let result = assessment.indicator(*key);
        let full = &stage.rubric.indicator(*key).points;
        !result.set_aside && (result.verdict == Verdict::Unmet || result.points.high < *full)
    };
    stage.rubric.indicators_with_keys().map(|(key, _)| key).filter(loses).collect()
}

/// The figures of the indicator: boxes of the scenario, or, while there is none, a button that makes one.
fn values(view: &SingleView, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let value = |row: &ValueRow| {
        html! {
            <div class="value" key={row.slot.path()} data-change={row.slot.path()}>
                <p class="name">{ &*row.label }<span class="now">{ format!("{} {}", text::SCENARIO_NOW, row.now) }</span></p>
                if stage.active.is_some() { { changed(&row.cell, acts) } }
            </div>
        }
    };
    let begun = {
        let stage = stage.clone();
        acts.on(move |acts, _: MouseEvent| acts.put_in(&stage, Vec::new()))
    };
    html! {
        <>
            { for view.values.iter().map(value) }
            if stage.active.is_none() {
                <button type="button" class="primary" onclick={begun}>{ text::SCENARIO_NEW }</button>
            }
        </>
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
            <li key={row.id.to_string()} data-need={row.slot.path()} class={row.is_unlikely.then_some("unlikely")}>
                <p>if is_told { <b class="goal">{ row.goal }</b>{ " " } }{ &*row.name }{ "：" }<b>{ &*row.line }</b>
                    { text::whatif::doubts(row.is_unlikely, row.is_least) }
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
