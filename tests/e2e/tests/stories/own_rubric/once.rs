//! What is said of a rubric that cannot be used.

use super::{draft, import_and_open_unscored, rubric};
use e2e::Page;
use serde_json::json;

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
