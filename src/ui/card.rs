//! An indicator's card: reads like a sentence from what is asked to the clause it rests on; details open in place.

use super::bar::certainty;
use super::field::Field;
use super::store::use_dispatch;
use super::{Dispatch, renders};
use crate::draft::{self, Book, Slot};
use crate::engine::Verdict;
use crate::session::Msg;
use crate::text::{self, Piece, Tone};
use crate::view::{Basis, CardView, FieldView, GateView, JudgedView, LineView, Reference};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) view: Rc<CardView>,
    /// Whether the filter lets it through.
    pub(super) shown: bool,
}

/// An indicator's card.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let view = &props.view;
    renders::note("card", &view.id);
    let dispatch = use_dispatch();
    let heading = format!("h-{}", view.id);
    html! {
        <article class={classes!("card", verdict_class(view.verdict))} id={card_id(&view.id)}
            data-indicator={view.id.clone()} data-verdict={draft::verdict(view.verdict)}
            aria-labelledby={heading.clone()} hidden={!props.shown}>
            <header>
                <h3 id={heading}><span class="number">{ &*view.number }</span>{ " " }{ &*view.title }</h3>
                { verdict(view.verdict) }
                <p class="score">
                    <output name={format!("points:{}", view.id)} aria-live="off">{ &*view.points }</output>
                    <span class="full">{ format!(" / {} {}", view.full, view.unit) }</span>
                </p>
            </header>
            { fields(&view.inputs) }
            { references(&view.references) }
            { for view.judged.iter().map(|view| judged(view, &dispatch)) }
            { lines(view) }
            if !view.later.is_empty() {
                <p class="basis">{ &*view.later }</p>
            }
            { basis_line(view) }
            { try_it(view, &dispatch) }
            <div class="folds">{ related(view) }{ details(view, &dispatch) }</div>
        </article>
    }
}

/// The element id of an indicator's card.
pub(super) fn card_id(indicator: &str) -> String {
    format!("card-{indicator}")
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Missing => "missing",
        Verdict::Judgment => "judgment",
        Verdict::NotApplicable => "not-applicable",
    }
}

fn verdict(verdict: Verdict) -> Html {
    html! {
        <p class="verdict">
            <span aria-hidden="true">{ text::verdict_sign(verdict) }</span>{ " " }{ text::verdict(verdict) }
        </p>
    }
}

fn fields(views: &[Rc<FieldView>]) -> Html {
    if views.is_empty() {
        return Html::default();
    }
    html! {
        <div class="fields">
            { for views.iter().map(|view| html! { <Field key={view.name.to_string()} view={view.clone()} /> }) }
        </div>
    }
}

fn references(references: &[Reference]) -> Html {
    if references.is_empty() {
        return Html::default();
    }
    let reference = |reference: &Reference| {
        html! {
            <li key={reference.id.to_string()}>
                { format!("{} ", reference.label) }<b>{ &*reference.text }</b>{ " " }
                <a href={format!("#{}", card_id(&reference.home))}
                    aria-label={text::named(&reference.label, &reference.number)}>{ &*reference.number }</a>
            </li>
        }
    };
    html! {
        <ul class="references" aria-label={text::REFERENCES}>{ for references.iter().map(reference) }</ul>
    }
}

fn lines(view: &CardView) -> Html {
    // A question that is only asked stands above its bands already.
    let is_asked = |text: &Rc<str>| view.judged.iter().any(|judged| judged.question == *text);
    let is_answered = |line: &&LineView| line.pieces.last().is_none_or(|piece| !is_asked(&piece.text));
    let line = |(n, line): (usize, &LineView)| {
        html! {
            <p key={n}>{ for line.pieces.iter().map(piece) }{ " " }{ for line.doubt.map(certainty) }</p>
        }
    };
    html! { <div class="lines">{ for view.lines.iter().filter(is_answered).enumerate().map(line) }</div> }
}

fn piece(piece: &Piece) -> Html {
    match piece.tone {
        Tone::Plain => html! { { &*piece.text } },
        Tone::Figure => html! { <b>{ &*piece.text }</b> },
        Tone::Short => html! { <b class="short">{ &*piece.text }</b> },
        Tone::Open => html! { <span class="open">{ &*piece.text }</span> },
    }
}

fn basis(basis: &Basis) -> Html {
    html! { <>{ &*basis.text }{ " " }{ certainty(basis.certainty) }</> }
}

/// The one line under the arithmetic: the first basis, who is responsible, how much evidence.
fn basis_line(view: &CardView) -> Html {
    let line_basis = view.bases.iter().skip(1).find(|basis| basis.certainty != crate::rubric::Certainty::Own);
    let shown = line_basis.or_else(|| view.bases.first());
    html! {
        <p class="basis">
            { text::BASIS }{ " " }{ for shown.map(basis) }
            <span class="responsible">{ format!("{} {}", text::RESPONSIBLE, view.responsible) }</span>
        </p>
    }
}

/// What is not fully won can be tried by itself.
fn try_it(view: &CardView, dispatch: &Dispatch) -> Html {
    if view.verdict != Verdict::Unmet {
        return Html::default();
    }
    let key = view.key;
    let onclick = dispatch.on(move |_: MouseEvent| Msg::IndicatorTried(key));
    html! {
        <button type="button" class="plain try" {onclick} aria-label={text::named(text::CARD_TRY, &view.title)}>{ text::CARD_TRY }</button>
    }
}

