//! What stands in the place of a part: the part, or that it is on its way or could not be had.

use super::{Coming, Purpose};
use crate::browser;
use crate::session::Model;
use crate::text;
use crate::ui::dialog::Dialog;
use yew::prelude::*;

/// A part as a screen, or what stands in its place until it is there; `back` leads away from one that cannot be had.
pub(in crate::ui) fn screen(part: Coming, model: &Model, back: Option<Callback<MouseEvent>>) -> Html {
    match part {
        Coming::Here(draw) => draw(model, &Purpose::Screen),
        other => html! {
            <main id="fields" tabindex="-1" class="waiting">
                <h1 class="unseen">{ text::FIELDS }</h1>
                { state(&other) }
                if let (Coming::Lost(_), Some(back)) = (&other, back) { { crate::ui::plain::button("", text::BRINGING_BACK, back) } }
            </main>
        },
    }
}

/// A part as a dialog over the page, or what stands in its place until it is there.
pub(in crate::ui) fn dialog(part: Coming, title: &'static str, model: &Model, close: Callback<()>) -> Html {
    match part {
        Coming::Here(draw) => draw(model, &Purpose::Dialog(&close)),
        // What is there within a moment is not announced by a flash.
        Coming::Awaited { is_late: false } => Html::default(),
        other => {
            let dismiss = close.reform(|_: MouseEvent| ());
            html! {
                <Dialog key="coming" name="coming" {title} on_close={close}>
                    { state(&other) }
                    <div class="buttons"><button type="button" onclick={dismiss}>{ text::CANCEL }</button></div>
                </Dialog>
            }
        }
    }
}

/// A part as a piece of a screen, or what stands in its place until it is there.
pub(in crate::ui) fn piece(part: Coming, model: &Model, purpose: &Purpose<'_>) -> Html {
    match part {
        Coming::Here(draw) => draw(model, purpose),
        Coming::Awaited { is_late: false } => Html::default(),
        other => state(&other),
    }
}

/// What is said of a part that is not there. One file has what it has: only what comes over a network may come when asked for again.
fn state(part: &Coming) -> Html {
    let (said, retry) = match part {
        Coming::Lost(retry) if browser::link::is_hosted() => (text::PART_LOST, Some(retry)),
        Coming::Lost(_) => (text::PART_LEFT_OUT, None),
        _ => (text::PART_COMING, None),
    };
    html! {
        <>
            <p role="status">{ said }</p>
            if let Some(retry) = retry {
                <p><button type="button" class="primary" name="retry" onclick={retry.reform(|_: MouseEvent| ())}>{ text::RETRY }</button></p>
            }
        </>
    }
}
