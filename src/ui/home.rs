//! The home screen: what this is, and the ways to begin. What draws the drafts kept here comes for whoever has some (`drafts`).

use super::incoming::Incoming;
use super::opening::Opening;
use super::parts::{LatePart, MorePart};
use super::plain::{around, button, folded, group, words};
use super::store::use_dispatch;
use super::this_computer::ThisComputer;
use super::topbar::saved_line;
use super::{Dispatch, files, keys, parts};
use crate::browser;
use crate::examples;
use crate::rubrics::Listed;
use crate::session::{Model, Msg, Saving};
use crate::text;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The page in one file with all its parts, which the build puts beside it.
const ONE_FILE: &str = "lvzhi-full.html";

#[derive(Properties)]
pub(super) struct HomeProps {
    pub(super) model: Rc<Model>,
}

/// Few messages come while it shows, so it is drawn with each: to compare what it shows would weigh more than it saves.
impl PartialEq for HomeProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The home screen.
#[component]
pub(super) fn Home(props: &HomeProps) -> Html {
    let model = &*props.model;
    let dispatch = use_dispatch();
    let is_choosing = use_state_eq(|| false);
    {
        // Whoever asked for a new draft goes on with the first of what it can be for.
        use_effect_with(*is_choosing, move |is_choosing| {
            if let Some(first) = browser::by_id("new-rubric").filter(|_| *is_choosing) {
                drop(first.focus());
            }
        });
    }
    let count = |deleted: bool| model.library.values().filter(|one| one.local.deleted == deleted).count();
    let (drafts, deleted) = (count(false), count(true));
    let own = (model.shelf.kept().count(), model.shelf.at_hand().count());
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
    // Who has drafts comes for them: they stand first. What draws them is of no use to anybody else.
    let has_any = !model.library.is_empty() || !model.damaged.is_empty();
    let kept = parts::use_part(has_any.then_some(LatePart::More(MorePart::Drafts)));
    let kept = match kept {
        Some(part) => parts::piece(part, model, &parts::Purpose::Screen),
        None => words("p", "nothing", text::NO_DRAFTS),
    };
    let (example_class, new_class) = if drafts > 0 { ("way", "way primary") } else { ("way primary", "way") };
    let asked = {
        let is_choosing = is_choosing.clone();
        Callback::from(move |_: MouseEvent| is_choosing.set(!*is_choosing))
    };
    let how = [text::HOW_BLANK, text::HOW_NOT_APPLICABLE, text::HOW_TYPED, text::HOW_KEYS];
    let how = how.into_iter().map(|said| words("p", "", said));
    let about = model.rubrics().next().map_or("", |rubric| &*rubric.about);
    html! {
        <main class="home">
            { group("header", "", vec![
                words("p", "brand", text::BRAND),
                words("h1", "", text::HOME_TITLE),
                words("p", "", &format!("{}{}", text::HOME_LEAD, text::HOME_PRIVACY)),
                failed,
            ]) }
            if has_any { { kept.clone() } }
            <div class="ways">
                { way(example_class, "example", [text::OPEN_EXAMPLE, hint], open_example(examples::FIRST)) }
                { way(new_class, "new", [text::NEW_DRAFT, text::NEW_DRAFT_HINT], asked) }
                <label class="way file">
                    { words("b", "", text::IMPORT_FILE) }{ words("span", "", text::IMPORT_HINT) }
                    <input type="file" name="import" accept=".json,.txt,.xlsx,application/json,text/plain" onchange={chosen} />
                </label>
                { way("way", "own-rubric", [text::OWN_RUBRIC, text::OWN_RUBRIC_HINT], dispatch.sends(Msg::TableWanted)) }
            </div>
            if *is_choosing { { choice_of_rubric(model, &dispatch) } }
            if own.0 > 0 {
                <p class="new-rubric">
                    <Opening name="own-rubrics" word={text::OWN_RUBRICS} of={own.0 * 100 + own.1}
                        part={LatePart::More(MorePart::Rubrics)} />
                </p>
            }
            { group("section", "more-examples", vec![words("h2", "", text::MORE_EXAMPLES), around("ul", "", html! { { for others } })]) }
            if !has_any { { kept } }
            <p class="lots">
                { text::DRAW_FOR }
                <Opening name="draw" word={text::DRAW} part={LatePart::Lots} />
            </p>
            <Paste />
            <Editor name={model.editor.clone()} />
            <ThisComputer drafts={drafts + deleted + own.0} />
            if browser::link::is_hosted() {
                <p class="one-file">
                    { text::ONE_FILE_FOR }
                    <a href={ONE_FILE} download={text::ONE_FILE_NAME}>{ text::ONE_FILE }</a>
                    { text::ONE_FILE_HOW }
                </p>
            }
            { folded("about", text::HOW_TO_FILL, html! { { for how } }) }
            { folded("about", text::ABOUT_RUBRIC, words("p", "", about)) }
            { group("footer", "", vec![words("p", "disclaimer", text::DISCLAIMER), keys::button(&dispatch)]) }
        </main>
    }
}

/// What a new draft can be for: the rubric used last, then the others, each by its short name and with where it comes from.
fn choice_of_rubric(model: &Model, dispatch: &Dispatch) -> Html {
    let last = model.library.values().max_by_key(|entry| &entry.local.changed);
    let mut offered: Vec<&Rc<Listed>> = model.shelf.offered().collect();
    let used = |listed: &&Rc<Listed>| last.is_some_and(|entry| entry.draft.rubric.id == listed.id);
    if let Some(at) = offered.iter().position(used) {
        offered[..=at].rotate_right(1);
    }
    let one = |(at, listed): (usize, &&Rc<Listed>)| {
        let listed = (*listed).clone();
        let (name, short) = (listed.name(), text::edition(&listed.short_title, &listed.edition));
        let whole = text::listed(&listed.title, &listed.edition, &listed.label);
        let created =
            dispatch.on(move |_: MouseEvent| Msg::Created { id: browser::new_id(), rubric: listed.clone() });
        html! {
            <button type="button" class="way" id={(at == 0).then_some("new-rubric")} data-rubric={name} onclick={created}>
                { words("b", "", &short) }{ words("span", "", &whole) }
            </button>
        }
    };
    let all = offered.iter().enumerate().map(one).collect();
    group("section", "new-draft", vec![words("h2", "", text::NEW_DRAFT_RUBRIC), group("div", "ways", all)])
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
        let draft = files::example(at).await;
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
