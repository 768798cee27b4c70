//! The live result: total, grade, what stands before the next one, the largest losses, what contradicts.

use super::bar::bar;
use super::parts::{self, Coming, LatePart, Purpose};
use super::plain::{around, group, output, words};
use super::store::use_dispatch;
use super::{card, renders};
use crate::session::Msg;
use crate::text;
use crate::view::{HeadView, LossView, ResultView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ResultProps {
    pub(super) view: Rc<ResultView>,
    /// Brings the person to the card or field with this element id.
    pub(super) seek: Callback<AttrValue>,
}

/// The result panel.
#[component]
pub(super) fn Result(props: &ResultProps) -> Html {
    let view = &props.view;
    renders::note("result", "");
    let is_undecided = !view.undecided.is_empty();
    let losses = if view.losses.is_empty() {
        words("p", "nothing", text::NO_LOSSES)
    } else {
        around("ul", "losses", html! { { for view.losses.iter().map(|view| loss(view, &props.seek)) } })
    };
    html! {
        <aside class="result" id="result" aria-label={text::RESULT}>
            <section class="panel total">
                { words("h2", "unseen", &text::total(&view.full, &view.unit)) }
                // A range of grades says nothing while most is open: it stays for those who look for it by its name.
                { group("p", if is_undecided { "grade is-open" } else { "grade" }, vec![
                    output("grade".into(), &view.grade),
                    words("span", "", &view.undecided),
                ]) }
                { group("p", "sum", vec![
                    output("total".into(), &view.total),
                    words("span", "", &format!(" / {} {}", view.full, view.unit)),
                ]) }
                // The one thing that is told of every change.
                <p class="unseen" role="status">
                    { text::told_total(&view.total, &view.unit, if is_undecided { &view.undecided } else { &view.grade }) }
                </p>
                { bar(view.bar, &view.ticks) }
                <p class="legend" aria-hidden="true">
                    { for text::LEGEND.iter().map(|(class, word)| words("span", class, word)) }
                </p>
                <dl>
                    if !is_undecided { { words("dt", "", text::SETTLED) }{ words("dd", "", &view.settled) } }
                    if !view.gates.is_empty() {
                        { words("dt", "", text::LIMITS) }
                        <dd class={classes!(view.gate_fired.then_some("fired"))}><a href="#gates">{ &*view.gates }</a></dd>
                    }
                </dl>
                <ul class="next" aria-label={text::NEXT_GRADE}>
                    { for view.next.iter().map(|line| html! { <li key={line.to_string()}>{ &**line }</li> }) }
                </ul>
                { words("p", "disclaimer", text::DISCLAIMER) }
            </section>
            // Beside the total, not in it: on a telephone that stays in sight and has room for little.
            if !view.remarks.is_empty() {
                { around("div", "panel", html! { { for view.remarks.iter().map(|remark| words("p", "total-remark", remark)) } }) }
            }
            { group("section", "panel", vec![words("h2", "", text::LOSSES), losses]) }
            { group("section", "panel", vec![
                words("h2", "", &text::findings(view.findings.len())),
                html! { <Findings view={view.clone()} seek={props.seek.clone()} /> },
                words("p", "checked", &view.checked),
            ]) }
        </aside>
    }
}

/// A link within the sheet that also opens folded parts, lifts a filter, and takes the focus along.
pub(super) fn link(target: String, title: &str, seek: &Callback<AttrValue>) -> Html {
    let address = format!("#{target}");
    let (seek, target) = (seek.clone(), AttrValue::from(target));
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        seek.emit(target.clone());
    });
    html! { <a href={address} {onclick}>{ title }</a> }
}

fn loss(loss: &LossView, seek: &Callback<AttrValue>) -> Html {
    html! {
        <li key={loss.id.to_string()}>
            { link(card::card_id(&loss.id), &loss.title, seek) }
            { words("b", "short", &text::lost(&loss.points)) }
            { words("span", "deed", &loss.deed) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct FindingsProps {
    view: Rc<ResultView>,
    seek: Callback<AttrValue>,
}

/// What contradicts; what finds it, and says it in words, comes with the first figure.
#[component]
fn Findings(props: &FindingsProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    let is_wanted = view.is_unchecked || !view.findings.is_empty();
    let part = parts::use_part(is_wanted.then_some(LatePart::Findings));
    let has_come = view.is_unchecked && matches!(part, Some(Coming::Here(_)));
    {
        let dispatch = dispatch.clone();
        use_effect_with(has_come, move |has_come| {
            if *has_come {
                dispatch.send(Msg::ChecksCame);
            }
        });
    }
    let purpose = Purpose::Findings(view, &props.seek);
    match part {
        None => words("p", "nothing", text::NO_FINDINGS),
        // A moment, until it is drawn anew; nobody asked for it, so nobody is told that it is on its way.
        Some(Coming::Here(_) | Coming::Awaited { .. }) if view.is_unchecked => Html::default(),
        Some(part) => dispatch.with_model(|model| parts::piece(part, model, &purpose)),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct HeadProps {
    pub(super) view: Rc<HeadView>,
}

/// A domain in the navigation.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let view = &props.view;
    renders::note("head", &view.id);
    html! {
        <li class="head">
            <a href={format!("#domain-{}", view.id)}>
                { words("span", "name", &format!("{} {}", view.ordinal, view.short_title)) }
                { words("span", "range", &view.points) }
                { bar(view.bar, &[]) }
                <span class="counts">
                    if view.has_unmet { <span class="short" aria-hidden="true">{ "✕ " }</span> }
                    { &*view.counts }
                </span>
            </a>
        </li>
    }
}
