//! The other rubrics: held against all of them, filled in for one of them, from the same figures.

mod once;

use e2e::Page;

use crate::example;

/// The outcome of a rubric on the screen that holds the draft against all of them.
fn outcome(page: &Page, rubric: &str) -> String {
    page.text_of(&format!("output[name='compare:{rubric}']"))
}

#[test]
fn one_county_is_held_against_every_rubric() {
    let page = example();
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    // 8728 ÷ 15447 ≥ 50 % is one of 36 合格; the rest is not filled in.
    assert_eq!(outcome(&page, "preschool"), "2–72 分，未通过–全部合格");
    // 10.91 ≥ 10 with 20 ≥ 20, and 99.52 ≥ 95.
    assert_eq!(outcome(&page, "quality-balance"), "2–32 项，未通过–通过");
    assert_eq!(outcome(&page, "general"), "27.4–99 分，不合格–优秀");
    for rubric in ["basic-balance", "duties-37", "jiangxi", "township"] {
        assert!(!outcome(&page, rubric).is_empty(), "{rubric}");
    }
    // 待核 is told of each.
    assert!(page.text_of("[data-rubric='quality-balance']").contains("待核"));
    // 200 元 a child in kindergarten, where 500 are asked for.
    page.click("[data-rubric='general'] summary");
    page.wait_to_read("还差 300 元/人");
    page.end();
}
