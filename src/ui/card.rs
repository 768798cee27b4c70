//! An indicator's card: reads like a sentence from what is asked to the clause it rests on; details open in place.

use super::bar::certainty;
use super::field::Field;
use super::parts::{self, LatePart, Purpose};
use super::plain::{around, choice, group, named_button, output, words};
use super::store::use_dispatch;
use super::{Dispatch, renders};
use crate::browser;
use crate::draft;
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
    /// Whether it is folded to a line, if what it asks is met.
    pub(super) folded: bool,
}

/// An indicator's card.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let view = &props.view;
    renders::note("card", &view.id);
    let dispatch = use_dispatch();
    let heading = format!("h-{}", view.id);
    let is_folded = props.folded && view.verdict == Verdict::Met;
    let title = html! { <>{ words("span", "number", &view.number) }{ format!(" {}", view.title) }</> };
    // The sheet hears the press.
    let title = if view.verdict == Verdict::Met {
        html! { <button type="button" class="fold" aria-expanded={(!is_folded).to_string()}>{ title }</button> }
    } else {
        title
    };
    let judged_fields = view.judged.iter().flat_map(|judged| [&judged.points, &judged.reason]);
    html! {
        <article class={classes!("card", verdict_class(view.verdict), is_folded.then_some("is-folded"))} id={card_id(&view.id)}
            data-indicator={view.id.clone()} data-verdict={draft::verdict(view.verdict)}
            data-holds={is_folded.then(|| names(view.inputs.iter().chain(&view.related).chain(&view.notes).chain(judged_fields)))}
            aria-labelledby={heading.clone()} hidden={!props.shown}>
            <header>
                <h3 id={heading}>{ title }</h3>
                if is_folded { { brief(view) } }
                { signed(text::verdict_sign(view.verdict), text::verdict(view.verdict)) }
                { group("p", "score", vec![
                    output(format!("points:{}", view.id).into(), &view.points),
                    words("span", "full", &format!(" / {} {}", view.full, view.unit)),
                ]) }
            </header>
            if !is_folded {
                { fields(&view.inputs) }
                { references(&view.references) }
                { for view.judged.iter().map(|view| judged(view, &dispatch)) }
                { lines(view) }
                if !view.later.is_empty() { { words("p", "basis", &view.later) } }
                { basis_line(view) }
                { try_it(view, &dispatch) }
                <div class="folds">
                    if !view.related.is_empty() || !view.related_references.is_empty() {
                        { fold(view, true) }
                    }
                    { fold(view, false) }
                </div>
            }
        </article>
    }
}

/// The names of fields, parted by blanks: what is folded away and so not in the document.
fn names<'a>(fields: impl Iterator<Item = &'a Rc<FieldView>>) -> String {
    fields.map(|field| &*field.name).collect::<Vec<_>>().join(" ")
}

