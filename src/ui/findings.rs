//! What contradicts, with the arithmetic, each line leading to the figure it is about.

use super::parts::Purpose;
use super::plain::words;
use super::result::link;
use crate::rubric::Severity;
use crate::session::Model;
use crate::text;
use crate::view::{FindingView, findings};
use yew::prelude::*;

/// What contradicts in the open draft.
pub(super) fn draw(model: &Model, purpose: &Purpose<'_>) -> Html {
    let (Purpose::Findings(view, seek), Some(rubric)) = (purpose, model.rubric()) else {
        return Html::default();
    };
    let said = findings(rubric, &view.findings);
    html! { <ul class="findings">{ for said.iter().map(|view| finding(view, seek)) }</ul> }
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
