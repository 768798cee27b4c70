//! The first minute: what a person sees who has never been here.

mod once;

use e2e::{Page, names};

#[test]
fn the_page_asks_nobody_but_its_own_address() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    assert!(!page.requests().is_empty(), "the page itself was asked for");
    assert_eq!(page.requests_elsewhere(), [""; 0]);
    page.end();
}
