//! Several people fill in one draft: parts go out and come back, files are merged, links are opened.

mod once;

use e2e::{Page, names};
use serde_json::json;

use crate::{fill, go_home, new_draft, wait_until_kept};

/// A draft in a link: nothing leaves the page, and what one has is not touched.
#[test]
fn a_link_carries_a_draft_and_adds_it() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    fill(&page, "training.spent", "483");
    wait_until_kept(&page, "\"483\"");
    page.click("[name='share']");
    page.wait_for("[name='share-link']");
    let link = page.value_of("share-link");
    assert!(link.contains("#draft=") && link.len() < 32_000, "{}", link.len());
    page.screenshot("share");
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    let fragment = link.split_once('#').expect("a fragment").1.to_owned();

    let other = Page::with().at(&format!("#{fragment}")).open();
    other.wait_for(names::IMPORT_PREVIEW);
    assert!(other.text_of(names::IMPORT_PREVIEW).contains("甲县"));
    other.click_on("加入并打开");
    other.wait_for(names::TOTAL);
    assert_eq!(other.value_of("training.spent"), "483");
    assert!(!other.address().contains('#') || other.run("return location.hash") == json!(""));
    assert_eq!(other.requests_elsewhere(), Vec::<String>::new());
    other.end();

    // Pasted as a link on the home screen of the one who made it: it is this very draft, and nothing is replaced.
    go_home(&page);
    page.click_on("粘贴链接或文本");
    page.run_with(
        "document.querySelector('[name=paste-draft]').value = arguments[0]",
        vec![json!(&link[..link.len() - 20])],
    );
    page.click_on("读取");
    page.wait_to_read("链接不完整或被改动过");
    page.run_with(
        "document.querySelector('[name=paste-draft]').value = arguments[0]",
        vec![json!(format!("{link}\n13800001234 张三"))],
    );
    page.click_on("读取");
    page.wait_for(names::IMPORT_PREVIEW);
    page.click_on("加入并打开");
    page.wait_for(names::TOTAL);
    go_home(&page);
    assert_eq!(page.count(names::DRAFT), 2);
    page.end();
}
