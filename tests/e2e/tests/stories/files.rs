//! Files in and out: what is no draft says why, and what is open stays as it is.

mod once;

use e2e::{Page, names};
use serde_json::json;

use crate::county::with_facts;
use crate::{example, import_and_open};

#[test]
fn the_same_file_can_be_chosen_twice() {
    let page = Page::open();
    for _ in 0..2 {
        page.import("甲县.json", with_facts("甲县", &[]).to_string());
        page.wait_for("[data-import='draft']");
        page.click_on("取消");
        page.wait_until_gone(names::IMPORT_PREVIEW);
    }
    page.end();
}

#[test]
fn a_file_with_a_byte_order_mark_and_a_typed_year_is_opened() {
    let page = Page::open();
    let mut draft = with_facts("记事本县", &[]);
    draft["year"] = json!("２０２４年");
    import_and_open(&page, "记事本.json", format!("\u{feff}{draft}"));
    assert_eq!(page.value_of("year"), "２０２４年");
    // It counts as a year: figures are asked for it.
    assert!(page.text_of("#domain-direction h2").contains("数据为 2024 年"));
    page.end();
}

#[test]
fn an_exported_file_speaks_ids_and_can_be_told_from_its_name() {
    let page = example();
    let file = page.download(|page| page.click_on("导出"));
    assert_eq!(file.name, "履职自评-正安县-2019.json");
    page.wait_to_read("已导出“履职自评-正安县-2019.json”");
    let content: serde_json::Value = serde_json::from_str(file.text()).expect("JSON");
    assert_eq!((&content["format"], &content["version"]), (&json!("lvzhi-draft"), &json!(1)));
    assert_eq!((&content["county"], &content["year"]), (&json!("正安县"), &json!(2019)));
    // Labels on the page may change; what a file says of a verdict does not.
    for result in content["result"]["indicators"].as_object().expect("results").values() {
        let verdict = result["verdict"].as_str().expect("a verdict");
        assert!(["met", "unmet", "missing", "not_applicable", "judgment"].contains(&verdict), "{verdict}");
    }
    assert_eq!(content["result"]["checks"][0]["severity"], "warning");
    page.end();
}
