//! The one bar: won (solid), still open (hatched), lost (pale).

use crate::text;
use crate::view::{BarView, Tick};
use yew::prelude::*;

/// Draws a bar. The numbers beside it say the same, so screen readers pass it by.
pub(super) fn bar(bar: BarView, ticks: &[Tick]) -> Html {
    let style = format!("--won:{};--open:{}", per_cent(bar.won), per_cent(bar.open));
    html! {
        <div class="bar" aria-hidden="true" style={style}>
            <span class="won"></span><span class="open"></span>
            { for ticks.iter().map(|tick| html! {
                <span key={tick.label.to_string()} class={classes!("tick", (tick.at > 9_700).then_some("end"))} style={format!("--at:{}", per_cent(tick.at))}>
                    <span>{ &*tick.label }</span>
                </span>
            }) }
        </div>
    }
}

fn per_cent(hundredths: u16) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A certainty's badge with its meaning in words for those who cannot hover.
pub(super) fn certainty(certainty: crate::rubric::Certainty) -> Html {
    let class = match certainty {
        crate::rubric::Certainty::Official => "badge official",
        crate::rubric::Certainty::Inferred => "badge inferred",
        crate::rubric::Certainty::Unverified => "badge unverified",
        crate::rubric::Certainty::Own => "badge own",
    };
    html! { <span class={class} title={text::certainty_meaning(certainty)}>{ text::certainty(certainty) }</span> }
}
