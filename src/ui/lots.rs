//! The draw (抽取): a list whose digest is shown first, then a seed, then whom it draws, with all that repeats it.

use super::dialog::Dialog;
use super::parts::Purpose;
use super::plain::words;
use crate::browser;
use crate::draw::{self, SCRIPT};
use crate::session::Model;
use crate::text;
use crate::view::{DrawForm, FixedDraw, HeldDraw};
use std::cell::RefCell;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

thread_local! {
    /// What was typed, for as long as the page is open: an Escape too many loses no draw.
    static FORM: RefCell<DrawForm> = RefCell::default();
}

/// The dialog.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    draw::compose_by(browser::composed);
    html! { <Lots close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct LotsProps {
    close: Callback<()>,
}

/// Something a person does with the form; what is wrong then is said.
type Deed = fn(&mut DrawForm) -> Result<(), String>;

#[component]
fn Lots(props: &LotsProps) -> Html {
    let drawn_anew = use_force_update();
    let wrong = use_state_eq(String::new);
    let does = |deed: Deed| {
        let (wrong, drawn_anew) = (wrong.clone(), drawn_anew.clone());
        Callback::from(move |_: MouseEvent| {
            let said = FORM.with_borrow_mut(deed);
            wrong.set(said.err().unwrap_or_default());
            drawn_anew.force_update();
        })
    };
    let form = FORM.with_borrow(Clone::clone);
    let step = match (form.fixed(), form.held()) {
        (None, _) => writing(&form, does(|form| form.fix(&browser::stamp()))),
        (Some(fixed), None) => html! {
            <>
                { fixed_list(fixed) }
                { line_box("draw-seed", text::DRAW_SEED, &form.seed, |form, typed| form.seed = typed) }
                { pressed("draw-hold", "primary", text::DRAW_HOLD, does(|form| form.hold(&browser::stamp()))) }
            </>
        },
        (Some(fixed), Some(held)) => html! { <>{ fixed_list(fixed) }{ outcome(fixed, held) }</> },
    };
    let anew = does(|form| {
        form.begin_anew();
        Ok(())
    });
    let dismiss = props.close.reform(|_: MouseEvent| ());
    html! {
        <Dialog name="lots" title={text::DRAW} wide={true} on_close={props.close.clone()}>
            { words("p", "lead", &format!("{}{}", text::DRAW_LEAD, text::DRAW_KEPT)) }
            { step }
            <p role="alert" class={(!wrong.is_empty()).then_some("warning")}>{ &*wrong }</p>
            <div class="buttons">
                if form.fixed().is_some() { { pressed("draw-anew", "", text::DRAW_ANEW, anew) } }
                { pressed("close", "", text::CLOSE, dismiss) }
            </div>
        </Dialog>
    }
}

/// A button with a name.
#[inline(never)]
fn pressed(
    name: &'static str,
    class: &'static str,
    word: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button key={name} type="button" {name} {class} {onclick}>{ word }</button> }
}

/// What is typed before anything is fixed.
fn writing(form: &DrawForm, fix: Callback<MouseEvent>) -> Html {
    html! {
        <>
            { area("draw-list", text::DRAW_LIST, ("10", ""), &form.list, |form, typed| form.list = typed) }
            { area("draw-exclude", text::DRAW_EXCLUDE, ("3", text::DRAW_EXCLUDE_EXAMPLE), &form.exclude,
                |form, typed| form.exclude = typed) }
            { line_box("draw-take", text::DRAW_TAKE, &form.take, |form, typed| form.take = typed) }
            { pressed("draw-fix", "primary", text::DRAW_FIX, fix) }
        </>
    }
}

/// Where a text that was typed belongs.
type Put = fn(&mut DrawForm, String);

/// A box of several lines. What is typed in it is taken down, and nothing is drawn for that.
fn area(
    name: &'static str,
    label: &'static str,
    (rows, example): (&'static str, &'static str),
    value: &str,
    put: Put,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            FORM.with_borrow_mut(|form| put(form, area.value()));
        }
    });
    html! {
        <p key={name}>
            <label for={name}>{ label }</label>
            <textarea id={name} {name} {rows} placeholder={example} spellcheck="false" value={value.to_owned()} {oninput} />
        </p>
    }
}

/// A box of one line.
fn line_box(name: &'static str, label: &'static str, value: &str, put: Put) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            FORM.with_borrow_mut(|form| put(form, input.value()));
        }
    });
    html! {
        <p key={name}>
            <label for={name}>{ label }</label>
            <input type="text" id={name} {name} value={value.to_owned()} autocomplete="off" spellcheck="false" {oninput} />
        </p>
    }
}

