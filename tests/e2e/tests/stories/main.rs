//! People's stories in the release page, a file to each subject. What every story ends with:
//! [`e2e::Page::end`].
//!
//! What an engine can break (keys, focus, looks, storage, files, windows) is tried in all three, every screen among it; each thing
//! by one story, not by all there are. What the same wasm says and computes in any is tried in Chromium alone, and so are the
//! further stories of a kind: they stand in a module `once`, `typing/once.rs` beside `typing.rs`, or a whole subject in the folder
//! `once`.

mod as_they_arrive;
mod cleared;
mod county;
mod drafts;
mod files;
mod focus;
mod keyboard;
mod killed;
mod looks;
mod offline;
mod once;
mod one_file;
mod opening;
mod others_hands;
mod own_rubric;
mod own_table;
mod papers;
mod parts;
mod pasting;
mod printing;
mod rectification;
mod scoring;
mod screens;
mod sealed;
mod sharing;
mod standards;
mod storage;
mod tabs;
mod this_computer;
mod troubles;
mod typing;
mod whatif;

use e2e::{Page, names};
use serde_json::{Value, json};

/// The name the list gives to the example.
const ZHENGAN: &str = "正安县 2019（贵州）";
/// The disclaimer, word for word.
const DISCLAIMER: &str = "测算结果，非正式评定";

/// The page with 正安县 2019 open.
#[track_caller]
fn example() -> Page {
    let page = Page::open();
    open_example(&page);
    page
}

/// Opens 正安县 2019 from the home screen.
#[track_caller]
fn open_example(page: &Page) {
    page.click(names::EXAMPLE);
    page.wait_for_text(names::TOTAL, "27.4–99");
}

/// The page with a new draft open.
#[track_caller]
fn new_draft() -> Page {
    let page = Page::open();
    begin_draft(&page);
    page
}

/// Opens a new draft from the home screen.
#[track_caller]
fn begin_draft(page: &Page) {
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
}

/// Goes from the open draft to the list.
#[track_caller]
fn go_home(page: &Page) {
    page.click_on("全部草稿");
    page.wait_for(names::IMPORT);
}

/// Opens a draft from the list.
#[track_caller]
fn open_draft(page: &Page, name: &str) {
    page.click_on(&format!("打开：{name}"));
    page.wait_for(names::TOTAL);
}

/// Imports a file that is a draft, and opens it.
#[track_caller]
fn import_and_open(page: &Page, name: &str, bytes: impl AsRef<[u8]>) {
    page.import(name, bytes);
    page.wait_for(names::IMPORT_PREVIEW);
    page.click_on("加入并打开");
    page.wait_for(names::TOTAL);
}

/// What is typed in a field stands there, letter by letter; then the field is left.
#[track_caller]
fn fill(page: &Page, name: &str, text: &str) {
    page.type_into(name, text);
    page.press("Tab");
    assert_eq!(page.value_of(name), text, "what was typed stays as it was typed");
}

/// Unfolds all that is folded.
#[track_caller]
fn unfold(page: &Page) {
    page.run(
        "document.querySelectorAll('.card .fold[aria-expanded=\"false\"]').forEach(card => card.click())",
    );
    page.wait_until("all cards are unfolded", |page| page.count(".card.is-folded") == 0);
    page.run("document.querySelectorAll('details').forEach(part => { part.open = true; })");
}

/// The names in the list of drafts, from top to bottom. What draws them comes after the rest of the home screen.
#[track_caller]
fn listed(page: &Page) -> Vec<String> {
    page.wait_for(".home .drafts, .home .nothing");
    page.texts_of("[data-draft] h3")
}

/// Everything the page keeps in the browser, as one text.
fn kept(page: &Page) -> String {
    let all = page.run("return Object.values({ ...localStorage }).join('\\n')");
    all.as_str().unwrap_or_default().to_owned()
}

/// Waits until the browser keeps this text and the page says that it does.
#[track_caller]
fn wait_until_kept(page: &Page, text: &str) {
    page.wait_until(&format!("the browser keeps {text:?}"), |page| kept(page).contains(text));
    page.wait_to_read("已保存");
}

/// What the page says of the field with this name: how it read it, or what is wrong with it.
#[track_caller]
fn said_of(page: &Page, name: &str) -> String {
    let ids = page.attribute(&names::field(name), "aria-describedby").unwrap_or_default();
    let script = "return arguments[0].split(' ').map(id => document.getElementById(id)?.textContent ?? '')
                      .join(' ').trim()";
    page.run_with(script, vec![json!(ids)]).as_str().unwrap_or_default().to_owned()
}

/// Whether assistive technology is told that the field is wrong.
fn is_marked_wrong(page: &Page, name: &str) -> bool {
    page.attribute(&names::field(name), "aria-invalid").as_deref() == Some("true")
}

/// The exported draft as JSON, without the time of writing, which differs from file to file.
#[track_caller]
fn exported(page: &Page) -> (String, Value) {
    let file = page.download(|page| page.press("Ctrl+S"));
    let mut content: Value = serde_json::from_str(file.text()).expect("the file is JSON");
    let saved = content.as_object_mut().expect("the file is an object").remove("saved");
    assert!(saved.is_some(), "the file says when it was written");
    (file.text().to_owned(), content)
}
