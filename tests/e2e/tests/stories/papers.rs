//! Papers go out and come back: what is downloaded is a whole file, and a workbook that was filled in elsewhere is merged.

mod once;

use std::io::{Cursor, Read as _, Write as _};

use e2e::{Page, names};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::{example, fill, go_home};

/// Opens the list of papers and takes one.
#[track_caller]
pub(crate) fn paper(page: &Page, title: &str) -> e2e::Download {
    page.click_on("导出表格和报告…");
    page.wait_for("[data-paper]");
    let file = page.download(|page| page.click_on(&format!("下载：{title}")));
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    file
}

/// The parts of an office file, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let read = |at: usize| {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").to_string(), text)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).expect("a zip").len()).map(read).collect()
}

/// The file with another text in the first cell that holds `before`, as an office program would save it.
fn filled_in(bytes: &[u8], before: &str, now: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_done = false;
    for (name, text) in parts(bytes) {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        let (from, to) = (format!(">{before}<"), format!(">{now}<"));
        let text = if is_done {
            text
        } else {
            is_done = text.contains(&from);
            text.replacen(&from, &to, 1)
        };
        zip.write_all(text.as_bytes()).expect("written");
    }
    assert!(is_done, "no cell holds {before}");
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn a_workbook_goes_out_and_comes_back_filled_in() {
    let page = example();
    let file = paper(&page, "自评表（Excel）");
    assert_eq!(file.name, "自评表-正安县-2019.xlsx");
    let whole = parts(&file.bytes).into_iter().map(|(_, text)| text).collect::<String>();
    assert!(
        whole.contains("<f>") && whole.contains("教师培训经费不低于教师工资总额的1.5%"),
        "formulas and titles"
    );
    // Meanwhile something else is typed in the page; both are kept.
    fill(&page, "salary.total", "36414");
    go_home(&page);
    page.import("自评表-正安县-2019.xlsx", filled_in(&file.bytes, "8728", "8800"));
    page.wait_for("[data-merge]");
    page.wait_to_read("8800");
    page.click("[name='merge']");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("kindergarten.public_pupils"), "8800");
    assert_eq!(page.value_of("salary.total"), "36414");
    page.end();
}
