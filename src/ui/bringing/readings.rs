//! How the items of a table are scored: each clause beside what was read of it, to be tried, confirmed, or left to judgement.

use super::super::heading::focus;
use super::pieces::{self, worked_scores};
use super::written::Written;
use crate::clause::{MarkedAs, MarkedText, Started};
use crate::number::Number;
use crate::printed::{ItemReading, Printed, Scorings, WrittenRule};
use crate::text;
use crate::view::{
    self, AskView, DoubtView, ReadingDetails, ReadingState, ReadingView, ScoringDeed, StartedView,
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ReadingsProps {
    pub(super) printed: Rc<Printed>,
    pub(super) readings: Rc<Vec<ItemReading>>,
    pub(super) scorings: Rc<Scorings>,
    pub(super) on_scored: Callback<Scorings>,
}

/// The list of items, and the one that is looked at.
#[component]
pub(super) fn Readings(props: &ReadingsProps) -> Html {
    let views = use_memo((props.printed.clone(), props.readings.clone()), |(printed, readings)| {
        view::readings(printed, readings)
    });
    let counts = view::reading_counts(&views);
    let filter = use_state(|| None::<ReadingState>);
    // The first one that asks for something, else the first.
    let chosen = use_state(|| {
        let asks = views.iter().find(|view| view.state == ReadingState::Ask);
        asks.or_else(|| views.first()).map(|view| view.id.clone())
    });
    // The item whose rule the person is writing.
    let writing = use_state(|| None::<Rc<str>>);
    let heading = use_node_ref();
    let Some(shown) = views.iter().find(|view| Some(&view.id) == chosen.as_ref()).or_else(|| views.first())
    else {
        return Html::default();
    };
    let listed: Vec<&ReadingView> =
        views.iter().filter(|view| filter.is_none_or(|state| view.state == state)).collect();
    let beside = |step: isize| -> Option<Rc<str>> {
        let at = views.iter().position(|view| view.id == shown.id)?;
        let fits = |view: &&ReadingView| filter.is_none_or(|state| view.state == state);
        if step < 0 {
            views[..at].iter().rev().find(fits).map(|view| view.id.clone())
        } else {
            views[at + 1..].iter().find(fits).map(|view| view.id.clone())
        }
    };
    let go = |to: Option<Rc<str>>| {
        let (chosen, heading) = (chosen.clone(), heading.clone());
        Callback::from(move |_: MouseEvent| {
            if to.is_some() {
                chosen.set(to.clone());
            }
            focus(&heading);
        })
    };
    let chip = |state: Option<ReadingState>, word: &str, count: usize| {
        let filter = filter.clone();
        let is_pressed = *filter == state;
        let onclick = Callback::from(move |_: MouseEvent| filter.set(state));
        html! {
            <button key={word.to_owned()} type="button" class="chip" aria-pressed={is_pressed.to_string()} {onclick}>
                { format!("{word} {count}") }
            </button>
        }
    };
    let entry = |view: &&ReadingView| {
        let choose = {
            let (chosen, id) = (chosen.clone(), view.id.clone());
            Callback::from(move |_: MouseEvent| chosen.set(Some(id.clone())))
        };
        html! {
            <li key={view.id.to_string()}>
                <button type="button" class="reading" data-reading={view.id.to_string()} onclick={choose}
                    aria-current={(view.id == shown.id).then_some("true")}>
                    <b>{ &*view.title }</b><span class="points">{ &*view.points }</span>
                    <span class="short">{ &*view.short }</span>
                    { badge(view) }
                </button>
            </li>
        }
    };
    let read = props.readings.iter().find(|read| *read.id == *shown.id).cloned().map(Rc::new);
    let points =
        props.printed.items().find(|item| *item.id == *shown.id).and_then(|item| item.points.clone());
    let details = read.as_ref().map(|read| view::reading_details(&props.printed, read));
    let is_writing = writing.as_ref() == Some(&shown.id);
    let deed = {
        let (id, scorings, on_scored) = (shown.id.clone(), props.scorings.clone(), props.on_scored.clone());
        Callback::from(move |deed: ScoringDeed| on_scored.emit(view::with_scoring(&scorings, &id, &deed)))
    };
    let write = {
        let (writing, id) = (writing.clone(), shown.id.clone());
        Callback::from(move |_: MouseEvent| writing.set(Some(id.clone())))
    };
    let written = {
        let (writing, deed, heading) = (writing.clone(), deed.clone(), heading.clone());
        Callback::from(move |rule: Option<WrittenRule>| {
            if let Some(rule) = rule {
                deed.emit(ScoringDeed::Write(rule));
            }
            writing.set(None);
            focus(&heading);
        })
    };
    html! {
        <section class="panel readings" aria-label={text::BRINGING_SCORING}>
            <h2>{ text::BRINGING_SCORING }</h2>
            <p class="aside" role="status">{ text::scored_so(counts[1], counts[0], counts[2]) }</p>
            if let Some(started) = view::started(&props.printed, &props.readings, &props.scorings) {
                <StartedSteps {started} scorings={props.scorings.clone()} on_scored={props.on_scored.clone()} />
            }
            <div class="both">
                <div class="list">
                    <div class="chips">
                        { chip(None, text::BRINGING_ALL, views.len()) }
                        { for ReadingState::ALL.iter().zip(counts).map(|(state, count)| chip(Some(*state), word(*state), count)) }
                    </div>
                    <ul>{ for listed.iter().map(entry) }</ul>
                </div>
                <div class="one" data-shown={shown.id.to_string()}>
                    <h3 ref={heading.clone()} tabindex="-1">{ &*shown.title }<span class="points">{ &*shown.points }</span>{ badge(shown) }</h3>
                    { original(shown, details.as_ref()) }
                    if let (true, Some(read), Some(points)) = (is_writing, &read, &points) {
                        <Written key={shown.id.to_string()} rule={view::form_of(&props.scorings, read, points)} points={points.clone()} on_done={written} />
                    } else {
                        if shown.has_misfit { <p class="warning" role="alert">{ text::written_misfit(&shown.points) }</p> }
                        { said(shown, details.as_ref()) }
                        if let Some(details) = &details {
                            { for details.doubts.iter().map(|one| doubt(one, &deed)) }
                            { worked_scores(&details.worked) }
                        }
                        if let (Some(read), Some(points)) = (read.clone().filter(|read| read.can_compute), points.clone()) {
                            <Trial key={shown.id.to_string()} {read} {points} asks={shown.asks.clone()} />
                        }
                        <div class="buttons">
                            <button type="button" name="reading-before" disabled={beside(-1).is_none()} onclick={go(beside(-1))}>{ text::BRINGING_BEFORE }</button>
                            { turn(shown, &deed) }
                            <button type="button" name="reading-write" onclick={write}>{ text::WRITTEN_OPEN }</button>
                            if shown.is_written || shown.has_misfit {
                                <button type="button" name="reading-as-read" onclick={deed.reform(|_: MouseEvent| ScoringDeed::AsRead)}>{ text::WRITTEN_AS_READ }</button>
                            }
                            <button type="button" class="primary" name="reading-next" disabled={beside(1).is_none()} onclick={go(beside(1))}>{ text::BRINGING_NEXT }</button>
                        </div>
                    }
                </div>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct StartedProps {
    started: StartedView,
    scorings: Rc<Scorings>,
    on_scored: Callback<Scorings>,
}

/// What a started step counts for, asked once for the whole table.
#[component]
fn StartedSteps(props: &StartedProps) -> Html {
    let shown = &props.started;
    let choice = |started: &Started| {
        let started = *started;
        let (scorings, on_scored) = (props.scorings.clone(), props.on_scored.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_scored.emit(Scorings { started: Some(started), ..(*scorings).clone() });
        });
        let is_pressed = shown.chosen == started;
        html! {
            <button key={text::started(started)} type="button" class="chip" aria-pressed={is_pressed.to_string()} {onclick}>
                { text::started(started) }
            </button>
        }
    };
    let why = match (shown.chosen, shown.is_printed) {
        (_, true) => text::BRINGING_STARTED_PRINTED,
        (Started::Open, false) => text::BRINGING_STARTED_OPEN,
        (_, false) => text::BRINGING_STARTED_ASSUMED,
    };
    html! {
        <div class={classes!("started", (shown.chosen != Started::Open).then_some("is-settled"))} role="group" aria-label={text::BRINGING_STARTED}>
            <p><b>{ text::BRINGING_STARTED }</b>{ "：" }{ text::started_items(shown.items) }</p>
            <div class="chips">{ for view::STARTED.iter().map(choice) }</div>
            <p class="aside">{ why }</p>
        </div>
    }
}

fn word(state: ReadingState) -> &'static str {
    match state {
        ReadingState::Read => text::BRINGING_READ,
        ReadingState::Ask => text::BRINGING_ASK,
        ReadingState::Judged => text::BRINGING_JUDGED,
    }
}

fn badge(view: &ReadingView) -> Html {
    let state = view.state;
    let class = match state {
        ReadingState::Read => "read",
        ReadingState::Ask => "ask",
        ReadingState::Judged => "judged",
    };
    html! { <span class={classes!("state", class)}>{ if view.is_written { text::WRITTEN_BADGE } else { word(state) } }</span> }
}

/// The clause as printed, with what was read marked in it.
fn original(shown: &ReadingView, details: Option<&ReadingDetails>) -> Html {
    let class = |is: MarkedAs| match is {
        MarkedAs::Asked => "asked",
        MarkedAs::Condition => "condition",
        MarkedAs::Points => "points",
        MarkedAs::Open => "open",
    };
    let marked = details.map(|details| details.marked.as_slice()).unwrap_or_default();
    let piece = |(at, piece): (usize, &MarkedText)| match piece.is {
        Some(is) => html! { <mark key={at} class={class(is)}>{ &*piece.text }</mark> },
        None => html! { <span key={at}>{ &*piece.text }</span> },
    };
    let all = [
        (MarkedAs::Asked, text::MARKED_ASKED),
        (MarkedAs::Condition, text::MARKED_CONDITION),
        (MarkedAs::Points, text::MARKED_POINTS),
        (MarkedAs::Open, text::MARKED_OPEN),
    ];
    let used = all.iter().filter(|(is, _)| marked.iter().any(|piece| piece.is == Some(*is)));
    let legend = used.map(|(is, word)| html! { <mark key={*word} class={class(*is)}>{ *word }</mark> });
    html! {
        <>
            <h4>{ text::BRINGING_PRINTED }<span class="legend">{ for legend }</span></h4>
            <p class="original">
                if marked.iter().any(|piece| piece.is.is_some()) { { for marked.iter().enumerate().map(piece) } } else { { &*shown.clause } }
            </p>
        </>
    }
}

/// The rule in words.
fn said(shown: &ReadingView, details: Option<&ReadingDetails>) -> Html {
    if shown.words.is_empty() {
        return html! { <p class="aside">{ text::BRINGING_NOT_READ }</p> };
    }
    html! {
        <>
            <h4>{ text::BRINGING_READS }</h4>
            { pieces::rule(details.and_then(|details| details.table.as_ref()), &shown.words) }
            if shown.is_written { <p class="aside">{ text::WRITTEN_OWN }</p> }
            if !shown.assumed.is_empty() {
                <p class="aside">{ shown.assumed.iter().map(|said| said.trim_start_matches('。')).collect::<String>() }</p>
            }
            if shown.is_filled && shown.state == ReadingState::Judged {
                <p class="aside">{ text::BRINGING_FILLED }</p>
            }
        </>
    }
}

/// What leaves something open, and what it can mean.
fn doubt(doubt: &DoubtView, deed: &Callback<ScoringDeed>) -> Html {
    let about = doubt.about;
    let choice = |(at, words): (usize, &Rc<str>)| {
        let onclick = deed.reform(move |_: MouseEvent| ScoringDeed::Choose(about, at));
        html! {
            <button key={at} type="button" class="choice" aria-pressed={(doubt.chosen == Some(at)).to_string()} {onclick}>{ &**words }</button>
        }
    };
    html! {
        <div key={about} class="doubt" role="group" aria-label={doubt.question}>
            <p><b>{ text::BRINGING_ASK }</b>{ "：" }{ doubt.question }</p>
            { for doubt.choices.iter().enumerate().map(choice) }
        </div>
    }
}

/// The other way to score it.
fn turn(shown: &ReadingView, deed: &Callback<ScoringDeed>) -> Html {
    let (to, word) = match shown.state {
        ReadingState::Read => (ScoringDeed::Judge, text::BRINGING_JUDGE),
        ReadingState::Judged if shown.can_compute => (ScoringDeed::Compute, text::BRINGING_COMPUTE),
        ReadingState::Ask | ReadingState::Judged => return Html::default(),
    };
    let onclick = deed.reform(move |_: MouseEvent| to.clone());
    html! { <button type="button" name="reading-turn" {onclick}>{ word }</button> }
}

#[derive(Properties, PartialEq)]
struct TrialProps {
    read: Rc<ItemReading>,
    points: Number,
    asks: Vec<AskView>,
}

/// 试一试: figures on trial, and what they come to.
#[component]
fn Trial(props: &TrialProps) -> Html {
    let typed = use_state(|| vec![String::new(); props.asks.len()]);
    let set = |at: usize| {
        let typed = typed.clone();
        move |value: String| {
            let mut all = (*typed).clone();
            if let Some(one) = all.get_mut(at) {
                *one = value;
            }
            typed.set(all);
        }
    };
    let field = |(at, ask): (usize, &AskView)| {
        let id = format!("try-{at}");
        let control = if ask.options.is_empty() {
            let set = set(at);
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    set(input.value());
                }
            });
            html! { <input id={id.clone()} name={id.clone()} type="text" inputmode="decimal" autocomplete="off" {oninput} /> }
        } else {
            let set = set(at);
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) =
                    event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
                {
                    set(select.value());
                }
            });
            html! {
                <select id={id.clone()} name={id.clone()} {onchange}>
                    <option value="">{ text::NOT_FILLED }</option>
                    { for ask.options.iter().map(|option| html! { <option key={option.to_string()} value={option.to_string()}>{ &**option }</option> }) }
                </select>
            }
        };
        html! {
            <p key={at}><label for={id}>{ &*ask.title }</label><span class="box">{ control }<span class="unit">{ &*ask.unit }</span></span></p>
        }
    };
    let outcome = view::tried(&props.read, &props.points, &typed);
    html! {
        <div class="trial" role="group" aria-label={text::BRINGING_TRY}>
            <h4>{ text::BRINGING_TRY }</h4>
            <div class="asks">{ for props.asks.iter().enumerate().map(field) }</div>
            <output name="tried" aria-live="polite">{ outcome }</output>
        </div>
    }
}
