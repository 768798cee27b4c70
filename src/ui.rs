//! The page: draws the model, turns events into messages, keeps drafts.

mod arranged;
mod bar;
mod brief;
mod bringing;
mod card;
mod commands;
mod compare;
mod damaged;
mod data;
mod details;
mod dialog;
mod drafts;
mod edition;
mod events;
mod field;
mod files;
mod findings;
mod heading;
mod home;
mod import;
mod incoming;
mod keep;
mod keys;
mod listening;
mod lots;
pub mod measure;
mod merge;
mod naming;
mod opening;
mod own_rubrics;
mod paper;
mod papers;
mod parts;
mod paste;
mod plain;
mod rectification;
pub mod renders;
mod result;
mod share;
mod sheet;
mod shelf;
mod start;
mod store;
mod table;
mod taking;
mod this_computer;
mod topbar;
mod versions;
mod whatif;

use crate::browser;
use crate::rubric::Rubric;
use crate::session::{Model, Msg, Notice, Saving, Screen};
use crate::text;
use crate::view;
use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use parts::{LatePart, MorePart};
use plain::{button, words};
use std::rc::Rc;
use yew::prelude::*;

pub use store::{Dispatch, Store};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(start::store);
    let dispatch = store::use_dispatcher(&store);
    keep::use_keeping(&store, &dispatch);
    shelf::use_fetching(&store, &dispatch);
    shelf::use_reading(&store, &dispatch);
    keys::use_shortcuts(&dispatch);
    name_window(&store.model);
    listening::use_links(&dispatch);
    listening::use_drops(&dispatch);
    use_updates(&dispatch);
    paper::use_time_of_printing();
    // Back from another screen, the focus is in the sheet; the table that is handed in is printed as soon as it is drawn.
    let was_on = use_mut_ref(|| Screen::Sheet);
    use_effect_with((store.model.screen, store.model.sought.clone()), move |(screen, sought)| {
        match (was_on.replace(*screen), *screen) {
            (before, now) if before == now => {}
            (_, Screen::Sheet) => match sought {
                Some(slot) => browser::go_to_id(&field::id_of(slot)),
                None => browser::go_to_fields(),
            },
            _ => {}
        }
    });
    // Another draft, or their list, is seen from its top; the first is where the browser has it.
    let is_first = use_mut_ref(|| true);
    use_effect_with(store.model.open.clone(), move |_| {
        if !is_first.replace(false) {
            browser::go_to_top();
        }
    });
    let model = &store.model;
    let wanted = match (model.screen, model.open_entry()) {
        _ if model.bringing.is_some() => Some(LatePart::Bringing),
        (Screen::Sheet, _) | (_, None) => None,
        (Screen::Data, Some(_)) => model.rubric().map(|_| LatePart::Data),
        (Screen::Brief, Some(_)) => model.rubric().map(|_| LatePart::Brief),
        (Screen::Comparison, Some(_)) => Some(LatePart::More(MorePart::Compare)),
        (Screen::WhatIf, Some(entry)) => {
            (entry.draft.part.is_empty() && model.rubric().is_some()).then_some(LatePart::WhatIf)
        }
        (Screen::Rectification, Some(_)) => Some(LatePart::Rectification),
        (Screen::Paper, Some(_)) => model.rubric().map(|_| LatePart::More(MorePart::Paper)),
    };
    let part = parts::use_part(wanted);
    // Before the first figure nothing needs it but help beside the boxes, and paper: it then comes once the page is at rest.
    let is_at_rest = use_rest(model.open.clone());
    parts::use_part(is_at_rest.then_some(LatePart::Findings));
    let screen = match model.open_entry() {
        Some(entry) => {
            let shown = match (part, model.rubric()) {
                (Some(part), _) => parts::screen(part, model, None),
                (None, Some(rubric)) => {
                    let sheet = dispatch.sheet(rubric, &entry.draft);
                    html! { <sheet::Fields key={open_sheet(model)} sheet={open_sheet(model)} view={sheet.view} newer={view::has_newer(model, &entry.draft)} /> }
                }
                (None, None) => shelf::waiting(&view::unscored(model, &entry.draft), &dispatch),
            };
            html! { <>{ topbar::topbar(model, entry, &dispatch) }{ shown }</> }
        }
        None => {
            dispatch.forget_sheet();
            if let Some(part) = part {
                parts::screen(part, model, Some(dispatch.sends(Msg::TableDismissed)))
            } else {
                html! { <home::Home model={Rc::new(model.clone())} /> }
            }
        }
    };
    let head = paper::head(model);
    use_leaving(model.notice.as_ref(), &dispatch);
    let notice = notice(model, &dispatch);
    let over = parts::use_part(over(model));
    let over = over.map(|part| dialog_over(part, model, &dispatch));
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            { head }
            { screen }
            { notice }
            { over.unwrap_or_default() }
        </ContextProvider<Dispatch>>
    }
}

/// Another draft, or another rubric, is another sheet.
fn open_sheet(model: &Model) -> String {
    let found = model.open_entry().and_then(|entry| model.shelf.find(&entry.draft.rubric));
    let rubric = found.map(|(one, _)| one.listed.name()).unwrap_or_default();
    format!("{} {rubric}", model.open.as_deref().unwrap_or_default())
}

