//! The page opens, in any browser that opens it.

use e2e::Page;

#[test]
fn the_page_opens_without_errors_and_asks_nobody_else() {
    let page = Page::open();
    page.wait_to_read("履职自评");
    assert_eq!(page.console_errors(), [""; 0]);
    assert!(!page.requests().is_empty());
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}

#[test]
fn the_page_opens_where_storage_is_refused() {
    let page = Page::with().storage_refused().open();
    assert_eq!(
        page.run("try { return typeof localStorage } catch (error) { return error.name }"),
        "SecurityError",
        "the browser was to refuse"
    );
    page.wait_to_read("履职自评");
}
