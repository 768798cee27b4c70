//! A city's own scoring table (评分细则) on its way in: chosen or pasted, looked at, corrected, then used.

mod blank;
mod kept;
mod pieces;
mod readings;
mod shown;
mod table;
mod written;

use super::heading::focus;
use super::incoming::Incoming;
use super::parts::Purpose;
use super::store::use_dispatch;
use super::taking;
use crate::blocks::{self, Document};
use crate::browser;
use crate::printed::TableWork;
use crate::rubrics::Trouble;
use crate::session::{Agreed, Bringing, ChosenTable, LateMsg, Model, Msg};
use crate::text;
use blank::BlankTable;
use kept::{KeptTables, Resumed};
use std::rc::Rc;
use table::Table;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};
use yew::prelude::*;

/// The screen.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let bringing = model.bringing.clone().map(Rc::new);
    bringing.map(|bringing| html! { <Bring {bringing} /> }).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct BringProps {
    bringing: Rc<Bringing>,
}

/// What was read, and what it was read from.
#[derive(Clone, PartialEq)]
enum Read {
    /// A table; with what was done with it before, where it was kept.
    Table { name: Rc<str>, document: Rc<Document>, resumed: Option<Resumed> },
    /// A rubric's file, letter by letter.
    Rubric { name: Rc<str>, source: Rc<str> },
    /// Nothing that can be used, and why.
    Refused { name: Rc<str>, why: Rc<str> },
}

/// Reads a file that was chosen.
fn read(file: &ChosenTable) -> Read {
    let name = file.name.clone();
    let said =
        std::str::from_utf8(&file.bytes).unwrap_or_default().trim_start_matches('\u{feff}').trim_start();
    if said.starts_with('{') && !said.starts_with("{\\rtf") {
        // What it holds is checked once it is to be used.
        if !said.contains("\"lvzhi-rubric\"") {
            return Read::Refused { name, why: text::BRINGING_NO_RUBRIC_FILE.into() };
        }
        return Read::Rubric { name, source: said.trim_end().into() };
    }
    read_as(name.clone(), blocks::read(&name, &file.bytes))
}

fn read_as(name: Rc<str>, read: Result<Document, blocks::ReadError>) -> Read {
    match read {
        Ok(document) => Read::Table { name, document: Rc::new(document), resumed: None },
        Err(error) => Read::Refused { name, why: text::read_error(&error).into() },
    }
}

