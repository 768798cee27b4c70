//! Files in and out: what is no draft says why, and what is open stays as it is.

mod once;

use e2e::{Page, names};

use crate::county::with_facts;

#[test]
fn the_same_file_can_be_chosen_twice() {
    let page = Page::open();
    for _ in 0..2 {
        page.import("甲县.json", with_facts("甲县", &[]).to_string());
        page.wait_for("[data-import='draft']");
        page.click_on("取消");
        page.wait_until_gone(names::IMPORT_PREVIEW);
    }
    page.end();
}
