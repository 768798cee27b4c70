//! The cheapest way to a grade: the goal, what may be changed, and the search, which runs in slices and can be stopped.

use super::cells::{cell, head, nothing, row, table, value_of};
use super::{Acts, Stage};
use crate::draft::{Book, Slot};
use crate::session::{LateMsg, Msg};
use crate::text;
use crate::view::whatif::{
    CHANGE, EFFORT, FirstRow, Group, MAY, MAY_NOT, MeansRow, RouteStep, RouteView, RoutesView, SETTINGS,
    means, routes,
};
use crate::whatif::path::{Means, Progress, Search, SearchOutcome};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Where the search stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum SearchState {
    /// Nobody has asked.
    #[default]
    Idle,
    /// So many thousandths are done.
    Running(usize),
    /// This is what it came to.
    Done(Rc<SearchOutcome>),
}

/// The search while it runs.
pub(super) type Running = Rc<RefCell<Option<Search>>>;

/// A slice takes no longer than this, in milliseconds: the page stays alive between two.
const SLICE: f64 = 30.0;
/// The engine is asked so often before the clock is.
const BETWEEN: usize = 200;

/// The tab.
pub(super) fn panel(stage: &Rc<Stage>, first: &[FirstRow], acts: &Acts) -> Html {
    let grades = &stage.rubric.grades;
    if grades.len() < 2 {
        return nothing(text::ROUTE_NO_GRADES);
    }
    let low = stage.now.outcome.assessment.grade.low;
    let goal = acts.look.goal.unwrap_or_else(|| low.saturating_sub(1)).min(grades.len() - 2);
    let rows = means(&stage.rubric, &stage.now);
    let chosen = acts.on(|acts, event: Event| {
        let goal = value_of(event.target()).parse().ok();
        acts.forget();
        acts.look(|look| look.goal = goal);
    });
    let is_running = matches!(*acts.finding, SearchState::Running(_));
    let asked = {
        let (stage, means) =
            (stage.clone(), rows.iter().map(|row| row.means.clone()).collect::<Vec<Means>>());
        acts.on(move |acts, _: MouseEvent| {
            if is_running {
                return acts.forget();
            }
            acts.search(Search::new(&stage.rubric, &stage.now.outcome.facts, &means, goal));
        })
    };
    let option = |(at, grade): (usize, &crate::rubric::Grade)| {
        html! { <option key={at} value={at.to_string()} selected={at == goal}>{ text::tick(&grade.title, &grade.from) }</option> }
    };
    let problems = rows.iter().any(|row| row.problem.is_some());
    let view = match &*acts.finding {
        SearchState::Done(outcome) => Some(routes(&stage.rubric, &stage.now, goal, outcome)),
        SearchState::Idle | SearchState::Running(_) => None,
    };
    let said = match (&*acts.finding, &view) {
        _ if problems => text::ROUTE_PROBLEMS.to_owned(),
        (SearchState::Running(done), _) => text::whatif::searching(*done),
        (_, Some(view)) => view.summary.to_string(),
        _ => String::new(),
    };
    html! {
        <>
            if !first.is_empty() { { first_rows(first, stage, acts) } }
            <p class="lead">{ text::ROUTE_LEAD }</p>
            <div class="bar-of-tools">
                <label class="add"><span>{ text::ROUTE_GOAL }</span>
                    <select name="goal" ~value={goal.to_string()} onchange={chosen}>{ for grades[..grades.len() - 1].iter().enumerate().map(option) }</select>
                </label>
                // One button, so that it keeps the focus as the search begins and ends.
                <button type="button" id="find" class="primary" onclick={asked} disabled={problems && !is_running}>
                    { if is_running { text::ROUTE_STOP } else { text::ROUTE_FIND } }
                </button>
            </div>
            // Stays in the page, so that screen readers hear its changes.
            <p role="status" class={classes!("summary", is_running.then_some("running"))}>{ said }</p>
            // An `if` keeps its place: a list of one would push what stands before it out of the page.
            if let Some(view) = &view { { results(view, stage, acts) } }
            { settings(&rows, acts) }
        </>
    }
}

