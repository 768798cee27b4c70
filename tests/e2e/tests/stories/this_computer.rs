//! Computers that several people use: nothing is left behind, or everything is taken along and cleared.

mod once;

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::{exported, fill, go_home, kept, listed, new_draft, wait_until_kept};

/// The same page seven days later.
pub(crate) const SEVEN_DAYS_ON: &str = "const Now = Date; const ahead = 7 * 24 * 3600 * 1000;
    Date = class extends Now { constructor(...given) { given.length ? super(...given) : super(Now.now() + ahead); } };
    Date.now = () => Now.now() + ahead;";

/// What the browser keeps for this page, key by key.
fn keys(page: &Page) -> Vec<String> {
    let keys = page.run("return Object.keys({ ...localStorage })");
    serde_json::from_value(keys).expect("a list of keys")
}

/// How many drafts lie in the second home.
fn second_home(page: &Page) -> serde_json::Value {
    page.run_async(
        "const home = await new Promise(done => { const asked = indexedDB.open('lvzhi'); asked.onsuccess = () => done(asked.result); });
         const count = await new Promise(done => {
             const asked = home.transaction('drafts').objectStore('drafts').count();
             asked.onsuccess = () => done(asked.result);
         });
         home.close();
         return count;",
        Vec::new(),
    )
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

#[track_caller]
fn wait_until_kept_at_home(page: &Page, text: &str) {
    page.wait_until("the browser keeps it", |page| kept(page).contains(text));
}

/// The browser is asked, once something is kept, and never waited for.
#[test]
fn the_browser_is_asked_not_to_remove_what_is_kept() {
    if Skill::Persisting.is_missing() {
        return;
    }
    let page = Page::open();
    page.at_every_start(
        "window.asked = 0; StorageManager.prototype.persist = () => { window.asked += 1; return new Promise(() => {}); };",
    );
    page.reload();
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    fill(&page, "year", "2024");
    wait_until_kept(&page, "2024");
    assert_eq!(page.run("return window.asked"), json!(1));
    page.end();
}
