//! The rubrics beside the default one: fetched when first asked for, from the page's own folder.

use super::{Dispatch, Store};
use crate::browser;
use crate::rubrics;
use crate::session::{Msg, SharedRubric, Standards};
use crate::text;
use std::rc::Rc;
use yew::prelude::*;

/// Fetches the other rubrics once the model wants them.
#[hook]
pub(super) fn use_fetching(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with(store.model.standards == Standards::Wanted, move |wanted| {
        if *wanted {
            wasm_bindgen_futures::spawn_local(async move {
                let address = format!("on-demand/{}", rubrics::STANDARDS_NAME);
                let bytes = browser::fetched(&address).await.map_err(|error| browser::report(&error));
                let rubrics = bytes.ok().and_then(|bytes| rubrics::standards(&bytes));
                dispatch.send(match rubrics {
                    Some(rubrics) => Msg::StandardsArrived(
                        rubrics.into_iter().map(|rubric| SharedRubric(Rc::new(rubric))).collect(),
                    ),
                    None => Msg::StandardsMissed,
                });
            });
        }
    });
}

/// What stands in place of a sheet whose rubric is not at hand.
pub(super) fn waiting(standards: &Standards, dispatch: &Dispatch) -> Html {
    let retry = dispatch.on(|_: MouseEvent| Msg::StandardsWanted);
    html! {
        <main id="fields" tabindex="-1" class="waiting">
            <h1 class="unseen">{ text::FIELDS }</h1>
            <p role="status">{ text::standards_state(standards) }</p>
            if *standards == Standards::Missing {
                <button type="button" class="primary" onclick={retry}>{ text::RETRY }</button>
            }
        </main>
    }
}
