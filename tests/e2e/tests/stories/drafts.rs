//! Drafts: many, kept apart, kept at all.

mod once;

use e2e::{Page, Skill, names};

use crate::{begin_draft, example, fill, go_home, new_draft, wait_until_kept};

#[test]
fn opening_the_page_again_returns_to_the_open_draft() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.visit("");
    page.wait_for_text(names::TOTAL, "27.4–99");
    page.open_tab();
    page.wait_for_text(names::TOTAL, "27.4–99");
    // Who left for the list, returns to the list.
    go_home(&page);
    page.wait_until("that, too, is kept", |page| {
        page.run("return localStorage.getItem('lvzhi.open')").is_null()
    });
    page.visit("");
    page.wait_for(names::EXAMPLE);
    page.end();
}

#[test]
fn leaving_at_once_loses_nothing() {
    let page = new_draft();
    page.type_into("salary.total", "36414");
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    page.end();
}

#[test]
fn a_power_cut_loses_nothing_that_was_said_to_be_kept() {
    if Skill::PowerCut.is_missing() {
        return;
    }
    let page = Page::with().alone().open();
    begin_draft(&page);
    fill(&page, "county", "停电县");
    wait_until_kept(&page, "停电县");
    page.wait_until("the browser has written it down", |page| page.is_on_disk("停电县"));
    let page = page.after_power_cut();
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), "停电县");
    page.end();
}
