//! What the papers say, in any browser.

use super::{paper, parts};
use crate::example;

#[test]
fn a_report_and_the_other_papers_go_out() {
    let page = example();
    for (title, name, says) in [
        ("自评表（Word）", "自评表-正安县-2019.docx", "3.3"),
        ("自评报告（Word）", "自评报告-正安县-2019.docx", "56.5029%"),
        ("佐证目录（Word）", "佐证目录-正安县-2019.docx", "佐证"),
    ] {
        let file = paper(&page, title);
        assert_eq!(file.name, name);
        let document = parts(&file.bytes).into_iter().find(|(name, _)| name == "word/document.xml");
        assert!(document.is_some_and(|(_, text)| text.contains(says)), "{title} says {says}");
    }
    let brief = paper(&page, "汇报单（一页）");
    assert_eq!(brief.name, "汇报单-正安县-2019.html");
    assert!(brief.text().contains("正安县") && !brief.text().contains("<script"));
    page.end();
}
