//! The versions of the open draft: look at them, hold any two against each other, restore one.

use super::Dispatch;
use super::dialog::Dialog;
use super::opening::Opening;
use super::parts::{LatePart, MorePart, Purpose};
use super::store::use_dispatch;
use crate::browser;
use crate::browser::storage::{self, MOST_LETTERS, MOST_VERSIONS};
use crate::draft::{Draft, read_local};
use crate::session::{LateMsg, Model, VersionWhy};
use crate::text;
use crate::view::{self, ChangeRow, RecordRow, SealView, Version, VersionRow};
use std::rc::Rc;
use yew::prelude::*;

/// What was there when the dialog was opened.
#[derive(Clone, PartialEq)]
struct Shown {
    versions: Vec<Version>,
    rows: Vec<VersionRow>,
    records: Vec<RecordRow>,
    now: Rc<Draft>,
    score: Rc<str>,
}

fn look(dispatch: &Dispatch) -> Option<Shown> {
    dispatch.with_model(|model| {
        let now = model.open_entry()?.draft.clone();
        let stored = storage::versions(model.open.as_deref()?).unwrap_or_default();
        let version = |stored: &storage::StoredVersion| {
            let (read, local) = read_local(stored.text.as_bytes(), &storage::rubric).ok()?;
            Some(Version {
                why: VersionWhy::of_letter(stored.why)?,
                at: local.changed,
                draft: Rc::new(read.draft),
            })
        };
        let versions: Vec<Version> = stored.iter().filter_map(version).collect();
        Some(Shown {
            rows: view::version_rows(model, &versions, &now),
            records: view::records(model, &now),
            score: view::score_now(model, &now),
            versions,
            now,
        })
    })
}

/// The button, and the dialog it opens.
pub(super) fn button() -> Html {
    html! { <Opening name="versions" word={text::VERSIONS} part={LatePart::More(MorePart::Versions)} /> }
}

/// The dialog.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    html! { <Versions close={purpose.close()} /> }
}

#[derive(Properties, PartialEq)]
struct VersionsProps {
    close: Callback<()>,
}

#[component]
fn Versions(props: &VersionsProps) -> Html {
    let dispatch = use_dispatch();
    let shown = use_memo((), |()| look(&dispatch));
    // Two states to be held against each other: places in the list, its end being the draft as it is.
    let pair = use_state(|| {
        let now = shown.as_ref().as_ref()?.versions.len();
        now.checked_sub(1).map(|last| (last, now))
    });
    // The dialog is not drawn anew with the draft; nothing but this changes under it.
    let seal = use_state(|| dispatch.with_model(|model| Some(view::seal(model, &model.open_entry()?.draft))));
    let close = props.close.clone();
    let dismiss = close.reform(|_: MouseEvent| ());
    let restore = |version: &Version| {
        let (dispatch, close, draft) = (dispatch.clone(), close.clone(), version.draft.clone());
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            dispatch.send(LateMsg::VersionRestored { draft: draft.clone() });
        })
    };
    let choose = |at: usize, is_first: bool| {
        let pair = pair.clone();
        Callback::from(move |_: Event| {
            let (from, to) = (*pair).unwrap_or((at, at));
            pair.set(Some(if is_first { (at, to) } else { (from, at) }));
        })
    };
    let radios = |at: usize, name: &Rc<str>| {
        let radio = |is_first: bool| {
            let group = if is_first { "version-from" } else { "version-to" };
            let label = format!("{}：{name}", if is_first { text::VERSION_FROM } else { text::VERSION_TO });
            let checked = (*pair).is_some_and(|(from, to)| at == if is_first { from } else { to });
            html! { <input type="radio" name={group} aria-label={label} {checked} onchange={choose(at, is_first)} /> }
        };
        html! { <td class="actions">{ radio(true) }{ radio(false) }</td> }
    };
    html! {
        <>
            if let Some(shown) = &*shown {
                <Dialog name="versions" title={text::VERSIONS_TITLE} wide={true} on_close={close.clone()}>
                    { sealing(&dispatch, &seal) }
                    <p>{ text::versions_bound(MOST_VERSIONS, MOST_LETTERS) }</p>
                    <div class="scroll" tabindex="0" role="region" aria-label={text::VERSIONS_TITLE}>
                        <table>
                            <thead><tr>
                                <th scope="col">{ text::VERSION_WHEN }</th>
                                <th scope="col">{ text::COLUMN_SCORE }</th>
                                <th scope="col">{ text::VERSION_CHANGES }</th>
                                <th scope="col">{ text::VERSION_PAIR }</th>
                                <th scope="col">{ text::COLUMN_ACTIONS }</th>
                            </tr></thead>
                            <tbody>
                                <tr key="now">
                                    <th scope="row">{ text::VERSION_NOW }</th>
                                    <td>{ &*shown.score }</td><td></td>
                                    { radios(shown.versions.len(), &text::VERSION_NOW.into()) }
                                    <td></td>
                                </tr>
                                { for shown.rows.iter().zip(&shown.versions).enumerate().rev().map(|(at, (row, version))| html! {
                                    <tr key={at} data-version={at.to_string()}>
                                        <th scope="row">{ &*row.when }{ " " }<span class="who">{ &*row.why }</span></th>
                                        <td>{ &*row.score }</td>
                                        <td>{ &*row.changes }</td>
                                        { radios(at, &row.when) }
                                        <td class="actions">
                                            <button type="button" class="plain" onclick={restore(version)}
                                                aria-label={format!("{}：{}", text::VERSION_RESTORE, row.when)}>
                                                { text::VERSION_RESTORE }
                                            </button>
                                        </td>
                                    </tr>
                                }) }
                            </tbody>
                        </table>
                    </div>
                    { between(&dispatch, shown, *pair) }
                    { records(&shown.records) }
                    <div class="buttons"><button type="button" class="primary" onclick={dismiss}>{ text::CLOSE }</button></div>
                </Dialog>
            }
        </>
    }
}

