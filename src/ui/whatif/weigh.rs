//! What matters most: a tornado chart of the figures, and the blanks to fill in first, each with its table.

use super::cells::{cell, head, nothing, row, table, value_of, way};
use super::{Acts, Stage};
use crate::draft::Slot;
use crate::session::Msg;
use crate::text;
use crate::view::whatif::{FillRow, SwingEnd, SwingRow, SwingsView, fills, swings};
use std::rc::Rc;
use yew::prelude::*;

/// Per cents to choose from; the first is chosen at the start.
const PERCENTS: [u32; 4] = [10, 5, 20, 50];

/// The tab.
pub(super) fn panel(stage: &Rc<Stage>, acts: &Acts) -> Html {
    let percent = if acts.look.percent == 0 { PERCENTS[0] } else { acts.look.percent };
    let view = swings(&stage.rubric, &stage.now, percent);
    let (fills, more) = fills(&stage.rubric, &stage.now);
    let chosen = acts.on(|acts, event: Event| {
        let percent = value_of(event.target()).parse().unwrap_or_default();
        acts.look(|look| look.percent = percent);
    });
    let option = |one: &u32| {
        html! { <option key={*one} value={one.to_string()} selected={*one == percent}>{ format!("±{one}%") }</option> }
    };
    html! {
        <>
            <section>
                <h2>{ text::WEIGH_FILLS }</h2>
                <p>{ text::WEIGH_FILLS_LEAD }</p>
                { if fills.is_empty() { nothing(text::WEIGH_FILLS_NONE) } else { fill_table(&fills, acts) } }
                if more > 0 { <p class="aside">{ text::whatif::more_blanks(more) }</p> }
            </section>
            <section>
                <h2>{ text::WEIGH_SWINGS }</h2>
                <p>{ text::whatif::swings_lead(&view.now) }{ " " }
                    <label>{ text::WEIGH_PERCENT }{ " " }
                        <select name="percent" ~value={percent.to_string()} onchange={chosen}>{ for PERCENTS.iter().map(option) }</select>
                    </label>
                </p>
                if view.rows.is_empty() {
                    { nothing(text::WEIGH_SWINGS_NONE) }
                } else {
                    { tornado(&view) }
                    { swing_table(&view) }
                    if view.more > 0 { <p class="aside">{ text::whatif::more_figures(view.more) }</p> }
                }
            </section>
        </>
    }
}

/// How many figures are drawn as bars; the table beside them has more.
const BARS: usize = 8;

/// Each figure a bar on both sides of the points of now: green where points are won, red where they are lost. The table says the
/// same in words, so screen readers pass it by.
fn tornado(view: &SwingsView) -> Html {
    let half = |end: &SwingEnd| {
        let Some(class) = way(end.way) else { return Html::default() };
        let (from, to) = (end.at.min(view.at), end.at.max(view.at));
        html! {
            <span {class} style={format!("--from:{from};--to:{to}")}><b>{ &*end.moved }</b></span>
        }
    };
    let bar = |row: &SwingRow| {
        html! {
            <li key={row.slot.path()}><span class="name" title={row.name.clone()}>{ &*row.name }</span>
                <span class="track"><i></i>{ half(&row.low) }{ half(&row.high) }</span></li>
        }
    };
    html! {
        <div class="tornado" aria-hidden="true" style={format!("--now:{}", view.at)}>
            <p class="legend">
                <span class="better">{ text::whatif::WINS }</span><span class="worse">{ text::whatif::LOSES }</span>
                <span class="axis">{ text::whatif::axis(&view.now) }</span>
            </p>
            <ol>{ for view.rows.iter().take(BARS).map(bar) }</ol>
        </div>
    }
}

fn swing_table(view: &SwingsView) -> Html {
    let end = |end: &SwingEnd| {
        let content = html! {
            <>{ &*end.value }{ " → " }<b>{ &*end.points }</b><span class="difference">{ &*end.moved }</span></>
        };
        cell(false, Classes::new(), content)
    };
    let swing = |swing: &SwingRow| {
        let name = cell(true, Classes::new(), html! { &*swing.name });
        row(&swing.slot.path(), vec![name, end(&swing.low), end(&swing.high)])
    };
    let heads = [text::WEIGH_FIGURE, text::WEIGH_LESS, text::WEIGH_MORE].map(head);
    table(text::WEIGH_SWINGS, "", heads.into(), view.rows.iter().map(swing).collect())
}

fn fill_table(rows: &[FillRow], acts: &Acts) -> Html {
    let go = |slot: &Slot| {
        let slot = slot.clone();
        acts.on(move |acts, event: MouseEvent| {
            event.prevent_default();
            acts.dispatch.send(Msg::PlaceSought(slot.clone()));
        })
    };
    let blank = |(n, (slot, name)): (usize, &(Slot, Rc<str>))| {
        let (address, onclick) = (format!("#{}", slot.path()), go(slot));
        html! { <span key={n}>if n > 0 { { "、" } }<a href={address} {onclick}>{ &**name }</a></span> }
    };
    let fill = |(at, fill): (usize, &FillRow)| {
        let amount = html! {
            <><span class="length" style={format!("--length:{}", fill.length)} aria-hidden="true"></span>
            <b>{ &*fill.narrows }</b><span class="aside">{ &*fill.each }</span>
            if fill.unless_zero { <span class="aside">{ text::WEIGH_UNLESS }</span> }</>
        };
        row(
            &format!("fill:{at}"),
            vec![
                cell(true, Classes::new(), html! { <>{ for fill.blanks.iter().enumerate().map(blank) }</> }),
                cell(false, classes!("amount"), amount),
                cell(false, Classes::new(), html! { &*fill.settles }),
            ],
        )
    };
    let heads = [text::WEIGH_BLANKS, text::WEIGH_NARROWS, text::WEIGH_SETTLES].map(head);
    table(text::WEIGH_FILLS, "fills", heads.into(), rows.iter().enumerate().map(fill).collect())
}
