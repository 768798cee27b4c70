//! A piece of a spreadsheet goes in at once, and comes out at once.

mod named;
mod once;

use e2e::{Page, names};

use crate::{example, new_draft};

fn values(page: &Page, fields: &[&str]) -> Vec<String> {
    fields.iter().map(|name| page.value_of(name)).collect()
}

#[test]
fn a_column_fills_the_following_fields_and_one_undo_takes_it_back() {
    let page = example();
    let fields = ["primary.quota", "junior.quota", "special.quota", "kindergarten.quota", "senior.quota"];
    assert_eq!(values(&page, &fields), ["", "", "", "200", "700"]);
    page.paste_into("primary.quota", "720\r\n939\r\n7,000\r\n500元\r\n1000\r\n");
    page.wait_to_read("已粘贴 5 格");
    assert_eq!(values(&page, &fields), ["720", "939", "7,000", "500元", "1000"]);
    // 小学 1, 初中 0 of 1 (939 is below 940), 特教 0.6, 幼儿园 0.5, 普高 0.5, 小规模 not said: 2.6–3.
    page.wait_for_text(&names::points("funding.quota"), "2.6–3");
    page.press("Ctrl+Z");
    page.wait_for_text(&names::points("funding.quota"), "0–3");
    assert_eq!(values(&page, &fields), ["", "", "", "200", "700"]);
    page.press("Ctrl+Y");
    page.wait_for_text(&names::points("funding.quota"), "2.6–3");
    page.end();
}

#[test]
fn a_single_cell_is_pasted_as_text() {
    let page = new_draft();
    page.paste_into("salary.total", "36,414\r\n");
    page.wait_until("it stands in the field", |page| page.value_of("salary.total") == "36,414");
    assert!(!page.says("已粘贴"));
    // Into the middle of what is there, as in any field.
    page.press("Home");
    page.paste_into("salary.total", "1");
    page.wait_until("it was put in", |page| page.value_of("salary.total").starts_with('1'));
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
