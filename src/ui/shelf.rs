//! The rubrics beside the default one: fetched when first asked for, from the page's own folder.

use super::{Dispatch, Store, parts};
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
                dispatch.send(match bytes.map(|bytes| rubrics::standards(&bytes)) {
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
            let read = match parts::read_rubric().await {
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
    let retry = dispatch.on(|_: MouseEvent| Msg::RubricsWanted);
    html! {
        <main id="fields" tabindex="-1" class="waiting">
            <h1 class="unseen">{ text::FIELDS }</h1>
            <p role="status">{ view.state }</p>
            if !view.advice.is_empty() { <p>{ view.advice }</p> }
            if !view.problems.is_empty() {
                <ul>{ for view.problems.iter().enumerate().map(|(n, problem)| html! { <li key={n}>{ &**problem }</li> }) }</ul>
            }
            if view.can_be_retried {
                <button type="button" class="primary" onclick={retry}>{ text::RETRY }</button>
            }
            if !view.held.is_empty() {
                <h2>{ text::HELD }</h2>
                <dl class="held">
                    { for view.held.iter().enumerate().map(|(n, (name, text))| html! {
                        <div key={n}><dt>{ &**name }</dt><dd>{ &**text }</dd></div>
                    }) }
                </dl>
            }
        </main>
    }
}
