//! A city's table goes back in the columns it came in, and what is typed over there comes in again.

use std::io::{Cursor, Write as _};

use e2e::names;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{brought, judged};
use crate::papers::{paper, parts};
use crate::{fill, go_home};

/// The first sheet of a workbook.
fn first_sheet(bytes: &[u8]) -> String {
    let sheet = parts(bytes).into_iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml");
    sheet.expect("a sheet").1
}

/// The cell of a place.
#[track_caller]
fn cell<'s>(sheet: &'s str, place: &str) -> &'s str {
    let from = sheet.find(&format!("<c r=\"{place}\"")).unwrap_or_else(|| panic!("no cell {place}"));
    sheet[from..].split_inclusive("</c>").next().expect("an end")
}

/// The file with a figure typed over a cell of its first sheet.
fn typed_over(bytes: &[u8], place: &str, figure: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(bytes) {
        if name == "xl/worksheets/sheet1.xml" {
            let old = cell(&text, place).to_owned();
            text = text.replace(&old, &format!("<c r=\"{place}\"><v>{figure}</v></c>"));
        }
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// 8, 6 and 15 points are filled in; 15 − 5 = 10 is computed: 39, and up to 3 may be added.
#[test]
fn a_table_from_excel_goes_back_in_its_own_columns() {
    let page = brought();
    fill(&page, &judged(&page, "编制配备"), "5");
    page.wait_for_text(names::TOTAL, "39–42");
    page.click_on("导出表格和报告…");
    page.wait_to_read("按本市表格的栏目");
    page.screenshot("papers-city");
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    let file = paper(&page, "自评表（Excel）");
    let sheet = first_sheet(&file.bytes);
    for (place, says) in [("A2", "一级指标"), ("E5", "达到标准得15分"), ("H2", "自评得分")] {
        assert!(cell(&sheet, place).contains(says), "{place}: {}", cell(&sheet, place));
    }
    for (place, score) in [("H3", "8"), ("H4", "6"), ("H5", "10"), ("H6", "15"), ("H7", "39–42")] {
        let cell = cell(&sheet, place);
        assert!(cell.contains("计分明细!") && cell.contains(&format!("<v>{score}</v>")), "{place}: {cell}");
    }
    let word = paper(&page, "自评表（Word）");
    assert!(parts(&word.bytes).iter().any(|(_, text)| text.contains("w:vMerge") && text.contains("39–42")));
    // Seven of the eight points, typed over in the city's column.
    go_home(&page);
    page.import(&file.name, typed_over(&file.bytes, "H3", "7"));
    page.wait_for("[data-merge]");
    page.click("[name='merge']");
    page.wait_for_text(names::TOTAL, "38–41");
    assert_eq!(page.value_of(&judged(&page, "组织领导")), "7");
    page.end();
}
