//! The ways in, and what a person corrects: the same wasm says it in any engine.

mod columns;
mod edition;
mod kept;
mod own_rules;
mod resumed;
mod scored;
mod taken;

use e2e::{Page, names};
use serde_json::json;

use super::{bring, judged, table};
use crate::fill;

#[test]
fn a_table_from_word_is_read_likewise() {
    let page = Page::open();
    bring(&page, &table("city.docx"));
    page.wait_to_read("共 4 项，50 分。");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    // Seven percentage points below the standard: 15 − 7 = 8.
    fill(&page, &judged(&page, "编制配备"), "7");
    page.wait_for_text(names::TOTAL, "37–40");
    page.end();
}

/// By the keyboard alone: the table is pasted, its points are corrected, a draft begun and filled in.
#[test]
fn a_pasted_table_is_corrected_and_used_by_keyboard() {
    let page = Page::open();
    page.wait_for("[name='own-rubric']");
    page.run("document.querySelector(\"[name='own-rubric']\").focus()");
    page.press("Enter");
    page.wait_for("[name='pasted-table']");
    page.wait_for_focus_on("h1");
    // Points stand under a heading that says nothing.
    let rows = "指标\t甲\t计分办法\n组织领导\t4\t每少1次扣1分\n经费投入\t6\t投入力度大，酌情计分";
    page.paste_into("pasted-table", rows);
    page.wait_for("fieldset select");
    page.choose("column-0-1", "8");
    page.wait_to_read("共 2 项，10 分。");
    page.run("document.querySelector(\"[name='use-rubric']\").focus()");
    page.press("Enter");
    page.wait_for_text(names::TOTAL, "0–10");
    fill(&page, &judged(&page, "经费投入"), "5");
    page.wait_for_text(names::TOTAL, "5–9");
    page.end();
}

/// What the clipboard holds of a spreadsheet: a table of HTML with merged cells.
#[test]
fn a_table_of_the_clipboard_keeps_its_merged_cells() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.run_with(
        "const data = new DataTransfer();
         data.setData('text/html', arguments[0]);
         data.setData('text/plain', 'x');
         document.querySelector(\"[name='pasted-table']\").dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
        vec![json!("<table><tr><th>一级指标</th><th>二级指标</th><th>分值</th><th>评分标准</th></tr>
            <tr><td rowspan=2>领导职责</td><td>规划</td><td>4</td><td>有规划的得满分</td></tr>
            <tr><td>机制</td><td>6</td><td>有机制的得满分</td></tr></table>")],
    );
    page.wait_to_read("共 2 项，10 分。");
    assert_eq!(page.count(".read-items .head"), 1);
    page.end();
}

/// As it comes out of a PDF: no table, but numbers before the lines.
#[test]
fn numbered_text_is_read_by_its_numbers() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    let text =
        "某县评分细则\n一、领导职责（10分）\n1.规划（4分）有规划的得满分。\n2.机制（6分）有机制的得满分。\n";
    page.import_into("[name='table']", "细则.txt", text);
    page.wait_to_read("共 2 项，10 分。");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–10");
    page.end();
}

/// A row that was left out is taken as an item when the person says so.
#[test]
fn what_was_left_out_is_taken_when_a_person_says_so() {
    let page = Page::open();
    bring(&page, &table("city.xlsx"));
    page.wait_to_read("没有取用的内容（1 处）");
    page.choose("评分细则 第 7 行", "0");
    page.wait_to_read("共 5 项，100 分。");
    page.choose("评分细则 第 7 行", "");
    page.wait_to_read("共 4 项，50 分。");
    page.end();
}

/// The rubric goes out as a file of its own, comes in elsewhere as one, and a spoiled one says in Chinese what is wrong.
#[test]
fn a_rubric_goes_out_and_in_as_a_file() {
    let page = Page::open();
    bring(&page, &table("city.xlsx"));
    page.wait_for("[name='export-rubric']");
    page.type_into("rubric-issuer", "遵义市人民政府教育督导委员会");
    let file = page.download(|page| page.click("[name='export-rubric']"));
    let mut rubric: serde_json::Value = serde_json::from_str(file.text()).expect("JSON");
    assert_eq!(rubric["issuer"], json!("遵义市人民政府教育督导委员会"));
    assert_eq!(file.name, "遵义市2025年对县级人民政府履行教育职责评价评分细则-2025.1.json");
    page.end();

    let page = Page::open();
    page.import("细则.json", file.text());
    page.wait_to_read("这是一份细则文件，可以直接使用。");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–53");
    page.end();

    let page = Page::open();
    rubric["full_points"] = json!("60");
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    page.import_into("[name='table']", "坏细则.json", rubric.to_string());
    page.click("[name='use-rubric']");
    page.wait_to_read("这套细则有以下问题，不能使用：");
    assert!(page.text_of("[role='alert']").contains("60"));
    page.end();
}

#[test]
fn a_file_that_holds_no_table_says_what_to_do_and_loses_nothing() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    for (name, bytes, says) in [
        ("旧.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], "另存为"),
        ("通知.pdf", b"%PDF-1.7\n", "选中文字复制"),
        ("坏.xlsx", b"PK\x03\x04nothing more", "损坏"),
    ] {
        page.import_into("[name='table']", name, bytes);
        page.wait_to_read(name);
        let told = page.text_of("[data-refused]");
        assert!(told.contains(says), "{told}");
    }
    page.upload("[name='table']", &table("city.xlsx"));
    page.wait_to_read("共 4 项，50 分。");
    page.click("[name='bringing-back']");
    page.wait_for(names::EXAMPLE);
    page.end();
}
