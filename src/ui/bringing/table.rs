//! A table as it was read, to be corrected: what its columns and rows are, and how its items are scored; each step can be taken back.

use super::super::keys::{is_composing, is_typing};
use super::super::store::use_dispatch;
use super::kept::{self, KeepResult, Resumed, TableKeeper};
use super::readings::Readings;
use super::{deeds, shown, trouble};
use crate::blocks::Document;
use crate::browser;
use crate::printed::{self, Corrections, ItemReading, Particulars, Printed, Scorings, TableWork};
use crate::session::{Agreed, Bringing, LateMsg};
use crate::text;
use crate::view::{self, BringingView};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// What a person has said of a table: what its rows and columns are, and how its items are scored.
#[derive(Clone, Debug, Default, PartialEq)]
struct SaidOfTable {
    corrections: Rc<Corrections>,
    scorings: Rc<Scorings>,
}

/// What was said, with what stood there before each step, and what was taken back.
#[derive(Clone, Debug, Default, PartialEq)]
struct History {
    now: SaidOfTable,
    before: Vec<SaidOfTable>,
    after: Vec<SaidOfTable>,
}

impl History {
    /// Goes on with what was kept.
    fn resumed(kept: Option<&Resumed>) -> Self {
        let now = match kept.map(|(_, kept)| &kept.work) {
            Some(TableWork::Read { corrections, scorings, .. }) => {
                SaidOfTable { corrections: Rc::new(corrections.clone()), scorings: Rc::new(scorings.clone()) }
            }
            Some(TableWork::Written(_)) | None => SaidOfTable::default(),
        };
        Self { now, ..Self::default() }
    }

    /// One step on.
    fn with(&self, said: SaidOfTable) -> Self {
        if said == self.now {
            return self.clone();
        }
        let mut before = self.before.clone();
        before.push(self.now.clone());
        Self { now: said, before, after: Vec::new() }
    }

    /// One step back, or on again.
    fn moved(&self, is_back: bool) -> Self {
        let mut moved = self.clone();
        let Self { now, before, after } = &mut moved;
        let (from, to) = if is_back { (before, after) } else { (after, before) };
        if let Some(said) = from.pop() {
            to.push(std::mem::replace(now, said));
        }
        moved
    }
}

/// What was read last, of which table, and by what was said.
type Known = (Rc<Printed>, Rc<Scorings>, Vec<ItemReading>);

/// Ctrl+Z and Ctrl+Y outside of boxes, in which the browser takes letters back.
#[hook]
fn use_history_keys(moved: &Callback<bool>) {
    let latest = use_mut_ref(|| moved.clone());
    latest.borrow_mut().clone_from(moved);
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let control = event.ctrl_key() || event.meta_key();
                let is_back = match event.key().to_ascii_lowercase().as_str() {
                    "z" if control => !event.shift_key(),
                    "y" if control => false,
                    _ => return,
                };
                if is_composing(event) || is_typing(event) {
                    return;
                }
                event.prevent_default();
                latest.borrow().emit(is_back);
            });
        move || drop(listener)
    });
}

#[derive(Properties, PartialEq)]
pub(super) struct TableProps {
    pub(super) name: Rc<str>,
    pub(super) document: Rc<Document>,
    /// What was done with it before.
    pub(super) resumed: Option<Resumed>,
    pub(super) bringing: Rc<Bringing>,
    pub(super) on_another: Callback<()>,
}

