//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;

use crate::county::with_facts;
use crate::{ZHENGAN, example, exported, go_home, import_and_open, kept, listed, wait_until_kept};

/// Imports what is no draft, reads why, and finds everything as it was.
#[track_caller]
fn refused(page: &Page, name: &str, bytes: impl AsRef<[u8]>, why: &str) {
    let before = kept(page);
    page.import(name, bytes);
    page.wait_for("[data-import='refused']");
    let told = page.text_of(names::IMPORT_PREVIEW);
    assert!(told.contains("不能导入") && told.contains(name) && told.contains(why), "{why}: {told}");
    assert!(!told.contains("加入并打开"), "there is nothing to add: {told}");
    // Not a score of zero, not a score at all.
    assert!(!told.contains("测算"), "{told}");
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    assert_eq!(listed(page), [ZHENGAN]);
    assert_eq!(kept(page), before);
}

#[test]
fn each_file_that_is_no_draft_says_why_and_touches_nothing() {
    let page = example();
    let (good, _) = exported(&page);
    wait_until_kept(&page, "正安县");
    go_home(&page);
    page.wait_until("the list is what is kept", |page| {
        page.run("return localStorage.getItem('lvzhi.open')").is_null()
    });

    // Cut off in the middle, as by a full memory stick.
    let half: String = good.chars().take(good.chars().count() / 2).collect();
    refused(&page, "截断.json", &half, "文件不完整");
    refused(&page, "改坏.json", good.replacen(':', "=", 3), "不合 JSON 格式");
    refused(&page, "名册.json", "[1, 2, 3]", "不是履职自评的草稿文件");
    refused(&page, "别的.json", "{ \"format\": \"another\", \"version\": 1 }", "不是履职自评的草稿文件");
    refused(&page, "空.json", "", "文件不完整");
    // 县 as Windows of old wrote it, in what is no draft; and cut off inside a letter.
    refused(&page, "国标码.json", b"{ \"county\": \"\xd5\xfd\xb0\xb2\xcf\xd8\" }", "不是履职自评的草稿文件");
    refused(&page, "半个字.json", b"{ \"county\": \"\xd5\xfd\xb0", "不是文本");
    refused(&page, "新版.json", good.replace("\"version\": 1", "\"version\": 2"), "较新的版本");
    refused(&page, "数组.json", good.replace("\"judgments\": {}", "\"judgments\": []"), "judgments");
    // One byte more than 10 MB.
    refused(&page, "太大.json", vec![b' '; 10 * 1024 * 1024 + 1], "文件过大");
    page.end();
}

#[test]
fn a_file_as_large_as_may_be_is_opened() {
    let page = Page::open();
    let mut bytes = with_facts("十兆县", &[]).to_string().into_bytes();
    bytes.resize(10 * 1024 * 1024, b' ');
    page.import("十兆.json", bytes);
    page.wait_for("[data-import='draft']");
    assert!(page.text_of(names::IMPORT_PREVIEW).contains("十兆县"));
    page.end();
}

#[test]
fn a_preview_that_is_cancelled_leaves_no_trace() {
    let page = Page::open();
    page.import("甲县.json", with_facts("甲县", &[("aid.covered", "是")]).to_string());
    page.wait_for("[data-import='draft']");
    let told = page.text_of(names::IMPORT_PREVIEW);
    for part in ["甲县.json", "甲县 2024", "已填数据 1 项", "1–100 分", "已有草稿不受影响"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    page.click_on("取消");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    assert_eq!(page.count(names::DRAFT), 0);
    assert!(!kept(&page).contains("甲县"));
    page.end();
}

#[test]
fn an_import_is_added_to_the_drafts_and_replaces_none() {
    let page = example();
    crate::fill(&page, "salary.total", "36414");
    let (text, _) = exported(&page);
    crate::fill(&page, "salary.total", "36415");
    go_home(&page);
    import_and_open(&page, "正安县.json", &text);
    assert_eq!(page.value_of("salary.total"), "36414");
    go_home(&page);
    assert_eq!(listed(&page), [ZHENGAN, ZHENGAN], "the unfinished one is still there");
    page.end();
}

#[test]
fn a_file_that_claims_another_result_is_recomputed_and_told() {
    let page = Page::open();
    let mut draft = with_facts("虚报县", &[("aid.covered", "是")]);
    draft["result"] = json!({ "total": { "low": "99", "high": "99" } });
    page.import("虚报.json", draft.to_string());
    page.wait_to_read("文件内记载的总分为 99，本页重新测算为 1–100，以重新测算为准");
    page.click_on("加入并打开");
    page.wait_for_text(names::TOTAL, "1–100");
    page.end();
}

/// Weights and lines are the rubric's; a file cannot bring its own.
#[test]
fn a_file_cannot_change_the_rules_it_is_scored_by() {
    let page = Page::open();
    let mut draft = with_facts("改分县", &[("aid.covered", "是")]);
    draft["rubric"]["indicators"] = json!({ "aid.students": { "points": "50" } });
    draft["rubric"]["full_points"] = json!("1");
    draft["weights"] = json!({ "aid.students": "50" });
    import_and_open(&page, "改分.json", draft.to_string());
    page.wait_for_text(names::TOTAL, "1–100");
    assert_eq!(page.points("aid.students"), "1");
    page.end();
}

#[test]
fn what_a_newer_page_wrote_goes_through_unchanged() {
    let page = Page::open();
    let mut draft = with_facts("过路县", &[("aid.covered", "是"), ("future.fact", "12")]);
    draft["problems"] = json!([{ "problem": "择校热", "amount": "AMOUNT" }]);
    draft["facts"]["aid.covered"]["source"] = json!("第3页");
    draft["rubric"]["signed"] = json!("yes");
    // A number with digits that no float keeps.
    const AMOUNT: &str = "12345678901234567890.10";
    page.import("过路.json", draft.to_string().replace("\"AMOUNT\"", AMOUNT));
    page.wait_to_read("有 1 项本页指标中没有（future.fact），予以保留，不参与测算");
    page.click_on("加入并打开");
    page.wait_for(names::TOTAL);
    let (text, file) = exported(&page);
    assert_eq!(file["problems"][0]["problem"], "择校热");
    assert!(text.contains(AMOUNT), "numbers keep their digits");
    assert_eq!(file["facts"]["aid.covered"]["source"], "第3页");
    assert_eq!(file["facts"]["future.fact"]["text"], "12");
    assert_eq!(file["rubric"]["signed"], "yes");
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
