//! Everything without a pointer.

mod once;

use e2e::{Page, names};
use serde_json::json;

use crate::{example, new_draft};

/// Presses Tab until this has the focus; every stop on the way can be seen to have it.
#[track_caller]
fn tab_to(page: &Page, css: &str) {
    for _ in 0..60 {
        page.press("Tab");
        // Firefox scrolls to what has the focus a moment later.
        page.wait_to_see(
            "the focus can be seen",
            |page| focus_can_be_seen(page).then_some(()),
            focused_element,
        );
        let is_there = page.run_with("return document.activeElement.matches(arguments[0])", vec![json!(css)]);
        if is_there == json!(true) {
            return;
        }
    }
    panic!("sixty times Tab do not lead to {css}, but to {}", focused_element(page));
}

/// Whether what has the focus is in the window and has a ring about it, or its nearest parts have.
fn focus_can_be_seen(page: &Page) -> bool {
    let script = "
        const ringed = element => {
            const style = getComputedStyle(element);
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
        };
        const focused = document.activeElement;
        if (focused === document.body) return true;
        const box = focused.getBoundingClientRect();
        const near = [focused, focused.parentElement, focused.parentElement?.parentElement];
        const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return within && near.some(element => element && ringed(element));";
    page.run(script) == json!(true)
}

fn focused_element(page: &Page) -> String {
    page.run("return document.activeElement.outerHTML.slice(0, 160)").to_string()
}

#[test]
fn a_county_is_scored_without_a_pointer() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    tab_to(&page, names::EXAMPLE);
    page.press("Enter");
    page.wait_for_text(names::TOTAL, "27.4–99");

    tab_to(&page, &names::field("county"));
    page.press("Enter");
    page.wait_for_focused("year");
    page.press("Shift+Enter");
    page.wait_for_focused("county");

    page.focus("training.spent");
    page.type_text("546.21");
    page.press("Enter");
    page.wait_for_focused("salary.total");
    page.type_text("36414");
    page.wait_for_text(names::TOTAL, "29.4–99");
    page.press("Shift+Enter");
    page.wait_for_focused("training.spent");
    // What is there is selected, as in a spreadsheet: typing writes over it.
    page.type_text("483");
    page.wait_for_text(names::TOTAL, "27.4–97");
    page.press("Ctrl+Z");
    page.wait_for_text(names::TOTAL, "29.4–99");
    page.press("Ctrl+Y");
    page.wait_for_text(names::TOTAL, "27.4–97");

    let file = page.download(|page| page.press("Ctrl+S"));
    assert!(file.text().contains("\"483\""));
    page.end();
}

#[test]
fn enter_walks_through_the_fields_in_sight_and_brings_each_into_view() {
    let page = new_draft();
    page.focus("county");
    let mut walked = vec![page.focused()];
    for _ in 0..12 {
        page.press("Enter");
        page.wait_to_see(
            "the focus can be seen",
            |page| focus_can_be_seen(page).then_some(()),
            focused_element,
        );
        let (top, bottom) = between(&page);
        assert!(top >= 0.0 && bottom <= 625.0, "{} is at {top}–{bottom}", page.focused());
        walked.push(page.focused());
    }
    assert_eq!(
        walked,
        [
            "county",
            "year",
            "note",
            "judgment:direction.policy",
            "reason:direction.policy",
            "leadership.group_meetings",
            "leadership.government_meetings",
            "leadership.report_congress",
            "judgment:direction.party",
            "reason:direction.party",
            "judgment:direction.ideology",
            "reason:direction.ideology",
            "language.share",
        ],
        "figures that are folded away are passed by"
    );
    for expected in walked.iter().rev().skip(1) {
        page.press("Shift+Enter");
        page.wait_for_focused(expected);
    }
    page.end();
}

fn between(page: &Page) -> (f64, f64) {
    let edges =
        page.run("const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom]");
    (edges[0].as_f64().unwrap_or(-1.0), edges[1].as_f64().unwrap_or(f64::MAX))
}

#[test]
fn arrows_go_up_and_down_as_in_a_spreadsheet() {
    let page = new_draft();
    page.focus("leadership.group_meetings");
    page.press("Down");
    page.wait_for_focused("leadership.government_meetings");
    page.press("Up");
    page.wait_for_focused("leadership.group_meetings");
    page.end();
}

/// Who types in the search and takes a letter back has not meant the county's figures.
#[test]
fn undoing_in_the_search_does_not_undo_a_figure() {
    let page = example();
    page.type_into("salary.total", "36414");
    page.press("Tab");
    page.click("input[type='search']");
    page.type_text("培训");
    page.press("Ctrl+Z");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    page.end();
}

#[test]
fn the_skip_link_leads_past_the_navigation() {
    let page = example();
    page.press("Tab");
    page.wait_for_focus_on("a.skip");
    page.press("Enter Tab");
    page.wait_for_focused("county");
    page.end();
}
