//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;

use super::{names_the_spoiled_value, spoiled};
use crate::{exported, fill, go_home, kept, new_draft, wait_until_kept};

#[test]
fn without_a_second_home_the_newest_whole_value_opens_and_the_spoiled_one_is_named() {
    let (page, key) = spoiled();
    page.at_every_start(
        "Object.defineProperty(window, 'indexedDB', { get: () => { throw new Error('refused') } })",
    );
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!((page.value_of("county"), page.value_of("language.share")), ("甲县".into(), "50".into()));
    assert_eq!(page.value_of("training.spent"), "");
    names_the_spoiled_value(&page, &key);
    page.end();
}

#[test]
fn a_head_that_points_nowhere_opens_the_newest_revision_there_is() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.run(
        "for (const key of Object.keys(localStorage))
             if (key.startsWith('lvzhi.head.')) localStorage[key] = '999-0'",
    );
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), "甲县");
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    page.end();
}

#[test]
fn where_the_clock_gives_no_time_the_page_keeps_exports_and_says_no_nonsense() {
    let page = Page::open();
    page.at_every_start(
        "const Clock = Date;
         window.Date = class extends Clock {
             constructor() { super(NaN); }
             static now() { return NaN; }
         };",
    );
    page.reload();
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.wait_to_read("已保存");
    let (text, file) = exported(&page);
    assert_eq!(file["county"], "甲县");
    go_home(&page);
    assert!(!page.text().contains("NaN") && !text.contains("NaN") && !kept(&page).contains("NaN"));
    page.end();
}

#[test]
fn a_draft_as_the_first_pages_kept_it_opens_and_is_kept_by_revisions_after_a_change() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.run(
        "const [head] = Object.keys(localStorage).filter(key => key.startsWith('lvzhi.head.'));
         const id = head.slice(11);
         const text = localStorage[`lvzhi.draft.${id}.${localStorage[head]}`];
         localStorage.clear();
         localStorage['lvzhi.draft.' + id] = text;
         localStorage['lvzhi.open'] = id",
    );
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), "甲县");
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    assert_eq!(
        page.run("return Object.keys(localStorage).filter(key => key.startsWith('lvzhi.head.')).length"),
        json!(1)
    );
    page.end();
}

#[test]
fn a_spoiled_value_comes_from_its_second_home_and_is_named() {
    let (page, key) = spoiled();
    page.reload();
    page.wait_until("the last figure is back", |page| page.value_of("training.spent") == "546.21");
    assert_eq!((page.value_of("county"), page.value_of("language.share")), ("甲县".into(), "50".into()));
    names_the_spoiled_value(&page, &key);
    page.end();
}
