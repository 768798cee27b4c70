//! What comes in from outside: files that are chosen or dropped on the page, drafts in its address, or pasted as a link or as text,
//! cells of a spreadsheet pasted into a box.
//!
//! Here is what the page listens to; what reads it comes when something is there ([`parts::take`]).

use super::{Dispatch, parts};
use crate::browser::{self, link};
use crate::session::{Cells, LateMsg, Msg, cells};
use crate::text;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, File, FileList, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Something that came in.
pub(super) enum Incoming {
    /// A file that was chosen.
    File(File),
    /// Files that were dropped.
    Dropped(FileList),
    /// The page's address, where a draft may stand in it.
    Address,
    /// What a person pasted into this box: a link, or a draft as text.
    Pasted(HtmlTextAreaElement),
    /// Cells that were pasted into a box, or on the sheet outside of any.
    Cells {
        /// As they lay on the clipboard.
        text: String,
        /// The same as HTML, which has merged cells.
        html: Option<String>,
        /// The box.
        into: Option<HtmlElement>,
        /// Whether it is that of a fact, as those are that a column goes on into.
        is_fact: bool,
    },
}

/// Takes files that are dropped anywhere on the page, which the browser would else open in the page's place, and blocks of cells
/// that are pasted outside of boxes.
#[hook]
pub(super) fn use_drops(dispatch: &Dispatch) {
    let (dispatch, pasted_on) = (dispatch.clone(), dispatch.clone());
    use_effect_with((), move |()| {
        let listen = |kind: &'static str| {
            let dispatch = dispatch.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&gloo::utils::document(), kind, options, move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(data) = data.filter(|data| data.types().includes(&"Files".into(), 0)) else {
                    return;
                };
                event.prevent_default();
                if let Some(files) = data.files().filter(|_| kind == "drop") {
                    parts::take(Incoming::Dropped(files), &dispatch);
                }
            })
        };
        let listeners = ["dragover", "drop"].map(listen);
        let options = EventListenerOptions::enable_prevent_default();
        let pasting =
            EventListener::new_with_options(&gloo::utils::document(), "paste", options, move |event| {
                // Boxes take what is theirs themselves.
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_none_or(|target| {
                    target.closest("input,textarea,dialog").is_ok_and(|found| found.is_none())
                }) {
                    cells_pasted(event, None, false, &pasted_on);
                }
            });
        move || drop((listeners, pasting))
    });
}

/// Looks for a draft in the address when the page opens, and when another address is put in.
#[hook]
pub(super) fn use_links(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        look(&dispatch);
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| look(&dispatch));
        move || drop(listener)
    });
}

/// An address with a draft in it has a `#`, or what a program on its way made of one.
fn look(dispatch: &Dispatch) {
    if link::address().is_some_and(|address| address.contains(['#', '%'])) {
        parts::take(Incoming::Address, dispatch);
    }
}

/// Takes in what is pasted into a box, where it may be more than one cell; the browser pastes ordinary text itself.
pub(super) fn pasted(event: &Event, is_fact: bool, dispatch: &Dispatch) {
    cells_pasted(event, event.target().and_then(|target| target.dyn_into().ok()), is_fact, dispatch);
}

fn cells_pasted(event: &Event, into: Option<HtmlElement>, is_fact: bool, dispatch: &Dispatch) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return;
    };
    let Ok(text) = data.get_data("text/plain") else { return };
    let line = text.strip_suffix('\n').unwrap_or(&text);
    if line.strip_suffix('\r').unwrap_or(line).contains(['\t', '\r', '\n']) {
        // The browser would make one figure of several cells.
        event.prevent_default();
        let html = data.get_data("text/html").ok();
        parts::take(Incoming::Cells { text, html, into, is_fact }, dispatch);
    }
}