/// The list, its digest, and when that was shown.
fn fixed_list(fixed: &FixedDraw) -> Html {
    let names: Vec<&str> = fixed.pool.names.as_slice().iter().map(|name| &**name).collect();
    let excluded = fixed.plan.exclude.iter().enumerate().map(|(at, one)| {
        html! { <li key={at}>{ format!("{}（{}）", one.name, one.reason) }</li> }
    });
    html! {
        <>
            <h3>{ text::DRAW_DIGEST }</h3>
            <p><output name="draw-digest"><code>{ fixed.pool.names.digest() }</code></output></p>
            { words("p", "", text::DRAW_DIGEST_HOW) }
            { said(text::DRAW_SHOWN, &text::draw_time(&fixed.shown)) }
            <h3>{ text::DRAW_LISTED }</h3>
            { words("p", "", &text::draw_counts(names.len(), fixed.pool.take)) }
            { words("p", "names", &names.join("、")) }
            if !fixed.plan.exclude.is_empty() {
                <h3>{ text::DRAW_EXCLUDED }</h3>
                <ul>{ for excluded }</ul>
            }
        </>
    }
}

/// A word, and what there is to say of it.
fn said(word: &str, value: &str) -> Html {
    html! { <p><b>{ word }</b>{ " " }<span>{ value }</span></p> }
}

/// Whom the seed drew, how, and what repeats it.
fn outcome(fixed: &FixedDraw, held: &HeldDraw) -> Html {
    let record = &held.record;
    let seed = record.seed.words();
    let names = record.names().enumerate().map(|(at, name)| html! { <li key={at}>{ &**name }</li> });
    let steps = record.pools.iter().flat_map(|drawn| &drawn.steps).enumerate().map(|(at, step)| {
        html! {
            <tr key={at}>
                <td>{ at + 1 }</td>
                <th scope="row">{ &*step.name }</th>
                <td><code>{ step.hash() }</code></td>
                <td>{ step.pick.left }</td>
                <td>{ step.pick.remainder }</td>
            </tr>
        }
    });
    let heads = [text::DRAW_ROUND, text::DRAW_NAME, text::DRAW_HASH, text::DRAW_LEFT, text::DRAW_REMAINDER];
    html! {
        <>
            { said(text::DRAW_SEED_SAID, seed) }
            { said(text::DRAW_AT, &text::draw_time(&held.at)) }
            <h3>{ text::DRAW_RESULT }</h3>
            <ol class="drawn" role="status">{ for names }</ol>
            <h3>{ text::DRAW_STEPS }</h3>
            <div class="scroll" tabindex="0" role="region" aria-label={text::DRAW_STEPS}>
                <table>
                    <thead><tr>{ for heads.map(|word| html! { <th key={word} scope="col">{ word }</th> }) }</tr></thead>
                    <tbody>{ for steps }</tbody>
                </table>
            </div>
            { words("p", "", text::DRAW_METHOD) }
            { said(text::DRAW_REPEAT, &text::draw_command(seed, fixed.pool.take)) }
            <Script />
            <div class="buttons">
                { pressed("draw-print", "primary", text::DRAW_PRINT, Callback::from(|_: MouseEvent| print())) }
                { pressed("draw-record", "", text::DRAW_RECORD_SAVE, Callback::from(|_: MouseEvent| save_record())) }
                { pressed("draw-names", "", text::DRAW_LIST_SAVE, Callback::from(|_: MouseEvent| save_list())) }
            </div>
        </>
    }
}

/// As the browser's own command does: an open dialog is what is printed.
fn print() {
    if let Err(error) = gloo::utils::window().print() {
        browser::report(&error);
    }
}

fn save_record() {
    let form = FORM.with_borrow(Clone::clone);
    if let (Some(json), Some(held)) = (form.json(), form.held()) {
        browser::download(&text::draw_file_name(&held.at), &json);
    }
}

fn save_list() {
    if let Some(fixed) = FORM.with_borrow(|form| form.fixed().cloned()) {
        browser::download(text::DRAW_LIST_FILE, &fixed.pool.names.text());
    }
}

/// The script, to be copied.
#[component]
fn Script() -> Html {
    let area = use_node_ref();
    let said = use_state_eq(|| "");
    let copy = {
        let (area, said) = (area.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let is_copied = browser::copy_from(&area);
                said.set(if is_copied { text::DRAW_COPIED } else { text::SHARE_NOT_COPIED });
            }
        })
    };
    html! {
        <>
            <p class="copy">
                <textarea ref={area} readonly={true} rows="4" name="draw-script" aria-label={text::DRAW_SCRIPT_COPY} value={SCRIPT} />
                <button type="button" name="draw-copy" onclick={copy}>{ text::DRAW_SCRIPT_COPY }</button>
            </p>
            <p role="status">{ *said }</p>
        </>
    }
}