fn related(view: &CardView) -> Html {
    let views = &view.related;
    if views.is_empty() && view.related_references.is_empty() {
        return Html::default();
    }
    let filled = views.iter().filter(|view| !view.text.trim().is_empty()).count();
    html! {
        <details class="related">
            { summary(&text::related(filled, views.len()), &view.title) }
            { fields(views) }
            { references(&view.related_references) }
        </details>
    }
}

/// What opens a folded part of a card: the same word on each, so its name says whose it is.
fn summary(word: &str, title: &str) -> Html {
    html! { <summary aria-label={text::named(word, title)}>{ word.to_owned() }</summary> }
}

/// The materials of an indicator, each with 有 and 缺.
fn evidence(view: &CardView, dispatch: &Dispatch) -> Html {
    let mark = |name: &Rc<str>, said: &str, word: &'static str| {
        let is_said = said == word;
        let (indicator, material) = (view.id.clone(), name.clone());
        // Choosing again what is chosen takes it back.
        let state: Rc<str> = if is_said { "".into() } else { word.into() };
        let onclick = dispatch.on(move |_: MouseEvent| Msg::TextEntered {
            slot: Slot::In(Book::Evidence, indicator.clone(), material.clone()),
            text: state.clone(),
        });
        html! {
            <button type="button" class="choice" aria-pressed={is_said.to_string()} {onclick}
                aria-label={format!("{} {name}：{word}", view.number)}>{ word }</button>
        }
    };
    html! {
        <ul class="evidence">
            { for view.evidence.iter().map(|(name, said)| html! {
                <li key={name.to_string()} data-evidence={said.to_string()}>
                    <span>{ &**name }</span>
                    { mark(name, said, text::EVIDENCE_HAVE) }
                    { mark(name, said, text::EVIDENCE_LACK) }
                </li>
            }) }
        </ul>
    }
}

fn details(view: &CardView, dispatch: &Dispatch) -> Html {
    html! {
        <details class="details">
            { summary(text::DETAILS, &view.title) }
            <dl>
                <dt>{ text::CLAUSE }</dt><dd>{ &*view.clause }</dd>
                <dt>{ text::RULES }</dt>
                <dd>{ for view.rules.iter().map(|rule| html! { <p key={rule.to_string()}>{ &**rule }</p> }) }</dd>
                <dt>{ text::BASIS }</dt>
                <dd>
                    { for view.bases.iter().map(|cited| html! {
                        <p key={cited.text.to_string()}>{ basis(cited) }
                            <span class="meaning">{ text::certainty_meaning(cited.certainty) }</span></p>
                    }) }
                </dd>
                <dt>{ text::EVIDENCE }</dt>
                <dd>{ evidence(view, dispatch) }</dd>
                <dt>{ text::EXPLANATION }</dt><dd class="explanation">{ &*view.explanation }</dd>
            </dl>
            { fields(&view.notes) }
        </details>
    }
}

/// A judgement: the question, the bands to choose from, the points within them, the reason.
fn judged(view: &JudgedView, dispatch: &Dispatch) -> Html {
    let band = |band: &crate::view::JudgedBandView| {
        let (slot, text) = (view.points.slot.clone(), band.chosen.clone());
        let onclick =
            dispatch.on(move |_: MouseEvent| Msg::TextEntered { slot: slot.clone(), text: text.clone() });
        html! {
            <li key={band.title.to_string()}>
                <button type="button" aria-pressed={band.is_current.to_string()} {onclick}>
                    <b>{ &*band.title }</b>{ " " }
                    <span class="points">{ format!("{} {}", band.points, text::UNIT_POINTS) }</span>
                    <span class="text">{ &*band.text }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="judged" key={view.points.name.to_string()} role="group" aria-label={view.question.clone()}>
            <p class="question">{ &*view.question }</p>
            <ul class="bands">{ for view.bands.iter().map(band) }</ul>
            <div class="fields">
                <Field view={view.points.clone()} />
                <Field view={view.reason.clone()} />
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct GateProps {
    pub(super) view: Rc<GateView>,
}

/// A gate: the event, what it does, whether it happened.
#[component]
pub(super) fn Gate(props: &GateProps) -> Html {
    let view = &props.view;
    renders::note("gate", &view.id);
    let state = match view.fired {
        crate::number::Truth::Yes => "fired",
        crate::number::Truth::No => "clear",
        crate::number::Truth::Open => "open",
    };
    html! {
        <article class={classes!("card", "gate", state)} data-gate={view.id.clone()}
            data-fired={state}>
            <header>
                <h3>{ &*view.title }</h3>
                <p class="verdict"><span aria-hidden="true">{ text::gate_sign(view.fired) }</span>{ " " }{ text::gate_state(view.fired) }</p>
                <p class="score">{ &*view.effect }</p>
            </header>
            if let Some(field) = &view.field {
                <div class="fields"><Field view={field.clone()} /></div>
            }
            <p class="basis">{ text::BASIS }{ " " }{ basis(&view.basis) }</p>
        </article>
    }
}