/// What is lost for certain and can be mended, each with a button that puts it into the scenario.
fn first_rows(rows: &[FirstRow], stage: &Rc<Stage>, acts: &Acts) -> Html {
    let one = |row: &FirstRow| {
        let onclick = {
            let (stage, texts) = (stage.clone(), row.texts.clone());
            acts.on(move |acts, _: MouseEvent| acts.put_in(&stage, texts.clone()))
        };
        html! {
            <li key={row.id.to_string()} data-first={row.id.clone()}>
                <p><b>{ &*row.title }</b>{ for row.lines.iter().map(|line| html! { <span key={line.to_string()} class="line">{ &**line }</span> }) }</p>
                <b class="gain">{ text::whatif::gains(&row.gain) }</b>
                <button type="button" {onclick} aria-label={text::named(text::PUT_IN, &row.title)}>{ text::PUT_IN }</button>
            </li>
        }
    };
    html! {
        <section class="first">
            <h2>{ text::whatif::FIRST }</h2>
            <p>{ text::whatif::FIRST_LEAD }</p>
            <ul>{ for rows.iter().map(one) }</ul>
        </section>
    }
}

impl Acts {
    /// Begins a search; it goes on in slices until it is done or stopped.
    fn search(&self, search: Search) {
        *self.running.borrow_mut() = Some(search);
        slice(&self.running, self.finding.setter());
    }

    /// Stops the search, and forgets what it came to.
    pub(super) fn forget(&self) {
        *self.running.borrow_mut() = None;
        self.finding.set(SearchState::Idle);
    }
}

/// Runs the search for a moment, then lets the page go on.
fn slice(running: &Running, finding: UseStateSetter<SearchState>) {
    let begun = js_sys::Date::now();
    let mut slot = running.borrow_mut();
    let Some(search) = slot.as_mut() else { return };
    loop {
        match search.step(BETWEEN) {
            Progress::Done(outcome) => {
                *slot = None;
                finding.set(SearchState::Done(Rc::new(outcome)));
                return;
            }
            Progress::Working(done) if js_sys::Date::now() - begun > SLICE => {
                finding.set(SearchState::Running(done));
                let running = running.clone();
                Timeout::new(0, move || slice(&running, finding)).forget();
                return;
            }
            Progress::Working(_) => {}
        }
    }
}

fn results(view: &RoutesView, stage: &Rc<Stage>, acts: &Acts) -> Html {
    let group = |group: &Group| {
        let line = |line: &RouteStep| html! { <li key={line.about.to_string()}>{ &*line.text }</li> };
        html! {
            <div key={group.title}><h3>{ text::folded(group.title, group.lines.len()) }</h3>
                <ul>{ for group.lines.iter().map(line) }</ul></div>
        }
    };
    let route = |(at, route): (usize, &RouteView)| {
        let onclick = {
            let (stage, name, texts) = (stage.clone(), route.name.clone(), route.texts.clone());
            acts.on(move |acts, _: MouseEvent| acts.put_in_new(&stage, &name, texts.clone()))
        };
        html! {
            <article class="card route" key={at} data-route={at.to_string()}>
                <header><h2>{ &*route.title }</h2><p class="score">{ &*route.result }</p></header>
                { for route.differs.iter().map(group) }
                <details open={at == 0}>
                    <summary aria-label={text::named(text::ROUTE_STEPS, &route.title)}>{ text::ROUTE_STEPS }</summary>
                    { for route.groups.iter().map(group) }
                </details>
                if !route.texts.is_empty() {
                    <p><button type="button" {onclick} disabled={stage.is_full()} aria-label={text::named(text::PUT_IN, &route.title)}>{ text::PUT_IN }</button>
                        <span class="aside">
                            if stage.is_full() { { text::ROUTE_FOUR } }
                            if route.left > 0 { { text::whatif::not_put_in(route.left) } }
                        </span></p>
                }
            </article>
        }
    };
    html! {
        <section class="found">
            if !view.blocks.is_empty() {
                <ul class="blocks">{ for view.blocks.iter().map(|line| html! { <li key={line.to_string()}>{ &**line }</li> }) }</ul>
            }
            { for view.routes.iter().enumerate().map(route) }
        </section>
    }
}

