//! 下列均未发生: all events that limit the grade, and that nobody has answered, answered at once after a look at them.

use super::dialog::Dialog;
use super::opening::Opening;
use super::parts::{LatePart, MorePart, Purpose};
use super::plain::{button as plain_button, words};
use super::store::use_dispatch;
use crate::session::{LateMsg, Model};
use crate::text;
use crate::view;
use yew::prelude::*;

/// The button, and the dialog it opens.
pub(super) fn button() -> Html {
    html! { <Opening name="events" word={text::EVENTS_NONE} part={LatePart::More(MorePart::Events)} /> }
}

/// The dialog.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <Events close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct EventsProps {
    close: Callback<()>,
}

#[component]
fn Events(props: &EventsProps) -> Html {
    let dispatch = use_dispatch();
    // Those that were open when it was opened.
    let events = use_memo((), |()| {
        dispatch.with_model(|model| match (model.rubric(), model.open_entry()) {
            (Some(rubric), Some(entry)) => view::events_unanswered(rubric, &entry.draft),
            _ => Vec::new(),
        })
    });
    let close = props.close.clone();
    let dismiss = close.reform(|_: MouseEvent| ());
    let agreed = {
        let (dispatch, events, close) = (dispatch.clone(), events.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            let texts = events.iter().map(|event| (event.slot.clone(), event.otherwise.into()));
            dispatch.send(LateMsg::TextsEntered(texts.collect()));
            close.emit(());
        })
    };
    html! {
        <Dialog name="events" title={text::EVENTS_TITLE} on_close={close}>
            { words("p", "", if events.is_empty() { text::EVENTS_ALL_ANSWERED } else { text::EVENTS_LEAD }) }
            <ul class="events">{ for events.iter().map(|event| html! { <li key={event.title.to_string()}>{ &*event.title }</li> }) }</ul>
            <div class="buttons">
                if !events.is_empty() {
                    <button type="button" class="primary" name="events-none" onclick={agreed}>{ text::EVENTS_AGREE }</button>
                }
                { plain_button("", text::CANCEL, dismiss) }
            </div>
        </Dialog>
    }
}
