//! Every screen, in every engine: it opens, takes what is done on it, and is left again. A story here bears the name of its
//! screen; `tests/native/tidy.rs` sees that none is without.

use e2e::{Page, names};

use crate::{example, fill, go_home, listed, new_draft, wait_until_kept};

/// Back to the sheet, where all is as it was.
#[track_caller]
fn back(page: &Page) {
    page.click_on("返回填报");
    page.wait_for_text(names::TOTAL, "27.4–99");
}

#[test]
fn home() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    go_home(&page);
    assert_eq!(listed(&page), ["甲县"]);
    page.end();
}

/// 73.5 % of one point is 0.735, to two places half up 0.74; a judgement adds up to one point more.
#[test]
fn sheet() {
    let page = new_draft();
    let points = names::points("direction.language");
    fill(&page, "language.share", "73.5%");
    page.wait_for_text(&points, "0.74–1.74");
    page.press("Ctrl+Z");
    page.wait_for_text(&points, "0–2");
    page.end();
}

/// What is folded away in a card has its box here in the open.
#[test]
fn data() {
    let page = example();
    page.click_on("全部数据");
    page.wait_for("main.data");
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.click_on("按责任单位");
    page.wait_to_read("县财政局");
    assert_eq!(page.value_of("training.spent"), "483");
    page.click_on("填报");
    page.wait_for_text(names::TOTAL, "27.4–97");
    page.end();
}

#[test]
fn brief() {
    let page = example();
    page.click_on("一页汇报单");
    page.wait_for("main.brief .tiles");
    assert!(page.text_of("main.brief h1").contains("正安县"));
    back(&page);
    page.end();
}

#[test]
fn comparison() {
    let page = example();
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    back(&page);
    page.end();
}

#[test]
fn what_if() {
    let page = example();
    page.click_on("试算");
    for tab in ["single", "scenarios", "route", "weigh", "years"] {
        page.click(&format!("#tab-{tab}"));
        page.wait_for(&format!("[data-tab='{tab}']"));
    }
    back(&page);
    page.end();
}

#[test]
fn rectification() {
    let page = example();
    page.click_on("整改");
    page.wait_for("main.rectification");
    page.click_on("添加问题");
    page.wait_for("[data-rectification]");
    page.click_on("删除这个问题");
    page.wait_until_gone("[data-rectification]");
    back(&page);
    page.end();
}

#[test]
fn paper() {
    let page = example();
    page.run("window.print = () => { window.printed = true; }");
    page.click_on("打印自评表");
    page.wait_for(".paper");
    page.wait_until("the table is printed", |page| page.run("return window.printed") == true);
    back(&page);
    page.end();
}
