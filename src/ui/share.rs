//! Handing a draft out: a part for each responsible unit.

use super::Dispatch;
use super::commands::{export, export_part, open_text};
use super::dialog::Dialog;
use super::opening::Opening;
use super::parts::{LatePart, MorePart, Purpose};
use super::store::use_dispatch;
use crate::browser;
use crate::browser::link::link_of;
use crate::session::{LinkTrouble, Model};
use crate::text;
use crate::view::{self, UnitRow};
use yew::prelude::*;

/// The button, and the dialog it opens.
pub(super) fn button() -> Html {
    html! { <Opening name="share" word={text::SHARE} part={LatePart::More(MorePart::Share)} /> }
}

/// The dialog.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <Share close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct ShareProps {
    close: Callback<()>,
}

#[component]
fn Share(props: &ShareProps) -> Html {
    let dispatch = use_dispatch();
    // The rows as they were when it was opened.
    let rows = use_memo((), |()| {
        dispatch.with_model(|model| Some(view::parts(model.rubric()?, &model.open_entry()?.draft)))
    });
    let close = props.close.clone();
    let dismiss = close.reform(|_: MouseEvent| ());
    let export = |row: &UnitRow, word: &'static str, is_filled: bool| {
        let (dispatch, unit) = (dispatch.clone(), row.unit.clone());
        let onclick = Callback::from(move |_: MouseEvent| export_part(&dispatch, &unit, is_filled));
        html! {
            <button type="button" class="plain" {onclick} aria-label={format!("{word}：{}", row.unit)}>{ word }</button>
        }
    };
    html! {
        <>
            if let Some(rows) = &*rows {
                <Dialog name="share" title={text::SHARE_TITLE} wide={true} on_close={close}>
                    <p>{ text::SHARE_LEAD }</p>
                    <div class="scroll" tabindex="0" role="region" aria-label={text::SHARE_UNIT}>
                        <table>
                            <thead><tr>
                                <th scope="col">{ text::SHARE_UNIT }</th>
                                <th scope="col">{ text::SHARE_STATE }</th>
                                <th scope="col">{ text::EXPORT }</th>
                            </tr></thead>
                            <tbody>
                                { for rows.iter().map(|row| html! {
                                    <tr key={row.unit.to_string()}>
                                        <th scope="row">{ &*row.unit }</th>
                                        <td>{ &*row.state }</td>
                                        <td class="actions">
                                            { export(row, text::SHARE_FILLED, true) }
                                            { export(row, text::SHARE_EMPTY, false) }
                                        </td>
                                    </tr>
                                }) }
                            </tbody>
                        </table>
                    </div>
                    <h3>{ text::SHARE_LINK }</h3>
                    <p>{ text::SHARE_LINK_LEAD }</p>
                    <Link />
                    <div class="buttons"><button type="button" class="primary" onclick={dismiss}>{ text::CLOSE }</button></div>
                </Dialog>
            }
        </>
    }
}

/// The draft as a link and as text, to be copied.
#[component]
fn Link() -> Html {
    let dispatch = use_dispatch();
    let link = use_state(|| None::<Result<AttrValue, LinkTrouble>>);
    let said = use_state(|| "");
    let (link_box, text_box) = (use_node_ref(), use_node_ref());
    let text = use_memo((), |()| AttrValue::from(dispatch.with_model(open_text).unwrap_or_default()));
    {
        let (link, text) = (link.clone(), text.clone());
        use_effect_with((), move |()| {
            wasm_bindgen_futures::spawn_local(async move {
                link.set(Some(link_of(&text).await.map(AttrValue::from)));
            });
        });
    }
    let copy = |area: &NodeRef| {
        let (area, said) = (area.clone(), said.clone());
        Callback::from(move |_: MouseEvent| said.set(copied(&area)))
    };
    let area = |area: &NodeRef, name: &'static str, label: &'static str, text: AttrValue| {
        html! {
            <p class="copy">
                <textarea ref={area.clone()} readonly={true} rows="2" {name} aria-label={label} value={text} />
                <button type="button" onclick={copy(area)}>{ label }</button>
            </p>
        }
    };
    let link_row = match &*link {
        Some(Ok(link)) => area(&link_box, "share-link", text::SHARE_COPY_LINK, link.clone()),
        Some(Err(LinkTrouble::TooLong)) => too_long(&dispatch),
        Some(Err(why)) => html! { <p class="warning" data-link="none">{ text::link_trouble(*why) }</p> },
        None => html! { <p class="warning" data-link="none">{ text::SHARE_WAIT }</p> },
    };
    html! {
        <>
            { link_row }
            { area(&text_box, "share-text", text::SHARE_COPY_TEXT, (*text).clone()) }
            <p role="status">{ *said }</p>
        </>
    }
}

/// Copies what is in a box, for the box itself to say whether it did.
fn copied(area: &NodeRef) -> &'static str {
    let is_copied = area.cast().is_some_and(|area| browser::copy_from(&area));
    if is_copied { text::SHARE_COPIED } else { text::SHARE_NOT_COPIED }
}

/// That there is no link, and why; with the file in its place.
fn too_long(dispatch: &Dispatch) -> Html {
    let has_own = |model: &Model| {
        model.open_entry().is_some_and(|entry| model.carried(&entry.draft).rubric.source.is_some())
    };
    let why = if dispatch.with_model(has_own) { text::SHARE_RUBRIC_TOO_LONG } else { text::LINK_TOO_LONG };
    let exported = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| export(&dispatch))
    };
    html! {
        <>
            <p class="warning" data-link="none">{ why }</p>
            <p><button type="button" name="share-file" onclick={exported}>{ text::SHARE_FILE }</button></p>
        </>
    }
}
