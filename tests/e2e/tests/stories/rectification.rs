//! 整改台账: from a loss to a problem that is mended, told on paper, and merged with what a colleague wrote; with the keyboard alone.

mod once;

use std::io::{Cursor, Read as _};

use e2e::{Page, names};
use zip::ZipArchive;

use crate::wait_until_kept;

/// The loss of 教师培训经费 in the first report of the seeds, X县 2014: 483 ÷ 36,414 is 1.3264 %, below 1.5 %.
const LOSS: &str = "2014.loss.funding.training";

/// The page with X县 2014 open.
#[track_caller]
fn henan() -> Page {
    let page = Page::open();
    page.click("[data-example='1']");
    page.wait_for_text(names::TOTAL, "6.7–98");
    page
}

/// The ledger of the open draft.
#[track_caller]
fn ledger(page: &Page) {
    page.click_on("整改");
    page.wait_for("main.rectification");
}

/// A text of an entry.
fn of(entry: &str, what: &str) -> String {
    format!("rectification.{entry}/{what}")
}

/// Lists a loss, by the button beside it.
#[track_caller]
fn list(page: &Page, entry: &str) {
    page.click_on("从自评结果列入");
    page.click(&format!("[data-offer='{entry}'] button"));
    page.wait_for_text(&format!("[data-offer='{entry}'] button"), "已列入");
}

/// Opens an entry up.
#[track_caller]
fn open(page: &Page, entry: &str) {
    page.click(&format!("[data-rectification='{entry}'] .fold"));
    page.wait_for(&names::field(&of(entry, "problem")));
}

/// All texts of an office file.
fn inside(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a part").read_to_string(&mut all).expect("text");
    }
    all
}

#[track_caller]
fn paper(page: &Page, title: &str) -> e2e::Download {
    page.click_on("导出表格和报告…");
    page.wait_for("[data-paper='rectification.xlsx']");
    let file = page.download(|page| page.click_on(&format!("下载：{title}")));
    page.press("Escape");
    page.wait_until_gone("dialog[open]");
    file
}

/// From the sheet to a problem of one's own and back, without a pointer.
#[test]
fn a_problem_is_written_down_with_the_keyboard_alone() {
    let page = henan();
    page.run("[...document.querySelectorAll('button')].find(one => one.innerText === '整改').focus()");
    page.press("Enter");
    page.wait_for("main.rectification");
    page.wait_until("the focus is on the heading", |page| {
        page.run("return document.activeElement.innerText") == "整改台账"
    });
    page.press("Tab Enter");
    page.wait_until("the focus is in the problem", |page| page.focused().ends_with("/problem"));
    let problem = page.focused();
    page.type_text("功能教室不足");
    // What has several lines takes Enter for itself.
    page.press("Enter");
    page.type_text("共差12间");
    assert_eq!(page.value_of(&problem), "功能教室不足\n共差12间");
    page.press("Tab");
    assert_eq!(page.value_of(&page.focused()), "2014", "the year is the draft's");
    wait_until_kept(&page, "共差12间");
    page.press("Ctrl+Z");
    page.wait_until("the words are taken back", |page| !page.says("共差12间"));
    page.press("Ctrl+Z");
    page.wait_for_text("[data-summary]", "共 0 个问题");
    page.press("Ctrl+Y");
    page.wait_for_text("[data-summary]", "共 1 个问题：未整改 1");
    page.end();
}
