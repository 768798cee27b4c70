//! Drafts of rubrics that are not of the page: one that brings its rubric along, and one that does not.

mod once;

use e2e::{Page, names};
use serde_json::{Value, json};

use crate::{exported, fill, import_and_open, wait_until_kept};

/// Ten points: six for ten kitchens, a figure of its own, and four for a thousand children, a figure of the page's.
fn rubric() -> Value {
    serde_json::from_str(include_str!("../../../own_rubric.json")).expect("JSON")
}

fn draft(rubric: &Value) -> String {
    json!({
        "format": "lvzhi-draft", "version": 1, "title": "正安县食堂", "county": "正安县", "year": 2026, "rubric": rubric,
        "facts": { "zhengan.kitchens": { "text": "12" }, "kindergarten.pupils": { "text": "500" } },
    })
    .to_string()
}

/// 12 kitchens are ten at least: 6; 500 children are fewer than a thousand: 0. With 9 kitchens 0, with 1000 children 4.
#[test]
fn a_draft_that_brings_its_rubric_along_is_scored_by_it() {
    let page = Page::open();
    let bring = json!({ "id": "zhengan", "edition": "2026", "source": rubric() });
    import_and_open(&page, "食堂.json", draft(&bring));
    page.wait_for_text(names::TOTAL, "6");
    assert_eq!(page.grade(), "合格");
    fill(&page, "zhengan.kitchens", "9");
    page.wait_for_text(names::TOTAL, "0");
    fill(&page, "kindergarten.pupils", "1000");
    page.wait_for_text(names::TOTAL, "4");
    wait_until_kept(&page, "1000");
    page.reload();
    page.wait_for_text(names::TOTAL, "4");
    let (_, file) = exported(&page);
    assert_eq!(
        file["rubric"]["source"]["title"],
        json!("正安县食堂评价细则"),
        "whoever gets it has the rubric, too"
    );
    assert_eq!(file["result"]["total"], json!({ "low": "4", "high": "4" }));
    page.end();
}

/// Imported and opened, where there is no total to wait for.
#[track_caller]
fn import_and_open_unscored(page: &Page, draft: &str) {
    page.import("外省.json", draft);
    page.wait_for(names::IMPORT_PREVIEW);
    page.click_on("加入并打开");
}
