//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;

use super::fill_storage;
use crate::county::with_facts;
use crate::{example, fill, go_home, import_and_open, kept, listed, new_draft, open_draft, wait_until_kept};

/// All the room that versions take up would not be enough, so they stay.
#[test]
fn a_draft_too_large_to_keep_costs_no_version() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.reload();
    page.wait_for(names::TOTAL);
    let versions = |page: &Page| {
        page.run(
            "return Object.keys({ ...localStorage }).filter(key => key.startsWith('lvzhi.version.')).sort()",
        )
    };
    page.wait_until("there is a version", |page| versions(page) != json!([]));
    let before = versions(&page);
    go_home(&page);
    let mut large = with_facts("大县", &[]);
    large["history"] = json!("x".repeat(6_000_000));
    import_and_open(&page, "large.json", large.to_string());
    page.wait_to_read("未保存：浏览器存储已满");
    assert_eq!(versions(&page), before);
    page.end();
}

/// A change that found no room is taken back: all that is left is kept.
#[test]
fn a_change_without_room_that_is_taken_back_leaves_nothing_unsaved() {
    let page = new_draft();
    fill(&page, "county", "满县");
    wait_until_kept(&page, "满县");
    fill(&page, "year", "2025");
    wait_until_kept(&page, "2025");
    fill_storage(&page);
    fill(&page, "language.share", "50");
    page.wait_to_read("未保存：浏览器存储已满");
    page.press("Ctrl+Z");
    page.wait_to_read("已保存");
    page.end();
}

#[test]
fn a_draft_kept_by_a_newer_page_is_set_aside_untouched() {
    let page = Page::open();
    let newer = "{ \"format\": \"lvzhi-draft\", \"version\": 2, \"county\": \"新版县\" }";
    page.run_with("localStorage.setItem('lvzhi.draft.newer', arguments[0])", vec![json!(newer)]);
    page.reload();
    page.wait_to_read("文件由较新的版本写成");
    page.click(names::EXAMPLE);
    wait_until_kept(&page, "正安县");
    assert_eq!(page.run("return localStorage.getItem('lvzhi.draft.newer')"), newer);
    page.end();
}

#[test]
fn what_belongs_to_other_pages_is_left_alone() {
    let page = Page::open();
    page.run("localStorage.setItem('lvzhi', 'not a draft'); localStorage.setItem('draft.1', '{}')");
    page.reload();
    page.click(names::EXAMPLE);
    wait_until_kept(&page, "正安县");
    go_home(&page);
    page.click_on("删除：正安县 2019（贵州）");
    page.click_on("已删除的草稿（1）");
    page.click_on("彻底删除：正安县 2019（贵州）");
    page.wait_until("the draft is gone", |page| !kept(page).contains("正安县"));
    assert_eq!(
        page.run("return [localStorage.lvzhi, localStorage['draft.1']]"),
        json!(["not a draft", "{}"])
    );
    page.end();
}

#[test]
fn a_damaged_stored_draft_is_set_aside_named_and_can_be_taken_away() {
    let page = example();
    wait_until_kept(&page, "正安县");
    let broken = "{ \"format\": \"lvzhi-draft\", \"version\": 1, \"county\": \"坏县\", \"fac";
    page.run_with("localStorage.setItem('lvzhi.draft.broken', arguments[0])", vec![json!(broken)]);
    page.reload();
    // The open one opens.
    page.wait_for_text(names::TOTAL, "27.4–99");
    go_home(&page);
    page.wait_to_read("有草稿无法读取");
    assert!(page.says("lvzhi.draft.broken"));
    assert!(page.says("到第 1 行第"), "what is wrong with it is said: {}", page.text());
    // It is not a draft with zero points.
    assert_eq!(listed(&page), ["正安县 2019（贵州）"]);
    let file = page.download(|page| page.click_on("下载原文"));
    assert_eq!(file.text(), broken);

    // Others are opened and kept; the damaged one stays as it is.
    open_draft(&page, "正安县 2019（贵州）");
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "\"36414\"");
    assert_eq!(page.run("return localStorage.getItem('lvzhi.draft.broken')"), broken);
    page.end();
}

/// Typed and taken back before it was written: what is shown is what was kept before, and the page says so.
#[test]
fn a_change_taken_back_at_once_is_not_left_unsaved() {
    // One frame between the two, so that nothing is written in between; and none, so that nothing is drawn.
    for pause in ["await new Promise(requestAnimationFrame)", ""] {
        let page = new_draft();
        fill(&page, "county", "快县");
        wait_until_kept(&page, "快县");
        page.wait_to_read("已保存");
        let script = "const box = document.querySelector('[name=\"county\"]');
             box.value = '慢县';
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));
             PAUSE;
             box.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));";
        page.run_async(&script.replace("PAUSE", pause), Vec::new());
        page.wait_until("the county is back", |page| page.value_of("county") == "快县");
        page.wait_to_read("已保存");
        page.end();
    }
}

/// The page says that deleting old drafts makes room, so it must.
#[test]
fn where_storage_is_full_deleting_an_old_draft_makes_room() {
    let page = example();
    wait_until_kept(&page, "正安县");
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "新县");
    wait_until_kept(&page, "新县");
    fill_storage(&page);
    fill(&page, "language.share", "50");
    page.wait_to_read("未保存：浏览器存储已满");

    go_home(&page);
    page.click_on("删除：正安县 2019（贵州）");
    page.click_on("已删除的草稿（1）");
    page.click_on("彻底删除：正安县 2019（贵州）");
    page.wait_until("the deleted draft gave its room to the other", |page| {
        !kept(page).contains("正安县") && kept(page).contains("\"50\"")
    });
    page.end();
}

#[test]
fn a_draft_too_large_to_keep_does_not_stop_others_from_being_kept() {
    let page = Page::open();
    // A file of 6 MB is within the 10 MB that may be imported, and more than a browser stores.
    let mut large = with_facts("大县", &[]);
    large["history"] = json!("x".repeat(6_000_000));
    import_and_open(&page, "large.json", large.to_string());
    page.wait_to_read("未保存：浏览器存储已满");
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "小县");
    page.wait_until("the small draft is kept", |page| kept(page).contains("小县"));
    page.wait_to_read("未保存：浏览器存储已满");
    assert!(!page.says("已保存"), "the large one is not");
    page.end();
}
