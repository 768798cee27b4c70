//! 对标: every rubric's outcome for the open draft, side by side.

use super::bar::bar;
use super::heading::use_heading;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::session::{LateMsg, Model, Msg, Screen};
use crate::text;
use crate::view::{self, CompareRow};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct CompareProps {
    rows: Rc<Vec<CompareRow>>,
    /// What to know while rubrics are not at hand.
    state: Option<&'static str>,
    /// Whether they could not be had.
    is_lacking: bool,
}

/// The screen for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let Some(entry) = model.open_entry() else { return Html::default() };
    let rows = view::compare(&model.shelf, &entry.draft);
    let fetched = model.shelf.fetched();
    let state = (!model.shelf.is_complete()).then(|| text::rubric_state(Some(fetched)));
    html! { <Compare rows={Rc::new(rows)} {state} is_lacking={fetched.is_lacking()} /> }
}

#[component]
fn Compare(props: &CompareProps) -> Html {
    let dispatch = use_dispatch();
    let back = dispatch.on(|_: MouseEvent| Msg::ScreenChosen(Screen::Sheet));
    let retry = dispatch.on(|_: MouseEvent| Msg::RubricsWanted);
    let heading = use_heading();
    html! {
        <main class="compare" id="fields">
            <header>
                <h1 ref={heading} tabindex="-1">{ text::COMPARE_TITLE }</h1>
                <p>{ text::COMPARE_LEAD }</p>
                <button type="button" onclick={back}>{ text::COMPARE_BACK }</button>
            </header>
            if let Some(state) = props.state {
                <p class="waiting" role="status">{ state }
                    if props.is_lacking {
                        { " " }<button type="button" class="plain" onclick={retry}>{ text::RETRY }</button>
                    }
                </p>
            }
            { for props.rows.iter().map(|row| html! { <Standard key={&*row.rubric.name()} row={Rc::new(row.clone())} /> }) }
            <p class="disclaimer">{ text::DISCLAIMER }</p>
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct StandardProps {
    row: Rc<CompareRow>,
}

/// One rubric.
#[component]
fn Standard(props: &StandardProps) -> Html {
    let row = &props.row;
    let dispatch = use_dispatch();
    let rubric = &row.rubric;
    let chosen = rubric.clone();
    let open = dispatch.on(move |_: MouseEvent| LateMsg::RubricChosen(chosen.clone()));
    let name = rubric.name();
    let heading = format!("standard-{name}");
    let word = if row.is_current { text::COMPARE_CURRENT } else { text::COMPARE_OPEN };
    // The same word under each rubric, so its name says whose it is.
    let summary = |word: &str, count: usize| {
        let word = text::folded(word, count);
        html! { <summary aria-label={text::named(&word, &rubric.title)}>{ word }</summary> }
    };
    html! {
        <section class={classes!("card", "standard", row.is_current.then_some("current"))} data-rubric={name.to_string()}
            aria-labelledby={heading.clone()}>
            <header>
                <h2 id={heading}>{ &*rubric.title }</h2>
                <button type="button" onclick={open} disabled={row.is_current} aria-label={text::named(word, &rubric.title)}>
                    { word }
                </button>
            </header>
            <p class="origin">{ &*row.origin }{ " · " }{ text::edition("", &rubric.edition) }{ " · " }<b>{ &*rubric.label }</b></p>
            { bar(row.bar, &[]) }
            <dl>
                <dt>{ text::COMPARE_RESULT }</dt><dd><output name={format!("compare:{name}")}>{ &*row.score }</output></dd>
                <dt>{ text::COMPARE_COUNTS }</dt><dd>{ &*row.counts }</dd>
                <dt>{ text::COMPARE_FACTS }</dt><dd>{ &*row.facts }</dd>
                if !row.gates.is_empty() { <dt>{ text::LIMITS }</dt><dd>{ &*row.gates }</dd> }
                if row.unverified > 0 {
                    <dt>{ text::FILTER_UNVERIFIED }</dt><dd>{ text::items(row.unverified) }</dd>
                }
            </dl>
            <details>
                { summary(text::COMPARE_UNMET, row.unmet.len()) }
                <ul>{ for row.unmet.iter().enumerate().map(|(n, (title, line))| html! {
                    <li key={n}><b>{ &**title }</b>{ " " }{ &**line }</li>
                }) }</ul>
            </details>
            <details>
                { summary(text::COMPARE_MISSING, row.missing.len()) }
                <ul class="missing">{ for row.missing.iter().enumerate().map(|(n, fact)| html! { <li key={n}>{ &**fact }</li> }) }</ul>
            </details>
            if !row.findings.is_empty() {
                <details>
                    { summary(text::COMPARE_FINDINGS, row.findings.len()) }
                    <ul>{ for row.findings.iter().enumerate().map(|(n, found)| html! { <li key={n}>{ &**found }</li> }) }</ul>
                </details>
            }
        </section>
    }
}
