//! What is said of a rubric that cannot be used.

use super::{draft, import_and_open_unscored, rubric};
use e2e::{Page, names};
use serde_json::json;

use crate::{exported, unfold};

/// A clerk reads what is wrong with the rubric, where, and what would be right, in Chinese.
#[test]
fn what_is_wrong_with_a_rubric_is_said_in_chinese() {
    let page = Page::open();
    let mut wrong = rubric();
    wrong["full_points"] = json!("12");
    wrong["grade"][0]["from"] = json!("六");
    import_and_open_unscored(&page, &draft(&json!({ "id": "zhengan", "edition": "2026", "source": wrong })));
    page.wait_to_read("等次（grade）“合格”：“六”不是数，应加引号写成“1.5”的样子。");
    page.wait_to_read("键 full_points：各一级指标合计 10 分，与写明的 12 分不符，两者应一致。");
    page.screenshot("wrong-rubric");
    page.end();
}

#[test]
fn a_draft_of_a_rubric_that_is_not_here_opens_and_keeps_all() {
    let page = Page::open();
    import_and_open_unscored(&page, &draft(&json!({ "id": "zhejiang", "edition": "2026" })));
    page.wait_to_read("本机没有这套细则");
    unfold(&page);
    let held = page.text_of(".held");
    assert!(held.contains("12") && held.contains("500"), "{held}");
    page.screenshot("unknown-rubric");
    let (_, file) = exported(&page);
    assert_eq!(file["rubric"]["id"], json!("zhejiang"));
    assert_eq!(file["facts"]["zhengan.kitchens"]["text"], json!("12"));
    assert_eq!(file.get("result"), None);
    // Its figures feed a rubric of the page.
    page.click_on("对标");
    page.click("[data-rubric='general'] button");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("kindergarten.pupils"), "500");
    page.end();
}