/// Takes in what came.
pub(super) fn take(incoming: Incoming, dispatch: &Dispatch) {
    match incoming {
        Incoming::File(file) => take_file(file, dispatch),
        Incoming::Dropped(files) => match (files.length(), files.item(0)) {
            (1, Some(file)) => take_file(file, dispatch),
            (0, _) => {}
            (count, _) => dispatch.send(LateMsg::FilesDropped { count }),
        },
        Incoming::Address => {
            if let Some(address) = link::address().filter(|address| link::is_link(address)) {
                link::forget_link();
                read_link(address, dispatch);
            }
        }
        Incoming::Pasted(area) => {
            let pasted = area.value();
            area.set_value("");
            if link::is_link(&pasted) {
                read_link(pasted, dispatch);
            } else {
                let bytes = pasted.trim().as_bytes().into();
                dispatch.send(LateMsg::FileRead { name: text::FROM_TEXT.into(), bytes });
            }
        }
        Incoming::Cells { text, html, into, is_fact } => {
            take_cells(&text, html.as_deref(), into.as_ref(), is_fact, dispatch);
        }
    }
}

/// A column from a spreadsheet goes into this and the following boxes, in page order; a block goes where its names say.
fn take_cells(
    text: &str,
    html: Option<&str>,
    into: Option<&HtmlElement>,
    is_fact: bool,
    dispatch: &Dispatch,
) {
    match cells(text) {
        Cells::One => {
            if let Some(into) = into {
                browser::type_into(into, text);
            }
        }
        Cells::Block { columns } => dispatch.send(LateMsg::BlockPasted {
            text: text.into(),
            html: html.filter(|html| !html.trim().is_empty()).map(Rc::from),
            columns: into.map(|_| columns),
        }),
        Cells::Line(_) if into.is_none() => {}
        Cells::Line(_) if !is_fact => dispatch.send(Msg::PasteRefused { columns: 1 }),
        Cells::Line(texts) => {
            let boxes = browser::drawn("[data-fact]");
            let from = boxes.iter().position(|other| Some(other) == into).unwrap_or(0);
            let names = boxes[from..].iter().filter_map(|element| element.get_attribute("name"));
            dispatch.send(LateMsg::CellsPasted {
                boxes: names.take(texts.len()).map(Into::into).collect(),
                cells: texts.into_iter().map(Into::into).collect(),
            });
        }
    }
}

/// Reads a file and shows what it holds.
fn take_file(file: File, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let name: Rc<str> = file.name().into();
    let bytes = browser::size_of(&file);
    if bytes > crate::draft::LARGEST {
        return dispatch.send(LateMsg::FileTooLarge { name, bytes });
    }
    wasm_bindgen_futures::spawn_local(async move {
        match browser::bytes_of(&file).await {
            Ok(bytes) => {
                let bytes = brought_back(&name, bytes, &dispatch).await;
                dispatch.send(LateMsg::FileRead { name, bytes });
            }
            Err(error) => {
                browser::report(&error);
                dispatch.send(LateMsg::FileUnreadable { name });
            }
        }
    });
}

/// A file as it is; or, of a workbook of ours that was filled in, the draft it brings.
async fn brought_back(name: &str, bytes: Rc<[u8]>, dispatch: &Dispatch) -> Rc<[u8]> {
    if !bytes.starts_with(b"PK") || !name.to_ascii_lowercase().ends_with(".xlsx") {
        return bytes;
    }
    let Some(bring) = parts::papers(0).await.ok().map(|(_, bring)| bring) else { return bytes };
    let draft = dispatch.with_model(|model| bring(model, name, &bytes));
    draft.map_or(bytes, |draft| draft.into_bytes().into())
}

fn read_link(link: String, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        dispatch.send(match link::text_in(&link).await {
            Ok(bytes) => LateMsg::FileRead { name: text::FROM_LINK.into(), bytes: bytes.into() },
            Err(trouble) => LateMsg::LinkUnreadable(trouble),
        });
    });
}
