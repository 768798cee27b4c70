//! A newer edition of the rubric of a draft: seen before it is taken, taken in one step, and taken back.

use e2e::{Page, names};
use serde_json::json;

use super::super::judged;
use crate::{fill, go_home, import_and_open, wait_until_kept};

const BEFORE: &str = "某市2025年教育工作评分细则\n指标\t分值\t评分标准\n规划\t6\t编制规划，由评估组酌情计分\n编制\t5\t足额核定，由评估组酌情计分";
/// 规划 has another clause, 编制 fewer points, 督导 is new.
const AFTER: &str = "某市2026年教育工作评分细则\n指标\t分值\t评分标准\n规划\t6\t编制规划并推进，由评估组酌情计分\n编制\t3\t足额核定，由评估组酌情计分\n督导\t2\t由评估组酌情计分";

#[track_caller]
fn paste(page: &Page, table: &str, items: &str) {
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.paste_into("pasted-table", table);
    page.wait_to_read(items);
    page.click("[name='use-rubric']");
    page.wait_for("[data-indicator]");
}

/// 5 + 4 of 11 points; by the new edition 5 and what is open of 3 and of 2.
#[test]
fn a_newer_edition_is_looked_at_taken_and_taken_back() {
    let page = Page::open();
    paste(&page, BEFORE, "共 2 项，11 分。");
    fill(&page, "county", "甲县");
    fill(&page, &judged(&page, "规划"), "5");
    fill(&page, &judged(&page, "编制"), "4");
    page.wait_for_text(names::TOTAL, "9");
    wait_until_kept(&page, "甲县");
    assert_eq!(page.count("[name='edition']"), 0);
    go_home(&page);
    paste(&page, AFTER, "共 3 项，11 分。");
    assert_eq!(page.count("[name='edition']"), 0, "a draft by the newest has none");
    go_home(&page);
    page.click_on("甲县");
    page.wait_for("[name='edition']");
    page.run("document.querySelector(\"[name='edition']\").focus()");
    page.press("Enter");
    page.wait_to_read("新增 1 项，取消 0 项，改变 2 项，不变 0 项。");
    let said = page.text_of("dialog[open]");
    for part in [
        "9 分",
        "5–10 分",
        "5 → 5",
        "4 → 0–3",
        "— → 0–2",
        "满分 5 分",
        "满分 3 分",
        "超过新版的满分，沿用后请改",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    page.assert_accessible("a newer edition");
    page.run("document.querySelector(\"[name='take']\").focus()");
    page.press("Enter");
    page.wait_for_text(names::TOTAL, "5–10");
    assert_eq!(page.value_of(&judged(&page, "规划")), "5");
    assert_eq!(page.value_of(&judged(&page, "编制")), "4", "what is too much stands there to be corrected");
    assert_eq!(page.count("[name='edition']"), 0);
    page.press("Ctrl+z");
    page.wait_for_text(names::TOTAL, "9");
    page.wait_for("[name='edition']");
    page.end();
}

/// The page's own: a draft of 2020 is scored by the edition it names, until the newer one is taken.
#[test]
fn a_draft_of_an_earlier_edition_of_the_page_is_offered_the_newest() {
    let page = Page::open();
    let draft = json!({
        "format": "lvzhi-draft", "version": 1, "county": "乙县", "year": 2024,
        "rubric": { "id": "preschool", "edition": "2020.1" },
        "facts": { "kindergarten.pupils": { "text": "15447" }, "kindergarten.unlicensed": { "text": "0" } },
    });
    import_and_open(&page, "乙县.json", draft.to_string());
    page.wait_for("[name='edition']");
    page.click("[name='edition']");
    page.wait_to_read("2020.1 版计分，现有 2020.2 版");
    page.wait_to_read("已填的 1 处数据和评判原样沿用。");
    page.click("[name='take']");
    page.wait_until_gone("[name='edition']");
    assert_eq!(page.value_of("kindergarten.pupils"), "15447");
    page.end();
}
