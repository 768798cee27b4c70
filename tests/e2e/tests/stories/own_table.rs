//! A city's own scoring table, from its file to a score, a saved file and a colleague's browser.
//!
//! The table (`tests/tables`, written by openpyxl and python-docx) has four items of 8, 12, 15 and 15 points, of which 8, 6 and 15 are
//! filled in: 29 are certain, 15 of the third item open, and up to 3 may be added.

mod once;

use std::path::{Path, PathBuf};

use e2e::{Page, names};
use serde_json::json;

use crate::{exported, fill, go_home, import_and_open, listed, wait_until_kept};

pub(crate) fn table(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables").join(name)
}

/// Begins to bring a table in, and gives its file.
#[track_caller]
fn bring(page: &Page, file: &Path) {
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    page.upload("[name='table']", file);
}

/// The page with a draft of 甲县 for the city's table open, and kept.
#[track_caller]
fn brought() -> Page {
    let page = Page::open();
    bring(&page, &table("city.xlsx"));
    page.wait_to_read("共 4 项，50 分。");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page
}

/// The points of an item of this title.
#[track_caller]
fn judged(page: &Page, title: &str) -> String {
    let script = "const card = [...document.querySelectorAll('[data-indicator]')].find(card => card.querySelector('h3').textContent.includes(arguments[0]));
        return card.querySelector('.judged input, input').name";
    let name = page.run_with(script, vec![json!(title)]);
    name.as_str().unwrap_or_else(|| panic!("no box under {title}")).to_owned()
}

#[test]
fn a_table_from_excel_is_scored_kept_and_sent_to_a_colleague() {
    let page = Page::open();
    bring(&page, &table("city.xlsx"));
    page.wait_to_read("共 4 项，50 分。");
    page.wait_to_read("表中印出的小计、合计与各项分值之和一致。");
    assert_eq!(page.value_of("rubric-title"), "遵义市2025年对县级人民政府履行教育职责评价评分细则");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    fill(&page, "county", "甲县");
    // Its clause was read, and asks how many percentage points are lacking: 15 − 5 = 10.
    fill(&page, &judged(&page, "编制配备"), "5");
    page.wait_for_text(names::TOTAL, "39–42");
    wait_until_kept(&page, "甲县");
    page.reload();
    page.wait_for_text(names::TOTAL, "39–42");
    let (_, file) = exported(&page);
    assert_eq!(file["result"]["total"], json!({ "low": "39", "high": "42" }));
    page.end();

    let colleague = Page::open();
    import_and_open(&colleague, "甲县.json", file.to_string());
    colleague.wait_for_text(names::TOTAL, "39–42");
    go_home(&colleague);
    assert_eq!(listed(&colleague), ["甲县"]);
    colleague.end();
}
