//! The rubrics beside the default one: fetched when first asked for, from the page's own folder.

use super::plain::{button, words};
use super::{Dispatch, Store, files};
use crate::browser;
use crate::rubrics::{self, RubricState, SharedRubric, Trouble};
use crate::session::Msg;
use crate::text;
use crate::view::UnscoredView;
use std::rc::Rc;
use yew::prelude::*;

/// Fetches the other rubrics once the model wants them.
#[hook]
pub(super) fn use_fetching(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    // Whether the last file came damaged: what lies in a cache would be the same again.
    let anew = use_mut_ref(|| false);
    use_effect_with(*store.model.shelf.fetched() == RubricState::Wanted, move |wanted| {
        if *wanted {
            wasm_bindgen_futures::spawn_local(async move {
                let address = format!("on-demand/{}", rubrics::STANDARDS_NAME);
                let bytes = browser::fetched(&address, anew.take()).await;
                let Some(read) = files::read_others().await else {
                    return dispatch.send(Msg::RubricsMissed(Trouble::Missing));
                };
                dispatch.send(match bytes.map(|bytes| read(&bytes)) {
                    Ok(Ok(rubrics)) => Msg::RubricsArrived(
                        rubrics.into_iter().map(|rubric| SharedRubric(Rc::new(rubric))).collect(),
                    ),
                    Ok(Err(_)) => {
                        anew.replace(true);
                        Msg::RubricsMissed(Trouble::Damaged)
                    }
                    Err(error) => {
                        browser::report(&error);
                        Msg::RubricsMissed(Trouble::Missing)
                    }
                });
            });
        }
    });
}

/// Reads the own rubric that is next, once the model wants it.
#[hook]
pub(super) fn use_reading(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with(store.model.shelf.to_read().cloned(), move |wanted| {
        let Some(source) = wanted.clone() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let reader = if files::read_others().await.is_some() { files::read_rubric().await } else { None };
            let read = match reader {
                Some(read) => {
                    dispatch.with_model(|model| read(&source, &model.shelf)).map_err(Trouble::Wrong)
                }
                None => Err(Trouble::Missing),
            };
            dispatch.send(Msg::OwnRubricRead { source, read });
        });
    });
}

/// What stands in place of a sheet whose rubric is not at hand.
pub(super) fn waiting(view: &UnscoredView, dispatch: &Dispatch) -> Html {
    html! {
        <main id="fields" tabindex="-1" class="waiting">
            { words("h1", "unseen", text::FIELDS) }
            <p role="status">{ view.state }</p>
            if !view.advice.is_empty() { { words("p", "", view.advice) } }
            if !view.problems.is_empty() {
                <ul>{ for view.problems.iter().enumerate().map(|(n, problem)| html! { <li key={n}>{ &**problem }</li> }) }</ul>
            }
            if view.can_be_retried {
                { button("primary", text::RETRY, dispatch.sends(Msg::RubricsWanted)) }
            }
            if !view.held.is_empty() {
                { words("h2", "", text::HELD) }
                <dl class="held">
                    { for view.held.iter().enumerate().map(|(n, (name, text))| html! {
                        <div key={n}>{ words("dt", "", name) }{ words("dd", "", text) }</div>
                    }) }
                </dl>
            }
        </main>
    }
}
