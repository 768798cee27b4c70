//! The top line: which draft, which rubric and that it is not official, whether it is kept, few buttons.

use super::Dispatch;
use crate::browser;
use crate::draft::{self, Outcome, Stamp};
use crate::rubrics;
use crate::session::{Entry, Model, Msg, Saving};
use crate::text;
use crate::view;
use yew::prelude::*;

/// The top line over an open draft.
pub(super) fn topbar(model: &Model, entry: &Entry, dispatch: &Dispatch) -> Html {
    let rubric = rubrics::listed(&entry.draft.rubric.id);
    let name = view::draft_name(&entry.draft);
    let failed = matches!(model.saving, Saving::Failed(_));
    let exported = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| export(&dispatch))
    };
    let comparing = model.comparing;
    let compared = dispatch
        .on(move |_: MouseEvent| if comparing { Msg::ComparisonClosed } else { Msg::ComparisonOpened });
    html! {
        <header class="topbar">
            <a class="skip" href="#fields">{ text::SKIP_TO_FIELDS }</a>
            <p class="brand">{ text::BRAND }</p>
            <button type="button" class="draft" onclick={dispatch.on(|_: MouseEvent| Msg::Closed)}
                title={format!("{name} {}", text::ALL_DRAFTS)}>
                <b>{ &name }</b>{ " " }<span class="aside">{ text::ALL_DRAFTS }</span>
            </button>
            <p class="rubric">
                { for rubric.map(|rubric| html! {
                    <>{ text::edition(rubric.short_title, rubric.edition) }{ " · " }<b>{ rubric.label }</b></>
                }) }
            </p>
            { saved_line(&model.saving) }
            <div class="buttons">
                <button type="button" aria-pressed={model.comparing.to_string()} onclick={compared}>{ text::COMPARE }</button>
                <button type="button" disabled={!entry.history.can_undo()} onclick={dispatch.on(|_: MouseEvent| Msg::Undone)}
                    title="Ctrl+Z">{ text::UNDO }</button>
                <button type="button" disabled={!entry.history.can_redo()} onclick={dispatch.on(|_: MouseEvent| Msg::Redone)}
                    title="Ctrl+Y">{ text::REDO }</button>
                <button type="button" class="primary" onclick={exported} title="Ctrl+S">
                    { if failed { text::EXPORT_NOW } else { text::EXPORT } }
                </button>
            </div>
        </header>
    }
}

/// The one line that says whether what is shown is kept.
pub(super) fn saved_line(saving: &Saving) -> Html {
    html! {
        <p class={classes!("saving", saving_class(saving))} role="status">
            <span class="dot" aria-hidden="true"></span>{ text::saving(saving) }
        </p>
    }
}

/// The saved line's look.
fn saving_class(saving: &Saving) -> &'static str {
    match saving {
        Saving::Nothing | Saving::Pending => "pending",
        Saving::Saved { .. } => "saved",
        Saving::Failed(_) => "failed",
    }
}

/// Offers the open draft as a file.
pub(super) fn export(dispatch: &Dispatch) {
    let file = dispatch.with_model(|model| {
        let draft = &model.open_entry()?.draft;
        let stamp = browser::stamp();
        let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: &stamp };
        let result = model.rubric().map(|rubric| {
            let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
            (rubric, outcome)
        });
        let result = result.as_ref().map(|(rubric, outcome)| (&***rubric, outcome));
        Some((view::file_name(draft), draft::write(draft, result, stamp)))
    });
    if let Some((name, text)) = file {
        browser::download(&name, &text);
        dispatch.send(Msg::Exported { name: name.into() });
    }
}
