//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::{focused_element, tab_to};
use crate::county::with_facts;
use crate::{example, is_marked_wrong, listed, new_draft};
use e2e::{Page, names};
use serde_json::json;

#[test]
fn a_slash_begins_a_search_unless_it_belongs_to_a_figure() {
    let page = example();
    page.press("/");
    page.wait_until("the search has the focus", |page| {
        page.run("return document.activeElement.type") == json!("search")
    });
    page.type_text("培训");
    assert_eq!(
        page.run("return document.activeElement.value"),
        "培训",
        "the slash itself is not searched for"
    );
    page.press("Ctrl+A Delete");
    page.type_into("language.share", "66/90");
    assert_eq!(page.value_of("language.share"), "66/90");
    page.wait_for_focused("language.share");
    page.end();
}

#[test]
fn a_band_is_chosen_by_keyboard() {
    let page = new_draft();
    page.focus("note");
    // The words on the rubric can be unfolded; the band comes next.
    page.press("Tab Tab");
    page.wait_until("the first band has the focus", |page| {
        page.run("return document.activeElement.matches(\"[data-indicator='direction.policy'] button\")")
            == json!(true)
    });
    page.press("Space");
    page.wait_for_text(&names::points("direction.policy"), "3");
    page.end();
}

#[test]
fn an_import_is_reached_and_decided_by_keyboard() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    tab_to(&page, names::IMPORT);
    page.import("甲县.json", with_facts("甲县", &[]).to_string());
    page.wait_for("[data-import='draft']");
    // The first thing that Enter does is what the person came for.
    page.press("Enter");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), "甲县");
    page.end();
}

#[test]
fn an_import_that_is_left_gives_the_focus_back() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    tab_to(&page, names::IMPORT);
    page.import("坏.json", "{");
    page.wait_for("[data-import='refused']");
    // The focus is inside, and stays inside.
    for _ in 0..4 {
        let inside = "return document.activeElement === document.body
                          || document.querySelector('[data-import]').contains(document.activeElement)";
        assert_eq!(page.run(inside), json!(true), "{}", focused_element(&page));
        page.press("Tab");
    }
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    page.wait_until("the focus is where it was", |page| page.focused() == "import");
    page.end();
}

#[test]
fn a_draft_is_deleted_and_brought_back_by_keyboard() {
    let page = example();
    crate::go_home(&page);
    tab_to(&page, "[data-draft] button[aria-label^='删除']");
    page.press("Enter");
    page.wait_to_read("已删除");
    tab_to(&page, "[role='status'] button");
    page.press("Enter");
    page.wait_until("it is back", |page| listed(page) == [crate::ZHENGAN]);
    page.end();
}

#[test]
fn a_draft_is_renamed_by_keyboard() {
    let page = example();
    crate::go_home(&page);
    tab_to(&page, "[data-draft] button[aria-label^='重命名']");
    page.press("Enter");
    page.wait_until("the name can be typed at once", |page| {
        page.run("return document.activeElement.matches('[data-draft] form input')") == json!(true)
    });
    page.press("Ctrl+A");
    page.type_text("送审稿");
    page.press("Enter");
    page.wait_until("it is renamed", |page| listed(page) == ["送审稿"]);
    page.end();
}

/// Each input has a label, and what is said of it is tied to it.
#[test]
fn labels_hints_and_problems_are_tied_to_their_inputs() {
    let page = example();
    page.type_into("training.spent", "不知道");
    page.press("Tab");
    page.wait_until("it is marked", |page| is_marked_wrong(page, "training.spent"));
    let loose = page.run(
        "return [...document.querySelectorAll('input, textarea')].filter(field => {
             const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id);
             const tied = ids.every(id => document.getElementById(id)?.textContent.trim());
             const labelled = field.labels?.length > 0 || field.getAttribute('aria-label');
             return !labelled || !tied;
         }).map(field => field.name || field.id)",
    );
    assert_eq!(loose, json!([]));
    let twice = page.run(
        "const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
         return ids.filter((id, at) => ids.indexOf(id) !== at)",
    );
    assert_eq!(twice, json!([]), "ids stand once");
    page.end();
}

/// A part that came back is merged by keys alone: the figure is chosen by the arrows, and the focus stays in the dialog.
#[test]
fn a_merge_is_decided_by_keyboard() {
    let page = new_draft();
    crate::fill(&page, "county", "甲县");
    page.run("document.querySelector('.topbar .draft').focus()");
    tab_to(&page, ".topbar .more");
    page.press("Enter");
    tab_to(&page, "[name='share']");
    page.press("Enter");
    page.wait_for("dialog.share");
    tab_to(&page, "[aria-label='空表：县财政局']");
    let file = page.download(|page| page.press("Enter"));
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    page.wait_for_focused("share");
    crate::fill(&page, "training.spent", "546.21");
    crate::wait_until_kept(&page, "546.21");

    // The unit's page, as its file would be: a copy that has seen what went out.
    let mut part: serde_json::Value = serde_json::from_str(file.text()).expect("JSON");
    let own = part["copy"].as_str().expect("a copy").to_owned();
    part["seen"] =
        json!({ own: { "county": "甲县", "rubric": part["rubric"], "part": "县财政局", "facts": {} } });
    part["copy"] = json!("unit");
    part["facts"] = json!({ "training.spent": { "text": "483" } });
    crate::go_home(&page);
    page.import("交回.json", part.to_string());
    page.wait_for("[data-conflict]");
    tab_to(&page, "[data-conflict] [value='ours']");
    page.press("Space");
    page.press("Right");
    page.wait_until("theirs is chosen", |page| page.count("[data-conflict] [value='theirs']:checked") == 1);
    tab_to(&page, "[name='merge']");
    page.press("Enter");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("training.spent"), "483");
    page.press("Ctrl+Z");
    page.wait_until("it is taken back", |page| page.value_of("training.spent") == "546.21");
    page.end();
}
