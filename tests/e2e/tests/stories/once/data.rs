//! 全部数据: every figure of the rubric within reach of the keys, and the year before beside it.

use e2e::{Page, names};
use serde_json::json;

use crate::{begin_draft, example, fill, go_home, listed, wait_until_kept};

const BOXES: &str = "main.data [data-fact]";

fn open(page: &Page) {
    page.click_on("全部数据");
    page.wait_for("main.data li");
}

/// On the sheet most of them lie in folds, which Enter passes by.
#[test]
fn enter_goes_through_every_fact() {
    let page = example();
    open(&page);
    let all = page.count(BOXES);
    assert!(all > 200, "{all} boxes");
    page.run(&format!(
        "window.reached = new Set();
         document.addEventListener('focusin', event => {{ if (event.target.matches('{BOXES}')) reached.add(event.target.name); }});
         document.querySelector('{BOXES}').focus()"
    ));
    // In a choice Enter opens the list, and in a table it is a line: from there one goes on with Tab.
    for _ in 0..all * 2 {
        let now = page.run("return [reached.size, document.activeElement.tagName]");
        if now[0] == json!(all) {
            break;
        }
        page.press(if now[1] == json!("INPUT") { "Enter" } else { "Tab" });
    }
    assert_eq!(page.run("return reached.size"), json!(all));
    page.end();
}

#[test]
fn the_next_blank_is_a_key_away_and_what_is_left_is_counted() {
    let page = example();
    open(&page);
    let left = |page: &Page| -> usize {
        let said = page.text_of("output[name='left']");
        said.split("还有 ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .and_then(|n| n.parse().ok())
            .expect("a count")
    };
    let before = left(&page);
    let blank = "[...document.querySelectorAll('main.data [data-fact]')].filter(one => !one.value.trim())";
    assert_eq!(page.run(&format!("return {blank}.length")), json!(before));
    page.press("Ctrl+Enter");
    assert_eq!(page.run(&format!("return {blank}.indexOf(document.activeElement)")), json!(0));
    page.press("Ctrl+Enter");
    assert_eq!(page.run(&format!("return {blank}.indexOf(document.activeElement)")), json!(1));
    fill(&page, "training.spent", "483");
    page.wait_until("one less is left", |page| left(page) == before - 1);
    page.click("[name='next-blank']");
    assert_eq!(page.run(&format!("return {blank}.includes(document.activeElement)")), json!(true));
    page.end();
}

#[test]
fn a_column_is_pasted_as_on_the_sheet() {
    let page = example();
    open(&page);
    let names = page.run(&format!(
        "const all = [...document.querySelectorAll('{BOXES}')];
         const isFigure = one => !one.value && one.closest('.field').matches('.figure');
         const at = all.findIndex((one, at) => all.slice(at, at + 3).every(isFigure));
         return all.slice(at, at + 3).map(one => one.name)"
    ));
    let names: Vec<&str> = names.as_array().expect("names").iter().filter_map(|one| one.as_str()).collect();
    page.paste_into(names[0], "1\n2\n3");
    page.wait_until("they are filled", |page| page.value_of(names[2]) == "3");
    page.press("Ctrl+Z");
    page.wait_until("it is one step", |page| page.value_of(names[0]).is_empty());
    page.end();
}

/// What is not seen of a line is not in the document: a label, a box, a unit, and what stands beside.
#[test]
fn the_list_is_light() {
    let page = example();
    open(&page);
    let (nodes, boxes) = (page.count("main.data *"), page.count(BOXES));
    assert!(nodes < boxes * 14, "{nodes} elements for {boxes} boxes");
    assert_eq!(page.count("main.data .aid"), 0);
    page.focus("training.spent");
    page.wait_until("help comes with the focus", |page| page.count("main.data .aid") == 1);
    page.end();
}

#[test]
fn a_draft_goes_on_into_the_next_year() {
    let page = Page::open();
    begin_draft(&page);
    fill(&page, "county", "甲县");
    fill(&page, "year", "2019");
    open(&page);
    fill(&page, "primary.cost", "9000");
    fill(&page, "training.spent", "483");
    wait_until_kept(&page, "9000");
    go_home(&page);
    page.click_on("复制为下一年：甲县 2019");
    page.wait_to_read("上年数带入 1 项");
    assert_eq!((page.value_of("county").as_str(), page.value_of("year").as_str()), ("甲县", "2020"));
    open(&page);
    assert_eq!(page.value_of("primary.cost_last"), "9000");
    assert_eq!(page.value_of("training.spent"), "");
    let beside = "return document.querySelector(\"[name='training.spent']\").closest('li').querySelector('.before').textContent";
    assert_eq!(page.run(beside), json!("483"));
    page.click_on("一页汇报单");
    page.wait_to_read("与上年相比：2019年");
    go_home(&page);
    page.wait_for(names::DRAFT);
    let mut names = listed(&page);
    names.sort();
    assert_eq!(names, ["甲县 2019", "甲县 2020"]);
    page.end();
}
