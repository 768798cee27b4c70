//! Keeps the library in the browser's storage, soon after each change and when the page is left.

mod keeper;
mod kept;

use super::{Dispatch, Store};
use crate::browser::{self, second_home, shell, storage};
use crate::session::{Entry, Model, Msg};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
pub(super) use keeper::Keeper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, StorageEvent};
use yew::prelude::*;

/// How long after a change a draft is kept.
const DELAY_MS: u32 = 400;

/// Keeps the library of `store`.
#[hook]
pub(super) fn use_keeping(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let keeper = store.keeper.clone();
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        take_over(&keeper, &dispatch);
        soon(&keeper, &dispatch);
        if !storage::is_private() {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                // Without a second home there is nothing to take over.
                let found = second_home::all().await.unwrap_or_default();
                let (rubrics, drafts): (Vec<_>, Vec<_>) =
                    found.into_iter().partition(|(id, ..)| id.starts_with(storage::RUBRIC_HOME));
                for (id, revision, text) in rubrics.into_iter().chain(drafts) {
                    let told = keeper.borrow_mut().recover(&id, &revision, &text);
                    told.into_iter().for_each(|msg| dispatch.send(msg));
                }
                shell::recovered();
            });
        }
        let flush = {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            move |_: &Event| keep(&keeper, &dispatch)
        };
        // pagehide is the last moment there is; a tab in the background may never come back.
        let hiding = EventListener::new(&gloo::utils::document(), "visibilitychange", flush.clone());
        let leaving = EventListener::new(&gloo::utils::window(), "pagehide", flush);
        // A page that the browser had laid aside has heard of nothing meanwhile.
        let returning = {
            let keeper = keeper.clone();
            EventListener::new(&gloo::utils::window(), "pageshow", move |event| {
                let is_laid_aside =
                    event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted);
                if is_laid_aside && !keeper.borrow().is_at_risk() {
                    browser::reload();
                }
            })
        };
        let elsewhere = {
            let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
            EventListener::new(&gloo::utils::window(), "storage", move |event| {
                let told = event.dyn_ref::<StorageEvent>().map(|event| keeper.borrow_mut().hear(event));
                told.into_iter().flatten().for_each(|msg| dispatch.send(msg));
            })
        };
        let options = EventListenerOptions::enable_prevent_default();
        let asking =
            EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, move |event| {
                keep(&keeper, &dispatch);
                // Only what is truly not kept is worth a question.
                if keeper.borrow().is_at_risk() {
                    event.prevent_default();
                }
            });
        move || drop((hiding, leaving, returning, elsewhere, asking))
    });
}

/// Sees to it that what is wanted is kept, well within the promised second and without a write for every key.
pub(super) fn soon(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let mut at_work = keeper.borrow_mut();
    if at_work.has_work() && at_work.timer.is_none() && !at_work.refused {
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        at_work.timer = Some(Timeout::new(DELAY_MS, move || keep(&keeper, &dispatch)));
    }
}

/// Goes on where an instance that broke has left off, and says whom to ask should this one break.
fn take_over(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let held = shell::handed_over();
    if let [open, editor, drafts @ ..] = &held[..] {
        for draft in drafts.chunks_exact(3) {
            let told = keeper.borrow_mut().recover(&draft[0], &draft[1], &draft[2]);
            told.into_iter().for_each(|msg| dispatch.send(msg));
        }
        dispatch.send(Msg::EditorNamed(editor.as_str().into()));
        if !open.is_empty() {
            dispatch.send(Msg::Opened(open.as_str().into()));
        }
    }
    let keeper = keeper.clone();
    shell::hand_over_by(move || Some(keeper.try_borrow_mut().ok()?.hand_over(&browser::stamp().into())));
}

fn keep(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let stamp: Rc<str> = browser::stamp().into();
    let (told, outcome) = {
        let mut keeper = keeper.borrow_mut();
        keeper.timer = None;
        if !keeper.has_work() {
            return;
        }
        let is_news = keeper.is_news();
        let (told, outcome) = keeper.catch_up(&stamp);
        keeper.refused = outcome.is_err();
        if outcome.is_ok() && !std::mem::replace(&mut keeper.has_asked, true) {
            browser::ask_to_persist();
        }
        (told, (is_news || outcome.is_err()).then_some(outcome))
    };
    match outcome {
        Some(Ok(ids)) => dispatch.send(Msg::Kept { ids, at: browser::time_of(&stamp), stamp }),
        Some(Err(trouble)) => dispatch.send(Msg::NotKept(trouble)),
        // Only versions were remembered: what is shown was kept before.
        None => {}
    }
    told.into_iter().for_each(|msg| dispatch.send(msg));
}

/// Whether two models want the same drafts kept.
fn same_content(a: &Model, b: &Model) -> bool {
    let same = |(one, other): (&Entry, &Entry)| {
        Rc::ptr_eq(&one.draft, &other.draft)
            && one.local.deleted == other.local.deleted
            && one.local.since == other.local.since
    };
    a.open == b.open
        && a.shelf == b.shelf
        && a.editor == b.editor
        && a.library.keys().eq(b.library.keys())
        && a.library.values().zip(b.library.values()).all(same)
}
