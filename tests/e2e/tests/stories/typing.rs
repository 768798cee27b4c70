//! What a clerk types stays as it was typed, and is understood or said not to be.

mod once;

use e2e::{Skill, names};
use serde_json::json;

use crate::{example, fill, is_marked_wrong, new_draft, wait_until_kept};

#[test]
fn an_input_method_is_never_interrupted() {
    if Skill::Composing.is_missing() {
        return;
    }
    let page = new_draft();
    page.begin_composing("county", "zheng'an");
    // Not decided yet: what stands in the field is the letters, untouched.
    assert_eq!(page.value_of("county"), "zheng'an");
    page.compose_into("county", "", "正安县");
    assert_eq!(page.value_of("county"), "正安县");

    // The same where letters are no figure: no mark while composing, none after.
    page.begin_composing("nutrition.paid", "bushiyong");
    assert_eq!(page.value_of("nutrition.paid"), "bushiyong");
    assert!(!is_marked_wrong(&page, "nutrition.paid"));
    page.compose_into("nutrition.paid", "", "不适用");
    page.press("Tab");
    assert_eq!(page.value_of("nutrition.paid"), "不适用");
    page.wait_for_text(&names::points("aid.nutrition"), "1");

    page.compose_into("reason:direction.policy", "budd", "部署到位");
    assert_eq!(page.value_of("reason:direction.policy"), "部署到位");
    wait_until_kept(&page, "部署到位");
    page.end();
}

#[test]
fn a_composed_word_is_one_step_to_undo() {
    if Skill::Composing.is_missing() {
        return;
    }
    let page = new_draft();
    page.compose_into("county", "zhengan", "正安县");
    page.press("Tab Ctrl+Z");
    page.wait_until("the word is gone", |page| page.value_of("county").is_empty());
    page.press("Ctrl+Y");
    page.wait_until("the word is back", |page| page.value_of("county") == "正安县");
    page.end();
}

#[test]
fn separators_are_drawn_and_never_written() {
    let page = new_draft();
    fill(&page, "salary.total", "36414");
    page.wait_for_text(&format!("span:has(> {}) [aria-hidden]", names::field("salary.total")), "36,414");
    assert_eq!(page.value_of("salary.total"), "36414");
    wait_until_kept(&page, "\"36414\"");
    assert!(!crate::kept(&page).contains("36,414"));
    page.end();
}

#[test]
fn typing_in_one_field_is_one_step_to_undo() {
    let page = example();
    page.type_into("training.spent", "483");
    page.press("Tab");
    page.type_text("36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    page.press("Ctrl+Z");
    page.wait_until("the second field is empty", |page| page.value_of("salary.total").is_empty());
    assert_eq!(page.value_of("training.spent"), "483");
    page.press("Ctrl+Z");
    page.wait_until("the first field is empty", |page| page.value_of("training.spent").is_empty());
    page.wait_for_text(names::TOTAL, "27.4–99");
    page.press("Ctrl+Y Ctrl+Shift+Z");
    page.wait_for_text(names::TOTAL, "27.4–97");
    page.end();
}

/// What is told below a field while it is filled in goes when the field is left; what one is just about to
/// press must not move away from under the pointer.
#[test]
fn a_press_right_after_typing_is_not_lost() {
    let page = example();
    for (typed_in, pressed) in [
        ("leadership.group_meetings", "leadership.report_congress"),
        ("leadership.government_meetings", "leadership.report_congress"),
        ("gate.wage_arrears_new", "gate.funds_diverted_found"),
    ] {
        fill(&page, pressed, "");
        page.type_into(typed_in, "不清楚");
        page.click(&format!("[data-field-box]:has({}) button[aria-label$='：是']", names::field(pressed)));
        assert_eq!(page.value_of(pressed), "是", "pressed after typing in {typed_in}");
    }
    page.end();
}

/// WebKit tells of the end of a composition first, and then of the Enter that ended it.
#[test]
fn the_enter_that_takes_a_candidate_does_not_leave_the_box() {
    let page = new_draft();
    page.click(&names::field("county"));
    let enter = "document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: arguments[0], bubbles: true, cancelable: true }))";
    page.run_with(enter, vec![json!(229)]);
    page.wait_for_focused("county");
    page.run_with(enter, vec![json!(13)]);
    page.wait_for_focused("year");
    page.end();
}
