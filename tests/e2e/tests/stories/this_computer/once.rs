//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::names;
use serde_json::json;

use super::{SEVEN_DAYS_ON, second_home};
use crate::{exported, fill, go_home, kept, listed, new_draft, wait_until_kept};

#[test]
fn leaving_the_mode_brings_back_what_was_kept() {
    let page = new_draft();
    fill(&page, "county", "留痕县");
    wait_until_kept(&page, "留痕县");
    go_home(&page);
    page.click_on("不留痕填报");
    page.wait_to_read("现在是不留痕填报");
    page.wait_to_read("现在是不留痕填报");
    // Left without a trace, with something filled in: the browser asks, since it is kept nowhere.
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "无痕县");
    go_home(&page);
    page.click_on("退出不留痕");
    page.wait_to_read("留痕县");
    assert_eq!(listed(&page), ["留痕县"]);
    assert!(!kept(&page).contains("无痕县"));
    page.wait_until("nor in its second home", |page| second_home(page) == json!(1));
    page.end();
}

/// Seven days on, the page reminds; an export ends it.
#[test]
fn after_seven_days_without_an_export_the_page_reminds() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    assert!(!page.says("只存在本机"));
    page.at_every_start(SEVEN_DAYS_ON);
    page.reload();
    page.wait_for(names::TOTAL);
    page.wait_to_read("7 天的修改只存在本机，请导出一份");
    page.screenshot("reminder");
    exported(&page);
    page.wait_until("the reminder is gone", |page| !page.says("只存在本机"));
    page.reload();
    page.wait_for(names::TOTAL);
    assert!(!page.says("只存在本机"));
    page.end();
}