/// What may be changed, how far, and at what cost.
fn settings(rows: &[MeansRow], acts: &Acts) -> Html {
    let allowed = rows.iter().filter(|row| row.means.allowed).count();
    let all = |word: &'static str, said: fn(&MeansRow) -> Vec<(&'static str, &'static str)>| {
        let texts = |row: &MeansRow| {
            let key = row.key.clone();
            said(row).into_iter().map(move |(setting, text)| {
                (Slot::In(Book::Plan, key.clone(), setting.into()), Rc::from(text))
            })
        };
        let texts: Vec<(Slot, Rc<str>)> = rows.iter().flat_map(texts).collect();
        let onclick =
            acts.on(move |acts, _: MouseEvent| acts.dispatch.send(LateMsg::TextsEntered(texts.clone())));
        html! { <button type="button" class="plain" {onclick}>{ word }</button> }
    };
    let heads = [
        text::ROUTE_MAY,
        text::ROUTE_WHAT,
        text::SCENARIO_NOW,
        text::ROUTE_LEAST,
        text::ROUTE_MOST,
        text::ROUTE_COST,
        text::ROUTE_EFFORT,
    ];
    html! {
        <details class="means">
            <summary>{ text::whatif::changeable(allowed, rows.len()) }</summary>
            <p>{ text::ROUTE_MEANS_LEAD }</p>
            <p class="bulk">
                { all(text::ROUTE_ALL, |_| vec![(CHANGE, MAY)]) }
                { all(text::ROUTE_GIVEN, |row| if row.is_given || row.is_event { Vec::new() } else { vec![(CHANGE, MAY_NOT)] }) }
                { all(text::ROUTE_USUAL, |_| [CHANGE, EFFORT].into_iter().chain(SETTINGS).map(|one| (one, "")).collect()) }
            </p>
            { table(text::ROUTE_WHAT, "means", heads.map(head).into(), rows.iter().map(|row| means_row(row, acts)).collect()) }
        </details>
    }
}

fn means_row(one: &MeansRow, acts: &Acts) -> Html {
    let slot = |setting: &'static str| Slot::In(Book::Plan, one.key.clone(), setting.into());
    let said = {
        let slot = slot(CHANGE);
        acts.on(move |acts, event: Event| {
            let is_ticked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            let text = if is_ticked { MAY } else { MAY_NOT };
            acts.dispatch.send(LateMsg::TextsEntered(vec![(slot.clone(), text.into())]));
        })
    };
    let may = html! {
        <input type="checkbox" name={format!("may:{}", one.key)} checked={one.means.allowed} onchange={said}
            aria-label={text::named(text::ROUTE_MAY, &one.name)} />
    };
    let texts = [text::ROUTE_LEAST, text::ROUTE_MOST, text::ROUTE_COST];
    let boxes = SETTINGS.iter().zip(texts).zip(&one.typed).map(|((setting, word), typed)| {
        if !one.is_figure {
            return cell(false, Classes::new(), Html::default());
        }
        let slot = slot(setting);
        let path = slot.path();
        let oninput = acts.on(move |acts, event: InputEvent| {
            acts.dispatch.send(Msg::TextEntered { slot: slot.clone(), text: value_of(event.target()).into() });
        });
        let is_wrong = !typed.trim().is_empty() && one.problem.is_some();
        cell(false, Classes::new(), html! {
            <input type="text" name={path} data-field="" class="small" inputmode="text" autocomplete="off" value={typed.clone()} {oninput}
                onblur={acts.dispatch.on(|_: FocusEvent| Msg::FieldLeft)} aria-invalid={is_wrong.then_some("true")}
                aria-label={text::named(word, &one.name)} />
        })
    });
    let effort = {
        let slot = slot(EFFORT);
        let path = slot.path();
        let onchange = acts.on(move |acts, event: Event| {
            acts.dispatch.send(LateMsg::TextsEntered(vec![(slot.clone(), value_of(event.target()).into())]));
        });
        let option = |step: u8| {
            html! { <option key={step} value={step.to_string()} selected={step == one.effort}>{ text::whatif::effort(step) }</option> }
        };
        html! {
            <select name={path} ~value={one.effort.to_string()} {onchange} disabled={!one.typed[2].trim().is_empty()} aria-label={text::named(text::ROUTE_EFFORT, &one.name)}>
                { for (1..=5).map(option) }
            </select>
        }
    };
    let name = html! {
        <>{ &*one.name }if let Some(problem) = &one.problem { <span class="problem">{ &**problem }</span> }</>
    };
    let mut cells = vec![
        cell(false, Classes::new(), may),
        cell(true, Classes::new(), name),
        cell(false, classes!("now"), html! { &*one.now }),
    ];
    cells.extend(boxes);
    cells.push(cell(false, Classes::new(), effort));
    row(&one.key, cells)
}
