//! 一页汇报单 on the screen: what a county's head is told on one page. It is printed on one A4.

use super::bar::bar;
use super::heading::use_heading;
use super::parts::Purpose;
use super::plain::{around, button, group, words};
use super::store::use_dispatch;
use crate::browser;
use crate::draft::Draft;
use crate::rubrics::SharedRubric;
use crate::session::{Model, Msg, Screen};
use crate::text;
use crate::view::Sheet;
use crate::view::brief::{BriefDeed, BriefHead, BriefView, brief};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct BriefProps {
    rubric: SharedRubric,
    draft: Rc<Draft>,
    before: Option<Rc<Draft>>,
}

/// The screen for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let (Some(entry), Some(rubric)) = (model.open_entry(), model.rubric()) else { return Html::default() };
    html! {
        <Brief key={super::open_sheet(model)} rubric={SharedRubric(rubric.clone())} draft={entry.draft.clone()}
            before={model.year_before().cloned()} />
    }
}

#[component]
fn Brief(props: &BriefProps) -> Html {
    let dispatch = use_dispatch();
    let heading = use_heading();
    let deps = (props.rubric.clone(), props.draft.clone(), props.before.clone());
    let view = use_memo(deps, |(rubric, draft, before)| {
        brief(&rubric.0, &Sheet::of(&rubric.0, draft, None), before.as_deref())
    });
    let printed = Callback::from(|_: MouseEvent| {
        if let Err(error) = gloo::utils::window().print() {
            browser::report(&error);
        }
    });
    let back = dispatch.on(|_: MouseEvent| Msg::ScreenChosen(Screen::Sheet));
    html! {
        <main class="brief" id="fields">
            <div class="buttons">
                { button("primary", text::BRIEF_PRINT, printed) }
                { button("", text::BRIEF_BACK, back) }
            </div>
            <article>
                <h1 ref={heading} tabindex="-1">{ &*view.title }</h1>
                { words("p", "from", &view.rubric) }
                <ul class="tiles">{ for view.tiles.iter().map(|(label, value)| html! {
                    <li key={label.to_string()}>{ words("span", "", label) }{ words("b", "", value) }</li>
                }) }</ul>
                { for view.lead.iter().chain(&view.before).map(|said| words("p", "", said)) }
                { words("h2", "", text::brief_deeds(view.deeds.len())) }
                { deeds(&view) }
                { words("h2", "", text::BRIEF_HEADS) }
                <ul class="heads">{ for view.heads.iter().map(head) }</ul>
                <p class="legend" aria-hidden="true">
                    { for text::LEGEND.iter().map(|(class, word)| words("span", class, word)) }
                </p>
                { words("h2", "", text::BRIEF_CAUTIONS) }
                { cautions(&view) }
            </article>
        </main>
    }
}

fn deeds(view: &BriefView) -> Html {
    if view.deeds.is_empty() {
        return words("p", "", text::BRIEF_NO_DEEDS);
    }
    let [what, unit, gain, indicator] = text::BRIEF_DEED_COLUMNS;
    let row = |deed: &BriefDeed| {
        html! {
            <tr key={deed.id.to_string()}>
                <td data-label={what}>{ &*deed.what }</td>
                <td data-label={unit}>{ &*deed.unit }</td>
                <td data-label={gain} class="gain">{ &*deed.gain }</td>
                <td data-label={indicator}>{ &*deed.indicator }</td>
            </tr>
        }
    };
    html! {
        <table>
            <thead><tr>{ for text::BRIEF_DEED_COLUMNS.iter().map(|word| html! { <th key={*word} scope="col">{ *word }</th> }) }</tr></thead>
            <tbody>{ for view.deeds.iter().map(row) }</tbody>
        </table>
    }
}

fn head(one: &BriefHead) -> Html {
    html! {
        <li key={one.head.id.to_string()}>
            { words("span", "name", &text::sentences_beside(&[&one.head.ordinal, &one.head.short_title])) }
            { bar(one.head.bar, &[]) }
            { group("span", "of", vec![
                words("b", "", &text::brief_of(&one.head.points, &one.head.full)),
                words("span", "before", &one.before),
            ]) }
        </li>
    }
}

fn cautions(view: &BriefView) -> Html {
    if view.cautions.is_empty() {
        return words("p", "", text::BRIEF_NO_CAUTIONS);
    }
    around("ul", "care", html! { { for view.cautions.iter().map(|said| words("li", "", said)) } })
}