/// The dialog that the model says is over the page.
fn over(model: &Model) -> Option<LatePart> {
    if model.import.is_some() {
        Some(LatePart::More(MorePart::Import))
    } else if model.pasting.is_some() || model.naming.is_some() {
        Some(LatePart::More(MorePart::Paste))
    } else {
        model.lists_keys.then_some(LatePart::More(MorePart::Keys))
    }
}

/// That dialog, or what stands in its place until it is there.
fn dialog_over(part: parts::Coming, model: &Model, dispatch: &Dispatch) -> Html {
    let (title, close) = match over(model) {
        Some(LatePart::More(MorePart::Import)) => {
            (text::IMPORT_PREVIEW, dispatch.on(|()| Msg::ImportDismissed))
        }
        Some(LatePart::More(MorePart::Paste)) => (text::PASTE_TITLE, dispatch.on(|()| Msg::PasteDismissed)),
        _ => (text::KEYS, dispatch.on(|()| Msg::KeysListed(false))),
    };
    parts::dialog(part, title, model, close)
}

/// Hears of a newer version of the page.
#[hook]
fn use_updates(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        if browser::shell::has_update() {
            dispatch.send(Msg::NewerPageFound);
        }
        let listener = EventListener::new(&gloo::utils::window(), browser::shell::UPDATE_EVENT, move |_| {
            dispatch.send(Msg::NewerPageFound);
        });
        move || drop(listener)
    });
}

/// The window's name tells which draft it shows, and on which screen.
fn name_window(model: &Model) {
    let name = model.open_entry().map(|entry| view::draft_name(&entry.draft)).unwrap_or_default();
    let screen = match model.screen {
        _ if model.bringing.is_some() => text::BRINGING_TITLE,
        Screen::Sheet => "",
        Screen::Data => text::DATA,
        Screen::Brief => text::BRIEF,
        Screen::Comparison => text::COMPARE,
        Screen::WhatIf => text::WHATIF,
        Screen::Paper => text::PAPER_NAME,
        Screen::Rectification => text::RECTIFICATION_TITLE,
    };
    gloo::utils::document().set_title(&text::window(&name, screen));
}

/// Whether the page has shown the same draft, or the list of them, for so long that nothing more urgent is to be fetched.
#[hook]
fn use_rest(open: Option<crate::session::DraftId>) -> bool {
    const REST_MS: u32 = 1_500;
    let is_at_rest = use_state_eq(|| false);
    let setter = is_at_rest.setter();
    use_effect_with(open, move |_| {
        let timer = Timeout::new(REST_MS, move || setter.set(true));
        move || drop(timer)
    });
    *is_at_rest
}

/// What was just done leaves after a while, but not from under a pointer or the focus.
#[hook]
fn use_leaving(notice: Option<&Notice>, dispatch: &Dispatch) {
    const WHILE_MS: u32 = 6_000;
    let leaving = notice.filter(|notice| !notice.stays()).cloned();
    let dispatch = dispatch.clone();
    use_effect_with(leaving, move |leaving| {
        let timer = leaving.is_some().then(|| {
            Interval::new(WHILE_MS, move || {
                if browser::drawn(".notice:hover, .notice:focus-within").is_empty() {
                    dispatch.send(Msg::NoticeDismissed);
                }
            })
        });
        move || drop(timer)
    });
}

/// What was just done; the region stays in the page so that screen readers hear its changes.
fn notice(model: &Model, dispatch: &Dispatch) -> Html {
    let newer = Notice::Newer { is_kept: !matches!(model.saving, Saving::Failed(_)) };
    let Some(notice) = model.notice.as_ref().or_else(|| model.newer.then_some(&newer)) else {
        return html! { <div class="notice" role="status" hidden={true}></div> };
    };
    let rubrics: Vec<&Rubric> = model.rubrics().map(|rubric| &**rubric).collect();
    let said = text::notice(&rubrics, notice);
    // Not the button of the top line, so its name says what it takes back.
    let undo = |msg: Msg| {
        plain::named_button("plain", text::UNDO, text::named(text::UNDO, &said), dispatch.sends(msg))
    };
    let restore = match notice {
        Notice::Newer { .. } => {
            button("plain", text::UPDATE, Callback::from(|_: MouseEvent| browser::shell::take_update()))
        }
        Notice::Deleted { id, .. } => undo(Msg::Restored(id.clone())),
        Notice::RubricDeleted(rubric) => {
            rubric.source().map_or_else(Html::default, |source| undo(Msg::RubricFound(source.clone())))
        }
        // What was imported goes where it can be brought back from.
        Notice::Imported { id, name } => undo(Msg::Deleted { id: id.clone(), name: name.clone() }),
        _ => Html::default(),
    };
    html! {
        <div class="notice" role="status">
            { words("span", "", &said) }
            { restore }
            { button("plain", text::CLOSE, dispatch.sends(Msg::NoticeDismissed)) }
        </div>
    }
}