/// What differs between the two states that were chosen.
fn between(dispatch: &Dispatch, shown: &Shown, pair: Option<(usize, usize)>) -> Html {
    let Some((from, to)) = pair else { return html! { <p>{ text::VERSIONS_NONE }</p> } };
    let state = |at: usize| shown.versions.get(at).map_or(&shown.now, |version| &version.draft);
    let changes = dispatch.with_model(|model| view::changes(model, state(from), state(to)));
    html! {
        <>
            <p role="status">{ text::changes_between(changes.len()) }</p>
            { differing(&changes, text::VERSION_CHANGES, [text::MERGE_PLACE, text::VERSION_FROM, text::VERSION_TO]) }
        </>
    }
}

/// Texts that differ, under three headings.
fn differing(changes: &[ChangeRow], label: &'static str, heads: [&'static str; 3]) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    let row = |row: &ChangeRow| {
        html! {
            <tr key={row.path.to_string()} data-change={row.path.to_string()}>
                <th scope="row">{ &*row.place }</th><td>{ &*row.from }</td><td>{ &*row.to }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={label}>
            <table>
                <thead><tr>{ for heads.iter().map(|head| html! { <th key={*head} scope="col">{ *head }</th> }) }</tr></thead>
                <tbody>{ for changes.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// 定稿: the state of the draft's seal, what has changed since, and the button that seals it as it is.
fn sealing(dispatch: &Dispatch, shown: &UseStateHandle<Option<SealView>>) -> Html {
    let Some(seal) = &**shown else { return Html::default() };
    let (dispatch, shown) = (dispatch.clone(), shown.clone());
    let sealed = Callback::from(move |_: MouseEvent| {
        let sealed = dispatch.with_model(|model| {
            let draft = model.open_entry()?.draft.sealed(&browser::stamp());
            Some((view::seal(model, &draft), draft))
        });
        if let Some((seal, draft)) = sealed {
            dispatch.send(LateMsg::DraftSealed(Rc::new(draft)));
            shown.set(Some(seal));
        }
    });
    html! {
        <section class="seal" aria-label={text::SEAL_TITLE}>
            <div role="status">{ for seal.said.iter().enumerate().map(|(at, said)| html! { <p key={at}>{ &**said }</p> }) }</div>
            { differing(&seal.changes, text::SEAL_TITLE, [text::SEAL_PLACE, text::SEAL_WAS, text::SEAL_IS]) }
            <p>
                <button type="button" name="seal" onclick={sealed}>
                    { if seal.is_sealed { text::SEAL_AGAIN } else { text::SEAL_DO } }
                </button>
                <span class="about">{ text::SEAL_LEAD }</span>
            </p>
        </section>
    }
}

/// What was merged into the draft.
fn records(records: &[RecordRow]) -> Html {
    if records.is_empty() {
        return Html::default();
    }
    html! {
        <details class="records">
            <summary>{ text::RECORDS }{ format!("（{}）", records.len()) }</summary>
            { for records.iter().enumerate().map(|(at, record)| html! {
                <section key={at}>
                    <h3>{ &*record.title }</h3>
                    <ul class="joins">
                        { for record.items.iter().enumerate().map(|(n, item)| html! { <li key={n}>{ &**item }</li> }) }
                    </ul>
                </section>
            }) }
        </details>
    }
}
