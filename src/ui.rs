//! The page: draws the model, turns events into messages, keeps drafts.

mod bar;
mod card;
mod field;
mod home;
mod import;
mod keep;
mod keys;
pub mod measure;
pub mod renders;
mod result;
mod sheet;
mod start;
mod store;
mod topbar;

use crate::session::{Entry, Model, Msg, Notice};
use crate::text;
use crate::view::{self, Sheet};
use std::rc::Rc;
use yew::prelude::*;

pub use store::{Dispatch, Store};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(start::store);
    let dispatch = store::use_dispatcher(&store);
    keep::use_keeping(&store, &dispatch);
    keys::use_shortcuts(&dispatch);
    let rubric = store.model.rubric.0.clone();
    // What was drawn last: whatever has not changed since is drawn again as the same allocation.
    let drawn = use_mut_ref(|| None::<Sheet>);
    let screen = store.model.open_entry().map(|entry| {
        let sheet = Sheet::of(&rubric, &entry.draft, drawn.borrow().as_ref());
        *drawn.borrow_mut() = Some(sheet.clone());
        sheet_screen(&store.model, entry, &sheet, &dispatch)
    });
    let screen = screen.unwrap_or_else(|| {
        *drawn.borrow_mut() = None;
        html! { <home::Home model={Rc::new(HomeOf::of(&store.model))} /> }
    });
    let notice = notice(&store.model, &dispatch);
    let import = store.model.import.as_ref().map(|import| Rc::new(view::import(&rubric, import)));
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            { screen }
            { notice }
            if let Some(import) = import {
                <import::Preview view={import} />
            }
        </ContextProvider<Dispatch>>
    }
}

fn sheet_screen(model: &Model, entry: &Entry, sheet: &Sheet, dispatch: &Dispatch) -> Html {
    html! {
        <>
            { topbar::topbar(model, entry, dispatch) }
            <sheet::Fields key={model.open.as_deref().unwrap_or_default().to_owned()} view={sheet.view.clone()} />
        </>
    }
}

/// What the home screen shows of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeOf {
    drafts: Vec<view::DraftRow>,
    deleted: Vec<view::DraftRow>,
    damaged: Rc<[crate::session::Damaged]>,
    examples: Vec<Rc<str>>,
    about: Rc<str>,
    saving: crate::session::Saving,
}

impl HomeOf {
    fn of(model: &Model) -> Self {
        Self {
            drafts: view::draft_rows(model, false),
            deleted: view::draft_rows(model, true),
            damaged: model.damaged.clone(),
            examples: view::example_names(&model.rubric.0),
            about: model.rubric.0.about.clone(),
            saving: model.saving.clone(),
        }
    }
}

/// What was just done; the region stays in the page so that screen readers hear its changes.
fn notice(model: &Model, dispatch: &Dispatch) -> Html {
    let Some(notice) = &model.notice else {
        return html! { <div class="notice" role="status" hidden={true}></div> };
    };
    let restore = match notice {
        Notice::Deleted { id, .. } => {
            let id = id.clone();
            let restored = dispatch.on(move |_: MouseEvent| Msg::Restored(id.clone()));
            html! { <button type="button" class="plain" onclick={restored}>{ text::UNDO }</button> }
        }
        _ => Html::default(),
    };
    let dismiss = dispatch.on(|_: MouseEvent| Msg::NoticeDismissed);
    html! {
        <div class="notice" role="status">
            <span>{ text::notice(&model.rubric.0, notice) }</span>
            { restore }
            <button type="button" class="plain" onclick={dismiss}>{ text::CLOSE }</button>
        </div>
    }
}
