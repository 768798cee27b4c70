//! Filters and search: from forty-four cards to the ones wanted.

use e2e::{Page, names};

use crate::{example, fill};

fn shown(page: &Page) -> usize {
    let script = "return [...document.querySelectorAll('[data-indicator]')].filter(card => card.checkVisibility()).length";
    page.run(script).as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

fn wait_until_shown(page: &Page, count: usize) {
    page.wait_to_see(
        &format!("{count} cards are shown"),
        |page| (shown(page) == count).then_some(()),
        |page| format!("there are {}", shown(page)),
    );
}

#[track_caller]
fn search(page: &Page, words: &str) {
    page.click("input[type='search']");
    page.press("Ctrl+A Delete");
    page.type_text(words);
}

/// 10 met, 1 unmet (定额), 12 to be judged and nothing else, 21 with figures missing.
#[test]
fn filters_say_how_many_there_are_and_show_as_many() {
    let page = example();
    for (chip, count) in [("全部 44", 44), ("未填 21", 21), ("未达标 1", 1), ("待评判 12", 12)] {
        page.click_on(chip);
        wait_until_shown(&page, count);
    }
    // Which one is chosen is told, too, and it is but one.
    assert_eq!(page.texts_of("nav button[aria-pressed='true']"), ["待评判 12"]);
    page.click_on("未达标 1");
    wait_until_shown(&page, 1);
    assert!(page.is_visible(&names::card("funding.quota")));
    page.click_on("待评判 12");
    wait_until_shown(&page, 12);
    assert_eq!(page.count("[data-verdict='judgment']"), 12);
    page.end();
}

#[test]
fn a_card_being_filled_in_does_not_vanish() {
    let page = example();
    page.click_on("未填 21");
    wait_until_shown(&page, 21);
    fill(&page, "training.spent", "546.21");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(&names::points("funding.training"), "2");
    // One fewer is missing; the card still stands where the person is.
    page.wait_to_read("未填 20");
    assert_eq!(shown(&page), 21);
    assert!(page.is_visible(&names::field("salary.total")));
    // Asked anew, it is gone.
    page.click_on("未填 20");
    wait_until_shown(&page, 20);
    assert!(!page.is_visible(&names::card("funding.training")));
    page.end();
}

#[test]
fn unverified_numbers_can_be_found_together() {
    let page = example();
    // 普高 1000 元, 土地计提, 持证 and 名额分配 are 待核.
    page.click_on("依据待核 4");
    wait_until_shown(&page, 4);
    for indicator in ["funding.quota", "funding.sources", "teacher.staff", "conduct.admission"] {
        assert!(page.is_visible(&names::card(indicator)), "{indicator}");
        assert!(page.text_of(&names::card(indicator)).contains("待核"), "{indicator} says so itself");
    }
    page.end();
}

#[test]
fn a_search_goes_through_titles_numbers_and_figures() {
    let page = example();
    search(&page, "培训经费");
    // 5.5 in its title, 5.9 (校本培训) in its field.
    page.wait_until("both are found", |page| {
        page.is_visible(&names::card("funding.training")) && page.is_visible(&names::card("teacher.staff"))
    });
    wait_until_shown(&page, 2);
    search(&page, "5.5");
    wait_until_shown(&page, 1);
    search(&page, "残联");
    // Found by who is responsible.
    wait_until_shown(&page, 1);
    assert!(page.is_visible(&names::card("special.enrolment")));
    search(&page, "");
    wait_until_shown(&page, 44);
    page.end();
}

#[test]
fn a_search_and_a_filter_go_together() {
    let page = example();
    search(&page, "教师");
    page.wait_until("some are found", |page| (2..44).contains(&shown(page)));
    let both = shown(&page);
    page.click_on("未达标 1");
    page.wait_until("fewer are found", |page| shown(page) < both);
    page.click_on("全部 44");
    wait_until_shown(&page, both);
    page.end();
}

#[test]
fn nothing_found_is_said_and_leads_back() {
    let page = example();
    search(&page, "没有这样的指标");
    page.wait_to_read("没有符合条件的指标");
    assert_eq!(shown(&page), 0);
    page.click_on("显示全部");
    wait_until_shown(&page, 44);
    assert_eq!(page.run("return document.querySelector(\"input[type='search']\").value"), "");
    page.end();
}

#[test]
fn a_loss_leads_to_its_card_even_when_a_filter_hides_it() {
    let page = example();
    page.click_on("待评判 12");
    wait_until_shown(&page, 12);
    page.click("a[href='#card-funding.quota']");
    page.wait_until("its card is shown", |page| page.is_visible(&names::card("funding.quota")));
    page.wait_until("its first field has the focus", |page| page.focused() == "primary.quota");
    page.end();
}

#[test]
fn a_head_in_the_navigation_leads_to_its_cards() {
    let page = example();
    page.click("nav a[href='#domain-conduct']");
    page.wait_until("its cards are in view", |page| {
        let top = "return document.querySelector(arguments[0]).getBoundingClientRect().top";
        let top = page.run_with(top, vec![names::card("conduct.direction").into()]);
        top.as_f64().is_some_and(|top| (0.0..600.0).contains(&top))
    });
    page.end();
}
