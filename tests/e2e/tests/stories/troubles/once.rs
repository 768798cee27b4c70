//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use e2e::{Page, names};
use serde_json::json;

#[test]
fn an_old_browser_is_told_which_to_use() {
    for lack in [
        "delete window.WebAssembly",
        "WebAssembly.validate = () => false",
        "delete window.DecompressionStream",
        "delete window.HTMLDialogElement",
    ] {
        let page = Page::open();
        page.at_every_start(lack);
        page.visit("");
        page.wait_to_read("浏览器版本过低，本页打不开");
        page.wait_to_read("Edge 或 Chrome 97 以上");
        page.wait_to_read("极速模式");
        assert!(!page.is_visible("#page"), "{lack}");
        page.screenshot("trouble-old");
    }
}

/// What looked like a failure of the page's own is taken back once the page has started.
#[test]
fn a_page_that_starts_after_all_is_shown() {
    let page = Page::open();
    page.at_every_start(
        "addEventListener('DOMContentLoaded', () => {
             dispatchEvent(new ErrorEvent('error', { message: 'broken', filename: location.href, error: new Error('broken') }));
             window.shown = !document.getElementById('trouble').hidden;
         })",
    );
    page.visit("");
    page.wait_until("the page has started", |page| page.is_visible(names::EXAMPLE));
    assert_eq!(page.run("return window.shown"), json!(true), "it was told");
    assert!(!page.is_visible("#trouble"));
}
