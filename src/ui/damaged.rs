//! 已损坏的草稿: what stands in the storage and cannot be read, each with why, and its text to be saved.

use super::parts::Purpose;
use super::plain::{button, words};
use crate::browser;
use crate::session::{DamagedDraft, Model};
use crate::text;
use yew::prelude::*;

/// The list.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let item = |entry: &DamagedDraft| {
        let (name, raw) = (format!("{}.txt", entry.key), entry.text.clone());
        let download = Callback::from(move |_: MouseEvent| browser::download(&name, &raw));
        html! {
            <li key={entry.key.to_string()}>
                { words("code", "", &entry.key) }{ format!(" {} ", text::draft_error(&entry.error)) }
                { button("plain", text::DOWNLOAD_RAW, download) }
            </li>
        }
    };
    html! {
        <section class="panel damaged" role="alert">
            { words("h2", "", text::DAMAGED) }
            { words("p", "", text::DAMAGED_LEAD) }
            <ul>{ for model.damaged.iter().map(item) }</ul>
        </section>
    }
}
