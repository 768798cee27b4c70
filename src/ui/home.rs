//! The home screen: what this is, the three ways to begin, and the drafts kept here.

use super::incoming::Incoming;
use super::opening::Opening;
use super::parts::{LatePart, MorePart};
use super::plain::{around, button, folded, group, named_button, words};
use super::store::use_dispatch;
use super::this_computer::ThisComputer;
use super::topbar::saved_line;
use super::{Dispatch, HomeOf, keys, parts};
use crate::browser;
use crate::examples;
use crate::rubrics::Listed;
use crate::session::{Msg, Saving};
use crate::text;
use crate::view::DraftRow;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The page in one file with all its parts, which the build puts beside it.
const ONE_FILE: &str = "lvzhi-full.html";

#[derive(Properties, PartialEq)]
pub(super) struct HomeProps {
    pub(super) model: Rc<HomeOf>,
}

/// The home screen.
#[component]
pub(super) fn Home(props: &HomeProps) -> Html {
    let model = &props.model;
    let dispatch = use_dispatch();
    let chosen_last = use_state(|| model.offered[0].clone());
    // It may have been deleted meanwhile.
    let is_there = |listed: &&Rc<Listed>| **listed == *chosen_last;
    let rubric = model.offered.iter().find(is_there).unwrap_or(&model.offered[0]).clone();
    let created = {
        let rubric = rubric.clone();
        dispatch.on(move |_: MouseEvent| Msg::Created { id: browser::new_id(), rubric: rubric.clone() })
    };
    let chosen_rubric = {
        let model = model.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = select.map(|select| select.value()).unwrap_or_default();
            if let Some(listed) = model.offered.iter().find(|listed| *listed.name() == *chosen) {
                chosen_last.set(listed.clone());
            }
        })
    };
    let has_drafts = !model.drafts.is_empty();
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| file_chosen(&event, &dispatch))
    };
    // The example that is on its way; another click meanwhile is none.
    let coming = use_state_eq(|| None::<usize>);
    let open_example = |at: usize| {
        let (dispatch, coming) = (dispatch.clone(), coming.clone());
        Callback::from(move |_: MouseEvent| {
            if coming.is_none() {
                coming.set(Some(at));
                open_example(at, dispatch.clone(), coming.clone());
            }
        })
    };
    let names = text::EXAMPLES.into_iter().enumerate().filter(|(at, _)| *at != examples::FIRST);
    let others = names.map(|(at, name)| {
        html! {
            <li key={at}>
                <button type="button" class="plain" data-example={(at + 1).to_string()} onclick={open_example(at)}>
                    { if *coming == Some(at) { text::PART_COMING } else { name } }
                </button>
            </li>
        }
    });
    let hint = if *coming == Some(examples::FIRST) { text::PART_COMING } else { text::OPEN_EXAMPLE_HINT };
    let failed =
        if matches!(model.saving, Saving::Failed(_)) { saved_line(&model.saving) } else { Html::default() };
    let drafts =
        if has_drafts { table(&model.drafts, false) } else { words("p", "nothing", text::NO_DRAFTS) };
    let drafts = group("section", "drafts", vec![words("h2", "", text::MY_DRAFTS), drafts]);
    let (example_class, new_class) = if has_drafts { ("way", "way primary") } else { ("way primary", "way") };
    let damaged = parts::use_part((!model.damaged.is_empty()).then_some(LatePart::More(MorePart::Damaged)));
    let damaged =
        damaged.map(|part| dispatch.with_model(|model| parts::piece(part, model, &parts::Purpose::Screen)));
    let how = [text::HOW_BLANK, text::HOW_NOT_APPLICABLE, text::HOW_TYPED, text::HOW_KEYS];
    let how = how.into_iter().map(|said| words("p", "", said));
    html! {
        <main class="home">
            { group("header", "", vec![
                words("p", "brand", text::BRAND),
                words("h1", "", text::HOME_TITLE),
                words("p", "", &format!("{}{}", text::HOME_LEAD, text::HOME_PRIVACY)),
                failed,
            ]) }
            { damaged.unwrap_or_default() }
            // Who has drafts comes for them.
            if has_drafts { { drafts.clone() } }
            <div class="ways">
                { way(example_class, "example", [text::OPEN_EXAMPLE, hint], open_example(examples::FIRST)) }
                { way(new_class, "new", [text::NEW_DRAFT, text::NEW_DRAFT_HINT], created) }
                <label class="way file">
                    { words("b", "", text::IMPORT_FILE) }{ words("span", "", text::IMPORT_HINT) }
                    <input type="file" name="import" accept=".json,.txt,.xlsx,application/json,text/plain" onchange={chosen} />
                </label>
                { way("way", "own-rubric", [text::OWN_RUBRIC, text::OWN_RUBRIC_HINT], dispatch.sends(Msg::TableWanted)) }
            </div>
            <p class="new-rubric">
                <label for="new-rubric">{ text::NEW_DRAFT_RUBRIC }</label>
                <select id="new-rubric" name="new-rubric" ~value={rubric.name().to_string()} onchange={chosen_rubric}>
                    { for model.offered.iter().map(|listed| html! {
                        <option key={&*listed.name()} value={listed.name().to_string()} selected={*listed == rubric}>
                            { text::listed(&listed.title, &listed.edition, &listed.label) }
                        </option>
                    }) }
                </select>
                if model.own.0 > 0 {
                    <Opening name="own-rubrics" word={text::OWN_RUBRICS} of={model.own.0 * 100 + model.own.1}
                        part={LatePart::More(MorePart::Rubrics)} />
                }
            </p>
            { group("section", "more-examples", vec![words("h2", "", text::MORE_EXAMPLES), around("ul", "", html! { { for others } })]) }
            if !has_drafts { { drafts } }
            if !model.deleted.is_empty() {
                { folded("drafts deleted", &text::deleted(model.deleted.len()), table(&model.deleted, true)) }
            }
            <p class="lots">
                { text::DRAW_FOR }
                <Opening name="draw" word={text::DRAW} part={LatePart::Lots} />
            </p>
            <Paste />
            <Editor name={model.editor.clone()} />
            <ThisComputer drafts={model.drafts.len() + model.deleted.len() + model.own.0} />
            if browser::link::is_hosted() {
                <p class="one-file">
                    { text::ONE_FILE_FOR }
                    <a href={ONE_FILE} download={text::ONE_FILE_NAME}>{ text::ONE_FILE }</a>
                    { text::ONE_FILE_HOW }
                </p>
            }
            { folded("about", text::HOW_TO_FILL, html! { { for how } }) }
            { folded("about", text::ABOUT_RUBRIC, words("p", "", &model.about)) }
            { group("footer", "", vec![words("p", "disclaimer", text::DISCLAIMER), keys::button(&dispatch)]) }
        </main>
    }
}