#[component]
fn Bring(props: &BringProps) -> Html {
    let bringing = &props.bringing;
    let dispatch = use_dispatch();
    let read_now = use_state(|| bringing.file.as_ref().map(read));
    {
        // Another file, chosen here or dropped.
        let read_now = read_now.clone();
        use_effect_with(bringing.file.clone(), move |file| {
            if let Some(file) = file {
                read_now.set(Some(read(file)));
            }
        });
    }
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            focus(&heading);
            browser::go_to_top();
        });
    }
    let pasted = {
        let read_now = read_now.clone();
        Callback::from(move |event: Event| {
            let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let Some(data) = clipboard else { return };
            let held = |kind| data.get_data(kind).unwrap_or_default();
            let (html, plain) = (held("text/html"), held("text/plain"));
            event.prevent_default();
            let document = blocks::paste((!html.trim().is_empty()).then_some(&*html), &plain);
            read_now.set(Some(read_as(text::BRINGING_PASTED.into(), document)));
        })
    };
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.item(0)) {
                taking::take(Incoming::File(file), &dispatch);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let back = dispatch.on(|_: MouseEvent| Msg::TableDismissed);
    let another = {
        let read_now = read_now.clone();
        Callback::from(move |()| read_now.set(None))
    };
    // Whether a table is being written from nothing, and which one goes on.
    let writes = use_state(|| None::<Option<Resumed>>);
    let write = {
        let writes = writes.clone();
        Callback::from(move |_: MouseEvent| writes.set(writes.is_none().then_some(None)))
    };
    let resume = {
        let (read_now, writes, heading) = (read_now.clone(), writes.clone(), heading.clone());
        Callback::from(move |resumed: Resumed| match &resumed.1.work {
            TableWork::Read { document, .. } => {
                read_now.set(Some(Read::Table {
                    name: resumed.1.name.as_str().into(),
                    document: document.clone(),
                    resumed: Some(resumed.clone()),
                }));
                // The button goes with the list.
                focus(&heading);
            }
            TableWork::Written(_) => writes.set(Some(Some(resumed))),
        })
    };
    let written = {
        let read_now = read_now.clone();
        Callback::from(move |table: String| {
            let document = blocks::read_text(text::BLANK_NAME, &table);
            read_now.set(Some(read_as(text::BLANK_NAME.into(), document)));
        })
    };
    let body = match &*read_now {
        None | Some(Read::Refused { .. }) => {
            let refused = match &*read_now {
                Some(Read::Refused { name, why }) => html! {
                    <p class="warning" role="alert" data-refused="">{ text::named(name, why) }</p>
                },
                _ => Html::default(),
            };
            html! {
                <>
                    { refused }
                    <div class="ways">
                        <label class="way file">
                            <b>{ text::BRINGING_FILE }</b><span>{ text::BRINGING_FILE_HINT }</span>
                            <input type="file" name="table" onchange={chosen}
                                accept=".xlsx,.docx,.html,.htm,.csv,.tsv,.txt,.json,.xls,.doc,.wps,.et,.pdf" />
                        </label>
                        <div class="way paste">
                            <label for="pasted-table"><b>{ text::BRINGING_PASTE }</b></label>
                            <textarea id="pasted-table" name="pasted-table" rows="2" placeholder={text::BRINGING_PASTE_HINT} onpaste={pasted} />
                        </div>
                        <button type="button" class="way" name="blank-table" aria-expanded={writes.is_some().to_string()} onclick={write}>
                            <b>{ text::BLANK_TABLE }</b><span>{ text::BLANK_TABLE_HINT }</span>
                        </button>
                    </div>

                    if let Some(resumed) = &*writes {
                        <BlankTable key={resumed.as_ref().map_or_else(String::new, |(id, _)| id.to_string())} resumed={resumed.clone()} on_read={written} />
                    } else {
                        <KeptTables on_open={resume} />
                    }
                </>
            }
        }
        Some(Read::Rubric { name, source }) => html! {
            <RubricFile key={source.to_string()} name={name.clone()} source={source.clone()} bringing={bringing.clone()} on_another={another} />
        },
        Some(Read::Table { name, document, resumed }) => html! {
            <Table key={Rc::as_ptr(document) as usize} name={name.clone()} document={document.clone()} resumed={resumed.clone()} bringing={bringing.clone()} on_another={another} />
        },
    };
    html! {
        <main class="bringing" id="fields">
            <header>
                <p class="brand">{ text::BRAND }</p>
                <h1 ref={heading} tabindex="-1">{ text::BRINGING_TITLE }</h1>
                <p>{ text::BRINGING_LEAD }</p>
                <button type="button" name="bringing-back" onclick={back}>{ text::BRINGING_BACK }</button>
            </header>
            { body }
        </main>
    }
}

/// Why what was agreed to is not used.
fn trouble(bringing: &Bringing) -> Html {
    match &bringing.trouble {
        None => Html::default(),
        Some(Trouble::Missing | Trouble::Damaged) => {
            html! { <p class="warning" role="alert">{ text::BRINGING_MISSING }</p> }
        }
        Some(Trouble::Wrong(problems)) => html! {
            <div class="warning" role="alert">
                <p>{ text::BRINGING_WRONG }</p>
                <ul>{ for problems.iter().enumerate().map(|(at, problem)| html! { <li key={at}>{ &**problem }</li> }) }</ul>
            </div>
        },
    }
}

#[derive(Properties, PartialEq)]
struct RubricFileProps {
    name: Rc<str>,
    source: Rc<str>,
    bringing: Rc<Bringing>,
    on_another: Callback<()>,
}

/// A rubric's own file: nothing is to be corrected.
#[component]
fn RubricFile(props: &RubricFileProps) -> Html {
    let dispatch = use_dispatch();
    let source = props.source.clone();
    let agreed = dispatch.on(move |_: MouseEvent| {
        LateMsg::RubricAgreed(Agreed {
            id: browser::new_id(),
            source: source.clone(),
            answers: Default::default(),
        })
    });
    html! {
        <>
            <p class="file">{ &*props.name }</p>
            <p>{ text::BRINGING_RUBRIC_FILE }</p>
            { trouble(&props.bringing) }
            { deeds(&props.bringing, agreed, None, &props.on_another) }
        </>
    }
}

/// What can be done with what was read.
fn deeds(
    bringing: &Bringing,
    agreed: Callback<MouseEvent>,
    exported: Option<Callback<MouseEvent>>,
    on_another: &Callback<()>,
) -> Html {
    let is_checking = bringing.agreed.is_some();
    html! {
        <div class="buttons deeds">
            <button type="button" class="primary" name="use-rubric" disabled={is_checking} onclick={agreed}>
                { if is_checking { text::BRINGING_CHECKING } else { text::BRINGING_USE } }
            </button>
            if let Some(exported) = exported {
                <button type="button" name="export-rubric" onclick={exported}>{ text::BRINGING_SAVE }</button>
            }
            <button type="button" name="another-table" onclick={on_another.reform(|_: MouseEvent| ())}>{ text::BRINGING_ANOTHER }</button>
        </div>
    }
}
