//! 试算: changes are tried beside the draft, on the real reports, with numbers worked out by hand.

mod once;

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::{example, unfold};

/// The page with one of the six reports open, and its certain and possible points.
#[track_caller]
fn report(at: usize, total: &str) -> Page {
    let page = Page::open();
    page.click(&format!("[data-example='{at}']"));
    page.wait_for_text(names::TOTAL, total);
    page
}

/// 试算, in one of its tabs.
#[track_caller]
fn whatif(page: &Page, tab: &str) {
    if page.count("[role=tablist]") == 0 {
        page.click_on("试算");
        page.wait_for("[role=tablist]");
    }
    page.click(&format!("#tab-{tab}"));
    page.wait_for(&format!("[data-tab='{tab}']"));
}

/// Back to the sheet.
#[track_caller]
fn back(page: &Page) {
    page.click_on("返回填报");
    page.wait_for(names::TOTAL);
}

/// The name of a scenario's box for a fact: the id of the scenario is the time it was made.
#[track_caller]
fn box_of(page: &Page, what: &str) -> String {
    let name = page.attribute(&format!("[name^='scenarios.'][name$='/{what}']"), "name");
    name.unwrap_or_else(|| panic!("no box for {what}"))
}

/// Chooses something from a list and adds it.
#[track_caller]
fn add(page: &Page, list: &str, what: &str) {
    page.choose(list, what);
    page.click(&format!("[name='{list}-now']"));
}

/// The list of ways that was found, opened up.
#[track_caller]
fn ways(page: &Page) -> String {
    page.click_on("查找办法");
    page.wait_for(".found");
    unfold(page);
    page.text_of("[data-tab='route']")
}

/// 武术乡: 学前三年毛入园率 37 %. 2 points at 85 %, 0.1 less for each point below, in proportion: one point takes
/// 2 − 0.1 × (85 − x) ≥ 0.995, which is rounded to 1, so x = 74.95; and at 80 % it is 1.5.
#[test]
fn a_value_is_moved_and_the_points_follow_and_the_other_way_round() {
    let page = report(2, "4.4–96.4");
    whatif(&page, "single");
    page.choose("indicator", "preschool.enrolment");
    page.wait_for("[data-single='preschool.enrolment']");
    page.focus("points");
    page.press("Home Right Right Right Right Right Right Right Right Right Right");
    page.wait_for_text("output[name='points-wanted']", "要得 1 分");
    let wanted = page.text_of(".wanted [data-need]");
    assert!(wanted.contains("37 → 74.95 %，提高 37.95 个百分点"), "{wanted}");
    page.click(".wanted [data-need] button");
    page.wait_for_text("output[name='single']", "✕ 未达标 1 / 2");
    let name = box_of(&page, "facts.kindergarten.gross_enrolment.text");
    page.type_into(&name, "80");
    page.wait_for_text("output[name='single']", "✕ 未达标 1.5 / 2");
    // By its slider, with the keyboard: from 0 to 100 %, a step each.
    page.focus(&format!("slide:{name}"));
    page.press("End");
    page.wait_for_text("output[name='single']", "✓ 达标 2 / 2");
    page.press("Left");
    page.wait_until("one step back", |page| page.value_of(&name) != "100");
    page.end();
}

/// On a slow machine the search takes its time: it says how far it is, the page stays alive, and it can be stopped.
#[test]
fn a_search_that_takes_long_tells_how_far_it_is_and_can_be_stopped() {
    if Skill::Slowness.is_missing() {
        return;
    }
    let page = example();
    whatif(&page, "route");
    page.choose("goal", "0");
    page.click(".means summary");
    page.click_on("全部可改");
    page.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 20 }));
    // Clicked from within, because the driver takes longer than the search.
    let told = page.run_async(
        "const button = word => [...document.querySelectorAll('.whatif button')].find(one => one.innerText === word);
         button('查找办法').click();
         const told = [];
         while (told.length < 3) {
             await new Promise(requestAnimationFrame);
             const line = document.querySelector('.running');
             if (document.querySelector('.found')) return ['done'];
             if (line) told.push(line.innerText);
         }
         button('停止').click();
         return told;",
        Vec::new(),
    );
    assert!(told[0].as_str().is_some_and(|line| line.contains("正在查找，已完成")), "{told}");
    page.wait_until_gone(".running");
    page.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
    assert_eq!(page.count(".found"), 0, "what was stopped says nothing");
    assert!(ways(&page).contains("可以达到优秀"));
    page.end();
}
