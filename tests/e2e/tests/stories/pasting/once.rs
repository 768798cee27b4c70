//! What of this subject no engine can break: the same wasm says and computes it in any.

mod named;

use e2e::names;

use super::values;
use crate::{example, new_draft};

#[test]
fn an_empty_cell_empties_its_field() {
    let page = example();
    // 幼儿园 held 200; a blank cell empties it, which is told apart from the figures.
    page.paste_into("special.quota", "7000\n\n1000");
    page.wait_to_read("已粘贴 2 格，清空 1 格");
    assert_eq!(values(&page, &["special.quota", "kindergarten.quota", "senior.quota"]), ["7000", "", "1000"]);
    page.end();
}

#[test]
fn a_row_is_as_good_as_a_column() {
    let page = new_draft();
    page.paste_into("training.spent", "546.21\t36414");
    page.wait_for_text(&names::points("funding.training"), "2");
    assert_eq!(values(&page, &["training.spent", "salary.total"]), ["546.21", "36414"]);
    page.end();
}

/// Folded figures are not in sight, so nobody would notice that they were overwritten.
#[test]
fn a_column_goes_only_where_one_sees_it_go() {
    let page = example();
    // 配套资金足额到位 is the last field in sight on its card; 配套资金合计 and its parts are folded away below it.
    // The next card asks for the salaries of teachers, of officials, and of teachers last year.
    page.paste_into("matching.paid", "否\n81000\n80000\n79000");
    page.wait_to_read("已粘贴 4 格");
    assert_eq!(
        values(&page, &["matching.paid", "matching.total", "salary.teacher_average", "salary.civil_average"]),
        ["否", "", "81000", "80000"]
    );
    page.end();
}

#[test]
fn a_block_of_figures_alone_is_refused_and_nothing_changes() {
    let page = example();
    page.paste_into("primary.quota", "720\t730\n940\t950");
    page.wait_to_read("剪贴板里有 2 列，没有粘贴");
    assert_eq!(values(&page, &["primary.quota", "junior.quota", "special.quota"]), ["", "", ""]);
    assert_eq!(page.total(), "27.4–99");
    page.end();
}

#[test]
fn cells_that_find_no_field_are_told() {
    let page = new_draft();
    // The last field of the sheet.
    page.paste_into("gate.vocational_closed_or_short", "否\n1\n2");
    page.wait_for("dialog.paste[open]");
    page.wait_to_read("有 2 格后面没有可填的项，不会粘贴");
    assert_eq!(page.value_of("gate.vocational_closed_or_short"), "", "nothing is put in unasked");
    // The button that puts them in has the focus.
    page.press("Enter");
    page.wait_to_read("已粘贴 1 格，另有 2 格后面没有可填的项");
    assert_eq!(page.value_of("gate.vocational_closed_or_short"), "否");
    page.end();
}

/// The browser would make 23 of it.
#[test]
fn several_cells_do_not_become_one_figure() {
    let page = example();
    page.paste_into("judgment:direction.policy", "2\n3");
    page.wait_to_read("剪贴板里有好几格，这里只填一格");
    assert_eq!(page.value_of("judgment:direction.policy"), "");
    page.end();
}

#[test]
fn the_heading_of_a_column_is_passed_over() {
    let page = example();
    let fields = ["primary.public_spending", "primary.public_spending_last", "junior.public_spending"];
    let after = ["junior.public_spending_last", "growth.primary_public"];
    let before = values(&page, &after);
    page.paste_into("primary.public_spending", "生均公用经费（元）\r\n1803\r\n1786\r\n2781\r\n");
    page.wait_to_read("已粘贴 3 格，首格“生均公用经费（元）”是表头，已略过");
    assert_eq!(values(&page, &fields), ["1803", "1786", "2781"]);
    assert_eq!(values(&page, &after), before, "nothing goes one box too far");
    page.end();
}

/// The third box asks for 是 or 否.
#[test]
fn a_last_figure_too_many_is_told() {
    let page = example();
    let fields =
        ["leadership.group_meetings", "leadership.government_meetings", "leadership.report_congress"];
    page.type_into(fields[0], "3");
    page.type_into(fields[1], "5");
    page.paste_into(fields[0], "4\r\n\r\n6");
    page.wait_to_read("已粘贴 2 格，清空 1 格，末格是数，所填的项应填“是”或“否”");
    assert_eq!(values(&page, &fields), ["4", "", "6"]);
    page.end();
}

#[test]
fn what_does_not_fit_is_looked_at_first() {
    let page = example();
    let fields = ["primary.public_spending", "primary.public_spending_last", "junior.public_spending"];
    let before = values(&page, &fields);
    // 万元 over boxes of 元/人: the look shows the heading, the boxes and what stands in them.
    page.paste_into("primary.public_spending", "公用经费（万元）\n1803\n1786");
    page.wait_for("dialog.paste[open]");
    page.wait_to_read("粘贴前请核对");
    page.wait_to_read("没有写单位的数将填入单位不同的项");
    assert_eq!(page.count("[data-paste]"), 2);
    assert!(page.text_of("[data-paste='primary.public_spending']").contains("1,803 元/人"));
    assert_eq!(values(&page, &fields), before, "nothing is put in unasked");
    page.press("Escape");
    page.wait_until_gone("dialog.paste");
    assert_eq!(values(&page, &fields), before, "given up, nothing is changed");
    page.wait_for_focused("primary.public_spending");

    // Not known for a heading: the person says so, with the keyboard.
    page.paste_into("primary.public_spending", "暂无\n1803\n1786");
    page.wait_for("dialog.paste[open]");
    assert_eq!(page.count("[data-paste]"), 3);
    page.press("Shift+Tab Shift+Tab Space");
    page.wait_until("the heading is passed over", |page| page.count("[data-paste]") == 2);
    page.press("Tab Tab Enter");
    page.wait_to_read("已粘贴 2 格，首格“暂无”是表头，已略过");
    assert_eq!(values(&page, &fields[..2]), ["1803", "1786"]);
    page.press("Ctrl+Z");
    page.wait_until("one step takes it back", |page| values(page, &fields) == before);
    page.end();
}
