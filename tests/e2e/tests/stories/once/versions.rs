//! Versions: what a draft was before, held against what it is, and restored.

use e2e::names;

use crate::{example, fill, open_example, wait_until_kept};

#[test]
fn a_version_taken_when_the_draft_was_opened_can_be_compared_and_restored() {
    let page = example();
    wait_until_kept(&page, "正安县");
    fill(&page, "training.spent", "546.21");
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "\"36414\"");
    page.wait_for_text(names::TOTAL, "29.4–99");
    page.click("[name='versions']");
    page.wait_for("[data-version='0']");
    assert!(page.text_of("[data-version='0']").contains("27.4–99"));
    assert!(page.text_of("[data-version='0']").contains("此后改 2 处"));
    page.wait_to_read("共 2 处不同");
    assert_eq!(page.texts_of("[data-change='facts.training.spent.text'] td"), ["（空）", "546.21"]);
    page.screenshot("versions");
    page.click_on("恢复：");
    page.wait_for_text(names::TOTAL, "27.4–99");
    assert_eq!(page.value_of("training.spent"), "");
    page.wait_to_read("已恢复为所选版本");
    // One step takes it back; and what was there before the restoring is a version, too.
    page.press("Ctrl+Z");
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(
        (page.value_of("training.spent"), page.value_of("salary.total")),
        ("546.21".into(), "36414".into())
    );
    page.end();
}

#[test]
fn versions_survive_reopening_and_opening_without_changes_makes_none() {
    let page = example();
    wait_until_kept(&page, "正安县");
    for _ in 0..3 {
        page.reload();
        page.wait_for_text(names::TOTAL, "27.4–99");
    }
    page.click("[name='versions']");
    page.wait_for("[data-version='0']");
    assert_eq!(page.count("[data-version]"), 1);
    page.press("Escape");
    page.wait_until_gone("dialog.versions");
    crate::go_home(&page);
    open_example(&page);
    page.end();
}
