//! The first minute: what a person sees who has never been here.

mod once;

use e2e::{Page, names};

use crate::{DISCLAIMER, exported, new_draft};

#[test]
fn the_first_visit_offers_the_example_a_new_draft_and_an_import() {
    let page = Page::open();
    page.wait_to_read("履职自评");
    assert!(page.text_of(names::EXAMPLE).contains("正安县 2019"));
    assert!(page.says("新建草稿"));
    assert!(page.says("导入文件"));
    assert_eq!(page.count(names::IMPORT), 1);
    // What this is, that nothing leaves the computer, and that nobody decided anything.
    assert!(page.says("不上传到任何地方"));
    assert!(page.says(DISCLAIMER));
    assert!(page.says("本机还没有草稿"));
    // Looking is not yet a draft.
    assert_eq!(page.run("return localStorage.length"), 0);
    page.end();
}

#[test]
fn the_page_asks_nobody_but_its_own_address() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    assert!(!page.requests().is_empty(), "the page itself was asked for");
    assert_eq!(page.requests_elsewhere(), [""; 0]);
    page.end();
}

#[test]
fn a_new_draft_never_looks_like_a_good_one() {
    let page = new_draft();
    // Nothing is known: anything from nothing to everything.
    assert_eq!(page.grade(), "不合格–优秀");
    assert!(page.says("0 / 44 项"));
    assert!(page.says("9 项还没有回答"));
    assert!(page.says(DISCLAIMER));
    // Not one card is met, and none has points for certain.
    assert_eq!(page.count("[data-indicator]"), 44);
    assert_eq!(page.count("[data-verdict='met']"), 0);
    let certain = "return [...document.querySelectorAll(\"output[name^='points:']\")]
                       .filter(points => !points.textContent.startsWith('0–')).length";
    assert_eq!(page.run(certain), 0);

    let (text, file) = exported(&page);
    assert!(text.contains(DISCLAIMER));
    assert_eq!(file["disclaimer"], DISCLAIMER);
    assert_eq!(file["result"]["total"], serde_json::json!({ "low": "0", "high": "100" }));
    assert_eq!(file["result"]["settled"], 0);
    page.end();
}
