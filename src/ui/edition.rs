//! A newer edition of the open draft's rubric: what it changes, before anything is changed.

use super::dialog::Dialog;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::session::{LateMsg, Model};
use crate::text;
use crate::view::{self, EditionRow, EditionView};
use std::rc::Rc;
use yew::prelude::*;

/// The dialog.
pub(super) fn draw(model: &Model, purpose: &Purpose<'_>) -> Html {
    // It closes as soon as the newer edition is taken.
    let Some(view) = view::edition(model) else { return Html::default() };
    html! { <Edition view={Rc::new(view)} close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct EditionProps {
    view: Rc<EditionView>,
    close: Callback<()>,
}

#[component]
fn Edition(props: &EditionProps) -> Html {
    let (view, close) = (&props.view, props.close.clone());
    let dispatch = use_dispatch();
    let taken = {
        let (dispatch, close, listed) = (dispatch.clone(), close.clone(), view.listed.clone());
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            dispatch.send(LateMsg::RubricChosen(listed.clone()));
        })
    };
    html! {
        <Dialog name="edition" title={text::EDITION_TITLE} wide={true} on_close={close.clone()}>
            <p>{ &*view.lead }</p>
            <dl class="editions" aria-label={text::EDITION_RESULTS}>
                { for view.results.iter().enumerate().map(|(at, (name, score))| html! {
                    <div key={at}><dt>{ &**name }</dt><dd>{ &**score }</dd></div>
                }) }
            </dl>
            <p>{ &*view.counts }</p>
            { changes(&view.rows) }
            <p>{ &*view.kept }</p>
            { named(text::EDITION_CHANGED, &view.changed) }
            if !view.unfit.is_empty() {
                <details open={true}>
                    <summary>{ text::folded(text::EDITION_UNFIT, view.unfit.len()) }</summary>
                    <ul>{ for view.unfit.iter().enumerate().map(|(at, row)| html! {
                        <li key={at}><b>{ &*row.title }</b>{ format!(" {}，{}", row.said, row.why) }</li>
                    }) }</ul>
                </details>
            }
            { named(text::EDITION_ASKED, &view.asked) }
            <p class="about">{ text::EDITION_SAFE }</p>
            <div class="buttons">
                <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{ text::EDITION_LEAVE }</button>
                <button type="button" name="take" class="primary" onclick={taken}>{ text::EDITION_TAKE }</button>
            </div>
        </Dialog>
    }
}

/// What is not the same, a row each.
fn changes(rows: &[EditionRow]) -> Html {
    if rows.is_empty() {
        return html! { <p>{ text::EDITION_SAME }</p> };
    }
    let lines = |lines: &[Rc<str>]| html! { <td>{ for lines.iter().enumerate().map(|(at, line)| html! { <p key={at}>{ &**line }</p> }) }</td> };
    let row = |(at, row): (usize, &EditionRow)| {
        html! {
            <tr key={at}>
                <th scope="row">{ &*row.name }<span class="who">{ row.kinds.join("、") }</span></th>
                { lines(&row.before) }
                { lines(&row.after) }
                <td class="number">{ &*row.points }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={text::EDITION_CHANGE}>
            <table class="edition">
                <thead><tr>
                    { for [text::EDITION_ITEM, text::EDITION_BEFORE, text::EDITION_AFTER, text::EDITION_POINTS]
                        .into_iter().map(|head| html! { <th key={head} scope="col">{ head }</th> }) }
                </tr></thead>
                <tbody>{ for rows.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

/// Names under a word that counts them.
fn named(word: &str, names: &[Rc<str>]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <details>
            <summary>{ text::folded(word, names.len()) }</summary>
            <ul>{ for names.iter().enumerate().map(|(at, name)| html! { <li key={at}>{ &**name }</li> }) }</ul>
        </details>
    }
}
