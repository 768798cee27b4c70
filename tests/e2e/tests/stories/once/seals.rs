//! 定稿: a draft is sealed, its papers bear the code, and what changes afterwards is told.

use e2e::names;

use crate::papers::paper;
use crate::{example, exported, fill, go_home, wait_until_kept};

#[test]
fn a_sealed_draft_says_so_on_its_papers_and_tells_what_has_changed_since() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.click("[name='versions']");
    page.wait_to_read("尚未定稿。");
    page.click("[name='seal']");
    page.wait_to_read("内容与定稿一致。");
    let said = page.text_of("section.seal");
    let code = said.split("校验码 ").nth(1).expect("a code").chars().take(19).collect::<String>();
    assert!(code.split('-').all(|group| group.len() == 4) && code.split('-').count() == 4, "{code}");
    page.screenshot("sealed");
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    // And the menu that the focus came back to.
    page.press("Escape");
    page.wait_until_gone(".others.is-open");
    let brief = paper(&page, "汇报单（一页）");
    assert!(brief.text().contains(&code), "the code stands on paper");

    // The file says the same when it is opened.
    let (_, file) = exported(&page);
    assert_eq!(
        file["seal"]["digest"].as_str().map(|digest| digest[..4].to_uppercase()),
        Some(code[..4].to_owned())
    );
    go_home(&page);
    page.import("正安县.json", file.to_string());
    page.wait_to_read(&code);
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    let mut altered = file.clone();
    altered["facts"]["training.spent"] = serde_json::json!({ "text": "500" });
    page.import("正安县.json", altered.to_string());
    page.wait_to_read("定稿后有改动1处");
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    page.end();
}

#[test]
fn what_is_typed_after_the_seal_stands_in_the_dialog_and_an_undo_takes_the_seal_back() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.click("[name='versions']");
    page.wait_for("[name='seal']");
    page.click("[name='seal']");
    page.wait_to_read("内容与定稿一致。");
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    fill(&page, "training.spent", "546.21");
    page.wait_for(names::TOTAL);
    page.click("[name='versions']");
    page.wait_to_read("定稿后有改动1处");
    let row = "section.seal [data-change='facts.training.spent.text'] td";
    assert_eq!(page.texts_of(row), ["（空）", "546.21"]);
    page.click("[name='seal']");
    page.wait_to_read("内容与定稿一致。");
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    page.press("Ctrl+Z");
    page.click("[name='versions']");
    page.wait_to_read("定稿后有改动1处");
    page.end();
}