/// A way to begin: its word, and what it is for.
fn way(
    class: &'static str,
    name: &'static str,
    [word, hint]: [&str; 2],
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} {name} {onclick}>{ words("b", "", word) }{ words("span", "", hint) }</button> }
}

/// Opens an example as a draft of one's own, once it is there.
fn open_example(at: usize, dispatch: Dispatch, coming: UseStateHandle<Option<usize>>) {
    wasm_bindgen_futures::spawn_local(async move {
        let draft = parts::example(at).await;
        coming.set(None);
        dispatch.send(match draft {
            Some(draft) => Msg::ExampleOpened { id: browser::new_id(), draft },
            None => Msg::PartLost,
        });
    });
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    name: Rc<str>,
}

/// The name a person sets for what they fill in.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let dispatch = use_dispatch();
    // What is typed may end in a blank, which the name is without.
    let typed = use_state(|| props.name.to_string());
    let shown = if typed.trim() == &*props.name { (*typed).clone() } else { props.name.to_string() };
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.send(Msg::EditorNamed(input.value().trim().into()));
            typed.set(input.value());
        }
    });
    html! {
        <p class="editor">
            <label for="editor">{ text::EDITOR }</label>
            <input type="text" id="editor" name="editor" value={shown} {oninput} autocomplete="off"
                aria-describedby="editor-hint" maxlength="40" />
            <span id="editor-hint">{ text::EDITOR_HINT }</span>
        </p>
    }
}

/// A box for a link or a draft as text.
#[component]
fn Paste() -> Html {
    let dispatch = use_dispatch();
    let area = use_node_ref();
    let read = {
        let area = area.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(area) =
                area.cast::<HtmlTextAreaElement>().filter(|area| !area.value().trim().is_empty())
            {
                parts::take(Incoming::Pasted(area), &dispatch);
            }
        })
    };
    let inside = html! {
        <p>
            <textarea ref={area} name="paste-draft" rows="3" aria-label={text::PASTE_HINT} placeholder={text::PASTE_HINT}
                spellcheck="false" />
            { button("", text::PASTE_READ, read) }
        </p>
    };
    folded("paste", text::PASTE_DRAFT, inside)
}

/// A file was chosen.
fn file_chosen(event: &Event, dispatch: &Dispatch) {
    let target = event.target_dyn_into::<HtmlInputElement>();
    let Some(input) = target else { return };
    let Some(file) = input.files().and_then(|files| files.item(0)) else { return };
    // The same file can be chosen again.
    input.set_value("");
    parts::take(Incoming::File(file), dispatch);
}

