//! What of this subject no engine can break.

use std::fs;

use e2e::{Page, names};
use xtask::paths;

use super::{file, from_disk};
use crate::open_example;

/// Papers come out of one file, too.
#[test]
fn papers_come_out_of_one_file() {
    let page = from_disk();
    open_example(&page);
    page.click_on("导出表格和报告…");
    page.wait_for("[data-paper]");
    let paper = page.download(|page| page.click_on("下载：自评报告（Word）"));
    assert_eq!(paper.name, "自评报告-正安县-2019.docx");
    assert!(paper.bytes.starts_with(b"PK"), "a zip, as each .docx is");
    page.end();
}

/// The file with all parts reads a city's table; the one to be sent says which file does.
#[test]
fn the_full_file_reads_a_table_and_the_smaller_one_names_it() {
    let page = Page::with().file(&paths::dist().join("lvzhi-full.html")).open();
    page.wait_for(names::EXAMPLE);
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.end();
    let page = from_disk();
    page.click("[name='own-rubric']");
    page.wait_to_read("请用 lvzhi-full.html 或网页版");
    assert_eq!(page.count("[name='retry']"), 0, "it would never come");
    page.screenshot("left-out-1366x768");
    page.resize(390, 844);
    page.screenshot("left-out-390x844");
    page.click_on("返回");
    page.wait_for(names::EXAMPLE);
    let errors = page.console_errors();
    assert!(errors.iter().all(|error| error.contains("table")), "{errors:?}");
}

#[test]
fn one_file_that_came_damaged_says_so() {
    let whole = fs::read_to_string(file()).expect("the one file");
    let packed = whole.find("id=packed>").or_else(|| whole.find("id=\"packed\">")).expect("what is packed");
    let middle = packed + (whole.len() - packed) / 2;
    let (before, after) = whole.split_at(middle);
    let other = if after.starts_with('a') { "b" } else { "a" };
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("lvzhi.html");
    // One letter is another; one is lost; half is lost.
    for damaged in
        [format!("{before}{other}{}", &after[1..]), format!("{before}{}", &after[1..]), before.to_owned()]
    {
        fs::write(&copy, damaged).expect("the copy");
        let page = Page::with().file(&copy).open();
        page.wait_to_read("页面没有载入完整");
        page.wait_to_read("请向发送人重新索取");
        assert!(!page.is_visible("#page"));
        page.end();
    }
}

#[test]
fn one_file_has_no_link_to_send_and_says_so() {
    let page = from_disk();
    open_example(&page);
    page.click("[name='share']");
    page.wait_for("[data-link='none']");
    page.wait_to_read("本页是一个文件，没有别人能打开的网址");
    // What can be sent is there.
    assert!(page.value_of("share-text").contains("lvzhi-draft"));
    page.press("Escape");
    let file = page.download(|page| page.press("Ctrl+S"));
    assert!(file.text().contains("正安县"), "{}", file.name);
    page.end();
}
