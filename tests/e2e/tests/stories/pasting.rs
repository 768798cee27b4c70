//! A piece of a spreadsheet goes in at once, and comes out at once.

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
