//! A block with names goes where its names say, after a look at it.

use super::values;
use crate::example;

/// Rows as a report prints them: other words, two years, other units, a heading, a total.
const BLOCK: &str = "指标\t单位\t2018年\t2019年\r\n一、教育经费\t\t\t\r\n教师工资总额\t元\t350000000\t364140000\r\n\
                     教师培训经费\t万元\t500\t546.21\r\n\t\t\t\r\n城区在园幼儿数\t人\t900\t1000\r\n合计\t万元\t1\t2\r\n";

const FIELDS: [&str; 2] = ["salary.total", "training.spent"];

#[test]
fn a_block_is_looked_at_and_filled_in_by_its_names() {
    let page = example();
    let before = values(&page, &FIELDS);
    page.paste_into("primary.quota", BLOCK);
    page.wait_for("dialog.named[open]");
    page.wait_to_read("将填入 2 项，6 行不填");
    assert_eq!(values(&page, &FIELDS), before, "nothing is put in unasked");
    // Of four rows in two years two values are filled in. The total goes nowhere, and says why; kindergartens of the town are only like those of the county.
    assert!(page.text_of("[data-unnamed='合计']").contains("合计行"));
    assert!(page.text_of("[data-named='城区在园幼儿数']").contains("名称相近"));
    // The button that fills them in has the focus.
    page.press("Enter");
    page.wait_to_read("按名称填入 2 项，6 行没有填");
    assert_eq!(values(&page, &FIELDS), ["364140000元", "546.21"]);
    page.press("Ctrl+Z");
    page.wait_until("one step takes it back", |page| values(page, &FIELDS) == before);
    page.end();
}

#[test]
fn with_the_keyboard_alone_a_column_is_chosen() {
    let page = example();
    let before = values(&page, &FIELDS);
    page.paste_into(
        "primary.quota",
        "指标\t甲\t乙\r\n教师工资总额（万元）\t1\t2\r\n教师培训经费（万元）\t3\t4\r\n",
    );
    page.wait_for("dialog.named[open]");
    page.wait_to_read("请选择一列");
    // Nothing can be filled in before, so the choice of the column has the focus.
    page.press("Down");
    page.wait_to_read("将填入 2 项");
    assert_eq!(page.count("[data-named]"), 2);
    // The rows, two ticks, the button.
    page.press("Tab Tab Tab Tab Enter");
    page.wait_to_read("按名称填入 2 项，0 行没有填");
    assert_eq!(values(&page, &FIELDS), ["1", "3"]);
    page.press("Ctrl+Z");
    page.wait_until("one step takes it back", |page| values(page, &FIELDS) == before);
    page.end();
}

#[test]
fn given_up_nothing_is_changed() {
    let page = example();
    let before = values(&page, &FIELDS);
    page.paste_into("primary.quota", BLOCK);
    page.wait_for("dialog.named[open]");
    page.press("Escape");
    page.wait_until_gone("dialog.named");
    assert_eq!(values(&page, &FIELDS), before);
    page.wait_for_focused("primary.quota");
    page.end();
}
