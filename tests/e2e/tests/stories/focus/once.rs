//! The same on a telephone, where other things stand in the way; and the way back through the longest screen.

use e2e::Page;

use super::{the_list, the_sheet, walk_by, what_is_tried};
use super::{there, there_and_back};
use crate::{example, fill, go_home, new_draft, open_example};
use e2e::names;
use serde_json::json;

#[track_caller]
fn on_a_telephone(page: &Page, place: &str) {
    page.resize(390, 844);
    walk_by(page, &format!("{place} on a telephone"), &[("Tab", true)]);
    page.resize(1366, 768);
}

#[test]
fn through_the_list_on_a_telephone() {
    the_list(on_a_telephone);
}

#[test]
fn through_the_sheet_on_a_telephone() {
    the_sheet(on_a_telephone);
}

#[test]
fn through_what_is_tried_on_a_telephone() {
    what_is_tried(on_a_telephone);
}

#[track_caller]
fn back(page: &Page, place: &str) {
    walk_by(page, place, &[("Shift+Tab", false)]);
}

#[test]
fn back_through_the_sheet() {
    the_sheet(back);
}

#[test]
fn through_the_list() {
    the_list(there_and_back);
}

#[test]
fn through_what_is_tried() {
    what_is_tried(there);
}

#[test]
fn through_the_ledger() {
    let page = example();
    page.click_on("整改");
    page.wait_for("main.rectification");
    page.click_on("从自评结果列入");
    page.wait_for("[data-offer]");
    page.click("[data-offer] button");
    page.wait_for("[data-rectification]");
    page.click("[data-rectification] .fold");
    page.click_on("添加进展");
    page.wait_until("the focus is in the date", |page| page.focused().ends_with(".date"));
    there_and_back(&page, "the ledger");
    page.end();
}

/// The shortcuts are listed wherever one is; by a key unless one is typing, and by a button.
#[test]
fn the_shortcuts_are_listed_everywhere() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    let listed = |page: &Page| {
        page.press("Shift+?");
        page.wait_for("dialog.keys");
        assert!(page.text_of("dialog.keys").contains("Ctrl+Z"));
        page.press("Escape");
        page.wait_until_gone("dialog.keys");
    };
    listed(&page);
    page.click("[name='keys']");
    page.wait_for("dialog.keys");
    page.press("Escape");
    page.wait_until_gone("dialog.keys");
    page.wait_until("the focus is back", |page| page.focused() == "keys");
    open_example(&page);
    listed(&page);
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    listed(&page);
    page.click_on("试算");
    page.wait_for("[role=tablist]");
    listed(&page);
    page.click_on("返回填报");
    page.wait_for(names::TOTAL);
    // The wide sign of a Chinese keyboard, as the browser tells of it.
    page.run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '？', bubbles: true }))");
    page.wait_for("dialog.keys");
    page.press("Escape");
    page.wait_until_gone("dialog.keys");
    page.type_into("language.share", "50?");
    assert_eq!((page.value_of("language.share"), page.count("dialog.keys")), ("50?".into(), 0));
    page.end();
}

/// Who speaks to the computer would set off a key with every word: single keys can be turned off, and stay so (2.1.4).
#[test]
fn single_keys_can_be_turned_off() {
    let page = example();
    page.click("[name='keys']");
    page.wait_for("dialog.keys");
    page.click("[name='single-keys']");
    page.press("Escape");
    page.wait_until_gone("dialog.keys");
    page.reload();
    page.wait_for(names::TOTAL);
    page.press("? /");
    assert_eq!((page.count("dialog.keys"), page.focused()), (0, String::new()));
    page.press("Ctrl+Z");
    page.click("[name='keys']");
    page.wait_for("dialog.keys");
    page.click("[name='single-keys']");
    page.press("Escape");
    page.wait_until_gone("dialog.keys");
    page.press("/");
    page.wait_until("the search has the focus", |page| page.focused() == "search");
    page.end();
}

/// The window's name tells what it shows.
#[test]
fn the_window_is_named_after_the_draft_and_the_screen() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    let named = |name: &str| page.wait_until(name, |page| page.run("return document.title") == json!(name));
    named("履职自评");
    open_example(&page);
    named("正安县 2019（贵州） - 履职自评");
    page.click_on("试算");
    named("试算：正安县 2019（贵州） - 履职自评");
    page.click_on("对标");
    named("对标：正安县 2019（贵州） - 履职自评");
    go_home(&page);
    named("履职自评");
    page.end();
}

#[test]
fn behind_a_dialog_nothing_is_taken_back() {
    let page = new_draft();
    fill(&page, "training.spent", "483");
    page.click(&names::field("versions"));
    page.wait_for("dialog.versions");
    page.press("Ctrl+Z");
    page.press("Escape");
    page.wait_until_gone("dialog");
    assert_eq!(page.value_of("training.spent"), "483");
    page.press("Ctrl+Z");
    page.wait_until("it is taken back", |page| page.value_of("training.spent").is_empty());
    page.end();
}

/// What the filter hides is shown when a link leads to it, and the list of units says that all are shown.
#[test]
fn links_lead_to_what_the_filter_hides() {
    let page = example();
    let unit = page.run("return document.querySelector('[name=unit]').options[1].value");
    let unit = unit.as_str().expect("a unit").to_owned();
    for chosen in [&*unit, "", &*unit] {
        page.choose("unit", chosen);
    }
    page.wait_until("the gates are not among its cards", |page| !page.is_visible("#gates"));
    page.click(".total a[href='#gates']");
    page.wait_until("the gates are shown", |page| page.is_visible("#gates"));
    assert_eq!(page.value_of("unit"), "");
    let other = page.run("return document.querySelector('[name=unit]').options[2].value");
    page.choose("unit", other.as_str().expect("a unit"));
    page.wait_until("another can be chosen", |page| !page.is_visible("#gates"));
    page.end();
}