/// The arithmetic of its first part, in a line.
fn brief(view: &CardView) -> Html {
    let said = view.lines.iter().take(1).flat_map(|line| &line.pieces).map(|piece| &*piece.text);
    words("p", "brief", &said.collect::<String>())
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

/// A verdict with its sign, which is for the eye alone.
fn signed(sign: &'static str, said: &'static str) -> Html {
    html! { <p class="verdict"><span aria-hidden="true">{ sign }</span>{ " " }{ said }</p> }
}

pub(super) fn fields(views: &[Rc<FieldView>]) -> Html {
    if views.is_empty() {
        return Html::default();
    }
    let field = |view: &Rc<FieldView>| html! { <Field key={view.name.to_string()} view={view.clone()} /> };
    around("div", "fields", html! { { for views.iter().map(field) } })
}

fn references(references: &[Reference]) -> Html {
    if references.is_empty() {
        return Html::default();
    }
    let reference = |reference: &Reference| {
        html! {
            <li key={reference.id.to_string()}>
                { format!("{} ", reference.label) }{ words("b", "", &reference.text) }{ " " }
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
            <p key={n}>{ for line.pieces.iter().map(piece) }{ " " }{ line.doubt.map(certainty).unwrap_or_default() }</p>
        }
    };
    around("div", "lines", html! { { for view.lines.iter().filter(is_answered).enumerate().map(line) } })
}

fn piece(piece: &Piece) -> Html {
    match piece.tone {
        Tone::Plain => html! { { &*piece.text } },
        Tone::Figure => words("b", "", &piece.text),
        Tone::Short => words("b", "short", &piece.text),
        Tone::Open => words("span", "open", &piece.text),
    }
}

fn basis(basis: &Basis) -> Html {
    html! { <>{ &*basis.text }{ " " }{ certainty(basis.certainty) }</> }
}

/// The one line under the arithmetic: the first basis, who is responsible, how much evidence.
fn basis_line(view: &CardView) -> Html {
    html! {
        { group("p", "basis", vec![
            html! { { format!("{} ", text::BASIS) } },
            basis(&view.basis),
            words("span", "responsible", &format!("{} {}", text::RESPONSIBLE, view.responsible)),
        ]) }
    }
}

/// What is not fully won can be tried by itself.
fn try_it(view: &CardView, dispatch: &Dispatch) -> Html {
    if view.verdict != Verdict::Unmet {
        return Html::default();
    }
    let name = text::named(text::CARD_TRY, &view.title);
    named_button("plain try", text::CARD_TRY, name, dispatch.sends(Msg::IndicatorTried(view.key)))
}

/// What opens a folded part of a card: the same word on each, so its name says whose it is.
fn summary(word: &str, title: &str) -> Html {
    html! { <summary aria-label={text::named(word, title)}>{ word.to_owned() }</summary> }
}

#[derive(Properties, PartialEq)]
struct FoldProps {
    view: Rc<CardView>,
    /// Whether it holds the figures that only inform judging and checking; else what comes when first opened, and the remarks.
    is_related: bool,
}

#[inline(never)]
fn fold(view: &Rc<CardView>, is_related: bool) -> Html {
    html! { <Fold view={view.clone()} {is_related} /> }
}

/// What is folded away in a card, and drawn while it is unfolded.
#[component]
fn Fold(props: &FoldProps) -> Html {
    let (view, is_related) = (&props.view, props.is_related);
    let dispatch = use_dispatch();
    let held = if is_related { &view.related } else { &view.notes };
    let open = use_state_eq(|| false);
    let is_open = *open;
    let ontoggle = Callback::from(move |event: Event| {
        if let Some(fold) = event.target_dyn_into::<web_sys::Element>() {
            open.set(fold.has_attribute("open"));
        }
    });
    let part = parts::use_part((is_open && !is_related).then_some(LatePart::Fold));
    let purpose = Purpose::Fold(view, &dispatch);
    let inside = part.map(|part| dispatch.with_model(|model| parts::piece(part, model, &purpose)));
    let (class, word) = if is_related {
        let filled = held.iter().filter(|view| !view.text.trim().is_empty()).count();
        ("related", text::related(filled, held.len()))
    } else {
        ("details", text::DETAILS.to_owned())
    };
    html! {
        <details {class} open={is_open} {ontoggle} data-holds={(!is_open).then(|| names(held.iter()))}>
            { summary(&word, &view.title) }
            { inside.unwrap_or_default() }
            if is_open {
                { fields(held) }
                if is_related { { references(&view.related_references) } }
            }
        </details>
    }
}

/// A judgement: the question, the bands to choose from, the points within them, the reason.
fn judged(view: &JudgedView, dispatch: &Dispatch) -> Html {
    let band = |band: &crate::view::JudgedBandView| {
        let (slot, text) = (view.points.slot.clone(), band.chosen.clone());
        let onclick = dispatch.sends(Msg::TextEntered { slot, text: text.clone() });
        // 好 of 2.4 to 3 points: how many of them is asked at once.
        let onclick = match band.points.contains('–') {
            true => {
                let id = format!("f-{}", view.points.name);
                Callback::from(move |event| {
                    onclick.emit(event);
                    browser::ask_again(&id, &text);
                })
            }
            false => onclick,
        };
        let points = format!("{} {}", band.points, text::UNIT_POINTS);
        let inside = [
            words("b", "", &band.title),
            html! { " " },
            words("span", "points", &points),
            words("span", "text", &band.text),
        ];
        let inside = html! { { for inside } };
        html! { <li key={band.title.to_string()}>{ choice("", band.is_current, None, onclick, inside) }</li> }
    };
    html! {
        <div class="judged" key={view.points.name.to_string()} role="group" aria-label={view.question.clone()}>
            { words("p", "question", &view.question) }
            <ul class="bands">{ for view.bands.iter().map(band) }</ul>
            { fields(&[view.points.clone(), view.reason.clone()]) }
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
                { words("h3", "", &view.title) }
                { signed(text::gate_sign(view.fired), text::gate_state(view.fired)) }
                { words("p", "score", &view.effect) }
            </header>
            { fields(view.field.as_slice()) }
            { group("p", "basis", vec![html! { { format!("{} ", text::BASIS) } }, basis(&view.basis)]) }
        </article>
    }
}
