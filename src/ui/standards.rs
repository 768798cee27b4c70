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
    // Whether the last file came damaged: what lies in a cache would be the same again.
    let anew = use_mut_ref(|| false);
    use_effect_with(store.model.standards == Standards::Wanted, move |wanted| {
        if *wanted {
            wasm_bindgen_futures::spawn_local(async move {
                let address = format!("on-demand/{}", rubrics::STANDARDS_NAME);
                let bytes = browser::fetched(&address, anew.take()).await;
                dispatch.send(match bytes.map(|bytes| rubrics::standards(&bytes)) {
                    Ok(Ok(rubrics)) => Msg::StandardsArrived(
                        rubrics.into_iter().map(|rubric| SharedRubric(Rc::new(rubric))).collect(),
                    ),
                    Ok(Err(_)) => {
                        anew.replace(true);
                        Msg::StandardsDamaged
                    }
                    Err(error) => {
                        browser::report(&error);
                        Msg::StandardsMissed
                    }
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
            if standards.is_lacking() {
                <button type="button" class="primary" onclick={retry}>{ text::RETRY }</button>
            }
        </main>
    }
}
