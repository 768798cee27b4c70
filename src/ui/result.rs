//! The live result: total, grade, what stands before the next one, the largest losses, what contradicts.

use super::bar::bar;
use super::plain::words;
use super::{card, renders};
use crate::rubric::Severity;
use crate::text;
use crate::view::{FindingView, HeadView, LossView, ResultView};
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
    html! {
        <aside class="result" id="result" aria-label={text::RESULT}>
            <section class="panel total">
                { words("h2", "", &text::total(&view.full, &view.unit)) }
                <p class="sum">
                    <output name="total" aria-live="off">{ &*view.total }</output>{ " " }
                    { words("span", "", &view.unit) }
                </p>
                // The one thing that is told of every change.
                <p class="unseen" role="status">{ text::told_total(&view.total, &view.unit, &view.grade) }</p>
                { bar(view.bar, &view.ticks) }
                <dl>
                    { words("dt", "", text::GRADE) }<dd><output name="grade" aria-live="off">{ &*view.grade }</output></dd>
                    { words("dt", "", text::SETTLED) }{ words("dd", "", &view.settled) }
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
                <div class="panel">
                    { for view.remarks.iter().map(|remark| html! { <p class="total-remark" key={remark.to_string()}>{ &**remark }</p> }) }
                </div>
            }
            <section class="panel">
                { words("h2", "", text::LOSSES) }
                if view.losses.is_empty() {
                    { words("p", "nothing", text::NO_LOSSES) }
                } else {
                    <ul class="losses">{ for view.losses.iter().map(|view| loss(view, &props.seek)) }</ul>
                }
            </section>
            <section class="panel">
                { words("h2", "", &text::findings(view.findings.len())) }
                if view.findings.is_empty() {
                    { words("p", "nothing", text::NO_FINDINGS) }
                } else {
                    <ul class="findings">{ for view.findings.iter().map(|view| finding(view, &props.seek)) }</ul>
                }
                { words("p", "checked", &view.checked) }
            </section>
        </aside>
    }
}

/// A link within the sheet that also opens folded parts, lifts a filter, and takes the focus along.
fn link(target: String, title: &str, seek: &Callback<AttrValue>) -> Html {
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
        </li>
    }
}

fn finding(finding: &FindingView, seek: &Callback<AttrValue>) -> Html {
    let class = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    html! {
        <li key={finding.id.to_string()} class={class} data-check={finding.id.clone()}>
            { words("span", "severity", text::severity(finding.severity)) }{ " " }
            { link(format!("f-{}", finding.field), &finding.title, seek) }
            { words("p", "", &finding.text) }
        </li>
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
