//! Reads what came in from outside: a part that comes when something is there.

use super::incoming::Incoming;
use super::{Dispatch, parts};
use crate::browser::{self, link};
use crate::session::{Cells, LateMsg, Msg, cells};
use crate::text;
use std::rc::Rc;
use web_sys::{File, HtmlElement};

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
    let Some(bring) = parts::bring_back().await else { return bytes };
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
