//! The page in one file, opened from the disk as by a double click.

mod once;

use std::path::PathBuf;

use e2e::{Page, names};
use xtask::paths;

use crate::{fill, open_example, wait_until_kept};

/// What a colleague is sent.
fn file() -> PathBuf {
    paths::dist().join("lvzhi.html")
}

#[track_caller]
fn from_disk() -> Page {
    let page = Page::with().file(&file()).open();
    page.wait_for(names::EXAMPLE);
    page
}

#[test]
fn one_file_scores_a_county_and_keeps_it() {
    let page = from_disk();
    assert!(page.address().starts_with("file://"), "{}", page.address());
    open_example(&page);
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    // 483 ÷ 36414 = 1.33 %, below 1.5 %: the two points are lost.
    page.wait_for_text(names::TOTAL, "27.4–97");
    assert_eq!(page.verdict("funding.training"), "unmet");
    wait_until_kept(&page, "36414");
    page.reload();
    page.wait_for_text(names::TOTAL, "27.4–97");
    assert_eq!(page.value_of("salary.total"), "36414");
    page.end();
}

#[test]
fn one_file_brings_the_other_rubrics_along() {
    let page = from_disk();
    open_example(&page);
    page.click_on("对标");
    page.wait_to_read("教督〔2017〕6号");
    page.wait_for("[data-rubric='quality-balance']");
    page.click_on("试算");
    page.wait_for("[role=tablist]");
    page.end();
}

#[test]
fn one_file_without_storage_says_so_and_offers_the_export() {
    let page = Page::with().file(&file()).storage_refused().open();
    page.wait_for(names::EXAMPLE);
    open_example(&page);
    fill(&page, "salary.total", "36414");
    page.wait_to_read("未保存：浏览器不允许存储，请导出文件");
    let file = page.download(|page| page.click_on("立即导出"));
    assert!(file.text().contains("36414"));
}
