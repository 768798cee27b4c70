//! The storage is emptied or spoiled behind the page's back, and a clock that gives no time.

mod once;

use e2e::{Page, names};

use crate::{fill, go_home, new_draft, wait_until_kept};

#[test]
fn browser_data_cleared_under_an_open_draft_is_told_and_the_draft_kept_again() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.run("localStorage.clear()");
    fill(&page, "language.share", "50");
    page.wait_to_read("浏览器里保存的数据被清除过。这份草稿没有丢，已重新保存；建议现在导出一份文件");
    wait_until_kept(&page, "\"50\"");
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!((page.value_of("county"), page.value_of("language.share")), ("甲县".into(), "50".into()));
    page.end();
}

/// Three figures are kept; then the value in force loses its end. Answers with its key.
fn spoiled() -> (Page, String) {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "\"546.21\"");
    let key = page.run(
        "const [head] = Object.keys(localStorage).filter(key => key.startsWith('lvzhi.head.'));
         const key = `lvzhi.draft.${head.slice(11)}.${localStorage[head]}`;
         localStorage[key] = localStorage[key].slice(0, 200);
         return key",
    );
    let key = key.as_str().expect("a key").to_owned();
    (page, key)
}

/// Whatever has become of the rest, the spoiled value is named and can be had.
#[track_caller]
fn names_the_spoiled_value(page: &Page, key: &str) {
    go_home(page);
    page.wait_to_read("有草稿无法读取");
    assert!(page.says(key), "{}", page.text());
    assert_eq!(page.download(|page| page.click_on("下载原文")).text().chars().count(), 200);
}
