//! What is printed: the table that is handed in (自评表), and the head of every other view.

use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::session::{Model, Msg, Screen};
use crate::text;
use crate::view::{self, PaperDomain, PaperSum, PaperView, PaperWhole, Sheet};
use gloo::events::EventListener;
use std::rc::Rc;
use yew::prelude::*;

/// The id of the table's title.
const TITLE: &str = "paper-title";

/// Where the time of printing stands.
const TIME: &str = "[data-printed]";

/// The table for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let (Some(entry), Some(rubric)) = (model.open_entry(), model.rubric()) else { return Html::default() };
    html! { <Paper view={Rc::new(view::paper(rubric, &Sheet::of(rubric, &entry.draft, None)))} /> }
}

/// The table is asked for to be printed: the focus goes to its title, and the browser's dialog opens.
fn opened() {
    if let Some(title) = browser::by_id(TITLE) {
        drop(title.focus());
    }
    print();
}

/// As the browser's own command does.
fn print() {
    if let Err(error) = gloo::utils::window().print() {
        browser::report(&error);
    }
}

/// Writes down the time whenever something is printed, by whatever command.
#[hook]
pub(super) fn use_time_of_printing() {
    use_effect_with((), |()| {
        let listener = EventListener::new(&gloo::utils::window(), "beforeprint", |_| {
            let now = text::changed(&browser::stamp());
            let Ok(places) = gloo::utils::document().query_selector_all(TIME) else { return };
            // The page draws these empty and never again, so nothing of its own is overwritten.
            for place in (0..places.length()).filter_map(|at| places.item(at)) {
                place.set_text_content(Some(&now));
            }
        });
        move || drop(listener)
    });
}

/// The head of a printed view: whose, by which rubric, when. Only paper shows it.
pub(super) fn head(model: &Model) -> Html {
    let line = match model.open_entry() {
        Some(entry) => {
            let draft = &entry.draft;
            let listed = model.shelf.find(&draft.rubric).map(|(found, _)| &*found.listed);
            text::printed(&draft.county, &draft.year, listed)
        }
        None => text::BRAND.to_owned(),
    };
    html! { <p class="printed"><span>{ line }</span>{ time() }</p> }
}

fn time() -> Html {
    html! { <span class="time">{ text::PRINTED_AT }<time data-printed=""></time></span> }
}

#[derive(Properties, PartialEq)]
struct PaperProps {
    view: Rc<PaperView>,
}

/// The table.
#[component]
fn Paper(props: &PaperProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    use_effect_with((), |()| opened());
    let back = dispatch.on(|_: MouseEvent| Msg::ScreenChosen(Screen::Sheet));
    let mut bodies: Vec<Html> = view.domains.iter().map(domain).collect();
    if let Some(whole) = &view.whole {
        bodies.push(body("", vec![sum("total", text::PAPER_TOTAL, &whole.sum)]));
    }
    let columns = [text::PAPER_INDICATORS, text::CLAUSE, view.full, view.score, text::EXPLANATION];
    let signatures =
        [text::SIGN_FILLED, text::SIGN_CHECKED, text::SIGN_HEAD, text::SIGN_SEAL, text::SIGN_DATE];
    html! {
        <main class="paper" id="fields">
            <p class="buttons">
                <button type="button" class="primary" onclick={|_: MouseEvent| print()}>{ text::PAPER_PRINT }</button>
                <button type="button" onclick={back}>{ text::PAPER_BACK }</button>
            </p>
            <h1 id={TITLE} tabindex="-1">{ &*view.title }</h1>
            <table class="scores" aria-labelledby={TITLE}>
                <thead>
                    <tr class="head"><td colspan="5">
                        <span>{ &*view.head }{ " · " }{ text::DISCLAIMER }</span>{ time() }
                        if let Some(seal) = &view.seal { <span class="seal">{ &**seal }</span> }
                    </td></tr>
                    <tr>{ each("th", &columns.map(Rc::from)) }</tr>
                </thead>
                { bodies }
            </table>
            { for view.whole.iter().map(limits) }
            <ul class="signatures">{ each("li", &signatures.map(Rc::from)) }</ul>
        </main>
    }
}

fn domain(domain: &PaperDomain) -> Html {
    let mut rows = Vec::new();
    for one in &domain.rows {
        rows.push(row(
            &one.id,
            &one.title,
            vec![
                cell("", &one.clause),
                cell(&one.full, &[]),
                cell(&one.score, std::slice::from_ref(&one.state)),
                cell(&one.lost, &one.lines),
            ],
        ));
    }
    if let Some(of) = &domain.sum {
        rows.push(sum(&domain.id, text::PAPER_SUBTOTAL, of));
    }
    body(&domain.title, rows)
}

/// What rows come to.
fn sum(id: &str, name: &str, sum: &PaperSum) -> Html {
    let cells = vec![cell("", &[]), cell(&sum.full, &[]), cell(&sum.score, &[]), cell("", &sum.remarks)];
    row(&format!("sum:{id}"), name, cells)
}

/// What stands beside the points: events that limit the grade, and figures that contradict each other.
fn limits(whole: &PaperWhole) -> Html {
    let mut rows = Vec::new();
    for gate in &whole.gates {
        let state = format!("{} {}", text::gate_sign(gate.fired), text::gate_state(gate.fired));
        let basis = text::paper_cited(&gate.basis.text, gate.basis.certainty);
        let cells = [state.into(), gate.effect.clone(), basis.into()];
        rows.push(row(&gate.id, &gate.title, vec![each("td", &cells)]));
    }
    let columns = [text::GATES, text::PAPER_STATE, text::PAPER_EFFECT, text::BASIS];
    html! {
        <>
            if !rows.is_empty() {
                <table class="limits"><thead><tr>{ each("th", &columns.map(Rc::from)) }</tr></thead>{ body("", rows) }</table>
            }
            if !whole.findings.is_empty() {
                <h2>{ text::findings(whole.findings.len()) }</h2>
                <ul class="contradictions">{ each("li", &whole.findings) }</ul>
            }
        </>
    }
}

// One function for each, because each drawn anew would weigh as much again.

/// Rows that belong together, under what they have in common.
#[inline(never)]
fn body(title: &str, rows: Vec<Html>) -> Html {
    html! {
        <tbody key={title.to_owned()}>
            if !title.is_empty() { <tr class="group"><th scope="rowgroup" colspan="5">{ title.to_owned() }</th></tr> }
            { rows }
        </tbody>
    }
}

/// A row, marked with what it is about.
#[inline(never)]
fn row(about: &str, name: &str, cells: Vec<Html>) -> Html {
    html! { <tr key={about.to_owned()} data-row={about.to_owned()}><th scope="row">{ name.to_owned() }</th>{ cells }</tr> }
}

/// A cell: what stands out in it, and lines under that.
#[inline(never)]
fn cell(figure: &str, lines: &[Rc<str>]) -> Html {
    html! { <td><b>{ figure.to_owned() }</b>{ each("p", lines) }</td> }
}

/// Texts, each in an element of its own.
#[inline(never)]
fn each(tag: &'static str, texts: &[Rc<str>]) -> Html {
    let mut all = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        all.push(html! { <@{tag} key={n}>{ text.to_string() }</@> });
    }
    all.into_iter().collect()
}