fn table(rows: &[DraftRow], deleted: bool) -> Html {
    let heads = [
        text::COLUMN_NAME,
        text::COLUMN_COUNTY,
        text::COLUMN_YEAR,
        text::COLUMN_RUBRIC,
        text::COLUMN_SCORE,
        text::COLUMN_SETTLED,
        text::COLUMN_CHANGED,
        text::COLUMN_ACTIONS,
    ];
    html! {
        <table>
            <thead><tr>{ for heads.map(|word| html! { <th key={word} scope="col">{ word }</th> }) }</tr></thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <Row key={row.id.to_string()} row={Rc::new(row.clone())} {deleted} />
                }) }
            </tbody>
        </table>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<DraftRow>,
    deleted: bool,
}

/// A draft in the list.
#[component]
fn Row(props: &RowProps) -> Html {
    let row = &props.row;
    let dispatch = use_dispatch();
    let renaming = use_state(|| None::<AttrValue>);
    let name_box = use_node_ref();
    {
        let name_box = name_box.clone();
        use_effect_with(renaming.is_some(), move |_| {
            if let Some(input) = name_box.cast::<HtmlInputElement>() {
                drop(input.focus());
                input.select();
            }
        });
    }
    let id = row.id.clone();
    let act = |word: &'static str, onclick: Callback<MouseEvent>| {
        named_button("plain", word, format!("{word}：{}", row.name), onclick)
    };
    let send = |msg: Msg| dispatch.sends(msg);
    let name = if let Some(typed) = &*renaming {
        let oninput = {
            let renaming = renaming.clone();
            Callback::from(move |event: InputEvent| {
                let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
                renaming.set(text.map(AttrValue::from));
            })
        };
        let onsubmit = {
            let (renaming, dispatch, id) = (renaming.clone(), dispatch.clone(), id.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                if let Some(title) = &*renaming {
                    dispatch.send(Msg::Renamed { id: id.clone(), title: title.trim().into() });
                }
                renaming.set(None);
            })
        };
        let cancel = {
            let renaming = renaming.clone();
            Callback::from(move |_: MouseEvent| renaming.set(None))
        };
        html! {
            <form class="rename" {onsubmit}>
                <input type="text" ref={name_box} aria-label={text::COLUMN_NAME} value={typed.clone()} {oninput} autocomplete="off" />
                <button type="submit" class="plain">{ text::SAVE_NAME }</button>
                { button("plain", text::CANCEL, cancel) }
            </form>
        }
    } else if props.deleted {
        html! { { &*row.name } }
    } else {
        let label = format!("{}：{}", text::OPEN, row.name);
        named_button("link", &row.name, label, send(Msg::Opened(id.clone())))
    };
    let actions = if props.deleted {
        html! {
            <>
                { act(text::RESTORE, send(Msg::Restored(id.clone()))) }
                { act(text::PURGE, send(Msg::Purged(id.clone()))) }
            </>
        }
    } else {
        let rename = {
            let (renaming, name) = (renaming.clone(), row.name.clone());
            Callback::from(move |_: MouseEvent| renaming.set(Some(name.clone().into())))
        };
        let duplicate = {
            let (id, name) = (id.clone(), row.name.clone());
            dispatch.on(move |_: MouseEvent| Msg::Duplicated {
                id: id.clone(),
                copy: browser::new_id(),
                title: text::copy_of(&name).into(),
            })
        };
        html! {
            <>
                { act(text::RENAME, rename) }
                { act(text::DUPLICATE, duplicate) }
                { act(text::DELETE, send(Msg::Deleted { id: id.clone(), name: row.name.clone() })) }
            </>
        }
    };
    let reminder =
        row.reminder.as_deref().map(|reminder| words("span", "reminder", reminder)).unwrap_or_default();
    html! {
        <tr data-draft={row.id.clone()}>
            <th scope="row" data-label={text::COLUMN_NAME}>{ name }</th>
            { cell(text::COLUMN_COUNTY, &row.county, Html::default()) }
            { cell(text::COLUMN_YEAR, &row.year, Html::default()) }
            { cell(text::COLUMN_RUBRIC, &row.rubric, Html::default()) }
            { cell(text::COLUMN_SCORE, &row.score, Html::default()) }
            { cell(text::COLUMN_SETTLED, &row.settled, Html::default()) }
            { cell(text::COLUMN_CHANGED, &row.changed, reminder) }
            <td class="actions" data-label={text::COLUMN_ACTIONS}>{ actions }</td>
        </tr>
    }
}

/// What the list says of a draft under one of its heads.
#[inline(never)]
fn cell(head: &'static str, text: &str, after: Html) -> Html {
    html! { <td data-label={head}>{ text }{ after }</td> }
}