/// A table as it was read, to be corrected.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let dispatch = use_dispatch();
    let said = use_state(|| History::resumed(props.resumed.as_ref()));
    let SaidOfTable { corrections, scorings } = said.now.clone();
    let document = props.document.clone();
    let printed = use_memo(corrections.clone(), |corrections| printed::read(&document, corrections));
    // What the person wrote stands; what nobody wrote is what the table says.
    let written = use_state(|| match props.resumed.as_ref().map(|(_, kept)| &kept.work) {
        Some(TableWork::Read { particulars, .. }) => particulars.clone(),
        Some(TableWork::Written(_)) | None => None,
    });
    let particulars = Rc::new((*written).clone().unwrap_or_else(|| Particulars::of(&printed)));
    let is_kept = use_state(|| None::<KeepResult>);
    {
        let (is_kept, keeper) = (is_kept.clone(), use_mut_ref(|| TableKeeper::of(props.resumed.as_ref())));
        let (document, items, name) = (props.document.clone(), printed.items().count(), props.name.clone());
        use_effect_with((said.now.clone(), (*written).clone()), move |(said, particulars)| {
            let work = TableWork::Read {
                document: document.clone(),
                corrections: Corrections::clone(&said.corrections),
                scorings: Scorings::clone(&said.scorings),
                particulars: particulars.clone(),
            };
            let title = particulars.as_ref().map(|one| one.title.trim()).filter(|title| !title.is_empty());
            is_kept.set(keeper.borrow_mut().keep(title.unwrap_or(&name), items, work));
        });
    }
    let known = use_mut_ref(|| None::<Known>);
    let readings = use_memo((printed.clone(), scorings.clone()), |(printed, scorings)| {
        let before = known.borrow_mut().take().filter(|(of, ..)| Rc::ptr_eq(of, printed));
        let before = before.as_ref().map(|(_, scorings, all)| (&**scorings, all.as_slice()));
        let all = printed::readings_after(printed, scorings, before);
        *known.borrow_mut() = Some((printed.clone(), scorings.clone(), all.clone()));
        all
    });
    let made = use_memo(
        (printed.clone(), particulars.clone(), readings.clone()),
        |(printed, particulars, readings)| {
            printed::rubric(printed, particulars, readings, &text::RUBRIC_WORDS)
        },
    );
    let scored = {
        let said = said.clone();
        Callback::from(move |scorings| {
            said.set(said.with(SaidOfTable { scorings: Rc::new(scorings), ..said.now.clone() }));
        })
    };
    let view: Rc<BringingView> =
        use_memo((printed.clone(), corrections.clone(), particulars.clone(), readings.clone()), |_| {
            view::bringing(&props.document, &printed, &corrections, &made)
        });
    let write = {
        let (written, particulars) = (written.clone(), particulars.clone());
        Callback::from(move |(field, typed): (usize, String)| {
            let mut now = Particulars::clone(&particulars);
            *shown::PARTICULARS[field].2(&mut now) = typed;
            written.set(Some(now));
        })
    };
    let correct = {
        let said = said.clone();
        Callback::from(move |corrected| {
            said.set(said.with(SaidOfTable { corrections: Rc::new(corrected), ..said.now.clone() }));
        })
    };
    let moved = {
        let said = said.clone();
        Callback::from(move |is_back| said.set(said.moved(is_back)))
    };
    use_history_keys(&moved);
    let step =
        |name: &'static str, is_back: bool, word: &'static str, keys: [&'static str; 2], is_there: bool| {
            html! {
                <button type="button" {name} disabled={!is_there} aria-keyshortcuts={keys[1]} title={keys[0]}
                    onclick={moved.reform(move |_: MouseEvent| is_back)}>{ word }</button>
            }
        };
    let source: Option<Rc<str>> = (*made).as_ref().as_ref().ok().map(|made| made.json.as_str().into());
    let agreed = {
        let (source, answers) = (source.clone(), printed::answers(&printed, &particulars, &readings));
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(source) = source.clone() {
                dispatch.send(LateMsg::RubricAgreed(Agreed {
                    id: browser::new_id(),
                    source,
                    answers: answers.clone(),
                }));
            }
        })
    };
    let exported = {
        let name = view::rubric_file_name(&particulars.title, &particulars.edition);
        Callback::from(move |_: MouseEvent| {
            if let Some(source) = &source {
                browser::download(&name, source);
            }
        })
    };
    html! {
        <>
            <p class="file">{ &*props.name }</p>
            <div class="read">
                <p role="status"><b>{ &*view.summary }</b></p>
                { step("bringing-undo", true, text::UNDO, ["Ctrl+Z", "Control+Z"], !said.before.is_empty()) }
                { step("bringing-redo", false, text::REDO, ["Ctrl+Y", "Control+Y"], !said.after.is_empty()) }
            </div>
            { kept::said(is_kept.as_ref()) }
            if let Some(problem) = &view.problem {
                <p class="warning">{ &**problem }</p>
            }
            { trouble(&props.bringing) }
            { shown::particulars(&particulars, &write) }
            { shown::sums(&view) }
            { shown::columns(&view, &corrections, &correct) }
            if !readings.is_empty() {
                <Readings printed={printed.clone()} readings={readings.clone()} scorings={scorings.clone()} on_scored={scored} />
            }
            if view.heads.iter().any(|head| !head.items.is_empty()) {
                { shown::items(&view, &corrections, &correct) }
            } else {
                <p class="warning">{ text::BRINGING_NOTHING }</p>
            }
            { shown::beside(&view) }
            { shown::left_out(&view, &corrections, &correct) }
            { shown::rest(&view, &corrections, &correct) }
            if view.problem.is_none() { { deeds(&props.bringing, agreed, Some(exported), &props.on_another) } } else {
                <div class="buttons deeds">
                    <button type="button" name="another-table" onclick={props.on_another.reform(|_: MouseEvent| ())}>{ text::BRINGING_ANOTHER }</button>
                </div>
            }
        </>
    }
}
