//! What comes from files and hands is text, whatever it looks like.

use e2e::{Page, names};
use serde_json::json;

use crate::county::with_facts;
use crate::{exported, fill, go_home, new_draft};

const MARKUP: &str = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

/// Nothing became an element, and no script ran.
#[track_caller]
fn nothing_came_alive(page: &Page) {
    assert_eq!(page.count("img, #page script"), 0);
    assert_ne!(page.run("return document.title"), "owned");
}

#[test]
fn markup_in_every_string_of_a_file_is_shown_as_text() {
    let page = Page::open();
    let mut draft =
        with_facts(MARKUP, &[("aid.covered", MARKUP), ("training.spent", MARKUP), (MARKUP, MARKUP)]);
    draft["note"] = json!(MARKUP);
    draft["facts"]["aid.covered"]["note"] = json!(MARKUP);
    draft["facts"]["aid.covered"]["by"] = json!(MARKUP);
    draft["judgments"] = json!({ "direction.policy": { "points": MARKUP, "reason": MARKUP }, MARKUP: {} });
    draft["rubric"]["edition"] = json!(MARKUP);
    draft["result"] = json!({ "total": { "low": MARKUP, "high": MARKUP } });
    draft[MARKUP] = json!(MARKUP);
    page.import("<b>甲县<b>.json", draft.to_string());
    page.wait_for("[data-import='draft']");
    assert!(page.text_of(names::IMPORT_PREVIEW).contains(MARKUP));
    assert_eq!(page.count("[data-import] b"), 0);
    nothing_came_alive(&page);

    page.click_on("加入并打开");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("county"), MARKUP);
    assert_eq!(page.value_of("reason:direction.policy"), MARKUP);
    assert_eq!(page.points("aid.students"), "0–1");
    // Unfold everything there is.
    crate::unfold(&page);
    nothing_came_alive(&page);
    let (_, file) = exported(&page);
    assert_eq!(file[MARKUP], MARKUP);
    go_home(&page);
    assert!(page.text_of(names::DRAFT).contains("<img src=x"));
    nothing_came_alive(&page);

    // And its title, which only this browser knows.
    page.click_on("重命名");
    page.click("[data-draft] form input");
    page.press("Ctrl+A");
    page.type_text(MARKUP);
    page.press("Enter");
    page.wait_until("it is renamed", |page| crate::listed(page) == [MARKUP]);
    nothing_came_alive(&page);
    page.click_on("删除");
    page.wait_to_read("已删除");
    nothing_came_alive(&page);
    page.end();
}

#[test]
fn a_refused_file_is_named_as_text() {
    let page = Page::open();
    let mut draft = with_facts("甲县", &[]);
    draft["facts"][MARKUP] = json!(1);
    page.import("<img src=x>.json", draft.to_string());
    page.wait_for("[data-import='refused']");
    let said = page.text_of(names::IMPORT_PREVIEW);
    assert!(said.contains("<img src=x>.json"), "{said}");
    nothing_came_alive(&page);
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
    // A rubric nobody knows is no reason to refuse a draft, and its name no program either.
    let mut draft = with_facts("甲县", &[]);
    draft["rubric"]["id"] = json!(MARKUP);
    page.import("<img src=x>.json", draft.to_string());
    page.wait_for("[data-import='draft']");
    assert!(page.text_of(names::IMPORT_PREVIEW).contains("<img src=x>.json"));
    nothing_came_alive(&page);
    page.click_on("加入并打开");
    page.wait_to_read("本机没有这套细则");
    nothing_came_alive(&page);
    page.end();
}

#[test]
fn arithmetic_is_arithmetic_and_never_a_program() {
    let page = new_draft();
    for typed in [
        "alert(1)",
        "document.title='owned'",
        "1;2",
        "=SUM(A1:A2)",
        "(()=>1)()",
        "constructor",
        "1e3",
        "0x10",
    ] {
        fill(&page, "training.spent", typed);
        page.wait_until("it is not a figure", |page| crate::is_marked_wrong(page, "training.spent"));
        assert_eq!(page.points("funding.training"), "0–2", "{typed}");
    }
    nothing_came_alive(&page);
    page.end();
}

#[test]
fn very_long_and_very_large_figures_do_no_harm() {
    let page = new_draft();
    fill(&page, "salary.total", "36414");
    page.focus("training.spent");
    let long = "9".repeat(5000);
    page.run_with(
        "const field = document.activeElement;
         field.value = arguments[0];
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        vec![json!(long)],
    );
    page.press("Tab");
    page.wait_until("it is too long", |page| crate::said_of(page, "training.spent").contains("内容过长"));
    assert_eq!(page.value_of("training.spent"), long);
    // 150 digits is still a figure, and far more than 1.5 %.
    fill(&page, "training.spent", &"9".repeat(150));
    page.wait_for_text(&names::points("funding.training"), "2");
    page.end();
}
