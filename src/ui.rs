//! The page: draws the model, turns events into messages, keeps drafts.

mod bar;
mod card;
mod field;
mod home;
mod import;
mod keep;
mod keys;
pub mod renders;
mod result;
mod sheet;
mod start;
mod store;
mod topbar;

use crate::session::{Model, Msg};
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
        sheet_screen(&store.model, entry, &sheet)
    });
    let screen = screen.unwrap_or_else(|| {
        *drawn.borrow_mut() = None;
        html! { <home::Home model={Rc::new(HomeOf::of(&store.model))} /> }
    });
    let import = store.model.import.as_ref().map(|import| Rc::new(view::import(&rubric, import)));
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            { screen }
            { notice(&store.model) }
            if let Some(import) = import {
                <import::Preview view={import} />
            }
        </ContextProvider<Dispatch>>
    }
}

fn sheet_screen(model: &Model, entry: &crate::session::Entry, sheet: &Sheet) -> Html {
    let rubric = &model.rubric.0;
    html! {
        <>
            <topbar::Topbar name={AttrValue::from(view::draft_name(&entry.draft))}
                rubric={AttrValue::from(text::edition(&rubric.short_title, &rubric.edition))}
                label={AttrValue::from(rubric.label.clone())}
                saving={model.saving.clone()}
                can_undo={entry.history.can_undo()} can_redo={entry.history.can_redo()} />
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
    about: Rc<str>,
    saving: crate::session::Saving,
}

impl HomeOf {
    fn of(model: &Model) -> Self {
        Self {
            drafts: view::draft_rows(model, false),
            deleted: view::draft_rows(model, true),
            damaged: model.damaged.clone(),
            about: model.rubric.0.about.clone(),
            saving: model.saving.clone(),
        }
    }
}

fn notice(model: &Model) -> Html {
    html! { <Notice text={model.notice.as_ref().map(|notice| AttrValue::from(text::notice(&model.rubric.0, notice)))}
        restore={match &model.notice {
            Some(crate::session::Notice::Deleted { id, .. }) => Some(AttrValue::from(id.clone())),
            _ => None,
        }} /> }
}

#[derive(Properties, PartialEq)]
struct NoticeProps {
    text: Option<AttrValue>,
    /// Id of a draft that can be restored.
    restore: Option<AttrValue>,
}

/// What was just done; the region stays in the page so that screen readers hear its changes.
#[component]
fn Notice(props: &NoticeProps) -> Html {
    let dispatch = store::use_dispatch();
    let dismiss = dispatch.on(|_: MouseEvent| Msg::NoticeDismissed);
    let restore = props.restore.clone().map(|id| {
        let restored = dispatch.on(move |_: MouseEvent| Msg::Restored(Rc::from(id.as_str())));
        html! { <button type="button" class="plain" onclick={restored}>{ text::UNDO }</button> }
    });
    html! {
        <div class="notice" role="status" aria-live="polite" hidden={props.text.is_none()}>
            if let Some(said) = &props.text {
                <span>{ said }</span>
                { for restore }
                <button type="button" class="plain" onclick={dismiss}>{ text::CLOSE }</button>
            }
        </div>
    }
}
