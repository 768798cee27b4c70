//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::names;
use serde_json::json;

use super::{SEVEN_DAYS_ON, second_home};
use super::{keys, wait_until_kept_at_home};
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

#[test]
fn filling_in_without_a_trace_keeps_nothing_and_says_so() {
    let page = new_draft();
    fill(&page, "county", "留痕县");
    wait_until_kept(&page, "留痕县");
    go_home(&page);
    page.click_on("不留痕填报");
    page.wait_to_read("现在是不留痕填报");
    let before = keys(&page);
    assert!(!page.says("留痕县"), "what was kept before is not shown");
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "无痕县");
    fill(&page, "training.spent", "546.21");
    page.wait_to_read("不留痕：内容只在本页内存中，关闭即消失，请及时导出");
    assert!(!page.says("已保存"));
    let (_, file) = exported(&page);
    assert_eq!(file["county"], "无痕县");
    assert!(!kept(&page).contains("无痕县"));
    assert_eq!(keys(&page), before);
    page.end();
}

#[test]
fn clearing_exports_first_and_leaves_nothing_and_the_backup_brings_all_back() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    fill(&page, "training.spent", "483");
    wait_until_kept(&page, "\"483\"");
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "乙县");
    wait_until_kept(&page, "乙县");
    go_home(&page);
    page.type_into("editor", "李督");
    page.press("Tab");
    page.click("[name='clear']");
    page.wait_for("dialog.clear");
    page.wait_to_read("全部 2 份草稿");
    assert_eq!(page.attribute("[name='clear-now']", "disabled").as_deref(), Some("disabled"));
    page.screenshot("clear");
    let backup = page.download(|page| page.click("[name='clear-export']"));
    page.click("[name='clear-now']");
    page.wait_to_read("本机数据已全部清除");
    page.wait_until("nothing is left in the storage", |page| keys(page).is_empty());
    page.wait_until("nor in its second home", |page| second_home(page) == json!(0));
    // What the page does next it does knowing what was cleared: it neither takes it for a loss nor brings it back.
    page.type_into("editor", "王督");
    page.press("Tab");
    page.wait_until("the name is kept", |page| kept(page).contains("王督"));
    assert!(page.says("本机数据已全部清除"));
    page.type_into("editor", "");
    page.press("Tab");
    page.wait_until("the name is gone", |page| keys(page).is_empty());
    page.reload();
    page.wait_to_read("本机还没有草稿");
    assert_eq!(keys(&page), Vec::<String>::new());

    page.import("备份.json", backup.text());
    page.wait_to_read("已从备份加入 2 份草稿");
    let mut names = listed(&page);
    names.sort();
    assert_eq!(names, ["乙县", "甲县"]);
    wait_until_kept_at_home(&page, "\"483\"");
    page.import("备份.json", backup.text());
    page.wait_to_read("另有 2 份本机已有");
    assert_eq!(listed(&page).len(), 2);
    page.end();
}
