//! Parts of the page that come when first wanted: they come, or say that they cannot, and are had when asked for again.

mod once;

use e2e::{Page, names};

use crate::{begin_draft, fill};

const LOST: &str = "这一部分没有载入，可能是网络中断。请检查网络后重试，仍不行请刷新本页；已填内容不受影响";

/// The browser reports the files it was kept from, and the page says nothing else.
#[track_caller]
fn end_without_the_part(page: &Page) {
    let errors = page.console_errors();
    assert!(errors.iter().all(|error| error.contains("on-demand") || error.contains("fetch")), "{errors:?}");
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}

#[test]
fn a_screen_that_cannot_be_had_says_so_and_comes_when_asked_again() {
    let page = Page::with().cut_off("on-demand").open();
    begin_draft(&page);
    fill(&page, "language.share", "73.5%");
    page.click_on("试算");
    page.wait_for_text("#fields [role=status]", LOST);
    // Asked again in vain, it says so again; what was filled in is a click away.
    page.click("[name='retry']");
    page.wait_for_text("#fields [role=status]", LOST);
    page.click_on("试算");
    page.wait_for_text(&names::points("direction.language"), "0.74–1.74");
    page.click_on("试算");
    page.wait_for("[name='retry']");
    page.connect_again();
    page.focus("retry");
    page.press("Enter");
    page.wait_for("[role=tablist]");
    page.wait_until("the focus is on the screen's heading", |page| page.count("h1:focus") == 1);
    end_without_the_part(&page);
}
