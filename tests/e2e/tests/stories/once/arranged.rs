//! How a sheet is arranged: what is met is a line, what is folded away is not in the document, where one is stays in sight.

use e2e::{Page, names};
use serde_json::json;

use crate::{example, fill, open_example};

/// What is met when the sheet is opened.
const MET: &str = "preschool.public";

#[track_caller]
fn is_folded(page: &Page, indicator: &str) -> bool {
    page.count(&format!("{}.is-folded", names::card(indicator))) == 1
}

#[test]
fn what_is_met_is_a_line_until_it_is_unfolded_and_stays_as_it_was_left() {
    let page = example();
    assert_eq!(page.count(".card.is-folded"), 10, "ten indicators are met");
    assert_eq!(
        page.count(&names::field("kindergarten.public_pupils")),
        0,
        "its boxes are not in the document"
    );
    assert!(page.text_of(&names::card(MET)).contains("8,728"), "the line still says the arithmetic");
    let fold = format!("{} .fold", names::card(MET));
    page.click(&fold);
    page.wait_for(&names::field("kindergarten.public_pupils"));
    // Another view, and back.
    page.click_on("对标");
    page.wait_until("the sheet is gone", |page| page.count(names::TOTAL) == 0);
    page.click_on("填报");
    page.wait_for(&names::field("kindergarten.public_pupils"));
    assert_eq!(page.count(".card.is-folded"), 9);
    page.click(&fold);
    page.wait_until("it is a line again", |page| is_folded(page, MET));
    page.end();
}

/// A card that comes to be met while one types in it does not fold under one's hands.
#[test]
fn what_is_being_typed_in_stays_open() {
    let page = example();
    fill(&page, "training.spent", "546.21");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(&names::points("funding.training"), "2");
    assert_eq!(page.attribute(&names::card("funding.training"), "data-verdict").as_deref(), Some("met"));
    assert!(!is_folded(&page, "funding.training"));
    page.end();
}

#[test]
fn enter_in_the_search_goes_to_the_first_hit_and_unfolds_what_it_is_in() {
    let page = example();
    page.click("input[type='search']");
    // A figure of a card that is a line, and of another that stands in a closed fold.
    for (words, name) in
        [("公办园在园幼儿数", "kindergarten.public_pupils"), ("公办幼儿园数", "kindergarten.public")]
    {
        page.run("document.querySelector('#search').focus()");
        page.press("Ctrl+A");
        page.type_text(words);
        page.press("Enter");
        page.wait_until("the box has the focus", |page| page.focused() == name);
    }
    page.end();
}

#[test]
fn events_that_did_not_happen_are_answered_at_once_and_taken_back_at_once() {
    let page = example();
    fill(&page, "gate.fraud_found", "不清楚");
    page.click_on("下列均未发生…");
    page.wait_to_read("下列情形均未发生？");
    assert_eq!(page.count("dialog .events li"), 8, "what was answered is not asked again");
    page.click_on("确认均未发生");
    page.wait_until("eight are clear", |page| page.count("[data-gate][data-fired='clear']") == 8);
    assert_eq!(page.value_of("gate.fraud_found"), "不清楚");
    page.press("Ctrl+Z");
    page.wait_until("none is", |page| page.count("[data-gate][data-fired='clear']") == 0);
    page.end();
}

#[test]
fn the_head_one_is_in_is_marked_and_its_title_stays_in_sight() {
    let page = example();
    page.focus("county");
    page.focus("training.spent");
    page.wait_until("the fifth head is the current one", |page| {
        page.attribute("nav [aria-current]", "href").as_deref() == Some("#domain-support")
    });
    let top = "return document.querySelector('#domain-support h2').getBoundingClientRect().top";
    let top = page.run(top).as_f64().expect("a place");
    assert!((0.0..100.0).contains(&top), "its title is at {top}");
    page.end();
}

#[test]
fn what_was_just_done_leaves_by_itself() {
    let page = Page::open();
    open_example(&page);
    fill(&page, "salary.total", "36414");
    page.press("Ctrl+Z");
    page.wait_until("it is said", |page| page.is_visible(".notice"));
    page.wait_until("it is gone", |page| !page.is_visible(".notice"));
    page.end();
}

/// What counts in a box is told below it, over nothing, at both widths.
#[test]
fn the_hint_lies_over_nothing() {
    let page = example();
    let overlapping = "
        const meet = (a, b) => a.bottom > b.top + 1 && b.bottom > a.top + 1 && a.right > b.left + 1 && b.right > a.left + 1;
        const found = [];
        let seen = 0;
        for (const box of document.querySelectorAll('.card [data-field]')) {
            if (!box.checkVisibility()) continue;
            box.focus();
            const aid = box.closest('[data-field-box]').nextElementSibling;
            const hint = aid?.matches('.aid') ? aid.querySelector('.hint') : null;
            if (!hint) continue;
            seen++;
            const card = box.closest('.card');
            const others = [...card.querySelectorAll('.lines, .basis, .field, .judged, .folds')].filter(one => !one.contains(hint));
            const place = hint.getBoundingClientRect();
            if (place.height < 10 || others.some(one => meet(place, one.getBoundingClientRect()))) found.push(box.name);
        }
        return [seen, found];";
    for (width, height) in [(1366, 768), (390, 844)] {
        page.resize(width, height);
        let result = page.run(overlapping);
        assert!(result[0].as_u64().is_some_and(|seen| seen > 40), "{result}");
        assert_eq!(result[1], json!([]), "at {width}");
    }
    page.end();
}
