//! What was done with a table is there again after the page was left: cells, choices, the rubric's title.

use e2e::Page;

#[test]
fn a_table_that_was_left_half_done_goes_on_where_it_was() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.click("[name='blank-table']");
    page.wait_for_focused("blank-0-0");
    let cells = ["普及", "毛入园率", "4", "毛入园率达到90%得4分，每低1个百分点扣0.5分，扣完为止。"];
    for (column, cell) in cells.iter().enumerate() {
        page.type_into(&format!("blank-0-{column}"), cell);
    }
    page.wait_to_read("改动已留在本机，离开后可接着做");
    page.reload();
    page.click("[name='own-rubric']");
    page.wait_to_read("填了 4 格");
    page.click("[name='kept-open']");
    page.wait_until("the cells are there again", |page| page.value_of("blank-0-1") == "毛入园率");
    page.type_into("blank-1-1", "组织领导");
    page.type_into("blank-1-2", "6");
    page.click("[name='blank-read']");
    page.wait_to_read("共 2 项，10 分。");
    page.click("[name='reading-turn']");
    page.wait_to_read("0 项已读懂，填了数据自动计分；2 项由人评判。");
    page.type_into("rubric-title", "甲县评分表");
    page.wait_until("it is kept under its title", |page| {
        let kept = "return Object.keys(localStorage).some(key => key.startsWith('lvzhi.table.')
            && localStorage[key].includes('name\t甲县评分表\t'))";
        page.run(kept).as_bool() == Some(true)
    });
    page.reload();
    page.click("[name='own-rubric']");
    // What clears this computer tells of them; none is in a backup.
    page.click("[name='bringing-back']");
    page.click("[name='clear']");
    page.wait_to_read("2 张改过的评分表");
    let is_off = page.run("return document.querySelector(\"[name='clear-now']\").disabled");
    assert_eq!(is_off.as_bool(), Some(true), "nothing is cleared unasked");
    page.press("Escape");
    page.click("[name='own-rubric']");
    // The newest first; one that is deleted can be had back.
    page.wait_to_read("2 项，改过 2 处");
    page.screenshot("kept-tables");
    page.click("li:first-child [name='kept-delete']");
    page.wait_to_read("已删除");
    page.click("li:first-child [name='kept-delete']");
    page.wait_to_read("2 项，改过 2 处");
    page.run("document.querySelector(\"[aria-label='接着做：甲县评分表']\").focus()");
    page.press("Enter");
    // The button is gone with its list; the focus is where the screen begins.
    page.wait_until("the heading has the focus", |page| {
        page.run("return document.activeElement.tagName") == "H1"
    });
    page.wait_to_read("0 项已读懂，填了数据自动计分；2 项由人评判。");
    page.wait_until("the title is there again", |page| page.value_of("rubric-title") == "甲县评分表");
    page.click("[name='use-rubric']");
    page.wait_for("[data-indicator]");
    page.wait_to_read("组织领导");
}
